"""The section *Riwayat*: what is fixed about this evidence, and everything that was done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.case.custody import Deed, Event
from core.case.reading import ReadingRecord
from core.vault.office import Office
from ui import texts
from ui.components.facts import Facts
from ui.components.seen import Seen
from ui.widgets.basics import column, label, rule
from ui.widgets.notes import Note, NoteList

translate = QCoreApplication.translate


class CustodyPanel(QWidget):
    """Read only: what was done is never changed."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._facts = Facts()
        self._count = label("", "caption")
        self.list = NoteList(self.tr("Riwayat bukti ini"))
        layout = column(self._facts, rule(), self._count, gap=8)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)

    def put(self, seen: Seen) -> None:
        """Shows evidence and its custody, the newest deed first."""
        item, readers = seen.item, _readers(seen.record)
        self._facts.put(
            (
                (self.tr("Nama berkas"), item.name),
                (self.tr("Jenis"), f"{texts.media(item.media_type)}, {texts.size(item.size)}"),
                *((self.tr("Pembaca {number}").format(number=at), name) for at, name in enumerate(readers, 1)),
                (self.tr("Sidik jari"), texts.groups(item.sha256)),
            )
        )  # fmt: skip
        self._count.setText(self.tr("{count} catatan, terbaru di atas").format(count=len(seen.custody)))
        self.list.put([self._note(event) for event in reversed(seen.custody)])

    def blank(self) -> None:
        """Drops everything."""
        self._facts.put(())
        self._count.clear()
        self.list.put(())

    def _note(self, event: Event) -> Note:
        return Note(
            id=event.id,
            text=deed_text(event),
            caption=f"{texts.moment(event.at, self._office)}, {event.by}",
        )


def deed_text(event: Event) -> str:
    """What was done, as a sentence without a subject."""
    nothing = translate("custody", "(tidak ada)")
    with_texts = {
        Deed.READ: translate("custody", "Teks dibaca: {text} kata"),
        Deed.CORRECTED: translate("custody", "Koreksi: “{before}” menjadi “{text}”"),
        Deed.UNCORRECTED: translate("custody", "Koreksi ditarik: “{text}” kembali menjadi “{before}”"),
        Deed.QUOTED: translate("custody", "Dikutip: “{text}”"),
        Deed.UNQUOTED: translate("custody", "Kutipan dihapus: “{text}”"),
    }
    if event.deed in with_texts:
        return with_texts[event.deed].format(before=event.before or nothing, text=event.text or nothing)
    return {
        Deed.RECEIVED: translate("custody", "Diterima dan disimpan apa adanya"),
        Deed.TAKEN_OVER: translate("custody", "Dipindahkan dari bukti masuk ke berkas ini"),
        Deed.OPENED: translate("custody", "Dilihat"),
        Deed.COPIED: translate("custody", "Salinan asli disimpan ke luar brankas"),
        Deed.DESCRIBED: translate("custody", "Asal dicatat"),
        Deed.MOVED: translate("custody", "Dipindahkan ke berkas perkara"),
        Deed.LAID_ASIDE: translate("custody", "Disisihkan"),
        Deed.TAKEN_BACK: translate("custody", "Dikembalikan"),
        Deed.UNREADABLE: translate("custody", "Teks tidak dapat dibaca"),
        Deed.HANDED_OVER: translate("custody", "Ikut dalam serah terima berkas"),
        Deed.HANDOVER_TAKEN: translate("custody", "Serah terima diterima"),
    }.get(event.deed, translate("custody", "Catatan bukti diubah"))


def _readers(record: ReadingRecord | None) -> Sequence[str]:
    """The readers of words with their versions."""
    return [text for text in record.readers if not text.startswith("pp-ocr-lines")] if record else []
