"""What may stand in a text for the words of a question; also what is marked in the texts that are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.vault.search.query import Unit
from core.vault.search.vocabulary import NAMESAKE, Vocabulary

_MOST_NEAR: Final = 16
_MOST_LONGER: Final = 40
_MOST_SPLIT: Final = 6
_SHORTEST_SPLIT: Final = 5
_SHORTEST_PIECE: Final = 2
_SHORTEST_JOINED: Final = 3
_MOST_JOINED: Final = 4
_SPLIT: Final = 0.9
_JOINED: Final = 0.95
_SHORTEST_BEGINNING: Final = 3
_INITIAL: Final = 0.6
_BEGINNING: Final = 0.85
_INSIDE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Alternative:
    """Forms that stand beside each other for `covers` words of the question, and how close they are to those.

    `beside` says that it counts only beside the other words: an initial alone means nobody.
    """

    forms: tuple[str, ...]
    closeness: float
    covers: int = 1
    beside: bool = False


class Wording:
    """Finds alternatives for the words of one question and remembers them."""

    def __init__(self, vocabulary: Vocabulary, units: Iterable[Unit]) -> None:
        units = tuple(units)
        self._vocabulary = vocabulary
        self._words = tuple(dict.fromkeys(form for unit in units for form in unit.forms))
        self._numbers = [(unit.number, unit.forms) for unit in units if unit.number]
        self._namesakes: dict[str, list[Alternative]] = {}
        self._near: dict[str, list[Alternative]] = {}
        self._joined: dict[tuple[str, str], list[Alternative]] = {}
        self._longer: dict[str, list[Alternative]] = {}
        self._beginning = {unit.forms[-1] for unit in units if unit.prefix}

    def namesakes(self, form: str) -> list[Alternative]:
        """The form, and other spellings of the same name."""
        if self._vocabulary.common(form):
            return [Alternative((form,), 1.0)]
        if form not in self._namesakes:
            others = [Alternative((other,), NAMESAKE) for other in self._vocabulary.namesakes(form)]
            self._namesakes[form] = [Alternative((form,), 1.0), *others]
        return self._namesakes[form]

    def near(self, form: str, *, alone: bool) -> list[Alternative]:
        """Those, and what may be the form misread, mistyped, torn in two or (not `alone`) shortened to an initial."""
        if self._vocabulary.common(form):
            return [Alternative((form,), 1.0)]
        if form not in self._near:
            near = self._vocabulary.near(form)[:_MOST_NEAR]
            self._near[form] = [
                *self.namesakes(form),
                *(Alternative((other,), closeness) for other, closeness in near),
                *self._torn(form),
            ]
        initial = (
            []
            if alone or len(form) < 3 or form.isdigit()
            else [Alternative((form[0],), _INITIAL, beside=True)]
        )
        return [*self._near[form], *initial]

    def joined(self, one: str, other: str) -> list[Alternative]:
        """What may stand for two words that were run together."""
        if (one, other) not in self._joined:
            both = one + other
            same = [Alternative((both,), _JOINED, 2)] if self._vocabulary.knows(both) else []
            # Of a short word nearly all could be misread, and the other would stand for both.
            lasting = min(len(one), len(other)) >= _SHORTEST_JOINED and not both.isdigit()
            near = self._vocabulary.near(both, most=1)[:_MOST_JOINED] if lasting else []
            self._joined[one, other] = [
                *same,
                *(Alternative((form,), _JOINED * closeness, 2) for form, closeness in near),
            ]
        return self._joined[one, other]

    def longer(self, form: str) -> list[Alternative] | None:
        """The form, and longer ones that begin with it or have it inside; None when too many begin so."""
        if self._vocabulary.common(form):
            return [Alternative((form,), 1.0)]
        if form not in self._longer:
            begin = self._vocabulary.beginning(form, _MOST_LONGER) if len(form) >= _SHORTEST_BEGINNING else []
            inside = self._vocabulary.containing(form, _MOST_LONGER)
            if begin is None:
                return None
            self._longer[form] = [
                Alternative((form,), 1.0),
                *(Alternative((other,), _BEGINNING) for other in begin),
                *(Alternative((other,), _INSIDE) for other in inside),
            ]
        return self._longer[form]

    def common(self, form: str) -> bool:
        """Whether the form stands in so many things that only itself is looked for."""
        return self._vocabulary.common(form)

    def may_begin(self, forms: Iterable[str]) -> None:
        """Notes that all words that begin with these forms were looked for too."""
        self._beginning.update(forms)

    def _torn(self, form: str) -> list[Alternative]:
        if len(form) < _SHORTEST_SPLIT or form.isdigit():
            return []
        cuts = range(_SHORTEST_PIECE, len(form) - _SHORTEST_PIECE + 1)
        known = [
            (form[:cut], form[cut:])
            for cut in cuts
            if self._vocabulary.knows(form[:cut]) and self._vocabulary.knows(form[cut:])
        ]
        return [Alternative(pieces, _SPLIT) for pieces in known[:_MOST_SPLIT]]

    # -- what is marked

    def meant(self, forms: Sequence[str]) -> list[Meant]:
        """What of a text (its forms in order) was meant by which word of the question, the closest for each word."""
        found: list[Meant] = []
        exact, longer = self._tables()
        for at, form in enumerate(forms):
            for length in (1, 2):
                for word, closeness in (
                    exact.get(tuple(forms[at : at + length]), ()) if at + length <= len(forms) else ()
                ):
                    found.append(Meant(word=word, first=at, last=at + length - 1, closeness=closeness))
            for begin, word in longer:
                if form != begin and form.startswith(begin):
                    found.append(Meant(word=word, first=at, last=at, closeness=_BEGINNING))
        best: dict[str, float] = {}
        for one in found:
            best[one.word] = max(best.get(one.word, 0.0), one.closeness)
        return [one for one in found if one.closeness >= best[one.word]]

    def _tables(self) -> tuple[dict[tuple[str, ...], list[tuple[str, float]]], list[tuple[str, str]]]:
        exact: dict[tuple[str, ...], list[tuple[str, float]]] = {}
        for word in self._words:
            known = self._near.get(word) or self._namesakes.get(word) or [Alternative((word,), 1.0)]
            for one in (*known, *self._longer.get(word, ())):
                exact.setdefault(one.forms, []).append((word, one.closeness))
        for pair, found in self._joined.items():
            for one in found:
                exact.setdefault(one.forms, []).extend((word, one.closeness) for word in pair)
        begun = [(word, word) for word in sorted(self._beginning)]
        for number, forms in self._numbers:
            exact.setdefault((number,), []).extend((word, 1.0) for word in forms)
            begun += [(number, word) for word in forms]
        return exact, begun


@dataclass(frozen=True, slots=True)
class Meant:
    """The forms `first` to `last` of a text stand for `word` of the question."""

    word: str
    first: int
    last: int
    closeness: float
