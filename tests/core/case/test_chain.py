"""Checking a ledger finds every alteration of its order, its words and its bytes."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.case.canonical import parse
from core.case.chain import (
    body_faults,
    chain_faults,
    ledger_faults,
    signature_faults,
    signature_holds,
    signed_message,
)
from core.case.entry import Entry, make_entry
from core.case.ledger import Ledger
from core.case.signing import EVERY, public_bytes, sign_head, unsigned
from core.errors import UserError
from tests.core.case.conftest import Maker

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger with eight notes, bytes and a signature."""
    with ledger.transaction():
        for number in range(8):
            digest = ledger.put(f"bytes {number}".encode())
            ledger.write("note", {"text": str(number)}, blob_ids=(digest,))
        sign_head(ledger, KEY)
    return ledger


def rehashed(entry: Entry, **changes: object) -> Entry:
    fields = {name: getattr(entry, name) for name in Entry.__slots__ if name != "id"}
    return make_entry(**{**fields, **changes})


def test_an_unaltered_ledger_has_no_faults(told: Ledger) -> None:
    assert ledger_faults(told, full=True) == ()


EDITS: list[Callable[[list[Entry], int], list[Entry]]] = [
    lambda all_, at: [*all_[:at], replace(all_[at], actor="Orang Lain"), *all_[at + 1 :]],
    lambda all_, at: [*all_[:at], rehashed(all_[at], actor="Orang Lain"), *all_[at + 1 :]],
    lambda all_, at: [*all_[:at], *all_[at + 1 :]],
    lambda all_, at: [*all_[: at + 1], all_[at], *all_[at + 1 :]],
    lambda all_, at: [*all_[:at], all_[at + 1], all_[at], *all_[at + 2 :]],
    lambda all_, at: [*all_[:at], rehashed(all_[at], parents=("0" * 64,)), *all_[at + 1 :]],
]


@pytest.mark.parametrize("edit", EDITS, ids=["edit", "edit-rehash", "delete", "double", "swap", "parent"])
@pytest.mark.parametrize("at", range(7))
def test_every_edit_inside_the_chain_is_found(
    told: Ledger, edit: Callable[[list[Entry], int], list[Entry]], at: int
) -> None:
    assert chain_faults(edit(list(told.entries()), at))


def test_a_tail_that_was_cut_is_found_by_an_earlier_signature_or_head(told: Ledger) -> None:
    entries = list(told.entries())
    assert chain_faults(entries[:-2]) == ()
    assert told.head() != entries[-3].id
    signed_only = [entry for entry in entries if entry.seq != 8]
    assert chain_faults(signed_only)


def test_a_body_that_was_changed_is_found_and_a_withheld_one_is_not_a_fault(told: Ledger) -> None:
    entries = list(told.entries())
    bodies = {row[0]: (bytes(row[1]), row[2]) for row in told.rows("SELECT hash, salt, json FROM body")}
    assert body_faults(entries, bodies.get) == ()
    assert body_faults(entries, lambda _: None) == ()
    victim = entries[3].body_hash
    salt, text = bodies[victim]
    for changed in [(salt, text.replace("3", "4")), (bytes(32), text), (salt, text + " ")]:
        faults = body_faults(entries, {**bodies, victim: changed}.get)
        assert faults == (f"body {entries[3].branch[:8]}:4",)


def signed_body(ledger: Ledger) -> tuple[list[Entry], dict[str, tuple[bytes, str]], str]:
    entries = list(ledger.entries())
    bodies = {row[0]: (bytes(row[1]), row[2]) for row in ledger.rows("SELECT hash, salt, json FROM body")}
    return entries, bodies, entries[-1].body_hash


@pytest.mark.parametrize("member", ["file", "head", "public_key", "signature"])
def test_a_signature_over_anything_else_is_found(told: Ledger, member: str) -> None:
    entries, bodies, digest = signed_body(told)
    assert signature_faults(entries, bodies.get, told.file_id) == ()
    salt, text = bodies[digest]
    value = str(parse(text)[member])
    other = ("A" if value[0] != "A" else "B") + value[1:]
    changed = {**bodies, digest: (salt, text.replace(value, other))}
    assert signature_faults(entries, changed.get, told.file_id)


def test_a_signature_of_another_file_is_found(told: Ledger) -> None:
    entries, bodies, _ = signed_body(told)
    assert signature_faults(entries, bodies.get, "another file")


def test_a_signed_head_names_entries_that_are_here(told: Ledger) -> None:
    entries, bodies, _ = signed_body(told)
    without = [entry for entry in entries if entry.seq != 8]
    assert signature_faults(without, bodies.get, told.file_id)


@pytest.mark.parametrize("text", ["", "é", "AAAA", "=", "A" * 43 + "="])
def test_a_key_or_signature_of_wrong_form_does_not_hold(text: str) -> None:
    good = base64.b64encode(KEY.sign(signed_message("f", "h"))).decode()
    public = base64.b64encode(public_bytes(KEY)).decode()
    assert signature_holds("f", "h", public, good)
    assert not signature_holds("f", "h", text, good)
    assert not signature_holds("f", "h", public, text)


def test_unsigned_counts_the_entries_after_the_last_signature(told: Ledger) -> None:
    assert unsigned(told) == 0
    with told.transaction():
        told.append(action="open", record="r", kind="note")
        told.append(action="open", record="r", kind="note")
    assert unsigned(told) == 2
    assert EVERY == 100


def damaged_copies(data: bytes, count: int, seed: int) -> list[bytes]:
    chance, copies = random.Random(seed), []
    for _ in range(count):
        copy = bytearray(data)
        copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
        copies.append(bytes(copy))
    return copies


def faults_of_file(make_ledger: Maker) -> tuple[str, ...]:
    try:
        opened = make_ledger()
    except UserError as error:
        assert error.code in ("ledger_damaged", "ledger_plain", "ledger_foreign")  # noqa: PT017
        return (error.code,)
    try:
        return ledger_faults(opened, full=True)
    finally:
        opened.connection.close()


def test_every_random_bit_flip_is_reported(told: Ledger, make_ledger: Maker) -> None:
    told.connection.close()
    data = told.path.read_bytes()
    for copy in damaged_copies(data, 60, seed=5):
        told.path.write_bytes(copy)
        assert faults_of_file(make_ledger)


@pytest.mark.parametrize("pages", [-1, -2, 1])
def test_a_cut_or_longer_file_is_reported(told: Ledger, make_ledger: Maker, pages: int) -> None:
    told.connection.close()
    data, size = told.path.read_bytes(), 16384
    told.path.write_bytes(data[: pages * size] if pages < 0 else data + data[-size:])
    assert faults_of_file(make_ledger)


def test_two_pages_that_changed_places_are_reported(told: Ledger, make_ledger: Maker) -> None:
    told.connection.close()
    data, size = told.path.read_bytes(), 16384
    pages = [data[at : at + size] for at in range(0, len(data), size)]
    for at in range(1, len(pages) - 1):
        told.path.write_bytes(b"".join([*pages[:at], pages[at + 1], pages[at], *pages[at + 2 :]]))
        assert faults_of_file(make_ledger)


def test_bytes_that_were_changed_inside_the_file_are_reported(told: Ledger) -> None:
    # The blob interface passes no trigger; whoever has the key can do this, and the digest shows it.
    with told.transaction(), told.connection.open_blob("blob", "bytes", 3) as blob:
        blob.write(b"BYTES")
    faults = ledger_faults(told, full=True)
    assert len(faults) == 1
    assert faults[0].startswith("blob ")
    assert ledger_faults(told, full=False) == ()
