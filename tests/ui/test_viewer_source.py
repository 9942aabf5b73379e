"""Where evidence comes from is typed as an office writes it, checked in place, and kept; its custody is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.case import evidence
from core.case.source import Source
from core.reading.fields import Field, FieldKind
from core.reading.values import Box
from core.vault.vault import Vault
from tests.ui.conftest import ScriptedDialogs
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show
from ui.components import pane_work
from ui.components.reading_pane import Section
from ui.components.seen import Seen

pytestmark = pytest.mark.usefixtures("fake_readers")


@pytest.fixture
def item(folder: Path) -> str:
    return str(in_vault(folder, lambda vault: add(vault, first_case(vault), file_of(), reading_of(LINES))))


@pytest.fixture
def shown(qtbot: QtBot, unlock: Unlock, item: str) -> Shown:
    return show(qtbot, unlock, item)


def kept(shown: Shown, folder: Path, item: str) -> Source:
    shown.window.lock("", wait=True)

    def find(vault: Vault) -> Source:
        return evidence.find(vault.case(first_case(vault)), item).source

    found = in_vault(folder, find)
    assert isinstance(found, Source)
    return found


def fill(shown: Shown) -> None:
    form = shown.viewer.pane.source
    shown.viewer.pane.go(Section.SOURCE)
    form.platform.setEditText("Facebook")
    form.account.setText("@sahabat.contoh")
    form.url.setText("https://facebook.com/sahabat/1")
    form.posted_at.setText("26 September 2020 pukul 19.24")
    form.captured_at.setText("26-09-2020 20.11")
    form.clock.way.set_value("slow")
    form.clock.minutes.setText("2")
    form.clock.seconds.setText("5")


def test_what_is_typed_is_kept_as_unmistakable_moments(shown: Shown, folder: Path, item: str) -> None:
    form = shown.viewer.pane.source
    assert not form.save.isEnabled()
    fill(shown)
    assert form.state.text() == "Belum disimpan."
    form.save.click()
    shown.until(lambda: not form.changed)
    assert "tersimpan" in shown.viewer.toast.text
    assert form.posted_at.text() == "26-09-2020 19.24"
    assert shown.viewer.pane.custody.list.notes[0].text == "Asal dicatat"
    assert kept(shown, folder, item) == Source(
        platform="Facebook", account="@sahabat.contoh", url="https://facebook.com/sahabat/1",
        posted_at="2020-09-26T19:24:00+08:00", captured_at="2020-09-26T20:11:00+08:00", clock_offset_s=-125,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [("posted_at", "kemarin", "26-09-2020"), ("captured_at", "31-02-2020", "26-09-2020"),
     ("url", "facebook", "https://"), ("note", "x" * 501, "500")],
)  # fmt: skip
def test_what_is_wrong_is_said_below_its_field_and_nothing_is_kept(
    shown: Shown, folder: Path, item: str, name: str, text: str, fault: str
) -> None:
    form = shown.viewer.pane.source
    getattr(form, name).setText(text)
    form.save.click()
    assert fault in form.fields[name].fault
    assert kept(shown, folder, item).empty


def test_saving_can_be_taken_back(shown: Shown, folder: Path, item: str) -> None:
    fill(shown)
    form = shown.viewer.pane.source
    form.save.click()
    shown.until(lambda: not form.changed)
    shown.canvas.setFocus()
    shown.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: form.platform.currentText() == "")
    assert kept(shown, folder, item).empty


def test_what_is_typed_is_not_lost_without_asking(shown: Shown, dialogs: ScriptedDialogs) -> None:
    shown.viewer.pane.source.account.setText("@akun")
    dialogs.agree = False
    shown.canvas.setFocus()
    shown.key(Qt.Key.Key_Escape)
    assert dialogs.asked[-1] == "Isian asal belum disimpan"
    assert shown.workspace.stack.currentWidget() is shown.viewer
    dialogs.agree = True
    shown.key(Qt.Key.Key_Escape)
    assert shown.workspace.stack.currentWidget() is shown.workspace.case
    assert shown.viewer.pane.source.account.text() == ""


def test_a_correction_does_not_wipe_what_is_being_typed(shown: Shown) -> None:
    shown.viewer.pane.source.account.setText("@akun")
    shown.click(1)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: "pagi" in shown.text)
    assert shown.viewer.pane.source.account.text() == "@akun"


PLACE = (Box(left=20, top=60, width=40, height=12),)


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def one(kind: FieldKind, text: str, value: str, **more: Any) -> Field:
        return Field(
            kind=kind, text=text, value=value, page=0, boxes=PLACE, words=((1, 0),),
            **{"confidence": 990, "key": True, **more},
        )  # fmt: skip

    found = (
        one(FieldKind.HANDLE, "@Sahabat.Contoh", "sahabat.contoh", detail="author"),
        one(FieldKind.DATETIME, "26 September 2020 pukul 19.24", "2020-09-26T19:24"),
        one(FieldKind.STATEMENT, "Pilih nomor 1", "Pilih nomor 1", confidence=300),
        one(FieldKind.PLATFORM, "Kirimi pesan", "whatsapp", detail="words"),
    )

    def find(_vault: Vault, _seen: Seen) -> tuple[Field, ...]:
        return found

    monkeypatch.setattr(pane_work, "find", find)


@pytest.mark.usefixtures("findings")
def test_findings_are_grouped_pointed_out_and_filled_in_only_when_a_person_says_so(
    shown: Shown, folder: Path, item: str
) -> None:
    panel, form = shown.viewer.pane.findings, shown.viewer.pane.source
    shown.until(lambda: panel.count == 4)
    assert [note.text for note in panel.list.notes if note.heading] == [
        "Pernyataan",
        "Akun",
        "Waktu",
        "Platform",
    ]
    assert "bacaan meragukan" in panel.list.notes[1].caption
    shown.viewer.pane.go(Section.FINDINGS)
    panel.list.pick("0")
    assert len(shown.canvas.spots) == 1
    panel.take.click()
    assert shown.viewer.pane.section is Section.SOURCE
    for note_id in ("1", "3"):
        panel.list.pick(note_id)
        panel.take.click()
    assert (form.account.text(), form.platform.currentText()) == ("@sahabat.contoh", "WhatsApp")
    assert form.posted_at.text() == "26-09-2020 19.24"
    panel.list.pick("2")
    assert not panel.take.isEnabled(), "a statement is quoted, not filled in"
    assert form.changed
    assert kept(shown, folder, item).empty, "nothing is kept before a person saves it"


def test_the_custody_names_every_deed_with_time_and_person(shown: Shown) -> None:
    shown.click(1)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: "pagi" in shown.text)
    notes = shown.viewer.pane.custody.list.notes
    assert [note.text for note in notes] == [
        "Koreksi: “pagl” menjadi “pagi”", "Dilihat", "Teks dibaca: 6 kata", "Diterima dan disimpan apa adanya",
    ]  # fmt: skip
    assert all("Rina Wowor" in note.caption and "2026" in note.caption for note in notes)
