"""Pictures with a line of text, small enough that hundreds of them are read in a minute."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont


def small_picture(number: int) -> bytes:
    """A PNG of two thousand bytes that says its number."""
    image = Image.new("RGB", (200, 60), "white")
    ImageDraw.Draw(image).text(
        (6, 18), f"Bukti nomor {number}", fill="black", font=ImageFont.load_default(18)
    )
    file = io.BytesIO()
    image.save(file, format="PNG")
    return file.getvalue()


def small_pictures(folder: Path, count: int) -> tuple[Path, ...]:
    """That many files in a new folder, each with other bytes."""
    folder.mkdir()
    files = tuple(folder / f"gambar-{number:04}.png" for number in range(count))
    for number, file in enumerate(files):
        file.write_bytes(small_picture(number))
    return files
