"""A table is read however an office made it; what is no table, or too much of one, is refused in words."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.people import tables, workbook
from tests.core.people.workbooks import with_part
from tests.core.people.workbooks import workbook as made

HEADER = ("Nama", "NIP", "Jabatan")
PEOPLE = (
    ("Johanis Sumual, S.Sos.", "198503172010011004", "Kepala Seksi; Destinasi"),
    ("Ma'ruf Al-Amin", "199009132025242014", 'Guru "Ahli" Muda'),
    ("André Wowor", "", "Lurah"),
)
SHEET = "xl/worksheets/sheet1.xml"


def written(delimiter: str) -> str:
    rows = [HEADER, *PEOPLE]
    return "".join(
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows
    )


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in tables.rows(data, "pegawai")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encoding_and_delimiter_are_found(encoding: str, delimiter: str) -> None:
    assert cells(written(delimiter).encode(encoding)) == [HEADER, *PEOPLE]


def test_the_delimiter_a_file_names_itself_is_taken() -> None:
    rows = list(tables.rows(b"sep=|\nNama|NIP\nSiti|1\n", "x"))
    assert [(row.line, row.cells) for row in rows] == [(2, ("Nama", "NIP")), (3, ("Siti", "1"))]


def test_lines_are_counted_as_the_file_shows_them() -> None:
    data = b'Nama,Alamat\n\n"Siti","Jalan\nContoh"\nBudi,x\n'
    assert [(row.line, row.cells) for row in tables.rows(data, "x")] == [
        (1, ("Nama", "Alamat")),
        (3, ("Siti", "Jalan Contoh")),
        (5, ("Budi", "x")),
    ]


def test_the_dress_of_numbers_is_taken_off() -> None:
    data = b'Nama;NIP;Lama\nSiti;="198503172010011004";\'123\n'
    assert cells(data)[1] == ("Siti", "198503172010011004", "123")


@pytest.mark.parametrize("data", [b"", b"  \n \n", b"\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n\x00\x00", b"\xd0\xcf\x11\xe0" * 9,
                                  b"PK\x03\x04 broken", b"Nama;NIP\n\x81\x8d\x8f"])  # fmt: skip
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        list(tables.rows(data, "x"))
    assert refused.value.code == "input_not_a_file"


def test_a_workbook_is_read_and_its_first_filled_sheet_taken() -> None:
    assert cells(made([], [HEADER, *PEOPLE], [("Nama",), ("Lain",)])) == [
        HEADER,
        *(tuple(row) if row[1] else row for row in PEOPLE),
    ]


def test_a_formula_is_not_evaluated() -> None:
    data = made([HEADER, ("=1+1", '=HYPERLINK("http://contoh.invalid","x")', "=cmd|'/c calc'!A1")])
    assert cells(data) == [HEADER]  # never calculated, so nothing was ever shown


def test_a_number_that_lost_digits_is_marked() -> None:
    rows = list(tables.rows(made([("Nama", "NIP"), ("Siti", 198503172010011004), ("Budi", 12345)]), "x"))
    assert rows[1].rounded == {1}
    assert (rows[2].rounded, rows[2].cells) == (frozenset(), ("Budi", "12345"))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", SHEET, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("content", [None, b"", b"<a", b"<worksheet/>", b"\xff\xfe"])
def test_a_broken_workbook_is_refused_or_empty_never_a_bug(part: str, content: bytes | None) -> None:
    with contextlib.suppress(UserError):
        rows = list(tables.rows(with_part(made([HEADER, *PEOPLE]), part, content), "x"))
        assert rows == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccc">]><worksheet>&b;</worksheet>'.encode(encoding)
    with pytest.raises(UserError) as refused:
        list(tables.rows(with_part(made([HEADER]), SHEET, bomb), "x"))
    assert refused.value.code == "input_not_a_file"


def test_an_archive_that_unpacks_to_too_much_is_refused_unread() -> None:
    out = io.BytesIO(made([HEADER]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(5):
            archive.writestr(f"xl/media/{number}.xml", bytes(64 * 2**20))
    start = time.perf_counter()
    with pytest.raises(UserError) as refused:
        list(tables.rows(out.getvalue(), "x"))
    assert refused.value.code == "table_too_large"
    assert time.perf_counter() - start < 1


def test_too_many_parts_are_refused() -> None:
    out = io.BytesIO(made([HEADER]))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}.txt", b"")
    with pytest.raises(UserError) as refused:
        list(tables.rows(out.getvalue(), "x"))
    assert refused.value.code == "table_too_large"


def far_cell(reference: str) -> bytes:
    row = "".join(filter(str.isdigit, reference))
    return with_part(
        made([HEADER]),
        SHEET,
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="{row}"><c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'.encode(),
    )


def test_a_cell_at_the_end_of_a_sheet_does_not_fill_the_memory() -> None:
    start = time.process_time()
    assert cells(far_cell("XFD2")) == []
    with pytest.raises(UserError) as refused:
        cells(far_cell("A1048576"))
    assert refused.value.code == "table_too_large"
    assert time.process_time() - start < 5


def test_more_rows_than_the_limit_are_refused() -> None:
    with pytest.raises(UserError) as refused:
        list(tables.rows(b"Nama\n" + b"Siti\n" * tables.MOST_ROWS, "x"))
    assert refused.value.code == "table_too_large"
    with pytest.raises(UserError) as refused:
        list(tables.rows(b"a" * (tables.MOST_BYTES + 1), "x"))
    assert refused.value.code == "table_too_large"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_rows_or_refused_never_a_bug(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"Nama;NIP\n"):
        with contextlib.suppress(UserError):
            list(tables.rows(start + data, "x"))


def test_the_limits_hold_inside_the_format_too() -> None:
    wide = made([tuple("x" * 70)])
    with pytest.raises(UserError) as refused:
        list(workbook.rows(wide, "x"))
    assert refused.value.code == "table_too_large"
