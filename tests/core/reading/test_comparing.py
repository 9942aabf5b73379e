"""A word that was added to or taken from a post is told, whatever else stayed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.reading.comparing import Where, compare

TEXTS = st.lists(st.sampled_from(["pilih", "nomor", "Satu", "satu", "dua", "ya"]), max_size=12)


def test_added_and_missing_words_stand_in_their_place() -> None:
    before = ["Mari", "dukung", "nomor", "satu", "besok"]
    after = ["mari", "dukung", "nomor", "dua", "besok", "pagi"]
    told = [(one.where, after[one.second] if one.second is not None else before[one.first or 0])
            for one in compare(before, after)]  # fmt: skip
    assert told == [
        (Where.BOTH, "mari"), (Where.BOTH, "dukung"), (Where.BOTH, "nomor"), (Where.FIRST, "satu"),
        (Where.SECOND, "dua"), (Where.BOTH, "besok"), (Where.SECOND, "pagi"),
    ]  # fmt: skip


@given(TEXTS, TEXTS)
def test_every_word_of_both_is_told_once_and_in_order(first: list[str], second: list[str]) -> None:
    found = compare(first, second)
    assert [one.first for one in found if one.first is not None] == list(range(len(first)))
    assert [one.second for one in found if one.second is not None] == list(range(len(second)))
    for one in found:
        if one.first is not None and one.second is not None:
            assert first[one.first].casefold() == second[one.second].casefold()
        assert one.where is (
            Where.BOTH if None not in (one.first, one.second) else Where.FIRST if one.second is None else Where.SECOND
        )  # fmt: skip


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    assert all(one.where is Where.BOTH for one in compare(text, text))
