"""What was recognised on scans, paper by paper; a person says who signed or received it and when, and confirms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from core.case.document_steps import State
from core.errors import UserError
from core.process.letters import scans
from core.process.letters.scans import Recognised, Recognition
from core.reading.pool import ReaderPool
from core.vault.office import Office
from core.vault.vault import Vault
from ui import texts
from ui.components.failure import tell
from ui.components.scan_reading import ScanFile
from ui.desk import Desk
from ui.gallery import Gallery
from ui.jobs import Job
from ui.theme import px
from ui.widgets.basics import column, label, row
from ui.widgets.choices import Check
from ui.widgets.form import Choice, Day, Field
from ui.widgets.sheet import Sheet

_THUMB: Final = 200
_WIDE: Final = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """One paper that a person confirmed."""

    one: Recognised
    state: State
    day: date
    who: str
    how: str


class ScanCard(QFrame):
    """One recognised paper with what is asked about it."""

    def __init__(self, gallery: Gallery, office: Office, files: Sequence[ScanFile], one: Recognised) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.one = one
        self._signer = office.signatory.name if office.signatory is not None else ""
        self.chosen = Check(self.tr("Kaitkan ke surat ini"))
        self.chosen.setChecked(not one.held)
        self.chosen.setEnabled(not one.held)
        self.kind = Choice(
            (
                (self.tr("Surat ditandatangani"), State.SIGNED.value),
                (self.tr("Surat disampaikan (tanda terima)"), State.DELIVERED.value),
            )
        )
        self.kind.set_value(one.next_state.value)
        self.day = Day(one.follows.day if one.follows is not None else one.day)
        self.who = QLineEdit()
        self._offered = ""
        self.how = Choice(
            tuple(
                (text, text)
                for text in (
                    self.tr("langsung, dengan tanda terima"), self.tr("kurir atau pos tercatat"),
                    self.tr("dititipkan kepada atasan langsung"),
                )
            ),
            free=True,
        )  # fmt: skip
        for control in (self.kind, self.how):
            control.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            control.setMinimumContentsLength(6)
        if one.follows is not None and one.follows.how:
            self.how.set_value(one.follows.how)
        self.day.setMinimumWidth(px(90))
        self._who, self._how = Field("", self.who), Field(self.tr("Cara"), self.how)
        self._fields = QWidget()
        self._fields.setLayout(
            column(
                Field(self.tr("Yang dibuktikan"), self.kind), Field(self.tr("Tanggal"), self.day),
                self._who, self._how, gap=10,
            )
        )  # fmt: skip
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._picture.setFixedWidth(px(_WIDE))
        self._picture.setAccessibleName(self.tr("Halaman pertama pindaian"))
        self.setLayout(self._laid(files))
        self.kind.currentIndexChanged.connect(lambda _at: self._ask())
        self.chosen.toggled.connect(self._fields.setVisible)
        self._fields.setVisible(self.chosen.isChecked())
        self._ask()
        first = one.places[0]
        file = files[first.scan]
        gallery.show(
            self, file.scan.sha256, lambda _vault: file.data, max_side=_THUMB * 2, page=first.at,
            done=self._show, failed=lambda _error: None,
        )  # fmt: skip

    def _laid(self, files: Sequence[ScanFile]) -> QHBoxLayout:
        one = self.one
        told = [
            label(one.paper.title, "strong", wrap=True),
            label(one.paper.number or texts.NONE, "quiet", wrap=True, copy=True),
            label(self.tr("Berkas {name}").format(name=one.case_name), wrap=True),
            *(
                label(
                    self.tr("Pindaian {file}, halaman {pages}").format(
                        file=files[number].scan.name, pages=", ".join(str(at + 1) for at in pages)
                    ),
                    "quiet",
                    wrap=True,
                )
                for number, pages in one.files
            ),
        ]
        told += [label(text[:1].upper() + text[1:] + ".", "doubt", wrap=True) for text in one.remarks]
        if len(one.files) > 1:
            told.append(
                label(self.tr("Disimpan sebagai satu pindaian, urut halaman suratnya."), "caption", wrap=True)
            )
        if not one.alone:
            told.append(
                label(
                    self.tr("Hanya halaman surat ini yang disimpan di berkasnya; halaman lain tidak ikut."),
                    "caption",
                    wrap=True,
                )
            )
        layout = row(self._picture, margin=12, gap=16)
        layout.addLayout(column(*told, self.chosen, self._fields, 0, gap=6), 1)
        return layout

    def _show(self, image: QImage) -> None:
        ratio = self.devicePixelRatio()
        shown = image.scaled(
            int(px(_WIDE) * ratio), int(px(_THUMB) * ratio), Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        shown.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(shown))

    def _ask(self) -> None:
        signed = self.state is State.SIGNED
        self._who.rename(self.tr("Ditandatangani oleh") if signed else self.tr("Diterima oleh"))
        self._how.setVisible(not signed)
        follows = self.one.follows
        if self.who.text() in ("", self._offered):  # what a person wrote stays
            same = follows is not None and follows.state is self.state
            self._offered = (
                follows.who if follows and same else self._signer if signed else self.one.case_name
            )
            self.who.setText(self._offered)

    @property
    def state(self) -> State:
        """What the scan is said to prove."""
        return State(self.kind.value())

    def wanted(self) -> _Wanted | None:
        """What was confirmed; None, with the fault shown, when a name is missing."""
        who = self.who.text().strip()
        self._who.blame("" if who else self.tr("Tulis namanya."))
        if not who:
            return None
        return _Wanted(one=self.one, state=self.state, day=self.day.value(), who=who, how=self.how.value())

    def finish(self) -> None:
        """Marks the paper as recorded: it is not offered a second time."""
        self.chosen.setChecked(False)
        self.chosen.setEnabled(False)


class ScanSheet(Sheet):
    """Emits `attached` with how many scans were recorded, when that is durable."""

    attached = Signal(int)
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, gallery: Gallery, office: Office, files: Sequence[ScanFile],
        known: Recognition,
    ) -> None:  # fmt: skip
        super().__init__(
            parent,
            self.tr("Pindaian dikenali"),
            self.tr("Netra membaca kode di kaki halaman. Cocokkan dengan pindaiannya sebelum dicatat."),
            self.tr("&Catat"),
            width=640,
        )
        self._desk, self._gallery, self._files = desk, gallery, tuple(files)
        self._recorded, self._keeping = 0, False
        self.cards = [ScanCard(gallery, office, files, one) for one in known.found]
        self.add(*self.cards)
        if known.remarks:
            self.add(*(label(text, "doubt", wrap=True) for text in known.remarks))
        for card in self.cards:
            card.chosen.toggled.connect(lambda _on: self._count())
        self._count()

    def _count(self) -> None:
        self.agree.setEnabled(not self._keeping and any(card.chosen.isChecked() for card in self.cards))

    def _busy(self, busy: bool) -> None:
        """While scans are kept nothing can be chosen otherwise, and nothing be begun a second time."""
        self._keeping = busy
        for card in self.cards:
            card.setEnabled(not busy)
        self._count()

    def submit(self) -> None:
        chosen = [card for card in self.cards if card.chosen.isChecked()]
        wanted = [card.wanted() for card in chosen]
        self.message.hide()
        if not chosen or None in wanted:
            return
        self._busy(True)
        found = list(zip(chosen, (one for one in wanted if one is not None), strict=True))
        # A paper is signed before it is handed over, however its scans lie.
        self._keep(sorted(found, key=lambda each: each[1].state is not State.SIGNED))

    def _keep(self, left: list[tuple[ScanCard, _Wanted]]) -> None:
        """Takes the first of what is left out of its file, then records it; one after another, each durable."""
        if not left:
            self.attached.emit(self._recorded)
            self.accept()
            return
        (card, wanted), rest = left[0], left[1:]

        def cut(readers: ReaderPool, job: Job) -> bytes:
            return scans.kept(
                readers, [file.data for file in self._files], wanted.one, cancel=lambda: job.cancelled
            )

        def write(vault: Vault, data: bytes) -> str:
            scans.attach(
                vault, wanted.one, [file.scan for file in self._files], data,
                state=wanted.state, day=wanted.day, who=wanted.who, how=wanted.how,
            )  # fmt: skip
            return wanted.one.paper.case_id

        def written(case_id: str) -> None:
            self._recorded += 1
            card.finish()
            self._desk.changed.emit(case_id)
            self._keep(rest)

        self._gallery.work(
            self, cut, failed=self._failed,
            done=lambda data: self._desk.ask(
                self, lambda vault: write(vault, data), done=written, failed=self._failed
            ),
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        tell(self.message, self.broke.emit)(error)
        if isinstance(error, UserError):
            self.fit()
