"""No number twice, no number lost without a reason: not in the field, not after a merge, not after a crash."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.case.ledger import Ledger
from core.case.schema import fill
from core.clock import SetClock
from core.errors import UserError
from core.rules.numbering import Register
from core.storage.sqlcipher import create_database, open_database
from core.vault import number_findings, number_rows, numbering
from core.vault.number_rows import State
from tests.conftest import TORTURE

KEY = bytes(range(32))
OFFICE = "2f6a2d8e-3f52-4a5e-8d0a-0c6a3b9d7e10"
LETTERS = Register(id="letter", name="Surat", pattern="{urut}/{klasifikasi}/K.1/{bulan}/{tahun}")
GIVEN = {"klasifikasi": "PP.01"}
DAY = date(2026, 11, 23)
Opener = Callable[..., Ledger]


@pytest.fixture
def laptop(tmp_path: Path, clock: SetClock) -> Iterator[Opener]:
    """The office ledger on one laptop; `of` names the laptop it was copied from."""
    opened: list[Ledger] = []

    def open_on(name: str, *, of: str | None = None) -> Ledger:
        path = tmp_path / f"{name}.db"
        if of is not None:
            shutil.copy(tmp_path / f"{of}.db", path)
        else:
            create_database(
                path, lambda _: KEY, journal="delete", fill=lambda db: fill(db, file_id=OFFICE, kind="office")
            )
        ledger = Ledger(
            open_database(path, KEY, journal="delete"),
            path,
            branch=f"branch-{name}",
            actor="Rina",
            clock=clock,
        )
        if of is None:
            with ledger.transaction():
                ledger.write("office", {"name": "Kantor"})
        opened.append(ledger)
        return ledger

    yield open_on
    for ledger in opened:
        ledger.connection.close()


def give(ledger: Ledger, day: date = DAY, **more: bool) -> number_rows.Number:
    with ledger.transaction():
        return numbering.reserve(ledger, LETTERS, day, GIVEN, **more)


def merge(into: Ledger, other: Ledger) -> None:
    bodies = [(str(r[0]), bytes(r[1]), str(r[2])) for r in other.rows("SELECT hash, salt, json FROM body")]
    with into.transaction():
        into.absorb(list(other.entries()), bodies)


def test_numbers_follow_each_other_and_begin_again_every_year(laptop: Opener) -> None:
    office = laptop("kantor")
    assert [give(office).text for _ in range(3)] == [f"{n}/PP.01/K.1/11/2026" for n in (1, 2, 3)]
    assert give(office, date(2027, 1, 4)).text == "1/PP.01/K.1/01/2027"
    assert give(office).sequence == 4


def test_a_number_is_borne_by_one_paper_and_never_given_again(laptop: Opener) -> None:
    office = laptop("kantor")
    number = give(office)
    with office.transaction():
        numbering.use(office, number.id, case="c", document="d")
        assert (
            numbering.use(office, number.id, case="c", document="d").state is State.USED
        )  # repeating is harmless
    with pytest.raises(UserError, match="number_taken"), office.transaction():
        numbering.use(office, number.id, case="c", document="another")
    given_up = give(office)
    with pytest.raises(UserError, match="field_missing"), office.transaction():
        numbering.void(office, given_up.id, "  ")
    with office.transaction():
        numbering.void(office, given_up.id, "salah alamat")
    assert give(office).sequence == 3
    assert number_findings.look_over(office, "letter", 2026).gaps == (
        number_findings.Gap(sequence=2, reason="dibatalkan: salah alamat"),
        number_findings.Gap(sequence=3, reason="dipesan, suratnya belum dibuat"),
    )


def test_an_earlier_day_asks_first_and_then_gets_a_suffix(laptop: Opener) -> None:
    office = laptop("kantor")
    give(office, DAY), give(office, DAY + timedelta(days=2)), give(office, DAY + timedelta(days=5))
    with pytest.raises(UserError, match="number_backdated") as asked:
        give(office, DAY + timedelta(days=3))
    assert asked.value.facts == {"day": "2026-11-26", "last": "2026-11-28"}
    texts = [give(office, DAY + timedelta(days=3), earlier=True).text for _ in range(2)]
    assert texts == ["2.1/PP.01/K.1/11/2026", "2.2/PP.01/K.1/11/2026"]
    with pytest.raises(UserError, match="rule_refused"):
        give(office, DAY - timedelta(days=1), earlier=True)
    assert give(office, DAY + timedelta(days=5)).sequence == 4


def test_a_copy_gives_only_numbers_of_its_own_block(laptop: Opener) -> None:
    office = laptop("kantor")
    with office.transaction():
        block = numbering.set_apart(office, LETTERS, 2026, 2, "laptop lapangan")
    field = laptop("lapangan", of="kantor")
    with pytest.raises(UserError, match="numbers_elsewhere"):
        give(field)
    with field.transaction():
        numbering.claim(field, block.id)
    assert [give(field).sequence, give(field).sequence, give(office).sequence] == [1, 2, 3]
    with pytest.raises(UserError, match="numbers_elsewhere"):
        give(field)
    with pytest.raises(UserError, match="numbers_elsewhere"), field.transaction():
        numbering.set_apart(field, LETTERS, 2026, 2, "yang lain")


def test_numbering_goes_on_elsewhere_only_when_somebody_takes_charge(laptop: Opener) -> None:
    office = laptop("kantor")
    give(office)
    restored = laptop("pulih", of="kantor")
    with pytest.raises(UserError, match="numbers_elsewhere"):
        give(restored)
    with restored.transaction():
        numbering.take_charge(restored, "laptop kantor hilang")
    assert give(restored).sequence == 2
    with pytest.raises(UserError, match="number_backdated"):
        give(restored, DAY - timedelta(days=9))


def test_a_block_that_two_laptops_claimed_is_named_with_every_number_given_twice(laptop: Opener) -> None:
    office = laptop("kantor")
    with office.transaction():
        block = numbering.set_apart(office, LETTERS, 2026, 3, "lapangan")
    first, second = laptop("satu", of="kantor"), laptop("dua", of="kantor")
    for field in (first, second):
        with field.transaction():
            numbering.claim(field, block.id)
        give(field)
    merge(office, first)
    merge(office, second)
    found = number_findings.look_over(office, "letter", 2026)
    assert [len(same) for same in found.duplicates] == [2]
    assert len(found.contested) == 2


def test_a_text_in_two_registers_is_allowed_and_told_with_both(laptop: Opener) -> None:
    """A number is unique in its year and register."""
    office, decisions = laptop("office"), replace(LETTERS, id="decision", name="Keputusan")
    first = give(office)
    assert number_findings.look_over(office, "letter", 2026).twins == ()
    with office.transaction():
        second = numbering.reserve(office, decisions, DAY, GIVEN)
        numbering.reserve(office, decisions, DAY, {"klasifikasi": "HK.01"})
    assert first.text == second.text
    for row in ("letter", "decision"):
        (same,) = number_findings.look_over(office, row, 2026).twins
        assert {number.id for number in same} == {first.id, second.id}
    assert number_findings.look_over(office, "minutes", 2026).twins == ()
    with office.transaction():
        numbering.void(office, second.id, "salah register")
    assert number_findings.look_over(office, "letter", 2026).twins == ()


def test_the_office_changes_a_register_and_old_numbers_stay(laptop: Opener) -> None:
    office = laptop("kantor")
    old = give(office)
    own = Register(
        id="letter", name="Surat keluar", pattern="{tahun}-{urut:4}-{unit}", parts=(("unit", "K.1"),)
    )
    with office.transaction():
        numbering.change_register(office, own, year=2026)
    (found,) = [r for r in number_rows.registers(office, "bawaslu") if r.id == "letter"]
    assert (found.name, found.pattern, found.parts) == (own.name, own.pattern, own.parts)
    with office.transaction():
        assert numbering.reserve(office, found, DAY, {}).text == "2026-0002-K.1"
    assert number_rows.find(office, old.id) == old


@pytest.mark.parametrize("each", [pytest.param(200, marks=pytest.mark.torture), 12])
def test_three_laptops_in_the_field_reconcile_without_a_duplicate_and_with_every_gap_explained(
    laptop: Opener, each: int
) -> None:
    """Three laptops give numbers for weeks without seeing each other, with voids, back-dating and returns."""
    assert each == 12 or TORTURE
    office, chance = laptop("kantor"), random.Random(20201114)
    fields = []
    for name in ("timur", "barat", "utara"):
        with office.transaction():
            block = numbering.set_apart(office, LETTERS, 2026, each + 7, name)
        fields.append((laptop(name, of="kantor"), block))
    for ledger, block in fields:
        with ledger.transaction():
            numbering.claim(ledger, block.id)
        day = DAY
        for count in range(each):
            day = min(day + timedelta(days=chance.choice((0, 0, 1))), date(2026, 12, 30))
            number = give(ledger, max(DAY, day - timedelta(days=chance.choice((0, 0, 0, 3)))), earlier=True)
            with ledger.transaction():
                if chance.random() < 0.1:
                    numbering.void(ledger, number.id, "salah ketik")
                else:
                    numbering.use(ledger, number.id, case="c", document=f"{ledger.branch}-{count}")
        with ledger.transaction():
            numbering.give_back(ledger, block.id, "pulang dari lapangan")
    office_only = [give(office) for _ in range(5)]
    merged = [ledger for ledger, _ in fields] + [office]
    for into in merged:  # every laptop ends with the same record, whatever the order
        for other in chance.sample(merged, len(merged)):
            if other is not into:
                merge(into, other)
    for ledger in merged:
        found = number_findings.look_over(ledger, "letter", 2026)
        assert found.duplicates == found.contested == ()
        assert found.gaps
        assert all(gap.reason for gap in found.gaps)
        row = number_rows.numbers(ledger, "letter", 2026)
        assert len({number.text for number in row}) == len(row) == 3 * each + len(office_only)
