"""Which column of a register holds what: guessed from its header, overruled by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from core.errors import UserError
from core.people.tables import Row

_HEADER_WITHIN: Final = 30
_LEAST_SURE: Final = 99
_SPACED: Final = re.compile(r"\b([a-z])[ .]+(?=[a-z]\b)")
_WORD: Final = re.compile(r"[a-z0-9]+")


class Column(StrEnum):
    """What a column holds; the values are the words of `--map`."""

    NAME = "name"
    FRONT_TITLES = "front_titles"
    BACK_TITLES = "back_titles"
    NUMBER = "nip"
    STATUS = "status"
    RANK = "rank"
    GRADE = "grade"
    POSITION = "position"
    UNIT = "unit"
    AGENCY = "agency"
    ADDRESS = "address"
    NOTHING = "-"


# Header words by what they mean, the surest first.
_HEADERS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.NAME: ("nama lengkap", "nama", "nama pegawai", "pegawai", "name"),
    Column.FRONT_TITLES: ("gelar depan", "gelar dpn", "gelar muka", "front titles"),
    Column.BACK_TITLES: ("gelar belakang", "gelar blk", "gelar", "back titles"),
    Column.NUMBER: ("nip baru", "nip", "nipppk", "ni pppk", "nomor induk pegawai", "nomor induk", "number"),
    Column.STATUS: (
        "status kepegawaian", "status pegawai", "status asn", "jenis pegawai", "jenis asn", "kedudukan", "status",
    ),
    Column.RANK: ("pangkat", "nama pangkat", "pangkat golongan", "pangkat gol", "pangkat gol ruang",
                  "pangkat golongan ruang", "rank"),
    Column.GRADE: ("golongan ruang", "gol ruang", "golongan", "gol", "golru", "gol akhir", "grade"),
    Column.POSITION: ("jabatan", "nama jabatan", "jabatan terakhir", "jabatan saat ini", "uraian jabatan", "position"),
    Column.UNIT: (
        "unit kerja", "unit organisasi", "nama unit kerja", "unor", "nama unor", "unit", "tempat tugas", "satuan kerja",
        "satker", "perangkat daerah", "opd", "skpd", "nama opd", "nama skpd", "dinas", "work unit",
    ),
    Column.AGENCY: ("instansi", "instansi kerja", "instansi induk", "nama instansi", "agency"),
    Column.ADDRESS: ("alamat", "alamat rumah", "alamat lengkap", "domisili", "address"),
}  # fmt: skip
_JOINS: Final = frozenset({"dan", "atau", "the"})
# A header of these words, one of them needed, means the same in any order: "Nama / Gelar / NIP".
_OF_NAME: Final = "nama lengkap gelar pegawai asn pns pppk tanpa jelas nip beserta"
_OF_NUMBER: Final = "nip ni pppk nipppk nippppk nippk nrp baru no nomor pegawai asn pns"
_COMPOSED: Final = (
    (Column.NAME, "nama", frozenset(_OF_NAME.split())),
    (Column.NUMBER, "nip", frozenset(_OF_NUMBER.split())),
)
_MEANING: Final = {
    header: (order, column) for column, headers in _HEADERS.items() for order, header in enumerate(headers)
}


Overruled = Mapping[str | int, Column]
"""Columns named by their header, by their letter (A, B…) or number (1, 2…) in the file, or by place from 0."""


def find(rows: Sequence[Row], overruled: Overruled | None = None) -> tuple[int, tuple[Column | None, ...]]:
    """The place of the header among the rows, and what each of its columns holds (None: not used).

    Raises:
        UserError: `table_without_names` when no column is known to hold names; `setting_invalid` for a column
            that is not there.
    """
    overruled = overruled or {}
    best: tuple[int, int, tuple[Column | None, ...]] | None = None
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = _assigned(row.cells, overruled)
        # The widest header wins, among equals the first.
        if Column.NAME in columns and (best is None or _known(columns) > best[0]):
            best = (_known(columns), place, columns)
    if best is None:
        for row in rows[:1]:
            _assigned(row.cells, overruled, strict=True)
            raise without_names(row.cells)
        raise without_names(())
    _assigned(rows[best[1]].cells, overruled, strict=True)
    return best[1], best[2]


def assigned(headers: Sequence[str], overruled: Overruled | None = None) -> tuple[Column | None, ...]:
    """What each column under these headers holds, wherever they came from.

    Raises:
        UserError: `setting_invalid` for a column that is not there.
    """
    return _assigned(headers, overruled or {}, strict=True)


def without_names(headers: Sequence[str]) -> UserError:
    """The error for a table of which no column is known to hold names."""
    return UserError("table_without_names", header=", ".join(headers[:12]))


def letter(place: int) -> str:
    """What spreadsheets call the column at `place`, counted from 0: A, B, … AA."""
    name = ""
    place += 1
    while place:
        place, last = divmod(place - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def _assigned(
    cells: Sequence[str], overruled: Overruled, *, strict: bool = False
) -> tuple[Column | None, ...]:
    columns: list[Column | None] = [None] * len(cells)
    headers = [_plain(cell) for cell in cells]
    settled: set[int] = set()
    for name, column in overruled.items():
        place = _place(name, headers)
        if place is None:
            if strict:
                raise UserError("setting_invalid", field="--map", reason=f"tidak ada kolom {name}")
            continue
        settled.add(place)
        columns[place] = None if column is Column.NOTHING else column
    taken = {column for column in columns if column is not None}
    guesses = sorted(
        (*meaning, place) for place, header in enumerate(headers) if (meaning := _meaning(header))
    )
    for _, column, place in guesses:
        if place not in settled and column not in taken:
            columns[place] = column
            taken.add(column)
            settled.add(place)
    return tuple(columns)


def _meaning(header: str) -> tuple[int, Column] | None:
    """What a header means and how sure that is, 0 the surest."""
    if header in _MEANING:
        return _MEANING[header]
    words = set(header.split(" "))
    for column, word, known in _COMPOSED:
        if word in words <= known:
            return _LEAST_SURE, column
    return None


def _place(name: str | int, headers: Sequence[str]) -> int | None:
    if isinstance(name, int):
        return name if 0 <= name < len(headers) else None
    plain = _plain(name)
    if plain and plain in headers:
        return headers.index(plain)
    if plain.isdigit():
        place = int(plain) - 1
    elif re.fullmatch(r"[a-z]{1,2}", plain):
        place = -1
        for sign in plain:
            place = (place + 1) * 26 + ord(sign) - ord("a")
    else:
        return None
    return place if 0 <= place < len(headers) else None


def _known(columns: Sequence[Column | None]) -> int:
    return sum(column is not None for column in columns)


def _plain(text: str) -> str:
    """A header as it is compared: small letters, words only, without joining words."""
    words = _WORD.findall(_SPACED.sub(r"\1", text.casefold()))  # N I P, N.I.P.
    return " ".join(word for word in words if word not in _JOINS)
