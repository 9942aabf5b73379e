"""Instants are written one way and read only that way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import SetClock, SystemClock, instant, parse_instant

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS)
def test_an_instant_is_read_back_to_the_millisecond(moment: datetime) -> None:
    read = parse_instant(instant(moment))
    assert timedelta(0) <= moment - read < timedelta(milliseconds=1)
    assert instant(read) == instant(moment)


@given(MOMENTS, MOMENTS)
def test_instants_sort_as_text(one: datetime, other: datetime) -> None:
    assert (instant(one) < instant(other)) == (parse_instant(instant(one)) < parse_instant(instant(other)))


def test_an_instant_is_utc_with_milliseconds() -> None:
    moment = datetime(2026, 11, 24, 1, 43, 58, 123_999, tzinfo=timezone(timedelta(hours=9)))
    assert instant(moment) == "2026-11-23T16:43:58.123Z"


def test_wall_time_is_no_instant() -> None:
    wall = datetime(2026, 11, 23)  # noqa: DTZ001 - that is the point
    for use in (instant, SetClock):
        with pytest.raises(ValueError, match="aware"):
            use(wall)


@pytest.mark.parametrize(
    "text", ["", "2026-11-23", "2026-11-23T16:43:58.123", "2026-11-23T16:43:58.123+00:00", "Z"]
)
def test_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library's own message
        parse_instant(text)


def test_a_set_clock_stands_or_steps() -> None:
    start = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    frozen, stepping = SetClock(start), SetClock(start, timedelta(seconds=1))
    assert frozen.now() == frozen.now() == start
    assert [stepping.now() - start for _ in range(3)] == [timedelta(seconds=number) for number in range(3)]
    assert frozen.now().utcoffset() == timedelta(0)


def test_the_system_clock_tells_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
