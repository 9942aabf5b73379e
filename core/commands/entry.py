"""From arguments to a command and its exit code."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from core import __version__
from core.case.subject import Status
from core.commands.terminal import Parser, common, tell, unlocking
from core.errors import UserError
from core.people.columns import Column

if TYPE_CHECKING:
    from core.commands import demo

_CASE = "nomor berkas perkara, atau awalannya sedikitnya 8 huruf"
Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str], *, pictures: demo.Pictures) -> int:
    """Carries out a command; `pictures` takes pictures of the window for `demo`. Gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    as_json = "--json" in arguments
    try:
        options = _parser(pictures).parse_args(arguments)
        _check_texts(options)
        return int(options.command(options))
    except UserError as error:
        tell(error, as_json=as_json)
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("error: Dihentikan.\nhint: Yang sudah diakui tersimpan tetap tersimpan.\n")
        return 130
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go; the interpreter would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # noqa: BLE001 - the edge: a bug is named by place, never by its text
        frame = traceback.extract_tb(error.__traceback__)[-1]
        sys.stderr.write(
            f"error: Kesalahan program ({type(error).__name__} di {Path(frame.filename).name}:{frame.lineno}).\n"
            "hint: Yang sudah diakui tersimpan tetap aman. Laporkan baris ini kepada pengembang.\n"
        )
        return 1


def _check_texts(options: argparse.Namespace) -> None:
    """A name of a file may be any bytes; any other word must be text, or nothing could be compared with it or kept."""
    for name, value in vars(options).items():
        words = value if isinstance(value, list) else [value]
        for word in () if name == "files" or name.endswith("_file") else words:
            if isinstance(word, str) and any("\ud800" <= sign <= "\udfff" for sign in word):
                raise UserError("usage", reason=f"{name}: bukan teks UTF-8")


def _parser(pictures: demo.Pictures) -> Parser:
    parser = Parser(
        prog="main.py", description="Netra: bukti, klarifikasi, surat, dan serah terima, luar jaringan."
    )
    parser.add_argument("--version", action="version", version=f"Netra {__version__}")
    nouns = parser.add_subparsers(dest="noun", required=True, parser_class=Parser)
    opened, plain = unlocking(), common()
    _vault(
        nouns.add_parser("vault", help="brankas").add_subparsers(required=True, parser_class=Parser), opened
    )
    _official(
        nouns.add_parser("official", help="daftar pegawai").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    _keyword(
        nouns.add_parser("keyword", help="kata dan calon yang dicari dalam bukti").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    _case(
        nouns.add_parser("case", help="berkas perkara").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    _evidence(
        nouns.add_parser("evidence", help="bukti").add_subparsers(required=True, parser_class=Parser), opened
    )
    _search(nouns.add_parser("search", help="cari di semua berkas dan bukti masuk", parents=[opened]))
    _hearing(
        nouns.add_parser("hearing", help="klarifikasi").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    _calendar(
        nouns.add_parser("calendar", help="hari libur dan hari kerja").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    _document(
        nouns.add_parser("document", help="surat").add_subparsers(required=True, parser_class=Parser), opened
    )
    _template(
        nouns.add_parser("template", help="templat naskah").add_subparsers(
            required=True, parser_class=Parser
        ),
        plain,
        opened,
    )
    _number(
        nouns.add_parser("number", help="nomor surat").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    _report(
        nouns.add_parser("report", help="laporan dan temuan").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    _handover(
        nouns.add_parser("handover", help="serah terima").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    _ocr(nouns.add_parser("ocr", help="baca gambar tanpa brankas", parents=[plain]))
    _demo(nouns.add_parser("demo", help="brankas contoh", parents=[plain]), pictures)
    nouns.add_parser("smoke", help="uji singkat pemasangan", parents=[plain]).set_defaults(
        command=_later("smoke", "run")
    )
    return parser


def _add(
    actions: argparse._SubParsersAction[Parser], name: str, command: Command, text: str, *parents: Parser
) -> Parser:
    parser = actions.add_parser(name, help=text, parents=parents)
    parser.set_defaults(command=command)
    return parser


def _vault(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    create = _add(actions, "create", _later("vault", "create"), "buat brankas baru", opened)
    create.add_argument("--office", metavar="FILE.toml", type=Path, required=True, help="profil kantor")
    profile = _add(actions, "office", _later("office", "show_or_change"), "profil kantor", opened)
    profile.add_argument(
        "--office", metavar="FILE.toml", type=Path, help="profil pengganti; surat yang sudah dibuat tetap"
    )
    picture = profile.add_mutually_exclusive_group()
    picture.add_argument("--logo", metavar="FILE", type=Path, help="gambar PNG atau JPEG untuk kop")
    picture.add_argument("--no-logo", action="store_true", help="kop tanpa logo")
    check = _add(actions, "check", _later("vault", "check"), "periksa semua berkas", opened)
    check.add_argument("--full", action="store_true", help="setiap halaman dan setiap bukti")
    change = _add(actions, "passphrase", _later("vault", "passphrase"), "ganti frasa sandi", opened)
    change.add_argument("--new-passphrase-file", metavar="PATH")
    change.add_argument(
        "--new-key-file", metavar="PATH", type=Path, help="berkas kunci yang berlaku sesudahnya"
    )
    recover = _add(actions, "recover", _later("vault", "recover"), "buka dengan lembar pemulihan", opened)
    recover.add_argument("--recovery-file", metavar="PATH")
    recover.add_argument("--new-passphrase-file", metavar="PATH")


def _official(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    take = _add(
        actions, "import", _later("official", "import_"), "ambil daftar pegawai dari CSV atau XLSX", opened
    )
    take.add_argument("file", metavar="FILE", type=Path, help="tabel CSV atau XLSX")
    take.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="KOLOM=ISI",
        type=_mapping,
        help="isi sebuah kolom (judul, huruf, atau nomornya), mis. Pegawai=name; - tidak dipakai; boleh berulang",
    )
    take.add_argument("--preview", action="store_true", help="perlihatkan saja, jangan disimpan")
    listing = _add(actions, "list", _later("official", "listing"), "daftar pegawai", opened)
    listing.add_argument("--limit", metavar="N", type=_natural, help="paling banyak sekian; bawaan: semua")
    match = _add(
        actions, "match", _later("official", "match"), "siapa yang mungkin dimaksud, dengan alasannya", opened
    )
    match.add_argument("text", metavar="TEXT", nargs="?", help="apa yang terlihat: nama, unit, akun, NIP")
    match.add_argument(
        "--limit", metavar="N", type=_natural, default=10, help="paling banyak sekian; bawaan 10"
    )
    for name in ("--name", "--unit", "--position", "--nip", "--handle"):
        match.add_argument(name)
    claim = _add(
        actions, "claim", _later("official", "claim"), "catat akun yang dikatakan milik pegawai", opened
    )
    claim.add_argument("official", metavar="ID", help="nomor pegawai atau awalannya")
    claim.add_argument("handle", metavar="HANDLE", help="nama akun atau alamatnya")
    claim.add_argument("--attested-by", metavar="NAMA", required=True, help="siapa yang mengatakannya")
    claim.add_argument("--platform")
    claim.add_argument("--grounds", metavar="TEKS", help="atas dasar apa")


def _keyword(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    _add(actions, "list", _later("keyword", "listing"), "kata dan calon yang dicari", opened)
    change = _add(actions, "set", _later("keyword", "take_over"), "simpan daftar sebuah pemilihan", opened)
    change.add_argument("file", metavar="FILE.toml", type=Path, help="daftar calon dan kata")
    change.add_argument(
        "--only", action="store_true", help="hapus daftar pemilihan yang tidak ada dalam berkas"
    )


def _calendar(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    listing = _add(actions, "list", _later("calendar", "listing"), "hari libur setahun", opened)
    listing.add_argument("--year", metavar="TAHUN", type=_natural)
    change = _add(
        actions, "add", _later("calendar", "add"), "catat hari libur atau hari kerja kantor", opened
    )
    change.add_argument("date", metavar="DATE", type=_day)
    change.add_argument("--name", required=True, help="nama hari itu")
    change.add_argument("--open", action="store_true", help="kantor bekerja pada hari itu")
    back = _add(actions, "remove", _later("calendar", "remove"), "tarik kembali catatan kantor", opened)
    back.add_argument("date", metavar="DATE", type=_day)
    rule = _add(
        actions, "leave", _later("calendar", "leave"), "apakah kantor bekerja saat cuti bersama", opened
    )
    rule.add_argument("rule", choices=["work", "closed"])
    count = _add(actions, "explain", _later("calendar", "explain"), "hitung hari kerja", opened)
    count.add_argument("start", metavar="START", type=_day, help="hari ke-0")
    count.add_argument("--days", metavar="N", type=_natural, required=True)


def _case(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    create = _add(actions, "create", _later("case", "create"), "buka berkas perkara", opened)
    create.add_argument("--official", metavar="ID", help="pegawai dari daftar; nomor atau awalannya")
    create.add_argument("--name", help="nama tanpa gelar; wajib tanpa --official")
    create.add_argument("--front-titles", metavar="GELAR")
    create.add_argument("--back-titles", metavar="GELAR")
    create.add_argument("--nip")
    create.add_argument("--status", choices=[status.value for status in Status])
    for name in ("--rank", "--grade", "--position", "--unit", "--agency", "--address"):
        create.add_argument(name)
    _add(actions, "list", _later("case", "listing"), "daftar berkas perkara", opened)
    _add(actions, "show", _later("case", "details"), "isi satu berkas", opened).add_argument(
        "case", metavar="CASE", help=_CASE
    )


def _evidence(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    add = _add(actions, "add", _later("evidence", "add"), "tambah bukti", opened)
    add.add_argument("case", metavar="CASE", help=_CASE)
    add.add_argument("files", metavar="FILE", nargs="+", help="gambar, PDF, atau berkas lain")
    add.add_argument("--no-ocr", action="store_true", help="simpan saja, jangan dibaca")
    read = _add(actions, "read", _later("evidence", "read"), "baca bukti yang belum dibaca", opened)
    read.add_argument("--case", metavar="CASE", help=f"{_CASE}; tanpa ini: semua berkas dan bukti masuk")
    read.add_argument("--retry", action="store_true", help="juga yang dahulu terlalu lama atau terhenti")
    for reading in (add, read):
        reading.add_argument(
            "--jobs", metavar="N", type=_count, help="pembaca yang bekerja bersama; bawaan: sebanyak prosesor"
        )
    _add(actions, "list", _later("evidence", "listing"), "daftar bukti", opened).add_argument(
        "case", metavar="CASE", help=_CASE
    )
    get = _add(actions, "get", _later("evidence", "get"), "salin bukti asli keluar", opened)
    get.add_argument("case", metavar="CASE", help=_CASE)
    get.add_argument("evidence", metavar="EVIDENCE", help="nomor bukti atau awalannya")
    get.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")


def _search(parser: Parser) -> None:
    parser.set_defaults(command=_later("search", "search"))
    parser.add_argument(
        "query",
        metavar="QUERY",
        help='kata, "frasa utuh", awal kata dengan *; salah baca dan ejaan lain ikut dicari',
    )
    parser.add_argument(
        "--limit", metavar="N", type=_hits, default=20, help="paling banyak sekian; bawaan 20"
    )
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--case", metavar="CASE", help=_CASE)
    place.add_argument("--inbox", action="store_true", help="hanya bukti masuk")
    parser.add_argument("--since", metavar="TANGGAL", type=_day, help="sejak hari ini, mis. 2020-10-05")
    parser.add_argument("--until", metavar="TANGGAL", type=_day, help="sampai dengan hari ini")
    parser.add_argument("--platform", help="mis. Facebook")
    parser.add_argument(
        "--stage", choices=["evidence", "hearing", "document"], help="sejauh mana berkas perkaranya"
    )


def _hearing(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    schedule = _add(actions, "schedule", _later("hearing", "schedule"), "jadwalkan klarifikasi", opened)
    schedule.add_argument("case", metavar="CASE", help=_CASE)
    schedule.add_argument("--at", required=True, help="ISO 8601; tanpa zona = waktu kantor")
    schedule.add_argument("--room", required=True, help="ruang")
    schedule.add_argument("--examiner", action="append", required=True, help="pemeriksa; boleh berulang")
    schedule.add_argument("--minutes", type=int, default=120, help="lamanya; bawaan 120")
    schedule.add_argument("--capacity", default="Terlapor", choices=["Terlapor", "Pelapor", "Saksi", "Ahli"])
    schedule.add_argument("--force", action="store_true", help="tetap jadwalkan walau bentrok")
    _add(actions, "list", _later("hearing", "listing"), "daftar klarifikasi", opened)


def _document(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    create = _add(actions, "create", _later("document", "create"), "tulis surat", opened)
    create.add_argument("case", metavar="CASE", help=_CASE)
    create.add_argument("--template", required=True, metavar="ID", help="D01 sampai D22, mis. D03 undangan")
    create.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAMA=NILAI",
        help="isian surat, mis. surat.nomor=014/PM.06.02/11/2026; boleh berulang",
    )
    create.add_argument(
        "--hearing", metavar="HEARING", help="nomor klarifikasi; bawaan: yang terakhir dijadwalkan"
    )
    create.add_argument("-o", "--output", metavar="FILE.pdf", type=Path, required=True, help="berkas hasil")
    copy = _add(actions, "copy", _later("document", "copy"), "tulis salinan yang disahkan", opened)
    copy.add_argument("case", metavar="CASE", help=_CASE)
    copy.add_argument("document", metavar="DOCUMENT", help="nomor dokumen atau awalannya")
    copy.add_argument(
        "--certifier",
        action="append",
        default=[],
        metavar="NAMA=NILAI",
        help="pejabat yang mengesahkan, mis. nama=Audy Rompas; jabatan, nomor_pegawai; boleh berulang",
    )
    copy.add_argument("-o", "--output", metavar="FILE.pdf", type=Path, required=True, help="berkas hasil")
    _batch(_add(actions, "batch", _later("batch", "run"), "naskah sehari atau sebuah klarifikasi", opened))
    _add(actions, "list", _later("document", "listing"), "daftar surat", opened).add_argument(
        "case", metavar="CASE", help=_CASE
    )
    attach = _add(actions, "attach", _later("attaching", "attach"), "kaitkan pindaian surat", opened)
    attach.add_argument("files", metavar="FILE", nargs="+", help="pindaian atau foto surat bertanda tangan")
    attach.add_argument("--signed", metavar="TANGGAL", help="catat sebagai ditandatangani pada tanggal ini")
    attach.add_argument("--delivered", metavar="TANGGAL", help="catat sebagai disampaikan pada tanggal ini")
    attach.add_argument("--who", metavar="NAMA", help="penanda tangan, atau penerima")
    attach.add_argument("--how", metavar="CARA", help="cara penyampaian, mis. langsung, dengan tanda terima")


def _batch(parser: Parser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--day", metavar="TANGGAL", type=_day, help="undangan hari itu, mis. 2026-12-01")
    which.add_argument("--hearing", nargs=2, metavar=("CASE", "HEARING"), help="semua naskah klarifikasi itu")
    parser.add_argument("--number", action="store_true", help="beri nomor; tanpa ini menjadi KONSEP")
    parser.add_argument(
        "--part",
        action="append",
        default=[],
        metavar="NAMA=NILAI",
        help="bagian nomor, mis. klasifikasi=PP.01.02",
    )
    parser.add_argument("--earlier", action="store_true", help="setuju memakai nomor bersisipan, mis. 14.1")
    parser.add_argument(
        "--joined", action="store_true", help="tulis juga semua.pdf, satu berkas untuk dicetak"
    )
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True, help="folder hasil")


def _template(actions: argparse._SubParsersAction[Parser], plain: Parser, opened: Parser) -> None:
    gallery = _add(
        actions, "gallery", _later("template", "gallery"), "tulis semua naskah dengan data rekaan", plain
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
    check = _add(actions, "check", _later("template", "check"), "periksa sebuah templat", plain)
    check.add_argument("file", metavar="FILE", type=Path, help="templat yang diperiksa")
    _add(actions, "list", _later("template", "listing"), "templat bawaan dan salinan kantor", opened)
    export = _add(actions, "export", _later("template", "export"), "tulis sebuah templat ke berkas", opened)
    export.add_argument("template", metavar="ID", help="D01 sampai D22")
    export.add_argument("--merged", action="store_true", help="dengan perubahan templat bawaan di dalamnya")
    export.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")
    save = _add(
        actions, "save", _later("template", "save"), "pakai sebuah berkas sebagai salinan kantor", opened
    )
    save.add_argument("file", metavar="FILE", type=Path, help="templat")
    save.add_argument("--force", action="store_true", help="walau pemeriksa masih berkeberatan")
    save.add_argument("--merged", action="store_true", help="perubahan templat bawaan sudah diperiksa")
    reset = _add(actions, "reset", _later("template", "reset"), "pakai lagi templat bawaan", opened)
    reset.add_argument("template", metavar="ID", help="D01 sampai D22")


def _number(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    listing = _add(actions, "list", _later("number", "listing"), "nomor sebuah register dan tahun", opened)
    listing.add_argument(
        "--gaps", action="store_true", help="hanya yang tidak menjadi surat, dengan sebabnya"
    )
    listing.add_argument("--state", choices=["used", "reserved", "void", "gap", "lost"])
    listing.add_argument("-o", "--output", metavar="FILE", type=Path, help="tulis ke .csv atau .txt")
    reserve = _add(actions, "reserve", _later("number", "reserve"), "pesan nomor tanpa naskah", opened)
    reserve.add_argument("--day", metavar="TANGGAL", type=_day, help="tanggal surat; bawaan: hari ini")
    reserve.add_argument("--purpose", metavar="TEKS", default="", help="untuk apa; tanpa nama orang")
    void = _add(actions, "void", _later("number", "void"), "batalkan nomor", opened)
    between = _add(
        actions,
        "between",
        _later("number", "between"),
        "beri sisipan pada nomor yang keluar dua kali",
        opened,
    )
    block = _add(actions, "block", _later("number", "block"), "sisihkan jatah untuk laptop lapangan", opened)
    block.add_argument("--count", metavar="N", type=_natural, required=True)
    block.add_argument("--for", dest="label", metavar="TEKS", required=True, help="mis. laptop timur")
    for parser in (listing, reserve, block):
        parser.add_argument("--register", metavar="ID", default="letter", help="bawaan: letter")
    for parser in (listing, block):
        parser.add_argument("--year", metavar="TAHUN", type=_natural, help="bawaan: tahun ini")
    claim = _add(actions, "claim", _later("number", "claim"), "pakai jatah di komputer ini", opened)
    close = _add(actions, "close", _later("number", "close"), "tutup jatah", opened)
    for parser in (claim, close):
        parser.add_argument("block", metavar="BLOCK", help="nomor jatah dari number list --json")
    charge = _add(actions, "charge", _later("number", "charge"), "lanjutkan nomor di komputer ini", opened)
    for parser in (void, between):
        parser.add_argument("number", metavar="NUMBER", help="nomor surat, atau nomor catatannya")
    for parser in (void, between, close, charge):
        parser.add_argument("--reason", metavar="TEKS", required=True, help="alasannya")
    give = _add(
        actions, "export", _later("number", "export"), "simpan catatan nomor untuk laptop lain", opened
    )
    give.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")
    take = _add(actions, "merge", _later("number", "merge"), "gabungkan catatan nomor laptop lain", opened)
    take.add_argument("file", metavar="FILE", type=Path, help="berkas catatan nomor")
    _parts(reserve)


def _report(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    add = _add(actions, "add", _later("report", "add"), "catat laporan atau temuan", opened)
    add.add_argument("case", metavar="CASE", help=_CASE)
    add.add_argument("--origin", choices=["report", "finding"], required=True)
    add.add_argument("--number", metavar="NOMOR", help="auto: nomor berikutnya dari registernya")
    add.add_argument("--registered", action="store_true", help="dengan --number auto: nomor registrasi (Reg)")
    add.add_argument("--election", metavar="TEKS", required=True, help="mis. Pemilihan Wali Kota Tahun 2024")
    add.add_argument("--regime", choices=["pemilu", "pemilihan"], required=True)
    add.add_argument("--summary", metavar="TEKS", required=True, help="peristiwanya")
    add.add_argument("--occurred", metavar="TANGGAL", type=_day, required=True, help="kejadian")
    add.add_argument("--known", metavar="TANGGAL", type=_day, help="diketahui; bawaan: hari kejadian")
    add.add_argument("--submitted", metavar="TANGGAL", type=_day, required=True, help="diterima atau dicatat")
    _parts(add)


def _parts(parser: Parser) -> None:
    parser.add_argument(
        "--part", action="append", default=[], metavar="NAMA=ISI", help="bagian nomor, mis. klasifikasi=PP.01"
    )
    parser.add_argument("--earlier", action="store_true", help="setuju nomor bersisipan (14.1)")


def _handover(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    export = _add(actions, "export", _later("handover", "export"), "tulis serah terima", opened)
    export.add_argument("case", metavar="CASE", help=_CASE)
    export.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")
    export.add_argument("--handover-passphrase-file", metavar="PATH")
    export.add_argument("--to", action="append", default=[], metavar="age1…", help="kunci penerima")
    verify = _add(actions, "verify", _later("handover", "verify"), "periksa serah terima", common())
    verify.add_argument("file", metavar="FILE", type=Path, help="berkas serah terima")
    verify.add_argument("--vault", metavar="DIR", type=Path, help="brankas yang mengenal penanda tangan")
    verify.add_argument("--passphrase-file", metavar="PATH")
    verify.add_argument("--key-file", metavar="PATH", type=Path, help="berkas kunci brankas itu")
    take = _add(actions, "import", _later("handover", "import_"), "terima serah terima", opened)
    take.add_argument("file", metavar="FILE", type=Path, help="berkas serah terima")
    for parser in (verify, take):
        parser.add_argument("--handover-passphrase-file", metavar="PATH")
        parser.add_argument("--identity-file", metavar="PATH", help="kunci age milik penerima")


def _ocr(parser: Parser) -> None:
    parser.set_defaults(command=_later("ocr", "read"))
    parser.add_argument("files", metavar="FILE", nargs="+", help="gambar, PDF, atau berkas lain")
    parser.add_argument("-o", "--output", metavar="OUTDIR", type=Path, help="folder hasil")
    parser.add_argument(
        "--jobs", metavar="N", type=_count, help="pembaca yang bekerja bersama; bawaan: sebanyak prosesor"
    )


def _demo(parser: Parser, pictures: demo.Pictures) -> None:
    parser.set_defaults(command=lambda options: import_module("core.commands.demo").run(options, pictures))
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder baru atau kosong")
    parser.add_argument(
        "--images", metavar="DIR", type=Path, help="pakai gambar dari folder ini, bukan gambar rekaan"
    )


def _later(module: str, name: str) -> Command:
    """A command whose module is imported when it is carried out: most need neither PDF nor readers."""

    def command(options: argparse.Namespace) -> int:
        return int(getattr(import_module(f"core.commands.{module}"), name)(options))

    return command


def _mapping(text: str) -> tuple[str, Column]:
    """`KOLOM=ISI` of `--map`."""
    name, equals, field = text.rpartition("=")
    known = {column.value for column in Column}
    if not equals or not name.strip() or field.strip() not in known:
        raise argparse.ArgumentTypeError(f"KOLOM=ISI, dengan ISI salah satu dari {', '.join(sorted(known))}")
    return name.strip(), Column(field.strip())


def _hits(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1000):
        raise argparse.ArgumentTypeError("bukan angka 1 sampai 1000")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("bukan tanggal, mis. 2020-10-05") from error


def _natural(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1_000_000):
        raise argparse.ArgumentTypeError("bukan angka 1 sampai 1000000")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("bukan angka")
    number = int(text)
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError("1 sampai 64")
    return number
