"""The list of originals and of the papers of a hearing says what the sources say, and contradicts itself nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from core.rules import printing
from core.writing import template


def test_originals_are_those_of_the_source() -> None:
    assert {name: printing.originals(name) for name in ("D02", "D03", "D11", "D12", "D17", "D22")} == {
        "D02": 2, "D03": 1, "D11": 2, "D12": 3, "D17": 2, "D22": 1,
    }  # fmt: skip


def test_a_hearing_has_the_papers_of_its_office_and_of_who_is_heard() -> None:
    def names(office: str, capacity: str) -> list[str]:
        return [paper.template for paper in printing.of_hearing(office, capacity)]

    assert names("bawaslu", "Terlapor") == ["D03", "D05", "D06", "D08", "D09"]
    assert names("bawaslu", "Ahli") == ["D03", "D05", "D07", "D08", "D09"]
    assert names("agency", "Terlapor") == ["D04", "D10", "D05", "D11"]
    assert (printing.invitation("bawaslu"), printing.invitation("agency")) == ("D03", "D04")


def test_every_paper_of_the_list_has_a_template() -> None:
    listed = printing.pack()
    for name in {*dict(listed.originals), *(paper.template for paper in listed.hearing)}:
        assert name in template.known()


@pytest.mark.parametrize(
    "wrong",
    [
        {"originals": [{"template": "D02", "count": 0}]},
        {"originals": [{"template": "D02", "count": 1}, {"template": "D02", "count": 2}]},
        {"hearing": [{"office": "bawaslu", "template": "D05", "confidence": "C"}]},
        {"hearing": [{"office": "bawaslu", "template": "D03", "invitation": True, "confidence": "X"}]},
    ],
)
def test_a_list_that_contradicts_itself_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"originals|invitation|confidence"):
        printing.parse(wrong)
