"""What a person does in the sections beside the text: quotes, findings and the source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.case.quote import Quote
from core.case.source import Source
from core.reading.values import Box
from ui.components.findings import Field, find
from ui.components.reading_pane import ReadingPane, Section
from ui.components.reviewing import Reviewing, Then
from ui.components.seen import Seen
from ui.desk import Desk
from ui.dialogs import Dialogs

translate = QCoreApplication.translate


class PaneWork(QObject):
    """Joins the sections and the record; the page shows what `changed` brings and points out what `pointed` says."""

    changed = Signal(object)
    said = Signal(str)
    pointed = Signal(int, object)
    """A page, and the boxes on it that are meant."""
    failed = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, pane: ReadingPane, reviewing: Reviewing) -> None:
        super().__init__(pane)
        self._desk, self._dialogs, self._pane, self._reviewing = desk, dialogs, pane, reviewing
        self._looked: Seen | None = None
        pane.quotes.pointed.connect(lambda quote: self._point_out(quote.page, quote.boxes))
        pane.quotes.removing.connect(self._unquote)
        pane.findings.pointed.connect(lambda found: self._point_out(found.page, found.boxes))
        pane.findings.taking.connect(self._take_finding)
        pane.source.saving.connect(self._describe)

    def look(self, seen: Seen) -> None:
        """Looks through the text, when evidence was opened and when something of it was changed."""
        if self._looked is None or self._looked.item.id != seen.item.id:
            self._pane.findings.wait()
        self._looked = seen

        def done(found: tuple[Field, ...]) -> None:
            if self._looked is seen:
                self._pane.show_findings(found)

        self._desk.ask(self, lambda vault: find(vault, seen), done=done, failed=self.failed.emit)

    def forget(self) -> None:
        """Drops the evidence looked through."""
        self._looked = None

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost, or the person lets it go."""
        if not self._pane.source.changed:
            return True
        return self._dialogs.confirm(
            self._pane, translate("viewer", "Isian asal belum disimpan"),
            translate("viewer", "Yang sudah diketik di bagian Asal akan hilang."),
            translate("viewer", "Buang isian"), danger=True,
        )  # fmt: skip

    def _point_out(self, page: int, boxes: Sequence[Box]) -> None:
        self.pointed.emit(page, tuple(boxes))

    def _unquote(self, quote: Quote) -> None:
        agreed = self._dialogs.confirm(
            self._pane, translate("viewer", "Hapus kutipan ini?"),
            translate("viewer", "“{text}”\n\nKutipan hilang dari daftar ini. Gambar dan teksnya tetap; riwayat "
                                "mencatat bahwa kutipan pernah ada.").format(text=quote.text),
            translate("viewer", "Hapus kutipan"), danger=True,
        )  # fmt: skip
        if agreed:
            self.pointed.emit(quote.page, ())
            self._reviewing.unquote(
                quote, self._then(translate("viewer", "Kutipan dihapus. Ctrl+Z mengurungkan."))
            )

    def _describe(self, source: Source) -> None:
        told = self._then(translate("viewer", "Asal bukti tersimpan. Ctrl+Z mengurungkan."))

        def then(seen: Seen) -> None:
            self._pane.source.put(seen.item.source)
            told(seen)

        self._reviewing.describe(source, then)

    def _take_finding(self, name: str, text: str) -> None:
        self._pane.go(Section.SOURCE)
        self._pane.source.take(name, text)

    def _then(self, words: str) -> Then:
        def then(seen: Seen) -> None:
            self.changed.emit(seen)
            self.said.emit(words)

        return then
