"""A handover opens without Netra, and no change to it goes unnoticed."""

from __future__ import annotations

import hashlib
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.case.subject import Status, Subject
from core.demonstration.pictures import DrawnPicture
from core.process import intake, letters
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from tests.conftest import TORTURE
from tests.e2e import public_tools
from tests.e2e.program import PASSPHRASE, Desk, Ended, run

PHRASE = "kata-demi-kata-yang-dipilih-acak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A handover and what is known about what is in it."""

    file: Path
    phrase: Path
    sender: Desk
    originals: frozenset[str]
    exported: dict[str, object]


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory, pictures: tuple[DrawnPicture, ...]) -> Handed:
    """One case with pictures, a film, an empty file and a letter, handed over for a phrase."""
    folder = tmp_path_factory.mktemp("serah")
    office = Office(
        name="Bawaslu Kota Contoh", kind=OfficeKind.BAWASLU, timezone="Asia/Makassar", city="Contoh"
    )
    made, _ = vaults.create(folder / "pengirim", office, PASSPHRASE, cost=LEAST_COST)
    datas = (pictures[0].png, pictures[1].png, b"\0\0\0\x18ftypmp42" + bytes(5000))
    with made:
        case = made.create_case(Subject(name="Bintang Contoh", status=Status.PERMANENT)).id
        for number, data in enumerate(datas):
            intake.store_bytes(made, case, data, f"{number}.bin")
        answers = {"perbuatan": "menyukai unggahan", "tanggal_perbuatan": "2026-01-02"}
        letters.create(made, case, "D19", answers)
    key, phrase = folder / "frasa.txt", folder / "frasa-serah.txt"
    key.write_text(PASSPHRASE, encoding="utf-8")
    phrase.write_text(PHRASE + "\n", encoding="utf-8")
    sender = Desk(vault=folder / "pengirim", key=key, case=case)
    file = folder / "serah terima.age"
    exported = sender.made("handover", "export", case, "-o", file, "--handover-passphrase-file", phrase)
    return Handed(
        file=file,
        phrase=phrase,
        sender=sender,
        originals=frozenset(hashlib.sha256(data).hexdigest() for data in datas),
        exported=exported,
    )


def _verify(file: Path, phrase: Path, *more: object) -> Ended:
    return run("handover", "verify", file, "--handover-passphrase-file", phrase, *more)


def test_what_export_says_is_what_the_file_is(handed: Handed) -> None:
    data = handed.file.read_bytes()
    assert handed.exported["id"] == handed.sender.case
    assert handed.exported["sha256"] == hashlib.sha256(data).hexdigest()
    assert handed.exported["size"] == len(data)
    assert "phrase" not in handed.exported
    assert data.startswith(b"age-encryption.org/v1\n-> scrypt ")


def test_the_public_tools_open_and_check_it(handed: Handed, tmp_path: Path) -> None:
    public_tools.need("age", "tar", "sha256sum", "ssh-keygen")
    tar = tmp_path / "isi.tar"
    assert public_tools.age_decrypt(handed.file, PHRASE, tar) == 0
    bag = public_tools.unpack(tar, tmp_path / "isi")
    assert bag.name == f"netra-{str(handed.exported['head'])[:8]}"
    assert public_tools.checksums(bag, "manifest-sha256.txt") == 0
    assert public_tools.checksums(bag, "tagmanifest-sha256.txt") == 0
    assert public_tools.signature(bag) == 0

    inside = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (bag / "data" / "evidence").iterdir()}
    assert inside == handed.originals
    assert (bag / "data" / "cara-memeriksa.pdf").read_bytes().startswith(b"%PDF-")
    assert len(list((bag / "data" / "documents").glob("*.pdf"))) == 1

    # An altered bag does not pass.
    evidence = sorted((bag / "data" / "evidence").iterdir())[0]
    evidence.write_bytes(evidence.read_bytes()[:-1] + b"?")
    assert public_tools.checksums(bag, "manifest-sha256.txt") != 0
    tags = bag / "tagmanifest-sha256.txt"
    tags.write_bytes(tags.read_bytes().replace(b"a", b"b", 1))
    assert public_tools.signature(bag) != 0


def test_age_refuses_a_wrong_phrase_and_so_do_we(handed: Handed, tmp_path: Path) -> None:
    wrong = tmp_path / "salah.txt"
    wrong.write_text(PHRASE + "x", encoding="utf-8")
    _verify(handed.file, wrong).refused(12)
    public_tools.need("age")
    assert public_tools.age_decrypt(handed.file, PHRASE + "x", tmp_path / "isi.tar") != 0


def test_a_signer_is_known_only_beside_a_vault_that_knows_him(
    handed: Handed, make_desk: Callable[..., Desk]
) -> None:
    alone = _verify(handed.file, handed.phrase, "--json")
    assert alone.code == 0, alone
    found = alone.json
    assert (found["complete"], found["valid"], found["chain"]) == (True, True, True)
    assert found["signature"] == "unknown"
    assert found["fingerprint"] == handed.exported["fingerprint"]
    sender, stranger = handed.sender, make_desk()
    for desk, expected in ((sender, "known"), (stranger, "unknown")):
        beside = _verify(
            handed.file, handed.phrase, "--vault", desk.vault, "--passphrase-file", desk.key, "--json"
        )
        assert (beside.code, beside.json["signature"]) == (0, expected)


def test_importing_twice_changes_nothing_the_second_time(
    handed: Handed, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk()
    renamed = tmp_path / "berkas dari pesan (1).bin"  # messengers rename
    renamed.write_bytes(handed.file.read_bytes())
    take = ("handover", "import", renamed, "--handover-passphrase-file", handed.phrase)
    first = desk.made(*take)
    assert (first["id"], first["created"], first["unchanged"]) == (handed.sender.case, True, False)
    items = desk.made("evidence", "list", handed.sender.case)["items"]
    assert {item["sha256"] for item in items} == handed.originals
    out = tmp_path / "keluar"
    for item in items:
        desk.made("evidence", "get", handed.sender.case, item["id"], "-o", out)
        assert hashlib.sha256(out.read_bytes()).hexdigest() == item["sha256"]

    before = _ledgers(desk.vault)
    second = desk.made(*take)
    assert (second["created"], second["new_entries"], second["unchanged"]) == (False, 0, True)
    assert _ledgers(desk.vault) == before
    assert desk.run("vault", "check", "--full").code == 0


def _ledgers(vault: Path) -> dict[str, str]:
    files = [vault / "office.db", vault / "inbox.db", *sorted((vault / "cases").iterdir())]
    assert not list((vault / "incoming").iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_refused_handover_leaves_the_vault_as_it_was(
    handed: Handed, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk()
    before = _ledgers_and_cases(desk)
    damaged = tmp_path / "rusak.age"
    data = bytearray(handed.file.read_bytes())
    data[-100_000] ^= 1
    damaged.write_bytes(data)
    desk.run("handover", "import", damaged, "--handover-passphrase-file", handed.phrase).refused(13)
    assert _ledgers_and_cases(desk) == before


def _ledgers_and_cases(desk: Desk) -> object:
    listed = desk.made("case", "list")["items"]
    return listed, {path.name: path.read_bytes() for path in sorted((desk.vault / "cases").iterdir())}


def _flips() -> list[tuple[str, int]]:
    """Seeded places: of the form of the header, inside the phrase stanza, in the payload."""
    seed = random.Random(20201123)
    many = 12 if TORTURE else 2
    return [(part, seed.randrange(1 << 30)) for part in ("form", "stanza", "payload") for _ in range(many)]


@pytest.mark.parametrize(("part", "where"), _flips())
def test_a_flipped_byte_is_never_accepted(handed: Handed, tmp_path: Path, part: str, where: int) -> None:
    data = bytearray(handed.file.read_bytes())
    lines = bytes(data[:1000]).split(b"\n")
    version, stanza, body = (len(line) + 1 for line in lines[:3])
    payload = version + stanza + body + len(lines[3]) + 1
    if part == "payload":
        data[payload + where % (len(data) - payload)] ^= 1 + where % 255
        code = 13
    elif part == "form":
        # The version line, or the mark before the header's seal: what makes a header one.
        places = [*range(version), version, version + 1, version + stanza + body, version + stanza + body + 3]
        data[places[where % len(places)]] ^= 0x80
        code = 13
    else:
        # One letter of the sealed file key becomes another letter: the form holds, the key does not open.
        place = version + stanza + where % (body - 2)
        data[place] = ord("A") if data[place] != ord("A") else ord("B")
        code = 12
    flipped = tmp_path / "ubah.age"
    flipped.write_bytes(data)
    _verify(flipped, handed.phrase).refused(code)


@pytest.mark.parametrize("keep", [0, 10, 200, -1, -70_000])
def test_a_cut_handover_is_13(handed: Handed, tmp_path: Path, keep: int) -> None:
    cut = tmp_path / "potong.age"
    cut.write_bytes(handed.file.read_bytes()[:keep])
    _verify(cut, handed.phrase).refused(13)


def test_for_a_recipients_key_both_ways_with_the_public_program(handed: Handed, tmp_path: Path) -> None:
    public_tools.need("age", "age-keygen", "tar")
    secret, stranger = tmp_path / "kunci.txt", tmp_path / "kunci-lain.txt"
    recipients = []
    for path in (secret, stranger):
        subprocess.run(["age-keygen", "-o", str(path)], check=True, capture_output=True)
        said = subprocess.run(["age-keygen", "-y", str(path)], check=True, capture_output=True, text=True)
        recipients.append(said.stdout.strip())
    file = tmp_path / "serah.age"
    handed.sender.made("handover", "export", handed.sender.case, "-o", file, "--to", recipients[0])
    run("handover", "verify", file, "--identity-file", stranger).refused(12)
    assert run("handover", "verify", file, "--identity-file", secret).code == 0

    tar, again = tmp_path / "isi.tar", tmp_path / "lagi.age"
    subprocess.run(["age", "-d", "-i", str(secret), "-o", str(tar), str(file)], check=True)
    assert public_tools.checksums(public_tools.unpack(tar, tmp_path / "isi"), "manifest-sha256.txt") == 0
    # What the public program sealed, we read.
    subprocess.run(["age", "-r", recipients[1], "-o", str(again), str(tar)], check=True)
    assert run("handover", "verify", again, "--identity-file", stranger).code == 0


def test_a_phrase_is_made_and_shown_once_when_none_is_given(handed: Handed, tmp_path: Path) -> None:
    file, phrase = tmp_path / "serah.age", tmp_path / "frasa.txt"
    made = handed.sender.made("handover", "export", handed.sender.case, "-o", file)
    assert len(str(made["phrase"]).split("-")) == 6
    phrase.write_text(f" {made['phrase']}\r\n", encoding="utf-8")
    assert _verify(file, phrase).code == 0
