"""The list of one election: its candidates and the words of their supporters, typed, tried, and kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QWidget

from core.reading.fields import drafting
from core.reading.fields.drafting import NAME, PAIRS, WORDS, Draft, Found, Problem
from core.reading.fields.elections import Election, one_name
from core.reading.fields.trial import Trial, try_out
from core.vault import keywords as lists
from core.vault.keywords import Kept
from core.vault.vault import Vault
from ui.components.failure import tell
from ui.components.list_problems import Noted, kind_of_words
from ui.components.pair_table import PairTable
from ui.components.word_trial import WordTrial
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.theme import px
from ui.widgets.basics import button, holder, row
from ui.widgets.sheet import Sheet

_WAIT_MS: Final = 250
_SIDE_BY_SIDE: Final = 640
_ALWAYS: Final = ("slogans", "gestures", "calls")
"""The words that every list is asked for; others are shown where a file brought them."""
_UNFIT: Final = re.compile(r"[^\w-]+")
"""What does not go into the name of a file."""
_UNFINISHED: Final = frozenset({Problem.MISSING, Problem.LENGTH})


class KeywordsSheet(Sheet):
    """Emits `saved` with what was done, in words, when the list is durably kept or taken back."""

    saved = Signal(str)
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, dialogs: Dialogs, kept: tuple[Kept, ...], record: str
    ) -> None:
        """`kept` are all lists of the office; `record` is the one to change, empty for a new one."""
        before = next((one for one in kept if one.id == record), None)
        super().__init__(
            parent, self.tr("Daftar kata pemilihan"),
            self.tr("Nama calon dan kata para pendukungnya. Netra mencarinya dalam setiap bukti dan hanya mengusulkan."),
            self.tr("&Simpan"), width=760,
        )  # fmt: skip
        self._desk, self._dialogs, self._record = desk, dialogs, record
        self._taken = frozenset(one_name(one.election.name) for one in kept if one.id != record)
        self._strict = self._trying = False
        self.name = QLineEdit()
        self.pairs = PairTable()
        self.words = {kind: _text() for kind in WORDS}
        self.trial = WordTrial()
        self._fields = self._build(removable=before is not None)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.check)
        self._connect()
        self._put(before.election if before else Election())
        self._first = self._draft()
        self.name.setFocus()
        if before is not None and before.rivals:
            self.message.say(
                self.tr("Daftar ini diubah pada dua komputer. Yang tampak adalah yang terbaru."),
                self.tr("Periksa isinya, lalu simpan. Yang lain tetap tercatat."), tone="doubt",
            )  # fmt: skip

    def _build(self, *, removable: bool) -> dict[str, Noted]:
        helps = {
            "slogans": self.tr("Satu per baris. Sudah berarti sendiri, tanpa nama calon."),
            "gestures": self.tr("Satu per baris. Tanda # berarti angka apa saja: salam # jari."),
            "calls": self.tr("Satu per baris. Berarti hanya bersama calon, nomor, atau singkatan."),
        }
        fields = {
            NAME: Noted(self.tr("Nama &pemilihan"), self.name, help_text=self.tr("Misalnya: Pemilihan Bupati 2026.")),
            PAIRS: Noted(
                self.tr("&Calon"), self.pairs,
                help_text=self.tr("Tulis pada baris kosong. Nama tanpa gelar; wakil boleh kosong. Nomor boleh kosong sebelum pengundian. Singkatan dipisah "
                                  "koma: BC-SA, BudiSiti. Baris dapat ditempel dari lembar kerja."),
            ),
            **{kind: Noted(kind_of_words(kind), self.words[kind], help_text=helps.get(kind, "")) for kind in WORDS},
        }  # fmt: skip
        self.take = button(self.tr("&Ambil dari berkas…"), self._take, image="upload-simple")
        self.give = button(self.tr("Simpan ke &berkas…"), self._give, image="download-simple")
        self.drop_row = button(self.tr("&Hapus baris"), self.pairs.remove_row, kind="plain")
        self._choices = QMenu(self)
        self._three = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._three.setContentsMargins(0, 0, 0, 0)
        self._three.setSpacing(px(14))
        for kind in _ALWAYS:
            self._three.addWidget(fields[kind], 1, Qt.AlignmentFlag.AlignTop)
        others = [fields[kind] for kind in WORDS if kind not in _ALWAYS]
        self.add(
            holder(row(self.take, self.give, 0)), fields[NAME], fields[PAIRS], holder(row(self.drop_row, 0)),
            holder(self._three), *others, self.trial,
        )  # fmt: skip
        if removable:
            self.remove = button(self.tr("Hapus daftar…"), self._remove, kind="danger")
            self.feet.insertWidget(0, self.remove)
        return fields

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._edited())
        self.pairs.edited.connect(self._edited)
        self.pairs.currentCellChanged.connect(lambda *_: self._enable())
        for text in self.words.values():
            text.textChanged.connect(self._edited)
        self.trial.asked.connect(self._try)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        self._three.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    # -- what is typed

    def _put(self, election: Election) -> None:
        draft = drafting.draft_of(election)
        self.name.setText(draft.name)
        self.pairs.put(draft.rows)
        for kind, text in self.words.items():
            text.setPlainText(draft.words.get(kind, ""))
            self._fields[kind].setVisible(kind in _ALWAYS or bool(draft.words.get(kind)))
        self.check()
        self._enable()

    def _draft(self) -> Draft:
        return Draft(
            name=self.name.text(), rows=self.pairs.rows(),
            words={kind: text.toPlainText() for kind, text in self.words.items()},
        )  # fmt: skip

    def _edited(self) -> None:
        self._timer.start()
        self.trial.again()
        self._enable()

    def _enable(self) -> None:
        self.drop_row.setEnabled(0 <= self.pairs.currentRow() < self.pairs.rowCount() - 1)

    def check(self) -> tuple[Found, ...]:
        """Says in each field what is wrong with it; gives all that keeps the list from being kept."""
        found = drafting.problems(self._draft(), taken=self._taken)
        # Nobody is told that a line is too short while it is being typed.
        shown = [one for one in found if self._strict or one.problem not in _UNFINISHED or len(one.text) > 1]
        for place, field in self._fields.items():
            field.tell([one for one in shown if one.place == place])
        self.pairs.mark([one for one in shown if one.place == PAIRS])
        return tuple(one for one in found if one.blocks)

    def _sound(self) -> Election | None:
        """The list when it can be kept; otherwise what is wrong is said and shown."""
        self._strict = True
        self.pairs.commit()
        blocking = self.check()
        if not blocking:
            return drafting.election_of(self._draft())
        first = self._fields[blocking[0].place]
        if blocking[0].place == PAIRS:
            self.pairs.setCurrentCell(blocking[0].line - 1, blocking[0].column)
        first.control.setFocus()
        # The words that say what is wrong have only just come; the layout has to have their place.
        QTimer.singleShot(0, first, lambda: self.area.ensureWidgetVisible(first))
        return None

    def _try(self) -> None:
        if self._trying:
            return  # asks again when the answer comes
        text, draft = self.trial.text.toPlainText(), self._draft()
        if not text.strip():
            self.trial.tell(None)
            return
        self._trying = True

        def done(trial: Trial) -> None:
            self._trying = False
            if (self.trial.text.toPlainText(), self._draft()) == (text, draft):
                self.trial.tell(trial)
            else:
                self._try()

        self._desk.ask(
            self, lambda _vault: try_out(text, drafting.election_of(drafting.usable(draft)).keywords), done=done,
            failed=self._failed,
        )  # fmt: skip

    # -- keeping

    def submit(self) -> None:
        election = self._sound()
        if election is None:
            return
        record = self._record

        def work(vault: Vault) -> None:
            with vault.change_register() as ledger:
                lists.put(ledger, election, record)

        self._change(
            work, self.tr("“{name}” tersimpan dan dipakai mulai sekarang.").format(name=election.name)
        )

    def _remove(self) -> None:
        name = self._first.name or self.tr("tanpa nama")
        if not self._dialogs.confirm(
            self, self.tr("Hapus daftar “{name}”?").format(name=name),
            self.tr("Calon dan kata di dalamnya tidak dicari lagi. Isinya tetap ada dalam catatan brankas."),
            self.tr("Hapus daftar"), danger=True,
        ):  # fmt: skip
            return
        record = self._record

        def work(vault: Vault) -> None:
            with vault.change_register() as ledger:
                lists.remove(ledger, record)

        self._change(work, self.tr("“{name}” dihapus dan tidak dicari lagi.").format(name=name))

    def _change(self, work: Callable[[Vault], object], said: str) -> None:
        self.message.hide()
        self.agree.setEnabled(False)

        def done() -> None:
            self._desk.changed.emit("")
            self.saved.emit(said)
            self.accept()

        self._desk.ask(self, work, done=lambda _none: done(), failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._trying = False
        self.agree.setEnabled(True)
        tell(self.message, self.broke.emit)(error)

    def give_up(self) -> None:
        self.pairs.commit()
        if self._draft() == self._first or self._dialogs.confirm(
            self, self.tr("Buang perubahan?"), self.tr("Yang diketik di lembar ini belum tersimpan."),
            self.tr("Buang"), danger=True,
        ):  # fmt: skip
            self.reject()

    # -- files

    def _take(self) -> None:
        path = self._dialogs.choose_file(self, self.tr("Ambil daftar kata"), self.tr("Daftar kata (*.toml)"))
        if path is not None:
            self._desk.ask(self, lambda _vault: lists.load(path), done=self._offer, failed=self._failed)

    def _offer(self, found: tuple[Election, ...]) -> None:
        """Takes the only list of a file, or asks which of several."""
        self._choices.clear()
        if not found:
            self.message.say(self.tr("Berkas itu tidak memuat calon atau kata."))
        elif len(found) == 1:
            self._take_over(found[0])
        else:
            for election in found:
                name = election.name or self.tr("Tanpa nama pemilihan")
                act = self._choices.addAction(name.replace("&", "&&"))
                act.triggered.connect(lambda _on, election=election: self._take_over(election))
            self._choices.popup(self.take.mapToGlobal(self.take.rect().bottomLeft()))

    def _take_over(self, election: Election) -> None:
        filled = self._draft() not in (Draft(words=dict.fromkeys(WORDS, "")), self._first)
        if filled and not self._dialogs.confirm(
            self, self.tr("Ganti isi lembar ini?"),
            self.tr("Yang sudah diketik diganti dengan isi berkas. Yang tersimpan baru berubah bila Anda menyimpan."),
            self.tr("Ganti isi"),
        ):  # fmt: skip
            return
        self._put(election.named(election.name or self.name.text()))
        self.trial.again()
        self.message.say(
            self.tr("Isi berkas sudah masuk ke lembar ini."),
            self.tr("Periksa, lalu tekan Simpan."),
            tone="accent",
        )

    def _give(self) -> None:
        election = self._sound()
        if election is None:
            return
        suggested = Path.home() / f"{_UNFIT.sub('-', election.name).strip('-') or 'daftar-kata'}.toml"
        out = self._dialogs.save_as(
            self, self.tr("Simpan daftar kata"), suggested, self.tr("Daftar kata (*.toml)")
        )
        if out is None:
            return

        def done() -> None:
            self.message.say(
                self.tr("Daftar tersimpan sebagai berkas untuk kantor lain."), str(out), tone="done"
            )

        self._desk.ask(
            self, lambda vault: lists.save(out, (election,), outside=vault.folder), done=lambda _none: done(),
            failed=self._failed,
        )  # fmt: skip


def _text() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setFixedHeight(px(124))
    return made
