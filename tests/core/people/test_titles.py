"""Titles are told from names; a name never loses a part to a title."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.register import BACK, CLANS, FRONT, MEN, MUSLIM, WOMEN
from core.people import titles


@pytest.mark.parametrize(
    ("text", "front", "name", "back"),
    [
        ("Dr. Johanis Sumual, S.Sos., M.Si.", "Dr.", "Johanis Sumual", "S.Sos., M.Si."),
        ("Drs.Ir. H.M. Rusdi Pakaya M.Si", "Drs.Ir. H.", "M. Rusdi Pakaya", "M.Si"),
        ("H. Muh. Ma'ruf Al-Amin SE, MM", "H.", "Muh. Ma'ruf Al-Amin", "SE, MM"),
        ("JOHANIS SUMUAL SH MH", "", "JOHANIS SUMUAL", "SH MH"),
        ("Siti Aminah A. Md.", "", "Siti Aminah", "A. Md."),
        ("dr Stevi Pangkey Sp.OG", "dr", "Stevi Pangkey", "Sp.OG"),
        ("SUMUAL, Johanis", "", "Johanis SUMUAL", ""),
        ("Sumual, Johanis, S.E.", "", "Johanis Sumual", "S.E."),
        ("Hj.\u00a0Siti", "Hj.", "Siti", ""),
        ("", "", "", ""),
        (" , ", "", "", ""),
    ],
)  # fmt: skip
def test_titles_before_and_after_are_taken_off(text: str, front: str, name: str, back: str) -> None:
    found = titles.split(text)
    assert (found.front, found.name, found.back) == (front, name, back)


@pytest.mark.parametrize(
    "name",
    ["Ferry J. Mandey", "Rina Ba", "RINA BA", "Ferry M.R.", "Muhammad S.", "I Gusti Ngurah", "Suharto", "A.M. Fatwa",
     "S.T. Burhanuddin", "Abd. Rahman", "Frans D.Woworuntu", "Budi A.Wahid"],
)  # fmt: skip
def test_what_only_resembles_a_title_stays_in_the_name(name: str) -> None:
    assert titles.split(name).name == name


@settings(deadline=None)
@given(
    st.sampled_from([*MEN, *WOMEN, *MUSLIM]),
    st.sampled_from(CLANS),
    st.sampled_from(["", *FRONT]),
    st.sampled_from(["", *BACK]),
)
def test_every_name_comes_back_from_how_it_is_written(
    given_name: str, clan: str, front: str, back: str
) -> None:
    text = f"{front} {given_name} {clan}, {back}".strip(" ,")
    assert titles.split(text).name == f"{given_name} {clan}"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_is_too_odd_and_none_leaves_a_name_empty(text: str) -> None:
    found = titles.split(text)
    assert bool(found.name) == bool(text.replace("\u00a0", " ").replace(",", " ").strip())


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Siti Aminah, S.Pd., Guru, SD Negeri 1", "Siti Aminah, Guru, SD Negeri 1"),
        ("Dr. Johanis Sumual, M.Si.", "Johanis Sumual"),
        ("suka balas 3 jam", "suka balas 3 jam"),
        ("", ""),
    ],
)
def test_titles_are_taken_out_of_a_line_and_nothing_else(line: str, rest: str) -> None:
    assert titles.without(line) == rest
