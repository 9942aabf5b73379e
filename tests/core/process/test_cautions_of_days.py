"""Cautions about days: what a person may mistype is told, and a count that rests on expected days says so."""

from __future__ import annotations

from datetime import date

import pytest

from core.demonstration.gallery import cast
from core.process.letters import effect
from core.rules.calendar import Calendar
from tests.core.writing.edge_papers import values, warned

SENT = date(2027, 3, 1)


def summons(sent: date, heard: date) -> dict[str, object]:
    given = values("D04", "agency", "formulir", jadwal={**cast.EXAMINATION, "tanggal": heard})
    letter = given["surat"]
    assert isinstance(letter, dict)
    return given | {"surat": {**letter, "tanggal": sent}}


def report(office: str, regime: str, known: date, came: date) -> dict[str, object]:
    given = values("D01", office, regime)
    case = given["kasus"]
    assert isinstance(case, dict)
    return given | {
        "kasus": {
            **case,
            "waktu_diketahui": known,
            "tanggal_diterima": came,
            "rezim": regime,
            "asal": "laporan",
        }
    }


def test_a_mistyped_year_is_pointed_out() -> None:
    assert "periksa tahunnya" in warned("D04", summons(SENT, date(2062, 3, 9)), SENT)


@pytest.mark.parametrize("regime", ["pemilu", "pemilihan"])
def test_a_report_on_what_was_known_long_ago_is_late(regime: str) -> None:
    given = report("bawaslu", regime, date(2010, 1, 1), date(2026, 11, 1))
    assert "sejak diketahui, lebih lama dari" in warned("D01", given, date(2026, 11, 20))


def test_seven_days_that_rest_on_expected_feasts_are_not_said_to_be_certain() -> None:
    heard = Calendar().after(SENT, 7).end
    text = warned("D04", summons(SENT, heard), SENT)
    assert "7 hari kerja (bergantung pada hari yang perlu verifikasi: Hari Suci Nyepi 8 Maret 2027" in text


def test_another_number_of_days_names_the_expected_feasts_too() -> None:
    text = warned("D04", summons(SENT, date(2027, 3, 22)), SENT)
    assert "perlu verifikasi: Hari Suci Nyepi 8 Maret 2027" in text
    assert "dibaca sebagai paling lama" in text


def test_a_day_of_receipt_that_no_calendar_reaches_gives_no_day_of_effect() -> None:
    received = date(9999, 12, 20)
    assert effect.counted(received, on=date(2026, 12, 1), act=date(2026, 10, 1), calendar=Calendar()) is None
