"""The words of every choice of an office's style, with the mark of those that are not certain."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.vault.letter_style import CHOICES, PAPERS, UNCERTAIN

translate = QCoreApplication.translate
PAPER_WORDS: Final = {"a4": "A4 (210 × 297 mm)", "folio": "Folio (210 × 330 mm)", "f4": "F4 (215 × 330 mm)"}


def legend() -> str:
    """What the marks mean."""
    return translate(
        "style",
        "(B) lazim, tetapi dapat berbeda menurut daerah atau instansi. (C) belum pasti: tanyakan tata naskah kantor. "
        "Tanpa tanda: menurut aturan atau contoh resmi.",
    )


def title(name: str) -> str:
    """What a setting is called."""
    return {
        "letterhead": translate("style", "Bentuk kop"),
        "rules": translate("style", "Garis di bawah kop"),
        "address": translate("style", "Letak alamat"),
        "signatures": translate("style", "Letak teks tanda tangan"),
        "number_label": translate("style", "Tulisan NIP"),
        "number_digits": translate("style", "Angka NIP"),
        "names": translate("style", "Nama penanda tangan"),
        "titles": translate("style", "Gelar dalam keputusan"),
        "subject": translate("style", "Sebutan hal"),
        "no_attachment": translate("style", "Bila tanpa lampiran"),
        "place_line": translate("style", "Baris terakhir alamat tujuan"),
        "number_words": translate("style", "Bilangan pada pembukaan berita acara"),
        "bracketed_date": translate("style", "Tanggal angka sesudahnya"),
        "catchword": translate("style", "Kata penyambung di kaki halaman"),
        "printer": translate("style", "Kertas pada pencetak kantor"),
    }[name]


def options(name: str) -> tuple[tuple[str, str], ...]:
    """Words and values of a setting's choices, in the order of `CHOICES`."""
    words = _words(name)
    return tuple((words[value] + _mark(name, value), value) for value in CHOICES[name])


def _mark(name: str, value: str) -> str:
    mark = UNCERTAIN.get((name, value))
    return f"  ({mark})" if mark else ""


def _words(name: str) -> dict[str, str]:
    if name == "printer":
        return {"": translate("style", "Tidak disebut"), **{paper: PAPER_WORDS[paper] for paper in PAPERS}}
    return {
        "letterhead": {
            "": translate("style", "Menurut jenis kantor"),
            "bawaslu": translate("style", "Bawaslu: logo di kiri"),
            "agency": translate("style", "Instansi: logo di kiri, dua garis"),
            "region": translate("style", "Kepala daerah: lambang di atas"),
            "empty": translate("style", "Kosongkan: kertas sudah berkop"),
        },
        "rules": {
            "": translate("style", "Menurut bentuk kop"),
            "one": translate("style", "Satu garis"),
            "two": translate("style", "Dua garis, tebal di atas tipis"),
        },
        "address": {
            "lines": translate("style", "Di bawah nama, di tengah"),
            "logo": translate("style", "Di bawah logo, huruf miring"),
        },
        "signatures": {
            "left": translate("style", "Rata kiri"), "centre": translate("style", "Di tengah"),
        },
        "number_label": {"NIP": "NIP 1985…", "NIP.": "NIP. 1985…"},
        "number_digits": {"plain": "198503172010011004", "grouped": "19850317 201001 1 004"},
        "names": {
            "capitals": translate("style", "HURUF KAPITAL"),
            "underlined": translate("style", "Tebal dan bergaris bawah"),
        },
        "titles": {
            "": translate("style", "Menurut jenis naskah"),
            "shown": translate("style", "Tampil"), "hidden": translate("style", "Tidak tampil"),
        },
        "subject": {"Hal": "Hal", "Perihal": "Perihal"},
        "no_attachment": {
            "dash": translate("style", "Lampiran : -"), "omit": translate("style", "Barisnya dihilangkan"),
        },
        "place_line": {
            "city": translate("style", "di Contoh"), "separate": translate("style", "di - lalu CONTOH di bawahnya"),
            "tempat": translate("style", "di Tempat, tidak dianjurkan"),
        },
        "number_words": {
            "lower": translate("style", "dua puluh tiga"), "title": translate("style", "Dua Puluh Tiga"),
        },
        "bracketed_date": {
            "yes": translate("style", "Ditulis: (23-11-2026)"), "no": translate("style", "Tidak ditulis"),
        },
        "catchword": {"no": translate("style", "Tidak"), "yes": translate("style", "Ya")},
    }[name]  # fmt: skip
