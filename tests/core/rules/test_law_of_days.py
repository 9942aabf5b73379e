"""Time limits and receivers, chosen by date."""

from __future__ import annotations

from datetime import date

from core.rules import law


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
