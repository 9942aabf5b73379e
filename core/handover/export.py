"""One case as one encrypted file that needs no Netra to be opened and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from core.case import blobs, document, document_steps, evidence, handover, telling
from core.case.canonical import canonical, parse
from core.case.chain import ledger_faults
from core.case.handover import Direction
from core.case.ledger import Ledger
from core.case.signing import sign_head
from core.errors import UserError
from core.handover import bag, papers, ssh_signature
from core.handover.age import AgeWriter, Passphrase, X25519Recipient
from core.handover.archive import TarWriter
from core.handover.bag import Listed, listed
from core.storage.atomic import replacing
from core.storage.sqlcipher import storage_errors
from core.vault.vault import Vault

Recipient = Passphrase | X25519Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A written handover: where, its digest and size, and what the cover letter should name."""

    path: Path
    sha256: str
    size: int
    head: str
    fingerprint: str
    files: int
    withheld: int


class _Counting:
    """Passes bytes on and keeps their digest and number."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._seen = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes | bytearray | memoryview) -> int:
        self._seen.update(data)
        self.size += len(data)
        return self._out.write(data)

    def digest(self) -> str:
        return self._seen.hexdigest()


def export(
    vault: Vault,
    case_id: str,
    out: Path,
    *,
    phrase: str | None = None,
    recipients: Sequence[X25519Recipient] = (),
    progress: blobs.Progress | None = None,
) -> Exported:
    """Writes the case to `out`, for a phrase or for recipient keys, never both.

    The case is checked in full before; the handover and a signed head are entries of the case, made
    before the file is written, so that nothing leaves without a trace. Streamed: no plaintext touches the disk.

    Raises:
        UserError: `usage` without a lock or with two; what is wrong with the case (`ledger_damaged`);
            `no_space`, `output_unwritable`.
    """
    if bool(phrase) == bool(recipients):
        raise UserError("usage", reason="pilih satu: frasa atau kunci penerima")
    locks: list[Recipient] = [Passphrase(phrase)] if phrase else list(recipients)
    ledger = vault.case(case_id)
    if faults := ledger_faults(ledger, full=True):
        raise UserError("ledger_damaged", file=ledger.path.name, found=faults[0])
    fingerprint = ssh_signature.fingerprint(vault.public_key())
    withheld = _withheld(ledger)
    with vault.change(case_id) as changing:
        handover.record(
            changing,
            direction=Direction.OUT,
            head=changing.head(),
            fingerprint=fingerprint,
            locked_with="phrase" if phrase else "keys",
            withheld=len(withheld),
        )
        sign_head(changing, vault.signing_key())
    head, moment = ledger.head(), vault.clock.now()
    with storage_errors(ledger.path), replacing(out) as file:
        counting = _Counting(file)
        with AgeWriter(counting, locks) as sealed:
            files = _write_bag(vault, ledger, sealed, moment, withheld, progress)
    return Exported(
        path=out, sha256=counting.digest(), size=counting.size, head=head, fingerprint=fingerprint, files=files,
        withheld=len(withheld),
    )  # fmt: skip


def _write_bag(
    vault: Vault,
    ledger: Ledger,
    out: AgeWriter,
    moment: datetime,
    withheld: frozenset[str],
    progress: blobs.Progress | None,
) -> int:
    head = ledger.head()
    top = f"netra-{head[:8]}"
    tar = TarWriter(out, int(moment.timestamp()))
    tar.add_folder(top)
    small = _small_files(vault, ledger, moment, withheld)
    large = _blob_files(ledger, withheld)
    payload = [*(listed(name, data) for name, data in small.items()), *large]
    total = sum(file.size for file in payload)
    tags = _tag_files(vault, ledger, payload, moment, withheld)
    done = 0
    for name in (bag.BAGIT, bag.INFO):
        tar.add(f"{top}/{name}", len(tags[name]), [tags[name]])
    for name, data in small.items():
        tar.add(f"{top}/{name}", len(data), [data])
        done += len(data)
    for file in large:
        with closing(blobs.slices(ledger.connection, file.sha256)) as parts:
            tar.add(f"{top}/{file.name}", file.size, parts)
        done += file.size
        if progress:
            progress(done, total)
    for name in (bag.MANIFEST, bag.SIGNERS, bag.TAG_MANIFEST, bag.SIGNATURE):
        tar.add(f"{top}/{name}", len(tags[name]), [tags[name]])
    tar.close()
    return len(payload) + len(tags)


def _small_files(
    vault: Vault, ledger: Ledger, moment: datetime, withheld: frozenset[str]
) -> dict[str, bytes]:
    head, fingerprint = ledger.head(), ssh_signature.fingerprint(vault.public_key())
    day = moment.astimezone(vault.office.zone).date()
    return {
        bag.JOURNAL: b"".join(canonical(entry.as_json()) + b"\n" for entry in ledger.entries()),
        bag.BODIES: b"".join(_bodies(ledger, withheld)),
        bag.INDEX: papers.index_page(ledger, vault.office, day, _behind(ledger)),
        bag.HOW_TEXT: papers.how_to_check(head, fingerprint).encode(),
        bag.HOW_PAGE: papers.how_page(head, fingerprint, day),
    }


def _bodies(ledger: Ledger, withheld: frozenset[str]) -> Iterator[bytes]:
    for digest, salt, text in ledger.rows("SELECT hash, salt, json FROM body ORDER BY rowid"):
        if digest not in withheld:
            yield canonical({"hash": digest, "salt": bytes(salt).hex(), "body": parse(text)}) + b"\n"


def _withheld(ledger: Ledger) -> frozenset[str]:
    """The digests of the bodies that stay behind: what tells who reported, and what was withheld from us."""
    found, behind = set(), _behind(ledger)
    for entry in ledger.entries():
        text = ledger.body_text(entry.body_hash) if entry.body_hash else None
        body = parse(text) if text is not None and entry.kind in bag.PARTLY_WITHHELD_KINDS else {}
        if entry.body_hash and (
            text is None
            or entry.kind in bag.WITHHELD_KINDS
            or entry.record in behind
            or str(body.get("document", "")) in behind
        ):
            found.add(entry.body_hash)
    return frozenset(found)


def _behind(ledger: Ledger) -> frozenset[str]:
    """The papers that tell who reported, whether or not a version of them says so."""
    found = set()
    for entry in ledger.entries():
        text = ledger.body_text(entry.body_hash) if entry.kind == document.KIND and entry.body_hash else None
        if text is not None and telling.told_by(ledger, parse(text)):
            found.add(entry.record)
    return frozenset(found)


def _blob_files(ledger: Ledger, withheld: frozenset[str]) -> list[Listed]:
    """Every blob that an entry names, in the folder of its kind; those of withheld records stay behind."""
    endings = {item.sha256: item.extension for item in evidence.every(ledger)}
    scans = {step.scan: step.extension for step in document_steps.items(ledger)}
    found: dict[str, Listed] = {}
    for entry in ledger.entries():
        if entry.kind in bag.WITHHELD_KINDS or entry.body_hash in withheld:
            continue
        for digest in entry.blobs:
            size = blobs.size_of(ledger.connection, digest)
            if digest in found or size is None:
                continue
            if entry.kind == evidence.KIND:
                name = f"data/evidence/{digest}.{endings.get(digest, 'bin')}"
            elif entry.kind == document_steps.KIND:
                name = f"data/documents/{digest}.{scans.get(digest, 'bin')}"
            elif entry.kind == "document" and _is_pdf(ledger, digest):
                name = f"data/documents/{digest}.pdf"
            else:
                name = f"data/{'documents' if entry.kind == 'document' else 'readings'}/{digest}.json"
            found[digest] = Listed(name=name, sha256=digest, size=size)
    return sorted(found.values(), key=lambda file: file.name)


def _is_pdf(ledger: Ledger, digest: str) -> bool:
    row = ledger.connection.execute(
        "SELECT substr(bytes, 1, 5) FROM blob WHERE sha256 = ?", (digest,)
    ).fetchone()
    return row is not None and bytes(row[0]) == b"%PDF-"


def _tag_files(
    vault: Vault, ledger: Ledger, payload: list[Listed], moment: datetime, withheld: frozenset[str]
) -> dict[str, bytes]:
    values = {
        "Source-Organization": vault.office.name,
        "Bagging-Date": moment.astimezone(vault.office.zone).date().isoformat(),
        "Payload-Oxum": f"{sum(file.size for file in payload)}.{len(payload)}",
        "Bag-Software-Agent": "Netra",
        "Netra-Format": "1",
        "Netra-File": ledger.file_id,
        "Netra-Head": ledger.head(),
        "Netra-Withheld": str(len(withheld)),
    }
    tags = {
        bag.BAGIT: bag.DECLARATION,
        bag.INFO: bag.info(values),
        bag.MANIFEST: bag.manifest(payload),
        bag.SIGNERS: (
            ssh_signature.allowed_signers_line(bag.PRINCIPAL, vault.public_key(), bag.NAMESPACE).rstrip("\n")
            + "\n"
        ).encode(),
    }
    tags[bag.TAG_MANIFEST] = bag.manifest([listed(name, tags[name]) for name in bag.TAGGED])
    signature = ssh_signature.sign(vault.signing_key(), tags[bag.TAG_MANIFEST], bag.NAMESPACE)
    tags[bag.SIGNATURE] = (signature.rstrip("\n") + "\n").encode()
    return tags
