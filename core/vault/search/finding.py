"""Which things answer a question, in tiers: beside each other, all words, the same name, the beginning, nearly.

A later tier is only asked when the ones before gave too little. Scores are 0 to 1000; of things that fit equally
well the newest comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise, product
from typing import Final

from core.vault.search.query import Unit
from core.vault.search.texts import Row, Texts
from core.vault.search.vocabulary import NAMESAKE
from core.vault.search.wording import Alternative, Wording
from core.vault.search.words import mark, marks, window

CANDIDATES: Final = 2_000
"""Things that are looked at closely in one tier."""
_RANKED: Final = 300
"""Of those, things of which the shortest stretch with all words is measured."""
_BESIDE, _ALL, _NAME, _BEGINS = 1000, 850, 780, 700
_NEAR_LEAST, _NEAR_SPAN = 250, 420
_LEFT_OUT: Final = 0.85
"""What a thing is worth in which one of three or more words is missing."""
_FAR: Final = 20
"""Words between those asked for, beyond which they do not belong together."""
_SHORTEST_BEGINNING: Final = 3
_FEW: Final = 3
"""With fewer hits than this one of the words may be missing."""


class Manner(StrEnum):
    """How what was found is like what was asked."""

    EXACT = "exact"
    PREFIX = "prefix"
    NAME = "name"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A thing that answers; `beside` says that all words were taken to stand beside each other."""

    number: int
    at: int
    score: int
    manner: Manner
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What things must fulfil besides the words: SQL on `text_row` `t` that begins with AND, and its values."""

    sql: str = ""
    values: tuple[object, ...] = ()


class Finder:
    """One question: `units` as they were asked, `plain` without titles and initials."""

    def __init__(
        self, texts: Texts, units: Sequence[Unit], plain: Sequence[Unit], condition: Condition, limit: int
    ) -> None:
        self._texts = texts
        self._units, self._plain = units, plain
        self._condition = condition
        self._limit = limit
        self._found: dict[int, Scored] = {}
        self.wording = Wording(texts.vocabulary, (*units, *plain))

    def run(self) -> list[Scored]:
        """The best answers, at most one more than the limit."""
        if self._units:
            for tier in (self._exact, self._namesakes, self._beginnings, self._nearly, self._one_missing):
                tier()
                if len(self._found) > self._limit:
                    break
        ranked = sorted(self._found.values(), key=lambda hit: (-hit.score, -hit.at, -hit.number))
        return ranked[: self._limit + 1]

    def _keep(self, row: Row, score: float, manner: Manner, *, beside: bool = False) -> None:
        if row.number not in self._found:
            self._found[row.number] = Scored(
                number=row.number, at=row.at, score=round(score), manner=manner, beside=beside
            )

    def _having(self, expression: str, limit: int, phrases: Iterable[bytes] = ()) -> list[Row]:
        beside = list(phrases)
        return self._texts.having(
            expression,
            limit=limit,
            where=" AND instr(t.marks, ?) > 0" * len(beside) + self._condition.sql,
            values=(*beside, *self._condition.values),
        )

    # -- the words as they were asked

    def _exact(self) -> None:
        begun = any(unit.prefix for unit in self._units)
        forms = [form for unit in self._units for form in unit.forms]
        if len(forms) > 1 and not begun:
            for row in self._having(_all(map(_term, forms)), self._limit + 1, [marks(forms)]):
                self._keep(row, _BESIDE, Manner.EXACT, beside=True)
        if len(self._found) > self._limit:
            return
        for choice in islice(product(*(_ways(unit) for unit in self._units)), 4):
            rows = self._having(
                _all(expression for expression, _ in choice), _RANKED, (part for _, part in choice if part)
            )
            wanted = [frozenset([mark(form)]) for form in dict.fromkeys(forms)]
            whole = len(wanted) == 1 or any(unit.number for unit in self._units)
            for row in rows:
                if begun:
                    self._keep(row, _ALL - 50, Manner.PREFIX)
                else:
                    close = 1.0 if whole else _together(row.marks, wanted)
                    self._keep(row, _BESIDE if len(self._units) == 1 else _ALL + 90 * close, Manner.EXACT)

    # -- other words that may be meant

    def _beginnings(self) -> None:
        """Words that begin so, or have the word inside, such as accounts and numbers."""
        if any(unit.quoted and len(unit.forms) > 1 for unit in self._plain):
            return
        parts = []
        for unit in self._plain:
            for form in unit.forms:
                begins = len(form) >= _SHORTEST_BEGINNING
                inside = self.wording.containing(form) if begins else []
                parts.append(_any([_term(form, prefix=begins), *map(_term, inside)]))
            if unit.number:
                held = [unit.number, *self.wording.containing(unit.number)]
                parts[-len(unit.forms) :] = [_any([_all(parts[-len(unit.forms) :]), *map(_term, held)])]
        self.wording.may_begin(form for unit in self._plain for form in unit.forms)
        for row in self._having(_all(parts), self._limit + 1):
            self._keep(row, _BEGINS, Manner.PREFIX)

    def _namesakes(self) -> None:
        words = [form for unit in self._plain for form in unit.forms]
        choices = [self.wording.namesakes(form) for form in words]
        if any(len(choice) > 1 for choice in choices) or self._plain != self._units:
            self._combined(words, choices, [])

    def _nearly(self) -> None:
        words = [form for unit in self._plain for form in unit.forms]
        choices = [self.wording.near(form, alone=len(words) == 1) for form in words]
        joined = [self.wording.joined(one, other) for one, other in pairwise(words)]
        self._combined(words, choices, joined)

    def _one_missing(self) -> None:
        words = [form for unit in self._plain for form in unit.forms]
        if len(self._found) >= _FEW or len(words) < 3 or any(unit.quoted for unit in self._plain):
            return
        for left_out in range(len(words)):
            kept = [word for at, word in enumerate(words) if at != left_out]
            self._combined(kept, [self.wording.near(form, alone=False) for form in kept], [], whole=False)

    def _combined(
        self,
        words: Sequence[str],
        choices: Sequence[Sequence[Alternative]],
        joined: Sequence[Sequence[Alternative]],
        *,
        whole: bool = True,
    ) -> None:
        """Things that have one choice for every word; `joined` are those for each word and the next together."""
        parts = []
        for at, choice in enumerate(choices):
            beside = [*joined[max(0, at - 1) : at], *joined[at : at + 1]]
            parts.append(_any(map(_written, [*choice, *(one for pair in beside for one in pair)])))
        rows = [row for row in self._having(_all(parts), CANDIDATES) if row.number not in self._found]
        if not rows:
            return
        numbers = {row.number for row in rows}
        best = [self._best(choice, numbers) for choice in choices]
        pairs = [self._best(pair, numbers) for pair in joined]
        taken = [(row, _taken(row, best, pairs)) for row in rows]
        taken.sort(key=lambda pair: -sum(one.closeness for one in pair[1]))  # stable: the newest first
        for at, (row, used) in enumerate(taken):
            self._rate(row, used, len(words), measured=at < _RANKED, whole=whole)

    def _rate(
        self, row: Row, used: Sequence[Alternative], count: int, *, measured: bool, whole: bool
    ) -> None:
        if not used:
            return
        in_order = b"".join(marks(one.forms) for one in used) in row.marks
        if in_order:
            close = 1.0
        else:
            wanted = [frozenset([mark(one.forms[0])]) for one in used]
            close = _together(row.marks, wanted) if measured else 0.0
            broken = any(len(one.forms) > 1 and marks(one.forms) not in row.marks for one in used)
            unsure = any(one.beside for one in used) and close < 1.0
            quoted = any(unit.quoted and len(unit.forms) > 1 for unit in self._plain)
            if broken or unsure or quoted or (not whole and close < 1.0 - 1 / _FAR):
                return
        mean = sum(one.closeness * one.covers for one in used) / sum(one.covers for one in used)
        if min(one.closeness for one in used) >= NAMESAKE and whole:
            self._keep(row, _NAME + 60 * close, Manner.NAME)
        else:
            worth = _NEAR_LEAST + _NEAR_SPAN * mean * (0.5 + 0.5 * close)
            self._keep(row, worth if whole else worth * _LEFT_OUT, Manner.NEAR)

    def _best(self, choice: Sequence[Alternative], numbers: set[int]) -> dict[int, Alternative]:
        """For each of these things the closest of the choices that it has."""
        found: dict[int, Alternative] = {}
        for one in sorted(choice, key=lambda one: one.closeness):
            found.update(dict.fromkeys(numbers & self._texts.numbers(_written(one)), one))
        return found


def _taken(
    row: Row, best: Sequence[dict[int, Alternative]], pairs: Sequence[dict[int, Alternative]]
) -> list[Alternative]:
    """What a thing has for every word; two words that were run together are taken once. Empty when one is missing."""
    used: list[Alternative] = []
    at = 0
    while at < len(best):
        alone = best[at].get(row.number)
        both = pairs[at].get(row.number) if at < len(pairs) else None
        after = best[at + 1].get(row.number) if both is not None else None
        if both is not None and (
            alone is None or after is None or both.closeness > min(alone.closeness, after.closeness)
        ):
            used.append(both)
            at += 2
        elif alone is not None:
            used.append(alone)
            at += 1
        else:
            return []
    return used


def _together(text: bytes, wanted: Sequence[frozenset[int]]) -> float:
    """How close the wanted words stand: 1.0 beside each other, 0.0 far apart or in different texts."""
    if len(wanted) < 2:
        return 1.0
    found = window(text, wanted)
    return max(0.0, 1.0 - (found[0] - len(wanted)) / _FAR) if found is not None else 0.0


def _ways(unit: Unit) -> list[tuple[str, bytes]]:
    """How a unit may be written, each with the marks that must stand beside each other."""
    terms = [_term(form) for form in unit.forms[:-1]] + [_term(unit.forms[-1], prefix=unit.prefix)]
    beside = unit.forms[:-1] if unit.prefix else unit.forms
    ways = [(_all(terms), marks(beside) if len(beside) > 1 else b"")]
    return [*ways, (_term(unit.number, prefix=True), b"")] if unit.number else ways


def _term(form: str, *, prefix: bool = False) -> str:
    # Forms hold letters and digits only, so nothing in them has a meaning to the engine.
    return f'"{form}" *' if prefix else f'"{form}"'


def _written(one: Alternative) -> str:
    return _all(map(_term, one.forms))


def _all(parts: Iterable[str]) -> str:
    return "(" + " AND ".join(dict.fromkeys(parts)) + ")"


def _any(parts: Iterable[str]) -> str:
    return "(" + " OR ".join(dict.fromkeys(parts)) + ")"
