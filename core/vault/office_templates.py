"""An office's own copies of templates: in force and every earlier version in its record, what is being written beside it.

A text that is being written is kept at every pause; only what a person saves may stay in a record that forgets nothing.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.case.canonical import Body, Json
from core.case.ledger import TOMBSTONE, Ledger
from core.errors import UserError
from core.vault import unfinished

KIND: Final = "template"
DRAFT: Final = "template_draft"
"""Once a kind of the record too; what an earlier Netra kept there is offered until somebody saves, changes or drops it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A version of an office's copy. `base` is the text of the shipped template it was written from.

    `template` is the id as papers use it (`D03`); `at` and `actor` say when and by whom it was saved.
    """

    template: str
    text: str
    base: str
    revision: str
    at: str
    actor: str


def in_force(ledger: Ledger, template: str) -> Copy | None:
    """The office's copy that papers are written with, or None where the shipped template applies."""
    return _latest(ledger, KIND, template)


def every(ledger: Ledger) -> tuple[Copy, ...]:
    """All copies in force, in the order of their ids."""
    ids = sorted({str(revision.body["template"]) for revision in ledger.current(KIND)})
    return tuple(copy for name in ids if (copy := in_force(ledger, name)) is not None)


def versions(ledger: Ledger, template: str) -> tuple[Copy, ...]:
    """Every version ever saved, the oldest first, also of a copy that was taken back."""
    found = ledger.rows(
        "SELECT entry.id, at, actor, json FROM entry JOIN body ON body.hash = body_hash WHERE record = ? AND kind = ? "
        "ORDER BY entry.rowid",
        (_record(ledger, KIND, template), KIND),
    )
    return tuple(_copy(json.loads(text), str(entry), str(at), str(actor)) for entry, at, actor, text in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """A text that somebody was writing and has not saved. `base` as in `Copy`."""

    template: str
    text: str
    base: str


def draft(ledger: Ledger, template: str) -> Unsaved | None:
    """The text somebody was writing and has not saved, or None."""
    found = unfinished.find(ledger, _record(ledger, DRAFT, template))
    kept = _unsaved(found[1]) if found is not None else None
    if kept is not None:
        return kept
    old = _latest(ledger, DRAFT, template)
    return Unsaved(template=template, text=old.text, base=old.base) if old is not None else None


def drafts(ledger: Ledger) -> frozenset[str]:
    """The ids of templates with an unsaved text."""
    kept = (_unsaved(value) for value in unfinished.of_file(ledger, ledger.file_id))
    old = (str(revision.body["template"]) for revision in ledger.current(DRAFT))
    return frozenset({*(one.template for one in kept if one is not None), *old})


def save(ledger: Ledger, template: str, text: str, base: str) -> None:
    """Puts a copy in force inside the open transaction and drops the unsaved text; whoever calls has checked it."""
    _write(ledger, KIND, template, text, base)
    drop_draft(ledger, template)


def rebase(ledger: Ledger, template: str, base: str) -> None:
    """Records another shipped text beside the copy in force, inside the open transaction; an unsaved text stays.

    Raises:
        UserError: `record_unknown` when the office has no copy.
    """
    copy = in_force(ledger, template)
    if copy is None:
        raise UserError("record_unknown", what="template", id=template)
    _write(ledger, KIND, template, copy.text, base)


def take_back(ledger: Ledger, template: str) -> None:
    """Lets the shipped template apply again, inside the open transaction; every version stays in the record.

    Raises:
        UserError: `record_unknown` when the office has no copy.
    """
    if in_force(ledger, template) is None:
        raise UserError("record_unknown", what="template", id=template)
    _remove(ledger, KIND, template)


def keep_draft(ledger: Ledger, template: str, text: str, base: str, *, at: str) -> None:
    """Keeps an unsaved text inside the open transaction, in place of the one before; `at` is the instant of now."""
    drop_draft(ledger, template)
    value: dict[str, Json] = {"template": template, "text": text, "base": base}
    unfinished.put(ledger, _record(ledger, DRAFT, template), ledger.file_id, value, at=at)


def drop_draft(ledger: Ledger, template: str) -> None:
    """Drops the unsaved text inside the open transaction, where there is one."""
    unfinished.drop(ledger, _record(ledger, DRAFT, template))
    _remove(ledger, DRAFT, template)


def _write(ledger: Ledger, kind: str, template: str, text: str, base: str) -> None:
    body = {"template": template, "text": text, "base": base}
    ledger.write(kind, body, record=_record(ledger, kind, template))


def _remove(ledger: Ledger, kind: str, template: str) -> None:
    record = _record(ledger, kind, template)
    found = [revision for revision in ledger.current(kind) if revision.record == record]
    if found:
        ledger.append(action=TOMBSTONE, record=record, kind=kind, parents=tuple(one.id for one in found))


def _latest(ledger: Ledger, kind: str, template: str) -> Copy | None:
    """The state; where two copies of the vault differ, the later one counts in either alike."""
    record = _record(ledger, kind, template)
    found = [revision for revision in ledger.current(kind) if revision.record == record]
    if not found:
        return None
    last = max(found, key=lambda one: (one.at, one.id))
    return _copy(last.body, last.id, last.at, last.actor)


def _unsaved(value: Mapping[str, Json]) -> Unsaved | None:
    parts = {name: value.get(name) for name in ("template", "text", "base")}
    texts = {name: part for name, part in parts.items() if isinstance(part, str)}
    return Unsaved(**texts) if len(texts) == len(parts) else None


def _record(ledger: Ledger, kind: str, template: str) -> str:
    """The same record in every copy of an office, so that two versions of one template meet."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{ledger.file_id}/{kind}/{template}"))


def _copy(body: Body, revision: str, at: str, actor: str) -> Copy:
    return Copy(
        template=str(body["template"]),
        text=str(body["text"]),
        base=str(body["base"]),
        revision=revision,
        at=at,
        actor=actor,
    )
