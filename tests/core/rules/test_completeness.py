"""The pack of the checklist is whole: every item has its reason, what to do, and where it is from."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from core.case.source import Source
from core.places import resource_path
from core.rules.completeness import pack, parse


def tree() -> dict[str, Any]:
    with resource_path("rules", "completeness.toml").open("rb") as file:
        return tomllib.load(file)


def test_every_item_can_be_met_and_says_why_what_to_do_and_its_source() -> None:
    for item in pack().items:
        assert item.title, item.id
        assert len(item.why) > 20, item.id
        assert len(item.do) > 20, item.id
        assert item.citation, item.id
        for name in item.said:
            assert hasattr(Source(), name), f"{item.id} asks for {name}, which nobody can say"
    assert {item.id for item in pack().items} >= {
        "obtained_from", "captured_at", "captured_by", "full_screen", "account", "profile_page", "posted_at",
        "reactions", "second_capture", "url", "clock_offset", "still_there",
    }  # fmt: skip


def test_what_is_not_read_in_a_source_is_marked_to_be_verified() -> None:
    assert [item.id for item in pack().items if item.confidence != "sumber" and not item.verify] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t["item"][0].update(pages=["tidak-ada"]),
        lambda t: t["item"][0].update(shown=["tidak-ada"]),
        lambda t: t["item"][0].update(salah=1),
        lambda t: t["item"][0].update(confidence="yakin"),
        lambda t: t["item"][0].pop("why"),
        lambda t: t["item"].append(dict(t["item"][0])),
        lambda t: t["sign"].append({"id": "kosong"}),
    ],
)
def test_a_pack_that_contradicts_itself_is_refused(spoil: Any) -> None:
    changed = tree()
    spoil(changed)
    with pytest.raises(ValueError, match=r"completeness\.toml"):
        parse(changed)
