"""What the kinds of records say comes back as it was told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.case import document, handover, hearing, reading, report, subject
from core.case.document import Made
from core.case.handover import Direction
from core.case.hearing import Slot, State
from core.case.ledger import Ledger
from core.case.report import Origin
from core.case.subject import Status, Subject
from core.errors import UserError

SUBJECT = Subject(
    name="Budi Santoso", front_titles="Drs.", back_titles="M.Si.", status=Status.PERMANENT, id_number="1" * 18,
    rank="Penata", grade="III/c", position="Lurah", work_unit="Kelurahan Contoh", agency="Kota Contoh",
    address="Jalan Contoh 1",
)  # fmt: skip
SLOT = Slot(
    local=datetime(2026, 11, 25, 9, 0),  # noqa: DTZ001 - a slot holds wall time
    zone="Asia/Makassar", minutes=120, room="Ruang Klarifikasi", examiners=("Rina Wowor", "Denny Lasut"),
)  # fmt: skip


@pytest.mark.parametrize("person", [SUBJECT, Subject(name="Siti")])
def test_a_subject_comes_back_as_told(ledger: Ledger, person: Subject) -> None:
    with ledger.transaction():
        subject.write(ledger, person)
    assert subject.of(ledger) == person


def test_a_corrected_subject_is_one_record(ledger: Ledger) -> None:
    for name in ("Budi", "Budi Santoso"):
        with ledger.transaction():
            subject.write(ledger, Subject(name=name))
    assert subject.of(ledger).name == "Budi Santoso"
    assert len(ledger.current(subject.KIND)) == 1


def test_a_subject_needs_a_name() -> None:
    with pytest.raises(UserError) as caught:
        Subject(name="  ")
    assert (caught.value.code, caught.value.facts) == ("field_missing", {"field": "name"})


def test_a_file_that_does_not_say_whom_it_is_about_is_damaged(ledger: Ledger) -> None:
    with pytest.raises(UserError) as caught:
        subject.of(ledger)
    assert caught.value.code == "ledger_damaged"


@pytest.mark.parametrize("status", list(Status))
def test_only_servants_are_in_scope(status: Status) -> None:
    assert status.in_scope == (status.value.endswith("servant") and status is not Status.NON_SERVANT)


def test_a_hearing_keeps_wall_time_and_derives_the_instant(ledger: Ledger) -> None:
    with ledger.transaction():
        hearing.schedule(ledger, SLOT, capacity="Terlapor")
    (item,) = hearing.items(ledger)
    assert (item.slot, item.number, item.state) == (SLOT, 1, State.SCHEDULED)
    assert item.slot.starts_at == datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    assert item.slot.ends_at == datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    stored = ledger.current(hearing.KIND)[0].body["at"]
    assert stored == {"local": "2026-11-25T09:00", "zone": "Asia/Makassar"}


def test_invitations_are_counted_per_capacity(ledger: Ledger) -> None:
    numbers = []
    for capacity in ("Terlapor", "Saksi", "Terlapor", "Terlapor", "Saksi"):
        with ledger.transaction():
            numbers.append(hearing.schedule(ledger, SLOT, capacity=capacity).number)
    assert numbers == [1, 1, 2, 3, 2]


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_a_hearing_has_a_sensible_length(minutes: int) -> None:
    with pytest.raises(ValueError, match="minute"):
        Slot(local=SLOT.local, zone=SLOT.zone, minutes=minutes, room="R", examiners=("X",))


def test_a_slot_holds_no_zone_of_its_own() -> None:
    with pytest.raises(ValueError, match="wall time"):
        Slot(local=datetime.now(UTC), zone="Asia/Jakarta", minutes=60, room="R", examiners=("X",))


REPORT = {
    "origin": Origin.REPORT, "number": "001/LP/PW/Kota/24.00/XI/2026", "election": "Pemilihan 2026",
    "regime": "pilkada", "summary": "Foto bersama", "occurred": date(2026, 11, 20), "known": date(2026, 11, 21),
    "submitted": date(2026, 11, 23),
}  # fmt: skip


@pytest.mark.parametrize("more", [{}, {"number": None}, {"group": "g"}])
def test_a_report_comes_back_as_told(ledger: Ledger, more: dict[str, object]) -> None:
    with ledger.transaction():
        added = report.add(ledger, **{**REPORT, **more})  # type: ignore[arg-type]
    assert report.items(ledger) == (added,)
    for name, value in {**REPORT, **more}.items():
        assert getattr(added, name) == value


def test_the_dates_of_a_report_come_in_order(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="order"), ledger.transaction():
        report.add(ledger, **{**REPORT, "known": date(2026, 11, 19)})  # type: ignore[arg-type]
    assert ledger.entry_count() == 0


@pytest.mark.parametrize("number", [None, "007/BAWASLU/XI/2026"])
def test_a_document_is_frozen_with_what_it_was_made_from(ledger: Ledger, number: str | None) -> None:
    made = Made(
        template="d03", title="Undangan", number=number, date=date(2026, 11, 23), pdf=b"%PDF-1.7 isi", pages=1,
        template_digest="0" * 64, fonts=(("Font", "1" * 64),), libraries=(("lib", "1.0"),),
        context={"nama": "Budi", "angka": [1, 2]}, draft=number is None,
    )  # fmt: skip
    with ledger.transaction():
        added = document.add(ledger, made)
    assert document.items(ledger) == (added,)
    assert document.pdf(ledger, added) == made.pdf
    assert added.draft == (number is None)
    entry = next(iter(ledger.entries()))
    assert len(entry.blobs) == 2
    assert ledger.blob(entry.blobs[1]) == b'{"angka": [1, 2], "nama": "Budi"}'


def test_a_later_reading_replaces_the_one_before(ledger: Ledger) -> None:
    with ledger.transaction():
        reading.record_failure(ledger, "e", "reader_timeout")
    assert reading.of_evidence(ledger)["e"].reason == "reader_timeout"
    with ledger.transaction():
        reading.record(ledger, "e", b"[]", 3, [{"name": "mesin", "version": "1"}])
    (found,) = reading.of_evidence(ledger).values()
    assert (found.ok, found.word_count, found.readers) == (True, 3, ("mesin 1",))
    assert reading.words(ledger, found) == b"[]"


def test_a_handover_stays_in_the_record(ledger: Ledger) -> None:
    with ledger.transaction():
        handover.record(
            ledger,
            direction=Direction.OUT,
            head="0" * 64,
            fingerprint="SHA256:x",
            locked_with="phrase",
            withheld=1,
        )
    (item,) = handover.items(ledger)
    assert (item.direction, item.head, item.withheld) == (Direction.OUT, "0" * 64, 1)
    assert next(iter(ledger.entries())).action == "export"
