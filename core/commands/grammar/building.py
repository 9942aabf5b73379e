"""What the words of commands are made of: verbs, commands that are imported late, and kinds of values."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module

from core.commands.terminal import Parser
from core.people.columns import Column

CASE = "nomor berkas perkara, atau awalannya sedikitnya 8 huruf"
"""What is said of a CASE argument."""
Command = Callable[[argparse.Namespace], int]


def verb(
    actions: argparse._SubParsersAction[Parser], name: str, command: Command, text: str, *parents: Parser
) -> Parser:
    """A verb of a noun: its words, its help, and what it does."""
    parser = actions.add_parser(name, help=text, parents=parents)
    parser.set_defaults(command=command)
    return parser


def later(module: str, name: str) -> Command:
    """A command whose module is imported when it is carried out: most need neither PDF nor readers."""

    def command(options: argparse.Namespace) -> int:
        return int(getattr(import_module(f"core.commands.{module}"), name)(options))

    return command


def mapping(text: str) -> tuple[str, Column]:
    """`KOLOM=ISI` of `--map`."""
    name, equals, field = text.rpartition("=")
    known = {column.value for column in Column}
    if not equals or not name.strip() or field.strip() not in known:
        raise argparse.ArgumentTypeError(f"KOLOM=ISI, dengan ISI salah satu dari {', '.join(sorted(known))}")
    return name.strip(), Column(field.strip())


def hits(text: str) -> int:
    """A number of hits, 1 to 1000."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1000):
        raise argparse.ArgumentTypeError("bukan angka 1 sampai 1000")
    return int(text)


def day(text: str) -> date:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("bukan tanggal, mis. 2020-10-05") from error


def natural(text: str) -> int:
    """A number from 1 to 1,000,000."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1_000_000):
        raise argparse.ArgumentTypeError("bukan angka 1 sampai 1000000")
    return int(text)


def count(text: str) -> int:
    """A number of readers, 1 to 64."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("bukan angka")
    number = int(text)
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError("1 sampai 64")
    return number


def number_parts(parser: Parser) -> None:
    """What a number still needs: its parts, and consent to a suffix."""
    parser.add_argument(
        "--part", action="append", default=[], metavar="NAMA=ISI", help="bagian nomor, mis. klasifikasi=PP.01"
    )
    parser.add_argument("--earlier", action="store_true", help="setuju memakai nomor sisipan, mis. 14.1")
