"""Reading with both readers of our warm workers against the Tesseract program and against pytesseract.

The numbers that mean something are the ratios: both sides run on the same machine in the same minute. Wall
time says how long a person waits; processor time says the same on a busy machine.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
PARENT, USER, SYSTEM = 1, 11, 12  # fields of /proc/PID/stat after the name of the program

Row = tuple[str, float, float, float]
Work = Callable[[bytes], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds a picture: on the clock, and of all processor cores together."""

    wall: float
    processor: float


def pictures(count: int) -> list[bytes]:
    """`count` screenshots, evenly from the public corpus, or the demonstration's where it is absent."""
    names = sorted(
        json.loads(file.read_text(encoding="utf-8"))["image"] for file in CORPUS.glob("pub-*.json")
    )
    if not names:
        return [picture.png for picture in draw_all()][:count]
    return [(CORPUS / name).read_bytes() for name in names[:: max(1, len(names) // count)]][:count]


def rows(count: int = 8) -> Iterator[Row]:
    """`(name, our seconds a picture, the other's seconds a picture, ours divided by the other's)`.

    The same number of processes on each side, first one, then two with a picture each at the same time. The
    Tesseract program's start, measured on an empty picture, is left out; our workers are warm. pytesseract is
    taken as people use it, threads as shipped and start included. Processor time is known on Linux only.
    """
    files = pictures(count)
    for name, processes, other, start in (
        ("Tesseract program, one thread", 1, _program, True),
        ("Tesseract program, one thread, two pictures at once", 2, _program, True),
        ("pytesseract, threads as shipped", 1, _pytesseract, False),
    ):
        ours, others = _compared(files, processes, other, leave_out_start=start)
        yield f"{name}: wall", ours.wall, others.wall, ours.wall / others.wall
        if others.processor > 0:
            yield (
                f"{name}: processor", ours.processor, others.processor, ours.processor / others.processor,
            )  # fmt: skip


def _compared(
    files: Sequence[bytes], processes: int, other: Work, *, leave_out_start: bool
) -> tuple[Cost, Cost]:
    """What a picture costs us, and what it costs the other side; group by group in turns."""
    pool = ReaderPool(processes, languages=LANGUAGES)
    try:
        _cost(pool.read, files[:processes])  # warm, as in the program
        start = Cost(wall=0.0, processor=0.0)
        if leave_out_start:
            empty = [_cost(other, [_blank()]) for _ in range(3)]
            start = Cost(wall=min(c.wall for c in empty), processor=min(c.processor for c in empty))
        ours, others = [], []
        for first in range(0, len(files) - processes + 1, processes):
            group = files[first : first + processes]
            ours.append(_cost(pool.read, group))
            others.append(_cost(other, group))
    finally:
        pool.close()
    return _mean(ours, Cost(wall=0.0, processor=0.0)), _mean(others, start)


def _cost(work: Work, group: Sequence[bytes]) -> Cost:
    """What one picture costs when all of `group` are worked on at the same time."""
    wall, processor = time.perf_counter(), _processor()
    with ThreadPoolExecutor(len(group)) as executor:
        list(executor.map(work, group))
    wall, processor = time.perf_counter() - wall, _processor() - processor
    return Cost(wall=wall, processor=processor / len(group))


def _mean(costs: Sequence[Cost], start: Cost) -> Cost:
    return Cost(
        wall=sum(cost.wall for cost in costs) / len(costs) - start.wall,
        processor=sum(cost.processor for cost in costs) / len(costs) - start.processor,
    )


def _processor() -> float:
    """Seconds of processor time of this process, its ended children and its living ones; 0 where unknown."""
    if sys.platform != "linux":
        return 0.0
    import resource  # Unix only

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = time.process_time() + used.ru_utime + used.ru_stime
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:  # ended meanwhile
            continue
        if int(fields[PARENT]) == os.getpid():
            total += (int(fields[USER]) + int(fields[SYSTEM])) / os.sysconf("SC_CLK_TCK")
    return total


def _program(data: bytes) -> object:
    folder = str(find_tessdata(LANGUAGES))
    command = ["tesseract", "-", "-", "-l", "+".join(LANGUAGES), "--tessdata-dir", folder]
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


def main() -> None:
    """Writes the table to standard output; an argument sets the number of pictures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    sys.stdout.write(f"{'compared with':66}{'ours s':>9}{'other s':>9}{'ratio':>8}\n")
    for name, ours, other, ratio in rows(count):
        sys.stdout.write(f"{name:66}{ours:9.3f}{other:9.3f}{ratio:8.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
