"""Matching what is seen of an official with a register of 20,000: who comes first, and how long it takes.

Names are seen without their titles. `unit` and `position` rows see one of the two beside the name, the
`text` row sees name and unit on one line without being told which is which. All of it carries the noise.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from benchmarks.register import noisy, officials
from core.people.matching import Matcher, Verdict
from core.people.official import Official
from core.people.sought import Sought

RATES: Final = (0.0, 0.05, 0.12)
Asking = Callable[[Official, Callable[[str], str]], Sought]
ASKINGS: Final[dict[str, Asking]] = {
    "name": lambda o, see: Sought(name=see(o.name)),
    "name, unit": lambda o, see: Sought(name=see(o.name), unit=see(o.work_unit)),
    "name, position": lambda o, see: Sought(name=see(o.name), position=see(o.position)),
    "text": lambda o, see: Sought(text=f"{see(o.name)} {see(o.work_unit)}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way of asking at one noise rate; parts of 1.0 except the times, which are milliseconds.

    `alone_wrong` is the part of all questions where somebody else was named as the only one who fits.
    """

    asking: str
    rate: float
    first: float
    in_five: float
    alone: float
    alone_wrong: float
    mean_ms: float
    p95_ms: float
    worst_ms: float


def rows(count: int = 100) -> list[tuple[str, float, float, float]]:
    """`(name, our seconds a question, the other's, ours divided by the other's)`, names alone.

    The other is what one writes first: rapidfuzz over every name of the register, in the same minute.
    """
    register = officials()
    matcher = Matcher(register)
    names = [official.name for official in register]
    chance = random.Random(7)
    seen = [noisy(chance, official.name, 0.05) for official in chance.sample(register, count)]
    times = [
        (
            _seconds(lambda name=name: matcher.match(Sought(name=name))),  # type: ignore[misc]
            _seconds(lambda name=name: process.extract(name, names, scorer=fuzz.WRatio, limit=10)),  # type: ignore[misc]
        )
        for name in seen
    ]
    ours, others = (sum(side) / count for side in zip(*times, strict=True))
    return [("a name among 20,000, against rapidfuzz over all", ours, others, ours / others)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(count: int = 300, *, size: int = 20_000, seed: int = 7) -> list[Row]:
    """Every way of asking at every noise rate, `count` questions each."""
    register = officials(size)
    matcher = Matcher(register)
    matcher.match(Sought(name=register[0].name))  # warm, as in the program
    return [_row(matcher, register, name, rate, count, seed) for name in ASKINGS for rate in RATES]


def baseline(count: int = 300, *, size: int = 20_000, seed: int = 7) -> list[tuple[float, float]]:
    """`(noise rate, right person first)` for rapidfuzz over every name, on the same questions as `name`."""
    register = officials(size)
    names = [official.name for official in register]
    found = []
    for rate in RATES:
        chance = random.Random(f"{seed}/name/{rate}")
        right = sum(
            process.extractOne(noisy(chance, official.name, rate), names, scorer=fuzz.WRatio)[2]
            == register.index(official)
            for official in chance.sample(register, count)
        )
        found.append((rate, right / count))
    return found


def _row(matcher: Matcher, register: list[Official], asking: str, rate: float, count: int, seed: int) -> Row:
    chance = random.Random(f"{seed}/{asking}/{rate}")
    first = in_five = alone = wrong = 0
    times = []
    for official in chance.sample(register, count):
        sought = ASKINGS[asking](official, lambda text: noisy(chance, text, rate))
        start = time.perf_counter()
        answer = matcher.match(sought, limit=5)
        times.append(1000 * (time.perf_counter() - start))
        ids = [found.official.id for found in answer.candidates]
        first += ids[:1] == [official.id]
        in_five += official.id in ids
        alone += answer.verdict is Verdict.ONE
        wrong += answer.verdict is Verdict.ONE and ids[0] != official.id
    times.sort()
    return Row(
        asking=asking, rate=rate, first=first / count, in_five=in_five / count, alone=alone / count,
        alone_wrong=wrong / count, mean_ms=sum(times) / count, p95_ms=times[int(0.95 * (count - 1))],
        worst_ms=times[-1],
    )  # fmt: skip


def main() -> None:
    """Writes the table to standard output; an argument sets the number of questions a row."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(
        f"{'seen':16}{'noise':>6}{'first':>8}{'in five':>9}{'alone':>8}{'wrong':>8}{'mean ms':>9}{'p95':>7}{'worst':>8}"
    )
    for row in measure(count):
        print(
            f"{row.asking:16}{row.rate:6.0%}{row.first:8.1%}{row.in_five:9.1%}{row.alone:8.1%}"
            f"{row.alone_wrong:8.1%}{row.mean_ms:9.1f}{row.p95_ms:7.1f}{row.worst_ms:8.1f}"
        )
    for rate, first in baseline(count):
        print(f"{'name, rapidfuzz':16}{rate:6.0%}{first:8.1%}")


if __name__ == "__main__":
    main()
