"""The header of a vault: the master key wrapped in two slots, in two copies.

How a failure is told apart: the plain SHA-256 of a copy is wrong → that copy is damaged; a slot does not
open → wrong passphrase; the slot opens and the MAC differs → damaged.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from core.case.canonical import Body, Json, canonical, parse
from core.errors import UserError
from core.storage.atomic import write_file
from core.vault.keys import KEY_SIZE, Cost, MasterKey, derive, stretch

NAMES: Final = ("vault.json", "vault.json.2")
_FORMAT: Final = "netra-vault"
_LARGEST: Final = 16_384
_SALT_SIZE: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header whose own checksum holds; nothing in it is authenticated until a slot was opened."""

    fields: Body


def make(
    master: MasterKey,
    passphrase: str,
    recovery: bytes,
    cost: Cost,
    *,
    created: str,
    key_file: bytes | None = None,
) -> Header:
    """A new header with both slots. `recovery` is the 32-byte secret of the recovery sheet."""
    fields: Body = {"format": _FORMAT, "v": 1, "vault_id": str(uuid.uuid4()), "created": created}
    slots: dict[str, Json] = {}
    fields["slots"] = slots
    slots["passphrase"] = _passphrase_slot(fields, master, passphrase, cost, key_file)
    slots["recovery"] = _wrap(fields, master, derive(recovery, "kek-recovery"), {"kdf": "none"})
    return _sealed(fields, master)


def with_passphrase(
    header: Header, master: MasterKey, passphrase: str, cost: Cost, *, key_file: bytes | None = None
) -> Header:
    """The same header with another passphrase slot; the recovery slot stays byte for byte."""
    fields = parse(json.dumps({k: v for k, v in header.fields.items() if k not in ("mac", "sha256")}))
    slots = cast("dict[str, Json]", fields["slots"])
    slots["passphrase"] = _passphrase_slot(fields, master, passphrase, cost, key_file)
    return _sealed(fields, master)


def write(folder: Path, header: Header) -> None:
    """Replaces both copies, one after the other, each whole or not at all."""
    data = canonical(header.fields) + b"\n"
    for name in NAMES:
        write_file(folder / name, data)


def read(folder: Path) -> Header:
    """The header from the first copy that is whole.

    Raises:
        UserError: `not_a_vault` without any copy, `vault_damaged` when no copy is whole,
            `version_too_new`.
    """
    copies = [folder / name for name in NAMES if (folder / name).is_file()]
    if not copies:
        raise UserError("not_a_vault", path=str(folder))
    for copy in copies:
        header = _whole(copy)
        if header is not None:
            if header.fields.get("v") != 1:
                raise UserError("version_too_new", file=copy.name, found=header.fields.get("v"), known=1)
            return header
    raise UserError("vault_damaged", found="header")


def mend(folder: Path, header: Header) -> None:
    """Writes the copy that is missing or differs; called after the header was authenticated."""
    data = canonical(header.fields) + b"\n"
    for name in NAMES:
        copy = folder / name
        if not copy.is_file() or copy.read_bytes() != data:
            write_file(copy, data)


def unlock(header: Header, passphrase: str, *, key_file: bytes | None = None) -> MasterKey:
    """The master key, through the passphrase slot; takes about a second.

    `key_file` is the SHA-256 of the key file (32 bytes). A slot made without one ignores it.

    Raises:
        UserError: `passphrase_wrong`; `key_file_needed`; `vault_damaged` when the slot opens but the header was altered.
    """
    slot = _slot(header, "passphrase")
    try:
        cost = Cost(memory_kib=slot["memory_kib"], passes=slot["passes"], lanes=slot["lanes"])
        salt = _bytes(slot["salt"])
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("vault_damaged", found="header") from error
    if len(salt) != _SALT_SIZE:
        raise UserError("vault_damaged", found="header")
    if slot.get("key_file") is not True:
        key_file = None
    elif key_file is None:
        raise UserError("key_file_needed")
    stretched = stretch(passphrase, salt, cost)
    return _unwrap(header, slot, derive(stretched + (key_file or b""), "kek-pass"))


def recover(header: Header, recovery: bytes) -> MasterKey:
    """The master key, through the recovery slot; raises as `unlock`."""
    return _unwrap(header, _slot(header, "recovery"), derive(recovery, "kek-recovery"))


def _passphrase_slot(
    fields: Body, master: MasterKey, passphrase: str, cost: Cost, key_file: bytes | None
) -> Json:
    salt = os.urandom(_SALT_SIZE)
    parameters: Body = {
        "kdf": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes,
        "salt": _text(salt),
    }  # fmt: skip
    if key_file is not None:
        parameters["key_file"] = True
    stretched = stretch(passphrase, salt, cost)
    return _wrap(fields, master, derive(stretched + (key_file or b""), "kek-pass"), parameters)


def _wrap(fields: Body, master: MasterKey, kek: bytes, parameters: Body) -> Json:
    nonce = os.urandom(12)
    sealed = ChaCha20Poly1305(kek).encrypt(nonce, master.secret(), _associated(fields, parameters))
    return {**parameters, "nonce": _text(nonce), "wrapped": _text(sealed)}


def _unwrap(header: Header, slot: dict[str, Any], kek: bytes) -> MasterKey:
    parameters = {name: value for name, value in slot.items() if name not in ("nonce", "wrapped")}
    try:
        nonce, sealed = _bytes(slot["nonce"]), _bytes(slot["wrapped"])
        if len(nonce) != 12 or len(sealed) != KEY_SIZE + 16:
            raise UserError("vault_damaged", found="header")
        secret = ChaCha20Poly1305(kek).decrypt(nonce, sealed, _associated(header.fields, parameters))
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("vault_damaged", found="header") from error
    except InvalidTag as error:
        raise UserError("passphrase_wrong") from error
    master = MasterKey(secret)
    if not hmac.compare_digest(
        _mac(header.fields, master).encode(), str(header.fields.get("mac", "")).encode()
    ):
        raise UserError("vault_damaged", found="header")
    return master


def _associated(fields: Body, parameters: Body) -> bytes:
    """What a slot is bound to: the format, the vault, and the slot's own parameters."""
    return canonical({"format": fields["format"], "vault_id": fields["vault_id"], "parameters": parameters})


def _sealed(fields: Body, master: MasterKey) -> Header:
    fields = {**fields, "mac": _mac(fields, master)}
    return Header(fields={**fields, "sha256": _checksum(fields)})


def _mac(fields: Body, master: MasterKey) -> str:
    covered: Body = {name: value for name, value in fields.items() if name not in ("mac", "sha256")}
    return hmac.new(master.header(), canonical(covered), hashlib.sha256).hexdigest()


def _checksum(fields: Body) -> str:
    return hashlib.sha256(canonical({k: v for k, v in fields.items() if k != "sha256"})).hexdigest()


def _whole(copy: Path) -> Header | None:
    try:
        with copy.open("rb") as file:
            fields = parse(file.read(_LARGEST).decode("utf-8"))
        if fields.get("format") != _FORMAT or fields.get("sha256") != _checksum(fields):
            return None
    except (OSError, ValueError, RecursionError):
        return None
    return Header(fields=fields)


def _slot(header: Header, name: str) -> dict[str, Any]:
    slots = header.fields.get("slots")
    slot = slots.get(name) if isinstance(slots, dict) else None
    if not isinstance(slot, dict):
        raise UserError("vault_damaged", found="header")
    return slot


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
