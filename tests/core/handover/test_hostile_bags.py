"""A handover from a stranger: whatever it holds, the vault is as before, and the next unlock works."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.case import evidence
from core.case.entry import Entry, make_entry
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.handover import bag, importing, received
from core.handover import export as exporting
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from tests.core.handover.bags import (
    IDENTITY,
    Files,
    body_line,
    entries_of,
    journal,
    pack,
    sealed,
    unpack,
)
from tests.core.handover.conftest import Sender


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A good bag of an office that the receiver has never heard of."""
    folder = tmp_path_factory.mktemp("stranger")
    office = Office(name="Kantor Asing", kind=OfficeKind.AGENCY, timezone="Asia/Jakarta", city="Contoh")
    made, _ = opening.create(folder / "vault", office, "x", cost=LEAST_COST)
    with made:
        case_id = made.create_case(Subject(name="Budi Santoso")).id
        with made.change(case_id) as ledger:
            evidence.add(ledger, b"\x89PNG\r\n\x1a\n bukti", "satu.png")
            ledger.write("reporter", {"name": "Pelapor Rahasia"})
        exporting.export(made, case_id, folder / "serah.age", recipients=[IDENTITY.recipient])
    return unpack(folder / "serah.age")


def digest(vault: Vault) -> tuple[object, ...]:
    names = sorted(str(path.relative_to(vault.folder)) for path in vault.folder.rglob("*") if path.is_file())
    heads = [opened().head() for _, opened in vault.ledgers()]
    return names, heads, vault.cases(), vault.hearings()


def refused(vault: Vault, path: Path, clock: SetClock, *codes: str) -> None:
    """Importing fails with one of the codes, changes nothing, and leaves a vault that unlocks."""
    vault.new_incoming().connection.close()  # so that the folder for quarantine is there in both pictures
    for left in (vault.folder / "incoming").iterdir():
        left.unlink()
    before = digest(vault)
    with pytest.raises(UserError) as caught:
        importing.take(vault, path, IDENTITY)
    assert caught.value.code in codes
    assert digest(vault) == before
    vault.close()
    opening.unlock(vault.folder, "frasa penerima", clock=clock).close()


def with_entry(files: Files, body: dict[str, object] | None, **changes: object) -> Files:
    """The bag with one more entry at the end of the last branch, everything else fitting."""
    entries = entries_of(files)
    branch = str(changes.get("branch", entries[-1].branch))
    last = [entry for entry in entries if entry.branch == branch]
    fields: dict[str, object] = {
        "branch": branch, "seq": last[-1].seq + 1 if last else 1, "prev": last[-1].id if last else "",
        "at": "2026-11-23T02:00:00.000Z", "actor": "Orang", "action": "add",
        "record": "00000000-0000-4000-8000-000000000001", "kind": "note", "parents": (), "body_hash": "",
        "blobs": (),
    }  # fmt: skip
    made = dict(files)
    if body is not None:
        fields["body_hash"], line = body_line(bytes(32), body)
        made[bag.BODIES] += line
    entry = make_entry(**{**fields, **changes})  # type: ignore[arg-type]
    made[bag.JOURNAL] = journal([*entries, entry])
    return made


SENSELESS: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "hearing-short": ({"v": 1, "minutes": 0}, {"kind": "hearing"}),
    "hearing-zone": (
        {
            "v": 1, "minutes": 5, "room": "R", "examiners": [], "number": 1, "capacity": "Saksi", "state": "scheduled",
            "at": {"local": "2026-12-01T09:00", "zone": "../../etc/passwd"},
        },
        {"kind": "hearing"},
    ),
    "hearing-far": (
        {
            "v": 1, "minutes": 60, "room": "R", "examiners": [], "number": 1, "capacity": "Saksi", "state": "scheduled",
            "at": {"local": "9999-12-31T23:59", "zone": "Asia/Jakarta"},
        },
        {"kind": "hearing"},
    ),
    "evidence-empty": ({"v": 1}, {"kind": "evidence"}),
    "evidence-size": ({"v": 1, "name": "x", "sha256": "0" * 64, "size": "many", "media_type": "x"}, {"kind": "evidence"}),
    "evidence-bytes-missing": (
        {"v": 1, "name": "x", "sha256": "0" * 64, "size": 1, "media_type": "image/png"}, {"kind": "evidence"},
    ),
    "reading": ({"v": 1, "evidence": "x"}, {"kind": "reading"}),
    "document-date": ({"v": 1, "date": "tomorrow"}, {"kind": "document"}),
    "report": ({"v": 1, "origin": "rumour"}, {"kind": "report"}),
    "handover": ({"v": 1, "direction": "up"}, {"kind": "handover"}),
    "second-subject": ({"v": 1, "name": "Orang Lain"}, {"kind": "subject"}),
    "instant": ({"v": 1, "text": "x"}, {"at": "yesterday"}),
    "instant-local": ({"v": 1, "text": "x"}, {"at": "2026-11-23T02:00:00.000+07:00"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SENSELESS)
def test_records_that_make_no_sense_never_enter_a_vault(
    files: Files, receiver: Vault, tmp_path: Path, clock: SetClock, name: str
) -> None:
    body, changes = SENSELESS[name]
    pack(sealed(with_entry(files, body, **changes)), tmp_path / "hostile.age")
    refused(receiver, tmp_path / "hostile.age", clock, "handover_damaged", "limit_exceeded")


@pytest.mark.parametrize(
    "body", [{"v": 1, "name": "", "status": "unknown"}, {"v": 1, "name": "B", "status": "?"}]
)
def test_a_subject_that_makes_no_sense_never_enters_a_vault(
    files: Files, receiver: Vault, tmp_path: Path, clock: SetClock, sender: Sender, body: dict[str, object]
) -> None:
    first = entries_of(files)[0]
    made = with_entry(files, body, kind="subject", record=first.record, parents=(first.id,))
    pack(sealed(made), tmp_path / "hostile.age")
    refused(receiver, tmp_path / "hostile.age", clock, "handover_damaged")


def test_nobody_else_writes_our_branch(
    files: Files, receiver: Vault, tmp_path: Path, clock: SetClock
) -> None:
    made = sealed(with_entry(files, {"v": 1, "text": "palsu"}, branch=receiver.branch, actor="Rina Wowor"))
    pack(made, tmp_path / "hostile.age")
    refused(receiver, tmp_path / "hostile.age", clock, "handover_damaged", "ledger_older")


def test_our_own_case_does_not_come_back_with_more_in_our_name(
    files: Files, sender: Sender, tmp_path: Path
) -> None:
    own = unpack(sender.export().path)
    pack(sealed(with_entry(own, {"v": 1, "text": "palsu"}, actor="Rina Wowor")), tmp_path / "hostile.age")
    before = digest(sender.vault)[1:]
    with pytest.raises(UserError) as caught:
        importing.take(sender.vault, tmp_path / "hostile.age", IDENTITY)
    assert caught.value.code in ("handover_damaged", "ledger_older")
    assert digest(sender.vault)[1:] == before


@pytest.mark.parametrize("label", ["", "x", "../../x", "00000000-0000-4000-8000-00000000000g", "own"])
def test_a_bag_under_another_label_is_refused(
    files: Files, receiver: Vault, tmp_path: Path, clock: SetClock, label: str
) -> None:
    if label == "own":
        label = receiver.create_case(Subject(name="Siti Aminah")).id
    pack(sealed(files, **{"Netra-File": label}), tmp_path / "hostile.age")
    refused(receiver, tmp_path / "hostile.age", clock, "handover_damaged")


def rewritten(files: Files, edit: Callable[[list[Entry]], list[Entry]]) -> Files:
    return {**files, bag.JOURNAL: journal(edit(entries_of(files)))}


CHAINS: dict[str, Callable[[list[Entry]], list[Entry]]] = {
    "gap": lambda e: [*e[:1], *e[2:]],
    "double": lambda e: [e[0], e[0], *e[1:]],
    "swapped": lambda e: [e[1], e[0], *e[2:]],
    "edited": lambda e: [replace(e[0], actor="Orang"), *e[1:]],
    "huge-seq": lambda e: [*e, replace(e[-1], seq=2**70)],
    "seq-over-53-bits": lambda e: [*e, replace(e[-1], seq=2**60)],
    "surrogate": lambda e: [*e, replace(e[-1], seq=e[-1].seq + 1, prev=e[-1].id, actor="\ud800")],
    "none": lambda e: [],
    "parent": lambda e: [*e, make_entry(**{**fields_of(e[-1]), "parents": ("0" * 64,)})],
}


def fields_of(entry: Entry) -> dict[str, Any]:
    fields = {name: getattr(entry, name) for name in Entry.__slots__ if name != "id"}
    return {**fields, "seq": entry.seq + 1, "prev": entry.id}


@pytest.mark.parametrize("name", CHAINS)
def test_a_history_that_does_not_hold_is_refused(
    files: Files, receiver: Vault, tmp_path: Path, clock: SetClock, name: str
) -> None:
    edited = CHAINS[name](entries_of(files))
    lines = b"".join(json.dumps(entry.as_json()).encode() + b"\n" for entry in edited)
    made = sealed(files)
    made[bag.JOURNAL] = lines
    payload = [bag.listed(path, data) for path, data in made.items() if path.startswith("data/")]
    made[bag.MANIFEST] = bag.manifest(payload)
    made[bag.TAG_MANIFEST] = bag.manifest([bag.listed(path, made[path]) for path in bag.TAGGED])
    pack(made, tmp_path / "hostile.age")
    refused(receiver, tmp_path / "hostile.age", clock, "handover_damaged", "handover_signature_bad")


def test_any_file_changed_removed_or_added_is_refused(files: Files, receiver: Vault, tmp_path: Path) -> None:
    path = tmp_path / "altered.age"
    for name in files:
        altered = [{**files, name: files[name][:-1] + bytes([files[name][-1] ^ 1])}]
        altered.append({other: data for other, data in files.items() if other != name})
        for made in altered:
            pack(made, path)
            with pytest.raises(UserError) as caught:
                importing.take(receiver, path, IDENTITY)
            assert caught.value.code in ("handover_damaged", "handover_signature_bad"), name
    pack({**files, "data/evidence/" + "0" * 64 + ".png": b"more"}, path)
    with pytest.raises(UserError) as caught:
        importing.take(receiver, path, IDENTITY)
    assert caught.value.code == "handover_damaged"
    assert receiver.cases() == ()


def test_a_good_bag_signed_by_a_stranger_is_shown_as_such(
    files: Files, tmp_path: Path, sender: Sender
) -> None:
    pack(sealed(files), tmp_path / "stranger.age")
    verdict = received.read(tmp_path / "stranger.age", IDENTITY, known_keys=sender.vault.known_keys())
    assert verdict.signature is received.Signature.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        b"[]", b"{", b"null", b'{"a":1}', b"[" * 50_000, b'{"a":' * 5_000 + b"1" + b"}" * 5_000, b"\xff",
        b'{"seq":' + b"9" * 10_000 + b"}", b" " * 1_100_000 + b"{}",
    ],
    ids=lambda line: repr(line[:12]),
)  # fmt: skip
@pytest.mark.parametrize("where", [bag.JOURNAL, bag.BODIES])
def test_lines_of_any_form_are_refused_by_code(
    files: Files, receiver: Vault, tmp_path: Path, clock: SetClock, line: bytes, where: str
) -> None:
    made = sealed(files)
    made[where] += line + b"\n"
    pack(made, tmp_path / "hostile.age")
    refused(receiver, tmp_path / "hostile.age", clock, "handover_damaged", "limit_exceeded")


@pytest.mark.parametrize("seed", range(3))
def test_random_damage_to_the_file_is_refused(
    sender: Sender, receiver: Vault, tmp_path: Path, seed: int
) -> None:
    chance, whole, path = random.Random(seed), sender.export().path.read_bytes(), tmp_path / "damaged.age"
    for _ in range(25):
        data = bytearray(whole)
        choice, at = chance.randrange(4), chance.randrange(len(data))
        if choice == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif choice == 1:
            del data[at:]
        elif choice == 2:
            data[at:at] = chance.randbytes(chance.randrange(1, 40))
        else:
            data[at : at + 64] = bytes(64)
        path.write_bytes(data)
        with pytest.raises(UserError) as caught:
            importing.take(receiver, path, IDENTITY)
        assert caught.value.exit_code in (12, 13, 16)
    assert receiver.cases() == ()
    assert not list((receiver.folder / "incoming").iterdir())
