"""What is known of the chosen piece beside the grid: picture, source, who it may be, checklist, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QWidget

from core.case import evidence
from core.errors import UserError
from core.process.cards import Card, Health
from core.reading.fields import FieldKind
from core.vault.office import Office
from core.vault.vault import Vault
from ui import texts
from ui.components import inbox_words as words
from ui.components.checklist import Checklist
from ui.components.facts import Facts
from ui.gallery import Gallery
from ui.inbox.guesses import Guesses
from ui.theme import px
from ui.widgets.basics import button, column, label, row, rule
from ui.widgets.canvas import PictureCanvas
from ui.widgets.form import Column

_SIDE: Final = 640
_REST_MS: Final = 120
"""A picture is fetched when the choice rests on it, not for every one that J and K pass."""


class InboxInspector(QFrame):
    """Emits `asked` with the name of what a button asks for, and `ticked` for an item of the checklist."""

    asked = Signal(str)
    ticked = Signal(str, object)
    broke = Signal(object)

    def __init__(self, gallery: Gallery, guesses: Guesses, office: Office) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._gallery, self._guesses, self._office = gallery, guesses, office
        self._card: Card | None = None
        self._file_id = ""
        self._shown = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show_picture)
        self._build()
        guesses.ready.connect(self._guessed)
        self.checklist.ticked.connect(self.ticked)

    def _build(self) -> None:
        self.picture = PictureCanvas()
        self.picture.setAccessibleName(self.tr("Pratinjau bukti"))
        self.picture.setFixedHeight(px(190))
        self._nothing = label("", "quiet", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(px(60))
        self._name = label("", "strong", wrap=True, copy=True)
        self._likeness = label("", "caption", wrap=True)
        self._guess = label("", wrap=True)
        self.source, self.facts = Facts(), Facts()
        self.checklist = Checklist()
        self.view = button(self.tr("&Lihat besar"), lambda: self.asked.emit("view"), image="eye")
        self.read = button(self.tr("Baca &teks"), lambda: self.asked.emit("read"), image="text-aa")
        self.tell = button(self.tr("&Jawab tiga pertanyaan…"), lambda: self.asked.emit("tell"), kind="link")
        self.link = button("", lambda: self.asked.emit("link"), kind="primary", image="link")
        self.aside = button(self.tr("&Sisihkan"), lambda: self.asked.emit("aside"), image="archive")
        self.copy = button(self.tr("&Salinan"), lambda: self.asked.emit("copy"), image="copy")
        self.copy.setToolTip(self.tr("Sisihkan sebagai salinan dari yang pertama dalam kelompoknya (D)"))
        self.back = button(self.tr("&Kembalikan"), lambda: self.asked.emit("back"), image="arrow-u-up-left")
        self._one = QWidget()
        self._one.setLayout(
            column(
                self.picture, self._nothing, self._name, self._guess, self._likeness, row(self.view, self.read, 0), rule(),
                self.source, self.tell, rule(), self.checklist, rule(), self.facts, gap=10,
            )
        )  # fmt: skip
        self._many = label("", "section", wrap=True)
        self._body = Column(self._many, self._one, gap=10, margin=(16, 16, 12, 8))
        feet = column(
            row(self.link, self.back, 0), row(self.aside, self.copy, 0), margin=(16, 8, 16, 14), gap=8
        )
        layout = column(gap=0)
        layout.addWidget(self._body, 1)
        layout.addWidget(rule())
        layout.addLayout(feet)
        self.setLayout(layout)
        self.show_cards("", (), {})

    def show_cards(self, file_id: str, cards: Sequence[Card], names: Mapping[str, str]) -> None:
        """Shows the piece chosen, how many when there are several, or nothing."""
        one = cards[0] if len(cards) == 1 else None
        self._file_id, self._card = file_id, one
        self._one.setVisible(one is not None)
        self._many.setVisible(one is None)
        self._many.setText(
            self.tr("{count} bukti dipilih").format(count=len(cards)) if cards else self.tr("Tidak ada yang dipilih")
        )  # fmt: skip
        aside = bool(cards) and all(card.item.aside for card in cards)
        self.link.setText(
            self.tr("Tautkan {count} bukti…").format(count=len(cards)) if len(cards) > 1 else self.tr("Tau&tkan ke berkas…")
        )  # fmt: skip
        self.link.setVisible(not aside)
        self.back.setVisible(aside)
        self.aside.setVisible(not aside)
        self.copy.setVisible(not aside and any(not card.leads for card in cards))
        for made in (self.link, self.aside):
            made.setEnabled(bool(cards))
        if one is None:
            self._blank()
            return
        self._show(one, names)

    def _show(self, card: Card, names: Mapping[str, str]) -> None:
        item = card.item
        self._name.setText(words.breakable(words.who(card)))
        why = words.likeness(card.link) if card.link is not None and card.group else ""
        like = "\n".join(part for part in (why, words.gone(card, names)) if part)
        self._likeness.setText(like)
        self._likeness.setVisible(bool(like))
        self._show_guess(card)
        self.source.put(self._said(card))
        self.facts.put(self._told(card))
        again = card.health is Health.FAILED
        self.read.setText(self.tr("Baca &lagi") if again else self.tr("Baca &teks"))
        self.read.setVisible(card.health in (Health.UNREAD, Health.FAILED))
        self.view.setEnabled(item.readable)
        self.checklist.put(card.checked)
        if self._shown != item.sha256:
            self._shown = ""
            self.picture.blank()
            self._rest.start()

    def _said(self, card: Card) -> tuple[tuple[str, str], ...]:
        source, unsaid = card.item.source, self.tr("belum dijawab")
        return (
            (self.tr("Dari mana"), words.breakable(words.plain(source.obtained_from)) or unsaid),
            (self.tr("Ditangkap"), words.moment(source.captured_at) if source.captured_at else unsaid),
            (self.tr("Oleh"), words.breakable(words.plain(source.captured_by)) or unsaid),
        )

    def _told(self, card: Card) -> tuple[tuple[str, str], ...]:
        item = card.item
        facts = []
        if platform := words.platform(card):
            facts.append((self.tr("Halaman"), platform))
        for kind, name in (
            (FieldKind.HANDLE, self.tr("Akun")), (FieldKind.GROUP_NAME, self.tr("Grup")), (FieldKind.DATETIME, self.tr("Waktu")),
            (FieldKind.STATEMENT, self.tr("Kalimat")), (FieldKind.CANDIDATE_PAIR, self.tr("Pasangan")),
            (FieldKind.URL, self.tr("Alamat")),
        ):  # fmt: skip
            if text := words.told(card, kind):
                facts.append((name, words.breakable(text)))
        state = words.health(card)[0] or self.tr("{count} kata").format(
            count=card.reading.word_count if card.reading is not None else 0
        )
        facts += [
            (self.tr("Teks"), state),
            (self.tr("Berkas"), f"{words.breakable(words.plain(item.name))}\n{texts.media(item.media_type)}, {texts.size(item.size)}"),
            (self.tr("Masuk"), f"{texts.moment(item.added_at, self._office)}\n{item.added_by}"),
        ]  # fmt: skip
        return tuple(facts)

    def _show_guess(self, card: Card) -> None:
        found = words.guess(self._guesses.of(card))
        self._guess.setText(found)
        self._guess.setVisible(bool(found))

    def _guessed(self, item_id: str) -> None:
        if self._card is not None and self._card.id == item_id:
            self._show_guess(self._card)

    # -- the picture

    def _blank(self) -> None:
        self._rest.stop()
        self._shown = ""
        self.picture.blank()

    def _show_picture(self) -> None:
        card = self._card
        if card is None:
            return
        if not card.item.readable:
            self._say(self.tr("Berkas ini disimpan apa adanya dan tidak ditampilkan."))
            return
        item, file_id = card.item, self._file_id
        self._say("")

        def fetch(vault: Vault) -> bytes:
            return evidence.original(vault.case(file_id), item)

        self._gallery.show(
            self, item.sha256, fetch, max_side=_SIDE, done=lambda image: self._arrived(item.sha256, image),
            failed=lambda error: self._failed(item.sha256, error),
        )  # fmt: skip

    def _arrived(self, digest: str, image: QImage) -> None:
        if self._card is not None and self._card.item.sha256 == digest:
            self._shown = digest
            self.picture.show_image(image)

    def _failed(self, digest: str, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.broke.emit(error)
        elif self._card is not None and self._card.item.sha256 == digest:
            self._say(self.tr("Gambar ini tidak dapat ditampilkan. Berkas aslinya tersimpan utuh."))

    def _say(self, text: str) -> None:
        self._nothing.setText(text)
        self._nothing.setVisible(bool(text))
        self.picture.setVisible(not text)
