"""The staff register in the window: found as one types, judged before it is kept, nobody linked unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from benchmarks.register import officials as generated
from core.people.columns import Column
from core.people.official import Handle, Official
from core.vault.index import CaseRow
from tests.core.people.workbooks import workbook
from tests.ui.conftest import ScriptedDialogs
from tests.ui.register_tables import JOHANIS, OTHER_SITI, PEOPLE, RUSDI, SITI, crowd, fill, table
from tests.ui.test_case_work import shown
from tests.ui.test_window import space
from ui.components.officials import columns, rows_of
from ui.components.searched import narrow
from ui.jobs import nothing
from ui.pages.claim import ClaimSheet
from ui.pages.import_register import ImportSheet
from ui.pages.new_case import NewCase
from ui.pages.people import PeoplePage
from ui.register import Snapshot
from ui.widgets.long_table import LongTable, Order
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
WAIT = 10_000


@pytest.fixture
def registered(folder: Path) -> tuple[Official, ...]:
    """The closed vault has a register of 300; the test opens it afterwards."""
    return fill(folder, crowd())


def page_of(qtbot: QtBot, window: MainWindow, count: int = 300) -> PeoplePage:
    page = space(window).people
    space(window).go("people")
    qtbot.waitUntil(lambda: len(page.table.rows()) == count and page.stack.currentIndex() == 0, timeout=WAIT)
    return page


def names(page: PeoplePage) -> list[str]:
    return [row.official.name for row in page.table.rows()]


def search(qtbot: QtBot, page: PeoplePage, typed: str, *found: str) -> None:
    page.list.filter.setText(typed)
    qtbot.waitUntil(lambda: names(page) == list(found), timeout=WAIT)


def select(page: PeoplePage, who: Official) -> None:
    at = next(at for at, row in enumerate(page.table.rows()) if row.official.number == who.number)
    page.table.setCurrentIndex(page.table.model().index(at, 0))


def begin(qtbot: QtBot, page: PeoplePage, path: Path) -> ImportSheet:
    """Begins an import and waits until the table is judged."""
    page.begin_import(path)
    qtbot.waitUntil(lambda: bool(sheets()), timeout=WAIT)
    sheet = sheets()[0]
    qtbot.waitUntil(lambda: sheet.judged is not None or bool(sheet.message.text), timeout=WAIT)
    return sheet


def sheets() -> list[ImportSheet]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportSheet) and w.isVisible()]


def written(tmp_path: Path, text: str, name: str = "pegawai.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


# -- finding


def test_without_a_register_the_page_says_what_it_will_hold_and_takes_a_table(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    workspace = space(unlock())
    workspace.go("people")
    page = workspace.people
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1, timeout=WAIT)
    dialogs.files = (written(tmp_path, table(PEOPLE)),)
    page.import_file()
    qtbot.waitUntil(lambda: bool(sheets()) and sheets()[0].judged is not None, timeout=WAIT)
    sheets()[0].agree.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == len(PEOPLE), timeout=WAIT)
    assert "4 pegawai baru" in workspace.toast.text
    row = next(row for row in page.table.rows() if row.official.number == SITI.number)
    assert (row.name, row.number, row.status) == ("Siti Aminah, S.Pd.", "19900101 201403 2 001", "PNS")


def test_typing_narrows_by_name_number_unit_and_account(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    search(qtbot, page, "aminah girian", "Siti Aminah")
    assert page.table.value().official.number == OTHER_SITI.number
    search(qtbot, page, "19850317 2010", "Johanis Sumual")
    page.list.filter.clear()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 300, timeout=WAIT)
    assert page.table.value().official.number == JOHANIS.number, "the selection stays where it was"


def test_a_name_in_another_spelling_is_found_by_the_registers_own_matching(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    page.list.filter.setText("moh. rusdy pakaja")
    qtbot.waitUntil(lambda: "mirip" in page.list.note.text(), timeout=WAIT)
    assert names(page)[0] == RUSDI.name


def test_what_is_like_nobody_says_so(qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]) -> None:
    page = page_of(qtbot, unlock())
    page.list.filter.setText("qqqq zzzz 7777")
    qtbot.waitUntil(lambda: page.list.stack.currentIndex() == 1, timeout=WAIT)
    assert not page.inspector.isEnabled()


def test_the_whole_way_by_keyboard_ends_in_a_question(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = page_of(qtbot, window)
    dialogs.agree = False
    page.list.filter.setFocus()
    for letter in "rusdi pakaya":
        qtbot.keyClick(page.list.filter, letter)
    qtbot.waitUntil(lambda: names(page) == [RUSDI.name], timeout=WAIT)
    qtbot.keyClick(page.list.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert dialogs.asked == ["Buat berkas perkara?"]
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.list.filter.text() == ""


def test_every_control_of_the_page_and_its_sheets_has_a_name(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    page.inspector.claim.click()
    claim = shown(ClaimSheet)
    sheet = begin(qtbot, page, written(tmp_path, table(PEOPLE)))
    for place in (page, claim, sheet):
        for kind in (QAbstractButton, QLineEdit, QComboBox, LongTable):
            for control in place.findChildren(kind):
                inner = isinstance(control.parent(), QLineEdit | QComboBox | LongTable)
                text = control.text() if isinstance(control, QAbstractButton) else ""
                unseen = not control.isVisibleTo(place)  # such as the button of a message without one
                assert inner or unseen or control.accessibleName() or text, control
    claim.reject()
    sheet.reject()


def test_twenty_thousand_rows_are_put_together_and_shown_as_they_are(qtbot: QtBot) -> None:
    """The structure only; how long it takes is measured by hand on the real window."""
    people = tuple(generated(20_000))
    handle = Handle(
        official=people[7].id, handle="akun.itu", attested_by="Rina", at="2026-11-23T01:00:00.000Z"
    )
    snapshot = Snapshot(
        officials=people, handles=(handle,), accounts={people[7].id: (handle,)}, marks=("", "")
    )
    rows = rows_of(snapshot, (), nothing)
    assert len(rows) == 20_000
    long = LongTable(columns(), "Daftar pegawai")
    qtbot.addWidget(long)
    got: list[object] = []
    long.picked.connect(got.append)
    long.put(rows)
    assert (long.model().rowCount(), got) == (20_000, [rows[0]])
    assert [row.id for row in narrow(rows, "akun.itu", lambda _row: True, Order(), None).rows] == [
        people[7].id
    ]
    unit = columns()[4]
    ordered = narrow(rows, "", lambda _row: True, Order(column=unit, falling=True), rows[5].id)
    units = [unit.show(row).casefold() for row in ordered.rows]
    assert units == sorted(units, reverse=True)
    assert ordered.rows[ordered.at] is rows[5]


# -- accounts and case files


def test_a_case_file_is_made_only_on_a_persons_word_and_found_again(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page, workspace = page_of(qtbot, window), space(window)
    select(page, SITI)
    dialogs.agree = False
    page.inspector.open.click()
    assert not page.table.value().cases
    dialogs.agree = True
    page.inspector.open.click()
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=WAIT)
    view = workspace.case.view
    assert view is not None
    wanted = next(one for one in registered if one.number == SITI.number)
    assert (view.person.official, view.person.id_number, view.person.work_unit) == (
        wanted.id, SITI.number, SITI.work_unit,
    )  # fmt: skip
    workspace.go("people")
    qtbot.waitUntil(lambda: bool(page.table.value().cases), timeout=WAIT)
    asked = len(dialogs.asked)
    with qtbot.waitSignal(page.opened) as opened:
        page.inspector.open.click()
    assert opened.args == [view.row.id]
    assert len(dialogs.asked) == asked, "an existing file is opened without a question"


def test_a_file_made_by_hand_is_found_by_its_number(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    select(page, JOHANIS)
    cases: tuple[CaseRow, ...] = page.table.value().cases
    assert [case.name for case in cases] == ["Johanis Sumual"]
    page.list.chips[1].click()
    qtbot.waitUntil(lambda: names(page) == ["Johanis Sumual"], timeout=WAIT)


def test_an_account_needs_somebody_who_attests_it_and_warns_when_it_is_anothers(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    select(page, RUSDI)
    page.inspector.claim.click()
    sheet = shown(ClaimSheet)
    sheet.agree.click()
    assert sheet._account.fault
    sheet.account.setText("https://facebook.com/Rusdi.P")
    sheet.agree.click()
    assert sheet._attested.fault
    sheet.attested_by.setEditText("Denny Lasut")
    sheet.platform.setEditText("Facebook")
    sheet.grounds.setText("diakui saat klarifikasi")
    sheet.agree.click()
    qtbot.waitUntil(lambda: bool(page.table.value().accounts), timeout=WAIT)
    account = page.table.value().accounts[0]
    assert (account.handle, account.platform, account.attested_by) == ("rusdi.p", "Facebook", "Denny Lasut")
    assert page.table.value().official.number == RUSDI.number
    select(page, SITI)
    page.inspector.claim.click()
    second = shown(ClaimSheet)
    second.account.setText("@rusdi.p")
    second.attested_by.setEditText("Rina Wowor")
    second.agree.click()
    assert "Muhammad Rusdi Pakaya" in second.message.text
    second.agree.click()
    qtbot.waitUntil(lambda: bool(page.table.value().accounts), timeout=WAIT)
    page.list.chips[2].click()
    qtbot.waitUntil(lambda: sorted(names(page)) == sorted([RUSDI.name, SITI.name]), timeout=WAIT)


def test_a_new_case_is_filled_from_the_register_and_never_a_second_one(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    workspace = space(unlock())
    workspace.cases.begin()
    sheet = shown(NewCase)
    qtbot.waitUntil(lambda: sheet.picker.isVisible(), timeout=WAIT)
    sheet.picker.search.setFocus()
    qtbot.keyClicks(sheet.picker.search, "sumual")
    qtbot.waitUntil(lambda: len(sheet.picker.results.rows()) == 1, timeout=WAIT)
    assert sheet.form.name.text() == "", "nobody is taken before a person says so"
    qtbot.keyClick(sheet.picker.search, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.picker.results, Qt.Key.Key_Return)
    assert (sheet.form.name.text(), sheet.form.back.text()) == ("Johanis Sumual", "S.Sos., M.Si.")
    sheet.agree.click()
    qtbot.waitUntil(lambda: "sudah mempunyai berkas" in sheet.message.text, timeout=WAIT)
    with qtbot.waitSignal(sheet.opening, timeout=WAIT) as opening:
        sheet.message._act.click()
    assert opening.args == [next(r.id for r in workspace.cases.table.rows() if r.name == "Johanis Sumual")]


def test_a_form_filled_from_the_register_forgets_it_when_another_person_is_typed_over(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    space(unlock()).cases.begin()
    form = shown(NewCase).form
    wanted = next(one for one in registered if one.number == SITI.number)
    form.fill(wanted)
    form.name.setText("Siti Aminah Wowor")
    person = form.value()
    assert person is not None
    assert person.official == wanted.id, "a name may be put right"
    form.number.setText(OTHER_SITI.number)
    person = form.value()
    assert person is not None
    assert person.official is None


# -- importing


def test_nothing_is_kept_before_save(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], folder: Path, tmp_path: Path
) -> None:
    window = unlock()
    page = page_of(qtbot, window)
    before = (folder / "office.db").read_bytes()
    people = [*PEOPLE[1:], Official(id="", name="Orang Baru", number="199003032015041003", position="Lurah")]
    moved = Official(
        id="", name=SITI.name, number=SITI.number, position="Kepala Sekolah", work_unit="SD Negeri 9"
    )
    sheet = begin(qtbot, page, written(tmp_path, table([*people, moved])))
    made = sheet.judged
    assert made is not None
    assert (made.total, made.added, made.left_out) == (5, 1, 0)
    change = next(one for one in made.changes if one.name.startswith("Siti") and "Kepala Sekolah" in one.what)
    assert "jabatan: Guru Ahli Muda → Kepala Sekolah" in change.what
    assert not change.new
    sheet.reject()
    assert (folder / "office.db").read_bytes() == before


def test_doubtful_cells_are_named_by_line_and_column_filtered_and_copied(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    text = "Nama;NIP;Status\nSiti Baru;123;PNS\nBudi;;Titipan\n;199001012014032009;PNS\nBenar;;PNS\n"
    sheet = begin(qtbot, page, written(tmp_path, text))
    doubts = sheet.preview.doubts
    qtbot.waitUntil(lambda: len(doubts.table.rows()) == 3, timeout=WAIT)
    assert [(one.line, one.column, one.left_out) for one in doubts.table.rows()] == [
        (2, "NIP", True), (3, "Status", False), (4, "Nama", True),
    ]  # fmt: skip
    doubts.filter.setText("18 angka")
    qtbot.waitUntil(lambda: len(doubts.table.rows()) == 1, timeout=WAIT)
    QGuiApplication.clipboard().clear()
    sheet.preview.copy.click()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=WAIT)
    assert QGuiApplication.clipboard().text() == "2\tNIP\t123\tNIP tidak 18 angka"
    assert "2 dilewati" in sheet.sum.text()
    with qtbot.waitSignal(sheet.imported, timeout=WAIT) as imported:
        sheet.agree.click()
    assert imported.args[0].added == 2


def test_a_column_can_be_given_another_meaning_and_each_meaning_has_one_column(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    sheet = begin(qtbot, page, written(tmp_path, "Nama;Nama Panggilan;Tugas\nSiti Zubaidah;Ida;Lurah\n"))
    preview = sheet.preview.table
    assert preview is not None
    assert [choice.value() for choice in preview.choices] == ["name", "-", "-"]
    preview.choices[2].setCurrentIndex(preview.choices[2].findData(Column.POSITION.value))
    preview.choices[1].setCurrentIndex(preview.choices[1].findData(Column.NAME.value))
    assert [choice.value() for choice in preview.choices] == ["-", "name", "position"]
    qtbot.waitUntil(
        lambda: sheet.judged is not None and [one.name for one in sheet.judged.officials] == ["Ida"],
        timeout=WAIT,
    )
    assert sheet.judged is not None
    assert sheet.judged.officials[0].position == "Lurah"
    sheet.reject()


def test_a_table_whose_names_are_not_recognised_is_pointed_at(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    sheet = begin(qtbot, page, written(tmp_path, "Siti Zubaidah;199003032015042003\nBudi Zubaidah;\n"))
    assert "Kolom nama belum dikenali" in sheet.message.text
    assert not sheet.agree.isEnabled()
    sheet.preview.header.set_value("-1")
    sheet.preview.header.activated.emit(sheet.preview.header.currentIndex())
    qtbot.waitUntil(lambda: sheet.judged is not None and sheet.judged.table.header == -1, timeout=WAIT)
    preview = sheet.preview.table
    assert preview is not None
    preview.choices[0].setCurrentIndex(preview.choices[0].findData(Column.NAME.value))
    qtbot.waitUntil(lambda: sheet.agree.isEnabled(), timeout=WAIT)
    assert sheet.judged is not None
    assert [one.name for one in sheet.judged.officials] == ["Siti Zubaidah", "Budi Zubaidah"], (
        "nobody is lost"
    )
    assert sheet.message.text == ""
    sheet.reject()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("tiada.csv", None, "tidak ditemukan"), ("kosong.csv", b"", "bukan tabel"),
     ("gambar.xlsx", b"\x89PNG\r\n\x1a\n\x00", "bukan tabel"), ("rusak.xlsx", b"PK\x03\x04rusak", "bukan tabel"),
     ("besar.csv", b"Nama\n" + b"a\n" * 100_001, "terlalu besar")],
)  # fmt: skip
def test_a_file_that_is_no_register_is_named_and_another_can_be_chosen(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], dialogs: ScriptedDialogs, tmp_path: Path,
    name: str, data: bytes | None, words: str,
) -> None:  # fmt: skip
    page = page_of(qtbot, unlock())
    if data is not None:
        (tmp_path / name).write_bytes(data)
    sheet = begin(qtbot, page, tmp_path / name)
    assert words in sheet.message.text
    assert not sheet.agree.isEnabled()
    assert not sheet.progress.isVisible()
    (tmp_path / "baik.xlsx").write_bytes(workbook([("Nama", "Jabatan"), ("Orang Baru", "Lurah")]))
    dialogs.files = (tmp_path / "baik.xlsx",)
    sheet.other.click()
    qtbot.waitUntil(lambda: sheet.agree.isEnabled(), timeout=WAIT)
    assert sheet.message.text == ""
    sheet.reject()


def test_saving_can_be_stopped_and_leaves_the_register_as_it_was(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    window = unlock()
    page = page_of(qtbot, window)
    people = [Official(id="", name=f"Orang {at} Baru") for at in range(5_000)]
    sheet = begin(qtbot, page, written(tmp_path, table(people)))
    sheet.agree.click()
    sheet.leave.click()
    qtbot.waitUntil(lambda: "Dihentikan" in sheet.message.text, timeout=WAIT)
    assert sheet.isVisible()
    got: list[Snapshot] = []
    window.desk.register.load(page, done=got.append, failed=lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: bool(got), timeout=WAIT)
    assert len(got[0].officials) == 300
    sheet.leave.click()
    qtbot.waitUntil(lambda: not isValid(sheet), timeout=WAIT)


def test_enter_in_a_choice_or_list_of_the_sheet_keeps_nothing(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    sheet = begin(qtbot, page, written(tmp_path, table([Official(id="", name="Orang Baru")])))
    assert sheet.agree.isEnabled()
    preview = sheet.preview.table
    assert preview is not None
    for place in (
        preview.choices[1],
        preview,
        sheet.preview.header,
        sheet.preview.doubts.filter,
        sheet.preview.changes.table,
    ):
        qtbot.keyClick(place, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert not sheet.progress.isVisible()
    sheet.reject()


def test_the_lock_closes_an_import_under_way(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    window = unlock()
    page = page_of(qtbot, window)
    people = [Official(id="", name=f"Orang {at} Baru") for at in range(5_000)]
    sheet = begin(qtbot, page, written(tmp_path, table(people)))
    sheet.agree.click()
    window.lock("", wait=True)
    qtbot.waitUntil(lambda: not isValid(sheet), timeout=WAIT)
    assert window.workspace is None


def test_a_table_dropped_on_the_page_is_shown_and_judged(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, table(PEOPLE))))])
    where, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(50, 50), where, data, left, keys)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), where, data, left, keys))
    qtbot.waitUntil(lambda: bool(sheets()) and sheets()[0].judged is not None, timeout=WAIT)
    sheets()[0].reject()
