"""One worker as the pool uses it: its questions, and the checks that every answer has to pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from core.errors import UserError
from core.reading.channel import Cancel, Channel, WorkerGone
from core.reading.frames import BadFrame, parse_json
from core.reading.scratch import make_scratch
from core.reading.values import (
    MAX_ANSWER,
    MAX_INPUT,
    MAX_PAGES,
    MAX_PIXELS,
    WORK_PIXELS,
    Box,
    Line,
    PageSize,
    Pixels,
    ReaderInfo,
    box_to_json,
    check_print,
    line_from_json,
    page_size_from_json,
    reader_from_json,
)
from core.rules.paper_code import PaperCode

MOST_CODES: Final = 16  # on a page
ENGINE: Final = "two-readers"
_LARGEST_SHEET: Final = 1_000_000  # hundredths of a millimetre; PDF ends at 5 metres
START_LIMIT_S: Final = 60.0  # a cold disk on an old laptop; a warm one takes a second
WORKER_ERRORS: Final = frozenset({"picture_undecodable", "picture_too_large", "component_missing"})
WORKER_FACTS: Final = frozenset({"reason", "component", "width", "height", "pages"})

T = TypeVar("T")


class Reader:
    """A worker process with its engine; for one caller at a time.

    Besides `UserError` (the worker's own, about the file) every question may raise `WorkerGone`, `TimeLimit`,
    `ReadingCancelled` or `BadFrame`; the worker is then to be ended.
    """

    def __init__(self, command: Sequence[str], engine: str, limit_s: float) -> None:
        self._engine = engine
        self._limit_s = limit_s
        self.cancel: Cancel | None = None
        self.infos: tuple[ReaderInfo, ...] = ()
        self.confinement: tuple[str, ...] = ()
        scratch: Path | None = None
        self._remove_scratch: Callable[[], None] | None = None
        if engine == "pytesseract":
            scratch, self._remove_scratch = make_scratch()
        try:
            self._channel = Channel(command, scratch)
        except WorkerGone:
            self._clean()
            raise

    @property
    def alive(self) -> bool:
        """False when the worker died in its sleep."""
        return self._channel.alive

    def end(self) -> None:
        """Kills the worker and removes what it could have left."""
        self._channel.end()
        self._clean()

    def greet(self, languages: Sequence[str], threads: int) -> None:
        """Loads the engine; afterwards `infos` and `confinement` are known."""
        question: dict[str, object] = {
            "op": "hello", "engine": self._engine, "languages": list(languages), "threads": threads,
        }  # fmt: skip
        header, _ = self._ask(question, limit_s=START_LIMIT_S)
        readers, held = header.get("readers"), header.get("confinement")
        if not isinstance(readers, list) or not isinstance(held, list):
            raise BadFrame("hello")
        self.infos = checked(lambda: tuple(map(reader_from_json, readers)))
        self.confinement = tuple(_word(name) for name in held)

    def open(self, data: bytes) -> int:
        """How many pages the file has, 1 to `MAX_PAGES`; the worker keeps it until `forget`."""
        header, _ = self._ask({"op": "open"}, data)
        return _count(header.get("pages"), MAX_PAGES)

    def read(self, page: int, region: Box | None = None) -> tuple[PageSize, list[Line], str]:
        """Size, lines and fingerprint of a page of the open file; with `region` only the lines in that part."""
        question: dict[str, object] = {"op": "read", "page": page}
        if region is not None:
            question["region"] = box_to_json(region)
        _, body = self._ask(question, max_body=MAX_ANSWER)
        tree = parse_json(body)
        if not isinstance(tree, dict) or not isinstance(tree.get("lines"), list):
            raise BadFrame("read")
        size = checked(lambda: page_size_from_json(tree.get("page")))
        shape = checked(lambda: check_print(str(tree.get("print"))))
        lines = checked(lambda: [line_from_json(line) for line in tree["lines"]])
        if size.width * size.height > MAX_PIXELS or any(line.page != page for line in lines):
            raise BadFrame("read")
        return size, lines, shape

    def render(self, page: int, max_side: int) -> Pixels:
        """The pixels of a page of the open file."""
        question: dict[str, object] = {"op": "render", "page": page, "max_side": max_side}
        header, rgb = self._ask(question, max_body=3 * min(WORK_PIXELS, max_side * max_side))
        width, height = (_count(header.get(side), max_side) for side in ("width", "height"))
        return checked(lambda: Pixels(width=width, height=height, rgb=rgb))

    def measure(self) -> tuple[tuple[int, int], ...]:
        """Width and height of each page of the open PDF, in hundredths of a millimetre."""
        header, _ = self._ask({"op": "measure"})
        sizes = header.get("sizes")
        if not isinstance(sizes, list) or not 1 <= len(sizes) <= MAX_PAGES:
            raise BadFrame("measure")
        return tuple(_size(size) for size in sizes)

    def join(self, files: Sequence[bytes]) -> bytes:
        """One PDF with the pages of all `files`."""
        question: dict[str, object] = {"op": "join", "lengths": [len(file) for file in files]}
        return self._ask(question, b"".join(files), max_body=MAX_INPUT)[1]

    def codes(self, page: int) -> tuple[PaperCode, ...]:
        """The codes of our papers on a page of the open file."""
        header, _ = self._ask({"op": "codes", "page": page})
        found = header.get("codes")
        if not isinstance(found, list) or len(found) > MOST_CODES:
            raise BadFrame("codes")
        return tuple(_code(item) for item in found)

    def gather(self, files: Sequence[bytes], places: Sequence[tuple[int, int]]) -> bytes:
        """One PDF of these pages of these files."""
        question: dict[str, object] = {
            "op": "gather", "lengths": [len(file) for file in files], "places": [list(place) for place in places],
        }  # fmt: skip
        _, data = self._ask(question, b"".join(files), max_body=MAX_INPUT)
        if b"%PDF-" not in data[:1024]:
            raise BadFrame("gather")
        return data

    def forget(self) -> None:
        """Lets the worker drop the open file."""
        self.cancel = None
        self._ask({"op": "close"})

    def _ask(
        self,
        question: dict[str, object],
        body: bytes = b"",
        *,
        max_body: int = 0,
        limit_s: float | None = None,
    ) -> tuple[dict[str, object], bytes]:
        header, answer = self._channel.ask(
            question, body, max_body=max_body, limit_s=limit_s or self._limit_s, cancel=self.cancel
        )
        if "error" in header:
            raise _user_error(header)
        return header, answer

    def _clean(self) -> None:
        if self._remove_scratch is not None:
            self._remove_scratch()
            self._remove_scratch = None


def _user_error(header: dict[str, object]) -> UserError:
    code, facts = header["error"], header.get("facts")
    if not isinstance(code, str) or code not in WORKER_ERRORS or not isinstance(facts, dict):
        raise BadFrame("error")
    for name, value in facts.items():
        if name not in WORKER_FACTS:
            raise BadFrame("error")
        if type(value) is not int:
            _word(value)
    return UserError(code, **facts)


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.isascii() or not value.isprintable() or len(value) > 64:
        raise BadFrame("not a word")
    return value


def _count(value: object, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise BadFrame("not a count")
    return value


def _size(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise BadFrame("not a size")
    return _count(value[0], _LARGEST_SHEET), _count(value[1], _LARGEST_SHEET)


def _code(item: object) -> PaperCode:
    if not isinstance(item, list) or len(item) != 3 or not isinstance(item[0], str):
        raise BadFrame("not a code")
    paper, page, pages = item
    if type(page) is not int or type(pages) is not int:
        raise BadFrame("not a code")
    return checked(lambda: PaperCode(paper=paper, page=page, pages=pages))


def checked(make: Callable[[], T]) -> T:
    """What `make` returns. Raises `BadFrame` when the worker's values make no sense."""
    try:
        return make()
    except ValueError as error:
        raise BadFrame("not a value") from error
