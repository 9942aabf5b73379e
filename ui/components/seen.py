"""What the viewer shows of one piece of evidence, read in one go on the storage thread."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from core.case import correction, custody, evidence, quote, reading
from core.case.correction import Correction
from core.case.custody import Event
from core.case.evidence import Evidence
from core.case.quote import Quote
from core.case.reading import ReadingRecord
from core.reading import regions
from core.reading.values import Box, PageSize, Reading, Word, reading_from_json
from core.vault.vault import Vault
from ui.components.readers import names_of, told, told_gone
from ui.widgets.marks import Mark, MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """How many words of a page the machine left doubtful, and how many of them a person settled."""

    every: int
    settled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Evidence with everything that was made of it; immutable, so it may cross threads.

    `machine` is what the readers saw, `reading` the same as persons corrected it. `order` are the ids of all
    evidence of the file that can be shown.
    """

    file_id: str
    item: Evidence
    record: ReadingRecord | None
    machine: Reading | None
    reading: Reading | None
    corrections: tuple[Correction, ...]
    quotes: tuple[Quote, ...]
    custody: tuple[Event, ...]
    order: tuple[str, ...]
    doubts: tuple[Doubts, ...]
    """Of every page."""
    text: PageText | None = None
    """The page that was asked for, laid out where it costs the window nothing."""

    @property
    def pages(self) -> int:
        """How many pages it has, as far as is known."""
        return len(self.machine.pages) if self.machine is not None else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One page: its words line by line and in one row, and the marks in the order of the row.

    Behind the marks of the words stand those of `gone`: places where a person said that nothing is written.
    `doubts` is how many doubtful words the machine left, `settled` how many of them a person decided.
    """

    page: int
    size: PageSize
    names: tuple[str, ...]
    lines: tuple[tuple[Word, ...], ...]
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]
    gone: tuple[Correction, ...]
    doubts: int
    settled: int

    def lines_of(self, first: int, last: int) -> tuple[tuple[Word, ...], ...]:
        """The words `first` to `last` of the row, line by line."""
        found, at = [], 0
        for line in self.lines:
            part = line[max(first - at, 0) : max(last + 1 - at, 0)]
            if part:
                found.append(part)
            at += len(line)
        return tuple(found)

    def first_after(self, box: Box) -> int:
        """The number of the first word behind the place `box` in reading order."""
        inside = [at for at, word in enumerate(self.words) if regions.share(word.box, box) > 0.5]
        if inside:
            return inside[-1] + 1
        below = (
            at for at, word in enumerate(self.words)
            if (word.box.top + word.box.height // 2, word.box.left) > (box.top + box.height // 2, box.left)
        )  # fmt: skip
        return next(below, len(self.words))


def load(vault: Vault, file_id: str, evidence_id: str, page: int = 0) -> Seen:
    """Everything about evidence of a case or of the inbox, with the text of one page.

    Raises:
        UserError: for what is wrong with it.
    """
    ledger = vault.case(file_id)
    item = evidence.find(ledger, evidence_id)
    record = reading.of_evidence(ledger).get(item.id)
    words = reading.words(ledger, record) if record is not None else None
    machine = reading_from_json(json.loads(words)) if words is not None else None
    corrections = correction.of_evidence(ledger, item.id)
    seen = Seen(
        file_id=file_id,
        item=item,
        record=record,
        machine=machine,
        reading=correction.corrected(machine, corrections) if machine is not None else None,
        corrections=corrections,
        quotes=quote.of_evidence(ledger, item.id),
        custody=custody.of_evidence(ledger, item.id),
        order=tuple(other.id for other in evidence.items(ledger) if other.readable),
        doubts=_doubts(machine, corrections) if machine is not None else (),
    )
    return replace(seen, text=page_of(seen, page))


def page_of(seen: Seen, page: int) -> PageText | None:
    """One page of the text, None when nothing was read."""
    if seen.text is not None and seen.text.page == page:
        return seen.text
    machine, shown = seen.machine, seen.reading
    if machine is None or shown is None or page >= len(machine.pages):
        return None
    names, size = names_of(machine.readers), machine.pages[page]
    lines = tuple(line.words for line in shown.lines if line.page == page)
    words = tuple(word for line in lines for word in line)
    here = tuple(one for one in seen.corrections if one.page == page)
    gone = tuple(one for one in here if not one.text and _fits(one.box, size))
    return PageText(
        page=page,
        size=size,
        names=names,
        lines=lines,
        words=words,
        marks=(
            *(_mark(word.box, size, told(word, names), _kind(word)) for word in words),
            *(_mark(one.box, size, told_gone(one.machine), MarkKind.GONE) for one in gone),
        ),
        gone=gone,
        doubts=seen.doubts[page].every,
        settled=seen.doubts[page].settled,
    )


def shares(box: Box, size: PageSize) -> QRectF:
    """A box as shares of its page."""
    return QRectF(
        box.left / size.width, box.top / size.height, box.width / size.width, box.height / size.height
    )


def box_of(part: QRectF, size: PageSize) -> Box:
    """Shares of a page as a box that lies on it."""
    left = min(max(round(part.left() * size.width), 0), size.width - 1)
    top = min(max(round(part.top() * size.height), 0), size.height - 1)
    right = min(max(round(part.right() * size.width), left + 1), size.width)
    bottom = min(max(round(part.bottom() * size.height), top + 1), size.height)
    return Box(left=left, top=top, width=right - left, height=bottom - top)


def boxes_of(lines: Sequence[Sequence[Word]]) -> tuple[Box, ...]:
    """One box around the words of each line."""
    return tuple(regions.around(word.box for word in line) for line in lines)


def text_of(lines: Sequence[Sequence[Word]]) -> str:
    """The words with blanks between them."""
    return " ".join(word.text for line in lines for word in line)


def _doubts(machine: Reading, corrections: Sequence[Correction]) -> tuple[Doubts, ...]:
    every, settled = [0] * len(machine.pages), [0] * len(machine.pages)
    for line in machine.lines:
        for word in line.words:
            if word.doubtful:
                every[line.page] += 1
                settled[line.page] += correction.covering(corrections, line.page, word.box) is not None
    return tuple(Doubts(every=all_, settled=done) for all_, done in zip(every, settled, strict=True))


def _kind(word: Word) -> MarkKind:
    if word.reader == correction.PERSON.name:
        return MarkKind.CORRECTED
    return MarkKind.DOUBTFUL if word.doubtful else MarkKind.PLAIN


def _mark(box: Box, size: PageSize, text: str, kind: MarkKind) -> Mark:
    return Mark(
        left=box.left / size.width, top=box.top / size.height,
        width=box.width / size.width, height=box.height / size.height, text=text, kind=kind,
    )  # fmt: skip


def _fits(box: Box, size: PageSize) -> bool:
    return box.left + box.width <= size.width and box.top + box.height <= size.height
