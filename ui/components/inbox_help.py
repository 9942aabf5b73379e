"""The keys of the inbox, laid over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.theme import px
from ui.widgets.basics import button, column, label, row


class InboxHelp(QFrame):
    """Hidden until `open_over`; Escape, ? and the button close it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = self.tr("Tombol di Bukti masuk")
        self.setAccessibleName(title)
        keys = QGridLayout()
        keys.setHorizontalSpacing(px(16))
        keys.setVerticalSpacing(px(6))
        for at, (key, deed) in enumerate(self._keys()):
            keys.addWidget(label(key, "mono"), at, 0)
            keys.addWidget(label(deed), at, 1)
        close = button("", self.close_over, kind="plain", image="x", tip=self.tr("Tutup (Esc)"))
        self.setLayout(column(row(label(title, "section"), 0, close), keys, margin=(24, 16, 16, 20), gap=12))
        self.hide()

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("J, K, panah"), self.tr("bukti berikutnya, sebelumnya")),
            (self.tr("Shift, Ctrl"), self.tr("pilih beberapa sekaligus")),
            (self.tr("Enter"), self.tr("tautkan ke berkas; selalu bertanya dahulu")),
            (self.tr("D"), self.tr("sisihkan sebagai salinan dari yang pertama dalam kelompok")),
            (self.tr("X"), self.tr("sisihkan")),
            (self.tr("B"), self.tr("kembalikan yang disisihkan")),
            (self.tr("U, Ctrl+Z"), self.tr("batalkan yang terakhir")),
            (self.tr("E"), self.tr("buka atau lipat kelompok serupa")),
            (self.tr("T"), self.tr("jawab tiga pertanyaan tentang asalnya")),
            (self.tr("V, spasi"), self.tr("lihat besar")),
            (self.tr("Ctrl+V"), self.tr("tempel gambar atau berkas")),
            (self.tr("?"), self.tr("bantuan ini")),
        )

    def open_over(self) -> None:
        """Shows the keys in the middle of the page."""
        self._before = self._over.focusWidget()
        self.adjustSize()
        room = self._over.rect()
        self.move((room.width() - self.width()) // 2, max(0, (room.height() - self.height()) // 2))
        self.show()
        self.raise_()
        self.setFocus()

    def close_over(self) -> None:
        """Hides the keys and gives the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.text() == "?":
            self.close_over()
        event.accept()  # nothing is decided behind it
