"""The worker process: decodes and reads what the pool sends, and holds nothing else.

Started as `python -m core.reading.worker`, or by a frozen build as `netra reader-worker`. It answers frames
(see `core.reading.frames`) on its standard output until its standard input ends:

    {"op": "hello", "engine", "languages", "threads"} → {"readers", "confinement"}; once, first
    {"op": "open"} + bytes of a file            → {"pages"}
    {"op": "read", "page"}                      → {} + JSON {"page": size, "lines", "print"}
    {"op": "read", "page", "region": box}       → the same of that part of the page alone
    {"op": "render", "page", "max_side"}        → {"width", "height"} + RGB bytes
    {"op": "measure"}                           → {"sizes": of each page of a PDF, in hundredths of a millimetre}
    {"op": "join", "lengths"} + bytes of PDFs   → {} + one PDF of all their pages
    {"op": "codes", "page"}                     → {"codes": [[paper, page, pages], …]}
    {"op": "gather", "lengths", "places": [[file, page], …]} + bytes of files → {} + a PDF of those pages
    {"op": "close"}                             → {}

An error is answered as {"error": code, "facts"}; the codes are those of `core.errors`.
"""

from __future__ import annotations

import io
import json
import math
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import BinaryIO, Final

from PIL import Image, ImageDraw

from core.errors import UserError
from core.reading import codes, confinement, decoding, gathering
from core.reading.engine import Engine, make_engine
from core.reading.fingerprint import fingerprint
from core.reading.frames import BadFrame, read_frame, write_frame
from core.reading.values import (
    MAX_ANSWER,
    MAX_INPUT,
    WORK_PIXELS,
    Box,
    Line,
    PageSize,
    Word,
    box_from_json,
    line_to_json,
    reader_to_json,
)

Answer = tuple[dict[str, object], bytes]
REGION_SIDE: Final = 960  # a region is enlarged towards the size that lines are found at
MOST_ENLARGED: Final = 3.0  # beyond it nothing is gained but blur


class Worker:
    """One engine and at most one open file."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._document: decoding.Document | None = None
        self._operations: dict[object, Callable[[dict[str, object], bytes], Answer]] = {
            "hello": self._hello,
            "open": self._open,
            "read": self._read,
            "render": self._render,
            "measure": self._measure,
            "join": self._join,
            "codes": self._codes,
            "gather": self._gather,
            "close": self._close,
        }

    def answer(self, request: dict[str, object], body: bytes) -> Answer:
        """The answer to one frame; a file that does harm is an error frame, never an exception."""
        try:
            confinement.renew_cpu_time()
            return self._operations[request["op"]](request, body)
        except UserError as error:
            return {"error": error.code, "facts": error.facts}, b""
        except MemoryError:
            return _undecodable("memory")
        except Exception:  # noqa: BLE001 - decoders raise anything on foreign bytes; this process is the border
            return _undecodable("damaged")

    def _hello(self, request: dict[str, object], _: bytes) -> Answer:
        languages = request["languages"]
        if not isinstance(languages, list):
            raise BadFrame("languages are a list")
        name = str(request["engine"])
        threads = max(1, _number(request.get("threads", 1)))
        self._engine = make_engine(name, [str(language) for language in languages], threads)
        _warm_up()
        held = confinement.confine(runs_program=name == "pytesseract")
        return {
            "readers": [reader_to_json(info) for info in self._engine.infos],
            "confinement": list(held),
        }, b""

    def _open(self, _: dict[str, object], body: bytes) -> Answer:
        self._document = None
        self._document = decoding.open_document(body)
        return {"pages": self._document.pages}, b""

    def _close(self, _request: dict[str, object], _: bytes) -> Answer:
        self._document = None
        return {}, b""

    def _read(self, request: dict[str, object], _: bytes) -> Answer:
        document, engine = self._document, self._engine
        if document is None or engine is None:
            raise BadFrame("read comes after hello and open")
        index = _number(request["page"])
        page = document.page(index, max_pixels=WORK_PIXELS)
        region = request.get("region")
        lines = (
            read_page(engine, page, index)
            if region is None
            else read_region(engine, page, index, box_from_json(region))
        )
        size = {"width": page.size.width, "height": page.size.height}
        shape = fingerprint(page.image)
        tree = {"page": size, "lines": [line_to_json(line) for line in lines], "print": shape}
        answer = json.dumps(tree, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
        if len(answer) > MAX_ANSWER:
            raise decoding.undecodable("too_much_text")
        return {}, answer

    def _render(self, request: dict[str, object], _: bytes) -> Answer:
        if self._document is None:
            raise BadFrame("render comes after open")
        max_side = _number(request["max_side"])
        page = self._document.page(_number(request["page"]), max_pixels=WORK_PIXELS, max_side=max_side)
        return {"width": page.image.width, "height": page.image.height}, page.image.tobytes()

    def _measure(self, _request: dict[str, object], _: bytes) -> Answer:
        if not isinstance(self._document, decoding.PdfDocument):
            raise decoding.undecodable("no_paper")
        return {"sizes": [list(size) for size in self._document.sizes()]}, b""

    def _join(self, request: dict[str, object], body: bytes) -> Answer:
        lengths = request.get("lengths")
        if not isinstance(lengths, list) or sum(map(_number, lengths)) != len(body):
            raise BadFrame("join has the lengths of its files")
        return {}, decoding.join(body, [_number(length) for length in lengths])

    def _codes(self, request: dict[str, object], _: bytes) -> Answer:
        document, engine = self._document, self._engine
        if document is None or engine is None:
            raise BadFrame("codes comes after hello and open")
        page = document.page(_number(request["page"]), max_pixels=WORK_PIXELS)
        found = codes.find(engine, page.image)
        return {"codes": [[code.paper, code.page, code.pages] for code in found]}, b""

    def _gather(self, request: dict[str, object], body: bytes) -> Answer:
        places = request["places"]
        if not isinstance(places, list) or not all(isinstance(place, list) for place in places):
            raise BadFrame("gather names files and pages")
        files = _cut(body, request.get("lengths"))
        return {}, gathering.gather(files, [(_number(file), _number(page)) for file, page in places])


def read_page(engine: Engine, page: decoding.Page, index: int) -> list[Line]:
    """The lines of `page` with boxes in pixels of its full size."""
    image = page.image
    if image.width <= engine.small_width:
        image = image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)
    lines = engine.lines(image)
    return [
        Line(page=index, words=tuple(_placed(word, image.size, page.size) for word in line.words))
        for line in lines
    ]


def read_region(engine: Engine, page: decoding.Page, index: int, region: Box) -> list[Line]:
    """The lines in `region` (pixels of the full page), read from that part alone and enlarged when it is small."""
    across, down = page.image.width / page.size.width, page.image.height / page.size.height
    left, top = int(region.left * across), int(region.top * down)
    right = min(page.image.width, max(left + 1, math.ceil((region.left + region.width) * across)))
    bottom = min(page.image.height, max(top + 1, math.ceil((region.top + region.height) * down)))
    if left >= page.image.width or top >= page.image.height:
        return []
    part = page.image.crop((left, top, right, bottom))
    scale = min(MOST_ENLARGED, max(1.0, REGION_SIDE / max(part.size)))
    # A margin in the colour of the edge: letters that touch it are found less often.
    edge = max(8, min(part.size) // 8)
    framed = Image.new("RGB", (part.width + 2 * edge, part.height + 2 * edge), part.getpixel((0, 0)))
    framed.paste(part, (edge, edge))
    large = framed.resize(
        (max(1, round(framed.width * scale)), max(1, round(framed.height * scale))), Image.Resampling.BICUBIC
    )
    lines = engine.lines(large)
    found = []
    for line in lines:
        words = tuple(
            replace(word, box=moved)
            for word in line.words
            if (moved := _back(word.box, scale, edge, (left, top), page)) is not None
        )
        if words:
            found.append(Line(page=index, words=words))
    return found


def _back(box: Box, scale: float, edge: int, corner: tuple[int, int], page: decoding.Page) -> Box | None:
    """A box of the enlarged part on the full page; None when nothing of it lies there."""
    across, down = page.size.width / page.image.width, page.size.height / page.image.height
    left = (box.left / scale - edge + corner[0]) * across
    top = (box.top / scale - edge + corner[1]) * down
    right = left + box.width / scale * across
    bottom = top + box.height / scale * down
    left, top = max(0, math.floor(left)), max(0, math.floor(top))
    right, bottom = min(page.size.width, math.ceil(right)), min(page.size.height, math.ceil(bottom))
    if right <= left or bottom <= top:
        return None
    return Box(left=left, top=top, width=int(right - left), height=int(bottom - top))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers frames until the other side closes `requests` or stops taking `answers`."""
    worker = Worker()
    while True:
        try:
            header, body = read_frame(requests, max_body=MAX_INPUT)
            write_frame(answers, *worker.answer(header, body))
        except (EOFError, BrokenPipeError, BadFrame):
            return


def main() -> None:
    """Serves the pipes that the parent gave, kept apart from whatever a library may print."""
    confinement.die_with_parent()
    confinement.give_way()
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.chdir(os.path.abspath(os.sep))  # noqa: PTH100 - a relative name finds nothing of the checkout
    serve(requests, answers)


def _warm_up() -> None:
    """Decodes one small file of every format, so that each library has loaded what it needs later.

    Afterwards no file can be opened any more, not even a Python module.
    """
    sample = Image.new("RGB", (64, 32), "white")
    ImageDraw.Draw(sample).line((0, 0, 63, 31), fill="black")
    for name in (*decoding.FORMATS, "PDF"):
        file = io.BytesIO()
        sample.save(file, format=name)
        document = decoding.open_document(file.getvalue())
        document.page(0, max_pixels=1000)
        gathering.gather([file.getvalue()], [(0, 0)])
    codes.warm_up()


def _placed(word: Word, seen: tuple[int, int], full: PageSize) -> Word:
    """`word` moved from the picture the engine saw to the page at its full size."""
    across, down = full.width / seen[0], full.height / seen[1]
    box = word.box
    left, top = math.floor(box.left * across), math.floor(box.top * down)
    right = min(full.width, math.ceil((box.left + box.width) * across))
    bottom = min(full.height, math.ceil((box.top + box.height) * down))
    left, top = min(left, full.width - 1), min(top, full.height - 1)
    placed = Box(left=left, top=top, width=max(1, right - left), height=max(1, bottom - top))
    return replace(word, box=placed)


def _cut(body: bytes, lengths: object) -> list[bytes]:
    """The files that lie behind each other in `body`."""
    if not isinstance(lengths, list) or sum(map(_number, lengths)) != len(body):
        raise BadFrame("the lengths are those of the files")
    ends = list(accumulate(map(_number, lengths), initial=0))
    return [body[begin:end] for begin, end in pairwise(ends)]


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise BadFrame("not a count")
    return value


def _undecodable(reason: str) -> Answer:
    return {"error": "picture_undecodable", "facts": {"reason": reason}}, b""


if __name__ == "__main__":
    main()
