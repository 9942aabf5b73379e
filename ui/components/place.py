"""One place of a page that a person may settle: a word, or what a correction covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.case import correction
from core.case.correction import Correction
from core.reading import regions
from core.reading.values import Agreement, Box, Word
from ui.components.readers import Heard, heard
from ui.components.seen import PageText, Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A place on page `page`: what is shown of it, what the machine read, and what each reader saw.

    `settled` is the correction that holds there now.
    """

    page: int
    box: Box
    shown: str
    machine: str
    heard: tuple[Heard, ...]
    settled: Correction | None


def place_of(seen: Seen, page: PageText, number: int) -> Settled | None:
    """The place of a mark of the page; None for a number that is none."""
    words = len(page.words)
    if 0 <= number < words:
        word = page.words[number]
        if word.agreement is not Agreement.CORRECTED:
            return Settled(
                page=page.page, box=word.box, shown=word.text, machine=word.text,
                heard=heard(word, page.names), settled=None,
            )  # fmt: skip
        found = correction.covering(seen.corrections, page.page, word.box)
    else:
        found = page.gone[number - words] if words <= number < words + len(page.gone) else None
    if found is None or seen.machine is None:
        return None
    return Settled(
        page=page.page, box=found.box, shown=found.text, machine=found.machine,
        heard=together(regions.within(seen.machine, page.page, found.box), page.names), settled=found,
    )  # fmt: skip


def together(words: Sequence[Word], names: tuple[str, ...]) -> tuple[Heard, ...]:
    """What each reader saw of several words, each in one text."""
    sides = [heard(word, names) for word in words]
    return tuple(
        Heard(number=at + 1, name=name, text=" ".join(side[at].text for side in sides if side[at].text))
        for at, name in enumerate(names)
    )
