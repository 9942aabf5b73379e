"""One piece of evidence, large: the picture with its words, and beside it what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.reading.values import Box
from core.vault.office import Office
from core.wording import explain
from ui.components.keys_help import KeysHelp
from ui.components.pane_work import PaneWork
from ui.components.picture_bar import PictureBar
from ui.components.picture_show import PictureShow
from ui.components.reading_pane import ReadingPane, Section
from ui.components.reviewing import Reviewing
from ui.components.seen import PageText, Seen, load, page_of, shares
from ui.components.text_work import TextWork
from ui.components.viewer_head import ViewerHead
from ui.components.viewer_keys import hint, viewer_keys
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.intake import Intake
from ui.widgets.basics import column, row
from ui.widgets.message import Message, Toast
from ui.widgets.reading_canvas import Mode, ReadingCanvas


class ViewerPage(QWidget):
    """Shows evidence of a case or of the inbox; `KeysHelp` tells its keys."""

    left = Signal()
    broke = Signal(object)
    comparing = Signal(str, str, int)
    """File, evidence and page that shall be laid beside another."""
    copying = Signal(str)

    def __init__(
        self, desk: Desk, gallery: Gallery, intake: Intake, dialogs: Dialogs, office: Office
    ) -> None:
        super().__init__()
        self._desk, self._intake, self._office = desk, intake, office
        self._file_id, self._evidence_id, self._page = "", "", 0
        self._boxes: tuple[Box, ...] = ()
        self._given: tuple[Box, ...] = ()
        self._angles: dict[tuple[str, int], int] = {}
        self._seen: Seen | None = None
        self._text: PageText | None = None
        self._build()
        self.reviewing = Reviewing(desk, self)
        self.show_picture = PictureShow(gallery, self.canvas)
        self.work = TextWork(gallery, self.canvas, self.pane, self.reviewing)
        self.beside = PaneWork(desk, dialogs, self.pane, self.reviewing)
        self._connect()

    def _build(self) -> None:
        self.head = ViewerHead(self._office)
        self.message = Message()
        self.canvas = ReadingCanvas()
        self.canvas.setAccessibleName(self.tr("Gambar bukti"))
        self.canvas.show_marks(False)
        self.bar = PictureBar(self.canvas)
        self.highlight = self.bar.outline
        picture = QWidget()
        shown = column(self.message, gap=8)
        shown.addWidget(self.canvas, 1)
        shown.addWidget(self.bar)
        picture.setLayout(shown)
        self.pane = ReadingPane(self._office)
        body = row(gap=16)
        body.addWidget(picture, 1)
        body.addWidget(self.pane)
        layout = column(self.head, gap=12, margin=(24, 16, 24, 12))
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self.help = KeysHelp(self, self.tr("Tombol di halaman ini"), viewer_keys())
        self.toast = Toast(self)

    def _connect(self) -> None:
        self.head.leaving.connect(self.leave)
        self.head.going.connect(self._go)
        self.head.comparing.connect(self._compare)
        self.head.helping.connect(self.help.open_over)
        self.canvas.mode_changed.connect(lambda mode: self.head.hint(hint(mode.value)))
        self.bar.turning.connect(self._turn_page)
        self.show_picture.shown.connect(self._lay_marks)
        for source in (self.show_picture, self.work, self.beside, self.reviewing):
            source.failed.connect(self._failed)
        for work in (self.work, self.beside):
            work.changed.connect(self._show_again)
            work.said.connect(self.toast.say)
        self.pane.text.reading.connect(self._read)
        self.pane.copying.connect(self._copy)
        self.beside.pointed.connect(self._point_out)
        self._desk.changed.connect(self._changed)

    # -- coming and going

    def load(self, file_id: str, evidence_id: str, *, page: int = 0, boxes: Sequence[Box] = ()) -> None:
        """Shows this evidence of a case or of the inbox; its first look since unlocking is written down.

        `boxes` (pixels of `page`) are pointed out, as the places of a search's hits.
        """
        if evidence_id != self._evidence_id and not self.beside.may_leave():
            return
        self._remember_angle()
        self._file_id, self._evidence_id, self._page = file_id, evidence_id, page
        self._boxes = self._given = tuple(boxes)
        self._seen = self._text = None
        self.message.hide()
        self.canvas.set_mode(Mode.LOOK)
        self.show_picture.blank()
        self.pane.blank()
        self.work.show(None, None)
        self.reviewing.begin(file_id, evidence_id)
        self._reload()
        self.canvas.setFocus()

    def leave(self) -> None:
        """Goes back, unless something typed would be lost and the person wants to keep it."""
        if self.beside.may_leave():
            self.left.emit()

    def blank(self) -> None:
        """Drops picture, text and everything typed."""
        self._file_id = self._evidence_id = ""
        self._seen = self._text = None
        self._boxes = self._given = ()
        self._angles.clear()
        self.beside.forget()
        self.reviewing.begin("", "")
        self.work.show(None, None)
        self.canvas.set_mode(Mode.LOOK)
        self.show_picture.blank()
        self.pane.blank()
        self.head.blank()
        self.help.hide()
        self.toast.hide()

    def _reload(self) -> None:
        file_id, item, page = self._file_id, self._evidence_id, self._page
        if item:
            self._desk.ask(
                self, lambda vault: load(vault, file_id, item, page), done=self._show, failed=self._failed
            )

    def _changed(self, file_id: str) -> None:
        if file_id == self._file_id and self._seen is not None and self._seen.record is None:
            self._reload()

    # -- showing

    def _show(self, seen: Seen) -> None:
        if seen.item.id != self._evidence_id:
            return
        first, self._seen = self._seen is None, seen
        self._page = min(max(self._page, 0), seen.pages - 1)
        self.head.put(seen)
        self._show_page()
        if first:
            if seen.record is None:
                self._intake.prefer(self._file_id, seen.item.id)
            self._show_picture()
        self.beside.look(seen)

    def _show_again(self, seen: Seen) -> None:
        """Shows what a change made; the picture and the section stay."""
        if seen.item.id == self._evidence_id:
            self._seen = seen
            self._show_page()
            self.beside.look(seen)

    def _show_page(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self.reviewing.page = self._page
        self._text = page_of(seen, self._page)
        self.work.show(seen, self._text)
        self.pane.show_seen(seen, self._text, busy=self._intake.busy)
        self.bar.show_pages(self._page, seen.pages)
        self.bar.allow(self._text is not None)
        if not self.canvas.empty:
            self._lay_marks()

    def _show_picture(self) -> None:
        seen, file_id = self._seen, self._file_id
        if seen is None:
            return
        size = seen.machine.pages[self._page] if seen.machine is not None else None
        angle = self._angles.get((seen.item.id, self._page), 0)
        self.show_picture.show(lambda vault: vault.look(file_id, seen.item), self._page, size, angle)

    def _lay_marks(self) -> None:
        """Lays words, quotes and what is pointed out over the picture."""
        seen, text = self._seen, self._text
        if seen is None or text is None:
            return
        self.canvas.set_marks(text.marks)
        bars = [box for quote in seen.quotes if quote.page == self._page for box in quote.boxes]
        self.canvas.set_bars([shares(box, text.size) for box in bars])
        self.canvas.point_out([shares(box, text.size) for box in self._boxes])

    def _point_out(self, page: int, boxes: Sequence[Box]) -> None:
        self._boxes = tuple(boxes)
        if page != self._page:
            self._go_to_page(page)
        else:
            self._show_places()

    def _show_places(self) -> None:
        if self._text is not None and not self.canvas.empty:
            self.canvas.point_out([shares(box, self._text.size) for box in self._boxes])

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)

    # -- what a person asks for

    def _go(self, by: int) -> None:
        if self._seen is not None and self._seen.item.id in self._seen.order:
            at = self._seen.order.index(self._seen.item.id) + by
            if 0 <= at < len(self._seen.order):
                self.load(self._file_id, self._seen.order[at])

    def _turn_page(self, by: int) -> None:
        if self._seen is not None and 0 <= self._page + by < self._seen.pages:
            self._boxes = ()
            self._go_to_page(self._page + by)

    def _go_to_page(self, page: int) -> None:
        self._remember_angle()
        self._page = page
        self.show_picture.blank()
        self._show_page()
        self._show_picture()

    def _remember_angle(self) -> None:
        if not self.canvas.empty:
            self._angles[self._evidence_id, self._page] = self.canvas.angle

    def _compare(self) -> None:
        if self._seen is not None and len(self._seen.order) > 1 and self.beside.may_leave():
            self.comparing.emit(self._file_id, self._evidence_id, self._page)

    def _read(self) -> None:
        self._intake.read(self._file_id, (self._evidence_id,))
        self.pane.text.show_nothing(None, busy=True)

    def _copy(self, text: str) -> None:
        self.copying.emit(text)
        self.toast.say(self.tr("Disalin; papan klip dikosongkan setelah 30 detik."))

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._cancel()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.work.undo()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_5:
                self.pane.go(Section(event.key() - Qt.Key.Key_1))
            else:
                super().keyPressEvent(event)
        elif event.text() == "?" or event.key() == Qt.Key.Key_F1:
            self.help.open_over()
        elif not self._act(event.key()):
            super().keyPressEvent(event)

    def _act(self, key: int) -> bool:
        """Does what a key without Ctrl means; whether it means something."""
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self._go(-1),
            Qt.Key.Key_Right: lambda: self._go(1),
            Qt.Key.Key_PageUp: lambda: self._turn_page(-1),
            Qt.Key.Key_PageDown: lambda: self._turn_page(1),
            Qt.Key.Key_N: lambda: self.work.step(1),
            Qt.Key.Key_P: lambda: self.work.step(-1),
            Qt.Key.Key_Return: self.work.enter,
            Qt.Key.Key_Enter: self.work.enter,
            Qt.Key.Key_1: lambda: self.work.take(1),
            Qt.Key.Key_2: lambda: self.work.take(2),
            Qt.Key.Key_M: self.bar.outline.click,
            Qt.Key.Key_R: self.bar.box.click,
            Qt.Key.Key_H: self.bar.quote.click,
            Qt.Key.Key_C: self._compare,
        }
        if key not in deeds:
            return self.canvas.act(key)
        deeds[key]()
        if key in (Qt.Key.Key_R, Qt.Key.Key_H):
            self.canvas.setFocus()
        return True

    def _cancel(self) -> None:
        """Leaves what is at work, then the mode, then what is pointed out, then the page."""
        if self.work.cancel():
            return
        if self.canvas.mode is not Mode.LOOK:
            self.canvas.set_mode(Mode.LOOK)
        elif self._boxes != self._given:  # the hits of a search are no mode: one press leads back to them
            self._boxes = self._given
            self._show_places()
        else:
            self.leave()
