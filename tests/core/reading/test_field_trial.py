"""Trying a list on a typed sentence gives what a screenshot with that sentence would give."""

from __future__ import annotations

import pytest

from core.reading.fields import FieldKind, Keywords, Pair, find_fields, generic
from core.reading.fields.support import Kind
from core.reading.fields.trial import LONGEST, Outcome, try_out
from tests.core.reading.pages import T, page

OWN = Keywords(
    pairs=(Pair(names=("Budi Contoh", "Siti Aminah"), number=2, short=("BC-SA",)),),
    slogans=("girian bangkit",),
    gestures=("salam # jari",),
    calls=("gaspol torang",),
)
SENTENCES = [
    ("Mari coblos nomor urut 2!", Outcome.OFFERED),
    ("Girian Bangkit!", Outcome.OFFERED),
    ("BC-SA menang telak", Outcome.OFFERED),
    ("gaspol torang for Siti Aminah", Outcome.OFFERED),
    ("Kami siap, salam dua jari", Outcome.OFFERED),
    ("Rina Lasut & Denny Wowor, pilih!", Outcome.OFFERED),
    ("Budi Contoh hadir dalam rapat.", Outcome.NO_CALL),
    ("Ayo datang ke pasar", Outcome.FOR_NOBODY),
    ("ASN dilarang mendukung Budi Contoh", Outcome.DENIED),
    ("Budi Contoh sudah datang. Ayo makan bersama.", Outcome.APART),
    ("Cuaca cerah hari ini", Outcome.NOTHING),
    ("", Outcome.NOTHING),
]


@pytest.mark.parametrize(("text", "outcome"), SENTENCES)
def test_what_would_be_offered_and_why_not(text: str, outcome: Outcome) -> None:
    trial = try_out(text, OWN)
    assert trial.outcome is outcome
    assert bool(trial.offered) == (outcome is Outcome.OFFERED)


@pytest.mark.parametrize(("text", "outcome"), [one for one in SENTENCES if one[0]])
def test_a_screenshot_with_the_sentence_offers_a_statement_exactly_when_the_trial_does(
    text: str, outcome: Outcome
) -> None:
    reading = page("Rina Wowor", "14 Oktober 2020 pukul 06.30", T(text=text, gap=30))
    found = find_fields(reading, keywords=generic().joined(OWN))
    assert any(one.kind is FieldKind.STATEMENT for one in found) == (outcome is Outcome.OFFERED)


def test_what_was_heard_stands_where_it_was_typed_over_lines_and_odd_signs() -> None:
    text = "🔥  Dukung  Budi\n   Contoh, 👨‍👩‍👧 salam 2 jari!\n\nGirian bangkit."
    trial = try_out(text, OWN)
    heard = [(text[one.start : one.end], one.kind, one.whom, one.own) for one in trial.heard]
    assert heard == [
        ("Dukung", Kind.CALL, "", False),
        ("Budi\n   Contoh", Kind.PAIR, "Budi Contoh & Siti Aminah", True),
        ("salam 2 jari", Kind.GESTURE, "", False),
        ("Girian bangkit", Kind.SLOGAN, "", True),
    ]
    assert [text[start:end] for start, end in trial.offered] == [
        text[text.index("🔥") : text.index("\n\n")],
        "Girian bangkit.",
    ]


def test_the_longest_of_several_words_in_one_place_is_told_once() -> None:
    heard = try_out("BC-SA nomor urut 2, coblos!", OWN).heard
    assert [(one.text, one.kind) for one in heard] == [
        ("BC-SA", Kind.PAIR),
        ("nomor urut 2", Kind.TARGET),
        ("coblos", Kind.CALL),
    ]


@pytest.mark.parametrize(
    "text", ["\ud800 \x00 coblos no 2", "-" * 3_000, "x" * 3_000, "\n" * 3_000, "no. no. no."]
)
def test_any_text_can_be_tried(text: str) -> None:
    assert all(0 <= one.start < one.end <= LONGEST for one in try_out(text, OWN).heard)
