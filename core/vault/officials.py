"""The staff register in the office ledger, and the accounts that people attest for its officials.

One record of kind `official` holds many rows (`docs/decisions/0005-register-in-batches.md`). A later row
of the same official replaces the earlier one; nobody is taken out by an import.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.case.canonical import Body, Json
from core.case.ledger import Ledger, Revision
from core.errors import UserError
from core.people import sought
from core.people.official import Handle, Official
from core.people.register import changed
from core.people.status import Status

KIND: Final = "official"
HANDLE: Final = "handle"
BATCH: Final = 2_000
"""Rows of one record: few entries for a large register, and no body over about half a megabyte."""
_FIELDS: Final = tuple(name for name in Official.__slots__)
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What an import did: how many officials were new, changed, and as they were; all the register holds."""

    added: int
    changed: int
    unchanged: int
    total: int


def merge(
    ledger: Ledger,
    found: Sequence[Official],
    *,
    source: bytes,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> Merged:
    """Records those of `found` that are new or changed, inside the open transaction; ids stay.

    `source` is the file they came from, of which the digest is kept. `progress` hears how many rows of how
    many are written; when it raises, the caller's transaction is undone.
    """
    known = items(ledger)
    pairs = changed(known, found)
    fresh = [replace(official, id=old.id or str(uuid.uuid4())) for official, old in pairs]
    digest = hashlib.sha256(source).hexdigest()
    for start in range(0, len(fresh), BATCH):
        progress(start, len(fresh))
        _write(ledger, fresh[start : start + BATCH], digest)
    added = sum(not old.id for _, old in pairs)
    return Merged(
        added=added,
        changed=len(fresh) - added,
        unchanged=len(found) - len(fresh),
        total=len(known) + added,
    )


def state(ledger: Ledger, kind: str) -> str:
    """A mark of what the register (`KIND`) or its accounts (`HANDLE`) hold: another one means that it changed."""
    found = ledger.rows("SELECT revision FROM current WHERE kind = ? ORDER BY revision", (kind,))
    return hashlib.sha256("".join(row[0] for row in found).encode()).hexdigest()


def items(ledger: Ledger) -> tuple[Official, ...]:
    """Every official of the register, in the order they first came into it.

    Raises:
        UserError: `ledger_damaged` for a batch of a form that is not ours.
    """
    found: dict[str, Official] = {}
    # Two copies of a vault may each have imported: the later import wins, in either copy alike.
    for revision in sorted(ledger.current(KIND), key=lambda batch: (batch.at, batch.id)):
        try:
            found.update((official.id, official) for official in _officials(revision.body))
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise UserError("ledger_damaged", file=ledger.path.name, found=KIND) from error
    return tuple(found.values())


def claim(
    ledger: Ledger,
    official: Official,
    handle: str,
    *,
    attested_by: str,
    platform: str = "",
    grounds: str = "",
) -> str:
    """Records inside the open transaction that somebody says an account is this official's; gives the id.

    Raises:
        UserError: `setting_invalid` for a handle without letters, `field_missing` when nobody attests,
            `setting_invalid` for texts that are too long.
    """
    account = sought.account(handle)
    if not account:
        raise UserError("setting_invalid", field="handle", reason=handle)
    if not attested_by.strip():
        raise UserError("field_missing", field="attested_by")
    body = {
        "official": official.id, "handle": account, "platform": platform.strip(),
        "attested_by": attested_by.strip(), "grounds": grounds.strip(),
    }  # fmt: skip
    for name, text in body.items():
        if len(text) > _LONGEST or not text.isprintable():
            raise UserError("setting_invalid", field=name, reason=f"1 sampai {_LONGEST} huruf, satu baris")
    return ledger.write(HANDLE, body).record


def handles(ledger: Ledger) -> tuple[Handle, ...]:
    """Every account that was attested, the oldest first."""
    return tuple(_handle(revision) for revision in ledger.current(HANDLE))


def _handle(revision: Revision) -> Handle:
    texts = {
        name: str(revision.body.get(name, ""))
        for name in ("official", "handle", "platform", "attested_by", "grounds")
    }
    return Handle(**texts, at=revision.at)


def _write(ledger: Ledger, officials: Iterable[Official], digest: str) -> None:
    rows: list[Json] = [[str(_plain(getattr(official, name))) for name in _FIELDS] for official in officials]
    ledger.write(KIND, {"columns": list(_FIELDS), "rows": rows, "source": digest})


def _plain(value: object) -> object:
    return value.value if isinstance(value, Status) else value


def _officials(body: Body | Mapping[str, Json]) -> Iterable[Official]:
    columns, rows = body["columns"], body["rows"]
    if not isinstance(columns, list) or not isinstance(rows, list):
        raise TypeError("a batch has columns and rows")
    places = {str(name): place for place, name in enumerate(columns)}  # later versions may have more
    status = places["status"]
    texts = [(name, places[name]) for name in _FIELDS if name in places and name != "status"]
    for row in rows:
        if not isinstance(row, list):
            raise TypeError("a row is a list of texts")
        yield Official(**{name: str(row[place]) for name, place in texts}, status=Status(str(row[status])))
