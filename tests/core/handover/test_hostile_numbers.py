"""A numbers file with the right seal and the wrong content: nothing of it comes in, and the office stays whole."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from pathlib import Path

import pytest

from core.case.canonical import Json, body_hash, canonical
from core.case.entry import make_entry
from core.errors import UserError
from core.handover import numbers
from core.handover.age import AgeWriter, Passphrase
from core.vault.vault import Vault

NUMBER: Mapping[str, Json] = {
    "register": "letter", "form": "letter", "year": 2026, "sequence": 1, "suffix": 0, "text": "1/PP.01/K.1/11/2026",
    "day": "2026-11-23", "branch": "x", "pattern": "{urut}/{tahun}", "parts": {}, "state": "reserved", "v": 1,
}  # fmt: skip
BLOCK: Mapping[str, Json] = {
    "register": "letter", "year": 2026, "first": 1, "last": 2, "label": "Laptop", "v": 1,
}  # fmt: skip


def sealed(
    vault: Vault,
    out: Path,
    body: Mapping[str, Json],
    *,
    kind: str = "number",
    action: str = "add",
    branch: str = "",
    seq: int = 1,
    prev: str = "",
    record: str = "",
    parents: tuple[str, ...] = (),
    spare: bool = False,
) -> Path:
    """A file that only a copy of the vault can make, with one entry of any kind."""
    text, salt = canonical(dict(body)), os.urandom(32)
    digest = body_hash(salt, text)
    entry = make_entry(
        branch=branch or str(uuid.uuid4()), seq=seq, prev=prev, at="2026-11-23T02:00:00.000Z", actor="x",
        action=action, record=record or str(uuid.uuid4()), kind=kind, parents=parents, body_hash=digest, blobs=(),
    )  # fmt: skip
    mark: dict[str, Json] = {"format": 1, "file": vault.office_ledger.file_id, "entries": 1}
    bodies: list[dict[str, Json]] = [{"hash": digest, "salt": salt.hex(), "body": dict(body)}]
    if spare:
        bodies.append({"hash": body_hash(salt, b"{}"), "salt": salt.hex(), "body": {}})
    with (
        out.open("wb") as file,
        AgeWriter(file, [Passphrase(vault.exchange_key().hex(), work_factor=10)]) as seal,
    ):
        for line in (mark, entry.as_json()):
            seal.write(canonical(line) + b"\n")
        seal.write(b"\n")
        for each in bodies:
            seal.write(canonical(each) + b"\n")
    return out


def refused(vault: Vault, path: Path) -> None:
    head = vault.office_ledger.head()
    with pytest.raises(UserError, match="numbers_damaged"):
        numbers.take(vault, path)
    assert vault.office_ledger.head() == head


def test_a_well_formed_one_is_taken(vault: Vault, tmp_path: Path) -> None:
    assert numbers.take(vault, sealed(vault, tmp_path / "n.age", NUMBER)).entries == 1
    assert numbers.take(vault, sealed(vault, tmp_path / "b.age", BLOCK, kind="number_block")).entries == 1


def test_the_profile_of_the_office_cannot_be_replaced_by_a_number(vault: Vault, tmp_path: Path) -> None:
    (profile,) = vault.office_ledger.current("office")
    own = {"record": profile.record, "parents": (profile.id,)}
    refused(vault, sealed(vault, tmp_path / "a.age", NUMBER, **own))  # type: ignore[arg-type]
    refused(vault, sealed(vault, tmp_path / "b.age", NUMBER, parents=(profile.id,)))
    refused(vault, sealed(vault, tmp_path / "c.age", NUMBER, record=profile.record))
    assert vault.office_ledger.current("office") == (profile,)


def test_nothing_is_written_on_a_branch_that_holds_other_records(vault: Vault, tmp_path: Path) -> None:
    own = vault.office_ledger.branch_head(vault.office_ledger.branch)
    assert own is not None
    path = sealed(vault, tmp_path / "n.age", NUMBER, branch=own.branch, seq=own.seq + 1, prev=own.id)
    with pytest.raises(UserError, match="numbers_"):
        numbers.take(vault, path)


@pytest.mark.parametrize("action", ["open", "sign", "merge", "delete"])
def test_only_what_our_own_code_writes_is_taken(vault: Vault, tmp_path: Path, action: str) -> None:
    refused(vault, sealed(vault, tmp_path / "n.age", NUMBER, action=action))
    refused(vault, sealed(vault, tmp_path / "n.age", NUMBER, spare=True))


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("number", {"sequence": 10**12}),  # a list of all gaps before it would fill the memory
        ("number", {"sequence": -1}),
        ("number", {"suffix": -1}),
        ("number", {"year": 0, "day": "0001-01-01"}),
        ("number", {"day": "9999-12-31"}),  # every later number would be an earlier day's
        ("number", {"text": "x" * 900_000}),
        ("number", {"text": "1/\u202e\x1b[31m"}),
        ("number", {"state": "lost"}),
        ("number_block", {"last": 10**12}),
        ("number_block", {"first": 9, "last": 1}),
        ("number_block", {"label": "satu\ndua"}),
    ],
)
def test_numbers_no_office_gives_are_refused(
    vault: Vault, tmp_path: Path, kind: str, changes: dict[str, Json]
) -> None:
    body = {**(NUMBER if kind == "number" else BLOCK), **changes}
    refused(vault, sealed(vault, tmp_path / "n.age", body, kind=kind))
