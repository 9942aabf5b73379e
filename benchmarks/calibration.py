"""How often words are right by what the two readers say of them: the table of decision 4.

Words as a bag against the exact text of the public corpus. Run with `python -m benchmarks.calibration` (half a minute).
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from typing import Final

from benchmarks.reading import CORPUS
from core.reading.pool import ReaderPool
from core.reading.values import Agreement, Reading, Word

BINS: Final = (980, 950, 900, 800, 600, 0)
"""Lower ends, per mille, of the confidence that is shown."""
Cell = tuple[int, int]


def table() -> dict[Agreement, dict[int, Cell]]:
    """`(words, right)` by agreement and by the lower end of their confidence."""
    counts: dict[Agreement, dict[int, list[int]]] = {
        one: {low: [0, 0] for low in BINS} for one in (Agreement.AGREED, Agreement.DISPUTED, Agreement.SINGLE)
    }
    pool = ReaderPool(2)
    try:
        for about in sorted(CORPUS.glob("pub-*.json")):
            picture = CORPUS / json.loads(about.read_text(encoding="utf-8"))["image"]
            truth = Counter(plain(about.with_suffix(".txt").read_text(encoding="utf-8")).split())
            for word, right in judged(pool.read(picture.read_bytes()), truth):
                cell = counts[word.agreement][next(low for low in BINS if word.confidence >= low)]
                cell[0] += 1
                cell[1] += right
    finally:
        pool.close()
    return {one: {low: (cell[0], cell[1]) for low, cell in row.items()} for one, row in counts.items()}


def judged(reading: Reading, truth: Counter[str]) -> list[tuple[Word, bool]]:
    """Every word with whether the truth has it, each word of the truth used once, the surest first."""
    left, found = Counter(truth), []
    words = [word for line in reading.lines for word in line.words]
    for word in sorted(words, key=lambda word: -word.confidence):
        text = plain(word.text)
        right = left[text] > 0
        left[text] -= right
        found.append((word, right))
    return found


def plain(text: str) -> str:
    """As the corpus's scorer compares: NFKC; case counts."""
    return unicodedata.normalize("NFKC", text)


def main() -> None:
    """Writes the table to standard output."""
    sys.stdout.write(
        f"{'':10}{'words':>8}{'right':>8}" + "".join(f"{'>= ' + str(low):>14}" for low in BINS) + "\n"
    )
    for agreement, row in table().items():
        words, right = (sum(cell[at] for cell in row.values()) for at in (0, 1))
        share = f"{right / words:.4f}" if words else "-"
        cells = "".join(f"{f'{good}/{count}':>14}" for count, good in row.values())
        sys.stdout.write(f"{agreement.value:10}{words:8}{share:>8}{cells}\n")


if __name__ == "__main__":
    main()
