"""An entry's id covers every field, and its JSON is read back strictly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.entry import Entry, as_row, entry_from_json, entry_from_row, make_entry
from core.clock import instant

TEXT = st.text(st.characters(codec="utf-8"), max_size=10)
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(instant)  # noqa: DTZ001
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "branch": TEXT, "seq": st.integers(1, 2**31), "prev": TEXT, "at": INSTANTS, "actor": TEXT, "action": TEXT,
    "record": TEXT, "kind": TEXT, "parents": st.lists(TEXT, max_size=3).map(tuple), "body_hash": TEXT,
    "blobs": st.lists(TEXT, max_size=3).map(tuple),
}  # fmt: skip
ENTRIES = st.fixed_dictionaries(FIELDS).map(lambda fields: make_entry(**fields))
SAMPLE = make_entry(
    branch="b", seq=1, prev="", at="2026-11-23T01:00:00.000Z", actor="Rina", action="add", record="r",
    kind="note", parents=("p",), body_hash="h", blobs=("s",),
)  # fmt: skip


def test_the_id_is_fixed_for_fixed_fields() -> None:
    """The id is part of the format: a change here breaks every file ever written."""
    assert SAMPLE.id == "1cdc8288115f318aa3d6bb3ffc213166fa7349b2acb1233636365e3db11be517"


@given(ENTRIES)
def test_an_entry_s_id_holds(entry: Entry) -> None:
    assert entry.computed_id() == entry.id


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_another_value_of_any_field_is_another_id(name: str) -> None:
    other: object = {"seq": 2, "parents": ("q",), "blobs": ()}.get(name, "other")
    assert replace(SAMPLE, **{name: other}).computed_id() != SAMPLE.id  # type: ignore[arg-type]


@given(ENTRIES, st.data())
def test_any_change_of_any_field_changes_the_id(entry: Entry, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FIELDS)))
    value = data.draw(FIELDS[name])
    changed = replace(entry, **{name: value})
    # Two spellings of one text (NFC) are one value; everything else differs.
    same = changed.as_json() == entry.as_json() or make_entry(**_fields(changed)).id == entry.id
    assert (changed.computed_id() == entry.id) == same


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in FIELDS}


@given(st.lists(TEXT, min_size=1, max_size=4), st.integers(0, 4))
def test_moving_the_border_between_two_lists_changes_the_id(texts: list[str], cut: int) -> None:
    one = replace(SAMPLE, parents=tuple(texts), blobs=()).computed_id()
    other = replace(SAMPLE, parents=tuple(texts[:cut]), blobs=tuple(texts[cut:])).computed_id()
    assert (one == other) == (cut >= len(texts))


@given(ENTRIES)
def test_an_entry_survives_json_and_row(entry: Entry) -> None:
    assert entry_from_json(entry.as_json()) == entry
    assert entry_from_row(as_row(entry)) == entry


@pytest.mark.parametrize(
    "change",
    [
        {"at": "kemarin"}, {"at": "2026-11-23T02:00:00.000+07:00"}, {"seq": 2**53}, {"seq": 0}, {"seq": -1}, {"seq": "1"}, {"seq": True}, {"seq": 1.0}, {"parents": "p"}, {"parents": [1]},
        {"blobs": None}, {"blobs": [["s"]]}, {"actor": None}, {"id": 5}, {"extra": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_a_malformed_entry_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"entry|instant"):
        entry_from_json({**SAMPLE.as_json(), **change})


@pytest.mark.parametrize("name", [*FIELDS, "id"])
def test_a_missing_field_is_refused(name: str) -> None:
    value = SAMPLE.as_json()
    del value[name]
    with pytest.raises(ValueError, match="twelve fields"):
        entry_from_json(value)
