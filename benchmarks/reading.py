"""Reading with our warm worker against pytesseract as people use it, on the same pictures in one run.

The numbers that mean something are the ratios: both sides run on the same machine in the same minute.
"""

from __future__ import annotations

import io
import json
import os
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

    The first row leaves Tesseract's threads as it ships, the second allows it one thread.
    """
    files = pictures(count)
    pool = ReaderPool(1, languages=LANGUAGES)
    try:
        pool.read(files[0])  # warm, as in the program
        return [
            _row("pytesseract, threads as shipped", files, pool, threads=None),
            _row("pytesseract, one thread", files, pool, threads="1"),
        ]
    finally:
        pool.close()


def _row(name: str, files: Sequence[bytes], pool: ReaderPool, *, threads: str | None) -> Row:
    config = f"--tessdata-dir {find_tessdata(LANGUAGES)}"

    def other(data: bytes) -> object:
        return pytesseract.image_to_string(
            Image.open(io.BytesIO(data)), lang="+".join(LANGUAGES), config=config
        )

    before = os.environ.pop(THREADS, None)
    try:
        if threads is not None:
            os.environ[THREADS] = threads
        # Picture by picture in turns, so that a busy moment of the machine falls on both.
        times = [(_seconds(pool.read, data), _seconds(other, data)) for data in files]
    finally:
        os.environ.pop(THREADS, None)
        if before is not None:
            os.environ[THREADS] = before
    ours, others = (sum(side) / len(files) for side in zip(*times, strict=True))
    return name, ours, others, ours / others


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
