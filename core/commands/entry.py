"""From arguments to a command and its exit code."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core import __version__
from core.commands.grammar import elsewhere, files, papers
from core.commands.grammar.building import later
from core.commands.terminal import Parser, common, tell, unlocking
from core.errors import UserError

if TYPE_CHECKING:
    from core.commands import demo


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
    files.vault(
        nouns.add_parser("vault", help="brankas").add_subparsers(required=True, parser_class=Parser), opened
    )
    files.official(
        nouns.add_parser("official", help="daftar pegawai").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    files.keyword(
        nouns.add_parser("keyword", help="kata dan calon yang dicari dalam bukti").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    files.case(
        nouns.add_parser("case", help="berkas perkara").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    files.evidence(
        nouns.add_parser("evidence", help="bukti").add_subparsers(required=True, parser_class=Parser), opened
    )
    files.search(nouns.add_parser("search", help="cari di semua berkas dan bukti masuk", parents=[opened]))
    papers.hearing(
        nouns.add_parser("hearing", help="klarifikasi").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    papers.calendar(
        nouns.add_parser("calendar", help="hari libur dan hari kerja").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    papers.document(
        nouns.add_parser("document", help="surat").add_subparsers(required=True, parser_class=Parser), opened
    )
    papers.template(
        nouns.add_parser("template", help="templat naskah").add_subparsers(
            required=True, parser_class=Parser
        ),
        plain,
        opened,
    )
    papers.number(
        nouns.add_parser("number", help="nomor surat").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    papers.report(
        nouns.add_parser("report", help="laporan dan temuan").add_subparsers(
            required=True, parser_class=Parser
        ),
        opened,
    )
    elsewhere.handover(
        nouns.add_parser("handover", help="serah terima").add_subparsers(required=True, parser_class=Parser),
        opened,
    )
    files.ocr(nouns.add_parser("ocr", help="baca gambar tanpa brankas", parents=[plain]))
    elsewhere.demonstration(nouns.add_parser("demo", help="brankas contoh", parents=[plain]), pictures)
    nouns.add_parser("smoke", help="uji singkat pemasangan", parents=[plain]).set_defaults(
        command=later("smoke", "run")
    )
    return parser
