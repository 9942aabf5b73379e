"""A table as it comes from an office: CSV of any usual making, or a workbook (XLSX). Cells become texts.

Bytes in, rows out; nothing is computed, opened or fetched on the table's behalf.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from core.errors import UserError

MOST_BYTES: Final = 32 * 2**20
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 64
_LONGEST_CELL: Final = 4096
_ZIP: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_DELIMITERS: Final = (";", ",", "\t", "|")
_SAMPLE_LINES: Final = 60
_NOTICED_EVERY: Final = 250
EXPECTED: Final = "tabel CSV atau buku kerja XLSX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `line` counts from 1 as the file shows it.

    `rounded` are places (from 0) of numbers so long that the program that wrote them lost their last digits.
    """

    line: int
    cells: tuple[str, ...]
    rounded: frozenset[int] = frozenset()


def read(
    data: bytes, name: str, *, noticed: Callable[[int], object] = lambda _count: None
) -> tuple[Row, ...]:
    """All rows of a table that are not empty; `noticed` hears now and then how many there are so far.

    Raises:
        UserError: `input_not_a_file` for what is no table or an empty one; `table_too_large`.
    """
    found: list[Row] = []
    for row in rows(data, name):
        if len(found) % _NOTICED_EVERY == 0:
            noticed(len(found))
        found.append(row)
    if not found:
        raise UserError("input_not_a_file", path=name, expected=EXPECTED)
    noticed(len(found))
    return tuple(found)


def rows(data: bytes, name: str) -> Iterator[Row]:
    """The rows of a table that are not empty, of the file `name` (for errors only).

    Raises:
        UserError: `input_not_a_file` for what is no table; `table_too_large` beyond the limits of this module.
    """
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if data.startswith(_OLD_WORKBOOK):
        raise UserError("input_not_a_file", path=name, expected=f"{EXPECTED}; simpan ulang sebagai XLSX")
    if data.startswith(_ZIP):
        from core.people import workbook  # a heavy library, needed for this form only

        found = workbook.rows(data, name)
    else:
        found = _delimited(data, name)
    for count, row in enumerate(row for row in found if any(row.cells)):
        if count >= MOST_ROWS:
            raise too_large(name)
        yield row


def too_large(name: str) -> UserError:
    """The error for a table beyond the limits."""
    return UserError(
        "table_too_large", path=name, rows=MOST_ROWS, columns=MOST_COLUMNS, megabytes=MOST_BYTES // 2**20
    )


def tidy(text: str) -> str:
    """A cell on one line, without the dress that spreadsheets give to texts that look like numbers."""
    text = " ".join(text.replace("\u00a0", " ").replace("\ufeff", "").split())
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return text.removeprefix("'").strip()


def decode(data: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 or Windows' Western code page; None for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _decoded(data, "utf-8-sig")
    sample = data[:4096]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(sample) > 3 and zeros.count(0) > len(zeros) * 0.7:
            return _decoded(data, encoding)
    if 0 in sample:
        return None
    # Five bytes of the code page stand for nothing; a text that has them is none.
    return _decoded(data, "utf-8") or _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _delimited(data: bytes, name: str) -> Iterator[Row]:
    text = decode(data)
    if text is None or not text.strip():
        raise UserError("input_not_a_file", path=name, expected=EXPECTED)
    skipped = 0
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[4], rest, 1
    else:
        delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = skipped + 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                raise too_large(name)
            yield Row(line=line, cells=tuple(tidy(cell[:_LONGEST_CELL]) for cell in cells[:MOST_COLUMNS]))
            line = skipped + reader.line_num + 1
    except csv.Error as error:  # a field that never ends
        raise UserError("input_not_a_file", path=name, expected=EXPECTED) from error


def delimiter_of(text: str) -> str:
    """What separates the cells: the sign that gives the most rows of one same width, over one column."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def worth(delimiter: str) -> tuple[int, int]:
        try:
            widths = [
                len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if len(row) > 1
            ]
        except csv.Error:
            return 0, 0
        usual = max(set(widths), key=widths.count, default=0)
        return widths.count(usual), usual

    return max(_DELIMITERS, key=worth)
