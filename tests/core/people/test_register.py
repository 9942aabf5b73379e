"""From the rows of an office's table to officials, with every doubt named by line and column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.register import officials
from core.errors import UserError
from core.people import tables
from core.people.columns import Column
from core.people.numbers import Level
from core.people.official import Official
from core.people.register import NO_HEADER, Register, Table, changed
from core.people.status import Status
from tests.core.people.workbooks import workbook

TODAY = date(2026, 11, 23)


def table(text: str, **overruled: Column) -> Table:
    return Table(tables.read(text.encode(), "pegawai.csv"), overruled=dict(overruled))


def read(text: str) -> Register:
    return table(text).register(on=TODAY)


def codes(text: str, level: Level = Level.ERROR) -> list[tuple[int, str, str]]:
    return [(p.line, p.column, p.code) for p in read(text).problems if p.level is level]


def test_a_table_as_offices_keep_it_is_understood() -> None:
    found = read(
        "DAFTAR NOMINATIF PEGAWAI NEGERI SIPIL;;;;;;\n"
        "KEADAAN 1 JANUARI 2026;;;;;;\n"
        ";;;;;;\n"
        "NO;NAMA LENGKAP / GELAR;N I P;PANGKAT / GOL. RUANG;NAMA JABATAN;UNIT KERJA;INSTANSI\n"
        "(1);(2);(3);(4);(5);(6);(7)\n"
        '1;Dr. Johanis Sumual, S.Sos., M.Si.;19850317 201001 1 004;"Penata, III/c";Kepala Seksi;Dinas Pariwisata;Pemkot\n'
        "2;NOVITA LUMINTANG, A.Md.Kep.;199209142020212011;IX;Perawat;RSUD;Pemkot\n"
    )
    assert found.problems == ()
    assert found.officials == (
        Official(
            id="", name="Johanis Sumual", front_titles="Dr.", back_titles="S.Sos., M.Si.",
            number="198503172010011004", status=Status.PERMANENT, rank="Penata", grade="III/c",
            position="Kepala Seksi", work_unit="Dinas Pariwisata", agency="Pemkot",
        ),
        Official(
            id="", name="NOVITA LUMINTANG", back_titles="A.Md.Kep.", number="199209142020212011",
            status=Status.CONTRACT, grade="IX", position="Perawat", work_unit="RSUD", agency="Pemkot",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Nama Pegawai", Column.NAME),
        ("NAMA & GELAR", Column.NAME),
        ("Gelar Depan", Column.FRONT_TITLES),
        ("NIP/NI PPPK", Column.NUMBER),
        ("N.I.P.", Column.NUMBER),
        ("Pangkat/Gol", Column.RANK),
        ("Gol. Ruang", Column.GRADE),
        ("Jabatan Terakhir", Column.POSITION),
        ("Unit Kerja", Column.UNIT),
        ("OPD", Column.UNIT),
        ("Instansi", Column.AGENCY),
        ("Status Kepegawaian", Column.STATUS),
        ("Alamat", Column.ADDRESS),
        ("NIK", None),
        ("No. HP", None),
        ("NIP Lama", None),
    ],
)
def test_headers_are_guessed(header: str, column: Column | None) -> None:
    columns = table(f"Nama Lengkap;{header}\nSiti;x\n").columns
    assert columns[1] is (None if column is Column.NAME else column)
    if column is Column.NAME:
        assert table(f"No;{header}\n1;Siti\n").columns[1] is Column.NAME


def test_a_person_overrules_the_guess_by_header_letter_or_number() -> None:
    text = "Orang;Kode;Nama;Tugas\nSiti Aminah;198503172010011004;x;Lurah\n"
    expected = Official(
        id="", name="Siti Aminah", number="198503172010011004", position="Lurah", status=Status.PERMANENT
    )
    for overruled in (
        {"Orang": Column.NAME, "Nama": Column.NOTHING, "kode": Column.NUMBER, "TUGAS": Column.POSITION},
        {"A": Column.NAME, "C": Column.NOTHING, "B": Column.NUMBER, "4": Column.POSITION},
    ):
        found = table(text, **overruled).register(on=TODAY)
        assert found.officials == (expected,)


def test_a_person_overrules_by_place_and_says_where_the_header_is() -> None:
    """Headers may be empty or repeat; the window names columns by where they stand."""
    rows = tables.read(b"Daftar;;\nNama;;\nSiti Aminah;198503172010011004;Lurah\n", "pegawai.csv")
    overruled: dict[str | int, Column] = {0: Column.NAME, 1: Column.NUMBER, 2: Column.POSITION}
    found = Table(rows, overruled=overruled, header=1).register(on=TODAY)
    assert [(one.name, one.number, one.position) for one in found.officials] == [
        ("Siti Aminah", "198503172010011004", "Lurah")
    ]


def test_a_table_without_a_header_loses_nobody() -> None:
    rows = tables.read(b"Siti Aminah;198503172010011004\nBudi;1\n", "pegawai.csv")
    table = Table(rows, header=NO_HEADER)
    assert (table.headers, table.named) == (("A", "B"), False)
    with pytest.raises(UserError):
        table.register(on=TODAY)
    found = Table(rows, overruled={0: Column.NAME, 1: Column.NUMBER}, header=NO_HEADER).register(on=TODAY)
    assert [one.name for one in found.officials] == ["Siti Aminah"]
    assert [(p.line, p.column) for p in found.problems] == [(2, "B")]


def test_reading_and_judging_tell_how_far_they_are_and_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    data = ("Nama\n" + "".join(f"Orang {at}\n" for at in range(1_000))).encode()
    heard: list[int] = []
    rows = tables.read(data, "pegawai.csv", noticed=heard.append)
    assert heard == [0, 250, 500, 750, 1_000, 1_001]

    def stop(count: int) -> None:
        if count:
            raise Stopped

    with pytest.raises(Stopped):
        tables.read(data, "pegawai.csv", noticed=stop)
    with pytest.raises(Stopped):
        Table(rows).register(on=TODAY, noticed=stop)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(UserError) as refused:
        table("Nama;NIP\nSiti;1\n", Telepon=Column.ADDRESS)
    assert (refused.value.code, refused.value.facts["field"]) == ("setting_invalid", "--map")


def test_a_table_without_names_is_refused_with_its_header() -> None:
    with pytest.raises(UserError) as refused:
        table("Kode;Tanggal\n1;2\n")
    assert (refused.value.code, refused.value.facts["header"]) == ("table_without_names", "Kode, Tanggal")


def test_every_doubtful_cell_is_named_and_its_row_left_out() -> None:
    text = (
        "Nama;NIP;Jabatan\n"
        "Siti;198503172010011004;Guru\n"
        ";198503172010011005;Guru\n"  # 3
        "Budi;19850317201001100;Guru\n"  # 4
        "Budi;198502302010011004;Guru\n"  # 5
        "Budi;1,98503E+17;Guru\n"  # 6
        "Siti Lain;19850317 201001 1 004;Guru\n"  # 7
        "Rina;-;Guru\n"
        "RINA;;Guru\n"  # 9
        f"Panjang;;{'x' * 201}\n"  # 10
        "Aneh\u202e;;Guru\n"  # 11
        "123;;Guru\n"  # 12
    )
    assert codes(text) == [
        (3, "Nama", "name_missing"),
        (4, "NIP", "not_18_digits"),
        (5, "NIP", "birth_impossible"),
        (6, "NIP", "number_rounded"),
        (7, "NIP", "number_repeated"),
        (9, "Nama", "row_repeated"),
        (10, "Jabatan", "too_long"),
        (11, "Nama", "unprintable"),
        (12, "Nama", "name_missing"),
    ]
    found = read(text)
    assert [official.name for official in found.officials] == ["Siti", "Rina"]
    assert found.total == 11
    assert next(p for p in found.problems if p.code == "number_repeated").other_line == 2


def test_what_is_only_unusual_is_taken_with_a_warning() -> None:
    text = "Nama;NIP;Status\nSiti;130456789;PNS\nBudi;;Titipan\n"
    assert codes(text, Level.WARNING) == [(2, "NIP", "old_nip"), (3, "Status", "status_unknown")]
    assert [official.number for official in read(text).officials] == ["130456789", ""]


def test_a_number_the_spreadsheet_rounded_is_an_error() -> None:
    data = workbook([("Nama", "NIP"), ("Siti", 198503172010011004), ("Budi", "198503172010011005")])
    found = Table(tables.read(data, "pegawai.xlsx")).register(on=TODAY)
    assert [problem.code for problem in found.problems] == ["number_rounded"]
    assert [official.name for official in found.officials] == ["Budi"]


@pytest.mark.parametrize(
    ("text", "status"),
    [("PNS", Status.PERMANENT), ("CPNS", Status.CANDIDATE), ("PPPK", Status.CONTRACT), ("P3K", Status.CONTRACT),
     ("PPPK Paruh Waktu", Status.PART_TIME_CONTRACT), ("Non ASN", Status.NON_SERVANT), ("Tenaga Honorer", Status.NON_SERVANT),
     ("", Status.UNKNOWN)],
)  # fmt: skip
def test_the_status_is_read(text: str, status: Status) -> None:
    assert read(f"Nama;Status\nSiti;{text}\n").officials[0].status is status


@pytest.mark.parametrize(
    ("cell", "rank", "grade"),
    [("Penata Tk. I, III/d", "Penata Tk. I", "III/d"), ("Pembina Utama Muda (IV/c)", "Pembina Utama Muda", "IV/c"),
     ("III/a", "", "III/a"), ("Penata Tk. I", "Penata Tk. I", ""), ("IX", "", "IX"), ("Juru - I.b", "Juru", "I/b")],
)  # fmt: skip
def test_rank_and_grade_in_one_cell_are_told_apart(cell: str, rank: str, grade: str) -> None:
    found = read(f'Nama;Pangkat\nSiti;"{cell}"\n').officials[0]
    assert (found.rank, found.grade) == (rank, grade)


def test_the_preview_shows_the_first_rows_as_they_are() -> None:
    preview = table("Nama;NIP;Hobi\n" + "Siti;1;x\n" * 30).preview(5)
    assert preview.headers == ("Nama", "NIP", "Hobi")
    assert preview.columns == (Column.NAME, Column.NUMBER, None)
    assert [row.cells for row in preview.rows] == [("Siti", "1", "x")] * 5
    assert preview.total == 30


def test_only_new_and_changed_people_are_written_again() -> None:
    known = officials(50)
    moved = replace(known[3], id="", work_unit="Dinas Lain")
    new = Official(id="", name="Orang Baru")
    found = [replace(official, id="") for official in known if official is not known[3]]
    assert changed(known, [*found, moved, new]) == (
        (moved, known[3]),
        (new, Official(id="", name="Orang Baru")),
    )
