"""Whole age files: what is written goes out sealed, what is read comes out authentic."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from core.handover.age import header
from core.handover.age.armor import ArmorReader, may_be_armor
from core.handover.age.errors import AgeError, HeaderError, NoMatchError
from core.handover.age.header import Header, Identity, Recipient
from core.handover.age.passphrase import Passphrase
from core.handover.age.payload import CHUNK, NONCE_SIZE, Opener, Sealer
from core.handover.age.source import Readable, Source

if TYPE_CHECKING:
    from _typeshed import SupportsWrite, WriteableBuffer


class AgeWriter:
    """Writes one age file, in the byte form, to `out`, which stays open.

    The header is written at once (a passphrase takes its second here). The file is complete after `close`;
    a `with` block that ends in an error leaves it incomplete on purpose, so that no reader accepts it.
    Memory: about 64 KiB besides what `write` is given.

    Raises:
        ValueError: no recipient, a passphrase that is not alone, too many recipients, or a key of low order.
    """

    def __init__(self, out: SupportsWrite[bytes], recipients: Sequence[Recipient]) -> None:
        if not recipients or len(recipients) > header.MAX_STANZAS:
            raise ValueError(f"an age file has 1 to {header.MAX_STANZAS} recipients")
        if len(recipients) > 1 and any(isinstance(recipient, Passphrase) for recipient in recipients):
            raise ValueError("a passphrase must be the only recipient")
        file_key = secrets.token_bytes(header.FILE_KEY_SIZE)
        nonce = secrets.token_bytes(NONCE_SIZE)
        stanzas = [recipient.wrap(file_key) for recipient in recipients]
        self._out = out
        self._sealer = Sealer(file_key, nonce)
        self._held = bytearray()
        self._closed = False
        self._out.write(header.write(stanzas, file_key) + nonce)

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Takes `data` into the file and returns its length in bytes."""
        if self._closed:
            raise ValueError("the age file is closed")
        rest = memoryview(data).cast("B")
        length = len(rest)
        # A full chunk stays until more comes: whether it is the last is part of its seal.
        while len(self._held) + len(rest) > CHUNK:
            room = CHUNK - len(self._held)
            if self._held:
                self._held += rest[:room]
                self._put(self._held, last=False)
                self._held.clear()
            else:
                self._put(rest[:room], last=False)
            rest = rest[room:]
        self._held += rest
        return length

    def close(self) -> None:
        """Completes the file; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self._put(self._held, last=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        self._closed = True

    def _put(self, chunk: bytearray | memoryview, *, last: bool) -> None:
        self._out.write(self._sealer.seal(chunk, last=last))


class AgeReader(io.RawIOBase):
    """The content of an age file, released only chunk by chunk after each was found authentic.

    Either form of the file, bytes or text, is read from `source`, which need not be seekable and stays open.
    `text` says which one it is; by default the first byte decides. `read` gives at most what was asked for.
    **Only after it gave `b""` is it known that the content is whole**: a cut is found at its end.
    Memory: about 300 KiB, plus scrypt's while a passphrase is tried (2^18: 256 MiB, 2^20: 1 GiB).

    Raises, here and at any `read` (which then fails for ever):
        AgeError: one of its kinds, see `errors`.
    """

    def __init__(
        self,
        source: Readable,
        identities: Sequence[Identity],
        *,
        text: bool | None = None,
    ) -> None:
        super().__init__()
        plain = Source(source)
        if text or (text is None and may_be_armor(plain.peek())):
            plain = Source(ArmorReader(plain))
        file_key = _file_key(header.read(plain), identities)
        nonce = plain.read(NONCE_SIZE)
        if len(nonce) < NONCE_SIZE:
            raise HeaderError("cut short before the content")
        self._opener = Opener(plain, file_key, nonce)
        self._chunk = memoryview(b"")
        self._failure: AgeError | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fills `buffer` with at most the rest of one chunk and returns the number of bytes; 0 at the end."""
        if self._failure is not None:
            raise self._failure
        target = memoryview(buffer).cast("B")
        if not self._chunk and target:
            try:
                self._chunk = memoryview(self._opener.next())
            except AgeError as error:
                self._failure = error
                raise
        size = min(len(target), len(self._chunk))
        target[:size] = self._chunk[:size]
        self._chunk = self._chunk[size:]
        return size


def _file_key(found: Header, identities: Sequence[Identity]) -> bytes:
    for identity in identities:
        file_key = identity.unwrap(found.stanzas)
        if file_key is not None:
            found.verify(file_key)
            return file_key
    raise NoMatchError("no passphrase or key fits")
