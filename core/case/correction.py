"""What a person reads where the machine read something else; the machine's text stays beside it.

A correction is tied to a place on the picture, not to a word of one reading: it holds when the picture is read
again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from core.case import reading as readings
from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.errors import UserError
from core.reading.regions import share
from core.reading.values import (
    MAX_WORD,
    Agreement,
    Box,
    Line,
    ReaderInfo,
    Reading,
    Word,
    box_from_json,
    box_to_json,
    reading_from_json,
)

KIND: Final = "correction"
PERSON: Final = ReaderInfo(name="person", version="1", models=())
"""The reader of a corrected word."""
_COVERED: Final = 0.5
"""The share of a word's box that a correction must cover to replace the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The words in `box` of page `page` are `text`; the machine read `machine` (either may be empty)."""

    id: str
    evidence: str
    page: int
    box: Box
    machine: str
    text: str
    at: str
    by: str


def add(ledger: Ledger, evidence_id: str, *, page: int, box: Box, machine: str, text: str) -> Correction:
    """Records a correction inside the open transaction; those of the same place are replaced.

    Raises:
        UserError: `setting_invalid` for a text that is no line of printable words, or too long.
    """
    text = " ".join(text.split())
    if (
        not text.isprintable()
        or any(len(word) > MAX_WORD for word in text.split())
        or len(text) > 10 * MAX_WORD
    ):
        raise UserError(
            "setting_invalid", field="text", reason=f"satu baris, paling banyak {MAX_WORD} huruf sekata"
        )
    body = {
        "evidence": evidence_id, "page": page, "machine": machine, "text": text,
        "box": box_to_json(box),
    }  # fmt: skip
    same = [c.id for c in of_evidence(ledger, evidence_id) if c.page == page and share(c.box, box) > _COVERED]
    for swallowed in same[:-1]:  # a corrected line takes the place of its corrected words
        remove(ledger, swallowed)
    entry = ledger.write(KIND, body, record=same[-1] if same else None)
    return _value(ledger.revisions(entry.record)[-1])


def remove(ledger: Ledger, correction_id: str) -> None:
    """Takes a correction back inside the open transaction; it stays in the record.

    Raises:
        UserError: `record_unknown`.
    """
    found = [revision for revision in ledger.revisions(correction_id) if revision.kind == KIND]
    if not found:
        raise UserError("record_unknown", what="correction", id=correction_id)
    ledger.append(action=TOMBSTONE, record=correction_id, kind=KIND, parents=tuple(r.id for r in found))


def of_evidence(ledger: Ledger, evidence_id: str) -> tuple[Correction, ...]:
    """The corrections of one piece of evidence, the oldest first."""
    return tuple(map(_value, ledger.about(KIND, evidence_id)))


def items(ledger: Ledger) -> tuple[Correction, ...]:
    """All corrections of the file, the oldest first."""
    return tuple(map(_value, ledger.current(KIND)))


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading as persons corrected it; a corrected word is `CORRECTED` and keeps the machine's text as `other`.

    Words that a correction covers by half are replaced by its text in the place of the first; where none was read,
    its text becomes a line of its own, above the first line that begins lower. A correction that no longer lies on
    its page is left out.
    """
    lines = [_extent(line) for line in reading.lines]
    used = False
    for one in corrections:
        if one.page >= len(reading.pages) or not _inside(one.box, reading, one.page):
            continue
        used = True
        lines = _apply(lines, one)
    if not used:
        return reading
    return Reading(
        lines=tuple(line.line for line in lines), pages=reading.pages, readers=(*reading.readers, PERSON),
        prints=reading.prints,
    )  # fmt: skip


def covering(corrections: Iterable[Correction], page: int, box: Box) -> Correction | None:
    """The correction that settles what stands in `box` of page `page`, None when nobody corrected it."""
    found = [one for one in corrections if one.page == page and share(box, one.box) > _COVERED]
    return found[-1] if found else None


def text_of(ledger: Ledger, evidence_id: str) -> Reading | None:
    """The stored reading of evidence with all corrections, None when nothing could be read."""
    record = readings.of_evidence(ledger).get(evidence_id)
    words = readings.words(ledger, record) if record is not None else None
    if words is None:
        return None
    return corrected(reading_from_json(json.loads(words)), of_evidence(ledger, evidence_id))


def text_among(ledger: Ledger, records: Iterable[str]) -> Reading | None:
    """The reading among these records with the corrections among them: `text_of` without looking at the whole file.

    A correction that does not fit the reading is left out.

    Raises:
        UserError: `blob_damaged`.
        ValueError: for words of a form that is not ours.
    """
    known = ledger.among(records)
    record = readings.latest(ledger, records)
    words = readings.words(ledger, record) if record is not None else None
    if words is None:
        return None
    text = reading_from_json(json.loads(words))
    try:
        return corrected(text, [_value(revision) for revision in known if revision.kind == KIND])
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class _Extent:
    """A line, with how high it reaches: most lines are passed over without a look at their words."""

    line: Line
    top: int
    bottom: int


def _extent(line: Line) -> _Extent:
    return _Extent(
        line,
        min(word.box.top for word in line.words),
        max(word.box.top + word.box.height for word in line.words),
    )


def _apply(lines: list[_Extent], one: Correction) -> list[_Extent]:
    fresh = tuple(
        Word(
            text=text, box=box, confidence=1000, reader=PERSON.name, agreement=Agreement.CORRECTED, other=one.machine[:MAX_WORD]
        )
        for text, box in _spread(one.text.split(), one.box)
    )  # fmt: skip
    found: list[_Extent] = []
    placed = False
    for seen in lines:
        line = seen.line
        apart = seen.top >= one.box.top + one.box.height or seen.bottom <= one.box.top
        if line.page != one.page or apart or not any(_covers(one, word) for word in line.words):
            found.append(seen)
            continue
        words: list[Word] = []
        for word in line.words:
            if not _covers(one, word):
                words.append(word)
            elif not placed:
                words.extend(fresh)
                placed = True
        if words:
            found.append(_extent(replace(line, words=tuple(words))))
        placed = True
    if placed or not fresh:
        return found
    own = _extent(Line(page=one.page, words=fresh))
    at = next(
        (
            n
            for n, seen in enumerate(found)
            if (seen.line.page, seen.line.words[0].box.top) > (one.page, one.box.top)
        ),
        len(found),
    )
    return [*found[:at], own, *found[at:]]


def _covers(one: Correction, word: Word) -> bool:
    return share(word.box, one.box) > _COVERED


def _spread(words: list[str], box: Box) -> list[tuple[str, Box]]:
    """The words side by side in `box`, each as wide as its share of the letters."""
    letters = max(1, sum(len(word) for word in words) + len(words) - 1)
    placed, at = [], 0
    for word in words:
        left = box.left + box.width * at // letters
        right = box.left + max(box.width * (at + len(word)) // letters, 1)
        width = max(1, min(right, box.left + box.width) - left)
        placed.append((word, replace(box, left=left, width=width)))
        at += len(word) + 1
    return placed


def _inside(box: Box, reading: Reading, page: int) -> bool:
    size = reading.pages[page]
    return box.left + box.width <= size.width and box.top + box.height <= size.height


def _value(revision: Revision) -> Correction:
    body = revision.body
    return Correction(
        id=revision.record,
        evidence=str(body["evidence"]),
        page=int(str(body["page"])),
        box=box_from_json(body["box"]),
        machine=str(body.get("machine", "")),
        text=str(body.get("text", "")),
        at=revision.at,
        by=revision.actor,
    )
