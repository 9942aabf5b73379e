"""The edge cases of `documents.md` §24 on characters and rendering (21 to 28), written to paper and read back."""

from __future__ import annotations

import io
import re

import pypdfium2 as pdfium
import pytest
from PIL import Image as Pillow
from pypdf import PdfReader

from core.demonstration.gallery import agency, cast, supervisor
from core.reading.pool import ReaderPool
from core.writing import document, template
from core.writing.blocks import Image
from core.writing.literal import NO_BREAK
from tests.core.writing import page_checks, reading_back
from tests.core.writing.edge_papers import GOOD, sample, surat, values, warned, words, write


def test_21_markup_of_any_kind_reads_as_it_was_written_and_lines_stay() -> None:
    nasty = "R&D <3 <b>tebal</b> &amp; {{ 7*7 }}\nbaris dua\u200b\x07 **bintang**"
    answers = [{"kelompok": "pokok", "tanya": nasty, "jawab": nasty}]
    written = write("D08", values("D08", "bawaslu", "pemilihan", tanya_jawab=answers), cast.HEARD_ON)
    assert words(written).count("R&D <3 <b>tebal</b> &amp; {{ 7*7 }} baris dua **bintang**") == 2
    assert any(
        spot.text.startswith("baris dua **bintang**")
        for page in range(written.pages)
        for spot in reading_back.spots(written.pdf, page)
    )


def test_22_what_no_font_draws_is_described_and_never_a_box() -> None:
    answers = [
        {"kelompok": "pokok", "tanya": "Apa tulisannya?", "jawab": "lanjutkan 👍 🦜 مرحبا بالعالم 漢字 𝓣𝓮𝓫𝓪𝓵"}
    ]
    for code, office, variant, on in (
        ("D08", "bawaslu", "pemilihan", cast.HEARD_ON),
        ("D11", "agency", "", cast.EXAMINED_ON),
    ):
        written = write(code, values(code, office, variant, tanya_jawab=answers), on)
        assert "lanjutkan [emoji jempol] [emoji] [tulisan Arab] [tulisan Han] Tebal" in words(written)
        assert not list(page_checks.missing_glyphs(written.pdf))


def test_23_addresses_and_hashes_break_where_a_reader_expects_it() -> None:
    given = values("D12", "bawaslu")
    written = write("D12", given, cast.DECIDED_ON, pictures=sample("D12", "bawaslu").pictures)
    text = words(written)
    groups = re.findall(r"\b[0-9a-f]{8}\b", text)
    assert "".join(groups[:8]) == cast.HASH
    address = "https://www.facebook.com/jsumual.contoh/posts/102938,"
    lines = [spot.text for spot in reading_back.spots(written.pdf)]
    start = next(at for at, line in enumerate(lines) if line.startswith("https://"))
    whole = ""
    while len(whole) < len(address):
        part = lines[start].split(" ")[0]
        assert part[-1] in "/-._," or whole + part == address
        whole += part
        start += 1
    assert whole.startswith(address[:-1])


def test_24_no_line_ends_inside_what_belongs_together_and_quotes_are_typographic() -> None:
    told = "menurut Pasal 5 huruf n dan dr. Nama pada 23 November 2026 pukul 09.00 WITA, "
    kasus = {**cast.matter(), "uraian": told * 40}
    written = write("D13", values("D13", "bawaslu", "pemilihan", kasus=kasus), cast.PLENARY_ON)
    lines = [spot.text for page in range(written.pages) for spot in reading_back.spots(written.pdf, page)]
    assert sum("Pasal 5" in line for line in lines) > 20
    for line in lines:
        assert line == "NIP" or not line.endswith(("Pasal", "huruf", "dr.", " 23", "pukul", "09.00", "NIP"))
    raw = PdfReader(io.BytesIO(written.pdf)).pages[0].extract_text()
    assert f"Pasal{NO_BREAK}5" in raw or "Pasal 5" in raw
    for path in template.known():
        body = template.load(path, cast.PLENARY_ON).body
        prose = re.sub(r"\{[%{].*?[%}]\}", "", body)
        assert '"' not in prose


def _photo(mode: str, size: tuple[int, int], orientation: int | None = None) -> bytes:
    made = Pillow.new(mode, size, "white" if mode != "CMYK" else (0, 0, 0, 0))
    exif = Pillow.Exif()
    if orientation:
        exif[0x0112] = orientation
    file = io.BytesIO()
    made.save(file, "PNG" if mode == "RGBA" else "JPEG", exif=exif)
    return file.getvalue()


def test_25_evidence_pictures_fit_keep_their_shape_and_have_a_caption() -> None:
    files = {
        "P-1": _photo("CMYK", (3000, 1500)),
        "P-2": _photo("RGB", (1500, 3000), orientation=6),
        "P-3": _photo("RGBA", (300, 900)),
    }
    pool = ReaderPool(1)
    try:
        pictures = {}
        for code, data in files.items():
            pixels = pool.render(data, max_side=2400)
            pictures[code] = Image(width=pixels.width, height=pixels.height, rgb=pixels.rgb)
    finally:
        pool.close()
    assert pictures["P-2"].width > pictures["P-2"].height  # turned upright
    shown = [
        {"kode": code, "keterangan": "unggahan", "sumber": "diambil 20-11-2026 pukul 14.10 WITA"}
        for code in files
    ]
    written = write("D12", values("D12", "bawaslu", gambar=shown), cast.DECIDED_ON, pictures=pictures)
    assert len(written.pdf) < 3_000_000
    boxes = []
    for page in pdfium.PdfDocument(written.pdf):
        text = page.get_textpage().get_text_bounded()
        for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = thing.get_bounds()
            boxes.append((right - left, top - bottom))
            assert "diambil 20-11-2026" in text
    wide = 140 / 25.4 * 72
    assert len(boxes) == 3
    for (width, height), picture in zip(boxes, pictures.values(), strict=True):
        assert width <= wide + 1
        assert width / height == pytest.approx(picture.width / picture.height, rel=0.02)


@pytest.mark.parametrize("office", ["bawaslu", "agency"])
def test_26_the_same_data_gives_the_same_file_with_fonts_inside_and_no_person_in_its_properties(
    office: str,
) -> None:
    for given in [each for each in GOOD.values() if each.office.value == office][::7]:
        first, second = (
            document.create(given.template, given.values, on=given.on, pictures=given.pictures)
            for _ in range(2)
        )
        assert first.pdf == second.pdf
        assert not list(page_checks.loose_fonts(first.pdf))
        reader = PdfReader(io.BytesIO(first.pdf))
        assert reader.metadata is not None
        assert "Sumual" not in " ".join([given.name, *map(str, reader.metadata.values())])
        assert reader.metadata.creation_date is not None
        chosen = template.load(given.template, given.on)
        sheet = document.lay(chosen, given.values, on=given.on, pictures=given.pictures).sheet
        assert reader.metadata.creation_date.date() == sheet.date


def test_27_another_paper_is_laid_out_anew_never_shrunk_and_a_printer_without_it_is_warned_about() -> None:
    given = values("D17", "agency", "bentuk bkn")
    for paper, size in (("a4", (210, 297)), ("folio", (210, 330)), ("f4", (215, 330))):
        written = write("D17", {**given, "cetak": {"kertas": paper}}, cast.DECIDED_ON)
        reader = PdfReader(io.BytesIO(written.pdf))
        box = reader.pages[0].mediabox
        assert (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4) == pytest.approx(size, abs=0.1)
        assert reader.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"
        sheet = document.lay(
            template.load("D17", cast.DECIDED_ON), {**given, "cetak": {"kertas": paper}}, on=cast.DECIDED_ON
        ).sheet
        assert not list(page_checks.outside_margins(written.pdf, sheet))
    told = warned("D17", {**given, "cetak": {"pencetak": "a4"}}, cast.DECIDED_ON)
    assert "Jangan diperkecil" in told
    assert "kertas A4" in told
    assert warned("D17", {**given, "cetak": {"pencetak": "a4", "kertas": "a4"}}, cast.DECIDED_ON) == ""


def test_28_only_a_draft_is_watermarked_and_its_number_changes_no_page_break() -> None:
    draft = write("D17", values("D17", "agency", "konsep"), cast.DECIDED_ON)
    assert all(page.count("KONSEP") == 2 for page in reading_back.pages(draft.pdf))
    numbered = values("D17", "agency", "konsep")
    numbered["surat"] = surat(numbered, nomor="800/124/DISPAR/XII/2026")
    final = write("D17", numbered, cast.DECIDED_ON)
    assert "KONSEP" not in words(final)
    ends = [
        [re.sub(r"KONSEP|NOMOR \S+", "", page)[-40:] for page in reading_back.pages(each.pdf)]
        for each in (draft, final)
    ]
    assert ends[0] == ends[1]


def test_the_values_of_the_gallery_are_left_as_they_are() -> None:
    """The cases above change copies only; the shared cast stays fictional and whole."""
    assert cast.OFFICIAL["nama"] == "Johanis Sumual"
    assert agency.SIGNERS["plt"]["mode"] == "plt"
    assert supervisor.REGIMES == ("pemilihan", "pemilu")
