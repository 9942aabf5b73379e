"""Working days: what is free, what is counted, and what is only expected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import calendar
from core.rules.calendar import LONGEST, Calendar, Day, Kind

SHIPPED = Calendar()
DAYS = st.dates(date(2017, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 28), "hari Sabtu"),
        (date(2026, 11, 29), "hari Minggu"),
        (date(2026, 12, 25), "libur Hari Raya Natal"),
        (date(2026, 12, 24), "cuti bersama Hari Raya Natal"),
        (date(2020, 12, 9), "Hari Pemilihan Kepala Daerah"),
        (date(2024, 2, 14), "Hari Pemilihan Umum"),
        (date(2020, 2, 29), "hari Sabtu"),
        (date(2031, 12, 25), "libur Hari Raya Natal"),
    ],
)
def test_a_free_day_says_why(day: date, words: str) -> None:
    free = SHIPPED.free(day)
    assert free is not None
    assert free.words == words


def test_the_leave_of_2020_is_the_one_after_the_last_change() -> None:
    leave = [one.date for one in SHIPPED.year(2020) if one.kind is Kind.LEAVE and one.date.month == 12]
    assert leave == [date(2020, 12, 24), date(2020, 12, 31)]


@pytest.mark.parametrize(
    ("received", "effective"),
    [(date(2026, 12, 11), date(2027, 1, 7)), (date(2026, 7, 14), date(2026, 8, 4))],
)
def test_the_fifteenth_working_day_of_the_examples(received: date, effective: date) -> None:
    counted = SHIPPED.after(received, 15)
    assert (counted.end, counted.days) == (effective, 15)


def test_every_skipped_day_is_named_and_expected_days_are_marked() -> None:
    counted = SHIPPED.after(date(2026, 12, 11), 15)
    named = {one.date: one.words for one in counted.skipped if one.kind is not Kind.WEEKEND}
    assert named == {
        date(2026, 12, 24): "cuti bersama Hari Raya Natal",
        date(2026, 12, 25): "libur Hari Raya Natal",
        date(2027, 1, 1): "libur Tahun Baru Masehi",
        date(2027, 1, 5): "libur Isra Mikraj Nabi Muhammad",
    }
    assert [one.date for one in counted.uncertain] == [date(2027, 1, 5)]
    assert not counted.certain
    assert SHIPPED.after(date(2026, 7, 14), 15).certain


def test_a_year_without_a_list_is_said_to_be_unknown() -> None:
    counted = SHIPPED.after(date(2027, 12, 20), 15)
    assert counted.unknown == (2028,)
    assert not counted.certain
    assert not calendar.knows(2028)
    assert calendar.years() == tuple(range(2017, 2028))


def test_what_the_office_recorded_wins() -> None:
    local = Day(date=date(2026, 10, 10), name="Hari Jadi Kota", kind=Kind.OFFICE)
    worked = Day(date=date(2026, 12, 24), name="Piket", kind=Kind.OFFICE, worked=True)
    settled = Day(date=date(2027, 1, 5), name="Isra Mikraj", kind=Kind.OFFICE)
    own = Calendar(own=(local, worked, settled))
    assert own.free(date(2026, 10, 10)) == local
    assert own.free(date(2026, 12, 24)) is None
    counted = own.after(date(2026, 12, 11), 15)
    assert counted.end == date(2027, 1, 6)
    assert counted.certain


def test_leave_is_worked_where_that_is_the_rule_of_the_office() -> None:
    working = Calendar(works_on_leave=True)
    assert working.free(date(2026, 12, 24)) is None
    assert working.free(date(2026, 12, 25)) is not None
    assert working.count(date(2026, 12, 23), date(2026, 12, 28)).days == 2
    assert SHIPPED.count(date(2026, 12, 23), date(2026, 12, 28)).days == 1


@pytest.mark.parametrize(
    ("start", "end", "working"),
    [
        (date(2026, 11, 30), date(2026, 12, 9), 7),
        (date(2026, 11, 27), date(2026, 11, 30), 1),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 23), date(2026, 11, 20), 0),
        (date(2024, 2, 28), date(2024, 3, 1), 2),
    ],
)
def test_the_first_day_is_not_counted(start: date, end: date, working: int) -> None:
    assert SHIPPED.count(start, end).days == working


@given(DAYS, st.integers(1, 60))
def test_a_day_found_by_counting_forward_counts_back_to_the_same_number(start: date, days: int) -> None:
    found = SHIPPED.after(start, days)
    assert SHIPPED.free(found.end) is None
    assert SHIPPED.count(start, found.end).days == days
    assert (found.end - start).days == days + len(found.skipped)


def test_leave_that_the_office_works_on_leaves_no_doubt() -> None:
    assert Calendar(works_on_leave=True).after(date(2027, 2, 1), 4).certain
    assert not SHIPPED.after(date(2027, 2, 1), 4).certain


def test_a_year_without_a_list_shows_the_days_that_are_skipped_in_it() -> None:
    listed = [one.date for one in SHIPPED.year(2031)]
    assert date(2031, 12, 25) in listed
    assert all(SHIPPED.free(day) for day in listed)


def test_no_count_runs_past_the_last_day_there_is() -> None:
    with pytest.raises(ValueError, match="span"):
        SHIPPED.after(date(9999, 12, 20), 15)


def test_a_day_names_the_decree_that_makes_it_free() -> None:
    cited = {day: one.citation for day, one in calendar.shipped().items()}
    assert cited[date(2020, 12, 31)].endswith("Nomor 744 Tahun 2020, 05 Tahun 2020, 06 Tahun 2020")
    assert cited[date(2020, 12, 9)] == "Keppres 22 Tahun 2020"
    assert all(
        one.citation.startswith("Keppres") for one in calendar.shipped().values() if one.kind is Kind.POLLING
    )
    assert {day.year for day, words in cited.items() if not words} == {2027}


def test_counts_over_ten_years_and_of_no_day_are_refused() -> None:
    with pytest.raises(ValueError, match="span"):
        SHIPPED.count(date(2017, 1, 1), date(2017, 1, 1) + timedelta(days=LONGEST + 1))
    with pytest.raises(ValueError, match="days"):
        SHIPPED.after(date(2017, 1, 1), 0)
    closed = Calendar(own=tuple(Day(date=date(2026, 1, 1) + timedelta(days=n), name="x", kind=Kind.OFFICE) for n in range(LONGEST + 9)))  # fmt: skip
    with pytest.raises(ValueError, match="span"):
        closed.after(date(2026, 1, 1), 1)
