"""What a person does with the words of a picture: settle them, read a part again, quote; beside it the pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Signal
from PySide6.QtGui import QPixmap

from core.case import evidence
from core.case.settling import Draft
from core.reading import regions
from core.reading.values import Box
from ui.components.place import Settled, place_of
from ui.components.readers import names_of
from ui.components.reading_pane import ReadingPane, Section
from ui.components.region_review import Reread
from ui.components.reviewing import Reviewing
from ui.components.seen import PageText, Seen, box_of, boxes_of, shares, text_of
from ui.components.text_panel import Bench
from ui.gallery import Asked, Gallery, RegionRead
from ui.widgets.reading_canvas import Mode, ReadingCanvas

translate = QCoreApplication.translate


class TextWork(QObject):
    """Joins the canvas, the text beside it and the record; the page shows what `changed` brings."""

    changed = Signal(object)
    """`Seen` after a change, to be shown before anything else is said."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, gallery: Gallery, canvas: ReadingCanvas, pane: ReadingPane, reviewing: Reviewing
    ) -> None:
        super().__init__(canvas)
        self._gallery, self._canvas, self._pane, self._reviewing = gallery, canvas, pane, reviewing
        self._seen: Seen | None = None
        self._page: PageText | None = None
        self._asked = Asked()
        self._span: tuple[int, int] | None = None
        self._connect()

    def _connect(self) -> None:
        text = self._pane.text
        self._canvas.chosen.connect(self.choose)
        self._canvas.boxed.connect(self._reread)
        self._canvas.spanned.connect(lambda first, last: self._offer_quote(first, last, focus=True))
        text.chosen.connect(self.choose)
        text.words.entered.connect(self._enter_word)
        text.words.spanned.connect(lambda first, last: self._offer_quote(first, last, focus=False))
        text.words.quoting.connect(text.composer.note.setFocus)
        text.editor.saving.connect(self._save_word)
        text.editor.restoring.connect(self._restore_word)
        text.region.taking.connect(self._take_region)
        text.region.leaving.connect(self.leave_bench)
        text.composer.quoting.connect(self._quote)
        text.composer.leaving.connect(self.leave_bench)
        self._reviewing.failed.connect(lambda _error: text.editor.release())

    def show(self, seen: Seen | None, page: PageText | None) -> None:
        """Works on this page from now on; what was at work is put away."""
        self._seen, self._page = seen, page
        self._span = None
        self._asked.cancel()
        self._canvas.drop_band()
        self._canvas.show_span(-1, -1)

    # -- words

    def choose(self, number: int) -> None:
        """Points a word out on both sides and opens it for correction; -1 puts it away."""
        place = self._place(number)
        self._pane.words.choose(number)
        self._canvas.choose(number)
        if place is None:
            if self._pane.text.at_work is Bench.WORD:
                self._put_away()
            return
        self._pane.go(Section.TEXT)
        editor = self._pane.text.editor
        editor.put(place)
        editor.snippet.put(*self._cut(place.box))
        self._pane.text.put_on_bench(Bench.WORD)

    def enter(self) -> None:
        """Opens the word chosen, or goes on to its text field."""
        if self._pane.text.at_work is Bench.WORD:
            self._pane.text.editor.type()
        elif self._canvas.chosen_mark >= 0:
            self._enter_word(self._canvas.chosen_mark)

    def take(self, number: int) -> bool:
        """Takes a reader's text for the word at work; whether there was one."""
        return self._pane.text.at_work is Bench.WORD and self._pane.text.editor.take(number)

    def step(self, by: int) -> None:
        """Goes to the next or previous doubtful word."""
        self._pane.go(Section.TEXT)
        self._pane.text.step(by)

    def undo(self) -> None:
        """Takes the last change back."""
        if not self._reviewing.can_undo:
            self.said.emit(translate("viewer", "Tidak ada yang dapat diurungkan."))
            return

        def then(seen: Seen) -> None:
            self.changed.emit(seen)
            self.said.emit(translate("viewer", "Perubahan terakhir diurungkan."))

        self._reviewing.undo(then)

    def cancel(self) -> bool:
        """Leaves what is under way or at work; whether there was something."""
        if self._pane.text.at_work is Bench.NOTHING:
            return False
        self.leave_bench()
        return True

    def leave_bench(self) -> None:
        """Puts the tool away and gives the keys back to the picture."""
        self._put_away()
        self._canvas.setFocus()

    def _put_away(self) -> None:
        self._asked.cancel()
        self._canvas.drop_band()
        self._canvas.show_span(-1, -1)
        self._span = None
        self._pane.text.clear_bench()

    def _place(self, number: int) -> Settled | None:
        if self._seen is None or self._page is None:
            return None
        return place_of(self._seen, self._page, number)

    def _enter_word(self, number: int) -> None:
        self.choose(number)
        if self._pane.text.at_work is Bench.WORD:
            self._pane.text.editor.setFocus()

    def _save_word(self, text: str) -> None:
        place = self._pane.text.editor.place
        if place is None:
            return
        draft = Draft(page=place.page, box=place.box, machine=place.machine, text=text)
        self._reviewing.settle([draft], lambda seen: self._go_on(seen, place.box))

    def _restore_word(self) -> None:
        place = self._pane.text.editor.place
        if place is None or place.settled is None:
            return

        def then(seen: Seen) -> None:
            self.changed.emit(seen)
            if self._page is not None:
                inside = [
                    at for at, word in enumerate(self._page.words) if regions.share(word.box, place.box) > 0.5
                ]
                self.choose(inside[0] if inside else -1)
            self.said.emit(translate("viewer", "Bacaan mesin dikembalikan. Ctrl+Z mengurungkan."))

        self._reviewing.restore_machine(place.settled.id, then)

    def _go_on(self, seen: Seen, box: Box) -> None:
        """After a word was saved: to the next doubtful one, or says that there is none."""
        self.changed.emit(seen)
        if self._page is None:
            return
        found = self._pane.text.doubtful_from(self._page.first_after(box) - 1, 1)
        if found >= 0:
            self.choose(found)
            self._pane.text.editor.setFocus()
            self.said.emit(translate("viewer", "Koreksi tersimpan. Ctrl+Z mengurungkan."))
        else:
            self._canvas.setFocus()
            self.said.emit(translate("viewer", "Tersimpan. Semua kata ragu di halaman ini selesai."))

    def _cut(self, box: Box) -> tuple[QPixmap, tuple[float, float, float, float]]:
        """The picture around `box` and where in it the box lies."""
        size = self._page.size if self._page is not None else None
        if size is None:
            return self._canvas.cut(QRectF()), (0.0, 0.0, 1.0, 1.0)
        meant = shares(box, size)
        across, down = 1.5 * box.height / size.width, 0.5 * box.height / size.height
        part = meant.adjusted(-across, -down, across, down).intersected(QRectF(0, 0, 1, 1))
        inner = (
            (meant.x() - part.x()) / part.width(), (meant.y() - part.y()) / part.height(),
            meant.width() / part.width(), meant.height() / part.height(),
        )  # fmt: skip
        return self._canvas.cut(part), inner

    # -- a region

    def _reread(self, part: QRectF) -> None:
        seen, page = self._seen, self._page
        if seen is None or page is None:
            return
        self._asked.cancel()
        region, file_id, item = box_of(part, page.size), seen.file_id, seen.item
        self._canvas.show_band(part)
        self._pane.go(Section.TEXT)
        self._pane.text.region.wait(self._canvas.cut(part))
        self._pane.text.put_on_bench(Bench.REGION)

        def failed(error: Exception) -> None:
            self.leave_bench()
            self.failed.emit(error)

        self._asked = self._gallery.reread(
            self, lambda vault: evidence.original(vault.case(file_id), item), region=region, page=page.page,
            done=lambda found: self._show_reread(region, found), failed=failed,
        )  # fmt: skip

    def _show_reread(self, region: Box, found: RegionRead) -> None:
        seen, page = self._seen, self._page
        if seen is None or page is None or seen.reading is None or seen.machine is None:
            return
        machine = seen.machine
        parts = regions.beside(seen.reading, page.page, region, found[0])
        stood = tuple(
            " ".join(word.text for word in regions.within(machine, page.page, part.box)) for part in parts
        )
        self._pane.text.region.put(
            Reread(page=page.page, parts=parts, names=names_of(found[1]), machine=stood)
        )

    def _take_region(self, drafts: Sequence[Draft]) -> None:
        def then(seen: Seen) -> None:
            self.changed.emit(seen)
            self._canvas.set_mode(Mode.LOOK)
            self._canvas.setFocus()
            self.said.emit(translate("viewer", "Bagian tersimpan. Ctrl+Z mengurungkan."))

        self._reviewing.settle(drafts, then)

    # -- a quote

    def _offer_quote(self, first: int, last: int, *, focus: bool) -> None:
        page = self._page
        if page is None or not 0 <= first <= last < len(page.words):
            if self._pane.text.at_work is Bench.QUOTE:
                self._put_away()
            return
        self._span = (first, last)
        self._canvas.show_span(first, last)
        self._pane.go(Section.TEXT)
        composer = self._pane.text.composer
        composer.put(text_of(page.lines_of(first, last)))
        self._pane.text.put_on_bench(Bench.QUOTE)
        if focus:
            self._pane.words.select_span(first, last)
            composer.note.setFocus()

    def _quote(self, note: str) -> None:
        page, span = self._page, self._span
        if page is None or span is None:
            return
        lines = page.lines_of(*span)
        self._span = None

        def then(seen: Seen) -> None:
            self.changed.emit(seen)
            self._canvas.setFocus()
            self.said.emit(translate("viewer", "Kutipan tersimpan. Ctrl+Z mengurungkan."))

        self._reviewing.quote(page.page, boxes_of(lines), text_of(lines), note, then)
