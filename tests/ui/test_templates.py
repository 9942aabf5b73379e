"""The page *Templat surat* on a real vault: what is written is tried, saved, kept, compared and never lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.clock import SetClock
from core.places import resource_path
from core.process.letters import editions
from core.process.letters.editions import Origin
from core.vault import opening
from core.vault.vault import Vault
from core.writing import template
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs, no_space
from tests.ui.test_window import open_first_case
from ui.components.template_compare import CompareSheet
from ui.pages.templates import TemplatesPage
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
OLD, NEW = "penuh kesadaran", "penuh kesadaran dan tanggung jawab"
DAY = NOW.date()


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped template D19 as a file that the test may change, as a new Netra would."""
    shutil.copytree(resource_path("templates"), tmp_path / "templates")
    monkeypatch.setattr(template, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    return tmp_path / "templates" / "d19.md"


def opened(qtbot: QtBot, window: MainWindow, template_id: str = "D19") -> TemplatesPage:
    workspace = window.workspace
    assert workspace is not None
    workspace.edit_template(template_id)
    page = workspace.templates
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.template == template_id, timeout=10_000)
    return page


def tried(qtbot: QtBot, page: TemplatesPage, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.trial.tried, timeout=20_000):
        act()


def in_vault(folder: Path, look: Callable[[Vault], object]) -> object:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        return look(vault)


def locked(qtbot: QtBot, window: MainWindow) -> None:
    window.lock("", wait=True)
    qtbot.wait(50)


def test_settings_lead_to_the_page_and_back(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    workspace = window.workspace
    assert workspace is not None
    workspace.go("settings")
    workspace.settings.show_group("templates")
    page = workspace.templates
    workspace.templates_group.open.click()
    qtbot.waitUntil(lambda: page.list.count() > 0 and bool(page.text), timeout=10_000)
    assert workspace.stack.currentWidget() is page
    assert page._texts is not None
    assert page.text == page._texts.shipped
    page.back.click()
    assert workspace.stack.currentWidget() is workspace.settings


def test_a_fault_is_told_with_its_line_and_the_last_page_stays(qtbot: QtBot, unlock: Unlock) -> None:
    page = opened(qtbot, unlock())
    qtbot.waitUntil(lambda: not page.paper.canvas.empty, timeout=20_000)
    good, seen = page.text, page.paper.written
    lines = good.split("\n")
    at = next(number for number, line in enumerate(lines) if OLD in line)
    tried(qtbot, page, lambda: page.editor.replace_all(good.replace(OLD, "{{ orang.__class__ }}")))
    assert page.findings.count() >= 1
    assert f"Baris {at + 1}" in page.findings.item(0).text()
    assert page.paper.written == seen
    assert not page.paper.canvas.empty
    page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.findings.setCurrentRow(0)
    qtbot.keyClick(page.findings, Qt.Key.Key_Return)
    assert page.editor.line == at + 1
    page.save.click()
    qtbot.waitUntil(lambda: bool(page.message.text), timeout=10_000)
    assert page._texts is not None
    assert page._texts.office is None
    tried(qtbot, page, page.editor.undo)
    assert page.text == good
    assert page.findings.count() == 0


def test_a_change_is_seen_as_paper_and_saved(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    window = unlock()
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: bool(page.paper.written), timeout=20_000)
    before = page.paper.written
    tried(qtbot, page, lambda: page.editor.replace_all(page.text.replace(OLD, NEW)))
    assert page.paper.written != before
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.office is not None, timeout=10_000)
    assert not page.changed
    item = page.list.currentItem()
    assert item is not None
    assert "salinan kantor" in item.text()
    locked(qtbot, window)
    assert in_vault(folder, lambda vault: NEW in editions.edition(vault, "D19", DAY).body)


def test_what_only_the_checker_objects_to_is_saved_when_a_person_insists(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs
) -> None:
    page = opened(qtbot, unlock())
    page.editor.replace_all(page.text.replace(OLD, "kesadaran menurut Peraturan Daerah Nomor 3 Tahun 2019"))
    dialogs.agree = False
    page.save.click()
    qtbot.waitUntil(lambda: bool(dialogs.asked), timeout=10_000)
    assert page.changed
    dialogs.agree = True
    page.save.click()
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.office is not None, timeout=10_000)
    assert not page.changed


def test_a_paper_being_written_leads_to_its_template_and_is_asked_for_anew(
    qtbot: QtBot, unlock: Unlock
) -> None:
    workspace = open_first_case(qtbot, unlock())
    workspace.compose("")
    composer, page = workspace.composer, workspace.templates
    composer.template.set_value("D19")
    qtbot.waitUntil(
        lambda: composer.form is not None and composer.form.form.template == "D19", timeout=10_000
    )
    before = composer.form
    composer.change.click()
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.template == "D19", timeout=10_000)
    page.back.click()
    assert workspace.stack.currentWidget() is composer
    qtbot.waitUntil(lambda: composer.form is not None and composer.form is not before, timeout=10_000)


def test_a_field_goes_in_at_the_cursor_and_can_be_undone(qtbot: QtBot, unlock: Unlock) -> None:
    page = opened(qtbot, unlock(), "D03")
    qtbot.waitUntil(lambda: page.fields.list.count() > 0, timeout=20_000)
    before = page.text
    page.fields.filter.setText("narahubung")
    qtbot.keyClick(page.fields.filter, Qt.Key.Key_Return)
    head, body = template.split(before)
    assert template.split(page.text) == (head, "{{ narahubung }}" + body)
    page.editor.undo()
    assert page.text == before


@pytest.mark.parametrize("way", ["lock", "other", "hide"])
def test_what_is_not_saved_is_never_lost(qtbot: QtBot, unlock: Unlock, folder: Path, way: str) -> None:
    window = unlock()
    page = opened(qtbot, window)
    written = page.text.replace(OLD, "{{ setengah jadi")
    page.editor.replace_all(written)
    if way == "other":
        opened(qtbot, window, "D03")
        assert written == opened(qtbot, window, "D19").text
    elif way == "hide":
        page.back.click()
    locked(qtbot, window)
    kept = in_vault(folder, lambda vault: editions.texts(vault, "D19"))
    assert isinstance(kept, editions.Texts)
    assert (kept.draft, kept.office) == (written, None)
    assert written == opened(qtbot, unlock()).text


def test_text_that_could_not_be_kept_is_kept_at_the_lock_though_nothing_more_is_typed(
    qtbot: QtBot, unlock: Unlock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = unlock()
    page = opened(qtbot, window)
    written = page.text.replace(OLD, NEW)
    page.editor.replace_all(written)
    with monkeypatch.context() as full:
        full.setattr(editions, "keep_draft", no_space)
        page.keep()
        qtbot.waitUntil(lambda: page._left is not None and page._left.done(), timeout=10_000)
    locked(qtbot, window)
    kept = in_vault(folder, lambda vault: editions.texts(vault, "D19"))
    assert isinstance(kept, editions.Texts)
    assert kept.draft == written


def test_discarding_brings_back_what_is_in_force(
    qtbot: QtBot, unlock: Unlock, folder: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = opened(qtbot, window)
    before = page.text
    page.editor.replace_all(before.replace(OLD, NEW))
    page.keep()
    dialogs.agree = False
    page.discard.click()
    assert page.changed
    dialogs.agree = True
    page.discard.click()
    assert page.text == before
    locked(qtbot, window)
    kept = in_vault(folder, lambda vault: editions.texts(vault, "D19"))
    assert isinstance(kept, editions.Texts)
    assert kept.draft is None


def changed_since(qtbot: QtBot, unlock: Unlock, folder: Path, shipped: Path, new: str) -> TemplatesPage:
    """The page on a copy whose shipped template is another one today."""
    first = shipped.read_text(encoding="utf-8")
    in_vault(folder, lambda vault: editions.save(vault, "D19", first.replace(OLD, NEW), on=DAY))
    shipped.write_text(first.replace("size = 11", "size = 12").replace(OLD, new), encoding="utf-8")
    page = opened(qtbot, unlock())
    assert page._texts is not None
    assert page._texts.origin is Origin.CHANGED
    assert NEW in page.text
    return page


def sheet(qtbot: QtBot, page: TemplatesPage) -> CompareSheet:
    page.compare.click()

    def found() -> list[CompareSheet]:
        return [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, CompareSheet) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    return found()[0]


def test_both_changes_are_proposed_and_saved_by_a_person(
    qtbot: QtBot, unlock: Unlock, folder: Path, shipped: Path
) -> None:
    page = changed_since(qtbot, unlock, folder, shipped, OLD)
    told = sheet(qtbot, page)
    assert "+ size = 12" in told.shipped.text.toPlainText()
    assert NEW in told.office.text.toPlainText()
    told.agree.click()
    assert "size = 12" in page.text
    assert NEW in page.text
    assert page._texts is not None
    assert page._texts.origin is Origin.CHANGED
    assert page.save.isEnabled()
    page.save.click()
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.origin is Origin.OFFICE, timeout=10_000)


def test_an_edit_alone_does_not_count_as_having_decided(
    qtbot: QtBot, unlock: Unlock, folder: Path, shipped: Path
) -> None:
    page = changed_since(qtbot, unlock, folder, shipped, OLD)
    page.editor.replace_all(page.text.replace(NEW, "kesadaran penuh"))
    page.save.click()
    qtbot.waitUntil(lambda: not page.changed, timeout=10_000)
    assert page._texts is not None
    assert page._texts.origin is Origin.CHANGED


def test_a_person_keeps_the_copy(qtbot: QtBot, unlock: Unlock, folder: Path, shipped: Path) -> None:
    page = changed_since(qtbot, unlock, folder, shipped, OLD)
    sheet(qtbot, page).keep.click()
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.origin is Origin.OFFICE, timeout=10_000)
    assert NEW in page.text
    assert "size = 11" in page.text


def test_a_person_takes_the_shipped_one(qtbot: QtBot, unlock: Unlock, folder: Path, shipped: Path) -> None:
    page = changed_since(qtbot, unlock, folder, shipped, OLD)
    sheet(qtbot, page).take.click()
    qtbot.waitUntil(lambda: page._texts is not None and page._texts.origin is Origin.SHIPPED, timeout=10_000)
    assert page.text == shipped.read_text(encoding="utf-8")


def test_two_changes_of_one_place_wait_for_a_choice(
    qtbot: QtBot, unlock: Unlock, folder: Path, shipped: Path
) -> None:
    page = changed_since(qtbot, unlock, folder, shipped, "kesungguhan")
    told = sheet(qtbot, page)
    tried(qtbot, page, told.agree.click)
    assert page.findings.count() >= 2
    page.save.click()
    qtbot.waitUntil(lambda: "belum diputuskan" in page.message.text, timeout=10_000)
    assert page._texts is not None
    assert page._texts.origin is Origin.CHANGED


def test_files_go_out_and_come_in(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    page = opened(qtbot, unlock())
    dialogs.place = tmp_path / "d19.md"
    page.send.click()
    qtbot.waitUntil(lambda: dialogs.place is not None and dialogs.place.exists(), timeout=10_000)
    assert dialogs.place.read_text(encoding="utf-8") == page.text
    brought = page.text.replace(OLD, NEW)
    (tmp_path / "lain.md").write_bytes(b"\xef\xbb\xbf" + brought.replace("\n", "\r\n").encode())
    dialogs.files = (tmp_path / "lain.md",)
    page.bring.click()
    qtbot.waitUntil(lambda: page.text == brought, timeout=10_000)
    assert page.save.isEnabled()


def test_the_keyboard_reaches_every_part(qtbot: QtBot, unlock: Unlock) -> None:
    page = opened(qtbot, unlock())
    tried(qtbot, page, lambda: page.editor.replace_all(page.text + "\n::: kotak\n"))
    page.list.setFocus()
    parts = [page.editor, page.fields.filter, page.paper.canvas, page.findings, page.list]
    for part in parts:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_F6)
        assert part.hasFocus()
