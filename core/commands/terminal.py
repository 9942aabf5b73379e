"""What all commands share: secrets, output, and the way errors are told."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from core.errors import UserError
from core.reading.values import MAX_INPUT
from core.storage.atomic import target, told
from core.storage.inputs import check_file, check_folder
from core.vault import opening as vaults
from core.vault.header import NAMES as HEADERS
from core.vault.vault import Vault
from core.wording import explain

_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# The library's complaints, in the words of our own.
_COMPLAINTS: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^the following arguments are required: (.*)$", r"belum ada: \1"),
        (r"^unrecognized arguments: (.*)$", r"tidak dikenal: \1"),
        (r"^argument (.*): expected (?:one|at least one) argument.*$", r"\1 memerlukan nilai"),
        (
            r"^argument (.*): invalid choice: (.*) \(choose from (.*)\)$",
            r"\1: tidak ada pilihan \2 (pilih: \3)",
        ),
        (r"^argument (.*): not allowed with argument (.*)$", r"\1 tidak dapat dipakai bersama \2"),
        (r"^argument (.*): invalid \w+ value: (.*)$", r"\1: \2 bukan angka"),
        (r"^argument (.*): (.*)$", r"\1: \2"),
    )
)
_LONGEST_SECRET: Final = 4096  # bytes; a wrong file must not be taken for a passphrase


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints have the form of every other error."""

    def __init__(self, *, parents: Sequence[argparse.ArgumentParser] = (), **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self._positionals.title, self._optionals.title = "isian", "pilihan"
        for action in self._actions:
            if isinstance(action, argparse._HelpAction):
                action.help = "tampilkan bantuan ini"
        for parent in parents:  # after the titles: groups of the same title are one
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def error(self, message: str) -> NoReturn:
        """Raises UserError `usage` instead of printing and leaving."""
        for pattern, words in _COMPLAINTS:
            message = pattern.sub(words, message)
        raise UserError("usage", reason=message, command=self.prog)


def common() -> Parser:
    """Options that every command takes."""
    parser = Parser(add_help=False)
    parser.add_argument("--json", action="store_true", help="keluaran JSON untuk program lain")
    return parser


def unlocking() -> Parser:
    """Options of every command that opens a vault."""
    parser = Parser(add_help=False, parents=[common()])
    parser.add_argument("vault", metavar="DIR", type=Path, help="folder brankas")
    parser.add_argument(
        "--passphrase-file", metavar="PATH", help="berkas berisi frasa sandi; - untuk masukan baku"
    )
    parser.add_argument("--key-file", metavar="PATH", type=Path, help="berkas kunci, bila brankas memakainya")
    parser.add_argument("--actor", metavar="NAMA", help="siapa yang bekerja; bawaan: staf pertama")
    return parser


def open_vault(options: argparse.Namespace) -> Vault:
    """The vault the options name, unlocked; the caller closes it."""
    if not options.vault.is_file():
        check_folder(options.vault)
    phrase = secret(options.passphrase_file, "Frasa sandi: ")
    return vaults.unlock(options.vault, phrase, actor=options.actor, key_file=options.key_file)


def secret(source: str | None, prompt: str, *, twice: bool = False) -> str:
    """A secret from a file, standard input (`-`) or a prompt; NFC, without one trailing line end.

    Raises:
        UserError: `input_*` for the file; `usage` when there is neither a file nor a terminal.
    """
    if source is None:
        if not sys.stdin.isatty():
            raise UserError(
                "usage",
                reason="frasa diperlukan; pakai --passphrase-file PATH (atau --handover-passphrase-file PATH), - untuk masukan baku",
            )
        typed = getpass.getpass(prompt)
        if twice and getpass.getpass("Ulangi: ") != typed:
            raise UserError("usage", reason="kedua frasa tidak sama")
        return unicodedata.normalize("NFC", typed)
    data = sys.stdin.buffer.read(_LONGEST_SECRET + 1) if source == "-" else _bytes_of(Path(source))
    if len(data) > _LONGEST_SECRET:
        raise UserError("usage", reason="berkas frasa terlalu besar")
    data = data[:-2] if data.endswith(b"\r\n") else data[:-1] if data.endswith(b"\n") else data
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UserError("usage", reason="berkas frasa bukan teks UTF-8") from error


def one_standard_input(*sources: str | None) -> None:
    """Refuses two secrets from standard input."""
    if sum(source == "-" for source in sources) > 1:
        raise UserError("usage", reason="masukan baku (-) hanya dapat dipakai untuk satu frasa")


def _bytes_of(path: Path) -> bytes:
    check_file(path, special=True)
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_SECRET + 1)
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error


def show(options: argparse.Namespace, value: Mapping[str, object], lines: list[str]) -> None:
    """Prints the result: one JSON object with `--json`, else lines for people."""
    if options.json:
        write_line(json.dumps(value, ensure_ascii=False))
    else:
        for line in lines:
            write_line(readable(line))


def output(path: Path) -> Path:
    """A file that a command may write, checked before anything is done.

    Raises:
        UserError: `output_unwritable` for a device, a folder, a place that is not there, and for anything
            inside a vault: its own files would be overwritten.
    """
    final = target(path)
    if any((folder / name).exists() for folder in final.parents for name in HEADERS):
        raise UserError("output_unwritable", path=str(path))
    if not os.access(final if final.exists() else final.parent, os.W_OK):
        raise UserError("output_unwritable", path=str(path))
    return final


def readable(text: str) -> str:
    """`text` without control characters and writing-direction marks, which names of files may hold."""
    return "".join("\ufffd" if unicodedata.category(sign) in _UNPRINTABLE else sign for sign in text)


def write_line(text: str) -> None:
    """One line to standard output, at once."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise told(error, Path("stdout")) from error


def tell(error: UserError, *, as_json: bool) -> None:
    """Prints an error to standard error: `error:` and `hint:` lines, or JSON with `code` and `facts`."""
    words = explain(error)
    if as_json:
        facts = {
            name: value if isinstance(value, (str, int, bool)) else str(value)
            for name, value in error.facts.items()
        }
        text = json.dumps(
            {"code": error.code, "facts": facts, "error": words.what, "hint": words.hint}, ensure_ascii=False
        )
    else:
        text = f"error: {_one_line(words.what)}\nhint: {_one_line(words.hint)}"
    sys.stderr.write(text + "\n")


def _one_line(text: str) -> str:
    return readable(" ".join(text.split()))


def processors() -> int:
    """How many reading workers are of use on this machine."""
    return max(1, min(8, os.cpu_count() or 1))


def picture_bytes(path: Path) -> bytes:
    """The bytes of a picture or PDF that is to be read.

    Raises:
        UserError: `input_*`; `picture_too_large` for more than the readers take.
    """
    size = check_file(path)
    if size > MAX_INPUT:
        raise UserError("picture_too_large", path=str(path), bytes=size)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
