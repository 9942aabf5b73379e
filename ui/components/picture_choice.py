"""Which pictures of the case a paper shows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from core.process.letters.checks import read_rows, rows_text
from ui.theme import px

_MOST_SHOWN: Final = 5
_ROW: Final = Qt.ItemDataRole.UserRole


class PictureChoice(QListWidget):
    """Every picture of the case with a tick; the space bar sets and takes it. Emits `edited`."""

    edited = Signal()

    def __init__(self, columns: Sequence[str], offered: Sequence[Mapping[str, str]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        for each in offered:
            self._add(each)
        self.setProperty("kind", "checks")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(px(30) * min(max(self.count(), 1), _MOST_SHOWN) + px(10))
        self.setWordWrap(False)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        if self.count():
            self.setCurrentRow(0)
        self.itemChanged.connect(lambda _item: self.edited.emit())

    def text(self) -> str:
        """The rows of the ticked pictures."""
        items = (self.item(at) for at in range(self.count()))
        rows = [json.loads(item.data(_ROW)) for item in items if item.checkState() == Qt.CheckState.Checked]
        return rows_text(rows, self._columns)

    def put(self, text: str) -> None:
        """Ticks what the rows name; a row that is none of the case's pictures is added."""
        try:
            rows = {row.get("kode", ""): row for row in read_rows(text, self._columns)}
        except ValueError:
            rows = {}
        self.blockSignals(True)
        for at in range(self.count()):
            item = self.item(at)
            code = json.loads(item.data(_ROW)).get("kode", "")
            item.setCheckState(Qt.CheckState.Checked if code in rows else Qt.CheckState.Unchecked)
            if (row := rows.pop(code, None)) is not None:
                item.setData(_ROW, json.dumps(row))
        for row in rows.values():
            self._add(row)
        self.blockSignals(False)

    def _add(self, row: Mapping[str, str]) -> None:
        words = " – ".join(filter(None, (row.get("kode"), row.get("keterangan"), row.get("sumber"))))
        item = QListWidgetItem(words)
        item.setData(_ROW, json.dumps(dict(row)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setToolTip(words)
        self.addItem(item)
