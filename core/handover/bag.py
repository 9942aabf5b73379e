"""The names and small texts of a bag (RFC 8493) and what a stranger's bag may hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.errors import UserError

NAMESPACE: Final = "netra-handover-1"
PRINCIPAL: Final = "netra"

BAGIT: Final = "bagit.txt"
INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
SIGNATURE: Final = "tagmanifest-sha256.txt.sig"
SIGNERS: Final = "allowed_signers"
JOURNAL: Final = "data/journal.jsonl"
BODIES: Final = "data/case.jsonl"
INDEX: Final = "data/index.pdf"
HOW_TEXT: Final = "data/cara-memeriksa.txt"
HOW_PAGE: Final = "data/cara-memeriksa.pdf"

TAGGED: Final = (SIGNERS, INFO, BAGIT, MANIFEST)
DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

# Kinds whose bodies stay behind unless a person decides otherwise: who reported must not travel.
WITHHELD_KINDS: Final = frozenset({"reporter"})
# Of these kinds a record stays behind when it tells who reported: a paper, its signed scan, the proof of its service.
PARTLY_WITHHELD_KINDS: Final = frozenset({"document", "document_step"})

LONGEST_LINE: Final = 1_000_000
LARGEST_TEXT: Final = 64 * 1024 * 1024
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([a-z0-9._/-]+)")
_INFO_LINE: Final = re.compile(r"([A-Za-z][A-Za-z-]{0,60}): (.{0,1000})")
_BLOB: Final = re.compile(r"data/(?:evidence|readings|documents)/([0-9a-f]{64})\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file of the bag: its name below the top folder, its digest and its size in bytes."""

    name: str
    sha256: str
    size: int


def listed(name: str, data: bytes) -> Listed:
    """The listing of a small file."""
    return Listed(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def manifest(files: list[Listed]) -> bytes:
    """A manifest in the form that `sha256sum -c` reads, sorted by name."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda f: f.name)).encode()


def read_manifest(data: bytes) -> dict[str, str]:
    """Digest by name. Raises UserError `handover_damaged` for anything but the form we write."""
    found: dict[str, str] = {}
    for line in text_of(data, MANIFEST).splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise UserError("handover_damaged", found="manifest")
        found[match[2]] = match[1]
    return found


def info(values: Mapping[str, str]) -> bytes:
    """The text of `bag-info.txt`."""
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in values.items()).encode()


def read_info(data: bytes) -> dict[str, str]:
    """The values of `bag-info.txt`. Raises UserError `handover_damaged`."""
    found: dict[str, str] = {}
    for line in text_of(data, INFO).splitlines():
        match = _INFO_LINE.fullmatch(line)
        if match is None or match[1] in found:
            raise UserError("handover_damaged", found="bag-info")
        found[match[1]] = match[2]
    return found


def blob_of(name: str) -> str | None:
    """The SHA-256 that a payload file's name promises, None for the other files."""
    match = _BLOB.fullmatch(name)
    return match[1] if match else None


def text_of(data: bytes, name: str) -> str:
    """`data` as UTF-8. Raises UserError `handover_damaged`."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError("handover_damaged", found=name) from error
