"""Fields found in the public corpus against its key fields: recall and precision for each kind.

A found field is right when the truth of its picture lists one of its kind that is the same to 90 % (white
space and case aside, `rapidfuzz.fuzz.ratio`, the limit of the corpus' own scorer). A listed field is found
when a right one was found for it. Only fields marked `key` count: the others are a picture's background
(other commenters, counters), which the corpus does not list.

The corpus lists what its makers put in as evidence, not everything that is true. `ALSO_TRUE` names what
stands on a picture besides, judged from its `NAME.txt` by one rule: a sentence that names a pair, its number
or its short form and asks for votes for it or praises it is a statement, and who wrote it (name, account) and
when (time) go with it. Such fields count neither as right nor as wrong in the column `precision`; the column
`strict` counts them as wrong.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from benchmarks.reading import CORPUS
from core.reading.fields import Field, FieldKind, Keywords, find_fields
from core.reading.pool import ReaderPool
from core.reading.values import Agreement, Line, Reading, Word, reading_from_json, reading_to_json

CAPTURED: Final = datetime(2020, 12, 20, 10, 0, tzinfo=ZoneInfo("Asia/Makassar"))
LIKE: Final = 90
KINDS: Final = {
    "display_name": FieldKind.DISPLAY_NAME,
    "handle": FieldKind.HANDLE,
    "group_name": FieldKind.GROUP_NAME,
    "datetime": FieldKind.DATETIME,
    "candidate_pair": FieldKind.CANDIDATE_PAIR,
    "incriminating": FieldKind.STATEMENT,
    "site": FieldKind.SITE,
}
ALSO_TRUE: Final[Mapping[str, tuple[tuple[FieldKind, str], ...]]] = {
    "pub-020-x-photo": (
        (FieldKind.STATEMENT, "Nomor 2 harga mati!!!"),
        (FieldKind.DISPLAY_NAME, "Christin Wauranto"),
        (FieldKind.HANDLE, "@cristin.w"),
        (FieldKind.DATETIME, "12 Agu 2020"),
    ),
    "pub-023-x-crop": (
        (FieldKind.STATEMENT, "Nomor 2 harga mati!!!"),
        (FieldKind.DISPLAY_NAME, "Hendra Wijayakusumo"),
        (FieldKind.HANDLE, "@hendrawk"),
    ),
}
DISTURBED: Final = ((0.01, 0.0), (0.02, 0.0), (0.04, 0.0), (0.0, 0.15))
_LOOKALIKES: Final = {
    "o": "0", "0": "O", "l": "1", "1": "l", "i": "l", "s": "5", ".": ",", ":": ".", "e": "c", "a": "o", "n": "m", "m": "rn",
    "u": "v", "g": "q", "b": "6", "r": "t", "@": "©",
}  # fmt: skip
APPS: Final = {"fb": "facebook", "ig": "instagram", "wa": "whatsapp"}


@dataclass(slots=True)
class Counts:
    """What was listed and found of it, what was offered as key and right, and what is true but unlisted."""

    listed: int = 0
    found: int = 0
    offered: int = 0
    right: int = 0
    beyond: int = 0

    @property
    def recall(self) -> float:
        """The part of the listed fields that were found."""
        return self.found / self.listed if self.listed else 1.0

    @property
    def precision(self) -> float:
        """The part of the offered fields that are right; those true but unlisted left out."""
        judged = self.offered - self.beyond
        return self.right / judged if judged else 1.0

    @property
    def strict(self) -> float:
        """The part of all offered fields that are listed."""
        return self.right / self.offered if self.offered else 1.0

    def add(self, other: Counts) -> None:
        """Adds up."""
        self.listed += other.listed
        self.found += other.found
        self.offered += other.offered
        self.right += other.right
        self.beyond += other.beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the corpus: its number, application, key fields, text, and what was read."""

    name: str
    app: str
    truth: tuple[tuple[FieldKind, str], ...]
    text: str
    reading: Reading

    @property
    def odd(self) -> bool:
        """Whether the rules were written while looking at it."""
        return int(self.name.split("-")[1]) % 2 == 1


def picture(file: Path, read: Callable[[Path], Reading]) -> Picture:
    """The picture whose truth stands in `file`, read by `read`."""
    facts = json.loads(file.read_text(encoding="utf-8"))
    return Picture(
        name=file.stem,
        app=facts["app"],
        truth=tuple((KINDS[field["type"]], field["text"]) for field in facts["fields"]),
        text=file.with_suffix(".txt").read_text(encoding="utf-8"),
        reading=read(file.parent / facts["image"]),
    )


def measure(pictures: Iterable[Picture], keywords: Keywords | None = None) -> dict[FieldKind, Counts]:
    """The counts of each kind over some pictures."""
    total: defaultdict[FieldKind, Counts] = defaultdict(Counts)
    for one in pictures:
        fields = find_fields(one.reading, captured_at=CAPTURED, keywords=keywords)
        for kind in KINDS.values():
            total[kind].add(_counts(one, kind, fields))
    return dict(total)


def together(counts: Mapping[FieldKind, Counts]) -> Counts:
    """All kinds added up."""
    total = Counts()
    for one in counts.values():
        total.add(one)
    return total


def platforms(pictures: Iterable[Picture]) -> tuple[int, int]:
    """How many pictures of phones were taken for their application, of how many."""
    right = count = 0
    for one in pictures:
        if one.app == "desktop":  # a browser with one of the others in it; the corpus does not say which
            continue
        guess = next(field.value for field in find_fields(one.reading) if field.kind is FieldKind.PLATFORM)
        right += guess == APPS.get(one.app, one.app)
        count += 1
    return right, count


def authors(pictures: Iterable[Picture]) -> tuple[int, int]:
    """How many authors were offered in all, key or not, and how many of them the text shows as such.

    Shown as such is a name or account that is a line of `NAME.txt`, or begins one and is followed by an account, a
    time, a badge, those tagged, a place or (accounts) its text, or stands behind `Penulis:` or a name.
    """
    offered = right = 0
    for one in pictures:
        lines = [_plain(line) for line in one.text.splitlines()]
        for field in find_fields(one.reading, captured_at=CAPTURED):
            if field.kind in (FieldKind.DISPLAY_NAME, FieldKind.HANDLE) and field.detail in (
                "author",
                "quoted",
            ):
                offered += 1
                right += any(_is_author(_plain(field.text), line) for line in lines)
    return offered, right


def _is_author(text: str, line: str) -> bool:
    if fuzz.ratio(text, line) >= LIKE or line in (f"penulis: {text}", text.lstrip("@")):
        return True
    behind = r"(?: @| ·| \d| pembuat\b| bersama\b| di\b"
    behind += r"| )" if text.isascii() and " " not in text and not text.startswith("@") else ")"
    account = re.search(rf"^[^@]+ {re.escape(text)}(?: ·|$)", line) if text.startswith("@") else None
    return bool(account or re.match(re.escape(text) + behind, line))


def misread(one: Picture, chance: random.Random, *, letters: float, places: float) -> Picture:
    """The picture with a part of its letters read as their look-alikes, and words higher, lower and elsewhere.

    `letters` is the part of letters, `places` the most that height and place of a word are off, in its heights.
    """
    pages = one.reading.pages

    def line(old: Line) -> Line:
        high = pages[old.page].height
        return replace(old, words=tuple(word(each, high) for each in old.words))

    def word(old: Word, high: int) -> Word:
        text = "".join(
            _LOOKALIKES.get(sign.lower(), sign) if chance.random() < letters else sign for sign in old.text
        )
        height = max(1, round(old.box.height * (1 + chance.uniform(-places, places))))
        top = max(0, round(old.box.top + old.box.height * chance.uniform(-places, places)))
        height = max(1, min(height, high - top))
        box = replace(old.box, top=min(top, high - height), height=height)
        return replace(old, text=text, box=box, agreement=Agreement.SINGLE, other="")

    return replace(one, reading=replace(one.reading, lines=tuple(line(old) for old in one.reading.lines)))


def _counts(one: Picture, kind: FieldKind, fields: Iterable[Field]) -> Counts:
    offered = [_plain(field.text) for field in fields if field.kind is kind and field.key]
    truth = [_plain(text) for other, text in one.truth if other is kind]
    beyond = [_plain(text) for other, text in ALSO_TRUE.get(one.name, ()) if other is kind]
    right = [text for text in offered if _among(text, truth)]
    return Counts(
        listed=len(truth),
        found=sum(_among(text, offered) for text in truth),
        offered=len(offered),
        right=len(right),
        beyond=sum(_among(text, beyond) for text in offered if not _among(text, truth)),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _among(text: str, others: Iterable[str]) -> bool:
    return any(fuzz.ratio(text, other) >= LIKE for other in others)


def _all(kept: Path | None) -> list[Picture]:
    """Every picture of the corpus, read anew, or out of the folder `kept` where it was read before."""
    pool = ReaderPool(2)

    def read(file: Path) -> Reading:
        place = kept / f"{file.stem}.json" if kept else None
        if place is not None and place.is_file():
            return reading_from_json(json.loads(place.read_text(encoding="utf-8")))
        found = pool.read(file.read_bytes())
        if place is not None:
            place.write_text(json.dumps(reading_to_json(found)), encoding="utf-8")
        return found

    try:
        return [picture(file, read) for file in sorted(CORPUS.glob("pub-*.json"))]
    finally:
        pool.close()


def main() -> None:
    """Writes the tables to standard output; an argument names a folder where readings are kept."""
    pictures = _all(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    halves = {
        "odd (rules written here)": [one for one in pictures if one.odd],
        "even (checked only)": [one for one in pictures if not one.odd],
        "all": pictures,
    }
    for title, half in halves.items():
        counts = measure(half)
        print(f"\n{title:26}{'listed':>8}{'recall':>8}{'offered':>9}{'precision':>11}{'strict':>8}")
        for name, row in [
            *((kind.value, one) for kind, one in counts.items()),
            ("together", together(counts)),
        ]:
            print(
                f"{name:26}{row.listed:8}{row.recall:8.3f}{row.offered:9}{row.precision:11.3f}{row.strict:8.3f}"
            )
    right, count = platforms(pictures)
    print(f"\nplatform of phone pictures: {right} of {count}")
    offered, shown = authors(pictures)
    for letters, places in DISTURBED:
        chance = random.Random(5)
        worse = together(measure([misread(one, chance, letters=letters, places=places) for one in pictures]))
        print(
            f"letters misread {letters:.0%}, places off {places:.0%}: recall {worse.recall:.3f}, precision {worse.precision:.3f}"
        )
    print(f"authors offered, key or not: {offered}; shown as such in the text: {shown}")


if __name__ == "__main__":
    main()
