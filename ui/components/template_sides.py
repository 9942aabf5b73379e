"""How *Templat surat* is laid out: templates and fields, the text, the sample paper and what is to be mended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from ui.components.paper import PaperView
from ui.components.template_editor import TemplateEditor
from ui.components.template_lists import FindingList, OfferedFields, TemplateList
from ui.gallery import Gallery
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.header import PageHeader
from ui.widgets.message import Message


class TemplateSides(QWidget):
    """The parts of the page and the keys that reach them; what they do is the page's."""

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self.message = Message()
        self.list, self.fields, self.findings = TemplateList(), OfferedFields(), FindingList()
        self.editor, self.paper = TemplateEditor(), PaperView(gallery)
        self._build()
        self.fields.inserting.connect(self.editor.insert)
        self.findings.wanted.connect(self.editor.go_to_line)
        for key, act in (
            ("Ctrl+S", self.save.click),
            ("Ctrl+D", self.compare.click),
            ("F6", self._next_part),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _build(self) -> None:
        self.back = button(self.tr("&Kembali"), image="arrow-left")
        self.bring = button(self.tr("Da&ri berkas…"))
        self.send = button(self.tr("Ke b&erkas…"))
        self.compare = button(self.tr("&Bandingkan…"))
        self.discard = button(self.tr("B&uang suntingan…"))
        self.reset = button(self.tr("Pakai ba&waan…"))
        self.save = button(self.tr("&Simpan"), kind="primary", tip=self.tr("Simpan (Ctrl+S)"))
        self.header = PageHeader(
            self.tr("Templat surat"),
            self.tr(
                "Salinan yang disimpan dipakai untuk surat berikutnya. Surat yang sudah dibuat tidak berubah."
            ),
            self.back,
        )
        self.paper.setMinimumWidth(px(250))
        left = column(gap=12)
        left.addWidget(self.list, 3)
        left.addWidget(self.fields, 4)
        self.state = label("", "quiet", wrap=True)
        middle = column(self.state, gap=8)
        middle.addWidget(self.editor, 1)
        self.count = label("", "strong", wrap=True)
        right = column(gap=8)
        right.addWidget(self.paper, 5)
        right.addWidget(self.count)
        right.addWidget(self.findings, 2)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        for at, (part, least, share) in enumerate(((left, 160, 2), (middle, 240, 5), (right, 250, 4))):
            side = holder(part)
            side.setMinimumWidth(px(least))
            self.split.addWidget(side)
            self.split.setCollapsible(at, False)
            self.split.setStretchFactor(at, share)
        self.split.setSizes([px(220), px(500), px(390)])
        self.split.setHandleWidth(px(14))
        tools = row(self.bring, self.send, self.compare, 0, self.discard, self.reset, self.save, gap=8)
        layout = column(self.header, self.message, margin=(24, 20, 24, 16), gap=12)
        layout.addWidget(self.split, 1)
        layout.addLayout(tools)
        self.setLayout(layout)

    def _next_part(self) -> None:
        """From list to text to fields to findings and round."""
        parts: tuple[QWidget, ...] = (
            self.list,
            self.editor,
            self.fields.filter,
            self.paper.canvas,
            self.findings,
        )
        seen = [part for part in parts if part.isVisible()]
        at = next((at for at, part in enumerate(seen) if part.hasFocus()), -1)
        if seen:
            seen[(at + 1) % len(seen)].setFocus(Qt.FocusReason.ShortcutFocusReason)
