"""A person types days as an office writes them; what is kept is unmistakable."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.source import moment_of
from core.case.typed import moment_as_typed, moment_from

WITA = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("", ""),
        ("23-11-2026", "2026-11-23"),
        ("3/2/2026", "2026-02-03"),
        ("23.11.2026", "2026-11-23"),
        ("2026-11-23", "2026-11-23"),
        ("23 Nov 2026", "2026-11-23"),
        (" Senin, 23  November 2026 ", "2026-11-23"),
        ("23 Agustus 2026", "2026-08-23"),
        ("23-11-2026 09.14", "2026-11-23T09:14:00+08:00"),
        ("23-11-2026 9:14:07", "2026-11-23T09:14:07+08:00"),
        ("23 November 2026 pukul 09.14 WIB", "2026-11-23T09:14:00+07:00"),
        ("23 November 2026, 09.14 WIT", "2026-11-23T09:14:00+09:00"),
        ("2026-11-23T09:14", "2026-11-23T09:14:00+08:00"),
        ("2026-11-23T01:14:00+00:00", "2026-11-23T01:14:00+00:00"),
    ],
)
def test_what_an_office_writes_is_understood(text: str, iso: str) -> None:
    assert moment_from(text, WITA) == iso
    if iso:
        moment_of(iso)


@pytest.mark.parametrize(
    "text",
    ["kemarin", "31-02-2026", "23-13-2026", "23-11-26", "23-11-2026 25.00", "09.14", "23 Foo 2026", "23-11-2026 WIB",
     "1-1-0000", "23-11-2026 09.14 UTC"],
)  # fmt: skip
def test_what_cannot_be_a_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - many kinds of nonsense, one answer
        moment_from(text, WITA)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_is_shown_for_typing_means_the_same_moment(moment: datetime) -> None:
    iso = moment.replace(microsecond=0).isoformat()
    again = moment_from(moment_as_typed(iso, WITA), WITA)
    assert moment_of(again) == moment_of(iso)
