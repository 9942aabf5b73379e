"""Words of the commands that lead out of the vault: handover and the demonstration."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.commands.grammar.building import CASE, later, verb
from core.commands.terminal import Parser, common

if TYPE_CHECKING:
    from core.commands import demo


_PHRASE: Final = "berkas berisi frasa serah terima; - untuk masukan baku"


def handover(actions: argparse._SubParsersAction[Parser], opened: Parser) -> None:
    """`handover …`."""
    export = verb(actions, "export", later("handover", "export"), "tulis serah terima", opened)
    export.add_argument("case", metavar="CASE", help=CASE)
    export.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="berkas hasil")
    export.add_argument("--handover-passphrase-file", metavar="PATH", help=_PHRASE)
    export.add_argument("--to", action="append", default=[], metavar="age1…", help="kunci penerima")
    verify = verb(actions, "verify", later("handover", "verify"), "periksa serah terima", common())
    verify.add_argument("file", metavar="FILE", type=Path, help="berkas serah terima")
    verify.add_argument("--vault", metavar="DIR", type=Path, help="brankas yang mengenal penanda tangan")
    verify.add_argument(
        "--passphrase-file",
        metavar="PATH",
        help="berkas berisi frasa sandi brankas itu; - untuk masukan baku",
    )
    verify.add_argument("--key-file", metavar="PATH", type=Path, help="berkas kunci brankas itu")
    take = verb(actions, "import", later("handover", "import_"), "terima serah terima", opened)
    take.add_argument("file", metavar="FILE", type=Path, help="berkas serah terima")
    for parser in (verify, take):
        parser.add_argument("--handover-passphrase-file", metavar="PATH", help=_PHRASE)
        parser.add_argument("--identity-file", metavar="PATH", help="kunci age milik penerima")


def demonstration(parser: Parser, pictures: demo.Pictures) -> None:
    """`demo …`."""
    parser.set_defaults(command=lambda options: import_module("core.commands.demo").run(options, pictures))
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder baru atau kosong")
    parser.add_argument(
        "--images", metavar="DIR", type=Path, help="pakai gambar dari folder ini, bukan gambar rekaan"
    )
