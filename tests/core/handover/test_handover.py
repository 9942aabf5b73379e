"""A case leaves as one file and arrives as the same case, once, whole, and with a trace on both sides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.case import correction, document, document_steps, evidence, handover, hearing, quote
from core.case.chain import ledger_faults
from core.case.document import Made
from core.case.handover import Direction
from core.case.ledger import Ledger
from core.case.source import Source
from core.errors import UserError
from core.handover import bag, importing, received
from core.handover import export as exporting
from core.handover.age import AgeWriter, Passphrase, X25519Identity
from core.handover.received import Signature
from core.reading.values import Box
from core.vault import opening
from core.vault.check import check, worst
from core.vault.vault import Vault
from tests.core.handover.bags import IDENTITY, entries_of, pack, unpack
from tests.core.handover.conftest import SLOT, Sender


def code_of(action: object) -> str:
    with pytest.raises(UserError) as caught:
        action()  # type: ignore[operator]
    return caught.value.code


def content(ledger: Ledger) -> set[object]:
    own = {"handover", "merge", "signature"}
    rows = ledger.rows("SELECT revision, record, kind, json FROM current")
    return {row for row in rows if row[2] not in own}


def test_a_case_arrives_as_it_left(sender: Sender, receiver: Vault) -> None:
    exported = sender.export()
    taken = importing.take(receiver, exported.path, IDENTITY)
    assert (taken.case_id, taken.name, taken.created) == (sender.case_id, "Budi Santoso", True)
    there, here = receiver.case(sender.case_id), sender.vault.case(sender.case_id)
    originals = [
        evidence.original(ledger, item) for ledger in (there, here) for item in evidence.items(ledger)
    ]
    assert originals[:2] == originals[2:] == [b"\x89PNG\r\n\x1a\n bukti satu", bytes(range(256)) * 1000]
    assert [item.slot for item in hearing.items(there)] == [SLOT]
    assert {entry.id for entry in here.entries()} <= {entry.id for entry in there.entries()}
    assert [row.name for row in receiver.cases()] == ["Budi Santoso"]
    assert worst(check(receiver, full=True)) is None


def test_the_verdict_says_what_it_is_and_who_signed(sender: Sender) -> None:
    exported = sender.export()
    verdict = received.read(exported.path, IDENTITY)
    assert verdict.good
    assert verdict.faults == ()
    assert (verdict.file_id, verdict.head) == (sender.case_id, exported.head)
    assert (verdict.office, verdict.fingerprint) == ("Bawaslu Kota Contoh", exported.fingerprint)
    assert (verdict.signature, verdict.withheld) == (Signature.UNKNOWN, 1)
    known = received.read(exported.path, IDENTITY, known_keys=sender.vault.known_keys())
    assert known.signature is Signature.KNOWN


def test_who_reported_stays_behind(sender: Sender, receiver: Vault) -> None:
    exported = sender.export()
    files = unpack(exported.path)
    assert exported.withheld == 1
    assert not [name for name, data in files.items() if b"Pelapor Rahasia" in data]
    importing.take(receiver, exported.path, IDENTITY)
    assert receiver.case(sender.case_id).current("reporter") == ()
    assert len(sender.vault.case(sender.case_id).current("reporter")) == 1


def test_the_bag_has_the_promised_files_and_names(sender: Sender) -> None:
    exported = sender.export()
    files = unpack(exported.path)
    top = {bag.BAGIT, bag.INFO, bag.MANIFEST, bag.TAG_MANIFEST, bag.SIGNATURE, bag.SIGNERS}
    assert {name for name in files if "/" not in name} == top
    assert {bag.JOURNAL, bag.BODIES, bag.INDEX, bag.HOW_TEXT, bag.HOW_PAGE} <= set(files)
    items = evidence.items(sender.vault.case(sender.case_id))
    for item in items:
        assert len(files[f"data/evidence/{item.sha256}.{item.extension}"]) == item.size
    assert files[bag.INDEX].startswith(b"%PDF-")
    assert exported.files == len(files)


def test_both_sides_keep_a_trace(sender: Sender, receiver: Vault) -> None:
    exported = sender.export()
    importing.take(receiver, exported.path, IDENTITY)
    (left,) = handover.items(sender.vault.case(sender.case_id))
    arrived = handover.items(receiver.case(sender.case_id))[-1]
    assert (left.direction, left.withheld, left.fingerprint) == (Direction.OUT, 1, exported.fingerprint)
    assert (arrived.direction, arrived.head) == (Direction.IN, exported.head)
    actions = [entry.action for entry in receiver.case(sender.case_id).entries()]
    assert {"export", "import", "merge", "sign"} <= set(actions)


def test_the_second_time_nothing_changes(sender: Sender, receiver: Vault) -> None:
    exported = sender.export()
    importing.take(receiver, exported.path, IDENTITY)
    before = receiver.case(sender.case_id).head()
    again = importing.take(receiver, exported.path, IDENTITY)
    assert (again.created, again.new_entries) == (False, 0)
    assert receiver.case(sender.case_id).head() == before
    assert len(list((receiver.folder / "cases").glob("*.db"))) == 1
    assert not list((receiver.folder / "incoming").iterdir())


def test_both_offices_work_on_and_come_together(sender: Sender, receiver: Vault, tmp_path: Path) -> None:
    importing.take(receiver, sender.export().path, IDENTITY)
    with sender.vault.change(sender.case_id) as ledger:
        evidence.add(ledger, b"from the sender", "a")
    with receiver.change(sender.case_id) as ledger:
        evidence.add(ledger, b"from the receiver", "b")
    importing.take(receiver, sender.export().path, IDENTITY)
    back = tmp_path / "balik.age"
    exporting.export(receiver, sender.case_id, back, recipients=[IDENTITY.recipient])
    taken = importing.take(sender.vault, back, IDENTITY)
    assert taken.new_entries > 0
    here, there = sender.vault.case(sender.case_id), receiver.case(sender.case_id)
    assert {row for row in content(here) if row[2] != "reporter"} == content(there)  # type: ignore[index]
    assert len(evidence.items(here)) == 4
    assert ledger_faults(here, full=True) == ledger_faults(there, full=True) == ()


@pytest.mark.parametrize("notes", [20, 150, 600])
def test_a_case_of_any_length_can_be_taken_over(sender: Sender, receiver: Vault, notes: int) -> None:
    with sender.vault.change(sender.case_id) as ledger:
        for number in range(notes):
            ledger.write("note", {"text": f"catatan {number} " * 5})
    taken = importing.take(receiver, sender.export().path, IDENTITY)
    assert len(receiver.case(taken.case_id).current("note")) == notes


def test_a_phrase_opens_and_another_does_not(
    sender: Sender, receiver: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap = Passphrase("a-b-c-d-e-f", work_factor=2)
    monkeypatch.setattr(exporting, "Passphrase", lambda _: cheap)
    exporting.export(sender.vault, sender.case_id, sender.out, phrase="a-b-c-d-e-f")
    wrong = lambda: importing.take(receiver, sender.out, Passphrase("a-b-c-d-e-g"))  # noqa: E731
    assert code_of(wrong) == "handover_phrase_wrong"
    assert importing.take(receiver, sender.out, Passphrase("a-b-c-d-e-f")).created


def test_a_phrase_costs_what_is_promised(sender: Sender) -> None:
    exporting.export(sender.vault, sender.case_id, sender.out, phrase="a-b-c-d-e-f")
    start = sender.out.read_bytes()[:200].split(b"\n")[1].split()
    assert (start[1], start[3]) == (b"scrypt", b"18")


def test_another_key_opens_nothing(sender: Sender) -> None:
    sender.export()
    assert code_of(lambda: received.read(sender.out, X25519Identity.generate())) == "handover_phrase_wrong"


def test_one_lock_is_chosen_before_anything_is_written(sender: Sender) -> None:
    before = sender.vault.case(sender.case_id).head()
    for phrase, keys in [(None, []), ("", []), ("a-b", [IDENTITY.recipient])]:
        action = lambda p=phrase, k=keys: exporting.export(  # noqa: E731
            sender.vault, sender.case_id, sender.out, phrase=p, recipients=k
        )
        assert code_of(action) == "usage"
    assert not sender.out.exists()
    assert sender.vault.case(sender.case_id).head() == before


def test_a_damaged_case_is_not_handed_over(sender: Sender) -> None:
    ledger = sender.vault.case(sender.case_id)
    with ledger.transaction(), ledger.connection.open_blob("blob", "bytes", 1) as blob:
        blob.write(b"X")
    assert code_of(sender.export) == "ledger_damaged"
    assert not sender.out.exists()


def test_an_export_that_fails_leaves_no_partial_file(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(AgeWriter):
        def write(self, data: bytes | bytearray | memoryview) -> int:
            raise OSError(28, "full")

    monkeypatch.setattr(exporting, "AgeWriter", Full)
    before = {path.name for path in sender.out.parent.iterdir()}
    assert code_of(sender.export) == "no_space"
    assert {path.name for path in sender.out.parent.iterdir()} == before


def test_nothing_readable_leaves_with_the_file(sender: Sender) -> None:
    data = sender.export().path.read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n")
    for word in (b"Budi Santoso", b"netra-", b"bagit.txt", b"\x89PNG\r\n"):
        assert word not in data


def test_a_bag_made_again_from_its_files_is_the_same_case(
    sender: Sender, receiver: Vault, tmp_path: Path
) -> None:
    files = unpack(sender.export().path)
    pack(files, tmp_path / "again.age")
    assert received.read(tmp_path / "again.age", IDENTITY).good
    assert importing.take(receiver, tmp_path / "again.age", IDENTITY).created
    assert [entry.seq for entry in entries_of(files)] == list(range(1, len(entries_of(files)) + 1))


def test_what_persons_made_of_the_evidence_and_of_papers_travels_with_it(
    sender: Sender, receiver: Vault
) -> None:
    box = Box(left=1, top=2, width=30, height=10)
    with sender.vault.change(sender.case_id) as ledger:
        item = evidence.items(ledger)[0]
        evidence.describe(ledger, item.id, Source(obtained_from="Grup kantor", captured_at="2026-11-20"))
        correction.add(ledger, item.id, page=0, box=box, machine="l", text="1")
        quote.add(ledger, item.id, page=0, boxes=(box,), text="Pilih nomor 1")
        evidence.lay_aside(ledger, evidence.items(ledger)[1])
        paper = document.add(
            ledger,
            Made(
                template="D03", title="Undangan", number="7/X/2026", date=date(2026, 11, 23), pdf=b"%PDF-1.7 isi", pages=1,
                template_digest="0" * 64, fonts=(), libraries=(), context={}, draft=False,
            ),
        )  # fmt: skip
        step = document_steps.signed(
            ledger, paper, day=date(2026, 11, 24), who="Ketua", scan=b"\xff\xd8\xff pindai"
        )
    names = set(unpack(sender.export().path))
    assert any(name.endswith(f"data/documents/{step.scan}.jpg") for name in names)
    importing.take(receiver, sender.out, IDENTITY)
    there = receiver.case(sender.case_id)
    assert [one.source.obtained_from for one in evidence.items(there)] == ["Grup kantor"]
    assert len(evidence.every(there)) == 2
    assert [one.text for one in correction.items(there)] == ["1"]
    assert [one.text for one in quote.items(there)] == ["Pilih nomor 1"]
    (arrived,) = document_steps.items(there)
    assert document_steps.scan_of(there, arrived) == b"\xff\xd8\xff pindai"


def test_a_case_that_was_taken_over_without_its_reporter_is_whole_for_the_salvage(
    sender: Sender, receiver: Vault
) -> None:
    sender.export()
    taken = importing.take(receiver, sender.out, IDENTITY)
    assert taken.verdict.withheld
    with receiver.change(taken.case_id) as ledger:
        ledger.write("note", {"text": "setelah serah terima"})
    folder = receiver.folder
    receiver.close()
    assert {one.code or one.kept for one in opening.salvage(folder, "frasa penerima")} == {""}
