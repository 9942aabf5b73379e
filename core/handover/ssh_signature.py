"""Signatures in the format of OpenSSH (`PROTOCOL.sshsig`), so that `ssh-keygen -Y verify` checks them.

Only Ed25519 with SHA-512, the one kind that Netra writes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from core.handover.age import strict_base64

KEY_SIZE: Final = 32

_BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
_END: Final = "-----END SSH SIGNATURE-----"
_COLUMNS: Final = 70  # as ssh-keygen breaks its lines
_TEXT_LIMIT: Final = 4096  # characters; a signature of this kind has about 300
_MAGIC: Final = b"SSHSIG"
_VERSION: Final = 1
_KEY_KIND: Final = b"ssh-ed25519"
_HASH: Final = b"sha512"
_SIGNATURE_SIZE: Final = 64
_WORD: Final = re.compile(r"[A-Za-z0-9@._-]+")


class SignatureError(Exception):
    """A signature is malformed, of another kind or namespace, or not of this message."""


def sign(private: Ed25519PrivateKey, message: bytes, namespace: str) -> str:
    """The signature of `message` for one purpose, as text that ends with a line feed."""
    signed = private.sign(_signed_data(message, namespace))
    blob = b"".join(
        (
            _MAGIC,
            _VERSION.to_bytes(4, "big"),
            _field(_key_blob(private.public_key().public_bytes_raw())),
            _field(namespace.encode()),
            _field(b""),
            _field(_HASH),
            _field(_field(_KEY_KIND) + _field(signed)),
        )
    )
    text = base64.b64encode(blob).decode("ascii")
    rows = [text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS)]
    return "\n".join([_BEGIN, *rows, _END, ""])


def verify(signature_text: str, message: bytes, namespace: str) -> bytes:
    """The public key (32 bytes) that signed `message` for `namespace`.

    That the key belongs to anybody is not said: compare its `fingerprint`.

    Raises:
        SignatureError: malformed, of another kind, for another namespace, or the message differs.
    """
    fields = _Fields(_unarmored(signature_text))
    fields.expect(_MAGIC + _VERSION.to_bytes(4, "big"), "another format or version")
    key = _Fields(fields.take())
    key.expect(_field(_KEY_KIND), "another kind of key")
    public = key.take()
    key.end()
    fields.expect(_field(namespace.encode()), "another namespace")
    fields.expect(_field(b""), "a reserved field is used")
    fields.expect(_field(_HASH), "another hash")
    signature = _Fields(fields.take())
    fields.end()
    signature.expect(_field(_KEY_KIND), "another kind of signature")
    signed = signature.take()
    signature.end()
    if len(public) != KEY_SIZE or len(signed) != _SIGNATURE_SIZE:
        raise SignatureError("a key or signature of the wrong length")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, _signed_data(message, namespace))
    except InvalidSignature as error:
        raise SignatureError("not the signature of this message") from error
    return public


def public_line(public: bytes) -> str:
    """The public key (32 bytes) as OpenSSH writes it, without a comment: `ssh-ed25519 AAAA…`."""
    return f"{_KEY_KIND.decode()} {base64.b64encode(_key_blob(public)).decode('ascii')}"


def allowed_signers_line(principal: str, public: bytes, namespace: str) -> str:
    """A line for `ssh-keygen -Y verify -f`, which lets `public` sign as `principal` in `namespace`.

    Raises:
        ValueError: a name with other than ASCII letters, digits and `@._-`.
    """
    if not _WORD.fullmatch(principal) or not _WORD.fullmatch(namespace):
        raise ValueError("a principal or namespace is one plain word")
    return f'{principal} namespaces="{namespace}" {public_line(public)}'


def fingerprint(public: bytes) -> str:
    """What people compare, as `ssh-keygen -l` shows it: `SHA256:` and 43 characters."""
    digest = hashlib.sha256(_key_blob(public)).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


class _Fields:
    """The length-prefixed fields of an SSH message, taken in order."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def take(self) -> bytes:
        size = int.from_bytes(self._data[:4], "big")
        if len(self._data) < 4 + size:
            raise SignatureError("cut short")
        value = self._data[4 : 4 + size]
        self._data = self._data[4 + size :]
        return value

    def expect(self, data: bytes, otherwise: str) -> None:
        if not self._data.startswith(data):
            raise SignatureError(otherwise)
        self._data = self._data[len(data) :]

    def end(self) -> None:
        if self._data:
            raise SignatureError("something follows the last field")


def _unarmored(text: str) -> bytes:
    if len(text) > _TEXT_LIMIT or not text.isascii():
        raise SignatureError("not a signature")
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        raise SignatureError("the first or last line is wrong")
    rows = lines[1:-1]
    if any(len(row) != _COLUMNS for row in rows[:-1]) or not 0 < len(rows[-1]) <= _COLUMNS:
        raise SignatureError("a line of the wrong length")
    try:
        return strict_base64.decode_padded("".join(rows).encode("ascii"))
    except ValueError as error:
        raise SignatureError("malformed base64") from error


def _signed_data(message: bytes, namespace: str) -> bytes:
    if not namespace:
        raise ValueError("a signature needs a namespace")
    digest = hashlib.sha512(message).digest()
    return _MAGIC + b"".join(_field(part) for part in (namespace.encode(), b"", _HASH, digest))


def _key_blob(public: bytes) -> bytes:
    if len(public) != KEY_SIZE:
        raise ValueError("an Ed25519 public key has 32 bytes")
    return _field(_KEY_KIND) + _field(public)


def _field(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value
