"""Two readings of a line become one, and every word says what both readers saw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.confidence import per_mille
from core.reading.lines import Seen
from core.reading.merging import Merged, align, folded, merge
from core.reading.values import Agreement


def seen(text: str, probability: float = 0.99) -> list[Seen]:
    words = text.split()
    places = [(index / len(words), (index + 0.9) / len(words)) for index in range(len(words))]
    return [
        Seen(text=word, start=start, end=end, probability=probability)
        for word, (start, end) in zip(words, places, strict=True)
    ]


def told(first: str, second: str) -> list[tuple[str, str, str]]:
    return [(word.text, word.agreement.value, word.other) for word in merge(seen(first), seen(second))]


def test_words_that_both_read_alike_are_agreed() -> None:
    assert told("Salam dua", "Salam dua") == [("Salam", "agreed", "Salam"), ("dua", "agreed", "dua")]


def test_quotes_and_dashes_are_no_dispute() -> None:
    assert [word[1] for word in told('"Itu" - benar', "“Itu” — benar")] == ["agreed"] * 3


def test_a_differing_number_is_disputed_and_both_are_kept() -> None:
    assert told("nomor 2 ya", "nomor 3 ya")[1] == ("2", "disputed", "3")


def test_a_word_only_one_reader_saw_is_single() -> None:
    assert told("Hadir semua", "Hadir")[1] == ("semua", "single", "")
    assert [word[1] for word in told("Hadir semua", "")] == ["single", "single"]


def test_a_lost_blank_is_a_dispute_like_any_other() -> None:
    assert told("Suka Balas", "SukaBalas") == [
        ("Suka", "disputed", "SukaBalas"),
        ("Balas", "disputed", "SukaBalas"),
    ]
    assert told("Kutipan939", "Kutipan 939") == [("Kutipan939", "disputed", "Kutipan 939")]


def test_what_one_reader_saw_twice_does_not_shift_the_rest() -> None:
    words = told("Pilih no. 1 jo", "Pilih xx no. 1 jo")
    assert [word[1] for word in words] == ["agreed"] * 4


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("sharè", "share", "share"),
        ("lyo,", "Iyo,", "Iyo,"),
        ("harga", "narga", "harga"),
        ("Nur,", "Nur", "Nur,"),
        ("llyasa", "Ilyasa", "Ilyasa"),
        ("Ilir", "llir", "Ilir"),
        ("Iagi", "lagi", "lagi"),
        ("03.08w", "03.08", "03.08"),
        ("03.081", "03.08", "03.081"),
    ],
)
def test_the_second_reader_wins_only_the_measured_kinds(first: str, second: str, shown: str) -> None:
    (word,) = merge(seen(first), seen(second))
    assert (word.text, word.agreement) == (shown, Agreement.DISPUTED)
    assert word.by_first == (shown == first)
    assert {word.text, word.other} == {first, second}


def test_a_word_knows_how_sure_the_other_reader_was() -> None:
    (agreed,) = merge(seen("dua", 0.9), seen("dua", 0.7))
    (alone,) = merge(seen("dua", 0.9), [])
    (overruled,) = merge(seen("lyo", 0.9), seen("Iyo", 0.99))
    assert [agreed.second, alone.second, overruled.second] == [0.7, 0.0, 0.9]


@pytest.mark.parametrize(("one", "other"), [("lya", "Iya"), ("1lir", "Ilir"), ("OK", "ok"), ("|", "I")])
def test_what_readers_confuse_in_one_letter_is_folded(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_an_unsure_first_reader_gives_way_to_a_sure_second_one() -> None:
    (word,) = merge(seen("0kt", 0.6), seen("Okt", 0.9))
    assert (word.text, word.other) == ("Okt", "0kt")
    (word,) = merge(seen("0kt", 0.6), seen("Okt", 0.5))
    assert word.text == "0kt"


LETTERS = st.text("ab1 ", max_size=12)


@given(LETTERS, LETTERS)
def test_every_border_has_a_place_and_places_never_go_back(ours: str, theirs: str) -> None:
    places = align(ours, theirs)
    assert len(places) == len(ours) + 1
    assert places == sorted(places)
    assert (places[0] >= 0, places[-1]) == (True, len(theirs))


@given(
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=5),
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=5),
)
def test_no_word_is_agreed_that_the_second_reader_did_not_see(ours: list[str], theirs: list[str]) -> None:
    merged = merge(seen(" ".join(ours)) if ours else [], seen(" ".join(theirs)) if theirs else [])
    assert len(merged) == len(ours)
    assert all(word.text in theirs for word in merged if word.agreement is Agreement.AGREED)


def test_agreement_counts_for_more_than_a_reader_s_own_opinion() -> None:
    def sure(agreement: Agreement, probability: float) -> int:
        return per_mille(
            Merged(
                text="a", start=0, end=1, probability=probability, agreement=agreement,
                other="", by_first=True,
            )
        )  # fmt: skip

    assert sure(Agreement.AGREED, 0.9) > sure(Agreement.DISPUTED, 1.0)
    assert sure(Agreement.AGREED, 1.0) < 1000
    assert sure(Agreement.SINGLE, 0.0) >= 0
