"""Signing the head of a ledger with the key of this vault copy."""

from __future__ import annotations

import base64
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.case.chain import signed_message
from core.case.entry import Entry
from core.case.ledger import Ledger, head_of
from core.case.sharing import shared_branch

EVERY: Final = 100  # entries between two signatures while a ledger stays open


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public key."""
    return key.public_key().public_bytes_raw()


def sign_head(ledger: Ledger, key: Ed25519PrivateKey) -> Entry:
    """Appends a `sign` entry over the head as it stands, inside the open transaction."""
    heads = sorted(head.id for head in ledger.branch_heads())
    head = head_of(heads)
    return ledger.append(
        action="sign",
        record=ledger.branch,
        kind="signature",
        body={
            "file": ledger.file_id,
            "head": head,
            "heads": heads,
            "public_key": base64.b64encode(public_bytes(key)).decode(),
            "signature": base64.b64encode(key.sign(signed_message(ledger.file_id, head))).decode(),
        },
    )


def unsigned(ledger: Ledger) -> int:
    """How many entries of this copy came after its last signature, on whichever of its branches."""
    found = ledger.rows(
        "SELECT count(*) FROM entry WHERE branch IN (?, ?) AND rowid > "
        "coalesce((SELECT max(rowid) FROM entry WHERE branch = ? AND action = 'sign'), 0)",
        (ledger.branch, shared_branch(ledger.branch), ledger.branch),
    )
    return int(found[0][0])
