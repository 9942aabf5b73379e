"""What a reading is made of, and its JSON form.

Lengths are pixels of the page as a person sees it: after the rotation its EXIF data asks for, and for a
page of a PDF at `PDF_DPI`. Confidence is per mille, so that no floating-point number enters the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

VERSION: Final = 3
OLDER: Final = (1, 2)  # 1: words without `agreement` and `other`, from the time of one reader; 2: no `prints`
PDF_DPI: Final = 200
MAX_PAGES: Final = 50
MAX_INPUT: Final = 50 * 1024 * 1024  # bytes of a file
MAX_PIXELS: Final = 60_000_000  # of a page
WORK_PIXELS: Final = 16_000_000  # a larger page is read and shown reduced to this
MAX_SIDE: Final = 100_000
MAX_ANSWER: Final = 2 * 1024 * 1024  # bytes of JSON for a page; a full one has about 100,000
MAX_WORD: Final = 1_000
MAX_WORDS: Final = 100_000
PRINT_DIGITS: Final = 64
FINDER: Final = "pp-ocr-lines"  # the reader that finds lines and reads none
DOUBTFUL_BELOW: Final = 800  # per mille of confidence

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, `left` and `top` counted from the upper left corner of the page."""

    left: int
    top: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if min(self.left, self.top) < 0 or min(self.width, self.height) < 1:
            raise ValueError("a box lies on its page and is not empty")


class Agreement(StrEnum):
    """What two independent readers make of one word."""

    AGREED = "agreed"  # both read the same letters between the same blanks
    DISPUTED = "disputed"  # they differ; a person should look
    SINGLE = "single"  # only one reader saw it, or only one was asked
    CORRECTED = "corrected"  # a person settled it; the other text is what the machine read


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word without blanks, the reader whose text it is, and how sure it is (0 to 1000 per mille).

    With two readers the confidence is the share of such words that were right when it was measured
    (docs/decisions/0004-two-readers.md). `other` is what the other reader saw in this place, blanks included,
    empty when it saw nothing or was not asked.
    """

    text: str
    box: Box
    confidence: int
    reader: str
    agreement: Agreement = Agreement.SINGLE
    other: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.text) <= MAX_WORD or not self.text.isprintable() or " " in self.text:
            raise ValueError("a word is printable text without blanks")
        if len(self.other) > MAX_WORD or not self.other.isprintable():
            raise ValueError("the other reader's text is printable")
        if not 0 <= self.confidence <= 1000:
            raise ValueError("confidence is per mille")
        if self.agreement is Agreement.CORRECTED:
            return
        if (self.agreement is Agreement.DISPUTED) != (self.other not in ("", self.text)):
            raise ValueError("a word is disputed when the other reader saw something else")

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.agreement is Agreement.DISPUTED or self.confidence < DOUBTFUL_BELOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words of one visual line of page `page` (counted from 0), in reading order."""

    page: int
    words: tuple[Word, ...]

    def __post_init__(self) -> None:
        if self.page < 0 or not self.words:
            raise ValueError("a line has a page and words")

    @property
    def text(self) -> str:
        """The words with one blank between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """Width and height of a page."""

    width: int
    height: int

    def __post_init__(self) -> None:
        if not (1 <= self.width <= MAX_SIDE and 1 <= self.height <= MAX_SIDE):
            raise ValueError("a page has a size")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderInfo:
    """An engine, its version, and its models as `(name, SHA-256 in lower-case hex)`."""

    name: str
    version: str
    models: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not all(0 < len(text) <= 200 and text.isprintable() for text in (self.name, self.version)):
            raise ValueError("a reader has a name and a version")
        for name, digest in self.models:
            if not (0 < len(name) <= 200 and name.isprintable()):
                raise ValueError("a model has a name")
            if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
                raise ValueError("a model has a SHA-256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the readers saw: lines in reading order, page after page.

    `prints` are the fingerprints of the pages (`core.reading.fingerprint`), none in readings of older versions.
    """

    lines: tuple[Line, ...]
    pages: tuple[PageSize, ...]
    readers: tuple[ReaderInfo, ...]
    prints: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.prints and len(self.prints) != len(self.pages):
            raise ValueError("every page has a fingerprint or none has")
        for shape in self.prints:
            check_print(shape)
        if not 1 <= len(self.pages) <= MAX_PAGES:
            raise ValueError("a reading has 1 to 50 pages")
        if sum(len(line.words) for line in self.lines) > MAX_WORDS:
            raise ValueError("a reading has too many words")
        names = {reader.name for reader in self.readers}
        for line in self.lines:
            if line.page >= len(self.pages):
                raise ValueError("a line lies on a page of its reading")
            size = self.pages[line.page]
            for word in line.words:
                box = word.box
                if box.left + box.width > size.width or box.top + box.height > size.height:
                    raise ValueError("a word lies inside its page")
                if word.reader not in names:
                    raise ValueError("a word names a reader of its reading")

    @property
    def text(self) -> str:
        """The text, one visual line a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A decoded page: rows from the top, three bytes (red, green, blue) a pixel, no padding."""

    width: int
    height: int
    rgb: bytes

    def __post_init__(self) -> None:
        if min(self.width, self.height) < 1 or len(self.rgb) != self.width * self.height * 3:
            raise ValueError("pixels fill their width and height exactly")


def reading_to_json(reading: Reading) -> dict[str, object]:
    """`reading` as a tree of dicts, lists, text and integers that `reading_from_json` takes back."""
    return {
        "v": VERSION,
        "pages": [{"width": size.width, "height": size.height} for size in reading.pages],
        "readers": [reader_to_json(reader) for reader in reading.readers],
        "lines": [line_to_json(line) for line in reading.lines],
        "prints": list(reading.prints),
    }


def reading_from_json(tree: object) -> Reading:
    """The reading that `reading_to_json` wrote, today or in an older version. Raises `ValueError` for any other tree."""
    old = isinstance(tree, dict) and tree.get("v") in OLDER
    top = _object(tree, "v", "pages", "readers", "lines", *(() if old else ("prints",)))
    if _integer(top["v"]) not in (*OLDER, VERSION):
        raise ValueError("a reading of another version")
    return Reading(
        lines=tuple(line_from_json(item) for item in _list(top["lines"])),
        pages=tuple(page_size_from_json(item) for item in _list(top["pages"])),
        readers=tuple(reader_from_json(item) for item in _list(top["readers"])),
        prints=() if old else tuple(_text(item) for item in _list(top["prints"])),
    )


def check_print(text: str) -> str:
    """`text` when it is a fingerprint: `PRINT_DIGITS` lower-case hex digits. Raises `ValueError`."""
    if len(text) != PRINT_DIGITS or set(text) - set("0123456789abcdef"):
        raise ValueError("a fingerprint is hex digits")
    return text


def page_size_from_json(tree: object) -> PageSize:
    """The page size in `tree`. Raises `ValueError` when it is none."""
    item = _object(tree, "width", "height")
    return PageSize(width=_integer(item["width"]), height=_integer(item["height"]))


def box_to_json(box: Box) -> dict[str, int]:
    """`box` as a tree."""
    return {"left": box.left, "top": box.top, "width": box.width, "height": box.height}


def box_from_json(tree: object) -> Box:
    """The box in `tree`. Raises `ValueError` when it is none."""
    item = _object(tree, "left", "top", "width", "height")
    return Box(**{side: _integer(length) for side, length in item.items()})


def reader_to_json(reader: ReaderInfo) -> dict[str, object]:
    """`reader` as a tree."""
    models = [{"name": name, "sha256": digest} for name, digest in reader.models]
    return {"name": reader.name, "version": reader.version, "models": models}


def reader_from_json(tree: object) -> ReaderInfo:
    """The reader in `tree`. Raises `ValueError` when it is none."""
    item = _object(tree, "name", "version", "models")
    models = [_object(model, "name", "sha256") for model in _list(item["models"])]
    return ReaderInfo(
        name=_text(item["name"]),
        version=_text(item["version"]),
        models=tuple((_text(model["name"]), _text(model["sha256"])) for model in models),
    )


def line_to_json(line: Line) -> dict[str, object]:
    """`line` as a tree."""
    return {"page": line.page, "words": [_word_to_json(word) for word in line.words]}


def line_from_json(tree: object) -> Line:
    """The line in `tree`. Raises `ValueError` when it is none."""
    item = _object(tree, "page", "words")
    return Line(page=_integer(item["page"]), words=tuple(map(_word_from_json, _list(item["words"]))))


def _word_to_json(word: Word) -> dict[str, object]:
    return {
        "text": word.text,
        "box": box_to_json(word.box),
        "confidence": word.confidence,
        "reader": word.reader,
        "agreement": word.agreement.value,
        "other": word.other,
    }


def _word_from_json(tree: object) -> Word:
    old = isinstance(tree, dict) and "agreement" not in tree
    item = _object(tree, "text", "box", "confidence", "reader", *(() if old else ("agreement", "other")))
    return Word(
        text=_text(item["text"]),
        box=box_from_json(item["box"]),
        confidence=_integer(item["confidence"]),
        reader=_text(item["reader"]),
        agreement=Agreement.SINGLE if old else Agreement(_text(item["agreement"])),
        other="" if old else _text(item["other"]),
    )


def _object(tree: object, *keys: str) -> Json:
    if not isinstance(tree, dict) or set(tree) != set(keys):
        raise ValueError("expected an object with " + ", ".join(keys))
    return tree


def _list(tree: object) -> list[object]:
    if not isinstance(tree, list):
        raise ValueError("expected a list")  # noqa: TRY004 - one kind of error for every foreign tree
    return tree


def _text(tree: object) -> str:
    if not isinstance(tree, str):
        raise ValueError("expected text")  # noqa: TRY004 - as above
    return tree


def _integer(tree: object) -> int:
    if type(tree) is not int:  # True is an int to isinstance
        raise ValueError("expected an integer")
    return tree
