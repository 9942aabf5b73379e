"""The header of an age file: who can open it, and a code that protects it.

    age-encryption.org/v1
    -> X25519 <ephemeral share>
    <wrapped file key>
    --- <message authentication code>

Strict: one accepted spelling for every header, so that nothing hides in it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.handover.age import strict_base64
from core.handover.age.errors import HeaderError, HeaderLimitError, HeaderMacError
from core.handover.age.source import Source

FILE_KEY_SIZE: Final = 16
WRAPPED_KEY_SIZE: Final = FILE_KEY_SIZE + 16
MAX_HEADER: Final = 128 * 1024  # bytes; a stanza of the largest known kind takes about 2 KB
MAX_STANZAS: Final = 256

_VERSION_LINE: Final = b"age-encryption.org/v1\n"
_MAC_MARK: Final = b"---"
_MAC_SIZE: Final = 32
_COLUMNS: Final = 64
_STANZA_LINE: Final = re.compile(rb"->(?: [\x21-\x7e]+)+\n")
_ZERO_NONCE: Final = bytes(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanza:
    """One way to the file key: its kind, the arguments of that kind and the wrapped key."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes

    def lines(self) -> bytes:
        """The stanza as the header holds it: lines of 64 columns, the last one shorter, maybe empty."""
        text = strict_base64.encode(self.body)
        rows = [text[start : start + _COLUMNS] for start in range(0, len(text) + 1, _COLUMNS)]
        return "\n".join([" ".join(("->", self.kind, *self.arguments)), *rows, ""]).encode("ascii")


class Recipient(Protocol):
    """Someone a file is written for."""

    def wrap(self, file_key: bytes) -> Stanza:
        """The stanza that gives the 16-byte `file_key` to this recipient."""
        ...


class Identity(Protocol):
    """A secret that may open a file."""

    def unwrap(self, stanzas: tuple[Stanza, ...]) -> bytes | None:
        """The file key if one of `stanzas` opens, else `None`.

        Raises:
            HeaderError: a stanza of this identity's kind is malformed.
            WorkFactorError: a passphrase stanza asks for too much work.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A well-formed header that is not yet authentic; `covered` are the bytes its code is made of."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes

    def verify(self, file_key: bytes) -> None:
        """Raises `HeaderMacError` unless the header was written by someone who knew `file_key`."""
        if not hmac.compare_digest(self.mac, _mac(file_key, self.covered)):
            raise HeaderMacError("the header was altered")


def write(stanzas: Iterable[Stanza], file_key: bytes) -> bytes:
    """The header with these stanzas, protected by `file_key`."""
    covered = _VERSION_LINE + b"".join(stanza.lines() for stanza in stanzas) + _MAC_MARK
    return covered + f" {strict_base64.encode(_mac(file_key, covered))}\n".encode("ascii")


def read(source: Source) -> Header:
    """Takes the header off `source`, which then stands at the payload.

    Raises:
        HeaderError: it is malformed, cut short or of another version.
        HeaderLimitError: it exceeds `MAX_HEADER` or `MAX_STANZAS`.
    """
    lines = _Lines(source)
    if lines.take() != _VERSION_LINE:
        raise HeaderError("not an age file of version 1")
    stanzas: list[Stanza] = []
    line = lines.take()
    while not line.startswith(_MAC_MARK):
        if len(stanzas) == MAX_STANZAS:
            raise HeaderLimitError(f"more than {MAX_STANZAS} stanzas")
        stanzas.append(_stanza(line, lines))
        line = lines.take()
    if not stanzas:
        raise HeaderError("no stanza")
    if any(stanza.kind == "scrypt" for stanza in stanzas) and len(stanzas) > 1:
        raise HeaderError("a passphrase stanza must be the only one")
    if not line.startswith(_MAC_MARK + b" "):
        raise HeaderError("malformed authentication code")
    mac = decode(line[len(_MAC_MARK) + 1 : -1], size=_MAC_SIZE)
    return Header(stanzas=tuple(stanzas), covered=lines.before_last + _MAC_MARK, mac=mac)


def decode(text: bytes, *, size: int) -> bytes:
    """`text` from canonical base64; raises `HeaderError` unless that gives exactly `size` bytes."""
    try:
        data = strict_base64.decode(text)
    except ValueError as error:
        raise HeaderError("malformed base64") from error
    if len(data) != size:
        raise HeaderError("a value of the wrong length")
    return data


def seal_key(wrapping_key: bytes, file_key: bytes) -> bytes:
    """`file_key` sealed with a key that is used for nothing else."""
    return ChaCha20Poly1305(wrapping_key).encrypt(_ZERO_NONCE, file_key, None)


def open_key(wrapping_key: bytes, sealed: bytes) -> bytes | None:
    """What `seal_key` sealed, or `None` if this is not its key.

    The callers check the length of `sealed` first: a longer text can be made that opens under many keys.
    """
    try:
        return ChaCha20Poly1305(wrapping_key).decrypt(_ZERO_NONCE, sealed, None)
    except InvalidTag:
        return None


def derive(secret: bytes, *, salt: bytes, label: bytes) -> bytes:
    """32 bytes of HKDF-SHA-256 of `secret`."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=label).derive(secret)


class _Lines:
    """The lines of a header, counted against its size limit and kept for its code."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._taken = bytearray()
        self._last = 0

    @property
    def before_last(self) -> bytes:
        """All lines taken so far except the last one."""
        return bytes(self._taken[: -self._last])

    def take(self) -> bytes:
        room = MAX_HEADER - len(self._taken)
        line = self._source.line(room)
        self._taken += line
        self._last = len(line)
        if not line.endswith(b"\n"):
            raise HeaderLimitError("too large") if len(line) == room else HeaderError("cut short")
        return line


def _stanza(line: bytes, lines: _Lines) -> Stanza:
    if not _STANZA_LINE.fullmatch(line):
        raise HeaderError("malformed stanza")
    kind, *arguments = line[3:-1].decode("ascii").split(" ")
    body = bytearray()
    while True:
        row = lines.take()[:-1]
        if len(row) > _COLUMNS:
            raise HeaderError("a stanza line is too long")
        try:
            body += strict_base64.decode(row)
        except ValueError as error:
            raise HeaderError("malformed base64 in a stanza") from error
        if len(row) < _COLUMNS:
            return Stanza(kind=kind, arguments=tuple(arguments), body=bytes(body))


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derive(file_key, salt=b"", label=b"header"), covered, "sha256")
