"""Laptops that number letters apart from each other end with one register: nothing twice, nothing lost, every gap told."""

from __future__ import annotations

import dataclasses
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.case import document
from core.case.chain import ledger_faults
from core.case.sharing import SHARED_KINDS
from core.case.signing import unsigned
from core.case.subject import Subject
from core.clock import SetClock
from core.commands.entry import run
from core.commands.number import _report
from core.errors import UserError
from core.handover import export as exporting
from core.handover import importing, numbers
from core.handover.clocks import Ahead
from core.process import letters
from core.rules.numbering import Register
from core.vault import number_listing, number_rows, numbering, opening, place
from core.vault.keys import LEAST_COST
from core.vault.number_rows import Number, State
from core.vault.office import Office
from core.vault.vault import Vault
from core.wording import explain
from tests.conftest import TORTURE
from tests.core.handover.bags import IDENTITY
from tests.core.process.test_letters import invite

LETTERS = Register(id="letter", name="Surat", pattern="{urut}/{klasifikasi}/K.1/{bulan}/{tahun}")
DAY = date(2026, 11, 23)
PHRASE = "empat kata acak sekali"
Laptop = Callable[..., Vault]


@pytest.fixture
def laptop(tmp_path: Path, office: Office, clock: SetClock) -> Iterator[Laptop]:
    """A vault on one laptop; the first is made, any other is a copy of its closed folder."""
    opened: dict[str, Vault] = {}

    def unlocked(name: str, *, of: str | None = None, fill: Callable[[Vault], None] | None = None) -> Vault:
        folder = tmp_path / name
        if of is None:
            vault, _ = opening.create(folder, office, PHRASE, clock=clock, cost=LEAST_COST)
            if fill is not None:
                fill(vault)
        else:
            if of in opened:
                opened.pop(of).close()
            shutil.copytree(tmp_path / of, folder)
            vault = opening.unlock(folder, PHRASE, clock=clock)
            opened[of] = opening.unlock(tmp_path / of, PHRASE, clock=clock)
        opened[name] = vault
        return vault

    unlocked.of = opened  # type: ignore[attr-defined]
    yield unlocked
    for vault in opened.values():
        vault.close()


def give(
    vault: Vault, day: date = DAY, *, earlier: bool = False, purpose: str = "", kind: str = "PP.01"
) -> Number:
    with vault.change_register() as ledger:
        given = {"klasifikasi": kind}
        return numbering.reserve(ledger, LETTERS, day, given, earlier=earlier, purpose=purpose)


def block(vault: Vault, count: int, label: str) -> str:
    with vault.change_register() as ledger:
        return numbering.set_apart(ledger, LETTERS, 2026, count, label).id


def claim(vault: Vault, block_id: str) -> None:
    with vault.change_register() as ledger:
        numbering.claim(ledger, block_id)


def state(vault: Vault) -> object:
    """What the record says of numbers, whichever copy is asked."""
    found = [revision for kind in sorted(SHARED_KINDS) for revision in vault.office_ledger.current(kind)]
    return sorted((one.record, one.id, str(one.body)) for one in found)


def pair(laptop: Laptop) -> tuple[Vault, Vault]:
    """The office's laptop and a field laptop with ten numbers, one of them given."""
    apart: list[str] = []
    laptop("kantor", fill=lambda vault: apart.append(block(vault, 10, "lapangan")))
    field = laptop("lapangan", of="kantor")
    claim(field, apart[0])
    give(field, purpose="surat tugas")
    return laptop.of["kantor"], field  # type: ignore[attr-defined]


def test_notes_go_to_the_other_laptop_and_back_and_a_second_time_changes_nothing(
    laptop: Laptop, tmp_path: Path
) -> None:
    office, field = pair(laptop)
    give(office, purpose="undangan")
    there, back = tmp_path / "a.age", tmp_path / "b.age"
    assert numbers.export(field, there) == 1
    found = numbers.take(office, there)
    assert [(one.sequence, one.purpose) for one in found.taken] == [(1, "surat tugas")]
    (row,) = found.rows
    assert (row.name, row.year, row.numbers, found.here) == ("Surat biasa", 2026, 2, True)
    assert row.findings.duplicates == row.findings.contested == row.findings.disputed == ()
    assert all(gap.reason for gap in row.findings.gaps)
    assert [count for _, count in row.findings.left] == [9]
    count = office.office_ledger.entry_count()
    again = numbers.take(office, there)
    assert (again.entries, again.taken, office.office_ledger.entry_count()) == (0, (), count)
    assert numbers.export(office, back) == 2
    assert [one.sequence for one in numbers.take(field, back).taken] == [11]
    assert state(office) == state(field)
    for vault in (office, field):
        assert ledger_faults(vault.office_ledger, full=True) == ()


def test_a_day_of_nothing_but_numbers_is_signed_when_the_vault_is_closed(laptop: Laptop) -> None:
    office, _ = pair(laptop)
    give(office)
    assert unsigned(office.office_ledger)
    folder, clock = office.folder, office.clock
    office.close()
    with opening.unlock(folder, PHRASE, clock=clock) as reopened:
        assert unsigned(reopened.office_ledger) == 0


def test_only_number_notes_travel_and_nothing_of_them_can_be_read(laptop: Laptop, tmp_path: Path) -> None:
    office, field = pair(laptop)
    field.change_office(Office(name="Kantor lapangan", kind=field.office.kind, timezone="Asia/Makassar"))
    file = tmp_path / "catatan.age"
    numbers.export(field, file)
    assert b"surat tugas" not in file.read_bytes()
    assert numbers.suggested_name(DAY) == "catatan-nomor-2026-11-23.age"
    numbers.take(office, file)
    assert office.office.name != "Kantor lapangan"
    assert {entry.action for entry in field.office_ledger.entries() if entry.kind == "number_export"} == {"export"}  # fmt: skip
    folder = office.folder
    office.close()
    with opening.unlock(folder, PHRASE, clock=office.clock) as reopened:
        assert reopened.office.name == field_name(reopened)
        assert len(number_rows.numbers(reopened.office_ledger, "letter", 2026)) == 1
    laptop.of["kantor"] = opening.unlock(folder, PHRASE, clock=office.clock)  # type: ignore[attr-defined]


def field_name(vault: Vault) -> str:
    (profile,) = vault.office_ledger.current("office")
    return str(profile.body["name"])


def test_damaged_cut_and_foreign_files_are_refused_by_name_and_change_nothing(
    laptop: Laptop, tmp_path: Path, office: Office, clock: SetClock
) -> None:
    kantor, field = pair(laptop)
    file = tmp_path / "catatan.age"
    numbers.export(field, file)
    good, before = file.read_bytes(), state(kantor)
    for at in random.Random(20201114).sample(range(len(good)), 40):
        file.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises(UserError, match=r"numbers_(damaged|foreign)"):
            numbers.take(kantor, file)
    for cut in (0, 20, len(good) // 2, len(good) - 1):
        file.write_bytes(good[:cut])
        with pytest.raises(UserError, match="numbers_damaged"):
            numbers.take(kantor, file)
    other, _ = opening.create(tmp_path / "lain", office, PHRASE, clock=clock, cost=LEAST_COST)
    with other:
        numbers.export(other, file)
        with pytest.raises(UserError, match="numbers_foreign") as refused:
            numbers.take(kantor, file)
    assert refused.value.exit_code == 12
    assert state(kantor) == before


def test_a_history_that_contradicts_ours_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    """A copy that goes on with our own branch (a file system that hid the copying) must not be believed."""
    office, twin = pair(laptop)
    file = tmp_path / "catatan.age"
    for vault in (office, twin):
        vault.office_ledger.branch = "cabang-yang-sama"
        with vault.change_register() as ledger:
            numbering.take_charge(ledger, "dikira satu-satunya")
        give(vault)
    numbers.export(twin, file)
    with pytest.raises(UserError, match="numbers_older") as refused:
        numbers.take(office, file)
    assert refused.value.exit_code == 14


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that hides that a vault was copied or put back: only the mark in the folder tells copies apart."""

    def place_of(folder: Path) -> str:
        mark = folder / "copy.mark"
        return mark.read_bytes().hex() if mark.is_file() else ""

    monkeypatch.setattr(place, "place_of", place_of)


def copied(vault: Vault, folder: Path, *left_out: str) -> Vault:
    """A copy of a vault's closed folder, both opened; gives the copy."""
    vault.close()
    shutil.copytree(vault.folder, folder, ignore=shutil.ignore_patterns(*left_out))
    return opening.unlock(folder, PHRASE, clock=vault.clock)


@pytest.mark.usefixtures("hidden")
def test_what_the_refusal_of_a_copy_that_was_not_separated_advises_brings_the_laptops_together(
    office: Office, clock: SetClock, tmp_path: Path
) -> None:
    made, _ = opening.create(tmp_path / "kantor", office, PHRASE, clock=clock, cost=LEAST_COST)
    twin = copied(made, tmp_path / "lapangan")
    desk = opening.unlock(tmp_path / "kantor", PHRASE, clock=clock)
    notes, case = tmp_path / "catatan.age", tmp_path / "perkara.age"
    assert twin.branch == desk.branch
    give(desk, purpose="undangan")
    give(twin, purpose="surat tugas")
    with twin.change_register() as ledger:
        decisions = Register(id="decision", name="Keputusan", pattern="{urut}/K/{tahun}")
        numbering.reserve(ledger, decisions, date(2026, 11, 23), {}, purpose="keputusan tim")
    case_id = twin.create_case(Subject(name="Johanis Sumual")).id
    numbers.export(twin, notes)
    with pytest.raises(UserError, match="numbers_older") as refused:
        numbers.take(desk, notes)
    for step in (
        "Simpan semua daftar",
        "number list --all",
        "serahkan perkara",
        "copy.mark",
        "ambil alih",
        "pesan nomor",
        "salin folder",
    ):
        assert step in explain(refused.value).hint
    # 1. The list and the cases that are only there.
    listed = number_listing.text_of_all(number_listing.every(twin))
    assert "surat tugas" in listed
    assert "keputusan tim" in listed
    exporting.export(twin, case_id, case, recipients=[IDENTITY.recipient])
    twin.close()
    # 2. The laptop that continues the rows gets a branch of its own, takes charge, the cases and what is not recorded.
    shared = desk.branch
    desk.close()
    (desk.folder / "copy.mark").rename(tmp_path / "copy.mark")
    desk = opening.unlock(desk.folder, PHRASE, clock=clock)
    assert desk.branch != shared
    with desk.change_register() as ledger:
        numbering.take_charge(ledger, "dua salinan tidak terpisah")
    importing.take(desk, case, IDENTITY)
    assert give(desk, purpose="surat tugas").sequence == 2
    # 3. A fresh copy of it; from now on notes go both ways.
    again = copied(desk, tmp_path / "lapangan-baru", "copy.mark")
    with again, opening.unlock(desk.folder, PHRASE, clock=clock) as desk:
        assert len({again.branch, desk.branch, shared}) == 3
        assert again.holds(case_id) is not None
        with pytest.raises(UserError, match="numbers_elsewhere"):
            give(again)
        set_apart = block(desk, 5, "lapangan")
        numbers.export(desk, notes)
        numbers.take(again, notes)
        claim(again, set_apart)
        assert give(again, purpose="undangan lapangan").sequence == 3
        numbers.export(again, notes)
        assert [one.purpose for one in numbers.take(desk, notes).taken] == ["undangan lapangan"]
        assert state(again) == state(desk)


def test_the_list_of_all_names_the_register_that_wrote_a_number_in_a_shared_row(
    office: Office, clock: SetClock, tmp_path: Path
) -> None:
    made, _ = opening.create(tmp_path / "kantor", office, PHRASE, clock=clock, cost=LEAST_COST)
    plain = Register(id="report", name="Laporan", pattern="{urut}/LP/{tahun}")
    shared = Register(id="finding", name="Temuan", pattern="{urut}/TM/{tahun}", shares="report")
    strange = Register(id="lama", name="Lama", pattern="{urut}/X/{tahun}")
    with made, made.change_register() as ledger:
        numbering.change_register(ledger, shared, year=2026)
        for register in (plain, shared, strange):
            numbering.reserve(ledger, register, date(2026, 11, 23), {})
        pages = number_listing.every(made)
        rows = [line.split(",")[:3] for line in number_listing.table_of_all(pages).splitlines()[1:]]
    assert rows == [
        ["Laporan", "2026", "1/LP/2026"], ["Temuan", "2026", "2/TM/2026"], ["lama", "2026", "1/X/2026"],
    ]  # fmt: skip


@pytest.mark.usefixtures("hidden")
def test_a_copy_that_was_put_back_unnoticed_is_refused_its_own_later_notes_and_told_how_to_take_them(
    office: Office, clock: SetClock, tmp_path: Path
) -> None:
    made, _ = opening.create(tmp_path / "kantor", office, PHRASE, clock=clock, cost=LEAST_COST)
    notes, folder = tmp_path / "catatan.age", tmp_path / "kantor"
    copied(made, tmp_path / "cadangan").close()
    shutil.copy2(folder / "copy.mark", tmp_path / "cadangan" / "copy.mark")
    shutil.copy2(folder / "index.db", tmp_path / "cadangan" / "index.db")
    with copied(made, tmp_path / "lapangan", "copy.mark") as field:
        with opening.unlock(folder, PHRASE, clock=clock) as desk:
            give(desk, purpose="undangan")
            numbers.export(desk, notes)
        numbers.take(field, notes)
        numbers.export(field, notes)
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "cadangan", folder)
        with opening.unlock(folder, PHRASE, clock=clock) as desk:
            with pytest.raises(UserError, match="numbers_put_back") as refused:
                numbers.take(desk, notes)
            assert refused.value.exit_code == 14
            assert "copy.mark" in explain(refused.value).hint
        (folder / "copy.mark").rename(tmp_path / "copy.mark")
        with opening.unlock(folder, PHRASE, clock=clock) as desk:
            assert [one.purpose for one in numbers.take(desk, notes).taken] == ["undangan"]
            with desk.change_register() as ledger:
                numbering.take_charge(ledger, "dipulihkan dari cadangan")
            assert give(desk).sequence == 2


@pytest.mark.parametrize("kind", ["PP.01", "KA.02"])
def test_a_number_that_two_laptops_gave_is_listed_with_both_and_settled_on_both(
    laptop: Laptop, tmp_path: Path, kind: str
) -> None:
    """Also when the rest of the number differs: it is the place in the row that may be taken once."""
    office, field = pair(laptop)
    with field.change_register() as ledger:
        numbering.take_charge(ledger, "laptop kantor dikira hilang")
    assert field.office.name == field_name(field)  # the profile stays what it was
    mine, theirs = give(office, purpose="undangan", kind=kind), give(field, purpose="panggilan")
    assert mine.sequence == theirs.sequence
    file = tmp_path / "catatan.age"
    numbers.export(field, file)
    found = numbers.take(office, file)
    (same,) = found.rows[0].findings.duplicates
    assert {one.purpose for one in same} == {"undangan", "panggilan"}
    assert not found.here  # the field laptop took charge last
    with office.change_register() as ledger:
        settled = numbering.set_between(ledger, theirs.id, "suratnya belum dikirim")
    assert (settled.text.partition("/")[0], settled.former) == ("11.1", theirs.text)
    assert numbers.look_over(office).rows[0].findings.duplicates == ()
    numbers.export(office, file)
    assert numbers.take(field, file).rows[0].findings.duplicates == ()
    assert state(office) == state(field)


def test_a_number_used_here_and_given_up_there_is_named_until_somebody_decides(
    laptop: Laptop, tmp_path: Path
) -> None:
    office, field = pair(laptop)
    file = tmp_path / "catatan.age"
    numbers.export(field, file)
    numbers.take(office, file)
    (number,) = number_rows.numbers(office.office_ledger, "letter", 2026)
    with field.change_register() as ledger:
        numbering.use(ledger, number.id, case="c", document="d")
    with office.change_register() as ledger:
        numbering.void(ledger, number.id, "salah sangka")
    numbers.export(field, file)
    (ways,) = numbers.take(office, file).rows[0].findings.disputed
    assert {one.state for one in ways} == {State.USED, State.VOID}
    with office.change_register() as ledger:
        numbering.void(ledger, number.id, "suratnya ditarik")
    assert numbers.look_over(office).rows[0].findings.disputed == ()


def test_a_paper_of_the_other_laptop_is_linked_once_its_case_has_come(laptop: Laptop, tmp_path: Path) -> None:
    apart: list[str] = []
    laptop("kantor", fill=lambda vault: apart.append(block(vault, 5, "lapangan")))
    field = laptop("lapangan", of="kantor")
    office = laptop.of["kantor"]  # type: ignore[attr-defined]
    claim(field, apart[0])
    case_id = field.create_case(Subject(name="Johanis Sumual")).id
    invite(field, case_id, 1)
    paper = letters.issue(field, case_id, "D03", {}, parts={"klasifikasi": "PP.01", "unit": "K.1"})
    notes, case = tmp_path / "catatan.age", tmp_path / "perkara.age"
    numbers.export(field, notes)
    numbers.take(office, notes)
    (number,) = number_rows.numbers(office.office_ledger, "letter", 2026)
    assert (number.case, number.document) == (case_id, paper.id)
    assert office.holds(case_id) is None
    letter = number_rows.registers(office.office_ledger, "bawaslu")[0]
    line = number_listing.lines(office, letter, 2026)[-1]
    assert (line.here, line.whose, line.note) == (False, "", "suratnya ada di laptop lain")
    exporting.export(field, case_id, case, recipients=[IDENTITY.recipient])
    importing.take(office, case, IDENTITY)
    line = number_listing.lines(office, letter, 2026)[-1]
    assert (line.here, line.whose, line.note) == (True, "Johanis Sumual", "")
    assert [one.id for one in document.items(office.case(number.case))] == [number.document]


def test_a_number_typed_by_hand_that_belongs_to_another_case_is_named_with_its_paper(
    laptop: Laptop, tmp_path: Path
) -> None:
    office, _ = pair(laptop)
    mine = give(office)
    with office.change_register() as ledger:
        numbering.use(ledger, mine.id, case="perkara-lain", document="surat-lain")
    case_id = office.create_case(Subject(name="Johanis Sumual")).id
    invite(office, case_id, 1)
    letters.create(office, case_id, "D03", {"surat.nomor": mine.text})
    (found,) = numbers.look_over(office).typed
    assert (found.number.id, found.case, found.name) == (mine.id, case_id, "Johanis Sumual")
    reserved = give(office, purpose="undangan")
    letters.create(office, case_id, "D03", {"surat.nomor": reserved.text})  # what a reserved number is for
    assert len(numbers.look_over(office).typed) == 1
    with office.change_register() as ledger:
        numbering.void(ledger, reserved.id, "salah")
    assert len(numbers.look_over(office).typed) == 2


@pytest.mark.parametrize("each", [pytest.param(200, marks=pytest.mark.torture), 8])
def test_three_laptops_exchange_files_in_any_order_and_again_without_a_duplicate_or_an_unexplained_gap(
    laptop: Laptop, tmp_path: Path, each: int
) -> None:
    """Weeks apart: voids, earlier days, files written early and late, taken in random order and several times."""
    assert each == 8 or TORTURE
    chance = random.Random(20201114)
    apart: list[str] = []
    names = ("timur", "barat", "utara")
    laptop("kantor", fill=lambda vault: apart.extend(block(vault, each + 5, name) for name in names))
    for name in names:
        laptop(name, of="kantor")
    every: dict[str, Vault] = laptop.of  # type: ignore[attr-defined]
    files: list[Path] = []

    def written(vault: Vault) -> None:
        files.append(tmp_path / f"{len(files)}.age")
        numbers.export(vault, files[-1])

    for name, block_id in zip(names, apart, strict=True):
        vault, day = every[name], DAY
        claim(vault, block_id)
        for count in range(each):
            day = min(day + timedelta(days=chance.choice((0, 0, 1))), date(2026, 12, 30))
            number = give(vault, max(DAY, day - timedelta(days=chance.choice((0, 0, 0, 3)))), earlier=True)
            with vault.change_register() as ledger:
                if chance.random() < 0.1:
                    numbering.void(ledger, number.id, "salah ketik")
                else:
                    numbering.use(ledger, number.id, case="c", document=f"{name}-{count}")
            if count in (each // 3, each // 2):
                written(vault)
        with vault.change_register() as ledger:
            numbering.give_back(ledger, block_id, "pulang dari lapangan")
        written(vault)
    office_only = [give(every["kantor"]) for _ in range(3)]
    written(every["kantor"])
    for vault in every.values():
        for file in chance.sample(files, len(files)) + chance.choices(files, k=4):
            numbers.take(vault, file)
    assert len({str(state(vault)) for vault in every.values()}) == 1
    for vault in every.values():
        (row,) = numbers.look_over(vault).rows
        found = row.findings
        assert found.duplicates == found.contested == found.disputed == found.left == ()
        assert found.gaps
        assert all(gap.reason for gap in found.gaps)
        given = number_rows.numbers(vault.office_ledger, "letter", 2026)
        assert len({one.text for one in given}) == len(given) == 3 * each + len(office_only)
        assert ledger_faults(vault.office_ledger, full=True) == ()


def registers(vault: Vault) -> dict[str, str]:
    found = number_rows.registers(vault.office_ledger, vault.office.kind.value)
    return {one.id: one.pattern for one in found}


def test_a_laptop_whose_clock_is_days_ahead_is_told_and_so_is_what_it_replaced(
    laptop: Laptop, tmp_path: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    office, field = pair(laptop)
    today = clock.now()
    late_day = DAY + timedelta(days=9)
    late = dataclasses.replace(LETTERS, pattern="{urut}/LAPANGAN/{tahun}")
    mine = dataclasses.replace(LETTERS, pattern="{urut}/KANTOR/{tahun}")
    clock.set(today + timedelta(days=9, hours=1))
    with field.change_register() as ledger:
        numbering.change_register(ledger, late, year=2027)
    file = tmp_path / "catatan.age"
    numbers.export(field, file)
    clock.set(today)
    with office.change_register() as ledger:
        numbering.change_register(ledger, mine, year=2027)
    assert numbers.look_over(office).ahead == ()
    found = numbers.take(office, file)
    assert (
        registers(office)["letter"] == late.pattern
    )  # the rule stays: the later change counts, on both alike
    assert found.ahead == (Ahead(days=9, here=False, today=DAY, newest=late_day),)
    ((before, now),) = ((one.before.pattern, one.now.pattern) for one in found.replaced)
    assert (before, now) == (mine.pattern, late.pattern)
    assert numbers.look_over(field).ahead == (Ahead(days=9, here=True, today=DAY, newest=late_day),)
    phrase = tmp_path / "frasa"
    phrase.write_text(PHRASE, encoding="utf-8")
    office.close()
    field.close()
    # The machine's own clock is asked now, and the file is known already: what was replaced is told once.
    assert (
        run(
            ["number", "merge", str(office.folder), str(file), "--passphrase-file", str(phrase)],
            pictures=lambda *_: (),
        )
        == 0
    )
    assert "Tidak ada yang baru" in capsys.readouterr().out
    said = "\n".join(_report(found, {}))
    assert "Jam di laptop itu 9 hari di depan" in said
    assert "{urut}/KANTOR/{tahun} menjadi Surat {urut}/LAPANGAN/{tahun}" in said


def test_clocks_that_differ_by_less_than_a_day_are_not_told(
    laptop: Laptop, tmp_path: Path, clock: SetClock
) -> None:
    office, field = pair(laptop)
    today = clock.now()
    clock.set(today + timedelta(hours=24))
    give(field)
    numbers.export(field, tmp_path / "catatan.age")
    clock.set(today)
    assert numbers.take(office, tmp_path / "catatan.age").ahead == ()


def test_a_clock_that_fell_back_is_doubted_itself_and_blames_no_other(
    laptop: Laptop, tmp_path: Path, clock: SetClock
) -> None:
    office, field = pair(laptop)
    give(field)
    numbers.export(field, tmp_path / "catatan.age")
    with office.change_register() as ledger:  # anything of our own that says what day it was
        ledger.write("official", {"name": "Rina Wowor"})
    clock.set(clock.now() - timedelta(days=2516, hours=1))
    found = numbers.take(office, tmp_path / "catatan.age")
    assert [(one.days, one.here, one.newest) for one in found.ahead] == [
        (2516, True, DAY),
        (2516, False, DAY),
    ]
    first, second = (line for line in _report(found, {}) if line.startswith("PERINGATAN"))
    assert (
        "Tanggal di laptop ini, 3 Januari 2020, lebih awal daripada catatan terakhirnya, 23 November 2026"
        in first
    )
    assert "Hanya bila tanggal di laptop ini, 3 Januari 2020, benar: jam di laptop itu" in second
