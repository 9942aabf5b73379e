"""Searches that a person named to ask them again, in the office ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.errors import UserError
from core.vault.search.query import Kind, Query, Stage, Where

KIND: Final = "saved_search"
_LONGEST_NAME: Final = 60
_LONGEST_TEXT: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query with a name; how many hits are shown is not part of it."""

    id: str
    name: str
    query: Query


def add(ledger: Ledger, name: str, query: Query) -> SavedSearch:
    """Records a query inside the open transaction; one of the same name is replaced.

    Raises:
        UserError: `field_missing` without a name or words; `setting_invalid` for a name over 60 letters.
    """
    name = " ".join(name.split())
    if not name:
        raise UserError("field_missing", field="name")
    if not query.text.strip():
        raise UserError("field_missing", field="text")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise UserError("setting_invalid", field="name", reason=f"1 sampai {_LONGEST_NAME} huruf, satu baris")
    same = [known.id for known in items(ledger) if known.name.casefold() == name.casefold()]
    entry = ledger.write(KIND, {"name": name, **_body(query)}, record=same[0] if same else None)
    return SavedSearch(id=entry.record, name=name, query=query)


def items(ledger: Ledger) -> tuple[SavedSearch, ...]:
    """All saved searches, by name; one that was changed in two copies of the vault stands as it was changed last."""
    newest: dict[str, Revision] = {}
    for revision in sorted(ledger.current(KIND), key=lambda revision: (revision.at, revision.id)):
        newest[revision.record] = revision
    try:
        found = [_value(revision) for revision in newest.values()]
    except (KeyError, ValueError) as error:
        raise UserError("ledger_damaged", file=ledger.path.name, found=KIND) from error
    return tuple(sorted(found, key=lambda saved: (saved.name.casefold(), saved.id)))


def remove(ledger: Ledger, search_id: str) -> None:
    """Takes a saved search out inside the open transaction; it stays in the record.

    Raises:
        UserError: `record_unknown`.
    """
    found = [revision for revision in ledger.among([search_id]) if revision.kind == KIND]
    if not found:
        raise UserError("record_unknown", what="saved_search", id=search_id)
    ledger.append(
        action=TOMBSTONE, record=search_id, kind=KIND, parents=tuple(revision.id for revision in found)
    )


def _body(query: Query) -> dict[str, object]:
    return {
        "text": query.text[:_LONGEST_TEXT],
        "file_id": query.file_id,
        "where": query.where.value,
        "since": query.since.isoformat() if query.since else None,
        "until": query.until.isoformat() if query.until else None,
        "platform": query.platform,
        "stage": query.stage.value if query.stage else None,
        "kinds": sorted(kind.value for kind in query.kinds),
    }


def _value(revision: Revision) -> SavedSearch:
    body: Mapping[str, object] = revision.body
    kinds = body["kinds"]
    if not isinstance(kinds, list):
        raise ValueError("kinds are a list")  # noqa: TRY004 - malformed data, not a wrong type in code
    query = Query(
        text=str(body["text"]),
        file_id=str(body["file_id"]) if "file_id" in body else None,
        where=Where(str(body["where"])),
        since=date.fromisoformat(str(body["since"])) if "since" in body else None,
        until=date.fromisoformat(str(body["until"])) if "until" in body else None,
        platform=str(body["platform"]) if "platform" in body else None,
        stage=Stage(str(body["stage"])) if "stage" in body else None,
        kinds=frozenset(Kind(str(kind)) for kind in kinds),
    )
    return SavedSearch(id=revision.record, name=str(body["name"]), query=query)
