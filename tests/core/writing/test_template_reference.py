"""The page for those who write templates says what the code does."""

from __future__ import annotations

from dataclasses import fields

import pytest

from core.writing import limits, outline, pieces
from core.writing.filters import FILTERS
from core.writing.functions import NAMES
from core.writing.head import Head
from core.writing.questions import Question
from tools import template_reference as reference


def test_the_page_is_the_one_that_the_code_writes() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    assert reference.written(page) == page


def test_everything_there_is_has_its_words() -> None:
    assert set(reference.HEAD) == {each.name for each in fields(Head)}
    assert set(reference.QUESTION) == {each.name for each in fields(Question)}
    assert set(reference.PARTS) == outline.LINES | outline.NESTED | outline.VOID
    assert set(reference.FILTER) == set(FILTERS)
    assert set(reference.FUNCTION) == NAMES
    assert set(reference.PIECE) == set(pieces.known())


@pytest.mark.parametrize("name", sorted(reference.FILTER))
def test_every_example_of_a_filter_uses_it_and_prints_something(name: str) -> None:
    expression = reference.FILTER[name][1]
    assert f"| {name}" in expression
    assert reference.result(expression)


@pytest.mark.parametrize("text", reference.FORBIDDEN)
def test_what_is_called_forbidden_is_refused(text: str) -> None:
    assert reference.refusal(text)


def test_the_limits_told_are_those_kept() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    assert f"{limits.TEMPLATE_CHARACTERS:,}".replace(",", ".") + " huruf" in page
    assert f"{limits.TEMPLATE_SECONDS:.0f} detik" in page
