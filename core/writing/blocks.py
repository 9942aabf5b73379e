"""The parts a paper is made of, independent of the format it is written in.

Text in a block is literal: no markup of any kind is left in it. A line feed inside a run is a line break
the writer of the text wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["justify", "left", "center", "right"]
Place = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCode:
    """The model code of an official form, right-aligned below the letterhead."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Level 1: centred, bold; 2: centred; 3: left, bold."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. `indent` asks for the first line to start further in."""

    text: Text
    align: Align = "justify"
    indent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a list; `marker` is what stands in front of it (`1.`, `a.`, `-`)."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A row `label : value`. With `blank` the value is a dotted line to write on by hand."""

    label: str
    value: Text = ()
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Rows whose colons stand in one column."""

    rows: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRows:
    """Number, class, attachments and subject at the left; place and date right on the first line."""

    rows: tuple[Label, ...]
    place_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """`Yth.` once, then the lines of the addressee."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a decision: `Menimbang :` or `KESATU :` with its text hanging beside it."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One signature: the lines above, the room for ink (or a labelled box), the lines below."""

    above: tuple[Text, ...]
    below: tuple[Text, ...]
    box: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Signatures side by side, from left to right; a single one stands at `place`."""

    signers: tuple[Signer, ...]
    place: Place = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """`Tembusan:` with the posts that get a copy; never empty."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A receipt to be torn off, below a cutting line; it is never split."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Blocks that stay on one page when a page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table whose header repeats on every page."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Vertical room, in millimetres."""

    millimetres: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    FormCode
    | Heading
    | Paragraph
    | Items
    | Labels
    | LetterRows
    | Addressee
    | Clause
    | Signatures
    | Copies
    | Slip
    | Together
    | Table
    | Space
    | PageBreak
)


def plain(text: Text) -> str:
    """The characters of a text without its styles."""
    return "".join(run.text for run in text)
