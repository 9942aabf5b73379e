"""The order of lines on pages as people see them; boxes are (left, top, width, text) with one line height."""

from __future__ import annotations

import math

import pytest

from core.reading.detector import LineBox
from core.reading.ordering import reading_order

HEIGHT = 20
Row = tuple[int, int, int, str]


def box(left: float, top: float, width: float, height: float = HEIGHT) -> LineBox:
    return LineBox(x=left + width / 2, y=top + height / 2, width=width, height=height, angle=0.0)


def read(rows: list[Row]) -> list[str]:
    mixed = sorted(rows, key=lambda row: hash(row[:2]) % 97)  # the detector promises no order
    order = reading_order([box(*row[:3]) for row in mixed], [row[3] for row in mixed])
    return [" ".join(mixed[index][3] for index in row) for row in order]


def test_an_empty_page_has_no_rows() -> None:
    assert reading_order([], []) == []


def test_the_time_of_a_chat_stands_after_its_message() -> None:
    rows = [(10, 0, 90, "Opa Jantje"), (10, 22, 140, "Siap pak"), (155, 29, 40, "17.28")]
    rows += [(200, 60, 150, "Baik bapak"), (355, 66, 40, "17.30")]
    assert read(rows) == ["Opa Jantje", "Siap pak 17.28", "Baik bapak 17.30"]


def test_a_counter_at_the_edge_stands_after_the_last_line_of_its_comment() -> None:
    rows: list[Row] = []
    for number, top in enumerate((0, 110, 220)):
        rows += [(40, top, 120, f"Nama {number}"), (40, top + 22, 300, f"teks {number}")]
        rows += [(40, top + 44, 90, "2 j Balas"), (560, top + 24, 40, f"{number}4rb")]
    assert read(rows)[:8] == [
        *("Nama 0", "teks 0", "2 j Balas", "04rb"),
        *("Nama 1", "teks 1", "2 j Balas", "14rb"),
    ]
    assert read(rows)[-1] == "24rb"


def test_numbers_of_a_row_stay_in_their_row() -> None:
    rows = [(10, 0, 300, "Kapan ke sini pak? warga so tunggu")]
    rows += [(10 + 150 * index, 40, 50, text) for index, text in enumerate(("3,2jt", "11", "609rb", "63rb"))]
    assert read(rows)[1] == "3,2jt 11 609rb 63rb"


def test_two_texts_that_wrap_side_by_side_are_read_one_after_the_other() -> None:
    rows = [
        (10, 0, 300, "Nur dan 29,1 rb"),
        (500, 0, 30, "78"),
        (10, 22, 80, "lainnya"),
        (500, 22, 90, "komentar"),
    ]
    assert read(rows) == ["Nur dan 29,1 rb", "lainnya", "78", "komentar"]


def desktop() -> list[Row]:
    rows: list[Row] = [(10, 0, 300, "alamat.example")]
    rows += [(20, 50 + 45 * index, 90, f"menu {index}") for index in range(6)]
    rows += [(240, 60 + 25 * index, 420, f"isi {index}") for index in range(14)]
    rows += [(760, 55 + 37 * index, 160, f"kabar {index}") for index in range(7)]
    return rows


def test_columns_of_a_desktop_page_go_from_left_to_right() -> None:
    text = read(desktop())
    assert text[0] == "alamat.example"
    assert [line.split()[0] for line in text[1:]] == ["menu"] * 6 + ["isi"] * 14 + ["kabar"] * 7


def test_a_bar_over_the_columns_is_read_before_them() -> None:
    bar: list[Row] = [(60 + 110 * index, 26, 70, f"pilihan{index}") for index in range(6)]
    rows = bar + [(row[0], row[1] + 40, row[2], row[3]) for row in desktop()[7:]]
    assert read(rows)[0] == " ".join(f"pilihan{index}" for index in range(6))


def test_bubbles_left_and_right_are_no_columns() -> None:
    rows = [(10 if index % 2 == 0 else 400, 40 * index, 200, f"pesan {index}") for index in range(12)]
    assert read(rows) == [f"pesan {index}" for index in range(12)]


def test_a_table_is_read_row_by_row() -> None:
    rows = [(10, 30 * index, 150, f"nama {index}") for index in range(8)]
    rows += [(400, 30 * index, 120, f"unit {index}") for index in range(8)]
    assert read(rows) == [f"nama {index} unit {index}" for index in range(8)]


@pytest.mark.parametrize("degrees", [-3, 3])
def test_a_tilted_photo_is_read_as_if_it_were_level(degrees: int) -> None:
    turn = math.radians(degrees)
    cosine, sine = math.cos(turn), math.sin(turn)
    rows: list[Row] = [(10, 26 * index, 500, f"baris {index}") for index in range(6)]
    rows += [(540, 26 * index, 60, f"ujung{index}") for index in range(6)]
    boxes = []
    for row in rows:
        flat = box(*row[:3])
        x, y = flat.x * cosine - flat.y * sine, flat.x * sine + flat.y * cosine
        boxes.append(LineBox(x=x, y=y, width=flat.width, height=flat.height, angle=turn))
    order = reading_order(boxes, [row[3] for row in rows])
    assert [[rows[index][3] for index in row] for row in order] == [
        [f"baris {i}", f"ujung{i}"] for i in range(6)
    ]


def test_every_line_is_read_exactly_once() -> None:
    rows = desktop() + [(560, 300 + 24 * index, 30, f"{index}7rb") for index in range(5)]
    order = reading_order([box(*row[:3]) for row in rows], [row[3] for row in rows])
    assert sorted(index for row in order for index in row) == list(range(len(rows)))
