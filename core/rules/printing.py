"""How many originals a paper has and which papers a hearing needs: `resources/rules/printing.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args

from core.places import resource_path

Confidence = Literal["A", "B", "C"]
_FILE: Final = "printing.toml"
_MOST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingPaper:
    """A paper that a hearing needs.

    `capacities` are those of the person heard, none stands for all; a `spare` one only lies ready. The
    `invitation` is the paper that is sent beforehand.
    """

    office: str
    template: str
    capacities: tuple[str, ...] = ()
    invitation: bool = False
    spare: bool = False
    confidence: Confidence = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The whole list: originals by template, and the papers of hearings in the order of the table."""

    originals: tuple[tuple[str, int], ...]
    hearing: tuple[HearingPaper, ...]


@cache
def pack() -> Pack:
    """The list that comes with Netra. Raises `ValueError` when it contradicts itself."""
    with resource_path("rules", _FILE).open("rb") as file:
        return parse(tomllib.load(file))


def parse(data: dict[str, Any]) -> Pack:
    """The list from its file; raises `ValueError` for unknown names, doubled papers and counts without sense."""
    originals = tuple((str(item["template"]), int(item["count"])) for item in data.get("originals", ()))
    if len(dict(originals)) != len(originals) or any(not 1 <= count <= _MOST for _, count in originals):
        raise ValueError("originals are counted once each, 1 to 20")
    papers = tuple(_paper(item) for item in data.get("hearing", ()))
    keys = [(paper.office, paper.template) for paper in papers]
    if len(set(keys)) != len(keys):
        raise ValueError("a hearing has each paper once")
    for office in {paper.office for paper in papers}:
        if sum(paper.invitation for paper in papers if paper.office == office) != 1:
            raise ValueError("every kind of office has one invitation")
    return Pack(originals=originals, hearing=papers)


def _paper(item: dict[str, Any]) -> HearingPaper:
    if item["confidence"] not in get_args(Confidence):
        raise ValueError("confidence is A, B or C")
    return HearingPaper(
        office=item["office"], template=item["template"], capacities=tuple(item.get("capacity", ())),
        invitation=item.get("invitation", False), spare=item.get("spare", False), confidence=item["confidence"],
    )  # fmt: skip


def originals(template: str) -> int:
    """How many signed originals are printed of such a paper, at least 1."""
    return dict(pack().originals).get(template, 1)


def of_hearing(office: str, capacity: str) -> tuple[HearingPaper, ...]:
    """What a hearing of somebody in that capacity needs at that kind of office, in order."""
    return tuple(
        paper
        for paper in pack().hearing
        if paper.office == office and (not paper.capacities or capacity in paper.capacities)
    )


def invitation(office: str) -> str:
    """The template by which that kind of office calls somebody to a hearing."""
    return next(paper.template for paper in pack().hearing if paper.office == office and paper.invitation)
