"""One name in many spellings is one name, and two names stay two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people.likeness import Comparing, Likeness, Manner, of_words
from core.people.offices import office_words
from core.people.spelling import key, words


def like(seen: str, registered: str) -> Likeness:
    comparing = Comparing(words(seen), lambda _: 0.7, missing=0.45, extra=0.8)
    return comparing.with_words(words(registered))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moh. Rusdi", "Muhammad Rusdi"),
        ("Muh. Rusdi", "Mochammad Rusdi"),
        ("Mohamad Rusdi", "Muhamad Rusdi"),
        ("Ma'ruf", "Maruf"),
        ("Ma\u2019ruf Al-Amin", "MARUF AL AMIN"),
        ("Soeharto", "Suharto"),
        ("Djoko", "Joko"),
        ("Achmad", "Ahmad"),
        ("Abd. Rahman", "Abdul Rahman"),
        ("Novie", "Novi"),
        ("André", "Andre"),
        ("J0hanis 5umual", "Johanis Sumual"),
        ("Tendean-Mandey", "Tendean Mandey"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert [key(word) for word in words(one)] == [key(word) for word in words(other)]
    assert like(one, other).closeness > 0.95


@pytest.mark.parametrize(
    ("seen", "registered", "least"),
    [
        ("Sumual Johanis", "Johanis Sumual", 0.97),  # word order
        ("M. Rusdi", "Muhammad Rusdi", 0.95),
        ("Ferry J. Mandey", "Ferry Johan Mandey", 0.9),
        ("Ferry Mandey", "Ferry J. Mandey", 0.9),
        ("FerryMandey", "Ferry Mandey", 0.95),  # a lost blank
        ("Fer ry Mandey", "Ferry Mandey", 0.95),
        ("Suharto", "Suharto", 0.99),
    ],
)
def test_order_initials_and_blanks_cost_little(seen: str, registered: str, least: float) -> None:
    assert like(seen, registered).closeness >= least


@pytest.mark.parametrize(
    ("seen", "nearer", "farther"),
    [
        ("Ferry Mandey", "Ferry J. Mandey", "Ferdy Mandey"),
        ("Ferry J. Mandey", "Ferry J. Mandey", "Ferry K. Mandey"),
        ("Rina Sumual", "Rina Sumual", "Rina Maria Sumual"),
        ("Johanis Sumual", "Johanis Sumual", "Johana Sumual"),
        ("Suharto", "Suharto", "Suharti"),
        ("Salim Anwar", "Salim Anwar", "Anwar Salim"),
    ],
)
def test_the_nearer_name_is_nearer(seen: str, nearer: str, farther: str) -> None:
    assert like(seen, nearer).closeness > like(seen, farther).closeness


def test_the_manner_is_told() -> None:
    assert of_words("moh", "muhammad").manner is Manner.VARIANT
    assert of_words("j", "johan").manner is Manner.INITIAL
    assert of_words("sumval", "sumual").manner is Manner.CLOSE
    assert of_words("sumual", "tendean").manner is Manner.DIFFERENT
    assert like("Ferry Mandey", "Ferry J. Mandey").manner is Manner.PART
    assert like("Ferry Mandey", "Mandey Ferry").manner is Manner.EXACT


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_closeness_is_a_part_of_one_and_a_name_is_closest_to_itself(one: str, other: str) -> None:
    assert 0.0 <= like(one, other).closeness <= 1.0
    if words(one):
        assert like(one, one).closeness > 0.999


@settings(deadline=None)
@given(st.text(max_size=60))
def test_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(word.isalnum() or not word.isascii() for word in words(text))
    assert all(word for word in words(text))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Kadispar", "Kepala Dinas Pariwisata"),
        ("Kadis Pariwisata", "Kepala Dinas Pariwisata"),
        ("Ka. Sub. Bag. Umum", "Kepala Sub Bagian Umum"),
        ("Kasubbag Umum", "Kepala Subbagian Umum"),
        ("SMPN 1 Bitung", "SMP Negeri 1 Bitung"),
        ("Kel. Pateten", "Kelurahan Pateten"),
        ("Disdikbud", "Dinas Pendidikan dan Kebudayaan"),
        ("Setda", "Sekretariat Daerah"),
    ],
)
def test_short_forms_of_offices_are_written_out(short: str, long: str) -> None:
    assert office_words(short) == office_words(long)
