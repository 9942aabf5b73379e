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
_BESIDE, _ALL, _NAME, _BEGINS, _SCATTERED = 1000, 850, 780, 700, 560
_GOOD: Final = 700
"""With as many hits of this score as were asked for nothing less like is looked for."""
_TOGETHER: Final = 0.7
"""Words that stand farther apart have little to do with each other: the beginnings of them beside each other, and a
name in which one letter was misread, are worth more than that."""
_NEAR_LEAST, _NEAR_SPAN = 250, 420
_LEFT_OUT: Final = 0.85
"""What a thing is worth in which one of three or more words is missing."""
_FAR: Final = 20
"""Words between those asked for, beyond which they do not belong together."""
_BESIDE_EACH_OTHER: Final = 0.95
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
        self._units, self._plain = tuple(units), tuple(plain)
        self._condition = condition
        self._limit = limit
        self._quoted = any(unit.quoted and len(unit.forms) > 1 for unit in plain)
        self._found: dict[int, Scored] = {}
        self._answered: dict[str, set[int]] = {}
        self.wording = Wording(texts.vocabulary, (*units, *plain))

    def run(self) -> list[Scored]:
        """The best answers, at most one more than the limit."""
        if self._units:
            for tier in (self._exact, self._namesakes, self._nearly, self._beginnings, self._one_missing):
                tier()
                if sum(hit.score >= _GOOD for hit in self._found.values()) > self._limit:
                    break
        ranked = sorted(self._found.values(), key=lambda hit: (-hit.score, -hit.at, -hit.number))
        return ranked[: self._limit + 1]

    def _keep(self, row: Row, score: float, manner: Manner, *, beside: bool = False) -> None:
        known = self._found.get(row.number)
        if known is None or known.score < score:
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
                    worth = _ALL if close >= _TOGETHER else _SCATTERED
                    self._keep(row, _BESIDE if len(self._units) == 1 else worth + 90 * close, Manner.EXACT)

    # -- other words that may be meant

    def _beginnings(self) -> None:
        """Words that begin so, or have the word inside, such as accounts and numbers."""
        words = [form for unit in self._plain for form in unit.forms]
        choices = [self.wording.longer(form) for form in words]
        known = [choice for choice in choices if choice is not None]
        if len(known) == len(choices):
            self._combined(words, known, [], manner=Manner.PREFIX)
        elif not self._quoted:
            self.wording.may_begin(words)
            for row in self._having(_all(_term(form, prefix=True) for form in words), self._limit + 1):
                self._keep(row, _BEGINS if len(words) == 1 else _SCATTERED - 100, Manner.PREFIX)
        for unit in self._plain:
            held = self.wording.longer(unit.number) if unit.number and len(self._plain) == 1 else None
            if held is not None:
                self._combined([unit.number], [held], [], manner=Manner.PREFIX)

    def _namesakes(self) -> None:
        words = [form for unit in self._plain for form in unit.forms]
        choices = [self.wording.namesakes(form) for form in words]
        if any(len(choice) > 1 for choice in choices) or self._plain != self._units:
            self._combined(words, choices, [])

    def _nearly(self) -> None:
        for units in dict.fromkeys((self._units, self._plain)):
            words = [form for unit in units for form in unit.forms]
            choices = self._near(words)
            if any(len(choice) > 1 for choice in choices):
                joined = [self.wording.joined(one, other) for one, other in pairwise(words)]
                self._combined(words, choices, joined)

    def _one_missing(self) -> None:
        words = [form for unit in self._plain for form in unit.forms]
        if len(self._found) >= _FEW or len(words) < 3 or self._quoted or any(map(self.wording.common, words)):
            return
        for left_out in range(len(words)):
            kept = [word for at, word in enumerate(words) if at != left_out]
            self._combined(kept, self._near(kept), [], whole=False)

    def _near(self, words: Sequence[str]) -> list[list[Alternative]]:
        # Beside a word that stands everywhere an initial says nothing.
        alone = len(words) == 1 or any(map(self.wording.common, words))
        return [self.wording.near(form, alone=alone) for form in words]

    def _combined(
        self,
        words: Sequence[str],
        choices: Sequence[Sequence[Alternative]],
        joined: Sequence[Sequence[Alternative]],
        *,
        manner: Manner = Manner.NEAR,
        whole: bool = True,
    ) -> None:
        """Things that have one choice for every word; `joined` are those for each word and the next together."""
        parts = []
        for at, choice in enumerate(choices):
            beside = [*joined[max(0, at - 1) : at], *joined[at : at + 1]]
            parts.append(_any(map(_written, [*choice, *(one for pair in beside for one in pair)])))
        known = {number for number, hit in self._found.items() if hit.score >= _GOOD}
        rows = [row for row in self._having(_all(parts), CANDIDATES) if row.number not in known]
        if not rows:
            return
        numbers = {row.number for row in rows}
        # Where a word has one choice and cannot be run together with another, all of them have it.
        best = [
            dict.fromkeys(numbers, choice[0])
            if len(choice) == 1 and not any(joined)
            else self._best(choice, numbers)
            for choice in choices
        ]
        pairs = [self._best(pair, numbers) for pair in joined]
        taken = [(row, _taken(row, best, pairs)) for row in rows]
        taken.sort(key=lambda pair: -sum(one.closeness for one in pair[1]))  # stable: the newest first
        for at, (row, used) in enumerate(taken):
            if used:
                self._rate(row, used, manner, measured=at < _RANKED, whole=whole)

    def _rate(
        self, row: Row, used: Sequence[Alternative], manner: Manner, *, measured: bool, whole: bool
    ) -> None:
        close = 1.0
        if b"".join(marks(one.forms) for one in used) not in row.marks:
            wanted = [frozenset([mark(one.forms[0])]) for one in used]
            close = _together(row.marks, wanted) if measured else 0.0
            broken = any(len(one.forms) > 1 and marks(one.forms) not in row.marks for one in used)
            unsure = not whole or any(one.beside for one in used)
            if broken or self._quoted or (unsure and close < _BESIDE_EACH_OTHER):
                return
        together = close >= _TOGETHER
        mean = sum(one.closeness * one.covers for one in used) / sum(one.covers for one in used)
        if whole and min(one.closeness for one in used) >= NAMESAKE:
            self._keep(row, (_NAME if together else _SCATTERED) + 60 * close, Manner.NAME)
        elif manner is Manner.PREFIX:
            self._keep(row, (_BEGINS if together else _SCATTERED - 100) + 50 * mean * close, manner)
        else:
            worth = _NEAR_LEAST + _NEAR_SPAN * mean * (0.5 + 0.5 * close)
            self._keep(row, worth if whole else worth * _LEFT_OUT, manner)

    def _best(self, choice: Sequence[Alternative], numbers: set[int]) -> dict[int, Alternative]:
        """For each of these things the closest of the choices that it has."""
        found: dict[int, Alternative] = {}
        for one in sorted(choice, key=lambda one: one.closeness):
            found.update(dict.fromkeys(numbers & self._numbers(_written(one)), one))
        return found

    def _numbers(self, expression: str) -> set[int]:
        if expression not in self._answered:
            self._answered[expression] = self._texts.numbers(expression)
        return self._answered[expression]


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
