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
    underline: bool = False


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
    """A row `label : value`. With `blank` the value is that many dotted lines to write on by hand."""

    label: str
    value: Text = ()
    blank: int = 0


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
    """One signature: the lines above, the room for ink (or a labelled box), the lines below.

    With `several` it is a numbered list of people under common lines, each with room to sign.
    """

    above: tuple[Text, ...]
    below: tuple[Text, ...]
    box: str = ""
    several: tuple[tuple[Text, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Signatures side by side, from left to right; a single one stands at `place`, three and more in two columns."""

    signers: tuple[Signer, ...]
    place: Place = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """The head of an attachment at the upper right: what it belongs to, then rows like number and date."""

    lines: tuple[Text, ...]
    rows: tuple[Label, ...]


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
class Indented:
    """Blocks set further in from both sides, such as the words of an oath."""

    blocks: tuple[Block, ...]
    millimetres: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Blocks in small type: remarks at the foot of a form."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its share of the width (0 leaves it to the texts) and how its cells are set.

    In a `sign` column people sign: odd rows at its left, even rows in its middle.
    """

    share: float = 0
    align: Align = "left"
    sign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table whose header repeats on every page.

    `columns` is empty or has one entry a column. `row_mm` is the least height of a row. After the rows come
    `spare` empty ones, and with `fill` as many more as the page has room for above what follows.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    columns: tuple[Column, ...] = ()
    row_mm: float = 0
    spare: int = 0
    fill: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A decoded picture: rows from the top, three bytes (red, green, blue) a pixel, no padding."""

    width: int
    height: int
    rgb: bytes

    def __post_init__(self) -> None:
        if min(self.width, self.height) < 1 or len(self.rgb) != self.width * self.height * 3:
            raise ValueError("pixels fill their width and height exactly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with its caption, kept together; without pixels the caption stands alone."""

    image: Image | None
    caption: tuple[Block, ...]


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
    | Indented
    | Note
    | Corner
    | Table
    | Figure
    | Space
    | PageBreak
)


def plain(text: Text) -> str:
    """The characters of a text without its styles."""
    return "".join(run.text for run in text)
