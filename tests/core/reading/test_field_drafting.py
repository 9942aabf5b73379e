"""What is wrong with a list is said line by line before it is kept; what is kept is what was typed."""

from __future__ import annotations

import pytest

from core.reading.fields import Keywords, Pair, generic
from core.reading.fields.drafting import (
    NAME,
    PAIRS,
    Draft,
    Problem,
    Row,
    draft_of,
    election_of,
    problems,
)
from core.reading.fields.elections import Election, load_elections, to_text
from core.reading.fields.keywords import MOST

ELECTION = Election(
    name="Bupati 2026",
    keywords=Keywords(
        pairs=(
            Pair(names=("Budi Contoh", "Siti Aminah"), number=1, short=("BC-SA", "Budi-Siti"), election="Bupati 2026"),
            Pair(names=("Denny Lasut",), election="Bupati 2026"),
        ),
        slogans=("girian bangkit", "maju terus"),
        targets=("jagoan kota",),
    ),
)  # fmt: skip


def found(draft: Draft, *taken: str) -> list[tuple[str, int, Problem, int]]:
    return [(one.place, one.line, one.problem, one.other) for one in problems(draft, taken=frozenset(taken))]


def test_a_list_comes_back_from_its_draft_as_it_was() -> None:
    assert election_of(draft_of(ELECTION)) == ELECTION
    assert found(draft_of(ELECTION)) == []


def test_blanks_empty_rows_and_capitals_make_no_difference() -> None:
    draft = Draft(
        name="  Bupati   2026 ",
        rows=(
            Row(),
            Row(number=" 1 ", first=" Budi  Contoh", second="Siti Aminah ", shorts="BC-SA; , Budi-Siti"),
            Row(first="Denny Lasut"),
        ),
        words={"slogans": "\nGirian  Bangkit\n\nmaju terus\n", "targets": "jagoan kota"},
    )  # fmt: skip
    assert found(draft) == []
    assert election_of(draft) == ELECTION


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((Row(number="1", first="Budi Contoh"), Row(number="01", first="Siti Aminah")), (2, Problem.NUMBER_TWICE, 1)),
        ((Row(number="0", first="Budi Contoh"),), (1, Problem.NUMBER, 0)),
        ((Row(number="satu", first="Budi Contoh"),), (1, Problem.NUMBER, 0)),
        ((Row(number="²", first="Budi Contoh"),), (1, Problem.NUMBER, 0)),
        ((Row(number="100", first="Budi Contoh"),), (1, Problem.NUMBER, 0)),
        ((Row(number="9" * 5_000, first="Budi Contoh"),), (1, Problem.NUMBER, 0)),
        ((Row(number="1"),), (1, Problem.MISSING, 0)),
        ((Row(second="Siti Aminah"),), (1, Problem.MISSING, 0)),
        ((Row(first="B"),), (1, Problem.LENGTH, 0)),
        ((Row(first="Budi\u200fContoh"),), (1, Problem.UNPRINTABLE, 0)),
        ((Row(first="Budi Contoh", second="BUDI contoh"),), (1, Problem.NAME_TWICE, 1)),
        ((Row(first="Budi Contoh"), Row(), Row(first="Siti", second="budi contoh")), (3, Problem.NAME_TWICE, 1)),
        ((Row(first="Budi Contoh"), Row(first="Dr. Budi Contoh, S.Sos.")), (2, Problem.NAME_TWICE, 1)),
        ((Row(first="Budi Contoh", shorts="BC"), Row(first="Siti Aminah", shorts="SA, bc")), (2, Problem.SHORT_TWICE, 1)),
        ((Row(first="Budi Contoh", shorts="B"),), (1, Problem.LENGTH, 0)),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_candidate_is_named_by_its_row(
    rows: tuple[Row, ...], expected: tuple[int, Problem, int]
) -> None:
    draft = Draft(name="Bupati", rows=rows)
    assert found(draft) == [(PAIRS, *expected)]
    assert all(one.blocks for one in problems(draft))


@pytest.mark.parametrize(
    ("words", "expected", "blocks"),
    [
        ({"slogans": "girian bangkit\nmaju\n\nGirian  BANGKIT"}, ("slogans", 4, Problem.TWICE, 1), True),
        ({"calls": "a"}, ("calls", 1, Problem.LENGTH, 0), True),
        ({"calls": "x" * 81}, ("calls", 1, Problem.LENGTH, 0), True),
        ({"gestures": "# jari"}, ("gestures", 1, Problem.BEGINS_WITH_ANY, 0), True),
        ({"gestures": "salam\u200b jari"}, ("gestures", 1, Problem.UNPRINTABLE, 0), True),
        ({"calls": "satu\nmari satu\nCoblos"}, ("calls", 3, Problem.KNOWN, 0), False),
        ({"calls": "mantap"}, ("calls", 1, Problem.COMMON, 0), False),
        ({"calls": "maju kota", "slogans": "Maju Kota"}, ("slogans", 1, Problem.ELSEWHERE, 1), False),
    ],
)
def test_what_is_wrong_with_a_word_is_named_by_its_line(
    words: dict[str, str], expected: tuple[str, int, Problem, int], blocks: bool
) -> None:
    draft = Draft(name="Bupati", words=words)
    assert found(draft) == [expected]
    assert [one.blocks for one in problems(draft)] == [blocks]


def test_the_name_must_be_there_and_be_no_other_elections() -> None:
    assert found(Draft()) == [(NAME, 1, Problem.MISSING, 0)]
    assert found(Draft(name="x" * 81)) == [(NAME, 1, Problem.LENGTH, 0)]
    assert found(Draft(name=" Wali  KOTA"), "wali kota") == [(NAME, 1, Problem.TAKEN, 0)]


def test_a_title_in_a_name_is_pointed_out_but_does_not_stop() -> None:
    (one,) = problems(Draft(name="Bupati", rows=(Row(first="Dr. Budi Contoh, S.Sos."),)))
    assert (one.problem, one.text, one.blocks) == (Problem.TITLED, "Budi Contoh", False)


def test_more_than_a_file_may_have_is_refused() -> None:
    rows = tuple(Row(first=f"Budi Nama{number}") for number in range(MOST + 1))
    words = {"slogans": "\n".join(f"kata {number}" for number in range(MOST + 1))}
    assert [(one.place, one.problem) for one in problems(Draft(name="Kota", rows=rows, words=words))] == [
        (PAIRS, Problem.TOO_MANY),
        ("slogans", Problem.TOO_MANY),
    ]


def test_what_has_no_blocking_problem_can_be_written_and_read_back() -> None:
    draft = Draft(
        name="Kota",
        rows=(Row(number="3", first="Dr. Budi Contoh", shorts="BC"),),
        words={"calls": "coblos\nmantap", "slogans": "coblos"},
    )
    assert not any(one.blocks for one in problems(draft))
    election = election_of(draft)
    assert load_elections(to_text([election])) == (election,)


def test_the_words_that_come_with_netra_can_be_drafted() -> None:
    noted = problems(draft_of(Election(name="Umum", keywords=generic())))
    assert {one.problem for one in noted} <= {Problem.KNOWN, Problem.ELSEWHERE}
