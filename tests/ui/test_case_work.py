"""Hearings, papers and handover through their forms: nothing is kept that a person has not agreed to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.conftest import ScriptedDialogs
from tests.ui.test_window import open_first_case, space
from ui.components.subject_form import SubjectForm
from ui.pages.handover import HandedOver, HandoverSheet
from ui.pages.new_case import NewCase
from ui.pages.schedule import ScheduleSheet
from ui.widgets.sheet import Sheet
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]
S = TypeVar("S", bound=Sheet)


def shown(kind: type[S]) -> S:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def schedule(qtbot: QtBot, workspace: Workspace, day: QDate) -> ScheduleSheet:
    workspace.schedule()
    sheet = shown(ScheduleSheet)
    sheet.day.setDate(day)
    sheet.submit()
    return sheet


def test_a_new_case_needs_a_name_and_a_possible_number(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = space(unlock())
    workspace.cases.begin()
    sheet = shown(NewCase)
    sheet.submit()
    assert sheet.isVisible(), "without a name nothing is made"
    sheet.form.name.setText("  Ferry   J. Mandey ")
    sheet.form.number.setText("19740621 199913 1 003")
    sheet.submit()
    assert sheet.isVisible(), "month 13 is refused"
    sheet.form.number.setText("19740621 199903 1 003")
    with qtbot.waitSignal(sheet.created, timeout=10_000):
        sheet.submit()
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    view = workspace.case.view
    assert view is not None
    assert view.row.name == "Ferry J. Mandey"
    assert view.row.id_number == "197406211999031003"


def test_a_form_says_what_is_wrong_at_the_field(qtbot: QtBot) -> None:
    form = SubjectForm(date(2026, 11, 23))
    qtbot.addWidget(form)
    assert form.value() is None
    form.name.setText("Budi")
    form.number.setText("123")
    assert form.value() is None
    form.number.clear()
    person = form.value()
    assert person is not None
    assert person.id_number is None


def test_a_collision_is_named_and_kept_only_after_an_explicit_yes(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    workspace = open_first_case(qtbot, window)
    first = schedule(qtbot, workspace, QDate(2026, 11, 27))
    qtbot.waitUntil(lambda: not isValid(first), timeout=10_000)
    other = workspace.cases.table.rows()[1]
    workspace.case.view = None
    workspace.open_case(other.id)
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    second = schedule(qtbot, workspace, QDate(2026, 11, 27))
    qtbot.waitUntil(lambda: bool(second.message.text), timeout=10_000)
    assert "Johanis Sumual" in second.message.text
    assert not second.force.isHidden()
    with qtbot.waitSignal(second.scheduled, timeout=10_000):
        second.force.click()
    workspace.go("agenda")
    qtbot.waitUntil(lambda: len(workspace.agenda.table.rows()) == 2, timeout=10_000)


def test_a_past_date_is_refused_also_when_forced(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = open_first_case(qtbot, unlock())
    sheet = schedule(qtbot, workspace, QDate(2026, 11, 20))
    qtbot.waitUntil(lambda: "sudah lewat" in sheet.message.text, timeout=10_000)
    sheet.force.click()
    qtbot.waitUntil(lambda: "sudah lewat" in sheet.message.text, timeout=10_000)
    assert sheet.isVisible()


def test_an_invitation_without_a_hearing_says_what_to_do_first(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = open_first_case(qtbot, unlock())
    workspace.compose("")
    qtbot.waitUntil(lambda: "Jadwalkan dahulu" in workspace.composer.message.text, timeout=10_000)
    assert not workspace.composer.make.isEnabled()


def test_a_paper_marks_what_is_missing_then_is_made_and_saved_outside_only_after_a_warning(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    workspace = open_first_case(qtbot, unlock())
    first = schedule(qtbot, workspace, QDate(2026, 11, 27))
    qtbot.waitUntil(lambda: not isValid(first), timeout=10_000)
    page = workspace.composer
    workspace.compose("")
    qtbot.waitUntil(lambda: page.form is not None, timeout=10_000)
    assert page.form is not None
    page.form.fill({"surat.hal": ""})
    page.make.click()
    assert page.form.fields["surat.hal"].fault
    page.form.fill({"surat.hal": "Undangan Klarifikasi I"})
    page.make.click()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=20_000)
    assert "KONSEP" in page.message.text
    qtbot.waitUntil(lambda: not page.paper.canvas.empty, timeout=30_000)
    dialogs.agree, dialogs.place = False, tmp_path / "surat.pdf"
    page.save.click()
    assert "di luar brankas" in dialogs.asked[-1]
    dialogs.agree = True
    page.save.click()
    qtbot.waitUntil(lambda: (tmp_path / "surat.pdf").exists(), timeout=10_000)
    assert (tmp_path / "surat.pdf").read_bytes().startswith(b"%PDF-")
    assert "Sumual" not in dialogs.asked[-1], "the suggested file name says nothing about the person"


def test_a_handover_waits_until_the_phrase_was_written_down(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    workspace = open_first_case(qtbot, unlock())
    workspace.hand_over()
    sheet = shown(HandoverSheet)
    assert not sheet.agree.isEnabled()
    assert len(sheet.phrase.split("-")) == 6
    dialogs.place = tmp_path / "serah.age"
    sheet.choose()
    sheet.noted.setChecked(True)
    sheet.agree.click()
    qtbot.waitUntil(
        lambda: any(isinstance(w, HandedOver) and w.isVisible() for w in QApplication.topLevelWidgets()),
        timeout=60_000,
    )
    assert (tmp_path / "serah.age").read_bytes().startswith(b"age-encryption.org/v1")
    shown(HandedOver).reject()
