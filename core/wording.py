"""The words for every error code: what happened, and what to do. Indonesian, as an official speaks."""

from __future__ import annotations

import string
from dataclasses import dataclass
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
        "Tidak ada {what} dengan nomor “{id}”.",
        "Lihat daftar untuk nomor yang benar; awal nomor sedikitnya 8 huruf.",
    ),
    "record_ambiguous": (
        "Ada {count} {what} yang nomornya berawal “{id}”.",
        "Tulis nomor lebih panjang.",
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
        "Tidak ada yang diubah. Jangan memberi nomor dahulu. 1. Pilih laptop yang akan melanjutkan nomor. Di laptop yang satu lagi: simpan daftar nomornya (Laptop "
        "lain, Simpan daftar ini; atau number list -o) dan serahkan perkara yang hanya ada di sana. 2. Tutup Netra. Di laptop yang "
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
        "Salin dahulu berkas itu apa adanya, lalu ambil versi baiknya dari cadangan. Bila tidak ada, tutup Netra dan "
        "jalankan netra vault salvage.",
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
    "limit_exceeded": ("“{path}” melampaui batas ukuran.", "Batas satu bukti adalah 200 MB."),
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
        "Coba lagi; gambarnya sendiri mungkin tidak bermasalah. Berkas tetap tersimpan sebagai bukti.",
    ),
    "rule_refused": ("Ditolak: {reason}", "Perbaiki isiannya, lalu coba lagi."),
    "hearing_conflict": (
        "Bentrok dengan klarifikasi {name} pada {at} ({what}).",
        "Pilih waktu, ruang, atau pemeriksa lain; atau tetap jadwalkan bila memang disengaja.",
    ),
    "paper_absent": (
        "Pencetak {printer} tidak mempunyai kertas {paper}.",
        "Buat naskahnya untuk kertas pencetak itu, pilih pencetak lain, atau simpan PDF-nya.",
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
        "Register ini sudah sampai tanggal {last}; surat bertanggal {day} lebih tua.",
        "Pakai nomor bersisipan (misalnya 14.1), atau ubah tanggal surat.",
    ),
    "number_taken": (
        "Nomor “{number}” sudah diberikan.",
        "Pesan nomor berikutnya; nomor yang sudah diberikan tidak dipakai lagi.",
    ),
    "numbers_elsewhere": (
        "Nomor {register} dilanjutkan di komputer lain.",
        "Pakai jatah nomor yang disisihkan untuk komputer ini, atau ambil alih penomoran bila komputer itu tidak ada lagi.",
    ),
    "template_invalid": ("Templat tidak benar: {reason}.", "Perbaiki templat itu."),
    "template_doubtful": (
        "Pemeriksa berkeberatan atas templat: {reason}.",
        "Perbaiki, atau pakai --force bila memang dikehendaki.",
    ),
    "folder_not_empty": ("“{path}” tidak kosong.", "Pilih folder baru atau folder kosong."),
    "passphrase_weak": ("Frasa sandi belum cukup.", "Pakai sedikitnya empat kata acak."),
    "component_missing": (
        "Bagian yang diperlukan tidak terpasang: {component}.",
        "Jalankan lagi pemasangan (make run), lalu coba lagi.",
    ),
}

_FIELD_NAMES: Final = {
    "name": "nama",
    "room": "ruang",
    "examiner": "pemeriksa",
    "kind": "jenis kantor (kind)",
    "timezone": "zona waktu (timezone)",
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
}


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
        value = kwargs.get(key) if isinstance(kwargs, dict) else None
        if key == "field":
            return _FIELD_NAMES.get(str(value), value or "–")
        if key == "what":
            return _THINGS.get(str(value), value or "–")
        if key == "reason" and value is None and isinstance(kwargs, dict):
            return kwargs.get("value") or "–"
        if key == "near" and isinstance(value, tuple):
            return " atau ".join(value)
        if key == "expected":
            return value or "berkas"
        return "–" if value is None else value


def explain(error: UserError) -> Explained:
    """The words for an error. Facts may hold names and paths: show them, never log them."""
    what, hint = _WORDS[error.code]
    if error.code == "limit_exceeded":
        what, hint = _PAPER_LIMITS.get(str(error.facts.get("limit")), (what, hint))
    if error.code == "question_unknown" and not error.facts.get("near"):
        hint = _NO_NAME_NEAR
    filler = _Facts()
    return Explained(what=filler.vformat(what, (), error.facts), hint=filler.vformat(hint, (), error.facts))
