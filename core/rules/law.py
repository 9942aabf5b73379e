"""Which regulation may be cited on a paper, chosen by date.

The pack `resources/rules/law.toml` holds citations and standing clauses with the days on which they
apply. Nothing superseded and nothing uncertain comes out of here: `choose` gives confidence "A" only.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Literal, get_args

from core.places import resource_path

Confidence = Literal["A", "B", "C"]
"""A: read in the regulation or an official form; B: usual practice; C: uncertain."""
Basis = Literal["act", "document"]
"""Which date chooses: that of the conduct, or that of the paper."""
PRINTABLE: Final = "A"
REGIMES: Final = ("pemilu", "pemilihan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A citation or a standing clause. `valid_until` is its last day, None while it is in force.

    `printable_from` is set when the paper it stands on must also not be older than the regulation.
    """

    id: str
    text: str
    topic: str
    chosen_by: Basis
    valid_from: date
    valid_until: date | None
    printable_from: date | None
    regime: str | None
    order: int
    confidence: Confidence

    def applies(self, *, document: date, act: date, regime: str | None) -> bool:
        """Whether it may stand on a paper of day `document` about conduct of day `act`."""
        day = act if self.chosen_by == "act" else document
        in_force = self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
        printed = self.printable_from is None or self.printable_from <= document
        return in_force and printed and (self.regime is None or self.regime == regime)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time limit. `words` is how papers write it; `days` are working days when `working`, else calendar days."""

    rule: Rule
    days: int
    working: bool

    @property
    def words(self) -> str:
        """`7 (tujuh) hari kerja`."""
        return self.rule.text


def choose(
    topic: str, *, document: date, act: date | None = None, regime: str | None = None
) -> tuple[Rule, ...]:
    """The certain rules of `topic` for a paper of day `document`, in the order they are cited.

    `act` is the day of the conduct and defaults to `document`. Empty when nothing certain applies:
    the paper then leaves the citation out or asks.
    """
    act = act or document
    found = [
        rule
        for rule in rules()
        if rule.topic == topic
        and rule.confidence == PRINTABLE
        and rule.applies(document=document, act=act, regime=regime)
    ]
    return tuple(sorted(found, key=lambda rule: (rule.order, rule.id)))


def term(topic: str, *, document: date, act: date | None = None, regime: str | None = None) -> Term | None:
    """The certain time limit of `topic` for a paper of day `document`; dates and regime as for `choose`."""
    act = act or document
    found = (
        each
        for each in terms()
        if each.rule.topic == topic
        and each.rule.confidence == PRINTABLE
        and each.rule.applies(document=document, act=act, regime=regime)
    )
    return next(found, None)


def term_topics() -> frozenset[str]:
    """Every topic of a time limit."""
    return frozenset(each.rule.topic for each in terms())


def topics() -> frozenset[str]:
    """Every topic the pack knows, so that a template asking for another can be refused."""
    return frozenset(rule.topic for rule in rules())


@cache
def rules() -> tuple[Rule, ...]:
    """Every citation and clause, uncertain ones included."""
    found = tuple(_rule(entry) for kind in ("citation", "clause") for entry in _pack()[kind])
    if len({rule.id for rule in found}) != len(found):
        raise ValueError("law.toml repeats an id")
    return found


@cache
def terms() -> tuple[Term, ...]:
    """Every time limit, uncertain ones included."""
    return tuple(
        Term(rule=_rule(entry), days=int(entry["days"]), working=entry["unit"] == "hari-kerja")
        for entry in _pack()["term"]
    )


@cache
def _pack() -> dict[str, Any]:
    with resource_path("rules", "law.toml").open("rb") as file:
        return tomllib.load(file)


def _rule(entry: dict[str, Any]) -> Rule:
    confidence, basis, regime = entry["confidence"], entry["chosen_by"], entry.get("regime")
    if confidence not in get_args(Confidence) or basis not in get_args(Basis):
        raise ValueError(f"law.toml: {entry['id']}")
    if regime is not None and regime not in REGIMES:
        raise ValueError(f"law.toml: {entry['id']}")
    return Rule(
        id=entry["id"],
        text=entry["text"],
        topic=entry["topic"],
        chosen_by=basis,
        valid_from=_day(entry["valid_from"]),
        valid_until=_day(entry["valid_until"]) if "valid_until" in entry else None,
        printable_from=_day(entry["printable_from"]) if "printable_from" in entry else None,
        regime=regime,
        order=int(entry.get("order", 0)),
        confidence=confidence,
    )


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError("law.toml: a day is written without quotes, like 2021-08-31")
    return value
