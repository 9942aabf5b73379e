"""The content of an age file: chunks of 64 KiB, each sealed with its number and whether it is the last."""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from core.handover.age.errors import PayloadError
from core.handover.age.header import derive
from core.handover.age.source import Source

CHUNK: Final = 64 * 1024
NONCE_SIZE: Final = 16
_SEALED_CHUNK: Final = CHUNK + 16


class Sealer:
    """Seals chunks in their order."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        self._cipher = _cipher(file_key, nonce)
        self._number = 0

    def seal(self, chunk: bytearray | memoryview, *, last: bool) -> bytes:
        """`chunk` sealed. All but the last have `CHUNK` bytes; the last is empty only if it is the first."""
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), chunk, None)
        self._number += 1
        return sealed


class Opener:
    """Opens the chunks of one payload and accepts exactly one whole payload."""

    def __init__(self, source: Source, file_key: bytes, nonce: bytes) -> None:
        self._source = source
        self._cipher = _cipher(file_key, nonce)
        self._number = 0
        self._ended = False

    def next(self) -> bytes:
        """The next authentic chunk; empty when the payload was whole and nothing follows it.

        Raises:
            PayloadError: it was altered, cut short or continued. Call no more after that.
        """
        if self._ended:
            if self._source.peek():
                raise PayloadError("something follows the content")
            return b""
        sealed = self._source.read(_SEALED_CHUNK)
        chunk = self._open(sealed, last=False) if len(sealed) == _SEALED_CHUNK else None
        if chunk is None:
            chunk = self._open(sealed, last=True)
            self._ended = True
        if chunk is None:
            raise PayloadError("the content is altered or cut short")
        if not chunk and self._number:
            raise PayloadError("an empty chunk after others")
        self._number += 1
        return chunk or self.next()

    def _open(self, sealed: bytes, *, last: bool) -> bytes | None:
        try:
            return self._cipher.decrypt(_nonce(self._number, last=last), sealed, None)
        except InvalidTag:
            return None


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive(file_key, salt=nonce, label=b"payload"))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
