"""The code of a page: read back exactly, and any one wrong sign is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import paper_code
from core.rules.paper_code import ALPHABET, PaperCode

CODES = st.builds(
    lambda paper, pages, at: PaperCode(paper=paper, page=1 + at % pages, pages=pages),
    st.text(ALPHABET, min_size=7, max_size=7), st.integers(1, 999), st.integers(0, 998),
)  # fmt: skip


@given(CODES)
def test_both_forms_say_the_same_and_fit_the_smallest_square(code: PaperCode) -> None:
    assert paper_code.parse(code.text) == paper_code.parse(code.packed) == code
    assert len(code.packed) <= 19
    assert not set("ILOU") & set(code.paper)


@given(CODES, st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(code: PaperCode, place: int, sign: str) -> None:
    other = code.paper[:place] + sign + code.paper[place + 1 :]
    if other != code.paper:
        assert PaperCode(paper=other, page=code.page, pages=code.pages).check != code.check


@given(CODES, st.integers(0, 5))
def test_two_signs_that_changed_places_are_noticed(code: PaperCode, place: int) -> None:
    swapped = list(code.paper)
    swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    if "".join(swapped) != code.paper:
        assert PaperCode(paper="".join(swapped), page=code.page, pages=code.pages).check != code.check


@given(CODES)
def test_another_page_has_another_check_character(code: PaperCode) -> None:
    if code.page < code.pages and (code.page ^ (code.page + 1)) < 32:
        assert PaperCode(paper=code.paper, page=code.page + 1, pages=code.pages).check != code.check


def test_the_format_is_the_one_that_was_decided() -> None:
    assert PaperCode(paper="7F3K9QX", page=1, pages=2).text == "NTR-7F3K-9QXH 1/2"
    assert PaperCode(paper="7F3K9QX", page=1, pages=2).packed == "NTR7F3K9QXH 1/2"
    assert PaperCode(paper="0000000").text == "NTR-0000-0000"


@pytest.mark.parametrize(
    "text", ["", "NTR", "NTR-7F3K-9QXG 1/2", "NTR-7F3K-9QXH 0/2", "NTR-7F3K-9QXH 3/2", "https://x"]
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert paper_code.parse(text) is None


def test_readers_may_mistake_one_sign_and_add_blanks() -> None:
    right = PaperCode(paper="7F3K9QX", page=1, pages=2)
    for text in (
        "NTR-7F3K-9QXH 1/2",
        "ntr 7F3K 9QXH 1 / 2",
        "x NTR-7F3K–9QXH 1/2 Halaman 1",
        "NTR-7F3K-90XH 1/2",
    ):
        assert right in paper_code.in_text(text)


def test_ids_are_random() -> None:
    assert len({paper_code.new_id() for _ in range(200)}) == 200
