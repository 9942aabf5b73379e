"""One question to the register: what was seen, and how close each field of an official is to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.people import numbers, sought, titles
from core.people.accounts import HandleIndex, NumberIndex
from core.people.likeness import NOTHING, Comparing, Likeness, Manner
from core.people.offices import office_words
from core.people.phrases import Phrases
from core.people.seen import SHORT, SeenText, covered
from core.people.sought import LONGEST_WORD, Sought
from core.people.spelling import words

_MOST_IN_NAME, _MOST_IN_OFFICE = 12, 24
_NAMES: Final = 160
_MEMBERS: Final = 60
_GROUPS: Final = 3
_GROUP_LIKE: Final = 0.6
_VISIBLE: Final = 0.72
"""How much of a unit must stand in a text before the text counts as naming a unit at all."""
_OFFICE_WORD: Final = 0.6
"""How close a misread word must be to one of units and positions to count as such."""
_MISSING_IN_NAME, _EXTRA_IN_NAME = 0.45, 0.8
_MISSING_IN_OFFICE, _EXTRA_IN_OFFICE = 0.35, 0.35
_NO_NAME: Final = 0.6
_NAME_IN_HANDLE: Final = 0.8
"""A handle that reads like a name is worth less than a name."""


class Field(StrEnum):
    """What was compared."""

    NAME = "name"
    UNIT = "unit"
    POSITION = "position"
    NUMBER = "number"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """How close one field is, 0.0 to 1.0; `unknown` when the register cannot say."""

    field: Field
    closeness: float
    manner: Manner
    seen: str
    registered: str = ""
    unknown: bool = False


class _Office:
    """A unit or position that was given, or that stands in a text; compared once per distinct text."""

    def __init__(self, given: str, text: SeenText | None, phrases: Phrases) -> None:
        self.seen = given.strip()
        self._words = office_words(given)[:_MOST_IN_OFFICE]
        self._phrases = phrases
        self._text = text if not self._words else None
        self._comparing = Comparing(
            self._words, phrases.weight, missing=_MISSING_IN_OFFICE, extra=_EXTRA_IN_OFFICE
        )
        self._met: dict[tuple[str, ...], tuple[Likeness, str]] = {}
        self.near = self._near()
        self.visible = bool(self._words) or bool(self.near)

    def compare(self, registered: tuple[str, ...]) -> tuple[Likeness, str]:
        """How close a registered text is to what was given or stands in the text, and what that was."""
        found = self._met.get(registered)
        if found is None:
            if self._text is not None:
                found = covered(self._text, registered, self._phrases), self._text.alike(registered)
            else:
                found = self._comparing.with_words(registered) if self._words else NOTHING, self.seen
            self._met[registered] = found
        return found

    def _near(self) -> list[int]:
        if self._text is not None:
            places = self._phrases.near(self._text.words, 40, within=True)
        else:
            places = self._phrases.near(self._words, 40)
        least = _GROUP_LIKE if self._text is None else _VISIBLE
        ranked = sorted(
            ((self.compare(self._phrases.words[place])[0].closeness, place) for place in places), reverse=True
        )
        return [place for closeness, place in ranked[:_GROUPS] if closeness >= least]


class Question:
    """What was seen, prepared once and then compared with as many officials as wanted."""

    def __init__(
        self,
        asked: Sought,
        names: Phrases,
        units: Phrases,
        positions: Phrases,
        number_index: NumberIndex,
        handle_index: HandleIndex,
    ) -> None:
        self._names, self._handle_index = names, handle_index

        self._given_name = titles.split(asked.name).name
        lines = sought.lines("\n".join(titles.without(line) for line in asked.text.splitlines()))
        of_office = _office_words(lines, names, units, positions).__contains__
        self._text = SeenText(lines, of_office=of_office) if lines else None
        office_text = [office_words(" ".join(line)) for line in lines]
        # A unit named somewhere on a page of comments says nothing of whose comment it is.
        offices = SeenText(office_text, of_office=of_office) if self._text and self._text.short else None
        self._unit = _Office(asked.unit, offices, units)
        self._position = _Office(asked.position, offices, positions)
        given = numbers.as_read(asked.number)
        self._seen_numbers = (given,) if given else numbers.in_text(asked.text)
        self.numbers = _best(number_index.near, self._seen_numbers)
        account = sought.account(asked.handle)
        self._seen_handles = (account,) if account else sought.handles(asked.text)
        self.handles = _best_handles(handle_index, self._seen_handles)
        seen_name = tuple(word for word in words(self._given_name) if len(word) <= LONGEST_WORD)[
            :_MOST_IN_NAME
        ]
        self._name_from_handle = not seen_name and self._text is None and bool(self._seen_handles)
        if self._name_from_handle:
            seen_name = sought.letters(self._seen_handles[0])
        elif self._text is not None and not seen_name:
            seen_name = tuple(self._text.words)
        self._from_text = self._text is not None and not self._given_name
        self._met: dict[tuple[str, ...], Signal] = {}
        self._name = Comparing(seen_name, names.weight, missing=_MISSING_IN_NAME, extra=_EXTRA_IN_NAME)

    # -- who to look at

    def near_names(self) -> list[int]:
        """Places of registered names that may be meant."""
        if not self._name.seen:
            return []
        if not self._from_text or self._text is None:
            return self._names.near(self._name.seen, _NAMES)
        found = self._text.names(self._names, _NAMES if not self._text.short else _NAMES // 2)
        if self._text.short:
            found += self._names.near(self._text.not_of_office, _NAMES // 2, within=True)
        return list(dict.fromkeys(found))

    def near_units(self) -> list[int]:
        """Places of registered units that are probably meant."""
        return self._unit.near

    def near_positions(self) -> list[int]:
        """Places of registered positions that are probably meant."""
        return self._position.near

    def rank_names(self, places: Iterable[int]) -> list[int]:
        """The few of these names that are roughly nearest to what was seen."""
        seen = self._text.not_of_office if self._from_text and self._text else self._name.seen
        return self._names.rank(seen, places, _MEMBERS, within=self._from_text)

    # -- how close one of them is

    def signals(
        self,
        place: int,
        *,
        name: tuple[str, ...],
        unit: tuple[str, ...],
        position: tuple[str, ...],
        number: str,
    ) -> list[Signal]:
        """Every field that was seen, with its closeness to this official."""
        found = []
        if self._name.seen:
            signal = self._name_signal(name)
            if (
                self._from_text
                and signal.closeness < _NO_NAME
                and (place in self.numbers or place in self.handles)
            ):
                # A text with a number or an account need not hold the name as well.
                signal = replace(signal, unknown=True, seen="")
            found.append(signal)
        for field, office, registered in (
            (Field.UNIT, self._unit, unit),
            (Field.POSITION, self._position, position),
        ):
            if office.visible:
                like, seen = office.compare(registered)
                found.append(
                    Signal(
                        field=field, closeness=like.closeness, manner=_told(like), unknown=not registered,
                        seen=seen,
                    )
                )  # fmt: skip
        if self._seen_numbers:
            found.append(self._number_signal(place, number))
        if self._seen_handles:
            found.append(self._handle_signal(place))
        return found

    def _name_signal(self, registered: tuple[str, ...]) -> Signal:
        signal = self._met.get(registered)
        if signal is None:
            signal = self._met[registered] = self._compare_name(registered)
        return signal

    def _compare_name(self, registered: tuple[str, ...]) -> Signal:
        if self._from_text and self._text is not None:
            like, seen = self._text.stretch(registered, self._names, self._name)
            return Signal(field=Field.NAME, closeness=like.closeness, manner=_told(like), seen=seen)
        like = self._name.with_words(registered)
        seen = self._given_name or " ".join(self._name.seen)
        worth = _NAME_IN_HANDLE if self._name_from_handle else 1.0
        return Signal(field=Field.NAME, closeness=worth * like.closeness, manner=_told(like), seen=seen)

    def _number_signal(self, place: int, registered: str) -> Signal:
        closeness = self.numbers.get(place, (0.0, self._seen_numbers[0]))
        manner = Manner.EXACT if closeness[0] == 1.0 else Manner.CLOSE if closeness[0] else Manner.DIFFERENT
        return Signal(
            field=Field.NUMBER, closeness=closeness[0], manner=manner, seen=closeness[1], registered=registered,
            unknown=not registered,
        )  # fmt: skip

    def _handle_signal(self, place: int) -> Signal:
        closeness, seen, said = self.handles.get(place, (0.0, self._seen_handles[0], ""))
        manner = Manner.EXACT if closeness == 1.0 else Manner.CLOSE if closeness else Manner.DIFFERENT
        # People have accounts nobody has told us about: no claim, or another one, speaks against nobody.
        said = said or ", ".join(self._handle_index.said(place))
        return Signal(
            field=Field.HANDLE,
            closeness=closeness,
            manner=manner,
            seen=seen,
            registered=said,
            unknown=not closeness,
        )


def _office_words(
    lines: Sequence[Sequence[str]], names: Phrases, units: Phrases, positions: Phrases
) -> frozenset[str]:
    """The words of a text that belong to units and positions; in a short text misread ones too."""
    text = {word for line in lines for word in line}
    exact = {word for word in text if (units.knows(word) or positions.knows(word)) and not names.knows(word)}
    if sum(map(len, lines)) > SHORT:
        return frozenset(exact)
    return frozenset(exact) | {
        word
        for word in text - exact
        if not names.knows(word)
        and max(nearest(word, units), nearest(word, positions)) >= max(_OFFICE_WORD, nearest(word, names))
    }


def nearest(word: str, phrases: Phrases) -> float:
    """How close the closest word of any of the phrases is."""
    found = process.extractOne(
        word, phrases.vocabulary, scorer=OSA.normalized_similarity, processor=None, score_cutoff=_OFFICE_WORD
    )
    return found[1] if found else 0.0


def _told(like: Likeness) -> Manner:
    return like.manner if like.closeness >= 0.5 else Manner.DIFFERENT


def _best(near: Callable[[str], dict[int, float]], seen: Sequence[str]) -> dict[int, tuple[float, str]]:
    best: dict[int, tuple[float, str]] = {}
    for number in seen:
        for place, closeness in near(number).items():
            best[place] = max(best.get(place, (0.0, "")), (closeness, number))
    return best


def _best_handles(index: HandleIndex, seen: Sequence[str]) -> dict[int, tuple[float, str, str]]:
    best: dict[int, tuple[float, str, str]] = {}
    for handle in seen:
        for place, (closeness, said) in index.near(handle).items():
            best[place] = max(best.get(place, (0.0, "", "")), (closeness, handle, said))
    return best
