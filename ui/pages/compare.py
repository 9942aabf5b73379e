"""Two pieces of evidence of one file: side by side, one after the other in the same place, or laid over."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QSlider, QWidget

from core.case import evidence
from core.reading.comparing import Compared, Where, compare
from core.vault.vault import Vault
from ui.components.compare_side import CompareSide
from ui.components.difference import marks_of, merged
from ui.components.failure import tell
from ui.components.seen import Seen, load
from ui.components.words_view import WordsView
from ui.desk import Desk
from ui.gallery import Gallery
from ui.theme import px
from ui.widgets.basics import button, column, label, row
from ui.widgets.choices import Check
from ui.widgets.header import PageHeader
from ui.widgets.message import Message

Names = tuple[tuple[str, str], ...]


class Way(IntEnum):
    """How the two pictures are laid."""

    BESIDE = 0
    IN_TURN = 1
    OVER = 2


class ComparePage(QWidget):
    """Emits `left` when the person goes back. Space shows the other picture in the same place."""

    left = Signal()
    broke = Signal(object)
    copying = Signal(str)

    def __init__(self, desk: Desk, gallery: Gallery) -> None:
        super().__init__()
        self._desk = desk
        self._file_id = ""
        self._following = False
        self._second_shown = False
        self._compared: tuple[Compared, ...] = ()
        self.way = Way.BESIDE
        self._build(gallery)
        self._connect()

    def _build(self, gallery: Gallery) -> None:
        back = button("", self.left.emit, kind="plain", image="arrow-left", tip=self.tr("Kembali (Esc)"))
        self.first = CompareSide(gallery, self.tr("Bukti kiri"))
        self.second = CompareSide(gallery, self.tr("Bukti kanan"))
        names = (self.tr("&Sejajar (S)"), self.tr("Ber&gantian (Spasi)"), self.tr("&Tumpang tindih (O)"))
        self.ways = QButtonGroup(self)
        chips = []
        for at, name in enumerate(names):
            chip = button(name, kind="chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that Space stays the page's after a click
            self.ways.addButton(chip, at)
            chips.append(chip)
        chips[0].setChecked(True)
        self.linked = Check(self.tr("Gerak ter&kait (L)"))
        self.linked.setChecked(True)
        self.marked = Check(self.tr("Tandai per&bedaan (M)"))
        self.marked.setChecked(True)
        self.blend = QSlider(Qt.Orientation.Horizontal)
        self.blend.setRange(0, 100)
        self.blend.setValue(50)
        self.blend.setFixedWidth(px(140))
        self.blend.setAccessibleName(self.tr("Seberapa tampak bukti kanan"))
        self.header = PageHeader(self.tr("Bandingkan"), self.tr("Dua bukti dari berkas yang sama"))
        head = row(back, gap=10)
        head.addWidget(self.header, 1)
        self.message = Message()
        pictures = row(gap=12)
        pictures.addWidget(self.first, 1)
        pictures.addWidget(self.second, 1)
        body = row(gap=16)
        body.addLayout(pictures, 1)
        body.addWidget(self._differences())
        layout = column(
            head, self.message, row(*chips, 8, self.blend, 0, self.marked, self.linked, gap=8),
            gap=10, margin=(24, 16, 24, 16),
        )  # fmt: skip
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self._lay(Way.BESIDE)

    def _differences(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(px(280))
        self.words = WordsView()
        self.words.setAccessibleName(self.tr("Perbedaan teks"))
        self._count = label("", "caption", wrap=True)
        layout = column(label(self.tr("Perbedaan teks"), "section"), self._count, margin=16, gap=8)
        layout.addWidget(self.words, 1)
        layout.addWidget(
            label(
                self.tr("Dicoret: hanya di kiri. Bergaris bawah: hanya di kanan. "
                        "Teks hanya alat bantu; cocokkan dengan gambar."),
                "caption", wrap=True,
            )
        )  # fmt: skip
        card.setLayout(layout)
        return card

    def _connect(self) -> None:
        self.ways.idClicked.connect(lambda at: self._lay(Way(at)))
        self.marked.toggled.connect(self._lay_marks)
        self.blend.valueChanged.connect(self._blend)
        self.first.chosen.connect(lambda item: self._fetch(self.first, item))
        self.second.chosen.connect(lambda item: self._fetch(self.second, item))
        for side, other in ((self.first, self.second), (self.second, self.first)):
            side.canvas.moved.connect(lambda side=side, other=other: self._follow(side, other))
            side.picture.shown.connect(self._picture_shown)
            side.picture.failed.connect(tell(self.message, self.broke.emit))
            side.turned.connect(self._compare)
        self.words.chosen.connect(self._point_out)
        self.words.copying.connect(self.copying)

    @property
    def told(self) -> str:
        """What is said of the number of differences."""
        return self._count.text()

    # -- coming and going

    def load(self, file_id: str, evidence_id: str, page: int = 0) -> None:
        """Lays this evidence beside the one after it; the person chooses others."""
        self.blank()
        self._file_id = file_id

        def ask(vault: Vault) -> tuple[Seen, Seen, Names]:
            first = load(vault, file_id, evidence_id)
            names = tuple(
                (item.name, item.id) for item in evidence.items(vault.case(file_id)) if item.readable
            )
            others = [item for item in first.order if item != first.item.id] or [first.item.id]
            at = first.order.index(first.item.id) if first.item.id in first.order else 0
            return first, load(vault, file_id, others[at % len(others)]), names

        def done(found: tuple[Seen, Seen, Names]) -> None:
            if self._file_id != file_id:
                return
            first, second, names = found
            for side, seen, at in ((self.first, first, page), (self.second, second, 0)):
                side.offer(names, seen.item.id)
                side.show_seen(seen, at)
            self._compare()

        self._desk.ask(self, ask, done=done, failed=tell(self.message, self.broke.emit))
        self.first.canvas.setFocus()

    def blank(self) -> None:
        """Drops pictures and texts."""
        self._file_id = ""
        self._compared = ()
        self.first.blank()
        self.second.blank()
        self.words.put((), ())
        self._count.clear()
        self.message.hide()
        self._lay(Way.BESIDE)

    def _fetch(self, side: CompareSide, evidence_id: str) -> None:
        file_id = self._file_id

        def done(seen: Seen) -> None:
            if self._file_id == file_id:
                side.show_seen(seen, 0)
                self._compare()

        self._desk.ask(
            self, lambda vault: load(vault, file_id, evidence_id),
            done=done, failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    # -- the texts

    def _compare(self) -> None:
        first, second = self.first.text, self.second.text
        if first is None or second is None:
            self._compared = ()
            self.words.put((), ())
            self._count.setText(self.tr("Salah satu gambar belum dibaca."))
            return
        self._compared = compare([word.text for word in first.words], [word.text for word in second.words])
        self._count.setText(
            self.tr("{left} kata hanya di kiri, {right} hanya di kanan").format(
                left=sum(1 for one in self._compared if one.where is Where.FIRST),
                right=sum(1 for one in self._compared if one.where is Where.SECOND),
            )
        )
        self.words.put(*merged(self._compared, first, second))
        self._lay_marks()

    def _lay_marks(self) -> None:
        for side in (self.first, self.second):
            text = side.text
            if not self.marked.isChecked():
                side.canvas.set_marks(())
            elif text is not None and not side.canvas.empty:
                side.canvas.set_marks(marks_of(self._compared, text, second=side is self.second))

    def _point_out(self, number: int) -> None:
        known = 0 <= number < len(self._compared)
        one = self._compared[number] if known else None
        self.first.canvas.choose(one.first if one is not None and one.first is not None else -1)
        self.second.canvas.choose(one.second if one is not None and one.second is not None else -1)

    # -- the pictures

    def _picture_shown(self) -> None:
        self._lay_marks()
        if self.way is Way.OVER:
            self._lay(Way.OVER)

    def _follow(self, side: CompareSide, other: CompareSide) -> None:
        if self._following or not self.linked.isChecked() or other.canvas.empty or side.canvas.empty:
            return
        self._following = True
        other.canvas.go_to(side.canvas.place)
        self._following = False

    def _lay(self, way: Way) -> None:
        """Lays the pictures in one of the ways; the part shown stays."""
        seen = self.second if self.first.isHidden() else self.first
        place = seen.canvas.place
        self.way = way
        shown = self.ways.button(way)
        shown.setChecked(True)
        self.first.setVisible(way is not Way.IN_TURN or not self._second_shown)
        self.second.setVisible(way is Way.BESIDE or (way is Way.IN_TURN and self._second_shown))
        self.blend.setVisible(way is Way.OVER)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._blend()
        for side in (self.first, self.second):
            if not side.isHidden() and not side.canvas.empty:
                side.canvas.go_to(place)

    def _blend(self) -> None:
        over = self.way is Way.OVER
        self.first.canvas.lay_over(self.second.canvas if over else None, self.blend.value() / 100)

    def _blink(self) -> None:
        if self.way is Way.OVER:
            self.blend.setValue(0 if self.blend.value() > 50 else 100)
            return
        self._second_shown = self.way is Way.BESIDE or not self._second_shown
        self._lay(Way.IN_TURN)
        (self.second if self._second_shown else self.first).canvas.setFocus()

    def _both(self, act: Callable[[CompareSide], object]) -> None:
        for side in (self.first, self.second):
            act(side)

    def _next(self, by: int) -> None:
        """Lays the next (or previous) evidence at the right."""
        which = self.second.which
        if 0 <= which.currentIndex() + by < which.count():
            which.setCurrentIndex(which.currentIndex() + by)
            self._fetch(self.second, which.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: self._blink,
            Qt.Key.Key_S: lambda: self._lay(Way.BESIDE),
            Qt.Key.Key_O: lambda: self._lay(Way.OVER),
            Qt.Key.Key_L: self.linked.toggle,
            Qt.Key.Key_M: self.marked.toggle,
            Qt.Key.Key_Left: lambda: self._next(-1),
            Qt.Key.Key_Right: lambda: self._next(1),
            Qt.Key.Key_PageUp: lambda: self._both(lambda side: side.turn_page(-1)),
            Qt.Key.Key_PageDown: lambda: self._both(lambda side: side.turn_page(1)),
        }
        if event.matches(QKeySequence.StandardKey.Cancel):
            if self.way is Way.BESIDE:
                self.left.emit()
            else:
                self._lay(Way.BESIDE)
        elif event.key() in deeds:
            deeds[event.key()]()
        elif not (self.second if self.first.isHidden() else self.first).canvas.act(event.key()):
            super().keyPressEvent(event)
