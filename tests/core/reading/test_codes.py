"""Codes are found on what scanners and telephones make of our pages, and nothing foreign makes the finder fail.

The long form looks at 120 pages.
"""

from __future__ import annotations

import io
import os
import random
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from core.demonstration.gallery import samples
from core.errors import UserError
from core.reading import codes
from core.reading.engine import Engine
from core.reading.pool import ReaderPool
from core.rules.paper_code import PaperCode
from core.writing import document, pdf, template
from tests.core.reading.scanned import KINDS, Picture, as_jpeg, as_pdf, drawn, scanned

PAPERS = ("D03", "D16", "D22", "D04", "D19")
ROUNDS = 12 if os.environ.get("NETRA_TORTURE") == "1" else 2
NO_ENGINE = cast(Engine, None)
STAMP = "Kepala riwayat: 1234 5678 90ab cdef 1234"


@lru_cache
def paper(name: str) -> bytes:
    """A letter, a decision on F4, a landscape list, a confidential letter and a statement, each with its own code."""
    sample = next(one for one in samples("good") if one.template == name)
    chosen = template.load(sample.template, sample.on)
    laid = document.lay(
        chosen, sample.values, on=sample.on, pictures=sample.pictures, code=code_of(name), stamp=STAMP
    )
    return pdf.write(laid.sheet, laid.blocks)


def code_of(name: str) -> str:
    return f"7F3{name}X"


def page_of(name: str, page: int) -> PaperCode:
    return PaperCode(paper=code_of(name), page=page + 1, pages=count(name))


def count(name: str) -> int:
    return len(pypdfium2.PdfDocument(paper(name)))


@lru_cache(maxsize=4)
def picture(name: str, page: int, dots: int) -> Picture:
    return drawn(paper(name), page, dots)


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_recognised_as_they_come_back(pool: ReaderPool, kind: str) -> None:
    missed = []
    for trial in range(ROUNDS):
        name, dots = PAPERS[trial % len(PAPERS)], (200, 300)[trial % 2]
        page = (trial // 2) % count(name)
        found = pool.codes(scanned(picture(name, page, dots), kind, trial))
        if found != ((page_of(name, page),),):
            missed.append((trial, name, page, dots, found))
    assert not missed


@pytest.mark.parametrize("dots", [200, 300])
def test_the_letters_are_read_where_the_square_is_spoilt(pool: ReaderPool, dots: int) -> None:
    spoilt = picture("D03", 0, dots).copy()
    mm = dots / 25.4
    spoilt[-int(21.5 * mm) : -int(5.5 * mm), int(29 * mm) : int(46 * mm)] = 255
    assert pool.codes(as_jpeg(spoilt, 75)) == ((page_of("D03", 0),),)
    assert pool.codes(as_jpeg(cv2.rotate(spoilt, cv2.ROTATE_90_CLOCKWISE), 75)) == ((page_of("D03", 0),),)


def test_each_page_of_a_stack_has_its_own(pool: ReaderPool) -> None:
    stack = as_pdf(
        [as_jpeg(picture(name, page, 200), 75) for name, page in (("D03", 1), ("D16", 0), ("D03", 0))]
    )
    assert pool.codes(stack) == ((page_of("D03", 1),), (page_of("D16", 0),), (page_of("D03", 0),))
    assert pool.codes(paper("D22")) == tuple((page_of("D22", page),) for page in range(count("D22")))


def test_pages_taken_out_of_a_stack_keep_the_bytes_of_their_pictures(pool: ReaderPool) -> None:
    scans = [as_jpeg(picture("D03", page, 200), 75) for page in (0, 1)]
    stack = as_pdf(scans)
    part = pool.gather([stack], [(0, 1)])
    assert scans[1] in part
    assert scans[0] not in part
    assert pool.codes(part) == ((page_of("D03", 1),),)
    for files, places in (([stack], [(0, 2)]), ([stack], [(1, 0)]), ([stack], []), ([b"", stack], [(0, 0)])):
        with pytest.raises(UserError, match="picture_undecodable"):
            pool.gather(files, places)
    with pytest.raises(UserError, match="picture_too_large"):
        pool.gather([stack], [(0, 0)] * 51)


def foreign_squares() -> Iterator[bytes]:
    """Square codes of others: an address, half a code of ours, a wrong check character, control signs."""
    for text in (
        "https://example.org/?q=1",
        "NTR7F3K9QX",
        "NTR7F3K9QXG 1/2",
        "NTR7F3K9QXH  1/2",
        "a\x00b" * 9,
    ):
        made = QRCode(4, QRErrorCorrectLevel.M)
        made.addData(text)
        made.make()
        side = made.getModuleCount()
        dark = np.array([[made.isDark(row, at) for at in range(side)] for row in range(side)])
        square = np.kron(np.where(dark, 0, 255).astype(np.uint8), np.ones((8, 8), np.uint8))
        page = np.full((1200, 900, 3), 255, np.uint8)
        page[800 : 800 + len(square), 60 : 60 + len(square)] = square[:, :, None]
        yield as_jpeg(page, 80)


def test_codes_of_others_are_no_codes_of_ours(pool: ReaderPool) -> None:
    for data in foreign_squares():
        assert set(pool.codes(data)) <= {(), (PaperCode(paper="7F3K9QX", page=1, pages=2),)}


def test_hostile_files_are_refused_or_hold_nothing(pool: ReaderPool) -> None:
    rng = random.Random(7)
    whole = scanned(picture("D03", 0, 200), "upright", 1)
    files = [
        b"",
        b"%PDF-1.7\n" + rng.randbytes(4000),
        rng.randbytes(3000),
        whole[:5000],
        as_jpeg(np.zeros((1, 1, 3), np.uint8), 80),
    ]
    for _ in range(6):
        spoilt = bytearray(whole)
        for _ in range(60):
            spoilt[rng.randrange(600, len(spoilt))] = rng.randrange(256)
        files.append(bytes(spoilt))
    noise = io.BytesIO(
        as_jpeg(np.random.default_rng(3).integers(0, 255, (900, 700, 3), np.uint8), 90)
    ).getvalue()
    refused = []
    for data in (*files, noise):
        try:
            found = pool.codes(data)
        except UserError as error:
            refused.append(error.code)
        else:
            assert all(len(codes) <= 1 for codes in found)
    assert set(refused) <= {"picture_undecodable", "picture_too_large"}


def test_a_sliver_is_a_page_without_a_code(pool: ReaderPool) -> None:
    """One such page must not keep a whole stack from being read."""
    for width, height in ((1, 1), (3, 1), (1, 8_000), (8_000, 1)):
        file = io.BytesIO()
        Image.new("L", (width, height), 255).save(file, "PNG")
        assert pool.codes(file.getvalue()) == ((),)


def finder_patterns(step: int, across: int, down: int) -> Picture:
    """A page with rows of nothing but finder patterns."""
    one = np.full((9, 9), 255, np.uint8)
    one[1:8, 1:8], one[2:7, 2:7], one[3:6, 3:6] = 0, 255, 0
    page = np.full((2400, 1700), 255, np.uint8)
    tiles = np.tile(np.kron(one, np.ones((step, step), np.uint8)), (down, across))[:2200, :1600]
    page[100 : 100 + tiles.shape[0], 60 : 60 + tiles.shape[1]] = tiles
    return page


def test_noise_and_pages_of_finder_patterns_are_little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measured in views that the finder is given, because time depends on the machine."""
    given: list[Picture] = []
    monkeypatch.setattr(codes, "_square", lambda picture: given.append(picture) or [])
    monkeypatch.setattr(codes, "_letters", lambda *_: [])
    rng = np.random.default_rng(3)
    noise = [rng.integers(0, 255, size, np.uint8) for size in ((900, 700), (2400, 1700), (1200, 4000))]
    blocks = cv2.resize(noise[0], (1700, 2400), interpolation=cv2.INTER_NEAREST)
    for page in (*noise, blocks, finder_patterns(3, 60, 80), finder_patterns(1, 170, 200)):
        assert codes.find(NO_ENGINE, Image.fromarray(page)) == []
    assert len(given) <= 4
    given.clear()
    codes.find(NO_ENGINE, Image.fromarray(finder_patterns(3, 12, 12)))
    assert sum(codes._finders(view) > 100 for view in given) == 2  # few enough to be looked at, but not often
    given.clear()
    codes.find(NO_ENGINE, Image.fromarray(picture("D03", 0, 200)))
    assert len(given) == 18  # a page of ours is looked at in every way


def test_a_page_of_noise_is_a_page_without_a_code(pool: ReaderPool) -> None:
    page = np.random.default_rng(3).integers(0, 255, (2400, 1700, 3), np.uint8)
    assert pool.codes(as_jpeg(page, 90)) == ((),)
    assert pool.codes(as_jpeg(finder_patterns(3, 60, 80)[:, :, None].repeat(3, 2), 90)) == ((),)
