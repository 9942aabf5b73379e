"""Many papers at once: whole or not at all, each failure named, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from core.case import document
from core.case.hearing import Slot
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.process import letters, scheduling
from core.process.letters import batch
from core.process.letters.batch import State
from core.reading.pool import ReaderPool
from core.vault import number_findings, number_rows, opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.core.process.test_letters import text_of

DAY = date(2026, 12, 1)
PARTS = {"klasifikasi": "PP.01.02", "unit": "K.SA-02"}
NAMES = ("Johanis Sumual", "Merlin Tendean", "Audy Rompas", "Stenly Lapian", "Grace Mandagi")


@pytest.fixture
def hearings(vault: Vault) -> tuple[tuple[str, str], ...]:
    """Five cases, each with a hearing on one day, one hour after the other; case and hearing."""
    made = []
    for at, name in enumerate(NAMES):
        case_id = vault.create_case(Subject(name=name, status=Status.PERMANENT, position="Lurah")).id
        slot = Slot(
            local=datetime(2026, 12, 1, 9 + at, 0),  # noqa: DTZ001 - office wall time
            zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Rina Wowor",),
        )  # fmt: skip
        made.append((case_id, scheduling.schedule(vault, case_id, slot).id))
    return tuple(made)


@pytest.fixture
def readers() -> Iterator[ReaderPool]:
    """Workers that are not started, because no paper here shows a picture."""
    pool = ReaderPool(1)
    yield pool
    pool.close()


def papers(vault: Vault, hearings: tuple[tuple[str, str], ...]) -> list[document.Document]:
    return [paper for case_id, _ in hearings for paper in document.items(vault.case(case_id))]


def test_a_day_of_invitations_is_numbered_once(
    vault: Vault, hearings: tuple[tuple[str, str], ...], readers: ReaderPool
) -> None:
    items = batch.of_day(vault, DAY)
    assert [(item.name, item.state) for item in items] == [(name, State.MISSING) for name in NAMES]
    assert batch.parts_asked(vault, items) == {"klasifikasi": "", "unit": ""}
    told: list[tuple[int, int]] = []
    done = batch.make(
        vault, items, readers, numbered=True, parts=PARTS, progress=lambda at, every: told.append((at, every))
    )
    assert told == [(at, 5) for at in range(5)]
    assert [outcome.item.document.number for outcome in done.outcomes if outcome.item.document] == [
        f"{at}/PP.01.02/K.SA-02/11/2026" for at in range(1, 6)
    ]
    again = batch.make(
        vault, items, readers, numbered=True, parts=PARTS
    )  # the old list: what is there is looked up anew
    assert all(outcome.kept for outcome in again.outcomes)
    assert len(papers(vault, hearings)) == 5
    assert [item.state for item in batch.of_day(vault, DAY)] == [State.READY] * 5
    # Looked up by the day of the letters, the same five are found.
    assert {item.id for item in batch.of_day(vault, date(2026, 11, 23))} == {item.id for item in items}


def test_one_that_fails_is_named_and_the_others_go_on(
    vault: Vault, hearings: tuple[tuple[str, str], ...], readers: ReaderPool
) -> None:
    items = list(batch.of_day(vault, DAY))
    with vault.change(hearings[2][0]) as ledger:
        found = next(row for row in ledger.current("hearing"))
        ledger.write("hearing", {**found.body, "state": "cancelled"}, record=found.record)
    done = batch.make(vault, items, readers, numbered=True, parts=PARTS)
    wrong = [outcome for outcome in done.outcomes if outcome.error is not None]
    assert [(outcome.item.name, str(outcome.error.code)) for outcome in wrong if outcome.error] == [
        ("Audy Rompas", "record_unknown")
    ]
    assert len(papers(vault, hearings)) == 4
    row = number_rows.numbers(vault.office_ledger, "letter", 2026)
    assert [number.sequence for number in row] == [1, 2, 3, 4]


def test_stopped_in_the_middle_it_leaves_no_half_paper_and_goes_on_later(
    vault: Vault, hearings: tuple[tuple[str, str], ...], readers: ReaderPool
) -> None:
    items = batch.of_day(vault, DAY)
    asked = iter([False, False, True])
    done = batch.make(vault, items, readers, numbered=True, parts=PARTS, cancelled=lambda: next(asked))
    assert [outcome.item.name for outcome in done.outcomes] == list(NAMES[:2])
    assert [item.name for item in done.left] == list(NAMES[2:])
    assert all(not paper.draft for paper in papers(vault, hearings))
    assert number_findings.look_over(vault.office_ledger, "letter", 2026).gaps == ()
    batch.make(vault, batch.of_day(vault, DAY), readers, numbered=True, parts=PARTS)
    assert [number.sequence for number in number_rows.numbers(vault.office_ledger, "letter", 2026)] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip


def test_a_draft_gets_its_number_with_the_words_it_has(
    vault: Vault, hearings: tuple[tuple[str, str], ...], readers: ReaderPool
) -> None:
    case_id, hearing_id = hearings[0]
    said = {"surat.hal": "Undangan Klarifikasi Khusus", "surat.tembusan": "Arsip; Ketua"}
    draft = letters.create(vault, case_id, "D03", said, hearing_id=hearing_id)
    items = batch.of_day(vault, DAY)
    assert items[0].state is State.DRAFT
    drafts = batch.make(vault, items, readers, numbered=False)
    assert [outcome.kept for outcome in drafts.outcomes] == [True, False, False, False, False]
    batch.make(vault, items[:1], readers, numbered=True, parts=PARTS)
    first, second = document.items(vault.case(case_id))
    assert (first.id, first.draft, second.draft) == (draft.id, True, False)
    before, after = (document.made_from(vault.case(case_id), paper)[1] for paper in (first, second))
    assert isinstance(after["surat"], dict)
    assert after["surat"].pop("nomor") == second.number
    assert after == before
    assert "Undangan Klarifikasi Khusus" in text_of(vault, case_id, second)


def test_a_hearing_needs_its_papers_in_order(
    vault: Vault, hearings: tuple[tuple[str, str], ...], readers: ReaderPool
) -> None:
    items = batch.of_hearing(vault, *hearings[0])
    assert [item.template for item in items] == ["D03", "D05", "D06", "D08", "D09"]
    assert [item.spare for item in items] == [False, False, False, False, True]
    assert [item.numbered for item in items] == [True, False, False, False, False]
    states = {item.template: item.state for item in items}
    assert (states["D03"], states["D05"], states["D06"]) == (State.MISSING, State.MISSING, State.LACKING)
    done = batch.make(vault, items, readers, numbered=True, parts=PARTS)
    made = {outcome.item.template for outcome in done.outcomes if outcome.error is None}
    assert {"D03", "D05"} <= made
    assert "D06" not in made
    for outcome in done.outcomes:
        if outcome.error is not None:
            assert outcome.error.code == "field_missing"


def test_what_was_begun_in_a_form_is_used_and_the_parts_of_a_number_are_remembered(
    vault: Vault, hearings: tuple[tuple[str, str], ...], readers: ReaderPool
) -> None:
    case_id, hearing_id = hearings[0]
    letters.keep_draft(vault, case_id, "D03", {"surat.hal": "Undangan Khusus"}, hearing_id=hearing_id)
    items = batch.of_day(vault, DAY)
    batch.make(vault, items[:1], readers, numbered=True, parts=PARTS)
    (made,) = document.items(vault.case(case_id))
    assert "Undangan Khusus" in text_of(vault, case_id, made)
    assert batch.parts_asked(vault, batch.of_day(vault, DAY)) == PARTS


def test_an_agency_examines_with_its_own_papers(
    tmp_path: Path, office: Office, clock: SetClock, readers: ReaderPool
) -> None:
    agency = replace(office, kind=OfficeKind.AGENCY, name="Badan Kepegawaian Kota Contoh")
    made, _ = opening.create(tmp_path / "agency", agency, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made as vault:
        case_id = vault.create_case(Subject(name="Johanis Sumual", status=Status.PERMANENT)).id
        slot = Slot(
            local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - office wall time
            zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Rina Wowor",),
        )  # fmt: skip
        hearing_id = scheduling.schedule(vault, case_id, slot).id
        items = batch.of_hearing(vault, case_id, hearing_id)
        assert [item.template for item in items] == ["D04", "D10", "D05", "D11"]
        assert [item.hearing_id for item in items] == [hearing_id, None, hearing_id, hearing_id]
        assert [item.template for item in batch.of_day(vault, DAY)] == ["D04"]
        done = batch.make(vault, items, readers, numbered=False)
        assert "D05" in {outcome.item.template for outcome in done.outcomes if outcome.error is None}
