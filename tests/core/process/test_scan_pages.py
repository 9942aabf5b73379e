"""Pages from several files in the order of their paper; what is missing, what may be, and what is there twice."""

from __future__ import annotations

import pytest

from core.process.letters.scan_pages import Place, doubled, in_order, missing, together


def file(scan: int, *pages: int) -> list[Place]:
    """A file whose pages are these of the paper; 0 has no number."""
    return [Place(scan=scan, at=at, page=page) for at, page in enumerate(pages)]


@pytest.mark.parametrize(
    ("pages", "of", "gone", "perhaps"),
    [
        ((1, 2, 3), 3, (), ()),
        ((1, 3), 3, (2,), ()),
        ((3, 1), 3, (2,), ()),
        ((2,), 3, (1, 3), ()),
        ((1, 0, 3), 3, (), (2,)),
        ((1, 0, 3), 4, (4,), (2,)),
        ((0, 2), 2, (), (1,)),
        ((1, 0), 3, (2, 3), ()),  # one of the two is not there, and nobody knows which
        ((1, 0, 0, 2), 2, (), ()),
        ((1, 1), 2, (2,), ()),
        ((0, 0), 2, (), ()),
    ],
)
def test_what_is_missing(
    pages: tuple[int, ...], of: int, gone: tuple[int, ...], perhaps: tuple[int, ...]
) -> None:
    assert missing(file(0, *pages), of) == (gone, perhaps)


def test_pages_without_number_stay_behind_theirs() -> None:
    places = file(0, 3, 0) + file(1, 0) + file(2, 1, 0) + file(3, 0, 2)
    order = [(place.scan, place.at) for place in in_order(places)]
    assert order == [(2, 0), (2, 1), (3, 0), (3, 1), (0, 0), (0, 1), (1, 0)]
    alone = file(0, 2, 1)
    assert list(in_order(alone)) == alone  # one file is kept as it was given


def test_a_file_with_all_pages_is_a_scan_of_its_own() -> None:
    whole, first, second = file(1, 1, 2), file(0, 2), file(2, 1)
    assert together([*first, *whole, *second], 2) == [tuple(whole), (*second, *first)]
    assert together(file(0, 1) + file(1, 1), 1) == [tuple(file(0, 1)), tuple(file(1, 1))]


def test_two_proofs_stay_two_scans() -> None:
    signed, receipt = file(0, 0), file(1, 0)  # one page each, printed from Word
    assert together([*signed, *receipt], 1) == [tuple(signed), tuple(receipt)]
    twice = [*file(0, 1), *file(1, 2), *file(2, 1), *file(3, 2)]
    assert together(twice, 2) == [tuple(twice[:2]), tuple(twice[2:])]
    backs = file(0, 0, 0), file(1, 0, 0)
    assert together([*backs[0], *backs[1]], 2) == [tuple(backs[0]), tuple(backs[1])]


def test_a_page_that_is_there_twice_is_named() -> None:
    assert doubled(file(0, 1, 2, 0) + file(1, 0, 2)) == (2,)
