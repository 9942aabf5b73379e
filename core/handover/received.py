"""Reading a handover from a stranger: every stage is told apart, and nothing is believed before it is checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from core.case.canonical import body_hash, canonical, normal
from core.case.chain import body_faults, chain_faults, signature_faults
from core.case.entry import Entry, entry_from_json
from core.case.ledger import head_of
from core.errors import UserError
from core.handover import bag, ssh_signature
from core.handover.age import (
    AgeError,
    AgeReader,
    NoMatchError,
    Passphrase,
    WorkFactorError,
    X25519Identity,
)
from core.handover.archive import ArchiveError, ArchiveLimitError, Member, read_members
from core.storage.inputs import check_file

Identity = Passphrase | X25519Identity
_PIECE: Final = 1 << 20
_SMALL: Final = frozenset(
    {
        bag.BAGIT, bag.INFO, bag.MANIFEST, bag.TAG_MANIFEST, bag.SIGNATURE, bag.SIGNERS, bag.JOURNAL, bag.BODIES,
    }
)  # fmt: skip
_DEEPEST: Final = 32


class Signature(Enum):
    """What can be said of the signature; `KNOWN` only beside a vault that knows the key."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    BAD = "bad"
    NONE = "none"


class Sink(Protocol):
    """Takes the parts of a handover as they come; what it took counts only if the verdict is good."""

    def journal(self, entries: list[Entry], bodies: list[tuple[str, bytes, str]]) -> None:
        """All entries and the bodies that came along."""
        ...

    def blob(self, digest: str, size: int, parts: Iterator[bytes]) -> None:
        """One stored blob; must consume `parts`; raises `ValueError` when they do not fit the digest."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a handover turned out to be. `faults` are short codes for the record, not for people."""

    file_id: str
    head: str
    office: str
    fingerprint: str
    entries: int
    files: int
    withheld: int
    complete: bool
    valid: bool
    signature: Signature
    chain: bool
    faults: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether everything holds; an unknown signer is for a person to compare, not a fault."""
        return (
            self.complete
            and self.valid
            and self.chain
            and self.signature in (Signature.KNOWN, Signature.UNKNOWN)
        )

    def refuse(self) -> None:
        """Raises the error that this verdict means, if any: `handover_signature_bad`, `handover_damaged`."""
        if self.complete and self.valid and self.chain and not self.good:
            raise UserError("handover_signature_bad", found=self.signature.value)
        if not self.good:
            raise UserError("handover_damaged", found=", ".join(self.faults[:3]))


@dataclass(slots=True)
class _Bag:
    """What has been seen of the bag so far."""

    small: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    bodies: dict[str, tuple[bytes, str]] = field(default_factory=dict)


def read(
    path: Path, identity: Identity, *, known_keys: frozenset[bytes] | None = None, sink: Sink | None = None
) -> Verdict:
    """Decrypts and checks a handover; only small texts are held in memory.

    `known_keys` are the public keys a vault trusts; without a vault a good signature is `unknown`.

    Raises:
        UserError: `input_*`; `handover_phrase_wrong`; `handover_damaged` when it cannot be read to its
            end; `limit_exceeded` for names, kinds or sizes that are never accepted.
    """
    check_file(path)
    try:
        with path.open("rb") as file:
            return _read(file, identity, known_keys, sink)
    except (NoMatchError, WorkFactorError) as error:
        # A flip inside the phrase stanza, its cost included, cannot be told from a wrong phrase.
        raise UserError("handover_phrase_wrong") from error
    except AgeError as error:
        raise UserError("handover_damaged", found=type(error).__name__) from error
    except ArchiveLimitError as error:
        raise UserError("limit_exceeded", path=path.name, found=error.reason) from error
    except ArchiveError as error:
        raise UserError("handover_damaged", found=error.reason) from error
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error


def _read(
    file: BinaryIO, identity: Identity, known_keys: frozenset[bytes] | None, sink: Sink | None
) -> Verdict:
    seen = _Bag()
    for member in read_members(AgeReader(file, [identity])):
        name = member.name.partition("/")[2]
        if name in _SMALL:
            data = _whole(member)
            seen.small[name], seen.digests[name] = data, hashlib.sha256(data).hexdigest()
        else:
            seen.digests[name] = _pass_on(member, name, seen, sink)
        if sink and name == bag.BODIES:
            _parse_journal(seen)
            if chain_faults(seen.entries):
                # A staging ledger would refuse such entries; say what they are instead.
                raise UserError("handover_damaged", found="chain")
            sink.journal(seen.entries, [(digest, salt, text) for digest, (salt, text) in seen.bodies.items()])
    if not seen.entries:
        _parse_journal(seen)
    return _judge(seen, known_keys)


def _whole(member: Member) -> bytes:
    if member.size > bag.LARGEST_TEXT:
        raise UserError("limit_exceeded", path=member.name, limit=bag.LARGEST_TEXT)
    return b"".join(iter(lambda: member.reader.read(_PIECE), b""))


def _pass_on(member: Member, name: str, seen: _Bag, sink: Sink | None) -> str:
    digest = hashlib.sha256()

    def parts() -> Iterator[bytes]:
        while part := member.reader.read(_PIECE):
            digest.update(part)
            yield part

    promised = bag.blob_of(name)
    if sink is not None and promised is not None:
        try:
            sink.blob(promised, member.size, parts())
        except ValueError:
            seen.faults.append("blob-digest")
    for _ in parts():
        pass
    found = digest.hexdigest()
    if promised is not None and promised != found:
        seen.faults.append("blob-name")
    return found


def _parse_journal(seen: _Bag) -> None:
    """Entries and bodies from their lines; a line of wrong form is damage."""
    found = parse_journal(seen.small.get(bag.JOURNAL, b""), seen.small.get(bag.BODIES, b""))
    seen.entries, seen.bodies = found.entries, found.bodies
    seen.faults.extend(found.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Entries, and bodies by digest as salt and canonical text; `faults` names bodies that are not what they say."""

    entries: list[Entry]
    bodies: dict[str, tuple[bytes, str]]
    faults: tuple[str, ...]


def parse_journal(entries: bytes, bodies: bytes) -> Journal:
    """The lines of a journal and of its bodies.

    Raises:
        UserError: `handover_damaged` for a line of wrong form, `limit_exceeded` for one that is too long.
    """
    found: dict[str, tuple[bytes, str]] = {}
    faults: list[str] = []
    try:
        listed = [entry_from_json(line) for line in _lines(entries)]
        for line in _lines(bodies):
            if set(line) != {"hash", "salt", "body"} or not isinstance(line["body"], dict):
                raise UserError("handover_damaged", found="case")
            salt, text = bytes.fromhex(str(line["salt"])), canonical(normal(line["body"]))
            digest = str(line["hash"])
            if len(salt) != 32 or digest in found or body_hash(salt, text) != digest:
                faults.append("body-hash")
            found[digest] = (salt, text.decode())
    except (ValueError, RecursionError) as error:
        raise UserError("handover_damaged", found="journal") from error
    return Journal(entries=listed, bodies=found, faults=tuple(faults))


def _lines(data: bytes) -> Iterator[dict[str, object]]:
    for line in data.split(b"\n"):
        if not line:
            continue
        if len(line) > bag.LONGEST_LINE or line.count(b"[") + line.count(b"{") > 100_000:
            raise UserError("limit_exceeded", path="jsonl", limit=bag.LONGEST_LINE)
        value = json.loads(line)
        # A lone surrogate is valid JSON and has no UTF-8 form; nothing we store may hold one.
        json.dumps(value, ensure_ascii=False).encode()
        if not isinstance(value, dict):
            raise ValueError("a line is an object")  # noqa: TRY004 - malformed data, not a wrong type in code
        yield value


def _judge(seen: _Bag, known_keys: frozenset[bytes] | None) -> Verdict:
    faults = seen.faults
    for name in _SMALL - {bag.SIGNATURE}:
        if name not in seen.small:
            raise UserError("handover_damaged", found=f"missing {name}")
    info = bag.read_info(seen.small[bag.INFO])
    wanted, tags = (
        bag.read_manifest(seen.small[bag.MANIFEST]),
        bag.read_manifest(seen.small[bag.TAG_MANIFEST]),
    )
    payload = {name: digest for name, digest in seen.digests.items() if name.startswith("data/")}
    others = set(seen.digests) - set(payload) - {bag.TAG_MANIFEST, bag.SIGNATURE}
    complete = set(payload) == set(wanted) and others == set(tags) == set(bag.TAGGED)
    valid = all(wanted.get(name, digest) == digest for name, digest in payload.items()) and all(
        tags.get(name) == seen.digests[name] for name in others
    )
    valid = valid and seen.small[bag.BAGIT] == bag.DECLARATION and not faults
    body_of = seen.bodies.get
    chain = [
        *chain_faults(seen.entries),
        *body_faults(seen.entries, body_of),
        *signature_faults(seen.entries, body_of, info.get("Netra-File", "")),
        *_consistency(seen, info, payload),
    ]
    signature, fingerprint = _signature(seen, known_keys)
    if not complete:
        faults.append("incomplete")
    if not valid:
        faults.append("invalid")
    withheld = sum(1 for entry in seen.entries if entry.body_hash and entry.body_hash not in seen.bodies)
    return Verdict(
        file_id=info.get("Netra-File", ""),
        head=info.get("Netra-Head", ""),
        office=info.get("Source-Organization", ""),
        fingerprint=fingerprint,
        entries=len(seen.entries),
        files=len(seen.digests),
        withheld=withheld,
        complete=complete,
        valid=valid,
        signature=signature,
        chain=not chain,
        faults=(*faults, *chain),
    )


def _consistency(seen: _Bag, info: dict[str, str], payload: dict[str, str]) -> list[str]:
    """The head, the number of withheld bodies and every named blob must be what the bag says."""
    faults = []
    heads: dict[str, str] = {entry.branch: entry.id for entry in seen.entries}
    if head_of(list(heads.values())) != info.get("Netra-Head") or not heads:
        faults.append("head")
    missing = [entry for entry in seen.entries if entry.body_hash and entry.body_hash not in seen.bodies]
    if info.get("Netra-Withheld") != str(len(missing)):
        faults.append("withheld")
    if any(entry.kind not in bag.WITHHELD_KINDS | bag.PARTLY_WITHHELD_KINDS for entry in missing):
        faults.append("body-missing")
    present = {bag.blob_of(name) for name in payload}
    behind = {entry.id for entry in missing}
    named = {
        blob
        for entry in seen.entries
        if entry.kind not in bag.WITHHELD_KINDS and entry.id not in behind
        for blob in entry.blobs
    }
    if not named <= present:
        faults.append("blob-missing")
    return faults


def _signature(seen: _Bag, known_keys: frozenset[bytes] | None) -> tuple[Signature, str]:
    if bag.SIGNATURE not in seen.small:
        return Signature.NONE, ""
    try:
        text = seen.small[bag.SIGNATURE].decode("ascii")
        public = ssh_signature.verify(text, seen.small[bag.TAG_MANIFEST], bag.NAMESPACE)
    except (UnicodeDecodeError, ssh_signature.SignatureError):
        return Signature.BAD, ""
    known = known_keys is not None and public in known_keys
    return Signature.KNOWN if known else Signature.UNKNOWN, ssh_signature.fingerprint(public)
