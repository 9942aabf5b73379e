"""The rows of a workbook (XLSX), read as a stream. Formulas are never evaluated: what was last shown is read.

A workbook is a hostile archive until shown otherwise: its parts are counted and measured before any is
unpacked, and a part that declares entities is refused.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.errors import UserError
from core.people.tables import EXPECTED, MOST_COLUMNS, MOST_ROWS, Row, tidy, too_large

_MOST_PARTS: Final = 1_000
_MOST_UNPACKED: Final = 256 * 2**20
_MOST_TEXTS: Final = 64 * 2**20
"""Shared texts are held in memory as a whole."""
_EXACT: Final = 10**15
"""Spreadsheets keep 15 digits of a number."""
_CHUNK: Final = 2**18
# What the library lets through when a part is missing, misformed or contradicts another. It reads XML with
# lxml where that is installed and else with Python's own reader; the errors of both are a SyntaxError.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException, KeyError, ValueError, TypeError,
    AttributeError, IndexError, OverflowError, EOFError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip


def rows(data: bytes, name: str) -> Iterator[Row]:
    """The rows of the first sheet that has any.

    Raises:
        UserError: `input_not_a_file` for what is no workbook, `table_too_large`.
    """
    _check(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and printing, which nobody reads here
            yield from _read(data, name)
    except _BROKEN as error:
        raise UserError("input_not_a_file", path=name, expected=EXPECTED) from error


def _read(data: bytes, name: str) -> Iterator[Row]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the sheet says of its own size need not be true
            filled = False
            cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
            for line, values in enumerate(cells, start=1):
                if line > MOST_ROWS or any(value is not None for value in values[MOST_COLUMNS:]):
                    raise too_large(name)
                row = _row(line, values)
                filled = filled or any(row.cells)
                yield row
            if filled:
                return
    finally:
        book.close()


def _row(line: int, values: tuple[object, ...]) -> Row:
    while values and values[-1] is None:
        values = values[:-1]
    return Row(
        line=line,
        cells=tuple(_text(value) for value in values[:MOST_COLUMNS]),
        rounded=frozenset(
            place
            for place, value in enumerate(values)
            if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) >= _EXACT
        ),
    )


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return tidy(str(value))


def _check(data: bytes, name: str) -> None:
    """Measures the archive before anything is unpacked, then looks for declared entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise too_large(name)
            for part in parts:
                if part.filename.lower().endswith("sharedstrings.xml") and part.file_size > _MOST_TEXTS:
                    raise too_large(name)
                if part.filename.lower().endswith((".xml", ".rels")) and _declares(archive, part):
                    raise UserError("input_not_a_file", path=name, expected=EXPECTED)
    except _BROKEN as error:
        raise UserError("input_not_a_file", path=name, expected=EXPECTED) from error


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has a document type, the only place where entities can be declared."""
    before = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            # Without zero bytes a part in UTF-16 shows its marks too.
            seen = before + chunk.replace(b"\0", b"")
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                return True
            before = seen[-16:]
    return False
