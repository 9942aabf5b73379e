"""*Bukti masuk*: the drop folder and the pictures of a phone."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.process.phones import PhoneFolder
from tests.ui.conftest import ScriptedDialogs
from tests.ui.inbox.pieces import Unlock, entered, shows
from tests.ui.test_window import picture
from ui.pages.phone import PhoneSheet


def test_the_drop_folder_gives_each_file_once_and_is_left_as_it_is(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    drops = tmp_path / "titipan"
    drops.mkdir()
    picture(drops / "a.png", 1)
    dialogs.place = drops
    page.drops.choose()
    qtbot.waitUntil(lambda: page.drop_folder.last.waiting == 1, timeout=10_000)
    assert "1 menunggu" in page.filters.note.text()
    page.drop_folder.look()
    shows(qtbot, page, 1)
    assert "1 diambil" in page.filters.note.text()
    for _ in range(3):
        page.drop_folder.look()
        qtbot.waitUntil(lambda: not page.drop_folder._looking, timeout=10_000)
    assert page.store.waiting == 1
    assert [path.name for path in drops.iterdir()] == ["a.png"]
    assert window._settings.drop_folder == drops


def test_a_drop_folder_around_the_vault_is_refused(
    qtbot: QtBot, unlock: Unlock, folder: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    for place in (folder, folder.parent, folder / "cases"):
        dialogs.place = place
        page.drops.choose()
        assert "memuat brankas" in page.message.text
        assert page.drop_folder.folder is None
    assert window._settings.drop_folder is None


def test_a_drop_folder_that_went_away_is_told(qtbot: QtBot, unlock: Unlock, tmp_path: Path) -> None:
    page = entered(qtbot, unlock(), 0)
    page.drop_folder.watch(tmp_path / "tidak-ada")
    qtbot.waitUntil(lambda: "tidak dapat dilihat" in page.filters.note.text(), timeout=10_000)


def test_new_pictures_of_a_phone_are_taken_by_period_and_old_ones_stay(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    phone = tmp_path / "DCIM"
    phone.mkdir()
    for number, days in enumerate((2, 5, 60)):
        path = picture(phone / f"{number}.png", number)
        moment = datetime(2026, 11, 23).timestamp() - days * 86_400  # noqa: DTZ001 - any near time will do
        os.utime(path, (moment, moment))
    found = (PhoneFolder(device="HP Rina", kind="screenshots", folder=phone),)
    tools = page._tools
    today = datetime(2026, 11, 23, tzinfo=tools.office.zone)
    sheet = PhoneSheet(page, tools.jobs, dialogs, page.store.digests, today, find=lambda: found)
    sheet.taken.connect(page.adding.add_files)
    sheet.open()
    qtbot.waitUntil(lambda: "2 berkas" in sheet.agree.text(), timeout=10_000)
    with qtbot.waitSignal(sheet.taken, timeout=10_000):
        sheet.submit()
    shows(qtbot, page, 2)
    again = PhoneSheet(page, tools.jobs, dialogs, page.store.digests, today, find=lambda: found)
    again.open()
    qtbot.waitUntil(lambda: "2 berkas" in again.agree.text(), timeout=10_000)
    again.submit()
    qtbot.waitUntil(lambda: "Tidak ada yang baru" in again.message.text, timeout=10_000)
    again.reject()
