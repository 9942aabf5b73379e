"""What stands beside the fields of a form where the name of a field or choice alone would not do."""

from __future__ import annotations

from typing import Final

from core.writing.head import PRINTING

_PAPERS: Final = {"a4": "A4 (210 × 297 mm)", "folio": "Folio (210 × 330 mm)", "f4": "F4 (215 × 330 mm)"}
_SIGNING: Final = {
    "definitif": "atas nama jabatan sendiri", "an": "a.n. (atas nama)", "ub": "u.b. (untuk beliau)",
    "plt": "Plt. (pelaksana tugas)", "plh": "Plh. (pelaksana harian)", "pj": "Pj. (penjabat)",
}  # fmt: skip
_WORDS: Final[dict[str, dict[str, str]]] = {
    f"{PRINTING}.kertas": _PAPERS,
    f"{PRINTING}.kop": {"cetak": "Cetak kop", "kosongkan": "Kosongkan, kertas sudah berkop"},
    f"{PRINTING}.rangkap": {"asli": "Asli, untuk dikirim", "arsip": "Arsip, dengan kolom paraf"},
    f"{PRINTING}.rata_ttd": {"kiri": "Rata kiri", "tengah": "Di tengah"},
    "surat.keamanan": {
        "B": "B (biasa)",
        "T": "T (terbatas)",
        "R": "R (rahasia)",
        "SR": "SR (sangat rahasia)",
    },
    "pejabat.mode": _SIGNING,
}
PRINTING_CHOICES: Final = {f"{PRINTING}.rangkap": ("asli", "arsip")}
"""A certified copy is made from a paper that exists, not from a form."""
_LABELS: Final = {
    f"{PRINTING}.kop_ruang": "Ruang untuk kop yang sudah tercetak (mm)",
    "pejabat.nama": "Nama penanda tangan, dengan gelar",
    "pejabat.jabatan": "Jabatan penanda tangan",
    "pejabat.nomor_pegawai": "NIP penanda tangan, kosong bila tidak ada",
    "pejabat.pangkat": "Pangkat penanda tangan",
    "pejabat.golongan": "Golongan penanda tangan",
    "surat.nomor": "Nomor surat",
}


def words_of(key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices as they are shown."""
    known = _WORDS.get(key, {})
    return tuple(known.get(choice, choice) for choice in choices)


def label_of(key: str, schema_help: str, *, titled: bool) -> str:
    """The label of a field of a group."""
    return _LABELS.get(key, "Nama, dengan gelar" if titled else schema_help)
