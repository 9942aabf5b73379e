"""The keys of the viewer, as its help tells them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.components.keys_help import Keys

translate = QCoreApplication.translate


def viewer_keys() -> Keys:
    """Groups of keys and what they do."""
    return (
        (
            translate("keys", "Berpindah"),
            (
                ("← →", translate("keys", "bukti sebelumnya, berikutnya")),
                ("PgUp PgDn", translate("keys", "halaman dokumen")),
                ("Ctrl+1 … 5", translate("keys", "bagian Teks sampai Riwayat")),
                ("C", translate("keys", "bandingkan dengan bukti lain")),
                ("Esc", translate("keys", "tinggalkan yang sedang dikerjakan, lalu halaman ini")),
            ),
        ),
        (
            translate("keys", "Kata"),
            (
                ("N  P", translate("keys", "kata ragu berikutnya, sebelumnya")),
                ("Enter", translate("keys", "koreksi kata; sekali lagi untuk mengetik")),
                ("1  2", translate("keys", "pakai bacaan pembaca 1 atau 2")),
                ("Ctrl+Z", translate("keys", "urungkan perubahan terakhir")),
                ("M", translate("keys", "garis tepi semua kata")),
            ),
        ),
        (
            translate("keys", "Gambar"),
            (
                ("Z", translate("keys", "seluruh gambar, lalu selebar layar")),
                ("W  A", translate("keys", "selebar layar, ukuran sebenarnya")),
                ("+  -", translate("keys", "perbesar, perkecil; juga Ctrl+roda")),
                ("T", translate("keys", "putar tampilan")),
                ("← → ↑ ↓", translate("keys", "geser bila gambar diperbesar")),
            ),
        ),
        (
            translate("keys", "Baca ulang dan kutip"),
            (
                ("R", translate("keys", "baca ulang satu bagian: seret kotak")),
                ("H", translate("keys", "sorot kalimat untuk dikutip")),
                ("← → ↑ ↓", translate("keys", "di dalamnya: geser kotak atau pilihan")),
                ("Shift+panah", translate("keys", "di dalamnya: ubah ukuran, perpanjang")),
                ("Enter", translate("keys", "di dalamnya: baca atau kutip")),
            ),
        ),
    )


def hint(mode: str) -> str:
    """What to do while a mode of the picture is on."""
    return {
        "box": translate("keys", "Baca ulang: seret kotak pada gambar; Enter membaca, Esc selesai."),
        "words": translate("keys", "Kutip: sapukan tetikus di atas kata; Enter mengutip, Esc selesai."),
    }.get(mode, "")
