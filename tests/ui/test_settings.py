"""The office's profile, letterhead, style, staff and rooms, changed in the window by keyboard, used at once."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.clock import SetClock
from core.process import letters
from core.vault import logo, opening
from core.vault import office as offices
from core.vault.office import Office, Staff
from core.vault.vault import Vault
from tests.core.writing import reading_back
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from ui.office.staff_sheet import StaffSheet
from ui.pages.schedule import ScheduleSheet
from ui.pages.settings import SettingsPage
from ui.widgets.form import Choice
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]
T = TypeVar("T")


@pytest.fixture
def workspace(qtbot: QtBot, unlock: Unlock) -> Workspace:
    window = unlock()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    made = window.workspace
    assert made is not None
    made.go("settings")
    return made


def asked(qtbot: QtBot, workspace: Workspace, question: Callable[[Vault], T]) -> T:
    """What the vault says, after everything asked before."""
    found: list[T] = []
    workspace._desk.ask(workspace, question, done=found.append, failed=lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def office_of(qtbot: QtBot, workspace: Workspace) -> Office:
    return asked(qtbot, workspace, lambda vault: offices.of(vault.office_ledger))


def show(qtbot: QtBot, workspace: Workspace, name: str) -> SettingsPage:
    """Goes to a group as a person does, with the arrow keys."""
    page = workspace.settings
    page.places.setFocus()
    qtbot.keyClick(page.places, Qt.Key.Key_Home)
    while page.places.currentRow() < page._names.index(name):
        qtbot.keyClick(page.places, Qt.Key.Key_Down)
    assert page.groups.currentIndex() == page._names.index(name)
    return page


def type_over(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    """Types over what is there and goes on with Tab."""
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)


def pick(qtbot: QtBot, control: QWidget, value: str) -> None:
    """Chooses with the arrow keys."""
    assert isinstance(control, Choice)
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Home)
    while control.value() != value:
        before = control.currentIndex()
        qtbot.keyClick(control, Qt.Key.Key_Down)
        assert control.currentIndex() > before


# -- the office


def test_the_profile_is_kept_when_the_field_is_left_and_every_page_knows_it(
    qtbot: QtBot, workspace: Workspace, unlock: Unlock
) -> None:
    page = show(qtbot, workspace, "office").profile
    type_over(qtbot, page.name, "Bawaslu Kota Baru")
    type_over(qtbot, page.city, "Baru")
    type_over(qtbot, page.unit, "K.SA-77")
    type_over(qtbot, page.area, "27.12")
    pick(qtbot, page.zone, "Asia/Jayapura")
    found = office_of(qtbot, workspace)
    assert (found.name, found.city, found.unit_code, found.area_code, found.timezone) == (
        "Bawaslu Kota Baru", "Baru", "K.SA-77", "27.12", "Asia/Jayapura",
    )  # fmt: skip
    window = workspace.window()
    qtbot.waitUntil(lambda: window.windowTitle() == "Bawaslu Kota Baru – Netra", timeout=5_000)
    assert any(label.text() == "Bawaslu Kota Baru" for label in workspace.rail.findChildren(QLabel))
    assert workspace.agenda._office.zone_name == workspace.composer._office.zone_name == "WIT"
    workspace.go("agenda")
    qtbot.waitUntil(lambda: "WIT" in agenda_words(workspace), timeout=5_000)


def agenda_words(workspace: Workspace) -> str:
    return " ".join(label.text() for label in workspace.agenda.findChildren(QLabel))


def test_an_empty_name_is_refused_in_its_place_and_the_old_one_stays(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = show(qtbot, workspace, "office").profile
    page.name.setFocus()
    page.name.selectAll()
    qtbot.keyClick(page.name, Qt.Key.Key_Delete)
    qtbot.keyClick(page.name, Qt.Key.Key_Tab)
    assert "belum diisi" in page.name_field.fault
    assert office_of(qtbot, workspace).name == "Bawaslu Kota Contoh"


def test_leaving_a_field_as_it_was_writes_nothing(qtbot: QtBot, workspace: Workspace) -> None:
    before = asked(qtbot, workspace, lambda vault: vault.office_ledger.entry_count())
    page = show(qtbot, workspace, "office").profile
    for edit in (page.name, page.city, page.unit, page.area):
        edit.setFocus()
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    show(qtbot, workspace, "rooms").rooms.rooms.setFocus()
    workspace.go("cases")
    assert asked(qtbot, workspace, lambda vault: vault.office_ledger.entry_count()) == before


# -- rooms and schedule


def test_a_new_room_is_offered_by_the_next_schedule(qtbot: QtBot, workspace: Workspace) -> None:
    rooms = show(qtbot, workspace, "rooms").rooms.rooms
    rooms.setFocus()
    qtbot.keyClick(rooms, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(rooms, Qt.Key.Key_Return)
    qtbot.keyClicks(rooms, "Aula Lantai 2")
    qtbot.keyClick(rooms, Qt.Key.Key_Tab)
    assert office_of(qtbot, workspace).rooms == ("Ruang Klarifikasi", "Aula Lantai 2")
    qtbot.waitUntil(lambda: workspace._office.rooms[-1] == "Aula Lantai 2", timeout=5_000)
    case_id = workspace.cases.table.rows()[0].id
    workspace.open_case(case_id)
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    workspace.schedule()
    (sheet,) = workspace.findChildren(ScheduleSheet)
    assert sheet.room.findText("Aula Lantai 2") >= 0
    sheet.reject()


# -- staff


def sheet_of(qtbot: QtBot, workspace: Workspace) -> StaffSheet:
    def shown() -> list[StaffSheet]:
        return [sheet for sheet in workspace.findChildren(StaffSheet) if sheet.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=5_000)
    return shown()[0]


def change(qtbot: QtBot, workspace: Workspace, name: str) -> None:
    """Presses *Ubah…* beside a person, once the list shows it."""

    def shown() -> list[QPushButton]:
        buttons = workspace.settings.staff.findChildren(QPushButton)
        return [one for one in buttons if one.accessibleName() == f"Ubah {name}" and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=5_000)
    shown()[0].click()


def test_an_acting_official_signs_from_now_on_and_only_one_does(qtbot: QtBot, workspace: Workspace) -> None:
    show(qtbot, workspace, "staff")
    change(qtbot, workspace, "Denny Lasut")
    sheet = sheet_of(qtbot, workspace)
    qtbot.keyClicks(sheet.position, "Ketua")
    qtbot.keyClicks(sheet.nip, "19850317 201001 1 004")
    qtbot.keyClicks(sheet.rank, "Pembina")
    qtbot.keyClicks(sheet.grade, "IV/a")
    sheet.signs.setFocus()
    qtbot.keyClick(sheet.signs, Qt.Key.Key_Space)
    pick(qtbot, sheet.mode, "plt")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace._office.staff[1].signs, timeout=5_000)
    first, second = office_of(qtbot, workspace).staff
    assert not first.signs
    assert second == Staff(
        name="Denny Lasut", position="Ketua", nip="198503172010011004", rank="Pembina", grade="IV/a", signs=True, mode="plt"
    )  # fmt: skip
    words = [label.text() for label in workspace.settings.staff.findChildren(QLabel)]
    assert any("Plt. Ketua" in text and "IV/a" in text for text in words)


def test_what_is_missing_of_a_person_is_said_in_its_place(qtbot: QtBot, workspace: Workspace) -> None:
    page = show(qtbot, workspace, "staff").staff
    page.add.click()
    sheet = sheet_of(qtbot, workspace)
    sheet.signs.setChecked(True)
    pick(qtbot, sheet.mode, "an")
    qtbot.keyClicks(sheet.nip, "123")
    sheet.submit()
    assert all(field.fault for field in (sheet._name, sheet._position, sheet._nip, sheet._upper))
    assert sheet.isVisible()
    qtbot.keyClicks(sheet.name, "Maya Rondonuwu")
    qtbot.keyClicks(sheet.position, "KEPALA BADAN")
    sheet.nip.clear()
    qtbot.keyClicks(sheet.upper, "WALI KOTA CONTOH")
    sheet.submit()
    qtbot.waitUntil(lambda: len(workspace._office.staff) == 3, timeout=5_000)
    assert workspace._office.signatory is not None
    assert workspace._office.signatory.upper_posts == ("WALI KOTA CONTOH",)
    assert workspace.settings.actor.findText("Maya Rondonuwu") >= 0


def test_a_person_is_taken_out_and_the_last_one_stays(qtbot: QtBot, workspace: Workspace) -> None:
    show(qtbot, workspace, "staff")
    change(qtbot, workspace, "Denny Lasut")
    sheet_of(qtbot, workspace).drop.click()
    qtbot.waitUntil(lambda: len(workspace._office.staff) == 1, timeout=5_000)
    change(qtbot, workspace, "Rina Wowor")
    sheet = sheet_of(qtbot, workspace)
    assert not sheet.drop.isEnabled()
    sheet.reject()


# -- letterhead and style


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Pillow.new("RGBA", (300, 360), (10, 120, 60, 255)).save(path)
    return path


def test_a_logo_is_chosen_shown_used_and_taken_away(
    qtbot: QtBot, workspace: Workspace, dialogs: ScriptedDialogs, picture: Path
) -> None:
    part = show(qtbot, workspace, "letterhead").letterhead.logo
    dialogs.files = (picture,)
    part.pick.setFocus()
    qtbot.keyClick(part.pick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workspace._office.logo is not None, timeout=20_000)
    digest = workspace._office.logo
    assert digest is not None
    stored = asked(qtbot, workspace, lambda vault: logo.png_of(vault, digest))
    wide, high = Pillow.open(io.BytesIO(stored)).size
    assert high == logo.HIGHEST
    assert wide / high == pytest.approx(300 / 360, rel=0.01)
    qtbot.waitUntil(lambda: not part._picture.pixmap().isNull(), timeout=20_000)
    part.remove.setFocus()
    qtbot.keyClick(part.remove, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workspace._office.logo is None, timeout=5_000)
    assert part._picture.pixmap().isNull()


def test_a_file_that_is_no_picture_is_refused_in_words(
    qtbot: QtBot, workspace: Workspace, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    part = show(qtbot, workspace, "letterhead").letterhead.logo
    broken = tmp_path / "rusak.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"bukan gambar" * 40)
    part.take(broken)
    qtbot.waitUntil(lambda: "tidak dapat dibuka" in part.message.text, timeout=20_000)
    assert workspace._office.logo is None
    assert part.pick.isEnabled()


def test_the_letter_beside_the_settings_is_drawn_anew_after_each_change(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = workspace.settings
    with qtbot.waitSignal(page.specimen("letterhead").drawn, timeout=20_000):
        show(qtbot, workspace, "letterhead")
    before = page.specimen("letterhead").canvas.grab().toImage()
    lines = page.letterhead.lines
    lines.setFocus()
    lines.selectAll()
    with qtbot.waitSignal(page.specimen("letterhead").drawn, timeout=20_000):
        qtbot.keyClicks(lines, "WALI KOTA CONTOH")
        qtbot.keyClick(lines, Qt.Key.Key_Tab)
    assert page.specimen("letterhead").canvas.grab().toImage() != before
    assert office_of(qtbot, workspace).letterhead == ("WALI KOTA CONTOH",)


def test_the_room_of_a_printed_letterhead_is_asked_only_for_one(qtbot: QtBot, workspace: Workspace) -> None:
    part = show(qtbot, workspace, "letterhead").letterhead
    assert part._room.isHidden()
    pick(qtbot, part.form.control, "empty")
    qtbot.waitUntil(lambda: part._room.isVisible(), timeout=5_000)
    part.room.setFocus()
    part.room.selectAll()
    qtbot.keyClicks(part.room, "60")
    qtbot.keyClick(part.room, Qt.Key.Key_Tab)
    style = office_of(qtbot, workspace).style
    assert (style.letterhead, style.room) == ("empty", 60)


CHOSEN = {
    "subject": "Perihal", "no_attachment": "omit", "place_line": "tempat", "signatures": "centre", "names": "underlined",
    "number_label": "NIP.", "number_digits": "grouped", "titles": "shown", "number_words": "title", "bracketed_date": "no",
    "printer": "f4", "catchword": "yes",
}  # fmt: skip


def test_every_choice_of_the_style_is_kept_and_the_next_letter_has_it(
    qtbot: QtBot, workspace: Workspace
) -> None:
    part = show(qtbot, workspace, "style").style_group
    assert set(part.fields) == set(CHOSEN)
    for name, value in CHOSEN.items():
        pick(qtbot, part.fields[name].control, value)
    found = office_of(qtbot, workspace)
    assert {name: getattr(found.style, name) for name in CHOSEN} == CHOSEN
    pdf = asked(qtbot, workspace, lambda vault: letters.specimen(vault, vault.office, NOW.date()))
    words = reading_back.words(pdf).replace("\u00a0", " ")
    for part_of_it in ("Perihal :", "di Tempat", "NIP. 19850317 201001 1 004", "Dua Puluh Tiga"):
        assert part_of_it in words


def test_uncertain_choices_carry_their_mark(qtbot: QtBot, workspace: Workspace) -> None:
    part = show(qtbot, workspace, "style").style_group
    words = {}
    for name in ("subject", "place_line"):
        control = part.fields[name].control
        assert isinstance(control, Choice)
        words[name] = [control.itemText(at) for at in range(control.count())]
    assert words["subject"] == ["Hal", "Perihal  (B)"]
    assert [text[-3:] for text in words["place_line"]] == ["toh", "(C)", "(C)"]


def test_the_paper_of_one_template_is_set_and_left_again(qtbot: QtBot, workspace: Workspace) -> None:
    part = show(qtbot, workspace, "style").style_group.papers
    pick(qtbot, part.template, "D03")
    pick(qtbot, part.paper, "f4")
    part.add.click()
    qtbot.waitUntil(lambda: workspace._office.style.papers == (("D03", "f4"),), timeout=5_000)
    part.drop("D03")
    qtbot.waitUntil(lambda: workspace._office.style.papers == (), timeout=5_000)


# -- kept


def test_what_was_changed_is_there_after_the_lock(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, folder: Path
) -> None:
    page = show(qtbot, workspace, "office").profile
    page.city.setFocus()
    page.city.selectAll()
    qtbot.keyClicks(page.city, "Kota Lain")  # and the cursor is still in it
    workspace.go("lock")
    qtbot.waitUntil(lambda: window.workspace is None, timeout=5_000)
    window.desk.lock(wait=True)
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        assert vault.office.city == "Kota Lain"
        assert vault.office.staff[0].name == "Rina Wowor"
