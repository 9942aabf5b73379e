"""Numbers, dates and times in words, against the public cases and an independent library."""

from __future__ import annotations

import random
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from num2words import num2words

from core.writing import dates, numbers

MILLION = 1_000_000


@pytest.fixture(scope="module")
def cases(test_data: Path) -> dict[str, Any]:
    path = test_data / "domain" / "terbilang_cases.toml"
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_public_number_is_spelt_as_listed(cases: dict[str, Any]) -> None:
    assert len(cases["number"]) > 80
    for case in cases["number"]:
        assert numbers.in_words(case["value"]) == case["words"]


def test_no_known_wrong_form_comes_out(cases: dict[str, Any]) -> None:
    for case in cases["reject"]:
        assert numbers.in_words(case["value"]) != case["wrong"]


def test_counts_money_roman_numerals_and_clauses_are_written_as_listed(cases: dict[str, Any]) -> None:
    for case in cases["counted"]:
        assert numbers.counted(case["value"], case["unit"]) == case["text"]
    for case in cases["rupiah"]:
        assert numbers.rupiah(case["value"]) == case["text"]
        assert numbers.rupiah_in_words(case["value"]) == case["words"]
    for case in cases["roman"]:
        assert numbers.roman(case["value"]) == case["text"]
    for case in cases["diktum"]:
        assert numbers.diktum(case["number"]) == case["text"]


def test_dates_and_times_are_written_as_listed(cases: dict[str, Any]) -> None:
    for case in cases["date"]:
        day = date.fromisoformat(case["date"])
        assert dates.long_date(day) == case["long"]
        assert dates.weekday(day) == case["weekday"]
        assert dates.opening(day) == case["opening"]
    for case in cases["time"]:
        assert dates.clock_time(time.fromisoformat(case["time"]), case["zone"]) == case["text"]
    for case in cases["month"]:
        assert dates.month(date(2026, case["number"], 1)) == case["name"]
        assert numbers.roman(case["number"]) == case["roman"]


def test_an_independent_speller_agrees_on_a_sample() -> None:
    draw = random.Random(20201209)
    # Every place where a word appears, changes or falls away: around round numbers and the one thousands.
    borders = {at + step for at in range(0, MILLION + 1, 1000) for step in (-1, 0, 1, 11, 100, 111)}
    for value in [*range(2100), *sorted(borders), *(draw.randrange(MILLION + 1) for _ in range(5000))]:
        if not 0 <= value <= MILLION:
            continue
        assert numbers.in_words(value) == num2words(value, lang="id")


@pytest.mark.torture
def test_an_independent_speller_agrees_up_to_a_million() -> None:
    for value in range(MILLION + 1):
        assert numbers.in_words(value) == num2words(value, lang="id")


@pytest.mark.parametrize("value", [-1, 10**15])
def test_numbers_without_words_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match="range"):
        numbers.in_words(value)


def test_a_time_without_one_of_the_three_zones_is_refused() -> None:
    with pytest.raises(ValueError, match="WIB"):
        dates.clock_time(time(9), "UTC")


def test_list_letters_go_on_after_z() -> None:
    assert [numbers.letter(number) for number in (1, 26, 27, 28)] == ["a", "z", "aa", "ab"]
