"""From a question to what is shown of its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from core.case import document, evidence, hearing, quote, report, subject
from core.case.ledger import Ledger
from core.reading.values import Box
from core.vault.search.finding import Condition, Finder, Manner, Scored
from core.vault.search.pieces import Piece, piece_of
from core.vault.search.query import Kind, Query, Stage, Unit, Where, parse, without_titles
from core.vault.search.shown import Place
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
    platform: str
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
        piece = piece_of(index, finder.wording, asked, thing, opened(thing.file_id))
        true = _corrected(one, piece, units)
        if true is not None:
            hits.append(_hit(index, true, thing, piece))
    hits.sort(key=lambda hit: -hit.score)  # stable: the newest first
    return Found(hits=tuple(hits), more=len(scored) > query.limit)


def _corrected(one: Scored, piece: Piece, units: tuple[Unit, ...]) -> Scored | None:
    """What was taken for a phrase by the marks of its words, looked at again in the text; None when it is none."""
    if not one.beside or piece.shown.beside:
        return one
    if any(unit.quoted for unit in units):
        return None
    return replace(one, score=min(one.score, _NOT_BESIDE))


def _hit(index: Index, one: Scored, thing: Thing, piece: Piece) -> Hit:
    return Hit(
        file_id=thing.file_id,
        case_name=index.case_name(thing.file_id),
        kind=_NAMES[thing.kind],
        record=thing.record,
        evidence=piece.evidence,
        at=datetime.fromtimestamp(one.at, UTC),
        platform=piece.platform,
        score=one.score,
        manner=one.manner,
        snippet=piece.shown.snippet,
        matches=piece.shown.matches,
        places=piece.shown.places,
    )


_STAGES: Final = {
    Stage.EVIDENCE: "c.hearings = 0 AND c.documents = 0",
    Stage.HEARING: "c.hearings > 0 AND c.documents = 0",
    Stage.DOCUMENT: "c.documents > 0",
}


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
    if query.stage is not None:
        of_thing.append(
            f"EXISTS (SELECT 1 FROM case_row c WHERE c.case_id = l.file_id AND {_STAGES[query.stage]})"
        )
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
