"""*Gaya surat* in *Setelan*: how all papers of the office are set."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from core.process import letters
from core.vault.letter_style import PAPERS
from ui.office import style_words
from ui.office.choosing import choice, keep_style
from ui.office.edits import OfficeEdits
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.form import Choice, Field

_PARTS: Final = (
    ("no_attachment", "subject", "place_line"),
    ("signatures", "names", "number_label", "number_digits", "titles"),
    ("number_words", "bracketed_date"),
    ("printer", "catchword"),
)


class StyleGroup(QWidget):
    """The choices by the part of a paper that they change."""

    def __init__(self, edits: OfficeEdits) -> None:
        super().__init__()
        self._edits = edits
        self.fields = {name: choice(edits, name) for part in _PARTS for name in part}
        titles = (
            self.tr("Kepala surat"), self.tr("Tanda tangan"), self.tr("Pembukaan berita acara"), self.tr("Kertas"),
        )  # fmt: skip
        self.papers = PapersByTemplate(edits)
        layout = column(
            label(
                self.tr("Isian “cetak” pada satu naskah tetap menang atas gaya ini."), "caption", wrap=True
            ),
            gap=12,
        )
        for title, part in zip(titles, _PARTS, strict=True):
            layout.addWidget(label(title, "strong"))
            for name in part:
                layout.addWidget(self.fields[name])
        layout.addWidget(self.papers)
        layout.addWidget(label(style_words.legend(), "caption", wrap=True))
        self.setLayout(layout)


class PapersByTemplate(QWidget):
    """The paper of those templates that the office prints on another than they come with."""

    def __init__(self, edits: OfficeEdits) -> None:
        super().__init__()
        self._edits = edits
        self._titles = dict(letters.offered(edits.office.kind))
        self.template = Choice(tuple((f"{code}  {title}", code) for code, title in self._titles.items()))
        self.template.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper = Choice(tuple((style_words.PAPER_WORDS[paper], paper) for paper in PAPERS))
        self.add = button(self.tr("Tetapkan"), self._add)
        self.template.setAccessibleName(self.tr("Jenis naskah"))
        self.paper.setAccessibleName(self.tr("Kertas naskah itu"))
        self._rows = column(gap=4)
        self.setLayout(
            column(
                Field(
                    self.tr("Kertas per jenis naskah"), self.template,
                    help_text=self.tr("Yang tidak disebut di sini memakai kertas dari jenis naskahnya."),
                ),
                row(self.paper, self.add, 0, gap=8),
                self._rows, gap=8,
            )
        )  # fmt: skip
        edits.changed.connect(self._show)
        self._show()

    def _add(self) -> None:
        papers = {**dict(self._edits.office.style.papers), self.template.value(): self.paper.value()}
        keep_style(self._edits, papers=tuple(sorted(papers.items())))

    def drop(self, code: str) -> None:
        """Leaves this template to its own paper again."""
        papers = tuple(pair for pair in self._edits.office.style.papers if pair[0] != code)
        keep_style(self._edits, papers=papers)

    def _show(self) -> None:
        clear(self._rows)
        for code, paper in self._edits.office.style.papers:
            words = f"{code}  {self._titles.get(code, '')}: {style_words.PAPER_WORDS[paper]}"
            remove = button(self.tr("Lepas"), partial(self.drop, code), kind="plain", image="x")
            remove.setAccessibleName(self.tr("Lepas kertas {code}").format(code=code))
            line = row(gap=8)
            line.addWidget(label(words, wrap=True), 1)
            line.addWidget(remove)
            self._rows.addLayout(line)
