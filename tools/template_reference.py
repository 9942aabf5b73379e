"""Writes the tables of docs/guide/templat.md anew from the code: `python tools/template_reference.py`.

Names, defaults, examples and refusals come from the code; only the words are here. A test compares both, so that the page
cannot fall behind.
"""

from __future__ import annotations

import re
import sys
from datetime import date, time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.rules import law
from core.writing import checking, groups, outline, pieces, template
from core.writing.blocks import Paragraph, plain
from core.writing.fields import Field
from core.writing.filters import FILTERS
from core.writing.functions import NAMES

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "guide" / "templat.md"
HEAD: Final[dict[str, tuple[str, str]]] = {
    "id": ("Nomor naskah; tidak boleh diganti", '"D03"'),
    "title": ("Jenis naskah, tanpa nama orang", '"Undangan Klarifikasi"'),
    "issuers": ("Siapa yang menerbitkan: bawaslu, agency (instansi pegawai), official (pegawai itu sendiri)", '["bawaslu"]'),
    "valid_from": ("Mulai berlaku; surat bertanggal lebih awal memakai templat bawaan", "2015-01-01"),
    "paper": ("Kertas: a4, folio, f4", '"a4"'),
    "landscape": ("Mendatar", "false"),
    "margins": ("Tepi kertas dalam milimeter, 10 sampai 60: top, right, bottom, left", "top = 25"),
    "font": ("Huruf: arial, bookman", '"arial"'),
    "size": ("Besar huruf", "11"),
    "leading": ("Jarak baris", "1.25"),
    "indent": ("Masuknya baris pertama, milimeter", "12.5"),
    "marking": ("Tanda di atas halaman", '""'),
    "security": ("Kode keamanan: B, T, R, SR", '"R"'),
    "letterhead": ("Memakai kop kantor", "true"),
    "register": ("Register nomor: letter (surat biasa), confidential (rahasia), decision (keputusan), minutes (berita acara), case (nomor laporan atau temuan), optional (boleh bernomor), none (tanpa nomor)", '"letter"'),
    "number": ("Isian tempat nomor berada", '"surat.nomor"'),
    "pages": ("Nomor halaman", "false"),
    "signers": ("Isian para penanda tangan", '["pejabat"]'),
    "requires": ("Isian yang harus ada; | berarti salah satu", '["orang.nama|orang.akun"]'),
    "groups": ("Nama isian dan kelompoknya; [] berarti beberapa baris", 'orang = "orang"'),
    "defaults": ("Isi bila tidak diketahui", 'surat.sifat = "Rahasia"'),
    "code": ("Halaman memuat kode yang menuntun pindaian kembali ke naskahnya", "true"),
    "forms": ("Kode formulir menurut rezim dan tanggal: code, regime, valid_from, valid_until, confidence", 'code = "B.9"'),
    "questions": ("Pertanyaan yang tidak tercatat dalam berkas perkara", 'key = "perbuatan"'),
    "variants": ("Yang berbeda bila suatu jawaban dipilih: when, title, requires, paper …", 'title = "Pengumuman"'),
}  # fmt: skip
"""Every attribute of `head.Head`, with an example; of a table one of its lines."""
TABLES: Final = {
    "margins": "[margins]", "groups": "[groups]", "defaults": "[defaults]", "forms": "[[form]]",
    "questions": "[[question]]", "variants": "[[variant]]",
}  # fmt: skip
"""How a head writes those that are tables."""
QUESTION: Final[dict[str, str]] = {
    "key": "Nama isian; titik menaruhnya dalam kelompok",
    "label": "Tulisan di layar",
    "type": "Jenis: text, long, date, time, int, list, choice, flag, record, table",
    "required": "Wajib dijawab",
    "default": "Jawaban bila tidak diubah",
    "choices": "Pilihan, hanya untuk choice",
    "help": "Penjelasan di bawah isian",
    "required_when": "Wajib bila isian lain berisi nilai ini",
    "group": "Kelompok isian untuk record dan table",
    "columns": "Isian kelompok yang ditanyakan",
    "least": "Paling sedikit berapa baris",
    "most": "Paling banyak berapa baris; 0 berarti tidak dibatasi",
}
PARTS: Final[dict[str, str]] = {
    "kepala-surat": "Nomor, sifat, lampiran, hal; kota dan tanggal ditulis di belakang namanya",
    "kepala-lampiran": "Sudut lampiran keputusan",
    "yth": "Alamat tujuan, satu baris satu baris",
    "isian": "Label : isi, dengan titik dua lurus; baris tanpa isi hilang",
    "tanda-tangan": "Kolom tanda tangan; [ruang] memberi tempat",
    "tembusan": "Daftar tembusan",
    "butir": "Label di kiri (Dasar, Menimbang) dan isinya",
    "nomor": "Satu butir dengan nomor sendiri",
    "slip": "Lembar yang digunting",
    "satukan": "Tidak boleh terpotong halaman",
    "tengah": "Rata tengah",
    "menjorok": "Menjorok ke kanan",
    "catatan": "Huruf kecil",
    "tabel": "Tabel; lebar kolom di belakang namanya",
    "gambar": "Gambar bukti menurut kodenya, dengan keterangan",
    "halaman-baru": "Halaman baru; tidak ditutup",
    "ruang": "Ruang kosong dalam milimeter; tidak ditutup",
}
FILTER: Final[dict[str, tuple[str, str]]] = {
    "tanggal": ("Tanggal panjang; titik-titik bila belum ada", "surat.tanggal | tanggal"),
    "hari_tanggal": ("Hari dan tanggal", "surat.tanggal | hari_tanggal"),
    "hari": ("Nama hari", "surat.tanggal | hari"),
    "tahun": ("Tahun saja", "surat.tanggal | tahun"),
    "pembuka": ("Sesudah “Pada hari ini”", "surat.tanggal | pembuka"),
    "pukul": ("Pukul dengan zona", 'jadwal.pukul_mulai | pukul("WITA")'),
    "jam": ("Jam saja", "jadwal.pukul_mulai | jam"),
    "terbilang": ("Bilangan dengan huruf", "21 | terbilang"),
    "bilangan": ("Angka, huruf, dan satuan", '2 | bilangan("berkas")'),
    "rupiah": ("Uang", "10000 | rupiah"),
    "romawi": ("Angka Romawi", "11 | romawi"),
    "diktum": ("Diktum keputusan", "2 | diktum"),
    "huruf": ("Huruf butir", "3 | huruf"),
    "atau": ("Pengganti bila kosong", 'surat.sifat | atau("Biasa")'),
    "kapital": ("Huruf besar; bukan untuk nama dengan gelar", '"surat" | kapital'),
    "kapital_jabatan": ("Jabatan dengan huruf besar; a.n. dan Plt. tetap", '"Plt. kepala dinas" | kapital_jabatan'),
    "awal_kapital": ("Huruf pertama besar", '"laporan" | awal_kapital'),
    "awal_kecil": ("Huruf pertama kecil", '"Laporan" | awal_kecil'),
    "tanpa_titik": ("Tanpa titik di akhir", '"mengunggah foto." | tanpa_titik'),
    "sidik": ("Nilai hash berkelompok", '"0123456789abcdef" | sidik'),
    "di_kota": ("Baris kota pada alamat tujuan", '"Bitung" | di_kota'),
    "nama": ("Nama dengan gelar", "orang | nama"),
    "nama_saja": ("Nama tanpa gelar", "orang | nama_saja"),
    "nama_kapital": ("Nama huruf besar, gelar tetap", "orang | nama_kapital"),
    "nama_judul": ("Nama huruf besar untuk judul, gelar tetap", "orang | nama_judul"),
    "nama_kapital_tanpa_gelar": ("Nama huruf besar tanpa gelar", "orang | nama_kapital_tanpa_gelar"),
    "inisial": ("Huruf pertama tiap kata nama", "orang | inisial"),
    "sapaan": ("Sdr. atau Sdri.", "orang | sapaan"),
    "baris_nomor": ("Jenis dan nomor pegawai", "orang | baris_nomor"),
    "label_nomor": ("Jenis nomor pegawai", "orang | label_nomor"),
    "nomor": ("Nomor pegawai", "orang | nomor"),
    "pangkat": ("Pangkat dan golongan", "orang | pangkat"),
    "label_pangkat": ("Sebutan baris pangkat", "orang | label_pangkat"),
    "isi_pangkat": ("Isi baris pangkat", "orang | isi_pangkat"),
    "golongan": ("Golongan saja", "orang | golongan"),
    "lahir": ("Tempat dan tanggal lahir", "orang | lahir"),
    "umur": ("Umur pada suatu tanggal", "orang | umur(surat.tanggal)"),
    "nik_tersamar": ("NIK dengan angka tengah tertutup", "orang | nik_tersamar"),
    "jabatan_ttd": ("Baris jabatan di atas tanda tangan", "pejabat | jabatan_ttd | baris"),
    "jabatan_penetap": ("Jabatan yang menetapkan", "pejabat | jabatan_penetap"),
    "jabatan_kalimat": ("Jabatan huruf besar untuk kalimat", '"WALI KOTA BITUNG" | jabatan_kalimat'),
    "daftar": ("Beberapa teks menjadi satu kalimat", '["foto", "video", "tautan"] | daftar'),
    "koma": ("Teks yang ada, dipisah koma", '["satu", none, "dua"] | koma'),
    "ekor_koma": ("Seperti koma, dengan koma di akhir", '["satu", "dua"] | ekor_koma'),
    "sambung": ("Teks yang ada, dipisah spasi", '["satu", none, "dua"] | sambung'),
    "baris": ("Satu baris satu teks", '["satu", "dua"] | baris'),
    "gabung": ("Dua daftar menjadi satu", '["satu"] | gabung(["dua"]) | koma'),
    "terisi": ("Yang berisi saja", '["satu", "", none] | terisi | koma'),
    "per_kelompok": ("Tanya jawab menurut kelompoknya", "tanya_jawab | per_kelompok | jumlah"),
    "yang": ("Baris yang isiannya bernilai ini", 'bukti | yang("satuan", "berkas") | jumlah'),
    "urut": ("Baris menurut isian", '(bukti | urut("kode") | pertama).kode'),
    "ada": ("Apakah ada baris yang berisi", '"ada" if bukti | ada("kode") else "tidak"'),
    "cacah": ("Berapa kali tiap nilai", 'bukti | cacah("satuan")'),
    "jumlah": ("Banyaknya", "bukti | jumlah"),
    "pertama": ("Yang pertama", '["satu", "dua"] | pertama'),
    "terakhir": ("Yang terakhir", '["satu", "dua"] | terakhir'),
}  # fmt: skip
FUNCTION: Final[dict[str, tuple[str, str]]] = {
    "dasar": ("Peraturan yang berlaku pada tanggal surat dan perbuatan, sebagai daftar", '{% for h in dasar("asn") %}'),
    "jangka": ("Jangka waktu menurut peraturan; kosong bila tidak pasti", '{{ jangka("batas-lapor") }}'),
    "tolak": ("Surat tidak dibuat, dengan alasan ini", '{{ tolak("Klarifikasi harus sesudah tanggal surat.") }}'),
    "ingatkan": ("Peringatan di penyusun; surat tetap dibuat", '{{ ingatkan("Periksa tanggalnya.") }}'),
}  # fmt: skip
PIECE: Final[dict[str, str]] = {
    "gambar": "Lampiran gambar bukti",
    "identitas": "Baris identitas seseorang (p)",
    "identitas-kalimat": "Identitas seseorang (p) dalam kalimat",
    "identitas-kalimat-orang": "Identitas orang dalam kalimat",
    "kepala-lampiran": "Sudut lampiran keputusan",
    "kepala-surat": "Nomor, sifat, lampiran, hal, kota dan tanggal",
    "keputusan-hukuman": "Isi keputusan hukuman disiplin",
    "lafal": "Lafal sumpah atau janji menurut agama",
    "nomor-ba": "Nomor berita acara",
    "pembuka-ba": "Pembukaan berita acara",
    "penanda-tangan": "Satu penanda tangan (p)",
    "saksi": "Tanda tangan para saksi",
    "slip-surat": "Tanda terima di kaki surat",
    "sumpah": "Pengambilan sumpah atau janji",
    "tanya-jawab": "Tanya jawab bernomor, menurut kelompok",
    "tembusan": "Daftar tembusan",
    "ttd-keputusan": "Tanda tangan keputusan",
    "yth-orang": "Alamat tujuan kepada seseorang (p)",
}
FORBIDDEN: Final = (
    "{% include 'berkas' %}", "{% import 'berkas' as b %}", "{% extends 'berkas' %}", "{% macro m() %}{% endmacro %}",
    "{{ pembuat.__class__ }}", "{{ pembuat | keluarkan }}", "{{ jalankan() }}", "{{ 2 * 3 }}", "{{ {'a': 1} }}",
)  # fmt: skip
_BEFORE: Final = "D19"
_DAY: Final = date(2026, 11, 23)
_VALUES: Final[dict[str, object]] = {
    "surat": {"tanggal": date(2026, 11, 23), "sifat": ""},
    "jadwal": {"pukul_mulai": time(9, 0)},
    "orang": {
        "nama": "Johanis Sumual", "gelar_depan": "Drs.", "gelar_belakang": "M.Si.", "label_nomor": "NIP",
        "nomor_pegawai": "198503172010011004", "pangkat": "Penata", "golongan": "III/c", "jenis_kelamin": "Laki-laki",
        "tempat_lahir": "Bitung", "tanggal_lahir": date(1985, 3, 17), "umur": None, "nik": "7172010101850003",
        "akun": None,
    },
    "pejabat": {"jabatan": "SEKRETARIS DAERAH", "mode": "an", "rantai_jabatan": ["WALI KOTA BITUNG"]},
    "bukti": [
        {"kode": "P-2", "satuan": "berkas"}, {"kode": "P-1", "satuan": "berkas"}, {"kode": "P-3", "satuan": "lembar"},
    ],
    "tanya_jawab": [{"kelompok": "Pembukaan", "tanya": "Sehat?", "jawab": "Sehat."}],
}  # fmt: skip
_MARK: Final = re.compile(r"(<!-- mulai (\w+) -->\n).*?(<!-- akhir -->)", re.DOTALL)


def written(page: str) -> str:
    """The page with every table between its marks made anew. Raises `KeyError` for a mark that has no table."""
    tables = _tables()
    return _MARK.sub(lambda mark: f"{mark[1]}{tables[mark[2]]}\n{mark[3]}", page)


def result(expression: str) -> str:
    """What the example prints."""
    blocks = template.render_plain(f"{{{{ {expression} }}}}", _VALUES, on=_DAY)
    return " / ".join(
        line for block in blocks if isinstance(block, Paragraph) for line in plain(block.text).splitlines()
    )


def refusal(text: str) -> str:
    """What the checker says of a template with that text at its end; empty when it accepts it."""
    whole = f"{template.text_of(_BEFORE, _DAY)}\n{text}\n"
    found = checking.check(whole, on=_DAY)
    return found[0].message if found else ""


def _tables() -> dict[str, str]:
    return {
        "kepala": _table(("Kunci", "Arti", "Contoh"), [(f"`{TABLES.get(key, key)}`", words, f"`{value}`") for key, (words, value) in HEAD.items()]),
        "pertanyaan": _table(("Kunci", "Arti"), [(f"`{key}`", words) for key, words in QUESTION.items()]),
        "bagian": _table(("Bagian", "Arti"), [(f"`::: {name}`", PARTS[name]) for name in sorted(outline.LINES | outline.NESTED | outline.VOID)]),
        "saringan": _table(("Saringan", "Arti", "Ditulis", "Tercetak"), [(f"`{name}`", FILTER[name][0], f"`{FILTER[name][1]}`", result(FILTER[name][1])) for name in FILTERS]),
        "fungsi": _table(("Fungsi", "Arti", "Ditulis"), [(f"`{name}`", FUNCTION[name][0], f"`{FUNCTION[name][1]}`") for name in sorted(NAMES)]),
        "peraturan": f"Pokok untuk `dasar`: {_names(law.topics())}.\n\nJangka waktu untuk `jangka`: {_names(law.term_topics())}.",
        "potongan": _table(("Potongan", "Arti"), [(f"`::: pakai {name}`", PIECE[name]) for name in pieces.known()]),
        "isian": "\n\n".join(f"### `{name}`\n\n{_fields(each)}" for name, each in groups.GROUPS.items()),
        "larangan": _table(("Ditulis", "Yang dikatakan Netra"), [(f"`{text}`", refusal(text)) for text in FORBIDDEN]),
    }  # fmt: skip


def _fields(fields: tuple[Field, ...]) -> str:
    return _table(
        ("Isian", "Arti", "Contoh"), [(f"`{each.name}`", each.help, each.example) for each in fields]
    )


def _names(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [
        head,
        tuple("---" for _ in head),
        *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows),
    ]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
