"""The section *Temuan*: what the program found in the text, offered; a person decides what of it counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.reading.fields import Counted, Field, FieldKind, Part, Platform, PlatformReason, Precision
from core.reading.values import DOUBTFUL_BELOW
from core.writing.dates import hour
from ui import texts
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.notes import Note, NoteList

translate = QCoreApplication.translate

FIELD_OF: Final = {
    FieldKind.PLATFORM: "platform", FieldKind.HANDLE: "account", FieldKind.URL: "url", FieldKind.DATETIME: "posted_at",
}  # fmt: skip
"""Which field of a source a kind of finding can fill."""
_COARSE: Final = frozenset({Precision.WEEK, Precision.MONTH, Precision.YEAR})
"""Times too coarse to stand in a source as a day."""
_PLATFORMS: Final = {
    Platform.FACEBOOK: "Facebook", Platform.INSTAGRAM: "Instagram", Platform.STORY: "Instagram",
    Platform.WHATSAPP: "WhatsApp", Platform.TIKTOK: "TikTok", Platform.X: "X", Platform.NEWS: "Situs berita",
}  # fmt: skip


class FindingsPanel(QWidget):
    """Emits the finding pointed out, and the name of a source's field with the value for it."""

    pointed = Signal(object)
    taking = Signal(str, str)
    copying = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Field, ...] = ()
        self.list = NoteList(self.tr("Daftar temuan"))
        self.take = button(self.tr("&Pakai"), self._take, image="check")
        self.take.setToolTip(self.tr("Isi ke bagian Asal; tersimpan setelah Anda menyimpannya di sana"))
        self.copy = button(self.tr("&Salin"), self._copy, image="copy")
        self._none = label("", "quiet", wrap=True)
        self._stack = QStackedWidget()
        filled = column(
            label(self.tr("Usulan program dari teks. Cocokkan dengan gambar."), "caption", wrap=True), gap=8
        )
        filled.addWidget(self.list, 1)
        filled.addLayout(row(self.take, self.copy, 0))
        self._stack.addWidget(holder(filled))
        self._stack.addWidget(holder(column(self._none, 0)))
        self.setLayout(column(self._stack))
        self.list.picked.connect(self._picked)
        self.list.pointed.connect(lambda note_id: self.pointed.emit(self._findings[int(note_id)]))
        self.list.opened.connect(lambda _id: self._take())

    @property
    def count(self) -> int:
        """How many findings are offered."""
        return len(self._findings)

    def wait(self) -> None:
        """Says that the text is being looked through."""
        self._findings = ()
        self.list.put(())
        self._none.setText(self.tr("Teks sedang diperiksa…"))
        self._stack.setCurrentIndex(1)

    def put(self, findings: Sequence[Field]) -> None:
        """Offers these, those that usually matter first, the rest of the same kind behind them."""
        self._findings = tuple(findings)
        notes: list[Note] = []
        for kind, title in _kinds().items():
            here = [at for at, one in enumerate(self._findings) if one.kind is kind]
            if here:
                notes.append(Note(id=f"kind:{kind}", text=title, heading=True))
                here.sort(key=lambda at: not self._findings[at].key)
                notes += [self._note(at) for at in here]
        self.list.put(notes)
        if self.list.value() is None:
            self.list.selectionModel().clear()
        self._settle_buttons()
        self._none.setText(self.tr("Tidak ada temuan dalam teks ini."))
        self._stack.setCurrentIndex(0 if notes else 1)

    def _note(self, at: int) -> Note:
        one = self._findings[at]
        said = [_detail(one)] if _detail(one) else []
        if one.kind is FieldKind.PLATFORM:
            return Note(id=str(at), text=_platform(one), caption="  ·  ".join(said))
        if one.precision in _COARSE or one.precision is Precision.HOUR:
            said.append(_precise(one.precision))
        if one.relative:
            said.append(self.tr("dihitung dari waktu tangkap"))
        if one.kind is FieldKind.DATETIME:
            said.insert(0, _when(one.value) or self.tr("perlu waktu tangkap di bagian Asal"))
        elif one.value and one.value.casefold() != one.text.casefold().lstrip("@"):
            said.insert(0, one.value)
        tone = "quiet"
        if one.confidence < DOUBTFUL_BELOW:
            said.append(self.tr("bacaan meragukan"))
            tone = "doubt"
        return Note(id=str(at), text=one.text, caption="  ·  ".join(said), tone=tone)

    def _current(self) -> Field | None:
        note = self.list.value()
        return self._findings[int(note.id)] if note is not None else None

    def _picked(self, note_id: str) -> None:
        self._settle_buttons()
        self.pointed.emit(self._findings[int(note_id)])

    def _settle_buttons(self) -> None:
        one = self._current()
        self.copy.setEnabled(one is not None)
        self.take.setEnabled(one is not None and bool(_for_source(one)))

    def _take(self) -> None:
        one = self._current()
        if one is not None and (text := _for_source(one)):
            self.taking.emit(FIELD_OF[one.kind], text)

    def _copy(self) -> None:
        if (one := self._current()) is not None:
            self.copying.emit(one.text)


def _for_source(one: Field) -> str:
    """The value that the source's field gets; empty when this finding fills none."""
    if one.kind is FieldKind.PLATFORM:
        return _PLATFORMS.get(Platform(one.value), "")
    if one.kind is FieldKind.HANDLE:
        return "@" + one.value.lstrip("@") if one.value else one.text
    if one.kind is FieldKind.DATETIME:
        return "" if one.precision in _COARSE else one.value
    return (one.value or one.text) if one.kind is FieldKind.URL else ""


def _kinds() -> dict[FieldKind, str]:
    """The kinds in the order in which they are offered, with their names."""
    return {
        FieldKind.STATEMENT: translate("findings", "Pernyataan"),
        FieldKind.DISPLAY_NAME: translate("findings", "Nama"),
        FieldKind.HANDLE: translate("findings", "Akun"),
        FieldKind.DATETIME: translate("findings", "Waktu"),
        FieldKind.PLATFORM: translate("findings", "Platform"),
        FieldKind.URL: translate("findings", "Alamat (URL)"),
        FieldKind.SITE: translate("findings", "Situs berita"),
        FieldKind.GROUP_NAME: translate("findings", "Grup"),
        FieldKind.CANDIDATE_PAIR: translate("findings", "Pasangan calon"),
        FieldKind.NIP: translate("findings", "NIP"),
        FieldKind.PHONE: translate("findings", "Telepon"),
        FieldKind.REACTION_COUNT: translate("findings", "Jumlah reaksi"),
    }


def _when(value: str) -> str:
    """The day, or the day and the hour, of a time's value."""
    if not value:
        return ""
    moment = datetime.fromisoformat(value)
    day = texts.short_date(moment.date()).strip("\u2007")
    return f"{day} {hour(moment.time())}" if "T" in value else day


def _precise(precision: Precision | None) -> str:
    return {
        Precision.HOUR: translate("findings", "tepat sampai satu jam"),
        Precision.WEEK: translate("findings", "tepat sampai satu minggu"),
        Precision.MONTH: translate("findings", "tepat sampai satu bulan"),
        Precision.YEAR: translate("findings", "tepat sampai satu tahun"),
    }.get(precision or Precision.DAY, "")


def _platform(one: Field) -> str:
    return _PLATFORMS.get(Platform(one.value), translate("findings", "Belum dikenal"))


def _detail(one: Field) -> str:
    """What else is known of a finding, in words."""
    words = {
        Part.AUTHOR: translate("findings", "penulis"),
        Part.TAGGED: translate("findings", "ditandai"),
        Part.LIKED: translate("findings", "menyukai"),
        Part.QUOTED: translate("findings", "dikutip"),
        Part.MENTIONED: translate("findings", "disebut"),
        Counted.LIKES: translate("findings", "suka"),
        Counted.COMMENTS: translate("findings", "komentar"),
        Counted.SHARES: translate("findings", "dibagikan"),
        Counted.VIEWS: translate("findings", "tayangan"),
        Counted.QUOTES: translate("findings", "kutipan"),
        "weekday_differs": translate("findings", "hari tidak cocok dengan tanggal"),
        "after_capture": translate("findings", "sesudah waktu tangkap"),
        PlatformReason.WORDS: translate("findings", "tampak dari kata-katanya"),
        PlatformReason.CHAT: translate("findings", "tampak sebagai percakapan"),
        PlatformReason.ARTICLE: translate("findings", "tampak sebagai berita"),
        "NIP": "NIP",
        "NI PPPK": "NI PPPK",
    }
    if one.kind is FieldKind.CANDIDATE_PAIR and one.detail:
        return translate("findings", "nomor {number}").format(number=one.detail)
    return words.get(one.detail, "")
