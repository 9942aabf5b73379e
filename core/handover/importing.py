"""A handover becomes a case of this vault; what is here is never changed by half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.case import (
    blobs,
    correction,
    document,
    document_steps,
    evidence,
    handover,
    hearing,
    joining,
    quote,
    reading,
    report,
    subject,
)
from core.case.entry import Entry
from core.case.handover import Direction
from core.case.ledger import BranchHead, Ledger
from core.case.signing import sign_head
from core.errors import UserError
from core.handover import received
from core.handover.age import Passphrase
from core.handover.received import Identity, Verdict
from core.vault.vault import Vault

_CASE_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did. `new_entries` is 0 when everything was here already."""

    case_id: str
    name: str
    verdict: Verdict
    created: bool
    new_entries: int


class _Staging:
    """Lays a handover into an empty encrypted ledger, inside its open transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def journal(self, entries: list[Entry], bodies: list[tuple[str, bytes, str]]) -> None:
        self._ledger.absorb(entries, bodies)

    def blob(self, digest: str, size: int, parts: Iterator[bytes]) -> None:
        blobs.put_stream(self._ledger.connection, digest, size, parts)


def take(vault: Vault, path: Path, identity: Identity) -> Imported:
    """Checks a handover in full, stages it in an encrypted file, then makes it a case of this vault.

    A case that is here already takes the entries it does not have, in one transaction; taking the same
    handover twice changes nothing the second time.

    Raises:
        UserError: as `received.read`; `handover_damaged` or `handover_signature_bad` when it does not
            hold; `ledger_older` when its history and ours contradict each other; `no_space`.
    """
    staging = vault.new_incoming()
    try:
        with staging.transaction():
            verdict = received.read(path, identity, known_keys=vault.known_keys(), sink=_Staging(staging))
            verdict.refuse()
            if not _CASE_ID.fullmatch(verdict.file_id):
                raise UserError("handover_damaged", found="file id")
            staging.become(verdict.file_id)
            name = _checked_name(staging)
        here = vault.holds(verdict.file_id)
        _check_own_branch(vault, here, staging)
        if here is None:
            return _adopt(vault, staging, verdict, name, identity)
        return _merge(vault, here, staging, verdict, name, identity)
    finally:
        if staging.path.exists():
            vault.discard(staging)


def _checked_name(staging: Ledger) -> str:
    """The name of the subject, after every record was found to have the form we read.

    A good signature says who made the bag, not that its records make sense.
    """
    try:
        _check_bytes(staging)
        for listed in (
            evidence.every,
            reading.of_evidence,
            hearing.items,
            report.items,
            document.items,
            handover.items,
            correction.items,
            quote.items,
            document_steps.items,
        ):
            listed(staging)
        # A bag about one person must not be labelled with the case of another.
        if any(revision.record != staging.file_id for revision in staging.current(subject.KIND)):
            raise UserError("handover_damaged", found="subject")
        return subject.of(staging).name
    except (KeyError, ValueError, TypeError) as error:
        raise UserError("handover_damaged", found="schema") from error
    except UserError as error:
        # Whatever a record lacks, the person at work cannot mend it here.
        raise UserError("handover_damaged", found=error.code) from error


def _check_bytes(staging: Ledger) -> None:
    """Every record that stands for bytes names them in its entry, and they came along in the size it says."""
    blobs_of = {entry.id: entry.blobs for entry in staging.entries()}
    for revision in staging.current(evidence.KIND):
        digest = str(revision.body["sha256"])
        if (
            digest not in blobs_of[revision.id]
            or blobs.size_of(staging.connection, digest) != revision.body["size"]
        ):
            raise UserError("handover_damaged", found="evidence")
    for kind, names in (
        (reading.KIND, ("words",)),
        (document.KIND, ("pdf", "context", "template_text")),
        (document_steps.KIND, ("scan",)),
    ):
        for revision in staging.current(kind):
            named = {str(revision.body[name]) for name in names if name in revision.body}
            if not named <= set(blobs_of[revision.id]):
                raise UserError("handover_damaged", found=kind)
    for paper in document.items(staging):
        document.made_from(staging, paper)  # says what is wrong with it


def _check_own_branch(vault: Vault, here: Ledger | None, staging: Ledger) -> None:
    """Nobody else writes our branch: an entry of it that we do not have was forged."""
    for entry in staging.entries():
        if entry.branch != vault.branch:
            continue
        if here is None or not here.has(BranchHead(branch=entry.branch, seq=entry.seq, id=entry.id)):
            raise UserError("handover_damaged", found="branch")


def _adopt(vault: Vault, staging: Ledger, verdict: Verdict, name: str, identity: Identity) -> Imported:
    count = staging.entry_count()
    with staging.transaction():
        _record(staging, verdict, identity)
        sign_head(staging, vault.signing_key())
    vault.adopt(staging)
    return Imported(case_id=verdict.file_id, name=name, verdict=verdict, created=True, new_entries=count)


def _merge(
    vault: Vault, here: Ledger, staging: Ledger, verdict: Verdict, name: str, identity: Identity
) -> Imported:
    lacking = joining.fresh(here, staging.entries())
    if lacking:
        with vault.change(verdict.file_id) as ledger:
            _move(staging, ledger, lacking)
            _record(ledger, verdict, identity)
    return Imported(
        case_id=verdict.file_id, name=name, verdict=verdict, created=False, new_entries=len(lacking)
    )


def _move(staging: Ledger, ledger: Ledger, fresh: list[Entry]) -> None:
    for digest in {blob for entry in fresh for blob in entry.blobs}:
        size = blobs.size_of(staging.connection, digest)
        if size is not None:
            blobs.put_stream(ledger.connection, digest, size, blobs.slices(staging.connection, digest))
    rows = staging.rows("SELECT hash, salt, json FROM body")
    ledger.absorb(fresh, [(row[0], bytes(row[1]), row[2]) for row in rows])


def _record(ledger: Ledger, verdict: Verdict, identity: Identity) -> None:
    """The import and a `merge` entry that names all heads, inside the open transaction."""
    heads = [head.id for head in ledger.branch_heads()]
    handover.record(
        ledger,
        direction=Direction.IN,
        head=verdict.head,
        fingerprint=verdict.fingerprint,
        locked_with="phrase" if isinstance(identity, Passphrase) else "keys",
        withheld=verdict.withheld,
    )
    ledger.append(action="merge", record=ledger.file_id, kind="merge", body={"heads": sorted(heads)})
