"""The composer by keyboard: checked as one types, remembered over a lock, shown while one fills it in."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.case import document, evidence
from core.case.document import Document
from core.clock import SetClock
from core.process import letters
from core.vault import letter_memory, opening
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault
from core.writing import groups
from tests.core.process.test_letters_all import fill
from tests.ui.conftest import NOW, PASSPHRASE, no_space
from tests.ui.test_window import open_first_case, space
from ui.components.answer_controls import DayLine, NameChoice
from ui.components.letter_form import LetterForm
from ui.components.picture_choice import PictureChoice
from ui.components.print_sheet import PrintSheet
from ui.components.row_grid import RowGrid
from ui.pages.composer import ComposerPage
from ui.widgets.form import Choice, Column
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


@pytest.fixture
def office() -> Office:
    return Office(
        name="Bawaslu Kota Contoh",
        kind=OfficeKind.BAWASLU,
        timezone="Asia/Makassar",
        letterhead=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"),
        city="Contoh",
        staff=(
            Staff(name="Rina Wowor", position="Ketua", signs=True),
            Staff(name="Denny Lasut, S.H.", position="Anggota", nip="197701012005011002"),
        ),
    )


def composing(qtbot: QtBot, window: MainWindow, code: str) -> tuple[ComposerPage, LetterForm]:
    workspace = open_first_case(qtbot, window)
    workspace.compose("")
    page = workspace.composer
    page.template.set_value(code)
    qtbot.waitUntil(lambda: page.form is not None and page.form.form.template == code, timeout=10_000)
    assert page.form is not None
    qtbot.waitUntil(lambda: page.form is not None and page.form.complete, timeout=10_000)
    return page, page.form


def previewed(qtbot: QtBot, page: ComposerPage) -> None:
    qtbot.waitUntil(lambda: not page.paper.canvas.empty, timeout=60_000)


def type_in(qtbot: QtBot, form: LetterForm, key: str, text: str) -> None:
    control = form.fields[key].control
    control.setFocus()
    if isinstance(control, QLineEdit):
        control.selectAll()
    qtbot.keyClicks(control, text)


def test_a_wrong_answer_is_said_under_its_field_and_stops_the_paper(qtbot: QtBot, unlock: Unlock) -> None:
    page, form = composing(qtbot, unlock(), "D19")
    type_in(qtbot, form, "surat.tanggal", "31 November 2026")
    field = form.fields["surat.tanggal"]
    qtbot.waitUntil(lambda: "tidak ada dalam penanggalan" in field.fault, timeout=10_000)
    page.make.click()
    assert page.paper.shown is None
    type_in(qtbot, form, "surat.tanggal", "24/11/2026")
    qtbot.waitUntil(lambda: field.fault == "", timeout=10_000)
    assert field.answer == "2026-11-24"
    assert isinstance(field.control, DayLine)
    qtbot.keyClick(field.control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.control.text() == "24 November 2026", timeout=5_000)  # type: ignore[attr-defined]


def test_an_odd_number_and_a_missing_comma_are_pointed_out_and_stop_nothing(
    qtbot: QtBot, unlock: Unlock
) -> None:
    page, form = composing(qtbot, unlock(), "D19")
    form.fill(
        {
            "perbuatan": "menyukai unggahan",
            "mengetahui.nama": "Audy Rompas S.Sos.",
            "mengetahui.nomor_pegawai": "123",
        }
    )
    assert "didahului koma" in _note(qtbot, form, "mengetahui.nama")
    assert "18 angka" in _note(qtbot, form, "mengetahui.nomor_pegawai")
    page.make.click()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=30_000)


def test_a_paper_that_is_ready_when_the_page_is_at_another_case_changes_nothing_there(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    window = unlock()
    page, form = composing(qtbot, window, "D19")
    form.fill({"perbuatan": "menyukai unggahan"})
    held = threading.Event()
    page._desk.ask(page, lambda _vault: held.wait(20), done=lambda _waited: None, failed=lambda _error: None)
    page.make.click()
    here, there = (row.id for row in space(window).cases.table.rows())
    changed: list[str] = []
    page._desk.changed.connect(changed.append)
    page.load(there, "Merlin Tendean", "")
    page.template.set_value("D19")
    held.set()
    qtbot.waitUntil(lambda: page.form is not None and page.form is not form, timeout=10_000)
    assert page.form is not None
    type_in(qtbot, page.form, "surat.tanggal", "24/11/2026")
    qtbot.waitUntil(lambda: here in changed, timeout=30_000)
    assert there not in changed
    assert page.paper.shown is None
    page.keep()
    window.close()
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        assert [one.template for one in document.items(vault.case(here))] == ["D19"]
        assert not document.items(vault.case(there))
        kept = letter_memory.draft(vault.office_ledger, there, "D19", None)
    assert kept is not None
    assert kept.answers["surat.tanggal"] == "2026-11-24"


def test_words_typed_while_the_paper_is_made_are_kept(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    window = unlock()
    page, form = composing(qtbot, window, "D19")
    form.fill({"perbuatan": "menyukai unggahan"})
    held = threading.Event()
    page._desk.ask(page, lambda _vault: held.wait(20), done=lambda _waited: None, failed=lambda _error: None)
    page.make.click()
    type_in(qtbot, form, "surat.tanggal", "24/11/2026")
    held.set()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=30_000)
    case_id = page._case_id
    window.close()
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        kept = letter_memory.draft(vault.office_ledger, case_id, "D19", None)
    assert kept is not None
    assert kept.answers["surat.tanggal"] == "2026-11-24"


def _note(qtbot: QtBot, form: LetterForm, key: str) -> str:
    field = form.fields[key]
    qtbot.waitUntil(lambda: bool(field.note), timeout=10_000)
    assert field.fault == ""
    return field.note


def test_the_page_follows_what_is_typed_and_nothing_is_kept_of_it(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    window = unlock()
    page, form = composing(qtbot, window, "D19")
    previewed(qtbot, page)
    first = page.paper.written
    type_in(qtbot, form, "perbuatan", "menyukai unggahan pasangan calon")
    qtbot.waitUntil(lambda: page.paper.written not in ("", first), timeout=20_000)
    assert page.save.isHidden(), "there is no paper yet that could be saved"
    window.lock("", wait=True)
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        assert not _papers(vault)


def _papers(vault: Vault) -> tuple[Document, ...]:
    return tuple(paper for row in vault.cases() for paper in document.items(vault.case(row.id)))


def test_what_was_begun_survives_a_lock_and_another_template(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    page, form = composing(qtbot, window, "D19")
    type_in(qtbot, form, "perbuatan", "belum selesai")
    page.template.set_value("D21")
    qtbot.waitUntil(lambda: page.form is not None and page.form.form.template == "D21", timeout=10_000)
    page.template.set_value("D19")
    qtbot.waitUntil(
        lambda: page.form is not None and page.form.form.template == "D19" and page.form.complete,
        timeout=10_000,
    )
    assert page.form is not None
    assert page.form.fields["perbuatan"].answer == "belum selesai"
    type_in(qtbot, page.form, "perbuatan", "masih belum selesai")
    window.lock("")  # at once, before any timer
    qtbot.waitUntil(lambda: window.workspace is None, timeout=10_000)
    page, form = composing(qtbot, unlock(), "D19")
    assert form.fields["perbuatan"].answer == "masih belum selesai"
    assert "belum selesai dipakai lagi" in page.drafted.text
    page._begin_anew()
    qtbot.waitUntil(
        lambda: page.form is not None and page.form is not form and page.form.complete, timeout=10_000
    )
    assert page.form is not None
    assert page.form.fields["perbuatan"].answer != "masih belum selesai"
    assert page.drafted.text == ""


def test_answers_that_could_not_be_kept_are_kept_at_the_lock_though_nothing_more_is_typed(
    qtbot: QtBot, unlock: Unlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = unlock()
    page, form = composing(qtbot, window, "D19")
    type_in(qtbot, form, "perbuatan", "belum selesai")
    with monkeypatch.context() as full:
        full.setattr(letters, "keep_draft", no_space)
        page.keep()
        qtbot.waitUntil(lambda: page._left is not None and page._left.done(), timeout=10_000)
    window.lock("", wait=True)
    _, form = composing(qtbot, unlock(), "D19")
    assert form.fields["perbuatan"].answer == "belum selesai"


def test_warnings_and_what_has_to_come_first_stand_in_one_quiet_place(qtbot: QtBot, unlock: Unlock) -> None:
    page, form = composing(qtbot, unlock(), "D06")
    qtbot.waitUntil(lambda: any("bersedia" in text for text in page.cautions.sentences), timeout=20_000)
    assert page.make.isEnabled()
    form.fill({"orang.nama": "x"} if "orang.nama" in form.fields else {})
    page.template.set_value("D03")
    qtbot.waitUntil(lambda: any("dijadwalkan" in text for text in page.cautions.sentences), timeout=10_000)


def test_what_only_some_answers_need_is_asked_only_then(qtbot: QtBot, unlock: Unlock) -> None:
    _page, form = composing(qtbot, unlock(), "D21")
    assert form.fields["instansi_tujuan"].isHidden()
    status = form.fields["status"].control
    assert isinstance(status, Choice)
    status.set_value("diteruskan")
    assert not form.fields["instansi_tujuan"].isHidden()
    status.set_value("selesai")
    assert form.fields["instansi_tujuan"].isHidden()


def test_choosing_a_signer_fills_post_and_number(qtbot: QtBot, unlock: Unlock) -> None:
    page, form = composing(qtbot, unlock(), "D21")
    choice = form.fields["pejabat.nama"].control
    assert isinstance(choice, NameChoice)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert form.fields["pejabat.nama"].answer == "Denny Lasut, S.H."
    assert form.fields["pejabat.jabatan"].answer == "Anggota"
    assert form.answers()["pejabat.nomor_pegawai"] == "197701012005011002"
    assert page.form is form


def test_a_long_form_shows_little_and_has_the_rest_behind_a_button(qtbot: QtBot, unlock: Unlock) -> None:
    page, form = composing(qtbot, unlock(), "D21")
    assert "cetak.kertas" not in form.fields, "how it is printed is asked behind a button"
    form.fill({"cetak.kertas": "f4"})
    qtbot.waitUntil(lambda: form.fields["cetak.kertas"].isVisibleTo(form), timeout=5_000)
    assert form.answers()["cetak.kertas"] == "f4"
    page.make.click()
    assert form.fields["status"].fault, "what is missing is found and shown"
    assert page.make.isEnabled()


def activate(qtbot: QtBot, window: QWidget) -> None:
    """The focus is only given to widgets of the active window; without a window manager that may take a second wish."""

    def active() -> bool:
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(active, timeout=5_000)


def grid(qtbot: QtBot, key: str = "berkas") -> RowGrid:
    made = RowGrid(tuple(field for field in groups.GROUPS[key]))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    activate(qtbot, made)
    made.table.setFocus()
    return made


def test_a_table_is_filled_by_keyboard_alone(qtbot: QtBot) -> None:
    made = grid(qtbot)
    for number, text in enumerate(("Kajian", "1 berkas", "", "asli", "Gambar")):
        if text:
            for sign in text:  # the first opens the editor, which gets the others
                qtbot.keyClicks(_editor(made), sign)
        if number < 4:
            qtbot.keyClick(_editor(made), Qt.Key.Key_Tab)
    qtbot.keyClick(_editor(made), Qt.Key.Key_Return)
    assert made.table.rowCount() == 2, "Tab at the end of a filled row begins another"
    qtbot.waitUntil(lambda: made.text() == "Kajian | 1 berkas |  | asli\nGambar", timeout=5_000)
    qtbot.keyClick(made.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert made.text().startswith("Gambar")
    qtbot.keyClick(made.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert made.text() == "Kajian | 1 berkas |  | asli"


def _editor(made: RowGrid) -> QLineEdit | object:
    focused = QApplication.focusWidget()
    return focused if focused is not None and made.isAncestorOf(focused) else made.table


def test_cells_from_a_spreadsheet_are_pasted_and_marks_in_them_stay(qtbot: QtBot) -> None:
    made = grid(qtbot)
    QGuiApplication.clipboard().setText("Kajian\t1 | satu; dua\r\nGambar\t2\tada\r\n")
    with qtbot.waitSignal(made.edited):
        qtbot.keyClick(made.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert json.loads(made.text()) == [
        {"berkas": "Kajian", "jumlah": "1 | satu; dua"}, {"berkas": "Gambar", "jumlah": "2", "status": "ada"},
    ]  # fmt: skip
    again = grid(qtbot)
    again.put(made.text())
    assert again.text() == made.text()


def test_pictures_are_chosen_by_the_space_bar_and_shown_in_the_paper(
    qtbot: QtBot, unlock: Unlock, folder: Path, fake_readers: None
) -> None:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        for row in vault.cases():
            with vault.change(row.id) as ledger:
                for side in (40, 50):
                    file = io.BytesIO()
                    Image.new("RGB", (side, side), (200, 20, 20)).save(file, "PNG")
                    evidence.add(ledger, file.getvalue(), f"{side}.png")
    page, form = composing(qtbot, unlock(), "D12")
    choice = form.fields["gambar"].control
    assert isinstance(choice, PictureChoice)
    assert choice.count() == 2
    assert "gambar" not in form.answers(), "all of them, as the case says"
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert "P-2" in form.answers()["gambar"]
    assert "P-1" not in form.answers()["gambar"]
    form.fill({"pihak_pertama.nama": "Maya Rondonuwu", "pihak_kedua.nama": "Stevi Pangkey"})
    page.make.click()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=30_000)


def test_the_office_habit_is_offered_and_marked(qtbot: QtBot, unlock: Unlock) -> None:
    page, form = composing(qtbot, unlock(), "D21")
    form.fill(
        {
            "status": form.fields["status"].asked.choices[0],
            "alasan": "tidak memenuhi unsur",
            "surat.tembusan": "Ketua Bawaslu Provinsi",
        }
    )
    page.make.click()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=30_000)
    workspace = space(page.window())  # type: ignore[arg-type]
    workspace.open_case(workspace.cases.table.rows()[1].id)
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    workspace.compose("")
    page.template.set_value("D21")
    qtbot.waitUntil(
        lambda: page.form is not form and page.form is not None and page.form.complete, timeout=10_000
    )
    assert page.form is not None
    asked = {each.key: each for each in page.form.form.fields}
    assert asked["surat.tembusan"].value == "Ketua Bawaslu Provinsi"
    assert asked["surat.tembusan"].origin == "office"
    assert asked["alasan"].value == ""
    assert "surat.tembusan" in page.form.fields, "what is offered is shown, not hidden"


def test_tab_alone_reaches_every_question_and_leaves_the_tables(qtbot: QtBot, vault: Vault) -> None:
    form = LetterForm(letters.form(vault, fill(vault), "D12"))
    window = Column(form)
    qtbot.addWidget(window)
    window.resize(480, 700)
    window.show()
    activate(qtbot, window)
    qtbot.waitUntil(lambda: form.complete, timeout=10_000)
    first = next(iter(form.fields.values()))
    qtbot.waitUntil(lambda: all(field.isVisible() for field in form.fields.values()), timeout=5_000)

    def focused_first() -> bool:
        window.activateWindow()
        first.control.setFocus()
        return QApplication.focusWidget() is not None

    qtbot.waitUntil(focused_first, timeout=5_000)
    reached: set[str] = set()
    for _ in range(200):  # a press is lost now and then while another window has just gone
        if reached == form.fields.keys():
            break
        focused = QApplication.focusWidget()
        assert focused is not None
        reached |= {key for key, field in form.fields.items() if field.isAncestorOf(focused)}
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == form.fields.keys()


def test_tab_goes_from_the_kind_of_paper_through_the_questions_to_the_buttons(
    qtbot: QtBot, unlock: Unlock
) -> None:
    page, form = composing(qtbot, unlock(), "D21")
    form.fill({"surat.sifat": "Penting"})  # opens what stands behind a button
    qtbot.waitUntil(form.fields["pejabat.nama"].isVisible, timeout=5_000)
    stops: list[QWidget] = [page.template]
    while stops[-1] is not page.make and len(stops) < 300:
        following = stops[-1].nextInFocusChain()
        assert following is not None
        stops.append(following)
    order = [
        key for stop in stops for key, field in form.fields.items() if stop is field.control and field.isVisibleTo(form)
    ]  # fmt: skip
    assert stops[-1] is page.make
    tops = [form.fields[key].mapTo(form, form.fields[key].rect().topLeft()).y() for key in order]
    assert "surat.sifat" in order
    assert {"surat.tanggal", "status", "pejabat.nama"} <= set(order)
    assert tops == sorted(tops), "as one reads, also what was opened later"


def test_what_hangs_on_another_answer_is_asked_when_it_is_wanted(qtbot: QtBot, unlock: Unlock) -> None:
    _page, form = composing(qtbot, unlock(), "D21")
    assert form.fields["instansi_tujuan"].isHidden()
    form.fill({"status": "diteruskan"})
    assert not form.fields["instansi_tujuan"].isHidden()
    form.fill({"instansi_tujuan": "Badan Kepegawaian Negara", "status": "selesai"})
    assert not form.fields["instansi_tujuan"].isHidden(), "an answer is never hidden"


def test_questions_pasted_at_the_first_cell_do_not_become_groups(qtbot: QtBot) -> None:
    made = RowGrid(tuple(groups.GROUPS["tanya_jawab"]))
    qtbot.addWidget(made)
    made.table.paste('Siapa?\tSaya "sendiri"\n"Kapan\nitu?"\tKemarin\n')
    assert made.text() == ' | Siapa? | Saya "sendiri"\n | Kapan itu? | Kemarin', "one cell, one row"
    again = RowGrid(tuple(groups.GROUPS["tanya_jawab"]))
    qtbot.addWidget(again)
    again.table.paste("pokok\tSiapa?\tSaya\n")
    assert again.text() == "pokok | Siapa? | Saya"


def test_a_paper_that_was_made_stays_on_the_page(qtbot: QtBot, unlock: Unlock) -> None:
    """The preview still under way when a paper is made must not cover the paper."""
    page, form = composing(qtbot, unlock(), "D19")
    form.fill({"perbuatan": "menyukai unggahan"})
    page.make.click()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=30_000)
    qtbot.wait(1_000)
    assert page.paper.shown is not None
    assert not page.save.isHidden()
    page.print.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(PrintSheet)), timeout=10_000)
    page.findChildren(PrintSheet)[0].reject()


def test_a_paper_without_a_number_is_not_offered_one(qtbot: QtBot, unlock: Unlock) -> None:
    page, _form = composing(qtbot, unlock(), "D05")
    assert page.issue.isHidden()
    assert page.make.text() == "&Buat"
    page.template.set_value("D21")
    qtbot.waitUntil(lambda: page.form is not None and page.form.form.template == "D21", timeout=10_000)
    assert not page.issue.isHidden()


def test_a_complaint_goes_when_its_reason_is_mended(qtbot: QtBot, unlock: Unlock) -> None:
    page, form = composing(qtbot, unlock(), "D21")
    page.make.click()
    assert "belum lengkap" in page.message.text
    form.fill({"status": "selesai"})
    assert page.message.text == ""
