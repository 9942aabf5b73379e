"""The lists beside the text of a template: the templates, the fields to put in, and what is to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from core.process.letters.editions import Listed, Origin
from core.writing.checking import Finding
from core.writing.offered import Offered
from ui import texts
from ui.theme import px
from ui.widgets.basics import column, label

_ROLE = Qt.ItemDataRole.UserRole


class TemplateList(QListWidget):
    """Emits `chosen` with the id of the template that a person goes to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Templat surat"))
        self.setProperty("kind", "places")
        self.setSpacing(px(2))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._changed)
        self._quiet = False

    def put(self, listed: Sequence[Listed], chosen: str) -> None:
        """Shows the templates with their states; the one that is chosen stays so and is not told again."""
        words = {
            Origin.SHIPPED: self.tr("bawaan"), Origin.OFFICE: self.tr("salinan kantor"),
            Origin.CHANGED: self.tr("salinan kantor; bawaan berubah"),
        }  # fmt: skip
        self._quiet = True
        self.clear()
        for one in listed:
            state = words[one.origin] + (self.tr(", belum disimpan") if one.unsaved else "")
            item = QListWidgetItem(f"{one.template}  {one.title}\n{state}")
            item.setData(_ROLE, one.template)
            told = self.tr("Disimpan {by}, {at}").format(by=one.changed_by, at=_day(one.changed_at))
            item.setToolTip(f"{one.title}\n{told}" if one.changed_by else one.title)
            self.addItem(item)
            if one.template == chosen:
                self.setCurrentItem(item)
        self._quiet = False

    def _changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(item.data(_ROLE))


def _day(at: str) -> str:
    return texts.short_date(date.fromisoformat(at[:10])).strip() if at else ""


class OfferedFields(QWidget):
    """Emits `inserting` with the text of a field; narrowed by what is typed above."""

    inserting = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fields: tuple[Offered, ...] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Cari isian"))
        self.filter.setAccessibleName(self.tr("Cari isian"))
        self.list = QListWidget()
        self.list.setProperty("kind", "places")
        self.list.setAccessibleName(self.tr("Isian; Enter menyisipkan"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._help = label("", "caption", wrap=True)
        layout = column(label(self.tr("Isian"), "section"), self.filter, gap=6)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._help)
        self.setLayout(layout)
        self.filter.textChanged.connect(lambda _text: self._show())
        self.filter.returnPressed.connect(lambda: self._insert(self.list.currentItem() or self.list.item(0)))
        self.list.currentItemChanged.connect(lambda item, _before: self._explain(item))
        self.list.itemActivated.connect(self._insert)

    def put(self, fields: tuple[Offered, ...]) -> None:
        """Offers these fields; the same ones again change nothing, and none keep those that were there."""
        if fields and fields != self._fields:
            self._fields = fields
            self._show()

    def _show(self) -> None:
        wanted = self.filter.text().casefold().split()
        self.list.clear()
        for each in self._fields:
            if all(word in f"{each.name} {each.help}".casefold() for word in wanted):
                item = QListWidgetItem(each.name)
                item.setData(_ROLE, each)
                item.setToolTip(each.help)
                self.list.addItem(item)
        self._explain(None)

    def _explain(self, item: QListWidgetItem | None) -> None:
        each: Offered | None = item.data(_ROLE) if item is not None else None
        if each is None:
            self._help.setText(self.tr("Enter atau klik ganda menyisipkan di tempat kursor."))
        elif each.example:
            self._help.setText(
                self.tr("{help}. Contoh: {example}").format(help=each.help, example=each.example)
            )
        else:
            self._help.setText(each.help)

    def _insert(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.inserting.emit(item.data(_ROLE).insert)


class FindingList(QListWidget):
    """Emits `wanted` with the line of a finding that a person activates."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Yang perlu diperbaiki"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def put(self, findings: Sequence[Finding]) -> None:
        """Shows what is to be mended, with its line and what to do."""
        self.clear()
        for each in findings:
            item = QListWidgetItem(
                "\n".join(filter(None, (f"{self._place(each)}{each.message}", each.remedy)))
            )
            item.setData(_ROLE, 0 if each.piece else each.line or 0)
            self.addItem(item)

    def _place(self, each: Finding) -> str:
        if each.piece:
            return self.tr("Potongan {piece}: ").format(piece=each.piece)
        return self.tr("Baris {line}: ").format(line=each.line) if each.line else ""

    def _go(self, item: QListWidgetItem) -> None:
        if line := item.data(_ROLE):
            self.wanted.emit(line)
