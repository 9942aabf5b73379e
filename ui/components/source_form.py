"""Where evidence comes from: what a person says of it, checked while it is typed, saved by one button."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.case.source import UNSAID, Source, moment_of
from core.case.typed import moment_as_typed, moment_from
from core.vault.office import Office
from core.writing.dates import dated_weekday, hour
from ui.components.clock_offset import ClockOffset
from ui.widgets.basics import button, column, label, row
from ui.widgets.form import Choice, Column, Field

PLATFORMS: Final = (
    "Facebook", "Instagram", "TikTok", "WhatsApp", "X", "YouTube", "Telegram", "Threads",
)  # fmt: skip
_LONGEST: Final = 500


class SourceForm(QWidget):
    """Emits `saving` with a `Source` when nothing is wrong."""

    saving = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._saved = UNSAID
        self._moments: dict[str, str] = {}
        self.platform = Choice(
            (*((name, name) for name in PLATFORMS), (self.tr("Situs berita"), self.tr("Situs berita"))),
            free=True,
        )
        self.account, self.url, self.posted_at = QLineEdit(), QLineEdit(), QLineEdit()
        self.captured_at, self.captured_by, self.obtained_from = QLineEdit(), QLineEdit(), QLineEdit()
        self.device, self.note = QLineEdit(), QLineEdit()
        self.clock = ClockOffset()
        self.url.setPlaceholderText("https://")
        self.posted_at.setPlaceholderText("26-09-2020 19.24")
        self.captured_at.setPlaceholderText("26-09-2020 20.11")
        self.fields = {
            "platform": Field(self.tr("Pla&tform"), self.platform),
            "account": Field(self.tr("A&kun"), self.account),
            "url": Field(self.tr("Ala&mat (URL)"), self.url),
            "posted_at": Field(self.tr("Waktu &unggah"), self.posted_at),
            "captured_at": Field(self.tr("&Waktu tangkap"), self.captured_at),
            "captured_by": Field(self.tr("Ditangkap &oleh"), self.captured_by),
            "obtained_from": Field(self.tr("&Diperoleh dari"), self.obtained_from),
            "device": Field(self.tr("P&erangkat"), self.device),
            "clock": Field(self.tr("Se&lisih jam perangkat"), self.clock),
            "note": Field(self.tr("&Catatan"), self.note),
        }
        self.save = button(self.tr("&Simpan asal"), self._save, kind="primary")
        self.state = label("", "caption", wrap=True)
        foot = row(self.save, gap=10)
        foot.addWidget(self.state, 1)
        layout = column(gap=10)
        layout.addWidget(Column(*self.fields.values(), gap=12, margin=(0, 0, 6, 0)), 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        for edit in self._edits().values():
            edit.textChanged.connect(lambda: self._check(said=False))
            edit.editingFinished.connect(lambda: self._check(said=True))
            edit.returnPressed.connect(self._save)
        self.platform.editTextChanged.connect(lambda: self._check(said=False))
        self.clock.changed.connect(lambda: self._check(said=False))
        self.put(UNSAID)

    def _edits(self) -> dict[str, QLineEdit]:
        return {
            "account": self.account, "url": self.url, "posted_at": self.posted_at,
            "captured_at": self.captured_at, "captured_by": self.captured_by,
            "obtained_from": self.obtained_from, "device": self.device, "note": self.note,
        }  # fmt: skip

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._raw() != self._raw_of(self._saved)

    def put(self, source: Source) -> None:
        """Shows what is recorded."""
        self._saved = source
        raw = self._raw_of(source)
        self.platform.setEditText(source.platform)
        for name, edit in self._edits().items():
            edit.setText(str(raw[name]))
        self.clock.put(source.clock_offset_s)
        self._check(said=False)

    def show_saved(self, source: Source) -> None:
        """Notes what is recorded now; what was typed since stays."""
        if self.changed:
            self._saved = source
            self._check(said=False)
        else:
            self.put(source)

    def forget(self) -> None:
        """Drops what is recorded and what was typed."""
        self.put(UNSAID)

    def take(self, name: str, text: str) -> None:
        """Puts a value found on the picture into the field `name` and goes there; nothing is saved yet."""
        if name == "platform":
            self.platform.setEditText(text)
            self.platform.setFocus()
        elif name in ("posted_at", "captured_at"):
            edit = self._edits()[name]
            edit.setText(self._typed(text))
            edit.setFocus()
        else:
            edit = self._edits()[name]
            edit.setText(text)
            edit.setFocus()

    def value(self) -> Source | None:
        """What was typed, or None after saying what is wrong and going there."""
        wrong = self._check(said=True)
        if wrong:
            self.fields[wrong[0]].control.setFocus()
            return None
        texts = {name: " ".join(edit.text().split()) for name, edit in self._edits().items()}
        texts |= self._moments
        return Source(
            **texts, platform=" ".join(self.platform.currentText().split()), clock_offset_s=self.clock.value()
        )

    # -- inside

    def _save(self) -> None:
        if (source := self.value()) is not None:
            self.saving.emit(source)

    def _typed(self, text: str) -> str:
        try:
            return moment_as_typed(moment_from(text, self._office.zone), self._office.zone)
        except ValueError:
            return text

    def _raw(self) -> dict[str, object]:
        raw: dict[str, object] = {name: edit.text().strip() for name, edit in self._edits().items()}
        return {**raw, "platform": self.platform.currentText().strip(), "clock": self.clock.raw()}

    def _raw_of(self, source: Source) -> dict[str, object]:
        raw: dict[str, object] = {name: getattr(source, name) for name in self._edits()}
        for name in ("posted_at", "captured_at"):
            raw[name] = moment_as_typed(getattr(source, name), self._office.zone)
        return {**raw, "platform": source.platform, "clock": self.clock.raw_of(source.clock_offset_s)}

    def _check(self, *, said: bool) -> list[str]:
        """The names of the fields that are wrong; a half-typed one is only blamed when the person is done."""
        wrong = []
        for name in ("posted_at", "captured_at"):
            fault = self._check_moment(name)
            self.fields[name].blame(fault if said else "")
            wrong += [name] if fault else []
        fault = self._url_fault()
        self.fields["url"].blame(fault if said else "")
        wrong += ["url"] if fault else []
        for name, edit in self._edits().items():
            if len(edit.text()) > _LONGEST:
                self.fields[name].blame(self.tr("Paling banyak 500 huruf."))
                wrong.append(name)
        changed = self.changed
        self.save.setEnabled(changed)
        self.state.setText(self.tr("Belum disimpan.") if changed else "")
        return [name for name in self.fields if name in wrong]

    def _check_moment(self, name: str) -> str:
        """Keeps the moment typed and says below what it was understood as; the fault, or an empty text."""
        edit, zone = self._edits()[name], self._office.zone
        try:
            iso = moment_from(edit.text(), zone)
        except ValueError:
            self._moments[name] = ""
            self.fields[name].explain("")
            return self.tr("Tulis seperti 26-09-2020 atau 26-09-2020 19.24.")
        saved = getattr(self._saved, name)
        # What was saved with more than is shown (another zone) stays as it was while nobody changes it.
        untouched = saved and edit.text() == moment_as_typed(saved, zone)
        self._moments[name] = saved if untouched else iso
        self.fields[name].explain(self._understood(self._moments[name]))
        return ""

    def _understood(self, iso: str) -> str:
        if not iso:
            return ""
        moment = moment_of(iso)
        if not isinstance(moment, datetime):
            return dated_weekday(moment)
        local = moment.astimezone(self._office.zone)
        return f"{dated_weekday(local.date())} {hour(local.time())} {self._office.zone_name}"

    def _url_fault(self) -> str:
        text = self.url.text().strip()
        if not text:
            return ""
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or "." not in parts.netloc or " " in text:
            return self.tr("Alamat berawal https:// dan tanpa spasi.")
        return ""
