"""Settings: one column, grouped; every change takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSpinBox, QWidget

from core.vault.office import Office, OfficeKind
from ui.components.facts import Facts
from ui.pages.election_lists import ElectionLists
from ui.settings import LOCK_MINUTES, Settings
from ui.theme import Choice as Look
from ui.theme import Theme, px
from ui.widgets.basics import column, holder, label, row
from ui.widgets.choices import Radio
from ui.widgets.form import Choice, Column
from ui.widgets.header import PageHeader


class SettingsPage(QWidget):
    """Emits `worked_as` with the name of the person who works from now on, and `minutes_changed`."""

    worked_as = Signal(str)
    minutes_changed = Signal(int)

    def __init__(
        self, settings: Settings, theme: Theme, office: Office, actor: str, elections: ElectionLists
    ) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self.elections = elections
        self.looks = self._looks()
        self.minutes = QSpinBox()
        self.minutes.setRange(LOCK_MINUTES[0], LOCK_MINUTES[-1])
        self.minutes.setSuffix(self.tr(" menit"))
        self.minutes.setValue(settings.lock_minutes)
        self.minutes.setAccessibleName(self.tr("Menit sebelum terkunci"))
        self.minutes.setFixedWidth(px(140))
        self.minutes.valueChanged.connect(self._keep_minutes)
        names = tuple(dict.fromkeys((actor, *(person.name for person in office.staff))))
        self.actor = Choice(tuple((name, name) for name in names))
        self.actor.setAccessibleName(self.tr("Orang yang bekerja"))
        self.actor.set_value(actor)
        self.actor.activated.connect(lambda _at: self.worked_as.emit(self.actor.value()))
        facts = Facts()
        kind = self.tr("Bawaslu") if office.kind is OfficeKind.BAWASLU else self.tr("Instansi pegawai")
        facts.put(
            (
                (self.tr("Nama"), office.name), (self.tr("Jenis"), kind), (self.tr("Waktu"), office.zone_name),
                (self.tr("Ruang"), ", ".join(office.rooms) or "–"),
                (self.tr("Staf"), "\n".join(person.name for person in office.staff) or "–"),
            )
        )  # fmt: skip
        groups = Column(
            _group(self.tr("Yang sedang bekerja"), self.tr("Nama ini tercatat pada setiap perbuatan. Berlaku sejak dipilih."), self.actor),
            _group(self.tr("Tampilan"), self.tr("Berlaku seketika."), *self.looks.values()),
            _group(self.tr("Kunci otomatis"), self.tr("Brankas terkunci bila papan ketik dan tetikus diam selama ini. Ctrl+L mengunci seketika."), self.minutes),
            _group(self.tr("Daftar kata pemilihan"), self.tr("Calon, slogan, isyarat, dan ajakan yang dicari dalam bukti, selain kata umum yang sudah dikenal Netra."), elections),
            _group(self.tr("Kantor"), self.tr("Dipakai pada kop, jadwal, dan tanda tangan surat."), facts),
            gap=16,
        )  # fmt: skip
        groups.setMaximumWidth(px(640))
        layout = column(
            PageHeader(self.tr("Setelan"), self.tr("Setiap perubahan berlaku seketika.")),
            margin=(24, 20, 24, 20),
            gap=16,
        )
        body = row(gap=0)
        body.addWidget(groups, 10)
        body.addStretch(1)
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def _looks(self) -> dict[Look, Radio]:
        words = {
            Look.SYSTEM: self.tr("&Ikuti sistem"), Look.LIGHT: self.tr("&Terang"), Look.DARK: self.tr("&Gelap"),
        }  # fmt: skip
        group, made = QButtonGroup(self), {}
        for look, text in words.items():
            radio = Radio(text)
            radio.setChecked(look is self._theme.choice)
            radio.clicked.connect(lambda _on, look=look: self._keep_look(look))
            group.addButton(radio)
            made[look] = radio
        return made

    def _keep_look(self, look: Look) -> None:
        self._settings.choice = look
        self._theme.choose(look)

    def _keep_minutes(self, minutes: int) -> None:
        self._settings.lock_minutes = minutes
        self.minutes_changed.emit(minutes)


def _group(title: str, text: str, *controls: QWidget) -> QWidget:
    body = column(label(title, "section"), label(text, "quiet", wrap=True), 4, margin=20, gap=4)
    for control in controls:
        body.addWidget(control)
    return holder(body, "card")
