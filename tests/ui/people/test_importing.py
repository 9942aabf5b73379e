"""A table of staff is judged before it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.people.columns import Column
from core.people.official import Official
from tests.core.people.workbooks import workbook
from tests.ui.conftest import ScriptedDialogs
from tests.ui.people.people_page import WAIT, Unlock, begin, page_of, sheets, written
from tests.ui.register_tables import PEOPLE, SITI, table
from ui.register import Snapshot


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
