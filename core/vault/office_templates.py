"""An office's own copies of templates in the office ledger: in force, being written, and every earlier version."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Final

from core.case.canonical import Body
from core.case.ledger import TOMBSTONE, Ledger
from core.errors import UserError

KIND: Final = "template"
DRAFT: Final = "template_draft"


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


def draft(ledger: Ledger, template: str) -> Copy | None:
    """The text somebody was writing and has not saved, or None."""
    return _latest(ledger, DRAFT, template)


def drafts(ledger: Ledger) -> frozenset[str]:
    """The ids of templates with an unsaved text."""
    return frozenset(str(revision.body["template"]) for revision in ledger.current(DRAFT))


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


def keep_draft(ledger: Ledger, template: str, text: str, base: str) -> None:
    """Keeps an unsaved text inside the open transaction."""
    _write(ledger, DRAFT, template, text, base)


def drop_draft(ledger: Ledger, template: str) -> None:
    """Drops the unsaved text inside the open transaction, where there is one."""
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
