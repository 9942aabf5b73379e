"""Words of the commands about hearings, days, papers, templates, numbers and reports."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.commands.grammar.building import CASE, day, later, natural, number_parts, verb
from core.commands.terminal import Parser


def hearing(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`hearing …`."""
    schedule = verb(actions, "schedule", later("hearing", "schedule"), "jadwalkan klarifikasi", opened)
    schedule.add_argument("case", metavar="CASE", help=CASE)
    schedule.add_argument("--at", required=True, help="ISO 8601; tanpa zona = waktu kantor")
    schedule.add_argument("--room", required=True, help="ruang")
    schedule.add_argument("--examiner", action="append", required=True, help="pemeriksa; boleh berulang")
    schedule.add_argument("--minutes", type=int, default=120, help="lamanya; bawaan 120")
    schedule.add_argument("--capacity", default="Terlapor", choices=["Terlapor", "Pelapor", "Saksi", "Ahli"])
    schedule.add_argument("--force", action="store_true", help="tetap jadwalkan walau bentrok")
    verb(actions, "list", later("hearing", "listing"), "daftar klarifikasi", opened)


def calendar(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`calendar …`."""
    listing = verb(actions, "list", later("calendar", "listing"), "hari libur setahun", opened)
    listing.add_argument("--year", metavar="TAHUN", type=natural)
    change = verb(actions, "add", later("calendar", "add"), "catat hari libur atau hari kerja kantor", opened)
    change.add_argument("date", metavar="DATE", type=day)
    change.add_argument("--name", required=True, help="nama hari itu")
    change.add_argument("--open", action="store_true", help="kantor bekerja pada hari itu")
    back = verb(actions, "remove", later("calendar", "remove"), "tarik kembali catatan kantor", opened)
    back.add_argument("date", metavar="DATE", type=day)
    rule = verb(
        actions, "leave", later("calendar", "leave"), "apakah kantor bekerja saat cuti bersama", opened
    )
    rule.add_argument("rule", choices=["work", "closed"])
    count = verb(actions, "explain", later("calendar", "explain"), "hitung hari kerja", opened)
    count.add_argument("start", metavar="START", type=day, help="hari ke-0")
    count.add_argument("--days", metavar="N", type=natural, required=True)


def document(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`document …`."""
    create = verb(actions, "create", later("document", "create"), "tulis surat", opened)
    create.add_argument("case", metavar="CASE", help=CASE)
    create.add_argument("--template", required=True, metavar="ID", help="D01 sampai D22, mis. D03 undangan")
    create.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAMA=NILAI",
        help="isian surat, mis. surat.nomor=014/PP.01.02/K.SA-02/11/2026; boleh berulang",
    )
    create.add_argument(
        "--hearing", metavar="HEARING", help="nomor klarifikasi; bawaan: yang terakhir dijadwalkan"
    )
    create.add_argument("-o", "--output", metavar="FILE.pdf", type=Path, required=True, help="berkas hasil")
    copy = verb(actions, "copy", later("document", "copy"), "tulis salinan yang disahkan", opened)
    copy.add_argument("case", metavar="CASE", help=CASE)
    copy.add_argument("document", metavar="DOCUMENT", help="nomor dokumen atau awalannya")
    copy.add_argument(
        "--certifier",
        action="append",
        default=[],
        metavar="NAMA=NILAI",
        help="pejabat yang mengesahkan, mis. nama=Audy Rompas; jabatan, nomor_pegawai; boleh berulang",
    )
    copy.add_argument("-o", "--output", metavar="FILE.pdf", type=Path, required=True, help="berkas hasil")
    batch(verb(actions, "batch", later("batch", "run"), "naskah sehari atau sebuah klarifikasi", opened))
    verb(actions, "list", later("document", "listing"), "daftar surat", opened).add_argument(
        "case", metavar="CASE", help=CASE
    )
    attach = verb(actions, "attach", later("attaching", "attach"), "kaitkan pindaian surat", opened)
    attach.add_argument("files", metavar="FILE", nargs="+", help="pindaian atau foto surat bertanda tangan")
    attach.add_argument("--signed", metavar="TANGGAL", help="catat sebagai ditandatangani pada tanggal ini")
    attach.add_argument("--delivered", metavar="TANGGAL", help="catat sebagai disampaikan pada tanggal ini")
    attach.add_argument("--who", metavar="NAMA", help="penanda tangan, atau penerima")
    attach.add_argument("--how", metavar="CARA", help="cara penyampaian, mis. langsung, dengan tanda terima")


def batch(parser: Parser) -> None:
    """`batch …`."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--day", metavar="TANGGAL", type=day, help="undangan hari itu, mis. 2026-12-01")
    which.add_argument("--hearing", nargs=2, metavar=("CASE", "HEARING"), help="semua naskah klarifikasi itu")
    parser.add_argument("--number", action="store_true", help="beri nomor; tanpa ini menjadi KONSEP")
    parser.add_argument(
        "--part",
        action="append",
        default=[],
        metavar="NAMA=NILAI",
        help="bagian nomor, mis. klasifikasi=PP.01.02",
    )
    parser.add_argument("--earlier", action="store_true", help="setuju memakai nomor sisipan, mis. 14.1")
    parser.add_argument(
        "--joined", action="store_true", help="tulis juga semua.pdf, satu berkas untuk dicetak"
    )
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True, help="folder hasil")


def template(actions: argparse._SubParsersAction[Parser], plain: Parser, opened: Parser) -> None:
    """`template …`."""
    gallery = verb(
        actions, "gallery", later("template", "gallery"), "tulis semua naskah dengan data rekaan", plain
    )
    gallery.add_argument("folder", metavar="OUTDIR", type=Path, help="folder hasil")
    gallery.add_argument(
        "--case", choices=["good", "worst"], help="data baik atau data terburuk; bawaan: keduanya"
    )
    gallery.add_argument(
        "--office", choices=["bawaslu", "agency"], help="hanya kantor jenis ini; bawaan: keduanya"
    )
    gallery.add_argument(
        "--format", choices=["pdf", "docx", "both"], default="both", help="jenis berkas; bawaan: keduanya"
    )
    check = verb(actions, "check", later("template", "check"), "periksa sebuah templat", plain)
    check.add_argument("file", metavar="FILE", type=Path, help="templat yang diperiksa")
    verb(actions, "list", later("template", "listing"), "templat bawaan dan salinan kantor", opened)
    export = verb(actions, "export", later("template", "export"), "tulis sebuah templat ke berkas", opened)
    export.add_argument("template", metavar="ID", help="D01 sampai D22")
    export.add_argument("--merged", action="store_true", help="dengan perubahan templat bawaan di dalamnya")
    export.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")
    save = verb(
        actions, "save", later("template", "save"), "pakai sebuah berkas sebagai salinan kantor", opened
    )
    save.add_argument("file", metavar="FILE", type=Path, help="templat")
    save.add_argument("--force", action="store_true", help="walau masih ada yang perlu diperbaiki")
    save.add_argument("--merged", action="store_true", help="perubahan templat bawaan sudah diperiksa")
    reset = verb(actions, "reset", later("template", "reset"), "pakai lagi templat bawaan", opened)
    reset.add_argument("template", metavar="ID", help="D01 sampai D22")


def number(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`number …`."""
    listing = verb(actions, "list", later("number", "listing"), "nomor sebuah register dan tahun", opened)
    listing.add_argument("--all", action="store_true", help="semua register dan semua tahun sekaligus")
    listing.add_argument(
        "--gaps", action="store_true", help="hanya yang tidak menjadi surat, dengan sebabnya"
    )
    listing.add_argument("--state", choices=["used", "reserved", "void", "gap", "lost"])
    listing.add_argument("-o", "--output", metavar="FILE", type=Path, help="tulis ke .csv atau .txt")
    reserve = verb(actions, "reserve", later("number", "reserve"), "pesan nomor tanpa naskah", opened)
    reserve.add_argument("--day", metavar="TANGGAL", type=day, help="tanggal surat; bawaan: hari ini")
    reserve.add_argument("--purpose", metavar="TEKS", default="", help="untuk apa; tanpa nama orang")
    void = verb(actions, "void", later("number", "void"), "batalkan nomor", opened)
    between = verb(
        actions,
        "between",
        later("number", "between"),
        "beri sisipan pada nomor yang keluar dua kali",
        opened,
    )
    block = verb(actions, "block", later("number", "block"), "sisihkan jatah untuk laptop lapangan", opened)
    block.add_argument("--count", metavar="N", type=natural, required=True)
    block.add_argument("--for", dest="label", metavar="TEKS", required=True, help="mis. laptop timur")
    for parser in (reserve, block):
        parser.add_argument("--register", metavar="ID", default="letter", help="bawaan: letter")
    listing.add_argument("--register", metavar="ID", help="bawaan: letter")
    for parser in (listing, block):
        parser.add_argument("--year", metavar="TAHUN", type=natural, help="bawaan: tahun ini")
    claim = verb(actions, "claim", later("number", "claim"), "pakai jatah di komputer ini", opened)
    close = verb(actions, "close", later("number", "close"), "tutup jatah", opened)
    for parser in (claim, close):
        parser.add_argument("block", metavar="BLOCK", help="nomor jatah dari number list --json")
    charge = verb(actions, "charge", later("number", "charge"), "lanjutkan nomor di komputer ini", opened)
    for parser in (void, between):
        parser.add_argument("number", metavar="NUMBER", help="nomor surat, atau nomor catatannya")
    for parser in (void, between, close, charge):
        parser.add_argument("--reason", metavar="TEKS", required=True, help="alasannya")
    give = verb(
        actions, "export", later("number", "export"), "simpan catatan nomor untuk laptop lain", opened
    )
    give.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")
    take = verb(actions, "merge", later("number", "merge"), "gabungkan catatan nomor laptop lain", opened)
    take.add_argument("file", metavar="FILE", type=Path, help="berkas catatan nomor")
    number_parts(reserve)


def report(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`report …`."""
    add = verb(actions, "add", later("report", "add"), "catat laporan atau temuan", opened)
    add.add_argument("case", metavar="CASE", help=CASE)
    add.add_argument("--origin", choices=["report", "finding"], required=True)
    add.add_argument("--number", metavar="NOMOR", help="auto: nomor berikutnya dari registernya")
    add.add_argument("--registered", action="store_true", help="dengan --number auto: nomor registrasi (Reg)")
    add.add_argument("--election", metavar="TEKS", required=True, help="mis. Pemilihan Wali Kota Tahun 2024")
    add.add_argument("--regime", choices=["pemilu", "pemilihan"], required=True)
    add.add_argument("--summary", metavar="TEKS", required=True, help="peristiwanya")
    add.add_argument("--occurred", metavar="TANGGAL", type=day, required=True, help="kejadian")
    add.add_argument("--known", metavar="TANGGAL", type=day, help="diketahui; bawaan: hari kejadian")
    add.add_argument("--submitted", metavar="TANGGAL", type=day, required=True, help="diterima atau dicatat")
    number_parts(add)
