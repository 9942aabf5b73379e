"""The X25519 stanza: a file opened by a key pair."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Self

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from core.handover.age import bech32, header, strict_base64
from core.handover.age.errors import HeaderError
from core.handover.age.header import Stanza

KIND: Final = "X25519"
KEY_SIZE: Final = 32

_LABEL: Final = b"age-encryption.org/v1/X25519"
_RECIPIENT_PREFIX: Final = "age"
_IDENTITY_PREFIX: Final = "age-secret-key-"


@dataclass(frozen=True, slots=True)
class X25519Recipient:
    """A public key (32 bytes) that a file can be written for."""

    public: bytes

    def __post_init__(self) -> None:
        if len(self.public) != KEY_SIZE:
            raise ValueError("a public key has 32 bytes")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The recipient written `age1…`; raises `Bech32Error`."""
        return cls(_parse(_RECIPIENT_PREFIX, text))

    def encode(self) -> str:
        """The recipient as `age1…`."""
        return bech32.encode(_RECIPIENT_PREFIX, self.public)

    def wrap(self, file_key: bytes) -> Stanza:
        """See `Recipient`. Raises `ValueError` for a public key that gives no secret (of low order)."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(self.public))
        return Stanza(
            kind=KIND,
            arguments=(strict_base64.encode(share),),
            body=header.seal_key(_wrapping_key(secret, share, self.public), file_key),
        )


@dataclass(frozen=True, slots=True)
class X25519Identity:
    """A secret key (32 bytes) that opens what was written for its `recipient`."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_SIZE:
            raise ValueError("a secret key has 32 bytes")

    @classmethod
    def generate(cls) -> Self:
        """A new random key."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key written `AGE-SECRET-KEY-1…`; raises `Bech32Error`."""
        return cls(_parse(_IDENTITY_PREFIX, text))

    def encode(self) -> str:
        """The key as `AGE-SECRET-KEY-1…`. It is a secret."""
        return bech32.encode(_IDENTITY_PREFIX, self.secret).upper()

    @property
    def recipient(self) -> X25519Recipient:
        """The public half."""
        private = X25519PrivateKey.from_private_bytes(self.secret)
        return X25519Recipient(private.public_key().public_bytes_raw())

    def unwrap(self, stanzas: tuple[Stanza, ...]) -> bytes | None:
        """See `Identity`."""
        private = X25519PrivateKey.from_private_bytes(self.secret)
        public = private.public_key().public_bytes_raw()
        for stanza in stanzas:
            if stanza.kind != KIND:
                continue
            share = _share(stanza)
            try:
                secret = private.exchange(X25519PublicKey.from_public_bytes(share))
            except ValueError as error:  # the library refuses an all-zero secret
                raise HeaderError("a share of low order") from error
            file_key = header.open_key(_wrapping_key(secret, share, public), stanza.body)
            if file_key is not None:
                return file_key
        return None


def _share(stanza: Stanza) -> bytes:
    if len(stanza.arguments) != 1 or len(stanza.body) != header.WRAPPED_KEY_SIZE:
        raise HeaderError("malformed X25519 stanza")
    return header.decode(stanza.arguments[0].encode("ascii"), size=KEY_SIZE)


def _wrapping_key(secret: bytes, share: bytes, public: bytes) -> bytes:
    return header.derive(secret, salt=share + public, label=_LABEL)


def _parse(prefix: str, text: str) -> bytes:
    data = bech32.decode(prefix, text)
    if len(data) != KEY_SIZE:
        raise bech32.Bech32Error("a key of the wrong length")
    return data
