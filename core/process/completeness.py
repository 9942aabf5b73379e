"""What a piece of evidence has and lacks, so that the rest is captured while it is still there.

Nothing is counted that a machine merely guesses: an item is met by what a person said, by what stands on the
picture, or by another capture of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.case.checklist import NO_MARKS, Mark, Marks
from core.case.evidence import Evidence
from core.reading.fields import Field, FieldKind
from core.reading.values import Reading
from core.rules.completeness import Item, Pack, Sign, pack

_LONGEST: Final = 80


class State(StrEnum):
    """How an item stands."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


class Ground(StrEnum):
    """What says so."""

    TICKED = "ticked"
    SAID = "said"
    READ = "read"
    SHOWN = "shown"
    BESIDE = "beside"
    KIND = "kind"
    """The kind of page or file does not need it."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What can be seen on a picture: a guess at the platform, a field of each kind, signs.

    Of a kind the first field that matters is kept; one whose value the picture alone cannot tell does not count.
    """

    platform: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    signs: frozenset[str] = frozenset()

    def field(self, kind: str) -> str:
        """The text of the first field of this kind, empty without one."""
        return next((text for name, text in self.fields if name == kind), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another capture of the same account or post. `shown` is None while it is unread."""

    item: Evidence
    shown: Shown | None
    same_post: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One item with its state. `words` are what was said or read, `do` what to do while it is missing."""

    item: Item
    state: State
    ground: Ground
    words: str = ""
    do: str = ""


def shown(reading: Reading, fields: Iterable[Field] = (), *, rules: Pack | None = None) -> Shown:
    """What can be seen on the pages of a reading."""
    rules = rules or pack()
    first: dict[str, str] = {}
    platform = ""
    for field in sorted(fields, key=lambda field: not field.key):
        if field.kind is FieldKind.PLATFORM:
            platform = platform or field.value
        elif field.value:
            first.setdefault(field.kind.value, field.text[:_LONGEST])
    return Shown(
        platform=platform,
        fields=tuple(first.items()),
        signs=frozenset(sign.id for sign in rules.signs if _visible(sign, reading)),
    )


def page_of(platform: str, *, rules: Pack | None = None) -> str:
    """The kind of page that a platform has (`post`, `chat`, …), empty when it is not known."""
    words = set(re.findall(r"\w+", platform.casefold()))
    return next((page.id for page in (rules or pack()).pages if words & set(page.platforms)), "")


def check(
    item: Evidence,
    seen: Shown | None,
    *,
    marks: Marks = NO_MARKS,
    beside: Sequence[Beside] = (),
    rules: Pack | None = None,
) -> tuple[Checked, ...]:
    """Every item of the pack in its order. `seen` is None while the picture is unread."""
    rules = rules or pack()
    page = page_of(item.source.platform or (seen.platform if seen else ""), rules=rules)
    return tuple(_checked(one, item, seen, page, marks, beside) for one in rules.items)


def missing(checked: Iterable[Checked]) -> int:
    """How many items are still missing."""
    return sum(one.state is State.MISSING for one in checked)


def _checked(
    one: Item, item: Evidence, seen: Shown | None, page: str, marks: Marks, beside: Sequence[Beside]
) -> Checked:
    mark = marks.get(one.id)
    if mark is not None:
        state = State.PRESENT if mark is Mark.PRESENT else State.NOT_NEEDED
        return Checked(item=one, state=state, ground=Ground.TICKED)
    met = _met(one, item, seen, beside)
    if met is not None:
        return Checked(item=one, state=State.PRESENT, ground=met[0], words=met[1])
    other_page = bool(page) and bool(one.pages) and page not in one.pages
    other_file = bool(one.media) and not item.media_type.startswith(one.media)
    if other_page or other_file:
        return Checked(item=one, state=State.NOT_NEEDED, ground=Ground.KIND)
    do = dict(one.do_on).get(page, one.do)
    return Checked(item=one, state=State.MISSING, ground=Ground.NOTHING, do=do)


def _met(
    one: Item, item: Evidence, seen: Shown | None, beside: Sequence[Beside]
) -> tuple[Ground, str] | None:
    for name in one.said:
        value = getattr(item.source, name)
        if value not in ("", None):
            return Ground.SAID, str(value)
    if seen is not None:
        for kind in one.found:
            if text := seen.field(kind):
                return Ground.READ, text
        if seen.signs.intersection(one.shown):
            return Ground.SHOWN, ""
    for other in beside:
        if other.shown is not None and other.shown.signs.intersection(one.beside):
            return Ground.BESIDE, other.item.name
        if one.other_hand and _other_hand(item, other):
            return Ground.BESIDE, other.item.source.captured_by
    return None


def _other_hand(item: Evidence, other: Beside) -> bool:
    """Whether another person captured the same post; both must be named."""
    one, two = (_name(evidence.source.captured_by) for evidence in (item, other.item))
    return other.same_post and bool(one) and bool(two) and one != two


def _name(text: str) -> str:
    return " ".join(text.casefold().split())


def _visible(sign: Sign, reading: Reading) -> bool:
    if sign.words:
        text = " " + " ".join(re.findall(r"\w+", reading.text.casefold())) + " "
        return sum(f" {phrase} " in text for phrase in sign.words) >= sign.least
    return any(
        re.search(sign.pattern, word.text.casefold())
        for line in reading.lines
        for word in line.words
        if 1000 * (word.box.top + word.box.height) <= sign.top * reading.pages[line.page].height
    )
