"""Names with titles, as `documents.md` §24 wants them."""

from __future__ import annotations

import pytest

from core.people.names import NO_BREAK, Name


def spaced(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def test_capitals_do_not_touch_the_titles() -> None:
    name = Name(name="Johanis Sumual", back="S.Sos., M.Si.")
    assert spaced(name.capitals()) == "JOHANIS SUMUAL, S.Sos., M.Si."


@pytest.mark.parametrize(
    ("front", "back", "full"),
    [
        ("", "", "Suharto"),
        ("dr.", "", "dr. Suharto"),
        ("Dr.", "", "Dr. Suharto"),
        ("Prof. Dr. Ir. H.", "S.E., M.Si., Ak., CA.", "Prof. Dr. Ir. H. Suharto, S.E., M.Si., Ak., CA."),
        ("", "S.H.,M.H.", "Suharto, S.H., M.H."),
        ("", " , S.H. ,", "Suharto, S.H."),
    ],
)
def test_a_comma_stands_before_each_title_behind_and_none_after_titles_in_front(
    front: str, back: str, full: str
) -> None:
    assert spaced(Name(name="Suharto", front=front, back=back).full()) == full


@pytest.mark.parametrize("name", ["Ma'ruf", "Al-Amin", "Ferry J. Mandey", "I Gusti Ngurah", "Budi alias Bud"])
def test_a_name_is_kept_as_it_is_on_the_card(name: str) -> None:
    assert Name(name=name).full() == name


def test_under_a_signature_a_title_is_never_broken() -> None:
    text = Name(name="Siti Aminah", front="Hj.", back="A. Md., S. Kom.").for_signature()
    assert text == f"Hj.{NO_BREAK}Siti Aminah, A.{NO_BREAK}Md., S.{NO_BREAK}Kom."


def test_a_decision_is_signed_without_titles() -> None:
    name = Name(name="Maria Lengkong", front="Dra.", back="M.Si.")
    assert name.for_signature(titles=False, capitals=True) == "MARIA LENGKONG"
