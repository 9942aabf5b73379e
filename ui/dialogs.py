"""Every question to the person goes through here, so that tests can script the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


class Dialogs(Protocol):
    """Questions that stop the person, not the work."""

    def choose_files(self, parent: QWidget, title: str) -> tuple[Path, ...]:
        """The files the person picked, none when cancelled."""
        ...

    def choose_file(self, parent: QWidget, title: str, kind: str) -> Path | None:
        """The file of this kind (`Tabel (*.csv *.xlsx)`) that the person picked."""
        ...

    def choose_folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """The folder the person picked."""
        ...

    def save_as(self, parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
        """Where to write; an existing file was agreed to be replaced."""
        ...

    def confirm(self, parent: QWidget, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Whether the person chose `verb`; the safe answer is the default."""
        ...

    def fault(self, place: str) -> None:
        """Says honestly that Netra made a mistake."""
        ...


class RealDialogs:
    """The dialogs of Qt; file dialogs keep no history."""

    def choose_files(self, parent: QWidget, title: str) -> tuple[Path, ...]:
        """See `Dialogs`."""
        pictures = translate(
            "dialogs", "Gambar dan PDF (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.pdf)"
        )
        every = translate("dialogs", "Semua berkas (*)")
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", f"{pictures};;{every}")
        return tuple(Path(name) for name in names)

    def choose_file(self, parent: QWidget, title: str, kind: str) -> Path | None:
        """See `Dialogs`."""
        every = translate("dialogs", "Semua berkas (*)")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kind};;{every}")
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """See `Dialogs`."""
        name = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(name) if name else None

    def save_as(self, parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
        """See `Dialogs`."""
        url, _ = QFileDialog.getSaveFileUrl(parent, title, QUrl.fromLocalFile(str(suggested)), kind)
        return Path(url.toLocalFile()) if url.isLocalFile() else None

    def confirm(self, parent: QWidget, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """See `Dialogs`."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, f"<b>{title}</b>", parent=parent)
        box.setInformativeText(text)
        agree = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        agree.setProperty("kind", "danger" if danger else "primary")
        stay = box.addButton(translate("dialogs", "Batal"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is agree

    def fault(self, place: str) -> None:
        """See `Dialogs`."""
        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            translate("dialogs", "Kesalahan Netra"),
            translate("dialogs", "<b>Netra membuat kesalahan.</b>"),
        )
        box.setInformativeText(
            translate(
                "dialogs",
                "Langkah terakhir tidak selesai. Semua yang sudah disebut tersimpan tetap aman di brankas. "
                "Kunci brankas, buka lagi, lalu ulangi langkah itu.\n\nTempat kesalahan: {place}",
            ).format(place=place)
        )
        box.addButton(translate("dialogs", "Tutup"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
