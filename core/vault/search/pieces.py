"""What a hit shows, cut from the ledger it stands in; nothing of it is kept in the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.case import correction, evidence, quote
from core.case.ledger import Ledger
from core.errors import UserError
from core.reading.values import Reading
from core.vault.search import shown, sources
from core.vault.search.shown import Place, Shown
from core.vault.search.texts import Thing
from core.vault.search.wording import Wording

if TYPE_CHECKING:
    from core.vault.index import Index

_NOTHING: Final = Shown(snippet="", matches=(), places=(), beside=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is shown, the evidence it stands on (None for other records) and the platform that comes from."""

    shown: Shown = _NOTHING
    evidence: str | None = None
    platform: str = ""


def piece_of(
    index: Index, wording: Wording, asked: Sequence[str], thing: Thing, ledger: Ledger | None
) -> Piece:
    """The piece of a thing; `asked` are words of which it is told whether they stand beside each other.

    A ledger that cannot be read (None) gives an empty piece: whoever opens it is told what is wrong with it.
    """
    empty = Piece(evidence=thing.record if thing.kind == evidence.KIND else None)
    if ledger is None:
        return empty
    try:
        if thing.kind == evidence.KIND:
            return _of_evidence(index, wording, asked, thing.record, ledger)
        found = [revision for revision in ledger.among([thing.record]) if revision.kind == thing.kind]
        content = sources.of_record(found[-1]) if found else None
        if content is None:
            return empty
        part = shown.show(shown.text_of(content.texts), wording, asked)
        return _of_quote(index, thing.record, part, ledger) if thing.kind == quote.KIND else Piece(shown=part)
    except (UserError, KeyError, TypeError, ValueError):
        return empty


def _of_evidence(
    index: Index, wording: Wording, asked: Sequence[str], evidence_id: str, ledger: Ledger
) -> Piece:
    item, read = evidence.one(ledger, evidence_id), _reading(index, evidence_id, ledger)
    said = sources.texts_of_source(item) if item is not None else ()
    text = shown.text_of(said) if read is None else shown.text_of_reading(read, said)
    part = shown.show(text, wording, asked)
    return Piece(
        shown=replace(part, places=_sized(part.places, read)),
        evidence=evidence_id,
        platform=item.source.platform if item is not None else "",
    )


def _of_quote(index: Index, quote_id: str, part: Shown, ledger: Ledger) -> Piece:
    """A quote stands where the person took it from, whatever words were asked for."""
    quoted = quote.one(ledger, quote_id)
    if quoted is None:
        return Piece(shown=part)
    item = evidence.one(ledger, quoted.evidence)
    places = _sized((Place(page=quoted.page, boxes=quoted.boxes),), _reading(index, quoted.evidence, ledger))
    return Piece(
        shown=replace(part, places=places),
        evidence=quoted.evidence,
        platform=item.source.platform if item is not None else "",
    )


def _reading(index: Index, evidence_id: str, ledger: Ledger) -> Reading | None:
    return correction.text_among(ledger, index.parts_of(ledger, evidence_id))


def _sized(places: tuple[Place, ...], read: Reading | None) -> tuple[Place, ...]:
    if read is None:
        return places
    return tuple(
        replace(place, size=read.pages[place.page]) if place.page < len(read.pages) else place
        for place in places
    )
