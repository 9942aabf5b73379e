"""The age v1 file format (age-encryption.org/v1), read and written as a stream.

Ours because no library streams the passphrase form; the primitives are those of `cryptography`.
"""

from core.handover.age.bech32 import Bech32Error
from core.handover.age.errors import (
    AgeError,
    ArmorError,
    HeaderError,
    HeaderLimitError,
    HeaderMacError,
    NoMatchError,
    PayloadError,
    WorkFactorError,
)
from core.handover.age.files import AgeReader, AgeWriter
from core.handover.age.passphrase import Passphrase
from core.handover.age.source import Readable
from core.handover.age.x25519 import X25519Identity, X25519Recipient

__all__ = [
    "AgeError",
    "AgeReader",
    "AgeWriter",
    "ArmorError",
    "Bech32Error",
    "HeaderError",
    "HeaderLimitError",
    "HeaderMacError",
    "NoMatchError",
    "Passphrase",
    "PayloadError",
    "Readable",
    "WorkFactorError",
    "X25519Identity",
    "X25519Recipient",
]
