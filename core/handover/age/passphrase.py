"""The scrypt stanza: a file opened by a passphrase."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from core.handover.age import header, strict_base64
from core.handover.age.errors import HeaderError, WorkFactorError
from core.handover.age.header import Stanza

KIND: Final = "scrypt"
MAX_WORK_FACTOR: Final = 20  # 2^20 blocks take 1 GiB of memory

_LABEL: Final = b"age-encryption.org/v1/scrypt"
_SALT_SIZE: Final = 16
_NUMBER: Final = re.compile(r"[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase, both to write for and to open with; it must be a file's only recipient.

    `text` is used as its UTF-8 bytes, so two people must spell it alike. `work_factor` (1 to 20) counts
    only for writing: the base-2 logarithm of scrypt's cost, 18 taking about a second and 256 MiB.
    """

    text: str = field(repr=False)
    work_factor: int = 18

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("an empty passphrase")
        if not 1 <= self.work_factor <= MAX_WORK_FACTOR:
            raise ValueError("a work factor is 1 to 20")

    def wrap(self, file_key: bytes) -> Stanza:
        """See `Recipient`."""
        salt = secrets.token_bytes(_SALT_SIZE)
        return Stanza(
            kind=KIND,
            arguments=(strict_base64.encode(salt), str(self.work_factor)),
            body=header.seal_key(self._wrapping_key(salt, self.work_factor), file_key),
        )

    def unwrap(self, stanzas: tuple[Stanza, ...]) -> bytes | None:
        """See `Identity`."""
        for stanza in stanzas:
            if stanza.kind == KIND:
                salt, work_factor = _arguments(stanza)
                return header.open_key(self._wrapping_key(salt, work_factor), stanza.body)
        return None

    def _wrapping_key(self, salt: bytes, work_factor: int) -> bytes:
        scrypt = Scrypt(salt=_LABEL + salt, length=32, n=1 << work_factor, r=8, p=1)
        return scrypt.derive(self.text.encode())


def _arguments(stanza: Stanza) -> tuple[bytes, int]:
    if len(stanza.arguments) != 2 or len(stanza.body) != header.WRAPPED_KEY_SIZE:
        raise HeaderError("malformed passphrase stanza")
    salt, number = stanza.arguments
    if not _NUMBER.fullmatch(number):
        raise HeaderError("malformed work factor")
    # The length comes first: a number of many thousand digits is no number to Python.
    if len(number) > len(str(MAX_WORK_FACTOR)) or int(number) > MAX_WORK_FACTOR:
        raise WorkFactorError(f"a work factor above {MAX_WORK_FACTOR}")
    return header.decode(salt.encode("ascii"), size=_SALT_SIZE), int(number)
