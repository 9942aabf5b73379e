"""The tab *Riwayat*: every entry of the record, the newest first, and the head that sums it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.case.ledger import grouped
from core.vault.office import Office
from ui.components import lists
from ui.components.case_view import CaseView, load_history
from ui.components.failure import tell
from ui.desk import Desk
from ui.widgets.basics import column, holder, label, row
from ui.widgets.empty import picture
from ui.widgets.message import Message
from ui.widgets.table import Table


class HistoryTab(QWidget):
    """Read only: what was done is never changed."""

    broke = Signal(object)

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self.message = Message()
        self.head = label("", "mono", copy=True)
        self.head.setAccessibleName(self.tr("Kepala riwayat"))
        self._count = label("", "quiet")
        self.table = Table(lists.history(office), self.tr("Riwayat berkas"))
        card = holder(
            row(
                picture("fingerprint", 20), label(self.tr("Kepala riwayat"), "strong"), self.head, 0, self._count,
                margin=(12, 8, 12, 8), gap=10,
            ),
            "inset",
        )  # fmt: skip
        card.setToolTip(
            self.tr(
                "Angka ini berubah bila satu catatan saja diubah. Bandingkan dengan yang tercetak di surat."
            )
        )
        self.setLayout(column(card, self.message, self.table, margin=(0, 12, 0, 0), gap=12))

    def load(self, view: CaseView) -> None:
        """Shows the record of this case."""
        self.head.setText(grouped(view.head))
        self._desk.ask(
            self,
            lambda vault: load_history(vault, view.row.id),
            done=self._show,
            failed=tell(self.message, self.broke.emit),
        )

    def _show(self, rows: tuple[lists.HistoryRow, ...]) -> None:
        self.table.put(rows)
        self._count.setText(self.tr("{count} catatan").format(count=len(rows)))
