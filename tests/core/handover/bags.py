"""Opening and making bags by hand, as a stranger would who has the format but not our code's manners."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.case.canonical import body_hash, canonical, normal
from core.case.entry import Entry
from core.case.ledger import head_of
from core.handover import bag, ssh_signature
from core.handover.age import AgeReader, AgeWriter, X25519Identity
from core.handover.archive import TarWriter

IDENTITY = X25519Identity.generate()
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
Files = dict[str, bytes]


def unpack(path: Path) -> Files:
    """The files of a handover by their names below the top folder, in order."""
    with path.open("rb") as file:
        data = AgeReader(file, [IDENTITY]).readall()
    with tarfile.open(fileobj=io.BytesIO(data or b"")) as archive:
        members = [member for member in archive if member.isfile()]
        return {member.name.partition("/")[2]: archive.extractfile(member).read() for member in members}  # type: ignore[union-attr]


def pack(files: Files, path: Path, *, top: str = "netra-00000000") -> None:
    """Writes the files as they are, locked for `IDENTITY`."""
    with path.open("wb") as file, AgeWriter(file, [IDENTITY.recipient]) as sealed:
        tar = TarWriter(sealed, 0)
        for name, data in files.items():
            tar.add(f"{top}/{name}", len(data), [data])
        tar.close()


def sealed(files: Files, **info: str) -> Files:
    """The files with lists, numbers and a stranger's signature that fit them."""
    entries = entries_of(files)
    heads = {entry.branch: entry.id for entry in entries}
    hashes = {json.loads(line)["hash"] for line in files[bag.BODIES].splitlines()}
    missing = sum(1 for entry in entries if entry.body_hash and entry.body_hash not in hashes)
    values = bag.read_info(files[bag.INFO])
    payload = [bag.listed(name, data) for name, data in files.items() if name.startswith("data/")]
    values |= {
        "Netra-Head": head_of(list(heads.values())), "Netra-Withheld": str(missing),
        "Payload-Oxum": f"{sum(file.size for file in payload)}.{len(payload)}", **info,
    }  # fmt: skip
    made = dict(files)
    made[bag.INFO] = bag.info(values)
    made[bag.MANIFEST] = bag.manifest(payload)
    line = ssh_signature.allowed_signers_line(
        bag.PRINCIPAL, STRANGER.public_key().public_bytes_raw(), bag.NAMESPACE
    )
    made[bag.SIGNERS] = (line.rstrip("\n") + "\n").encode()
    made[bag.TAG_MANIFEST] = bag.manifest([bag.listed(name, made[name]) for name in bag.TAGGED])
    signature = ssh_signature.sign(STRANGER, made[bag.TAG_MANIFEST], bag.NAMESPACE)
    made[bag.SIGNATURE] = (signature.rstrip("\n") + "\n").encode()
    return made


def entries_of(files: Files) -> list[Entry]:
    """The entries of a bag, sensible or not."""
    values = [json.loads(line) for line in files[bag.JOURNAL].splitlines()]
    return [Entry(**{**v, "parents": tuple(v["parents"]), "blobs": tuple(v["blobs"])}) for v in values]


def journal(entries: Iterable[Entry]) -> bytes:
    return b"".join(canonical(entry.as_json()) + b"\n" for entry in entries)


def body_line(salt: bytes, body: dict[str, object]) -> tuple[str, bytes]:
    """A body's commitment and its line."""
    digest = body_hash(salt, canonical(normal(body)))
    return digest, canonical({"hash": digest, "salt": salt.hex(), "body": normal(body)}) + b"\n"
