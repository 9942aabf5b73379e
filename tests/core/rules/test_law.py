"""Citations are chosen by date, and nothing superseded or uncertain comes out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.rules import law


def ids(topic: str, document: date, act: date | None = None, regime: str | None = None) -> list[str]:
    return [rule.id for rule in law.choose(topic, document=document, act=act, regime=regime)]


def test_discipline_follows_the_day_of_the_act_not_of_the_paper() -> None:
    december = date(2021, 12, 1)
    assert ids("disiplin", december, date(2021, 8, 30)) == ["pp-53-2010"]
    assert ids("disiplin", december, date(2021, 8, 31)) == ["pp-94-2021"]
    assert ids("disiplin", december, date(2010, 6, 5)) == []


def test_the_clause_on_taking_effect_follows_the_same_day() -> None:
    (old,) = law.choose("berlaku", document=date(2021, 12, 1), act=date(2021, 8, 30))
    (new,) = law.choose("berlaku", document=date(2021, 12, 1), act=date(2021, 8, 31))
    assert "tanggal ditetapkan" in old.text
    assert "hari kerja ke-15" in new.text


def test_an_implementing_rule_never_stands_on_a_paper_older_than_itself() -> None:
    assert ids("disiplin-pelaksanaan", date(2021, 12, 1), date(2021, 9, 30)) == []
    assert ids("disiplin-pelaksanaan", date(2023, 1, 1), date(2021, 9, 30)) == ["perbkn-6-2022"]


def test_the_amendment_of_2024_is_not_cited_before_its_day() -> None:
    before = ids("penanganan", date(2024, 9, 29), regime="pemilihan")
    after = ids("penanganan", date(2024, 9, 30), regime="pemilihan")
    assert before == ["uu-pemilihan-2015", "perbawaslu-8-2020"]
    assert after == ["uu-pemilihan-2015", "perbawaslu-8-2020-diubah"]


def test_the_two_election_regimes_share_no_basis() -> None:
    day = date(2025, 1, 1)
    assert not set(ids("penanganan", day, regime="pemilu")) & set(ids("penanganan", day, regime="pemilihan"))
    assert ids("penanganan", day) == []


@pytest.mark.parametrize("topic", sorted(law.topics()))
def test_on_no_day_two_editions_of_one_rank_apply_together(topic: str) -> None:
    day = date(2010, 1, 1)
    while day < date(2027, 1, 1):
        for regime in law.REGIMES:
            orders = [rule.order for rule in law.choose(topic, document=day, regime=regime)]
            assert len(orders) == len(set(orders)), (topic, day, regime)
        day += timedelta(days=11)


def test_only_certain_rules_are_given_out() -> None:
    for topic in law.topics():
        for rule in law.choose(topic, document=date(2026, 1, 1), regime="pemilu"):
            assert rule.confidence == "A"
