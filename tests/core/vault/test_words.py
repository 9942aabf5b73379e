"""The word list keeps its rules, and a recovery sheet gives back its secret or says what is wrong."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vault.words import (
    WORDS,
    WordError,
    WordFault,
    decode,
    encode,
    generate_phrase,
    normalise_phrase,
)

# Printed sheets depend on every word and its place: if this fails, restore the list, never the number.
LIST_SHA256 = "4d8f378819f895cb30ea76b4e71805586b4e571a226aca7c3d37fa36683dc687"

SECRETS = st.binary(min_size=32, max_size=32)
SAMPLE = bytes(range(32))


def slips(word: str) -> set[str]:
    """What one slip leaves of `word`, a changed or added letter written as `?`."""
    places = range(len(word))
    return (
        {word[:i] + word[i + 1 :] for i in places}
        | {word[:i] + "?" + word[i + 1 :] for i in places}
        | {word[:i] + word[i : i + 2][::-1] + word[i + 2 :] for i in places}
    )


def fault_of(words: list[str]) -> WordFault | None:
    """What `decode` finds wrong, or None if it accepts the words."""
    try:
        decode(words)
    except WordError as error:
        return error.fault
    return None


def test_the_list_is_the_published_one() -> None:
    assert hashlib.sha256("".join(f"{word}\n" for word in WORDS).encode("ascii")).hexdigest() == LIST_SHA256


def test_the_list_has_2048_sorted_words_of_four_to_eight_plain_letters() -> None:
    assert len(WORDS) == 2048
    assert list(WORDS) == sorted(set(WORDS))
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_four_letters_name_a_word() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)


def test_no_single_slip_turns_one_word_into_another() -> None:
    known = set(WORDS)
    patterns = Counter(pattern for word in WORDS for pattern in slips(word) if "?" in pattern)
    assert [pattern for pattern, count in patterns.items() if count > 1] == []
    assert [word for word in WORDS if (slips(word) - {word}) & known] == []


@given(SECRETS)
def test_a_sheet_gives_back_its_secret(secret: bytes) -> None:
    assert decode(encode(secret)) == secret


@given(SECRETS)
def test_the_words_are_the_bits_and_their_checksum_read_eleven_at_a_time(secret: bytes) -> None:
    bits = "".join(f"{byte:08b}" for byte in secret + hashlib.sha256(secret).digest()[:1])
    assert encode(secret) == tuple(WORDS[int(bits[i : i + 11], 2)] for i in range(0, 264, 11))


@pytest.mark.parametrize(
    ("secret", "first", "last"),
    [(bytes(32), 0, 102), (b"\xff" * 32, 2047, 1967)],
    ids=["abandon-art", "zoo-vote"],
)
def test_the_arithmetic_agrees_with_published_bip39_vectors(secret: bytes, first: int, last: int) -> None:
    assert encode(secret) == (WORDS[first],) * 23 + (WORDS[last],)


@given(SECRETS, st.data())
def test_any_case_spaces_around_and_four_letters_or_more_are_enough(
    secret: bytes, data: st.DataObject
) -> None:
    entered = []
    for word in encode(secret):
        cut = word[: data.draw(st.integers(4, 8))]
        change = data.draw(st.sampled_from([str.upper, str.title, str.lower]))
        entered += [f"  {change(cut)}\t", ""]
    assert decode(entered) == secret


def test_another_word_in_place_of_one_is_rejected_99_times_in_100() -> None:
    chance = random.Random(20240229)
    outcomes: Counter[WordFault | None] = Counter()
    for _ in range(3000):
        words = list(encode(chance.randbytes(32)))
        place = chance.randrange(24)
        words[place] = chance.choice([word for word in WORDS if word != words[place]])
        outcomes[fault_of(words)] += 1
    assert set(outcomes) <= {None, WordFault.CHECKSUM}
    assert outcomes[None] <= 30


@pytest.mark.parametrize("position", [1, 13, 24])
def test_a_mistyped_word_is_named_with_its_place_and_the_right_word_suggested(position: int) -> None:
    words = list(encode(SAMPLE))
    right = words[position - 1]
    words[position - 1] = f" {right[0]}{right[1:].replace(right[2], 'x')} ".upper()
    with pytest.raises(WordError) as caught:
        decode(words)
    assert caught.value.fault is WordFault.UNKNOWN
    assert caught.value.position == position
    assert caught.value.word == words[position - 1].strip().lower()
    assert right in caught.value.suggestions


@pytest.mark.parametrize(
    ("entered", "meant"),
    [
        ("abatrak", "abstrak"),
        ("zooo", "zoologi"),
        ("wor", "wortel"),
        ("wortell", "wortel"),
        ("wrotel", "wortel"),
    ],
)
def test_suggestions_hold_the_word_that_was_meant(entered: str, meant: str) -> None:
    with pytest.raises(WordError) as caught:
        decode([entered])
    assert meant in caught.value.suggestions
    assert len(caught.value.suggestions) <= 3


@pytest.mark.parametrize("entered", ["", "x" * 10_000, "kata sandi", "élan", "1234"])
def test_what_is_no_word_at_all_is_refused(entered: str) -> None:
    with pytest.raises(WordError):
        decode([entered, *encode(SAMPLE)[1:]])


@pytest.mark.parametrize("count", [0, 12, 23, 25])
def test_any_other_number_of_words_is_refused_without_blaming_one(count: int) -> None:
    with pytest.raises(WordError) as caught:
        decode((encode(SAMPLE) * 2)[:count])
    assert caught.value.fault is WordFault.COUNT
    assert caught.value.position is None


def test_the_message_for_logs_holds_no_word() -> None:
    with pytest.raises(WordError) as caught:
        decode(["rahasiaku"])
    assert "rahasia" not in f"{caught.value} {caught.value!r}"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_only_secrets_of_32_bytes_are_encoded(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        encode(bytes(length))


def test_a_phrase_is_six_words_of_the_list_and_new_each_time() -> None:
    phrases = {generate_phrase() for _ in range(200)}
    assert len(phrases) == 200
    used = [phrase.split("-") for phrase in phrases]
    assert {len(words) for words in used} == {6}
    assert {word for words in used for word in words} <= set(WORDS)
    assert len(generate_phrase(8).split("-")) == 8


def test_a_phrase_shorter_than_six_words_is_not_made() -> None:
    with pytest.raises(ValueError, match="at least 6"):
        generate_phrase(5)


def test_a_phrase_typed_with_combining_marks_and_spaces_around_is_the_same_phrase() -> None:
    assert normalise_phrase("\u00a0 cafe\u0301  Satu \n") == "caf\u00e9  Satu"
