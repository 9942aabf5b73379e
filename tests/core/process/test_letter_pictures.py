"""Evidence on paper: decoded by the workers, upright, small enough, and a sentence where it cannot be shown."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from PIL import Image as Pillow
from pypdf import PdfReader

from core.case import document, evidence
from core.case.source import Source
from core.case.subject import Status, Subject
from core.process import letters
from core.process.letters.pictures import LONGEST_SIDE, MISSING
from core.reading.pool import ReaderPool
from core.vault.vault import Vault
from tests.core.process.test_letters_all import ANSWERS


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    with closing(ReaderPool(1)) as pool:
        yield pool


def photo(width: int, height: int, *, turned: bool = False, mode: str = "RGB") -> bytes:
    """A JPEG whose left half is dark; `turned` says by EXIF that it has to be turned a quarter to the right."""
    made = Pillow.new("RGB", (width, height), (230, 230, 230))
    made.paste((20, 40, 160), (0, 0, width // 2, height))
    file = io.BytesIO()
    exif = Pillow.Exif()
    if turned:
        exif[0x0112] = 6
    made.convert(mode).save(file, "JPEG", exif=exif, quality=80)
    return file.getvalue()


@pytest.fixture
def case_id(vault: Vault) -> str:
    case = vault.create_case(
        Subject(
            name="Johanis Sumual", status=Status.PERMANENT, position="Kepala Seksi", work_unit="Dinas Contoh"
        )
    ).id
    with vault.change(case) as ledger:
        first = evidence.add(ledger, photo(3000, 4200, turned=True), "a.jpg").evidence
        evidence.describe(
            ledger,
            first.id,
            Source(platform="Facebook", account="J. Sumual", captured_at="2026-11-20T14:10+08:00"),
        )
        evidence.add(ledger, b"\x89PNG\r\n\x1a\nno picture at all", "b.png")
        evidence.add(ledger, photo(400, 300, mode="CMYK"), "c.jpg")
        evidence.add(ledger, b"%PDF-1.4 nothing", "d.pdf")
    return case


def pages(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages(data).pages).split()).replace(
        "\u00a0", " "
    )


def made(vault: Vault, case_id: str, code: str, readers: ReaderPool, **answers: str) -> bytes:
    given = {**ANSWERS[code], **answers}
    shown = letters.shown(vault, case_id, code, given)
    paper = letters.create(vault, case_id, code, given, pictures=letters.decode_all(shown, readers))
    return document.pdf(vault.case(case_id), paper)


@pytest.mark.parametrize("code", ["D12", "D13"])
def test_papers_show_the_pictures_of_the_case_with_code_source_and_moment(
    vault: Vault, case_id: str, readers: ReaderPool, code: str
) -> None:
    extra = {"terlapor": "Johanis Sumual"} if code == "D13" else {}
    data = made(vault, case_id, code, readers, **extra)
    images = [image.image for page in pages(data).pages for image in page.images]
    assert len(images) == 2, "the broken one has no picture"
    large, small = sorted(images, key=lambda image: -image.width)
    assert large.width > large.height, "turned as its EXIF says"
    assert max(large.size) <= LONGEST_SIDE, "a huge photo is made smaller"
    assert small.size == (400, 300), "a small one is not blown up"
    top, bottom = (large.convert("RGB").getpixel((large.width // 2, y)) for y in (5, large.height - 5))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] < 60 < bottom[0], "the dark half is above"
    text = text_of(data)
    assert "P-1 – Tangkapan gambar dari Facebook akun J. Sumual (diambil 20 November 2026 pukul 14.10" in text
    assert text.count(MISSING) == 1
    assert "P-4 –" not in text, "a PDF is evidence and no picture"


def test_the_same_case_gives_the_same_bytes(vault: Vault, case_id: str, readers: ReaderPool) -> None:
    given = ANSWERS["D12"]
    pictures = letters.decode_all(letters.shown(vault, case_id, "D12", given), readers)
    again = letters.decode_all(letters.shown(vault, case_id, "D12", given), readers)
    one = letters.preview(vault, case_id, "D12", given, pictures=pictures)
    two = letters.preview(vault, case_id, "D12", given, pictures=again)
    assert one.written.pdf == two.written.pdf
    first = letters.create(vault, case_id, "D12", given, pictures=pictures)
    assert letters.create(vault, case_id, "D12", given, pictures=again).id == first.id


def test_which_pictures_are_shown_is_chosen(vault: Vault, case_id: str, readers: ReaderPool) -> None:
    offered = letters.form(vault, case_id, "D12").pictures
    assert [row["kode"] for row in offered] == ["P-1", "P-2", "P-3"]
    data = made(vault, case_id, "D12", readers, gambar=json.dumps([dict(offered[2])]))
    assert sum(len(page.images) for page in pages(data).pages) == 1
    none = made(vault, case_id, "D12", readers, gambar="")
    assert "GAMBAR BUKTI" not in text_of(none)


def test_a_code_that_comes_to_mean_another_picture_makes_another_paper(
    vault: Vault, case_id: str, readers: ReaderPool
) -> None:
    rows = '[{"kode": "P-3"}]'
    before = made(vault, case_id, "D12", readers, gambar=rows, barang="P-3 | gambar")
    with vault.change(case_id) as ledger:
        items = evidence.items(ledger)
        evidence.lay_aside(ledger, items[0])
        evidence.add(ledger, photo(300, 500), "e.jpg")
    with vault.change(case_id) as ledger:
        evidence.lay_aside(ledger, items[3])
    after = made(vault, case_id, "D12", readers, gambar=rows, barang="P-3 | gambar")
    sizes = [
        [image.image.size for page in pages(data).pages for image in page.images] for data in (before, after)
    ]
    assert sizes == [[(400, 300)], [(300, 500)]]


def test_a_certified_copy_shows_the_pictures_of_the_day(
    vault: Vault, case_id: str, readers: ReaderPool
) -> None:
    given = {**ANSWERS["D12"], "surat.nomor": "1/BA/2026"}
    pictures = letters.decode_all(letters.shown(vault, case_id, "D12", given), readers)
    paper = letters.create(vault, case_id, "D12", given, pictures=pictures)
    with vault.change(case_id) as ledger:
        evidence.lay_aside(ledger, evidence.items(ledger)[0])
    again = letters.decode_all(letters.shown_again(vault, case_id, paper.id), readers)
    assert again.keys() == pictures.keys()
    written = letters.copy(vault, case_id, paper.id, pictures=again)
    assert sum(len(page.images) for page in pages(written.pdf).pages) == 2
    assert letters.word(vault, case_id, paper.id, pictures=again).startswith(b"PK")


def test_without_pixels_a_paper_has_sentences_and_no_error(vault: Vault, case_id: str) -> None:
    paper = letters.create(vault, case_id, "D12", ANSWERS["D12"])
    assert text_of(document.pdf(vault.case(case_id), paper)).count(MISSING) == 3
