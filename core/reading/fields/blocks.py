"""A post, comment, message or article, as far as it could be told apart on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from core.reading.fields.rows import Piece
from core.reading.fields.times import Day, TimeSeen
from core.reading.fields.values import Counted, FieldKind, Part


class BlockKind(Enum):
    """What a block is; posts and articles matter without a statement in them too."""

    POST = auto()
    COMMENT = auto()
    MESSAGE = auto()
    QUOTE = auto()
    ARTICLE = auto()
    LOOSE = auto()
    """Text that belongs to nobody we could name, e.g. on a picture that was cut."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody's name, account or telephone number, and what they have to do with the block."""

    kind: FieldKind
    pieces: tuple[Piece, ...]
    part: Part


@dataclass(frozen=True, slots=True)
class When:
    """A time and the words it stands on."""

    seen: TimeSeen
    piece: Piece


@dataclass(frozen=True, slots=True)
class HowMany:
    """A count and the words it stands on."""

    counted: Counted
    value: int
    piece: Piece


@dataclass(slots=True, eq=False)
class Block:
    """A block while it is put together and afterwards. `parts` are stretches of text with gaps between."""

    kind: BlockKind
    called: list[Called] = field(default_factory=list)
    time: When | None = None
    divider: Day | None = None
    parts: list[list[Piece]] = field(default_factory=list)
    counts: list[HowMany] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)
    """The headline of an article."""
    groups: list[Piece] = field(default_factory=list)
    """The name of the group a post was written in."""

    def add(self, piece: Piece, *, apart: bool = False) -> None:
        """Adds text; `apart` when there is a gap or another size of letters before it."""
        if not piece.words:
            return
        if apart or not self.parts:
            self.parts.append([])
        self.parts[-1].append(piece)
