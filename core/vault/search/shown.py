"""What is shown of a thing that was found: a piece of its text with the words in it, and where they stand on a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.reading.values import Agreement, Box, PageSize, Reading
from core.vault.search.wording import Meant, Wording
from core.vault.search.words import forms, number_tokens, tokens

_BEFORE: Final = 40
_LENGTH: Final = 200
"""Letters of a snippet, a little more or less for whole words."""
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Spot:
    """A form in a text, from `start` to `end`; on a picture it stands in `box` of `page`."""

    form: str
    start: int
    end: int
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Boxes on one page, counted from 0, and how large that page is as far as a reading says."""

    page: int
    boxes: tuple[Box, ...]
    size: PageSize | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and the words in it, in order. `more` are other forms of the same places, each series on its own."""

    text: str
    spots: tuple[Spot, ...]
    more: tuple[tuple[Spot, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A piece of text, `matches` as pairs of places in it, and all places on the picture, the best page first.

    `beside` says whether the words really stand beside each other in the order they were asked.
    """

    snippet: str
    matches: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]
    beside: bool


def text_of(texts: Iterable[str]) -> Text:
    """Texts one behind the other."""
    whole = _BETWEEN.join(" ".join(text.split()) for text in texts)
    spots = tuple(Spot(token.form, token.start, token.end) for token in tokens(whole))
    more = tuple((Spot(token.form, token.start, token.end),) for token in number_tokens(whole))
    return Text(text=whole, spots=spots, more=more)


def text_of_reading(reading: Reading, others: Iterable[str] = ()) -> Text:
    """What was read, line by line, then other texts that belong to it."""
    parts: list[str] = []
    spots: list[Spot] = []
    more: list[tuple[Spot, ...]] = []
    at = 0
    for line in reading.lines:
        start = at
        own: list[Spot] = []
        for word in line.words:
            place = at, at + len(word.text), line.page, word.box
            own += [Spot(form, *place) for form in forms(word.text)]
            if word.agreement is Agreement.DISPUTED:
                more.append(tuple(Spot(form, *place) for form in forms(word.other)))
            at += len(word.text) + 1
        for number in number_tokens(line.text):
            inside = [
                spot for spot in own if spot.start < start + number.end and start + number.start < spot.end
            ]
            more += [(Spot(number.form, spot.start, spot.end, spot.page, spot.box),) for spot in inside]
        spots += own
        parts.append(line.text)
    read = " ".join(parts)
    said = text_of(others)
    if not said.text:
        return Text(text=read, spots=tuple(spots), more=tuple(more))
    shift = len(read) + len(_BETWEEN) if read else 0
    behind = [Spot(spot.form, spot.start + shift, spot.end + shift) for spot in said.spots]
    text = f"{read}{_BETWEEN}{said.text}" if read else said.text
    return Text(text=text, spots=(*spots, *behind), more=tuple(more))


def show(text: Text, wording: Wording, asked: Sequence[str]) -> Shown:
    """The best piece of a text for a question; `asked` are words of which it is told whether they stand beside each other."""
    series = [text.spots, *text.more]
    everything = [spot for one in series for spot in one]
    found: list[tuple[Meant, tuple[Spot, ...]]] = []
    start = 0
    for one in series:
        found += [
            (meant, everything[start + meant.first : start + meant.last + 1])  # type: ignore[misc]
            for meant in wording.meant([spot.form for spot in one])
        ]
        start += len(one)
    best: dict[str, float] = {}
    for meant, _ in found:
        best[meant.word] = max(best.get(meant.word, 0.0), meant.closeness)
    hits = sorted(
        {
            (spot.start, spot.end, meant.word, spot)
            for meant, there in found
            if meant.closeness >= best[meant.word]
            for spot in there
        },
        key=lambda hit: hit[:3],
    )
    first = _densest(hits)
    snippet, shift, cut = _piece(text.text, hits[first][0] if hits else 0)
    inside = sorted({(start, end) for start, end, _, _ in hits if cut[0] <= start and end <= cut[1]})
    return Shown(
        snippet=snippet,
        matches=tuple((start + shift, end + shift) for start, end in inside),
        places=_places(hits, first),
        beside=_beside(text, asked),
    )


_Hit = tuple[int, int, str, Spot]


def _densest(hits: Sequence[_Hit]) -> int:
    """The hit from which the length of a snippet holds most words of the question."""
    best, at = 0, 0
    for number, hit in enumerate(hits):
        held = {other[2] for other in hits[number:] if other[1] - hit[0] <= _LENGTH - _BEFORE}
        if len(held) > best:
            best, at = len(held), number
    return at


def _piece(text: str, around: int) -> tuple[str, int, tuple[int, int]]:
    """A piece of text, how far places in the text move in it, and from where to where it was cut."""
    start = max(0, around - _BEFORE)
    end = min(len(text), start + _LENGTH)
    start = max(0, end - _LENGTH) if end == len(text) else start
    if start > 0:
        start = text.find(" ", start, around) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", around, end), around + 1) if " " in text[around:end] else end
    before, behind = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{text[start:end]}{behind}", len(before) - start, (start, end)


def _places(hits: Sequence[_Hit], first: int) -> tuple[Place, ...]:
    pages: dict[int, dict[Box, None]] = {}
    for _, _, _, spot in (*hits[first:], *hits[:first]):
        if spot.box is not None:
            pages.setdefault(spot.page, {})[spot.box] = None
    return tuple(Place(page=page, boxes=tuple(boxes)) for page, boxes in pages.items())


def _beside(text: Text, asked: Sequence[str]) -> bool:
    """Whether the words stand beside each other, in either reader's spelling."""
    other: dict[tuple[int, int], set[str]] = {}
    for spot in (spot for series in text.more for spot in series):
        other.setdefault((spot.start, spot.end), set()).add(spot.form)
    read = [{spot.form} | other.get((spot.start, spot.end), set()) for spot in text.spots]
    return any(
        all(form in read[at + by] for by, form in enumerate(asked))
        for at in range(len(read) - len(asked) + 1)
    )
