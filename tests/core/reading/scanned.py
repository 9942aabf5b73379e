"""Pages of our own PDFs as they come back from scanners and telephones, made from a seed."""

from __future__ import annotations

import io
import random
from typing import Any, Final

import cv2
import numpy as np
import pypdfium2
from PIL import Image

Picture = np.ndarray[Any, Any]
KINDS: Final = (
    "upright",
    "grey",
    "quarter",
    "head down",
    "skew",
    "compressed",
    "photo",
    "stamped",
    "folded",
    "faint",
)


def drawn(pdf: bytes, page: int, dots: int) -> Picture:
    """A page in colour at so many dots per inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return np.asarray(document[page].render(scale=dots / 72).to_pil().convert("RGB"))
    finally:
        document.close()


def scanned(page: Picture, kind: str, seed: int) -> bytes:
    """The page as a JPEG, distorted as `kind` says; the same seed gives the same bytes."""
    rng = random.Random(seed)
    picture, quality = _skewed(page, rng.uniform(-1, 1)), rng.choice((60, 75, 90))
    if kind == "grey":
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    elif kind == "quarter":
        picture = cv2.rotate(picture, rng.choice((cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE)))
    elif kind == "head down":
        picture = cv2.rotate(picture, cv2.ROTATE_180)
    elif kind == "skew":
        picture = _skewed(page, rng.choice((-5, -4, -3, 3, 4, 5)))
    elif kind == "compressed":
        quality = 40
    elif kind == "photo":
        picture, quality = _photographed(page, rng), 70
    elif kind == "stamped":
        picture = _stamped(picture, rng)
    elif kind == "folded":
        picture = _folded(picture, rng)
    elif kind == "faint":
        picture = (picture.astype(np.float32) * 0.45 + 130).clip(0, 255).astype(np.uint8)
    return as_jpeg(_noisy(picture, seed), quality)


def as_jpeg(picture: Picture, quality: int) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality)
    return out.getvalue()


def as_pdf(pictures: list[bytes]) -> bytes:
    """One PDF with a page for each JPEG, as a scanner with a feeder makes it."""
    document = pypdfium2.PdfDocument.new()
    for data in pictures:
        held = pypdfium2.PdfImage.new(document)
        held.load_jpeg(io.BytesIO(data), inline=True)
        width, height = Image.open(io.BytesIO(data)).size
        page = document.new_page(width * 72 / 200, height * 72 / 200)
        held.set_matrix(pypdfium2.PdfMatrix().scale(width * 72 / 200, height * 72 / 200))
        page.insert_obj(held)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _skewed(picture: Picture, degrees: float) -> Picture:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(picture, turn, (width, height), borderValue=(250, 250, 248))


def _photographed(page: Picture, rng: random.Random) -> Picture:
    """On a brown table, from aside, with a shadow and a soft focus."""
    height, width = page.shape[:2]
    edge = int(width * 0.12)
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    lean = [rng.uniform(0, 0.07) * width for _ in range(8)]
    target = np.array(
        [
            [edge + lean[0], edge + lean[1]], [edge + width - lean[2], edge + lean[3]],
            [edge + width - lean[4], edge + height - lean[5]], [edge + lean[6], edge + height - lean[7]],
        ],
        np.float32,
    )  # fmt: skip
    moved = cv2.warpPerspective(
        page, cv2.getPerspectiveTransform(source, target), (width + 2 * edge, height + 2 * edge),
        flags=cv2.INTER_AREA, borderValue=(96, 70, 50),
    )  # fmt: skip
    light = np.linspace(rng.uniform(0.55, 0.75), 1.0, moved.shape[1], dtype=np.float32)[None, :, None]
    return cv2.GaussianBlur((moved * light).clip(0, 255).astype(np.uint8), (3, 3), 0)


def _stamped(picture: Picture, rng: random.Random) -> Picture:
    """A violet office stamp over text and signature, clear of the code."""
    height, width = picture.shape[:2]
    made, middle, radius = (
        picture.copy(),
        (int(width * rng.uniform(0.45, 0.7)), int(height * 0.8)),
        width // 9,
    )
    for size in (radius, int(radius * 0.8)):
        cv2.circle(made, middle, size, (90, 50, 160), max(2, width // 300))
    cv2.putText(
        made,
        "BAWASLU",
        (middle[0] - radius // 2, middle[1]),
        cv2.FONT_HERSHEY_SIMPLEX,
        width / 2400,
        (90, 50, 160),
        3,
    )
    return cv2.addWeighted(made, 0.8, picture, 0.2, 0)


def _folded(picture: Picture, rng: random.Random) -> Picture:
    """A corner folded over: upper left, upper right or lower right, never the one with the code."""
    height, width = picture.shape[:2]
    made, size = picture.copy(), int(width * rng.uniform(0.08, 0.16))
    x, y = rng.choice(((0, 0), (width, 0), (width, height)))
    inner = (x + (size if x == 0 else -size), y + (size if y == 0 else -size))
    cv2.fillPoly(made, [np.array([(x, y), (inner[0], y), (x, inner[1])])], (235, 235, 230))
    cv2.line(made, (inner[0], y), (x, inner[1]), (150, 150, 150), 3)
    return made


def _noisy(picture: Picture, seed: int) -> Picture:
    noise = np.random.default_rng(seed).normal(0, 5, picture.shape)
    return (picture + noise).clip(0, 255).astype(np.uint8)
