"""Settings: groups listed at the left, each one column; every change takes effect at once or says when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QSpinBox, QStackedWidget, QWidget

from ui.components.failure import tell
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.office.edits import OfficeEdits
from ui.office.letterhead import LetterheadGroup
from ui.office.profile import ProfileGroup, RoomsGroup
from ui.office.specimen import BesideSpecimen, Specimen
from ui.office.staff import StaffGroup
from ui.office.style import StyleGroup
from ui.pages.election_lists import ElectionLists
from ui.settings import LOCK_MINUTES, Settings
from ui.theme import Choice as Look
from ui.theme import Theme, px
from ui.widgets.basics import column, holder, label, row
from ui.widgets.choices import Radio
from ui.widgets.form import Choice, Column, inset
from ui.widgets.header import PageHeader
from ui.widgets.message import Message

_PLACES_WIDTH = 198
_PLACE_HEIGHT = 36
_COLUMN_WIDTH = 640
Make = Callable[[], QWidget]


class SettingsPage(QWidget):
    """Emits `worked_as` with the name of the person who works from now on, and `minutes_changed`."""

    worked_as = Signal(str)
    minutes_changed = Signal(int)
    broke = Signal(object)

    def __init__(
        self, settings: Settings, theme: Theme, edits: OfficeEdits, actor: str, elections: ElectionLists, *,
        gallery: Gallery, dialogs: Dialogs, today: date,
    ) -> None:  # fmt: skip
        super().__init__()
        self._settings, self._theme, self._edits = settings, theme, edits
        self.elections = elections
        self.message = Message()
        self.places = QListWidget()
        self.places.setProperty("kind", "places")
        self.places.setAccessibleName(self.tr("Kelompok setelan"))
        self.places.setFixedWidth(px(_PLACES_WIDTH))
        self.groups = QStackedWidget()
        self._names: list[str] = []
        self._makers: dict[int, Make] = {}
        self._specimens: dict[str, Specimen] = {}
        self._gallery, self._dialogs, self._today = gallery, dialogs, today
        self._offer_names(actor)
        self._build()
        layout = column(
            PageHeader(self.tr("Setelan"), self.tr("Perubahan berlaku begitu isiannya ditinggalkan. Surat yang sudah dibuat tidak berubah.")),
            self.message, margin=(24, 20, 24, 20), gap=16,
        )  # fmt: skip
        body = row(self.places, gap=16)
        body.addWidget(self.groups, 1)
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self.places.currentRowChanged.connect(self._show)
        self.places.setCurrentRow(0)
        edits.changed.connect(self._changed)
        edits.failed.connect(tell(self.message, self.broke.emit))

    # -- groups, made when they are first visited: together they would hold up the unlocking

    @cached_property
    def profile(self) -> ProfileGroup:
        """*Kantor*."""
        return ProfileGroup(self._edits)

    @cached_property
    def letterhead(self) -> LetterheadGroup:
        """*Kop surat*."""
        made = LetterheadGroup(self._gallery, self._dialogs, self._edits)
        made.broke.connect(self.broke)
        return made

    @cached_property
    def style_group(self) -> StyleGroup:
        """*Gaya surat*."""
        return StyleGroup(self._edits)

    @cached_property
    def staff(self) -> StaffGroup:
        """*Staf dan penanda tangan*."""
        return StaffGroup(self._edits)

    @cached_property
    def rooms(self) -> RoomsGroup:
        """*Ruang*."""
        return RoomsGroup(self._edits)

    def specimen(self, name: str) -> Specimen:
        """The sample letter beside the group of that name."""
        if name not in self._specimens:
            made = self._specimens[name] = Specimen(self._gallery, self._edits, self._today)
            made.broke.connect(self.broke)
        return self._specimens[name]

    def _beside(self, name: str, text: str, control: QWidget, specimen: Specimen) -> QWidget:
        return BesideSpecimen(Column(group(name, text, control)), specimen)

    def _build(self) -> None:
        self.looks = self._looks()
        self.minutes = QSpinBox()
        inset(self.minutes)
        self.minutes.setRange(LOCK_MINUTES[0], LOCK_MINUTES[-1])
        self.minutes.setSuffix(self.tr(" menit"))
        self.minutes.setValue(self._settings.lock_minutes)
        self.minutes.setAccessibleName(self.tr("Menit sebelum terkunci"))
        self.minutes.setFixedWidth(px(140))
        self.minutes.valueChanged.connect(self._keep_minutes)
        general = _column(
            group(self.tr("Yang sedang bekerja"), self.tr("Nama ini tercatat pada setiap perbuatan. Berlaku sejak dipilih."), self.actor),
            group(self.tr("Tampilan"), self.tr("Berlaku seketika."), *self.looks.values()),
            group(self.tr("Kunci otomatis"), self.tr("Brankas terkunci bila papan ketik dan tetikus diam selama ini. Ctrl+L mengunci seketika."), self.minutes),
            group(self.tr("Daftar kata pemilihan"), self.tr("Calon, slogan, isyarat, dan ajakan yang dicari dalam bukti, selain kata umum yang sudah dikenal Netra."), self.elections),
        )  # fmt: skip
        kop, style = self.tr("Kop surat"), self.tr("Gaya surat")
        self._add("general", self.tr("Umum"), lambda: general)
        self.add_group(
            "office",
            self.tr("Kantor"),
            self.tr("Dipakai pada kop, jadwal, nomor, dan tanda tangan surat."),
            lambda: self.profile,
        )
        self._add(
            "letterhead",
            kop,
            lambda: self._beside(
                kop,
                self.tr("Berlaku untuk surat yang dibuat sesudahnya."),
                self.letterhead,
                self.specimen("letterhead"),
            ),
        )
        self._add(
            "style",
            style,
            lambda: self._beside(
                style,
                self.tr("Bawaan untuk semua naskah; berlaku untuk yang dibuat sesudahnya."),
                self.style_group,
                self.specimen("style"),
            ),
        )
        self.add_group(
            "staff",
            self.tr("Staf dan penanda tangan"),
            self.tr(
                "Yang menandatangani dicetak pada surat baru; orang pertama ditawarkan sebagai yang bekerja."
            ),
            lambda: self.staff,
        )
        self.add_group(
            "rooms", self.tr("Ruang"), self.tr("Berlaku untuk jadwal berikutnya."), lambda: self.rooms
        )

    def add_group(self, name: str, title: str, text: str, control: Make) -> None:
        """Adds a group at the end of the list, under a name for `show_group`; its control is made when it is first visited."""

        def make() -> QWidget:
            return _column(group(title, text, control()))

        self._add(name, title, make)

    def show_group(self, name: str) -> None:
        """Goes to the group of that name."""
        self.places.setCurrentRow(self._names.index(name))

    def _add(self, name: str, title: str, make: Make) -> None:
        self._makers[len(self._names)] = make
        self._names.append(name)
        item = QListWidgetItem(title)
        item.setSizeHint(QSize(0, px(_PLACE_HEIGHT)))  # told here: the list asks before its style is known
        self.places.addItem(item)
        self.groups.addWidget(QWidget())

    def _show(self, at: int) -> None:
        if (make := self._makers.pop(at, None)) is not None:
            if (empty := self.groups.widget(at)) is not None:
                self.groups.removeWidget(empty)
                empty.deleteLater()
            self.groups.insertWidget(at, make())
        self.groups.setCurrentIndex(at)

    def _offer_names(self, actor: str) -> None:
        self.actor = Choice()
        self.actor.setAccessibleName(self.tr("Orang yang bekerja"))
        self._put_names(actor)
        self.actor.activated.connect(lambda _at: self.worked_as.emit(self.actor.value()))

    def _put_names(self, actor: str) -> None:
        names = tuple(dict.fromkeys((actor, *(person.name for person in self._edits.office.staff))))
        self.actor.offer(tuple((name, name) for name in names))
        self.actor.set_value(actor)

    def _changed(self) -> None:
        self.message.hide()
        self._put_names(self.actor.value())

    def _looks(self) -> dict[Look, Radio]:
        words = {
            Look.SYSTEM: self.tr("&Ikuti sistem"), Look.LIGHT: self.tr("&Terang"), Look.DARK: self.tr("&Gelap"),
        }  # fmt: skip
        choices, made = QButtonGroup(self), {}
        for look, text in words.items():
            radio = Radio(text)
            radio.setChecked(look is self._theme.choice)
            radio.clicked.connect(lambda _on, look=look: self._keep_look(look))
            choices.addButton(radio)
            made[look] = radio
        return made

    def _keep_look(self, look: Look) -> None:
        self._settings.choice = look
        self._theme.choose(look)

    def _keep_minutes(self, minutes: int) -> None:
        self._settings.lock_minutes = minutes
        self.minutes_changed.emit(minutes)


def group(title: str, text: str, *controls: QWidget) -> QWidget:
    """A card: what the group is called, what it does and when, and its controls."""
    body = column(label(title, "section"), label(text, "quiet", wrap=True), 8, margin=20, gap=4)
    for control in controls:
        body.addWidget(control)
    return holder(body, "card")


def _column(*cards: QWidget) -> QWidget:
    """Cards under each other, no wider than a line one likes to read."""
    made = Column(*cards, gap=16)
    made.setMaximumWidth(px(_COLUMN_WIDTH))
    beside = row(gap=0)
    beside.addWidget(made, 10)
    beside.addStretch(1)
    return holder(beside)
