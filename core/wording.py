"""The words for every error code: what happened, and what to do. Indonesian, as an official speaks."""

from __future__ import annotations

import string
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What happened, and the remedy, each one or two sentences without a computer word."""

    what: str
    hint: str


_SAFE: Final = "Berkas yang sudah tersimpan tetap aman."

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "usage": ("Perintah tidak dapat dipahami: {reason}.", "Lihat bantuan dengan --help."),
    "input_missing": ("“{path}” tidak ditemukan.", "Periksa ejaan nama dan letak berkasnya."),
    "input_unreadable": (
        "“{path}” tidak dapat dibaca.",
        "Periksa izin berkas dan apakah diska lepas masih terpasang, lalu coba lagi.",
    ),
    "input_not_a_file": (
        "“{path}” bukan {expected}.",
        "Pilih {expected} yang benar.",
    ),
    "output_unwritable": (
        "Tidak dapat menulis di “{path}”.",
        "Pilih nama berkas di folder lain yang boleh ditulis, di luar folder brankas. " + _SAFE,
    ),
    "record_unknown": (
        "Tidak ada {what} “{id}”.",
        "Lihat daftar untuk nomor yang benar; awal nomor sedikitnya 8 huruf.",
    ),
    "record_ambiguous": (
        "Ada {count} {what} yang nomornya berawal “{id}”.",
        "Tulis nomor lebih panjang.",
    ),
    "number_ambiguous": (
        "Nomor “{id}” keluar lebih dari sekali.",
        "Pakai nomor catatannya (delapan huruf) dari number merge atau number list --json.",
    ),
    "setting_invalid": ("Isian “{field}” tidak benar ({reason}).", "Perbaiki isian itu, lalu coba lagi."),
    "question_unknown": ("Templat {template} tidak punya isian “{field}”.", "Mungkin maksudnya {near}?"),
    "table_without_names": (
        "Tidak ada kolom nama pegawai dalam tabel itu (judul kolom: {header}).",
        "Beri judul kolom pada baris pertama, misalnya Nama, NIP, Jabatan, Unit Kerja; atau tunjuk kolomnya "
        "dengan --map KOLOM=name.",
    ),
    "not_a_vault": (
        "“{path}” bukan brankas Netra.",
        "Pilih folder brankas yang berisi vault.json, atau buat brankas baru.",
    ),
    "ledger_plain": (
        "“{file}” tidak terenkripsi, jadi bukan berkas Netra.",
        "Jangan dipakai. Ambil berkas yang benar dari cadangan.",
    ),
    "ledger_empty": ("“{file}” kosong.", "Ambil berkas itu dari cadangan; jangan diganti berkas baru."),
    "ledger_foreign": ("“{file}” bukan berkas Netra.", "Ambil berkas yang benar dari cadangan."),
    "version_too_new": (
        "“{file}” dibuat oleh Netra yang lebih baru.",
        "Pasang Netra versi terbaru, lalu buka lagi. Tidak ada yang diubah.",
    ),
    "vault_in_use": (
        "Brankas ini sedang dibuka oleh program lain.",
        "Tutup atau kunci Netra yang lain itu dahulu, lalu coba lagi.",
    ),
    "passphrase_wrong": (
        "Frasa sandi tidak cocok.",
        "Periksa huruf besar-kecil dan bahasa papan ketik. Bila lupa, pakai lembar pemulihan.",
    ),
    "key_file_needed": (
        "Brankas ini terkunci dengan frasa sandi dan berkas kunci.",
        "Sertakan berkas kuncinya, lalu coba lagi. Bila hilang, pakai lembar pemulihan.",
    ),
    "handover_phrase_wrong": (
        "Frasa serah terima tidak cocok, atau bagian pengunci berkas ini telah berubah.",
        "Ketik ulang frasa dari pengirim (kata dipisah tanda -). Bila tetap gagal, minta berkas dikirim ulang.",
    ),
    "numbers_foreign": (
        "“{file}” bukan catatan nomor dari salinan brankas ini, atau bagian awalnya rusak.",
        "Simpan catatan nomor di laptop yang satu lagi, lalu salin berkasnya sekali lagi. Tidak ada yang diubah.",
    ),
    "numbers_damaged": (
        "Catatan nomor dalam “{file}” rusak atau terpotong.",
        "Salin berkasnya sekali lagi dari laptop yang satu lagi. Tidak ada yang diubah.",
    ),
    "numbers_older": (
        "Catatan nomor dalam “{file}” bertentangan dengan yang ada di sini: dua salinan brankas menulis sebagai komputer "
        "yang sama.",
        "Tidak ada yang diubah. Jangan memberi nomor dahulu. 1. Pilih laptop yang akan melanjutkan nomor. Di laptop yang satu lagi: simpan daftar semua register "
        "dan semua tahunnya (Laptop lain, Simpan semua daftar; atau number list --all -o) dan serahkan perkara yang hanya ada di sana. 2. Tutup Netra. Di laptop yang "
        "melanjutkan nomor: pindahkan berkas copy.mark ke luar folder brankas, buka lagi, ambil alih penomoran, terima "
        "perkara tadi, dan pesan nomor untuk surat yang belum tercatat menurut daftar tadi. 3. Tutup Netra, salin folder brankas itu "
        "ke laptop yang satu lagi sebagai folder baru, tanpa berkas copy.mark, dan pakai salinan itu; folder lamanya tetap disimpan.",
    ),
    "numbers_put_back": (
        "Brankas di sini kembali ke keadaan lama: “{file}” memuat catatan yang pernah ditulis di sini dan tidak ada lagi.",
        "Tidak ada yang diubah. Jangan memberi nomor dahulu. Tutup Netra, pindahkan berkas copy.mark ke luar folder brankas, buka "
        "lagi, lalu gabungkan berkas ini sekali lagi. Bila laptop ini yang melanjutkan nomor, ambil alih penomoran sesudahnya.",
    ),
    "vault_damaged": (
        "Kepala brankas rusak atau telah diubah.",
        "Kembalikan vault.json dari cadangan. Jangan membuat brankas baru di folder ini.",
    ),
    "ledger_damaged": (
        "“{file}” rusak atau bukan milik brankas ini.",
        "Salin dahulu berkas itu apa adanya, lalu ambil versi baiknya dari cadangan. Bila tidak ada, tutup Netra lalu "
        "jalankan perintah vault salvage FOLDER (panduan bagian 9).",
    ),
    "ledger_missing": (
        "“{file}” yang tercatat dalam brankas tidak ada.",
        "Cari di cadangan atau di tempat lain, lalu kembalikan ke folder brankas.",
    ),
    "blob_damaged": (
        "Isi sebuah bukti atau dokumen tidak lagi sama dengan sidik jarinya.",
        "Jangan dipakai sebagai bukti. Ambil berkas perkara ini dari cadangan.",
    ),
    "handover_damaged": (
        "Berkas serah terima rusak atau telah diubah.",
        "Jangan diterima. Minta pengirim membuat dan mengirimnya lagi.",
    ),
    "handover_signature_bad": (
        "Tanda tangan pada berkas serah terima tidak sah.",
        "Jangan diterima. Hubungi pengirim lewat jalur lain dan bandingkan sidik jari kuncinya.",
    ),
    "ledger_older": (
        "“{file}” lebih tua daripada yang terakhir dikenal di sini, atau salinan dari tempat lain.",
        "Cari versi terbarunya. Bila memang hendak memakai cadangan, pulihkan seluruh brankas.",
    ),
    "no_space": (
        "Ruang penyimpanan habis.",
        "Kosongkan sebagian diska, lalu ulangi. Yang belum selesai tidak disimpan. " + _SAFE,
    ),
    "limit_exceeded": ("“{path}” melampaui batas ukuran.", "Batas satu berkas adalah {limit}."),
    "table_too_large": (
        "Tabel “{path}” terlalu besar.",
        "Batasnya {rows} baris, {columns} kolom dan {megabytes} MB. Bagi menjadi beberapa berkas.",
    ),
    "picture_undecodable": (
        "Gambar {path} tidak dapat dibuka.",
        "Berkas tetap dapat disimpan sebagai bukti apa adanya; teksnya saja yang tidak terbaca.",
    ),
    "picture_too_large": (
        "Gambar {path} terlalu besar untuk dibaca.",
        "Batasnya 60 megapiksel dan 50 MB. Berkas tetap dapat disimpan sebagai bukti.",
    ),
    "reader_timeout": (
        "Gambar {path} terlalu lama dibaca dan dihentikan.",
        "Coba potongan gambarnya. Berkas tetap dapat disimpan sebagai bukti.",
    ),
    "reader_stopped": (
        "Pembacaan gambar {path} terhenti di tengah jalan.",
        "Coba lagi; gambarnya sendiri mungkin tidak bermasalah. Berkas tetap dapat disimpan sebagai bukti.",
    ),
    "rule_refused": ("Tidak dapat dilakukan: {reason}.", "Ikuti keterangan itu. Tidak ada yang diubah."),
    "hearing_conflict": (
        "Bentrok dengan klarifikasi {name} pada {at} ({what}).",
        "Pilih waktu, ruang, atau pemeriksa lain; atau tetap jadwalkan bila memang disengaja.",
    ),
    "paper_absent": (
        "Pencetak {printer} tidak mempunyai kertas {paper}.",
        "Pilih pencetak lain atau simpan PDF-nya. Naskah yang belum bernomor dapat dibuat ulang untuk kertas pencetak itu.",
    ),
    "printer_gone": (
        "Pencetak {printer} tidak ada lagi.",
        "Sambungkan pencetaknya, lalu coba lagi, atau pilih pencetak lain.",
    ),
    "printer_failed": (
        "Pencetak {printer} tidak menerima naskah ini.",
        "Periksa apakah pencetaknya hidup dan tersambung, lalu cetak lagi.",
    ),
    "hearing_in_past": ("Waktu {at} sudah lewat.", "Pilih waktu yang akan datang."),
    "field_missing": ("Isian “{field}” belum ada.", "Lengkapi isian itu, lalu coba lagi."),
    "fields_missing": (
        "Isian surat ini belum lengkap: {fields}.",
        "Berikan masing-masing dengan --set NAMA=NILAI, lalu coba lagi.",
    ),
    "number_backdated": (
        "Nomor terakhir register ini bertanggal {last}; surat ini bertanggal {day}, lebih awal.",
        "Pakai nomor sisipan (misalnya 14.1), atau ubah tanggal surat.",
    ),
    "number_taken": (
        "Nomor “{number}” sudah diberikan.",
        "Pesan nomor berikutnya; nomor yang sudah diberikan tidak dipakai lagi.",
    ),
    "numbers_elsewhere": (
        "Nomor {register} dilanjutkan di komputer lain.",
        "Pakai jatah nomor yang disisihkan untuk komputer ini, atau ambil alih penomoran bila komputer itu tidak ada "
        "lagi atau cadangan baru dikembalikan.",
    ),
    "template_invalid": ("Templat tidak benar: {reason}.", "Perbaiki templat itu."),
    "template_doubtful": (
        "Templat masih perlu diperbaiki: {reason}.",
        "Perbaiki, atau pakai --force bila memang dikehendaki.",
    ),
    "folder_not_empty": ("“{path}” tidak kosong.", "Pilih folder baru atau folder kosong."),
    "passphrase_weak": ("Frasa sandi belum cukup.", "Pakai sedikitnya empat kata acak."),
    "component_missing": (
        "Bagian yang diperlukan tidak terpasang: {component}.",
        "Pasang Netra sekali lagi, atau minta bantuan petugas komputer kantor.",
    ),
}

_FIELD_NAMES: Final = {
    "name": "nama",
    "room": "ruang",
    "examiner": "pemeriksa",
    "kind": "jenis kantor (kind)",
    "timezone": "zona waktu (timezone)",
    "pattern": "pola",
    "register": "register (nama, pola, atau bagiannya)",
    "scan": "pindaian",
    "who": "nama orangnya",
    "how": "cara penyampaian",
    "reason": "alasan",
    "purpose": "keperluan",
    "label": "untuk siapa",
    "year": "tahun",
    "count": "banyaknya",
    "text": "teks",
    "handle": "akun",
    "attested_by": "menurut siapa",
    "clock_offset_s": "selisih jam",
    "START": "hari ke-0",
    "jadwal": "klarifikasi yang dijadwalkan",
}
_THINGS: Final = {
    "case": "berkas perkara",
    "number": "nomor",
    "number_block": "jatah nomor",
    "correction": "koreksi",
    "quote": "kutipan",
    "evidence": "bukti",
    "hearing": "klarifikasi",
    "document": "dokumen",
    "template": "templat",
    "official": "pegawai",
    "saved_search": "pencarian",
    "calendar_day": "catatan kantor pada hari",
    "keywords": "daftar kata",
}

_COMPONENTS: Final = {"fonts": "huruf (fon)"}

_UNKNOWN: Final = {
    "template": "Kodenya D01 sampai D22; lihat template list.",
    "calendar_day": "Hanya hari yang dicatat kantor dapat ditarik kembali; lihat calendar list.",
    "keywords": "Buka lagi daftarnya; mungkin sudah dihapus.",
    "saved_search": "Buka lagi daftarnya; mungkin sudah dihapus.",
}
"""The remedy where a thing is not named by the number of its record."""

_REFUSED_BY_TEMPLATE: Final = ("Naskah belum dapat dibuat. {reason}.", "Perbaiki isiannya, lalu coba lagi.")
_NO_HEARING: Final = (
    "Undangan memerlukan klarifikasi yang sudah dijadwalkan.",
    "Jadwalkan klarifikasinya dahulu (perintah hearing schedule), lalu buat undangannya.",
)
_NAMELESS: Final = (
    "Berkas itu melampaui batas ukuran.",
    "Batas satu berkas adalah {limit}; bagi pindaiannya.",
)
_LIMIT: Final = 200_000_000  # bytes; what a limit is where none was told

_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


_PAPER_LIMITS: Final = {
    "page_height": (
        "Ada bagian surat yang lebih tinggi daripada satu halaman.",
        "Pendekkan kop, nama, jabatan, atau isian lain di blok tanda tangan, lalu coba lagi.",
    ),
    "seconds": ("Surat ini terlalu lama disusun.", "Kurangi pengulangan di templat atau baris di daftarnya."),
    "characters": (
        "Teks surat ini terlalu panjang.",
        "Pendekkan isian yang paling panjang, atau bagi suratnya.",
    ),
    "structure": ("Isi templat menjadi terlalu panjang.", "Kurangi pengulangan di templat itu."),
    "bytes": ("Berkas surat ini terlalu besar.", "Kurangi gambar bukti, atau bagi suratnya."),
}
"""What a paper may not exceed, by the fact `limit`; other limits are those of files."""


_NO_NAME_NEAR: Final = "Nama semua isiannya ada dalam templatnya, yang ditulis oleh template export."


class _Facts(string.Formatter):
    """Fills in what is known and leaves a dash for what is not; a message must never fail itself."""

    def get_value(self, key: int | str, args: object, kwargs: object) -> object:
        facts = kwargs if isinstance(kwargs, dict) else {}
        value = facts.get(key)
        if key == "limit":
            return _size(value)
        if key == "reason" and value is None:
            value = facts.get("value") or None
        if key == "near" and isinstance(value, tuple):
            return " atau ".join(value)
        if key == "expected":
            return value or "berkas"
        if key in _NAMES:
            return _NAMES[str(key)].get(str(value), value or "–")
        return "–" if value is None else value


_NAMES: Final = {"field": _FIELD_NAMES, "what": _THINGS, "component": _COMPONENTS}


def explain(error: UserError) -> Explained:
    """The words for an error. Facts may hold names and paths: show them, never log them.

    A `rule_refused` says its own remedy in the fact `hint`; its `reason` is a clause, or a template's sentences.
    """
    what, hint = _words(error)
    facts = {name: _day(value) if name in _DAYS else value for name, value in error.facts.items()}
    if error.code == "rule_refused":
        facts["reason"] = str(facts.get("reason", "–")).strip().removesuffix(".")
    filler = _Facts()
    return Explained(what=filler.vformat(what, (), facts), hint=filler.vformat(hint, (), facts))


_DAYS: Final = ("day", "last")


def _words(error: UserError) -> tuple[str, str]:
    what, hint = _WORDS[error.code]
    facts = error.facts
    if error.code == "limit_exceeded":
        if facts.get("path") == "" and "limit" in facts:
            what, hint = _NAMELESS
        return _PAPER_LIMITS.get(str(facts.get("limit")), (what, hint))
    if error.code == "question_unknown" and not facts.get("near"):
        return what, _NO_NAME_NEAR
    if error.code == "record_unknown":
        return what, _UNKNOWN.get(str(facts.get("what")), hint)
    if error.code == "field_missing" and facts.get("field") == "jadwal":
        return _NO_HEARING
    if error.code == "rule_refused":
        if "hint" in facts:
            return what, "{hint}"
        return _REFUSED_BY_TEMPLATE if "template" in facts else (what, hint)
    return what, hint


def _size(limit: object) -> str:
    """A limit in bytes as people say it."""
    if limit is not None and not isinstance(limit, int):
        return str(limit)
    size = _LIMIT if limit is None else limit
    return f"{size // 10**6} MB" if size >= 10**6 else f"{size // 10**3} kB"


def _day(text: object) -> object:
    """`23 November 2026` of a day as the record has it; anything else as it is."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return text
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
