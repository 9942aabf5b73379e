"""What the keys of the inbox do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.components.keys_help import Keys

translate: Final = QCoreApplication.translate


def inbox_keys() -> Keys:
    """The keys in groups."""
    return (
        (
            translate("inbox_keys", "Melihat"),
            (
                (translate("inbox_keys", "J, K"), translate("inbox_keys", "bukti berikutnya, sebelumnya; panah juga")),
                (translate("inbox_keys", "V, spasi"), translate("inbox_keys", "lihat besar")),
                (translate("inbox_keys", "E"), translate("inbox_keys", "buka atau lipat kelompok serupa")),
                (translate("inbox_keys", "?"), translate("inbox_keys", "bantuan ini")),
            ),
        ),
        (
            translate("inbox_keys", "Memutuskan"),
            (
                (translate("inbox_keys", "Enter"), translate("inbox_keys", "tautkan ke berkas; selalu bertanya dahulu")),
                (translate("inbox_keys", "D"), translate("inbox_keys", "sisihkan sebagai salinan dari yang pertama dalam kelompok")),
                (translate("inbox_keys", "X"), translate("inbox_keys", "sisihkan")),
                (translate("inbox_keys", "B"), translate("inbox_keys", "kembalikan yang disisihkan")),
                (translate("inbox_keys", "U, Ctrl+Z"), translate("inbox_keys", "batalkan yang terakhir")),
            ),
        ),
        (
            translate("inbox_keys", "Memilih beberapa"),
            (
                (translate("inbox_keys", "Shift"), translate("inbox_keys", "dari yang satu sampai yang lain")),
                (translate("inbox_keys", "Ctrl"), translate("inbox_keys", "satu per satu")),
                (translate("inbox_keys", "Ctrl+A"), translate("inbox_keys", "semua yang tampak")),
            ),
        ),
        (
            translate("inbox_keys", "Menambah"),
            (
                (translate("inbox_keys", "Ctrl+V"), translate("inbox_keys", "tempel gambar atau berkas")),
                (translate("inbox_keys", "Ctrl+N"), translate("inbox_keys", "pilih berkas")),
                (translate("inbox_keys", "T"), translate("inbox_keys", "jawab tiga pertanyaan tentang asalnya")),
            ),
        ),
    )  # fmt: skip
