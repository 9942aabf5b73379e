"""NIP, NI PPPK and NIK (`glossary.md`)."""

from __future__ import annotations

from datetime import date

import pytest

from core.people import numbers
from core.people.numbers import Kind, Level

TODAY = date(2026, 11, 23)


def errors(text: str, **more: object) -> list[str]:
    found = numbers.problems(text, on=TODAY, **more)  # type: ignore[arg-type]
    return [problem.code for problem in found if problem.level is Level.ERROR]


def warnings(text: str, **more: object) -> list[str]:
    found = numbers.problems(text, on=TODAY, **more)  # type: ignore[arg-type]
    return [problem.code for problem in found if problem.level is Level.WARNING]


def test_a_pasted_number_is_read_and_shown_in_its_groups() -> None:
    number = numbers.read(" 19860926.201505 1\u00a0001 ")
    assert number is not None
    assert number.birth == date(1986, 9, 26)
    assert (number.year, number.month_or_code, number.sex, number.sequence) == (2015, 5, 1, 1)
    assert number.display() == "19860926 201505 1 001"
    assert number.kind is Kind.NIP


def test_a_contract_number_is_not_refused_for_its_month() -> None:
    assert numbers.problems("199009132025242014", on=TODAY) == ()
    assert numbers.guess_kind("199009132025242014") is Kind.NI_PPPK


def test_the_chosen_status_wins_over_the_guess() -> None:
    assert errors("199009132025242014", kind=Kind.NIP) == ["month_impossible"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1986092620150510010", "not_18_digits"),
        ("19860926201505100x", "not_18_digits"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", "not_18_digits"),
        ("198602302015051001", "birth_impossible"),
        ("198609262015131001", "month_impossible"),
        ("198609262015053001", "sex_impossible"),
        ("198609262015051000", "sequence_zero"),
    ],
)
def test_what_is_impossible_is_an_error(text: str, code: str) -> None:
    assert code in errors(text)


def test_what_is_unusual_only_warns() -> None:
    assert warnings("198609262004041001", birth=date(1986, 9, 27), sex=2) == [
        "age_unusual",
        "birth_differs",
        "sex_differs",
    ]
    assert warnings("200001012030011001") == ["appointment_in_future"]
    assert warnings("123 456 789") == ["old_nip"]
    assert errors("123456789") == []


@pytest.mark.parametrize("nik", ["7172010101850003", "7172014102900001", "7172012902000001"])
def test_a_possible_nik_has_no_problem(nik: str) -> None:
    assert numbers.nik_problems(nik) == ()


@pytest.mark.parametrize(
    "nik", ["717201010185000", "7172013202850003", "7172017202850003", "7172010101850000"]
)
def test_an_impossible_nik_is_named(nik: str) -> None:
    assert numbers.nik_problems(nik)


def test_a_nik_in_a_list_shows_four_and_two_digits() -> None:
    assert numbers.mask_nik("7172 0101 0185 0003") == "7172••••••••••03"
    assert "1" not in numbers.mask_nik("12345").replace("•", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NIP. 19860926 201505 1 001", ("198609262015051001",)),
        ("NIP 198609262O15O51OOl baru", ("198609262015051001",)),
        ("19860926201505100", ("19860926201505100",)),  # a digit was lost; whose it is, matching says
        ("198609262015051001 dan 199009132025242014", ("198609262015051001", "199009132025242014")),
        ("NIK 7172010101850003", ()),
        ("telepon 0812 3456 7890", ()),
        ("a198609262015051001b", ()),
        ("Bolos SOSIALISASI", ()),
    ],
)
def test_numbers_are_found_in_a_text(text: str, found: tuple[str, ...]) -> None:
    assert numbers.in_text(text) == found


def test_numbers_are_taken_out_of_a_text() -> None:
    assert numbers.without("NIP. 19860926 201505 1 001 Rina").split() == ["NIP.", "Rina"]


@pytest.mark.parametrize(
    ("nik", "birth", "sex"),
    [
        ("7172010101850003", date(1985, 1, 1), 1),
        ("7172 0141 0290 0001", date(1990, 2, 1), 2),
        ("7172012902000001", date(2000, 2, 29), 1),
        ("7172010101260003", date(2026, 1, 1), 1),
        ("7172013112260003", date(1926, 12, 31), 1),  # 2026 would still be to come
    ],
)
def test_a_nik_tells_region_birth_and_sex(nik: str, birth: date, sex: int) -> None:
    number = numbers.read_nik(nik, on=TODAY)
    assert number is not None
    assert (number.region, number.birth, number.sex) == ("717201", birth, sex)


def test_a_nik_of_another_length_is_none() -> None:
    assert numbers.read_nik("717201010185000", on=TODAY) is None
