"""The signing key of this vault copy, wrapped in the office ledger; and the keys it knows."""

from __future__ import annotations

import base64
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from core.case.ledger import Ledger
from core.case.signing import public_bytes
from core.errors import UserError
from core.vault.keys import MasterKey

DEVICE: Final = "device"
SIGNER: Final = "signer"


def key_of(office: Ledger, master: MasterKey) -> Ed25519PrivateKey | None:
    """The signing key of the branch this vault copy writes, or None when it has none yet."""
    for revision in office.current(DEVICE):
        if revision.record == office.branch:
            try:
                nonce = base64.b64decode(str(revision.body["nonce"]))
                wrapped = base64.b64decode(str(revision.body["wrapped"]))
                secret = ChaCha20Poly1305(master.device()).decrypt(nonce, wrapped, office.branch.encode())
            except (KeyError, ValueError, InvalidTag) as error:
                raise UserError("ledger_damaged", file=office.path.name, found="device") from error
            return Ed25519PrivateKey.from_private_bytes(secret)
    return None


def make_key(office: Ledger, master: MasterKey) -> Ed25519PrivateKey:
    """A new signing key for this branch, recorded inside the open transaction."""
    key, nonce = Ed25519PrivateKey.generate(), os.urandom(12)
    wrapped = ChaCha20Poly1305(master.device()).encrypt(
        nonce, key.private_bytes_raw(), office.branch.encode()
    )
    office.write(
        DEVICE,
        {
            "public_key": base64.b64encode(public_bytes(key)).decode(),
            "nonce": base64.b64encode(nonce).decode(),
            "wrapped": base64.b64encode(wrapped).decode(),
        },
        record=office.branch,
    )
    return key


def known_keys(office: Ledger) -> frozenset[bytes]:
    """The public keys of this vault's copies and of the signers a person has confirmed."""
    return frozenset(
        base64.b64decode(str(revision.body["public_key"]))
        for kind in (DEVICE, SIGNER)
        for revision in office.current(kind)
    )
