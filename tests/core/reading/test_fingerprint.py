"""The same picture after a messenger had it looks the same; another one does not."""

from __future__ import annotations

import io

from PIL import Image

from core.demonstration.pictures import draw_all
from core.reading.fingerprint import distance, fingerprint


def test_recompressed_and_reduced_pictures_are_near_and_others_are_far() -> None:
    pictures = [Image.open(io.BytesIO(picture.png)).convert("RGB") for picture in draw_all()[:4]]
    prints = [fingerprint(picture) for picture in pictures]
    for picture, shape in zip(pictures, prints, strict=True):
        file = io.BytesIO()
        small = picture.resize((picture.width * 6 // 10, picture.height * 6 // 10))
        small.save(file, format="JPEG", quality=45)
        assert distance(shape, fingerprint(Image.open(file))) <= 24
    assert all(distance(a, b) > 28 for n, a in enumerate(prints) for b in prints[:n])
