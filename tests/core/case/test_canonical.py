"""Canonical JSON: one value, one spelling; nothing that two machines could write differently."""

from __future__ import annotations

import json
import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from core.case.canonical import body_hash, canonical, normal, parse

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
LEAVES = st.text(max_size=12) | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
BODIES = st.dictionaries(KEYS, VALUES, max_size=5)


@given(BODIES)
def test_what_was_written_reads_back_and_is_written_the_same(body: dict[str, object]) -> None:
    once = canonical(normal(body))
    assert canonical(parse(once.decode())) == once
    assert parse(once.decode()) == normal(body)


@given(BODIES)
def test_normal_form_is_reached_in_one_step(body: dict[str, object]) -> None:
    assert normal(normal(body)) == normal(body)


@given(BODIES)
def test_the_bytes_are_those_of_rfc_8785(body: dict[str, object]) -> None:
    assert canonical(normal(body)) == rfc8785.dumps(normal(body))


@given(BODIES)
def test_the_order_of_members_does_not_matter(body: dict[str, object]) -> None:
    assert canonical(normal(dict(reversed(body.items())))) == canonical(normal(body))


@given(st.text())
def test_strings_come_out_composed(text: str) -> None:
    stored = normal({"text": text})["text"]
    assert isinstance(stored, str)
    assert unicodedata.is_normalized("NFC", stored)


@given(st.text(alphabet="eéA\u0301\u00c5\u030a"))
def test_two_spellings_of_one_text_are_one(text: str) -> None:
    spellings = {canonical(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(spellings) == 1


@given(st.floats())
def test_floats_are_refused_at_any_depth(number: float) -> None:
    for value in (number, [number], {"a": {"b": [number]}}):
        with pytest.raises(ValueError, match="not a value"):
            canonical(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**53, -(2**53), [2**60]])
def test_numbers_that_a_double_cannot_hold_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match="too large"):
        canonical(value)


@pytest.mark.parametrize("key", ["", "Name", "nama lengkap", "naïve", "1st", "_x", "a-b", "a\n"])
def test_foreign_keys_are_refused(key: str) -> None:
    with pytest.raises(ValueError, match="snake_case"):
        normal({key: 1})


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not a value"):
        normal({"a": value})


def test_absent_is_not_null() -> None:
    assert normal({"a": None, "b": {"c": None, "d": 1}}) == {"b": {"d": 1}}


def test_nesting_has_a_bottom() -> None:
    def nested(depth: int) -> object:
        return [nested(depth - 1)] if depth else 1

    assert normal({"a": nested(31)})
    with pytest.raises(ValueError, match="deeply"):
        normal({"a": nested(32)})


def test_a_name_that_is_not_unicode_is_stored_readably_instead_of_failing() -> None:
    for stray in ("\udcff", "\ud800"):
        assert set(canonical(f"a{stray}b").decode()) == set('"a\ufffdb')


@pytest.mark.parametrize("text", ["[]", "1", '"a"', "null", "", "{", '{"a":1.5}', '{"a":NaN}', '{"A":1}'])
def test_only_an_object_of_the_format_is_a_body(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own message for what is no JSON at all
        parse(text)


def test_a_body_s_commitment_needs_its_salt() -> None:
    text = canonical({"name": "Rina"})
    assert body_hash(bytes(32), text) != body_hash(bytes(31) + b"\1", text)
    assert body_hash(bytes(32), text) != body_hash(bytes(32), json.dumps({"name": "Rini"}).encode())
