"""Days on which an office is certainly closed, and what is counted between two days."""

from __future__ import annotations

from datetime import date

import pytest

from core.rules import days, law


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 28), "hari Sabtu"),
        (date(2026, 11, 29), "hari Minggu"),
        (date(2026, 12, 25), "libur Hari Raya Natal"),
        (date(2026, 6, 1), "libur Hari Lahir Pancasila"),
        (date(2016, 6, 1), ""),
        (date(2026, 11, 25), ""),
    ],
)
def test_only_what_is_certain_closes_an_office(day: date, why: str) -> None:
    assert days.closed(day) == why


@pytest.mark.parametrize(
    ("start", "end", "working", "calendar"),
    [
        (date(2026, 11, 30), date(2026, 12, 9), 7, 9),
        (date(2026, 11, 27), date(2026, 11, 30), 1, 3),
        (date(2026, 12, 24), date(2026, 12, 28), 1, 4),
        (date(2026, 11, 23), date(2026, 11, 23), 0, 0),
        (date(2026, 11, 23), date(2026, 11, 20), 0, -3),
    ],
)
def test_the_first_day_is_not_counted(start: date, end: date, working: int, calendar: int) -> None:
    assert days.working_days(start, end) == working
    assert days.calendar_days(start, end) == calendar


def test_a_time_limit_follows_regime_and_date_and_is_given_only_when_certain() -> None:
    day = date(2026, 11, 23)
    for_regional = law.term("batas-lapor", document=day, regime="pemilihan")
    general = law.term("batas-lapor", document=day, regime="pemilu")
    assert for_regional is not None
    assert general is not None
    assert (for_regional.days, for_regional.working, for_regional.words) == (7, False, "7 (tujuh) hari")
    assert (general.days, general.working, general.words) == (7, True, "7 (tujuh) hari kerja")
    assert law.term("batas-lapor", document=day) is None
    assert law.term("panggilan-disiplin", document=day, act=date(2020, 10, 5)) is None
    assert law.term("perbaikan-laporan", document=day) is None


def test_who_receives_a_forwarded_case_follows_the_date() -> None:
    def receivers(day: date) -> list[str]:
        return [rule.text for rule in law.choose("penerima-penerusan", document=day)]

    assert receivers(date(2020, 11, 1)) == ["Ketua Komisi Aparatur Sipil Negara"]
    assert receivers(date(2024, 8, 24)) == []
    assert receivers(date(2026, 11, 1)) == ["Kepala Badan Kepegawaian Negara"]
