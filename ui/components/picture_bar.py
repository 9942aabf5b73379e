"""The tools below a picture: what dragging does, pages, turning, and how large it is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.components.zoom import zoom_buttons
from ui.theme import px
from ui.widgets.basics import button, label, row
from ui.widgets.reading_canvas import Mode, ReadingCanvas

_WORDS_FROM = 700  # design pixels of width from which the tools have words beside their icons

_NARROWEST = 340


class PictureBar(QWidget):
    """Works on one canvas; `turning` asks for another page, by -1 or 1."""

    turning = Signal(int)

    def __init__(self, canvas: ReadingCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.outline = self._tool("text-aa", self.tr("Tandai semua kata"), self.tr("Garis tepi setiap kata yang terbaca (M)"))  # fmt: skip
        self.box = self._tool("frame-corners", self.tr("Baca ulang"), self.tr("Baca ulang satu bagian: seret kotak pada gambar (R, atau Shift sambil menyeret)"))  # fmt: skip
        self.quote = self._tool("highlighter-circle", self.tr("Sorot"), self.tr("Sorot kalimat untuk dikutip: sapukan tetikus di atas kata (H)"))  # fmt: skip
        self._named = {tool: tool.text() for tool in (self.outline, self.box, self.quote)}
        turn = button("", canvas.turn, kind="plain", image="arrow-clockwise", tip=self.tr("Putar tampilan; berkas tidak berubah (T)"))  # fmt: skip
        self.before = button("", lambda: self.turning.emit(-1), kind="plain", image="caret-up", tip=self.tr("Halaman sebelumnya (Page Up)"))  # fmt: skip
        self.after = button("", lambda: self.turning.emit(1), kind="plain", image="caret-down", tip=self.tr("Halaman berikutnya (Page Down)"))  # fmt: skip
        self._pages = label("", "caption")
        less, more = zoom_buttons(canvas)
        self.percent = button("100 %", canvas.show_pixels, kind="plain", tip=self.tr("Tampilkan ukuran sebenarnya (A)"))  # fmt: skip
        self.percent.setMinimumWidth(px(64))
        fit = button("", canvas.fit, kind="plain", image="corners-out", tip=self.tr("Seluruh gambar (Z)"))
        wide = button("", canvas.fit_width, kind="plain", image="arrows-out-line-horizontal", tip=self.tr("Selebar layar (W, atau Z dua kali)"))  # fmt: skip
        self.setLayout(
            row(
                self.outline, self.box, self.quote, turn, 0, self.before, self._pages, self.after, 0,
                less, self.percent, more, fit, wide, gap=2,
            )
        )  # fmt: skip
        self.outline.toggled.connect(canvas.show_marks)
        self.box.clicked.connect(lambda on: canvas.set_mode(Mode.BOX if on else Mode.LOOK))
        self.quote.clicked.connect(lambda on: canvas.set_mode(Mode.WORDS if on else Mode.LOOK))
        canvas.mode_changed.connect(self._show_mode)
        canvas.moved.connect(self._show_size)
        self.show_pages(0, 1)

    def show_pages(self, page: int, pages: int) -> None:
        """Shows where in the document this is; hidden for a single page."""
        for widget in (self.before, self._pages, self.after):
            widget.setVisible(pages > 1)
        self._pages.setText(self.tr("{at} / {all}").format(at=page + 1, all=pages))
        self._pages.setAccessibleName(self.tr("Halaman {at} dari {all}").format(at=page + 1, all=pages))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)

    def allow(self, able: bool) -> None:
        """Whether there are words to select and a text to correct."""
        self._canvas.able = able
        for tool in (self.outline, self.box, self.quote):
            tool.setEnabled(able)
        if not able:
            self._canvas.set_mode(Mode.LOOK)

    def minimumSizeHint(self) -> QSize:
        # As narrow as without the words beside the icons, else the bar could never lose them.
        return QSize(px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.width() >= px(_WORDS_FROM)
        for tool, name in self._named.items():
            tool.setText(name if words else "")

    def _tool(self, image: str, name: str, tip: str) -> QPushButton:
        made = button(name, kind="plain", image=image, tip=tip)
        made.setAccessibleName(name)
        made.setAccessibleDescription(tip)
        made.setCheckable(True)
        return made

    def _show_mode(self, mode: Mode) -> None:
        self.box.setChecked(mode is Mode.BOX)
        self.quote.setChecked(mode is Mode.WORDS)

    def _show_size(self) -> None:
        self.percent.setText(f"{self._canvas.percent} %")
