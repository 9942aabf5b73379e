"""Words of the commands about the vault, its people, cases, evidence and what is found in them."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.case.subject import Status
from core.commands.grammar.building import CASE, count, day, hits, later, mapping, natural, verb
from core.commands.terminal import Parser


def vault(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`vault …`."""
    create = verb(actions, "create", later("vault", "create"), "buat brankas baru", opened)
    create.add_argument("--office", metavar="FILE.toml", type=Path, required=True, help="profil kantor")
    profile = verb(actions, "office", later("office", "show_or_change"), "profil kantor", opened)
    profile.add_argument(
        "--office", metavar="FILE.toml", type=Path, help="profil pengganti; surat yang sudah dibuat tetap"
    )
    picture = profile.add_mutually_exclusive_group()
    picture.add_argument("--logo", metavar="FILE", type=Path, help="gambar PNG atau JPEG untuk kop")
    picture.add_argument("--no-logo", action="store_true", help="kop tanpa logo")
    check = verb(actions, "check", later("vault", "check"), "periksa semua berkas", opened)
    check.add_argument("--full", action="store_true", help="setiap halaman dan setiap bukti")
    verb(
        actions, "salvage", later("vault", "salvage"), "tulis ulang berkas rusak yang catatannya utuh", opened
    )
    change = verb(actions, "passphrase", later("vault", "passphrase"), "ganti frasa sandi", opened)
    change.add_argument(
        "--new-passphrase-file", metavar="PATH", help="berkas berisi frasa sandi baru; - untuk masukan baku"
    )
    change.add_argument(
        "--new-key-file", metavar="PATH", type=Path, help="berkas kunci yang berlaku sesudahnya"
    )
    recover = verb(actions, "recover", later("vault", "recover"), "buka dengan lembar pemulihan", opened)
    recover.add_argument(
        "--recovery-file", metavar="PATH", help="berkas berisi 24 kata; - untuk masukan baku"
    )
    recover.add_argument(
        "--new-passphrase-file", metavar="PATH", help="berkas berisi frasa sandi baru; - untuk masukan baku"
    )


def official(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`official …`."""
    take = verb(
        actions, "import", later("official", "import_"), "ambil daftar pegawai dari CSV atau XLSX", opened
    )
    take.add_argument("file", metavar="FILE", type=Path, help="tabel CSV atau XLSX")
    take.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="KOLOM=ISI",
        type=mapping,
        help="isi sebuah kolom (judul, huruf, atau nomornya), mis. Pegawai=name; - tidak dipakai; boleh berulang",
    )
    take.add_argument("--preview", action="store_true", help="perlihatkan saja, jangan disimpan")
    listing = verb(actions, "list", later("official", "listing"), "daftar pegawai", opened)
    listing.add_argument("--limit", metavar="N", type=natural, help="paling banyak sekian; bawaan: semua")
    match = verb(
        actions, "match", later("official", "match"), "siapa yang mungkin dimaksud, dengan alasannya", opened
    )
    match.add_argument("text", metavar="TEXT", nargs="?", help="apa yang terlihat: nama, unit, akun, NIP")
    match.add_argument(
        "--limit", metavar="N", type=natural, default=10, help="paling banyak sekian; bawaan 10"
    )
    for name in ("--name", "--unit", "--position", "--nip", "--handle"):
        match.add_argument(name)
    claim = verb(
        actions, "claim", later("official", "claim"), "catat akun yang dikatakan milik pegawai", opened
    )
    claim.add_argument("official", metavar="ID", help="nomor pegawai atau awalannya")
    claim.add_argument("handle", metavar="HANDLE", help="nama akun atau alamatnya")
    claim.add_argument("--attested-by", metavar="NAMA", required=True, help="siapa yang mengatakannya")
    claim.add_argument("--platform")
    claim.add_argument("--grounds", metavar="TEKS", help="atas dasar apa")


def keyword(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`keyword …`."""
    verb(actions, "list", later("keyword", "listing"), "kata dan calon yang dicari", opened)
    change = verb(actions, "set", later("keyword", "take_over"), "simpan daftar sebuah pemilihan", opened)
    change.add_argument("file", metavar="FILE.toml", type=Path, help="daftar calon dan kata")
    change.add_argument(
        "--only", action="store_true", help="hapus daftar pemilihan yang tidak ada dalam berkas"
    )


def case(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`case …`."""
    create = verb(actions, "create", later("case", "create"), "buka berkas perkara", opened)
    create.add_argument("--official", metavar="ID", help="pegawai dari daftar; nomor atau awalannya")
    create.add_argument("--name", help="nama tanpa gelar; wajib tanpa --official")
    create.add_argument("--front-titles", metavar="GELAR")
    create.add_argument("--back-titles", metavar="GELAR")
    create.add_argument("--nip")
    create.add_argument("--status", choices=[status.value for status in Status])
    for name in ("--rank", "--grade", "--position", "--unit", "--agency", "--address"):
        create.add_argument(name)
    verb(actions, "list", later("case", "listing"), "daftar berkas perkara", opened)
    verb(actions, "show", later("case", "details"), "isi satu berkas", opened).add_argument(
        "case", metavar="CASE", help=CASE
    )


def evidence(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`evidence …`."""
    add = verb(actions, "add", later("evidence", "add"), "tambah bukti", opened)
    add.add_argument("case", metavar="CASE", help=CASE)
    add.add_argument("files", metavar="FILE", nargs="+", help="gambar, PDF, atau berkas lain")
    add.add_argument("--no-ocr", action="store_true", help="simpan saja, jangan dibaca")
    read = verb(actions, "read", later("evidence", "read"), "baca bukti yang belum dibaca", opened)
    read.add_argument("--case", metavar="CASE", help=f"{CASE}; tanpa ini: semua berkas dan bukti masuk")
    read.add_argument("--retry", action="store_true", help="juga yang dahulu terlalu lama atau terhenti")
    for reading in (add, read):
        reading.add_argument(
            "--jobs", metavar="N", type=count, help="pembaca yang bekerja bersama; bawaan: sebanyak prosesor"
        )
    verb(actions, "list", later("evidence", "listing"), "daftar bukti", opened).add_argument(
        "case", metavar="CASE", help=CASE
    )
    get = verb(actions, "get", later("evidence", "get"), "salin bukti asli keluar", opened)
    get.add_argument("case", metavar="CASE", help=CASE)
    get.add_argument("evidence", metavar="EVIDENCE", help="nomor bukti atau awalannya")
    get.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")


def search(parser: Parser) -> None:
    """`search …`."""
    parser.set_defaults(command=later("search", "search"))
    parser.add_argument(
        "query",
        metavar="QUERY",
        help='kata, "frasa utuh", awal kata dengan *; salah baca dan ejaan lain ikut dicari',
    )
    parser.add_argument("--limit", metavar="N", type=hits, default=20, help="paling banyak sekian; bawaan 20")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--case", metavar="CASE", help=CASE)
    place.add_argument("--inbox", action="store_true", help="hanya bukti masuk")
    parser.add_argument("--since", metavar="TANGGAL", type=day, help="sejak hari ini, mis. 2020-10-05")
    parser.add_argument("--until", metavar="TANGGAL", type=day, help="sampai dengan hari ini")
    parser.add_argument("--platform", help="mis. Facebook")
    parser.add_argument(
        "--stage", choices=["evidence", "hearing", "document"], help="sejauh mana berkas perkaranya"
    )


def ocr(parser: Parser) -> None:
    """`ocr …`."""
    parser.set_defaults(command=later("ocr", "read"))
    parser.add_argument("files", metavar="FILE", nargs="+", help="gambar, PDF, atau berkas lain")
    parser.add_argument("-o", "--output", metavar="OUTDIR", type=Path, help="folder hasil")
    parser.add_argument(
        "--jobs", metavar="N", type=count, help="pembaca yang bekerja bersama; bawaan: sebanyak prosesor"
    )
