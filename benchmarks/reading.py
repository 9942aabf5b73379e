"""Reading with both readers of our warm worker against the Tesseract program and against pytesseract.

The numbers that mean something are the ratios: both sides run on the same machine in the same minute.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytesseract  # type: ignore[import-untyped]
from PIL import Image

from core.demonstration.pictures import draw_all
from core.reading.pool import ReaderPool
from core.reading.tesseract import find_tessdata

LANGUAGES: Final = ("ind", "eng")
CORPUS: Final = (
    Path(os.environ.get("NETRA_TEST_DATA") or Path(__file__).resolve().parents[2] / "shared") / "ocr-corpus"
)
THREADS: Final = "OMP_THREAD_LIMIT"

Row = tuple[str, float, float, float]


def pictures(count: int) -> list[bytes]:
    """`count` screenshots, evenly from the public corpus, or the demonstration's where it is absent."""
    names = sorted(
        json.loads(file.read_text(encoding="utf-8"))["image"] for file in CORPUS.glob("pub-*.json")
    )
    if not names:
        return [picture.png for picture in draw_all()][:count]
    return [(CORPUS / name).read_bytes() for name in names[:: max(1, len(names) // count)]][:count]


def rows(count: int = 8) -> list[Row]:
    """`(name, our seconds a picture, the other's seconds a picture, ours divided by the other's)`.

    One process on each side. The Tesseract program's start, measured on an empty picture, is left out; our
    worker is warm. pytesseract is taken as people use it, threads as shipped and start included.
    """
    files = pictures(count)
    pool = ReaderPool(1, languages=LANGUAGES)
    try:
        pool.read(files[0])  # warm, as in the program
        start = min(_seconds(_program, _blank()) for _ in range(3))
        return [
            _row("Tesseract program, one thread", files, pool, _program, start),
            _row("pytesseract, threads as shipped", files, pool, _pytesseract, 0.0),
        ]
    finally:
        pool.close()


def _row(
    name: str, files: Sequence[bytes], pool: ReaderPool, other: Callable[[bytes], object], start: float
) -> Row:
    # Picture by picture in turns, so that a busy moment of the machine falls on both.
    times = [(_seconds(pool.read, data), _seconds(other, data) - start) for data in files]
    ours, others = (sum(side) / len(files) for side in zip(*times, strict=True))
    return name, ours, others, ours / others


def _program(data: bytes) -> object:
    command = [
        "tesseract",
        "-",
        "-",
        "-l",
        "+".join(LANGUAGES),
        "--tessdata-dir",
        str(find_tessdata(LANGUAGES)),
    ]
    return subprocess.run(
        command, input=data, capture_output=True, check=True, env={**os.environ, THREADS: "1"}
    )


def _pytesseract(data: bytes) -> object:
    before = os.environ.pop(THREADS, None)
    try:
        return pytesseract.image_to_string(
            Image.open(io.BytesIO(data)),
            lang="+".join(LANGUAGES),
            config=f"--tessdata-dir {find_tessdata(LANGUAGES)}",
        )
    finally:
        if before is not None:
            os.environ[THREADS] = before


def _blank() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(file, format="PNG")
    return file.getvalue()


def _seconds(work: Callable[[bytes], object], data: bytes) -> float:
    start = time.perf_counter()
    work(data)
    return time.perf_counter() - start


def main() -> None:
    """Writes the table to standard output; an argument sets the number of pictures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    sys.stdout.write(f"{'compared with':34}{'ours s':>9}{'other s':>9}{'ratio':>8}\n")
    for name, ours, other, ratio in rows(count):
        sys.stdout.write(f"{name:34}{ours:9.3f}{other:9.3f}{ratio:8.2f}\n")


if __name__ == "__main__":
    main()
