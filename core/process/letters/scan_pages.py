"""The scanned pages of one paper put in order, and which of its pages are not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from core.case.document_steps import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Page `at` (from 0) of the scan file number `scan`, which is page `page` of its paper; 0 where that is not known."""

    scan: int
    at: int
    page: int = 0


def together(places: Sequence[Place], pages: int) -> list[tuple[Place, ...]]:
    """The pages of one paper as the scans they make up.

    A file in which all `pages` are is a scan of its own: the signed paper and the receipt on another print of it are two
    proofs. So is a file that may be all of it, for its pages have no number (printed from Word). Any other goes to the
    first scan that has none of its pages yet.
    """
    whole, parts = list[tuple[Place, ...]](), list[list[Place]]()
    for _, group in groupby(
        sorted(places, key=lambda place: (place.scan, place.at)), key=lambda place: place.scan
    ):
        file = list(group)
        known = {place.page for place in file if place.page}
        if known >= set(range(1, pages + 1)) or (not known and (pages == 1 or len(file) > 1)):
            whole.append(tuple(file))
            continue
        free = (part for part in parts if known.isdisjoint(place.page for place in part))
        if (part := next(free, None)) is None:
            parts.append(part := [])
        part.extend(file)
    return whole + [in_order(part) for part in parts]


def in_order(places: Sequence[Place]) -> tuple[Place, ...]:
    """The pages of a file as they lie in it, those of several in the order of the paper.

    A page without number, as a back, stays behind the one that it follows in its file; a file without any number comes
    last.
    """
    if len({place.scan for place in places}) < 2:
        return tuple(places)
    ranks: dict[Place, tuple[int, int, int, int]] = {}
    for scan, group in groupby(places, key=lambda place: place.scan):
        file = list(group)
        page = next((place.page for place in file if place.page), 0)
        for place in file:
            page = place.page or page
            ranks[place] = (not page, page, scan, place.at)
    return tuple(sorted(places, key=ranks.__getitem__))


def missing(places: Sequence[Place], pages: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The pages of the paper that are not there, and those that a page without number in their place may be.

    Both are empty where no page has a number: then nothing is known.
    """
    known = {place.page for place in places if place.page}
    gone: list[int] = []
    perhaps: list[int] = []
    unnumbered, last = 0, 0
    if not known:
        return (), ()
    for place in (*places, Place(scan=-1, at=0, page=pages + 1)):
        if not place.page:
            unnumbered += 1
            continue
        between = [page for page in range(last + 1, place.page) if page not in known]
        (gone if len(between) > unnumbered else perhaps).extend(between)
        unnumbered, last = 0, max(last, place.page)
    return tuple(gone), tuple(perhaps)


def doubled(places: Sequence[Place]) -> tuple[int, ...]:
    """The pages of the paper that are there more than once."""
    counts = Counter(place.page for place in places if place.page)
    return tuple(sorted(page for page, count in counts.items() if count > 1))


def parts(places: Sequence[Place], digests: Sequence[str]) -> tuple[Part, ...]:
    """What of which file the pages are, in their order; `digests` are those of the files."""
    return tuple(
        Part(sha256=digests[scan], pages=tuple(place.at + 1 for place in group))
        for scan, group in groupby(places, key=lambda place: place.scan)
    )
