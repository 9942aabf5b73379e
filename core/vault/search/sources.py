"""Which words of which records are searched.

Only what is listed here ever comes into the index. The reporter has a record of their own and never does; neither
does who handed evidence over, who captured it, or a note on it: that may be the reporter again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from core.case import document, evidence, hearing, quote, report, subject
from core.case.evidence import Evidence
from core.case.ledger import Revision
from core.case.source import moment_of
from core.errors import UserError
from core.reading.values import Agreement, Reading, Word
from core.vault.search.words import forms, long_numbers

_NOON_WITA: Final = time(4, tzinfo=UTC)
"""A day without an hour lies at this moment: on the same day in all of Indonesia (UTC+7 to +9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is kept of a thing: its moment in seconds since 1970 and its words.

    `texts` are shown in snippets; words of different texts do not stand beside each other.
    """

    at: int
    texts: tuple[str, ...]

    def parts(self) -> list[list[str]]:
        """The forms that are kept."""
        return [part for text in self.texts for part in parts_of(text)]


def parts_of(text: str) -> list[list[str]]:
    """The forms of a text, and those of its long numbers written without blanks."""
    found = forms(text)
    have = set(found)
    return [found, *([number] for number in long_numbers(text) if number not in have)]


def of_record(revision: Revision) -> Content | None:
    """The content of a record other than evidence; None when its kind is not searched."""
    read = _KINDS.get(revision.kind)
    if read is None:
        return None
    at, texts = read(revision)
    return Content(at=at, texts=tuple(text for text in texts if text))


def moment_of_evidence(item: Evidence) -> int:
    """When it was posted, else captured, else added, as far as somebody said."""
    return next(
        at
        for text in (item.source.posted_at, item.source.captured_at, item.added_at)
        if (at := _seconds(text)) is not None
    )


def texts_of_source(item: Evidence) -> tuple[str, ...]:
    """What of the source of evidence is searched."""
    said = item.source
    return tuple(text for text in (said.platform, said.account, said.url, item.name) if text)


def parts_of_reading(reading: Reading) -> list[list[str]]:
    """The forms of what was read, page by page; then what the other reader saw, with the words around it."""
    found: list[list[str]] = []
    others: list[list[str]] = []
    for page in range(len(reading.pages)):
        lines = [line for line in reading.lines if line.page == page]
        words = [word for line in lines for word in line.words]
        found.append([form for word in words for form in forms(word.text)])
        have = set(found[-1])
        others += [[number] for line in lines for number in long_numbers(line.text) if number not in have]
        others += [
            [*_edge(words, at - 1, -1), *forms(word.other), *_edge(words, at + 1, 0)]
            for at, word in enumerate(words)
            if word.agreement is Agreement.DISPUTED
        ]
    return [*found, *others]


def _edge(words: Sequence[Word], at: int, which: int) -> list[str]:
    """The form of a neighbouring word that touches."""
    near = forms(words[at].text) if 0 <= at < len(words) else []
    return near[which:][:1] if near else []


def _seconds(text: str) -> int | None:
    """The moment of an ISO 8601 text, None when it is none."""
    try:
        found = moment_of(text) if text else None
    except UserError:
        return None
    if found is None:
        return None
    moment = found if isinstance(found, datetime) else datetime.combine(found, _NOON_WITA)
    return int(moment.timestamp())


def _text(revision: Revision, *names: str) -> Iterable[str]:
    return (str(revision.body[name]) for name in names if name in revision.body)


def _of_subject(revision: Revision) -> tuple[int, Iterable[str]]:
    name = " ".join(_text(revision, "front_titles", "name", "back_titles"))
    others = _text(revision, "id_number", "position", "work_unit", "agency")
    return _seconds(revision.at) or 0, (name, *others)


def _of_report(revision: Revision) -> tuple[int, Iterable[str]]:
    return _day(revision, "submitted"), _text(revision, "number", "summary")


def _of_document(revision: Revision) -> tuple[int, Iterable[str]]:
    return _day(revision, "date"), _text(revision, "title", "number")


def _of_hearing(revision: Revision) -> tuple[int, Iterable[str]]:
    slot = hearing.slot_of(revision.body)
    return int(slot.starts_at.timestamp()), (*slot.examiners, slot.room)


def _of_quote(revision: Revision) -> tuple[int, Iterable[str]]:
    return _seconds(revision.at) or 0, _text(revision, "text", "note")


def _day(revision: Revision, name: str) -> int:
    return _seconds(str(revision.body[name])) or 0


_KINDS: Final[dict[str, Callable[[Revision], tuple[int, Iterable[str]]]]] = {
    subject.KIND: _of_subject,
    report.KIND: _of_report,
    document.KIND: _of_document,
    hearing.KIND: _of_hearing,
    quote.KIND: _of_quote,
}
SEARCHED: Final = frozenset({evidence.KIND, *_KINDS})
"""The kinds of records that are searched."""
