"""Where a paragraph of a Word document begins, and what hangs in front of its first line."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """What stands in front of the next paragraph: texts, each followed by a tab to its stop (mm from the margin)."""

    texts: tuple[str, ...]
    stops: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where blocks go: `left` in millimetres, and what hangs before the first paragraph.

    With `keep` the end of the blocks stays with what follows them, with `whole` all of them do.
    """

    left: float = 0.0
    hang: Hang | None = None
    keep: bool = False
    whole: bool = False


def hung(place: Place, texts: tuple[str, ...], stops: tuple[float, ...]) -> Place:
    """A place further in, with these texts hanging before it, after what hangs there already."""
    before = place.hang or Hang(texts=(), stops=())
    reached = before.stops[-1] if before.stops else 0.0
    hang = Hang(texts=(*before.texts, *texts), stops=(*before.stops, *(reached + stop for stop in stops)))
    return replace(place, left=place.left + stops[-1], hang=hang)
