"""The section *Temuan*: what the program found in the text, offered; a person decides what of it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.reading.values import Box
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.notes import Note, NoteList

translate = QCoreApplication.translate

FIELD_OF: Final = {"platform": "platform", "handle": "account", "url": "url", "datetime": "posted_at"}
"""Which field of a source a kind of finding can fill."""
_PLATFORMS: Final = {
    "facebook": "Facebook", "instagram": "Instagram", "story": "Instagram", "whatsapp": "WhatsApp",
    "tiktok": "TikTok", "x": "X", "news": "Situs berita",
}  # fmt: skip


class Finding(Protocol):
    """What `core.reading.fields` finds; see there."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def boxes(self) -> tuple[Box, ...]: ...
    @property
    def confidence(self) -> int: ...
    @property
    def relative(self) -> bool: ...
    @property
    def detail(self) -> str: ...
    @property
    def key(self) -> bool: ...


class FindingsPanel(QWidget):
    """Emits the finding pointed out, and the name of a source's field with the value for it."""

    pointed = Signal(object)
    taking = Signal(str, str)
    copying = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
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

    def put(self, findings: Sequence[Finding]) -> None:
        """Offers these, those that usually matter first, the rest of the same kind behind them."""
        self._findings = tuple(findings)
        notes: list[Note] = []
        for kind, title in _kinds().items():
            here = [at for at, one in enumerate(self._findings) if str(one.kind) == kind]
            if here:
                notes.append(Note(id=f"kind:{kind}", text=title, heading=True))
                here.sort(key=lambda at: not self._findings[at].key)
                notes += [self._note(at) for at in here]
        self.list.put(notes)
        self.list.selectionModel().clear()
        self._settle_buttons()
        self._none.setText(self.tr("Tidak ada temuan dalam teks ini."))
        self._stack.setCurrentIndex(0 if notes else 1)

    def _note(self, at: int) -> Note:
        one = self._findings[at]
        said = [_detail(one)] if _detail(one) else []
        if str(one.kind) == "platform":
            return Note(id=str(at), text=_PLATFORMS.get(one.value, one.value), caption="  ·  ".join(said))
        if one.relative:
            said.append(self.tr("dihitung dari waktu tangkap"))
        if one.value and one.value.casefold() != one.text.casefold().lstrip("@"):
            said.insert(0, one.value.replace("T", " "))
        tone = "quiet"
        if one.confidence < 800:
            said.append(self.tr("bacaan meragukan"))
            tone = "doubt"
        return Note(id=str(at), text=one.text, caption="  ·  ".join(said), tone=tone)

    def _current(self) -> Finding | None:
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
            self.taking.emit(FIELD_OF[str(one.kind)], text)

    def _copy(self) -> None:
        if (one := self._current()) is not None:
            self.copying.emit(one.text)


def _for_source(one: Finding) -> str:
    """The value that the source's field gets; empty when this finding fills none."""
    kind = str(one.kind)
    if kind not in FIELD_OF:
        return ""
    if kind == "platform":
        return _PLATFORMS.get(one.value, "")
    if kind == "handle":
        return "@" + one.value.lstrip("@") if one.value else one.text
    return one.value if kind == "datetime" else one.value or one.text


def _kinds() -> dict[str, str]:
    """The kinds in the order in which they are offered, with their names."""
    return {
        "statement": translate("findings", "Pernyataan"),
        "display_name": translate("findings", "Nama"),
        "handle": translate("findings", "Akun"),
        "datetime": translate("findings", "Waktu"),
        "platform": translate("findings", "Platform"),
        "url": translate("findings", "Alamat (URL)"),
        "site": translate("findings", "Situs berita"),
        "group_name": translate("findings", "Grup"),
        "candidate_pair": translate("findings", "Pasangan calon"),
        "nip": translate("findings", "NIP"),
        "phone": translate("findings", "Telepon"),
        "reaction_count": translate("findings", "Jumlah reaksi"),
    }


def _detail(one: Finding) -> str:
    """What else is known of a finding, in words."""
    words = {
        "author": translate("findings", "penulis"),
        "tagged": translate("findings", "ditandai"),
        "liked": translate("findings", "menyukai"),
        "quoted": translate("findings", "dikutip"),
        "mentioned": translate("findings", "disebut"),
        "likes": translate("findings", "suka"),
        "comments": translate("findings", "komentar"),
        "shares": translate("findings", "dibagikan"),
        "views": translate("findings", "tayangan"),
        "quotes": translate("findings", "kutipan"),
        "weekday_differs": translate("findings", "hari tidak cocok dengan tanggal"),
        "after_capture": translate("findings", "sesudah waktu tangkap"),
        "words": translate("findings", "tampak dari kata-katanya"),
        "chat": translate("findings", "tampak sebagai percakapan"),
        "article": translate("findings", "tampak sebagai berita"),
        "NIP": "NIP",
        "NI PPPK": "NI PPPK",
    }
    if str(one.kind) == "candidate_pair" and one.detail:
        return translate("findings", "nomor {number}").format(number=one.detail)
    return words.get(one.detail, "")
