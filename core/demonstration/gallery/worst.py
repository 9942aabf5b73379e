"""The same papers with everything that breaks forms: long names, no numbers, hostile text, many people.

Every text a person could type is made worse, so that no field of a template is left out by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from core.demonstration.gallery.sample import Sample, Values

NAME: Final = "Raden Ajeng Siti Nurhaliza Ma'ruf Al-Amin Kusumawardhani Sastroatmodjo Mangkunegoro"
FRONT: Final = "Prof. Dr. Ir. Hj."
BACK: Final = "S.E., S.H., M.Si., M.Kn., Ak., CA., CPA., Ph.D."
UNIT: Final = (
    "Bidang Pengembangan Kompetensi, Penilaian Kinerja, dan Penghargaan pada Badan Kepegawaian dan Pengembangan Sumber "
    "Daya Manusia Daerah Kabupaten Kepulauan Siau Tagulandang Biaro"
)
POST: Final = "Kepala Subbidang Penegakan Disiplin, Kode Etik, dan Kode Perilaku Pegawai Aparatur Sipil Negara Nonmanajerial"
OFFICE_LINES: Final = [
    "PEMERINTAH KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO PROVINSI SULAWESI UTARA",
    "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA DAERAH KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO",
]
HOSTILE: Final = "R&D <3 <b>tebal</b> {{ 7*7 }} **bintang** 👍👍 🦜 مرحبا بالعالم 漢字 𝐓𝐞𝐛𝐚𝐥 ze\u200bro\u202eputar\u202c [titik] ::: slip"
SUBJECT: Final = (
    "Undangan Klarifikasi atas Dugaan Pelanggaran Netralitas Aparatur Sipil Negara pada Tahapan Kampanye Pemilihan Wali "
    "Kota dan Wakil Wali Kota Tahun 2026 sebagaimana Laporan yang Disampaikan melalui Panitia Pengawas Pemilihan Kecamatan"
)
ENDLESS: Final = "m" * 10_000
ADDRESS: Final = "https://media.contoh.go.id/profil/12345678901234567890/unggahan?nomor=98765432109876543210&sumber=berbagi_tautan"
WITNESSES: Final = 12
QUESTIONS: Final = 120
ROWS: Final = 40
_PEOPLE: Final = frozenset({"saksi", "terlapor", "peserta", "keterangan_ringkas", "pendamping"})
_LONG_TABLES: Final = frozenset(
    {"barang", "rantai", "berkas", "kelengkapan", "unsur", "fakta", "hasil", "perkara", "bukti"}
)
_FREE: Final = frozenset({
    "peristiwa", "uraian", "perbuatan", "dugaan", "jawab", "tanya", "ringkasan", "alasan", "fakta", "keterangan",
    "kesimpulan_kajian", "penolakan_ttd", "pelanggaran_kode_etik", "tindakan_perbaikan", "acara", "sumber_dugaan",
    "bentuk_pelanggaran", "memberatkan", "meringankan", "dampak", "narahubung", "unsur", "perintah", "forum",
    "bukti_penyampaian", "uraian_kesimpulan",
})  # fmt: skip
_KEPT: Final = frozenset({"cetak", "status_kepegawaian", "nomor"})
"""How a paper is printed, and what decides whether it may be written, stay as they are."""


def worsen(sample: Sample) -> Sample:
    """The sample with every name, post, unit, free text and list made as bad as it comes."""
    values = {name: _value(name, value) for name, value in sample.values.items()}
    _many(values)
    _letter(values)
    _endless(values)
    return replace(sample, case="worst", values=values)


def _value(name: str, value: object) -> object:
    if name in _KEPT:
        return value
    if isinstance(value, Mapping):
        return _record(value)
    if isinstance(value, list):
        return [_value(name, item) for item in value]
    if isinstance(value, str) and name in _FREE:
        return f"{value} {HOSTILE}"
    return value


def _record(record: Mapping[str, object]) -> Values:
    worse: Values = {name: _value(name, value) for name, value in record.items()}
    if (
        "nama" in worse
        and "kop_baris" not in worse
        and ("jabatan" in worse or "alamat" in worse or "nomor_pegawai" in worse)
    ):
        worse |= {
            "nama": NAME,
            "gelar_depan": FRONT,
            "gelar_belakang": BACK,
            "nomor_pegawai": None,
            "label_nomor": None,
        }
        worse |= {"jabatan": POST} if worse.get("jabatan") else {}
        worse |= {"unit_kerja": UNIT} if worse.get("unit_kerja") else {}
        worse["pangkat"] = worse["golongan"] = None
    if "kop_baris" in worse and worse.get("jenis") != "pemda":
        worse["kop_baris"] = OFFICE_LINES
    return worse


def _many(values: Values) -> None:
    """Twelve people where people are listed, a hundred and twenty questions, forty rows of other things."""
    for name, value in list(values.items()):
        if not isinstance(value, list) or not value or not isinstance(value[0], Mapping):
            continue
        if name in _PEOPLE:
            values[name] = _repeated(value, WITNESSES)
        elif name == "tanya_jawab":
            values[name] = _repeated(value, QUESTIONS)
        elif name in _LONG_TABLES:
            values[name] = _repeated(value, ROWS)
    if values.get("gambar"):
        values["gambar"] = _repeated(values["gambar"], 3)


def _repeated(rows: object, count: int) -> list[object]:
    given = list(rows) if isinstance(rows, list) else []
    return [given[number % len(given)] for number in range(count)]


def _letter(values: Values) -> None:
    letter = values.get("surat")
    if isinstance(letter, dict) and letter:
        copies = [f"{POST} Nomor {number}" for number in range(1, 13)] if letter.get("tembusan") else []
        values["surat"] = {**letter, "hal": SUBJECT, "tembusan": copies}


def _endless(values: Values) -> None:
    """One word of ten thousand letters, in the first free text there is."""
    matter = values.get("kasus")
    if isinstance(matter, dict) and matter.get("uraian"):
        values["kasus"] = {**matter, "uraian": f"{matter['uraian']} {ENDLESS} {ADDRESS}"}
    for name in ("perbuatan", "dugaan", "pelanggaran_kode_etik", "alasan"):
        # A reason that is repeated for each of twelve people stays short; the address has the word instead.
        if isinstance(values.get(name), str) and "terlapor" not in values:
            values[name] = f"{values[name]} {ENDLESS}"
            return
    reporter = values.get("pelapor")
    if isinstance(reporter, dict) and reporter.get("alamat"):
        values["pelapor"] = {**reporter, "alamat": f"{reporter['alamat']} {ENDLESS}"}
