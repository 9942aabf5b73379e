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


def test_a_table_of_many_columns_is_read_row_by_row_beside_a_menu() -> None:
    menu: list[Row] = [(10, 10 + 37 * index, 90, f"menu {index}") for index in range(6)]
    table: list[Row] = [(200, 0, 300, "Daftar Pegawai")]
    for index in range(9):
        top = 40 + 32 * index
        table += [(210, top, 12, f"{index + 1}"), (260, top, 170, f"nip{index}")]
        table += [(480, top, 140 + 9 * index, f"nama{index}"), (760, top, 60, f"gol{index}")]
    expected = [f"menu {index}" for index in range(6)] + ["Daftar Pegawai"]
    assert read(menu + table) == expected + [f"{i + 1} nip{i} nama{i} gol{i}" for i in range(9)]


def chats() -> list[Row]:
    """A list of chats: a name with a time at the right edge over a line of text, some with a badge."""
    rows: list[Row] = []
    for index, when in enumerate(
        ("Kemarin", "11/11/24", "Senin", "17.16", "Kemarin", "Senin", "08.00", "Rabu")
    ):
        wide = 9 * len(when)
        rows += [(90, 60 * index, 180, f"Nama {index}"), (480 - wide, 60 * index, wide, when)]
        rows += [(90, 60 * index + 24, 260, f"isi {index}")]
        rows += [(455, 60 * index + 24, 25, "12")] if index % 3 == 0 else []
    return rows


def test_times_at_the_edge_of_a_list_stay_with_their_names() -> None:
    assert " ".join(read(chats())).startswith("Nama 0 Kemarin isi 0 12 Nama 1 11/11/24 isi 1 Nama 2 Senin")


def test_a_list_of_chats_is_read_before_the_chat_beside_it() -> None:
    chat: list[Row] = [
        (560, 30 + 33 * index, 200 + 40 * (index % 5), f"pesan {index}") for index in range(12)
    ]
    text = read(chats() + chat)
    assert text[0] == "Nama 0 Kemarin"
    assert text[-12:] == [f"pesan {index}" for index in range(12)]


def test_values_at_the_right_edge_stay_with_their_settings() -> None:
    rows: list[Row] = []
    for index, value in enumerate(("Nonaktif", "47%", "Kantor_Camat_5G", "Indonesia", "14.0.11")):
        rows += [
            (20, 50 * index, 150, f"setelan {index}"),
            (500 - 9 * len(value), 50 * index, 9 * len(value), value),
        ]
    assert read(rows)[2] == "setelan 2 Kantor_Camat_5G"


def test_a_column_that_stands_beside_a_picture_only_is_a_column() -> None:
    rows: list[Row] = [(40, 0, 160, "remah"), (40, 24, 600, "Judul")]
    rows += [(40, 320 + 26 * index, 610, f"alinea {index}") for index in range(6)]  # under the picture
    rows += [(720, 5 + 30 * index, 160 + 7 * (index % 3), f"populer {index}") for index in range(9)]
    assert [line.split()[0] for line in read(rows)] == ["remah", "Judul", *["alinea"] * 6, *["populer"] * 9]


def test_columns_of_running_text_on_the_same_levels_are_no_table() -> None:
    rows: list[Row] = []
    for index in range(12):
        rows += [(10, 24 * index, 300 - 20 * (index % 3), f"kiri{index}")]
        rows += [(360, 24 * index, 300 - 25 * (index % 4), f"kanan{index}")]
    assert read(rows) == [*(f"kiri{i}" for i in range(12)), *(f"kanan{i}" for i in range(12))]


def test_an_evenly_spaced_row_over_columns_is_one_row() -> None:
    bar: list[Row] = [(20 + 100 * index, 0, 80, f"pilihan{index}") for index in range(6)]
    columns: list[Row] = [(20, 45 + 34 * index, 85, f"menu {index}") for index in range(6)]
    columns += [(130, 50 + 25 * index, 480, f"isi {index}") for index in range(12)]
    assert read(bar + columns)[:2] == [" ".join(f"pilihan{index}" for index in range(6)), "menu 0"]


def test_one_s_own_bubbles_hang_on_the_right_edge_and_are_no_column() -> None:
    rows: list[Row] = []
    for index in range(4):
        rows += [
            (10, 80 * index, 170 + 20 * index, f"mereka {index}"),
            (10, 80 * index + 21, 200, f"lanjut {index}"),
        ]
        wide = 150 + 33 * index
        rows += [(640 - wide, 80 * index + 46, wide, f"saya {index}")]
    assert read(rows)[:6] == ["mereka 0", "lanjut 0", "saya 0", "mereka 1", "lanjut 1", "saya 1"]


def test_a_counter_stands_after_its_own_comment_when_the_next_one_has_none() -> None:
    rows: list[Row] = []
    for number, top in enumerate((0, 100, 200, 300)):
        rows += [(40, top, 120, f"Nama {number}"), (40, top + 22, 300, f"teks {number}")]
        rows += [(40, top + 45, 90, "2 j Balas")]
        rows += [(560, top + 24, 40, f"{number}4rb")] if number != 1 else []
    text = read(rows)
    assert text[3] == "04rb"
    assert text[text.index("24rb") - 1] == "2 j Balas"
    assert text.index("24rb") == text.index("Nama 3") - 1


def test_a_button_beside_the_middle_of_a_text_stands_after_it() -> None:
    rows = [
        (10, 0, 200, "Ir. Suprapto"),
        (10, 21, 220, "Hadiwiyono"),
        (10, 42, 120, "@suprapto"),
        (400, 21, 70, "Ikuti"),
    ]
    assert read(rows) == ["Ir. Suprapto", "Hadiwiyono", "@suprapto", "Ikuti"]
    rows = [(10, 0, 200, "Nur dan 12"), (10, 22, 90, "lainnya"), (400, 11, 110, "14 komentar")]
    assert read(rows) == ["Nur dan 12", "lainnya", "14 komentar"]


def test_a_text_may_go_on_under_the_icons_before_it() -> None:
    rows = [
        (60, 0, 240, "Nur dan 29,1 rb"),
        (400, 0, 30, "78"),
        (10, 22, 80, "lainnya"),
        (400, 22, 90, "komentar"),
    ]
    assert read(rows) == ["Nur dan 29,1 rb", "lainnya", "78", "komentar"]


@pytest.mark.parametrize("values", [("Siti", "19780712", "Camat"), (": Siti", ": 19780712")])
def test_names_and_their_values_are_no_wrapped_texts(values: tuple[str, ...]) -> None:
    names = ("Nama", "NIP", "Jabatan")[: len(values)]
    rows: list[Row] = []
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        rows += [(10, 22 * index, 80, name), (140, 22 * index, 150, value)]
    assert read(rows) == [f"{name} {value}" for name, value in zip(names, values, strict=True)]


def test_a_time_and_a_badge_are_no_wrapped_text() -> None:
    rows = [
        (10, 0, 120, "Rosmauli"),
        (300, 0, 50, "00.24"),
        (10, 21, 180, "Piro wis kumpul"),
        (320, 21, 25, "44"),
    ]
    assert " ".join(read(rows)) == "Rosmauli 00.24 Piro wis kumpul 44"


def test_a_page_seen_from_the_side_is_read_in_its_rows() -> None:
    """Its upper lines fall and its lower ones rise; the far ends of a row are a line height apart."""
    boxes, texts = [], []
    for index in range(12):
        angle = math.radians(2.0 - 4.0 * index / 11)
        for part, left in (("kiri", 100), ("kanan", 800)):
            x = left + 150
            boxes.append(
                LineBox(
                    x=x, y=100 + 30 * index + (x - 600) * math.tan(angle), width=300, height=20, angle=angle
                )
            )
            texts.append(f"{part}{index}")
    order = reading_order(boxes, texts)
    assert [" ".join(texts[index] for index in row) for row in order] == [
        f"kiri{i} kanan{i}" for i in range(12)
    ]


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
