"""Who the case file is about, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.components.subject_form import SubjectForm


@pytest.mark.parametrize(
    ("typed", "front", "name", "back"),
    [
        ("Johanis Sumual, S.Sos., M.Si.", None, "Johanis Sumual", "S.Sos., M.Si."),
        ("Dra. Merlin Tendean", "Dra.", "Merlin Tendean", None),
        ("Merlin Tendean", None, "Merlin Tendean", None),
        ("Moh. Ali Ma", None, "Moh. Ali Ma", None),
    ],
)
def test_titles_typed_with_the_name_go_to_their_fields(
    qtbot: QtBot, typed: str, front: str | None, name: str, back: str | None
) -> None:
    form = SubjectForm(date(2026, 11, 24))
    qtbot.addWidget(form)
    form.name.setText(typed)
    person = form.value()
    assert person is not None
    assert (person.front_titles, person.name, person.back_titles) == (front, name, back)


def test_titles_that_were_given_are_not_touched(qtbot: QtBot) -> None:
    form = SubjectForm(date(2026, 11, 24))
    qtbot.addWidget(form)
    form.name.setText("Johanis Sumual, S.Sos.")
    form.back.setText("M.Si.")
    person = form.value()
    assert person is not None
    assert (person.name, person.back_titles) == ("Johanis Sumual, S.Sos.", "M.Si.")
