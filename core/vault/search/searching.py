"""From a question to what is shown of its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from core.case import correction, document, evidence, hearing, quote, report, subject
from core.case.ledger import Ledger
from core.errors import UserError
from core.reading.values import Box
from core.vault.search import shown, sources
from core.vault.search.finding import Condition, Finder, Manner, Scored
from core.vault.search.query import Kind, Query, Unit, Where, parse, without_titles
from core.vault.search.shown import Place, Shown
from core.vault.search.texts import Thing

if TYPE_CHECKING:
    from core.vault.index import Index

_KINDS: Final = {
    Kind.EVIDENCE: evidence.KIND,
    Kind.QUOTE: quote.KIND,
    Kind.DOCUMENT: document.KIND,
    Kind.REPORT: report.KIND,
    Kind.HEARING: hearing.KIND,
    Kind.CASE: subject.KIND,
}
_NAMES: Final = {record: kind for kind, record in _KINDS.items()}
_NOT_BESIDE: Final = 850
"""The score of a phrase that turned out not to be one when the text itself was read."""
_NOTHING: Final = Shown(snippet="", matches=(), places=(), beside=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer.

    `file_id` is the case (with `case_name`) or the inbox (without), `record` what was found there, `evidence` the
    picture it stands on if any, `places` where, the best page first. `matches` are pairs of places in `snippet`, which is
    empty when the ledger cannot be read. `at` is the moment that ranks it: posted, else captured, else added.
    """

    file_id: str
    case_name: str | None
    kind: Kind
    record: str
    evidence: str | None
    at: datetime
    score: int
    manner: Manner
    snippet: str
    matches: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]

    @property
    def page(self) -> int | None:
        """The page on which most words stand, counted from 0."""
        return self.places[0].page if self.places else None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The words on that page."""
        return self.places[0].boxes if self.places else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The hits, the best first; `more` says that a higher limit would give more of them."""

    hits: tuple[Hit, ...] = ()
    more: bool = False


def search(index: Index, query: Query, *, zone: ZoneInfo, opened: Callable[[str], Ledger | None]) -> Found:
    """The answers to a query. `opened` gives the ledger of a file id, None when it cannot be read.

    Raises:
        UserError: what is wrong with the index.
    """
    units = parse(query.text)
    with index.reading():
        finder = Finder(index.texts, units, without_titles(query.text), _condition(query, zone), query.limit)
        scored = finder.run()
        things = [(one, index.texts.thing(one.number)) for one in scored[: query.limit]]
    hits = []
    for one, thing in things:
        asked = [form for unit in units for form in unit.forms] if one.beside else []
        piece = _shown(index, finder, asked, thing, opened(thing.file_id))
        true = _corrected(one, piece, units)
        if true is not None:
            hits.append(_hit(index, true, thing, piece))
    hits.sort(key=lambda hit: -hit.score)  # stable: the newest first
    return Found(hits=tuple(hits), more=len(scored) > query.limit)


def _shown(
    index: Index, finder: Finder, asked: list[str], thing: Thing, ledger: Ledger | None
) -> tuple[Shown, str | None]:
    """What is shown, and the evidence it stands on; `asked` are words that should stand beside each other."""
    try:
        if ledger is None:
            return _NOTHING, thing.record if thing.kind == evidence.KIND else None
        if thing.kind == evidence.KIND:
            return _of_evidence(index, finder, asked, thing.record, ledger), thing.record
        found = [revision for revision in ledger.among([thing.record]) if revision.kind == thing.kind]
        content = sources.of_record(found[-1]) if found else None
        if content is None:
            return _NOTHING, None
        piece = shown.show(shown.text_of(content.texts), finder.wording, asked)
        if thing.kind != quote.KIND:
            return piece, None
        quoted = quote.one(ledger, thing.record)
        if quoted is None:
            return piece, None
        return replace(piece, places=(Place(page=quoted.page, boxes=quoted.boxes),)), quoted.evidence
    except (UserError, KeyError, TypeError, ValueError):
        # Whoever opens it is told what is wrong with it; the other hits are shown meanwhile.
        return _NOTHING, thing.record if thing.kind == evidence.KIND else None


def _of_evidence(index: Index, finder: Finder, asked: list[str], evidence_id: str, ledger: Ledger) -> Shown:
    item = evidence.one(ledger, evidence_id)
    read = correction.text_among(ledger, index.parts_of(ledger, evidence_id))
    said = sources.texts_of_source(item) if item is not None else ()
    text = shown.text_of(said) if read is None else shown.text_of_reading(read, said)
    return shown.show(text, finder.wording, asked)


def _corrected(one: Scored, piece: tuple[Shown, str | None], units: tuple[Unit, ...]) -> Scored | None:
    """What was taken for a phrase by the marks of its words, looked at again in the text; None when it is none."""
    if not one.beside or piece[0].beside:
        return one
    if any(unit.quoted for unit in units):
        return None
    return replace(one, score=min(one.score, _NOT_BESIDE))


def _hit(index: Index, one: Scored, thing: Thing, piece: tuple[Shown, str | None]) -> Hit:
    part, picture = piece
    return Hit(
        file_id=thing.file_id,
        case_name=index.case_name(thing.file_id),
        kind=_NAMES[thing.kind],
        record=thing.record,
        evidence=picture,
        at=datetime.fromtimestamp(one.at, UTC),
        score=one.score,
        manner=one.manner,
        snippet=part.snippet,
        matches=part.matches,
        places=part.places,
    )


def _condition(query: Query, zone: ZoneInfo) -> Condition:
    parts: list[str] = []
    values: list[object] = []
    if query.since is not None:
        parts.append("t.at >= ?")
        values.append(_midnight(query.since, zone))
    if query.until is not None:
        parts.append("t.at < ?")
        values.append(_midnight(query.until, zone) + timedelta(days=1) // timedelta(seconds=1))
    of_thing = []
    if query.file_id is not None:
        of_thing.append("l.file_id = ?")
        values.append(query.file_id)
    if query.where is not Where.EVERYWHERE:
        of_thing.append("l.kind = ?")
        values.append("inbox" if query.where is Where.INBOX else "case")
    if query.kinds != frozenset(Kind):
        of_thing.append(f"x.kind IN ({', '.join('?' * len(query.kinds))})")
        values += sorted(_KINDS[kind] for kind in query.kinds)
    if of_thing:
        parts.append(
            "EXISTS (SELECT 1 FROM thing x JOIN ledger l ON l.number = x.file "
            f"WHERE x.number = t.number AND {' AND '.join(of_thing)})"
        )
    if query.platform is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM evidence_row e WHERE e.number = t.number AND lower(e.platform) = lower(?))"
        )
        values.append(query.platform)
    return Condition(sql="".join(f" AND {part}" for part in parts), values=tuple(values))


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, time(), zone).timestamp())
