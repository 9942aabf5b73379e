"""Times as apps print them, worked out from the moment of capture: right to what was printed, never later."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.reading.fields.moments import Calendar, Moment
from core.reading.fields.times import Day, find
from core.reading.fields.values import Precision
from tests.conftest import TORTURE


def split(words: str) -> list[str]:
    return words.split()


WITA = ZoneInfo("Asia/Makassar")
MONDAY = datetime(2020, 11, 23, 10, 20, tzinfo=WITA)
MONTHS = split("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
SHORT = split("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des")
ENGLISH = split("January February March April May June July August September October November December")
DAYS = split("Senin Selasa Rabu Kamis Jumat Sabtu Minggu")


def moment(text: str, captured_at: datetime | None = MONDAY, *, english: bool = False) -> Moment:
    """What the only time in a text says."""
    seen = find(text, english=english)
    assert len(seen) == 1, (text, seen)
    return Calendar(captured_at, None).moment(seen[0])


RELATIVE = [
    ("Baru saja", "2020-11-23T10:20", "minute"), ("Just now", "2020-11-23T10:20", "minute"),
    ("30 dtk", "2020-11-23T10:19", "minute"), ("5 mnt", "2020-11-23T10:15", "minute"),
    ("12 menit yang lalu", "2020-11-23T10:08", "minute"), ("3 jam", "2020-11-23T07:20", "hour"),
    ("3 jam yang lalu", "2020-11-23T07:20", "hour"), ("13 j", "2020-11-22T21:20", "hour"),
    ("3j", "2020-11-23T07:20", "hour"), ("sejam yang lalu", "2020-11-23T09:20", "hour"),
    ("l jam", "2020-11-23T09:20", "hour"), ("2 hari", "2020-11-21", "day"), ("2 hari lalu", "2020-11-21", "day"),
    ("2 h", "2020-11-21", "day"), ("kemarin", "2020-11-22", "day"), ("1 mgg", "2020-11-16", "week"),
    ("22 minggu", "2020-06-22", "week"), ("3 bln", "2020-08-23", "month"), ("setahun yang lalu", "2019-11-23", "year"),
    ("2 thn", "2018-11-23", "year"), ("2d", "2020-11-21", "day"), ("4w", "2020-10-26", "week"),
    ("5m", "2020-11-23T10:15", "minute"), ("an hour ago", "2020-11-23T09:20", "hour"),
    ("2 hours ago", "2020-11-23T08:20", "hour"), ("Kemarin pukul 08.15", "2020-11-22T08:15", "minute"),
    ("Kemarin 21:13", "2020-11-22T21:13", "minute"), ("Yesterday at 9:13 PM", "2020-11-22T21:13", "minute"),
    ("Hari ini 09.10", "2020-11-23T09:10", "minute"), ("HARI INI", "2020-11-23", "day"),
    ("Today at 12:05 AM", "2020-11-23T00:05", "minute"), ("Senin 09.30", "2020-11-23T09:30", "minute"),
    ("Senin 10.21", "2020-11-16T10:21", "minute"), ("Jumat pukul 22.00", "2020-11-20T22:00", "minute"),
    ("Jum'at", "2020-11-20", "day"), ("Sel 18.00", "2020-11-17T18:00", "minute"),
    ("Tuesday at 6:00 PM", "2020-11-17T18:00", "minute"), ("11-18", "2020-11-18", "day"), ("11-24", "2019-11-24", "day"),
    ("3-5", "2020-03-05", "day"), ("2-29", "2020-02-29", "day"), ("16 Okt", "2020-10-16", "day"),
    ("24 Nov", "2019-11-24", "day"), ("17 Sep pukul 07.02", "2020-09-17T07:02", "minute"),
    ("23 Nov 23.00", "2019-11-23T23:00", "minute"), ("October 14 at 6:30 AM", "2020-10-14T06:30", "minute"),
    ("Oct 14", "2020-10-14", "day"), ("l6 0kt", "2020-10-16", "day"), ("Sabtu, 14 Nov", "2020-11-14", "day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "precision"), RELATIVE)
def test_a_relative_time_is_worked_out_and_marked(text: str, value: str, precision: str) -> None:
    assert moment(text) == Moment(value=value, relative=True, precision=Precision(precision))


def test_there_are_enough_fixed_cases() -> None:
    assert len(RELATIVE) >= 40


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 Okt 2020 pukul 06.30", "2020-10-14T06:30"),
        ("9 Desember 2020 pukul 07.02", "2020-12-09T07:02"),
        ("4.36 AM · 11 Okt 20", "2020-10-11T04:36"),
        ("12:05 PM · Oct 11, 2020", "2020-10-11T12:05"),
        ("Oct 14, 2020 at 6:30 PM", "2020-10-14T18:30"),
        ("14 October 2020 at 06:30", "2020-10-14T06:30"),
        ("23 November 2020", "2020-11-23"),
        ("23 NOVEMBER 2020", "2020-11-23"),
        ("14/10/2020 06.30", "2020-10-14T06:30"),
        ("14-10-20", "2020-10-14"),
        ("2020-10-14 06:30", "2020-10-14T06:30"),
        ("(14/10/2020) pukul 10.15", "2020-10-14T10:15"),
        ("l4 Okt 2O20 pukul O6.3O", "2020-10-14T06:30"),
        ("14 0kt 2020", "2020-10-14"),
        ("Rabu, 14 Oktober 2020 | 10:05 WITA", "2020-10-14T10:05"),
        ("17 Nop 2020", "2020-11-17"),
    ],
)
def test_a_full_date_needs_no_capture(text: str, value: str) -> None:
    for captured_at in (datetime(2021, 1, 1, tzinfo=WITA), None):
        found = moment(text, captured_at)
        assert (found.value, found.relative) == (value, False)


def test_the_printed_zone_is_brought_to_that_of_the_office() -> None:
    assert moment("Rabu, 14 Oktober 2020 | 10:05 WIB").value == "2020-10-14T11:05"
    seen = find("Rabu, 14 Oktober 2020 | 23:30 WIT")[0]
    assert Calendar(None, ZoneInfo("Asia/Jakarta")).moment(seen).value == "2020-10-14T21:30"
    assert Calendar(None, None).moment(seen).value == "2020-10-14T23:30"


def test_h_is_an_hour_on_an_english_page_and_a_day_on_an_indonesian_one() -> None:
    assert moment("3h", english=True).value == "2020-11-23T07:20"
    assert moment("3h").value == "2020-11-20"


def test_without_the_moment_of_capture_a_relative_time_has_no_value() -> None:
    for text, _, precision in RELATIVE:
        assert moment(text, None) == Moment(value="", relative=True, precision=Precision(precision))


def test_a_clock_time_belongs_to_the_divider_above_it_and_to_no_day_without() -> None:
    seen = find("21.41")[0]
    calendar = Calendar(MONDAY, None)
    assert calendar.moment(seen, Day(year=2020, month=11, day=20)).value == "2020-11-20T21:41"
    assert not calendar.moment(seen, Day(year=2020, month=11, day=20)).relative
    assert calendar.moment(seen, Day(days_back=1)).value == "2020-11-22T21:41"
    assert calendar.moment(seen, Day(days_back=1)).relative
    assert calendar.moment(seen).value == ""
    assert calendar.moment(seen, Day(days_back=0)) == Moment(
        value="", relative=True, precision=Precision.MINUTE, detail="after_capture"
    )


def test_what_a_date_contradicts_is_said() -> None:
    assert moment("Kamis, 25 November 2020").detail == "weekday_differs"
    assert moment("24 November 2020").detail == "after_capture"
    assert moment("23 November 2020 pukul 10.19").detail == ""


@pytest.mark.parametrize(
    "text",
    [
        "Rp2.500.000", "12,4 ribu kali", "100%", "6.149 komentar", "Nomor 2 harga mati", "25.10", "10.75", "bit.ly/10.20", "3-15-2", "min 5", "3 orang", "v1.20.30.40", "56%", "00-11", "0 jam",
    ],
)  # fmt: skip
def test_other_numbers_are_no_times(text: str) -> None:
    assert find(text) == []


def test_a_day_that_does_not_exist_has_no_value() -> None:
    for text in ("31 Feb 2020", "30/02/2020", "29 Feb 2019", "2-30"):
        assert moment(text).value == ""


def printed(chance: random.Random, then: datetime, now: datetime) -> tuple[str, timedelta]:
    """`then` as some app prints it at `now`, and how much later than that it may have been."""
    ago = now - then
    minutes, hours, days = int(ago.total_seconds() // 60), int(ago.total_seconds() // 3600), ago.days
    back = (now.date() - then.date()).days
    clock = f"{then:%H.%M}" if chance.random() < 0.7 else f"{then:%H:%M}"
    joiner = chance.choice(["", "pukul ", ", "])
    forms: list[tuple[str, timedelta]] = []
    if 1 <= minutes < 60:
        unit = chance.choice([" mnt", " menit", " menit yang lalu", "mnt", " minutes ago"])
        forms.append((f"{minutes}{unit}", timedelta(minutes=1)))
    if 1 <= hours < 24:
        unit = chance.choice([" jam", " j", "j", " jam yang lalu", " jam lalu", " hours ago"])
        forms.append((f"{hours}{unit}", timedelta(hours=1)))
    if 1 <= days < 7:
        unit = chance.choice([" hari", " hari yang lalu", " h", "d", " days ago"])
        forms.append((f"{days}{unit}", timedelta(days=2)))
    if 7 <= days < 350:
        unit = chance.choice([" mgg", " minggu", "w", " minggu yang lalu"])
        forms.append((f"{days // 7}{unit}", timedelta(days=8)))
    if back == 0:
        forms.append((f"{chance.choice(['Hari ini', 'Today at'])} {clock}", timedelta(minutes=1)))
    if back == 1:
        forms.append((f"Kemarin {joiner}{clock}", timedelta(minutes=1)))
    if 2 <= back <= 6:
        forms.append((f"{DAYS[then.weekday()]} {joiner}{clock}", timedelta(minutes=1)))
    if back <= 360:
        month = chance.choice([MONTHS, SHORT])[then.month - 1]
        forms.append((f"{then.day} {month} {joiner}{clock}", timedelta(minutes=1)))
        forms.append((f"{then.day} {month}", timedelta(days=1)))
        forms.append((f"{then.month}-{then.day}", timedelta(days=1)))
        forms.append((f"{ENGLISH[then.month - 1]} {then.day} at {then:%I:%M %p}", timedelta(minutes=1)))
    return chance.choice(forms)


def test_generated_times_come_out_right_to_what_was_printed() -> None:
    """Whatever an app prints, what is worked out holds the true moment and is never after the capture."""
    chance = random.Random(20201209)
    for _ in range(20_000 if TORTURE else 600):
        now = datetime(2020, 1, 1, tzinfo=WITA) + timedelta(minutes=chance.randrange(4 * 365 * 1440))
        ago = chance.choice([60, 24 * 60, 7 * 24 * 60, 350 * 24 * 60])
        then = now - timedelta(minutes=chance.randrange(1, ago))
        text, width = printed(chance, then, now)
        found = moment(text, now)
        assert found.relative, text
        assert found.detail == "", (text, now)
        if "T" in found.value:
            value = datetime.fromisoformat(found.value).replace(tzinfo=WITA)
            assert value <= now, (text, now)
            assert abs(value - then) <= width, (text, then, now, value)
        else:
            day = date.fromisoformat(found.value)
            assert day <= now.date(), (text, now)
            assert abs(day - then.date()) < width, (text, then, now, day)
