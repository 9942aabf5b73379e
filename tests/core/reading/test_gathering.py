"""Photographs and pages of files become one PDF, in which the given bytes can be found again."""

from __future__ import annotations

import io

import numpy as np
import pypdf
import pypdfium2
import pytest
from PIL import Image
from pypdf.generic import StreamObject

from core.errors import UserError
from core.reading.pool import ReaderPool
from tests.core.reading.scanned import as_jpeg, as_pdf

COLOURS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (90, 90, 90))


def halves(width: int = 300, height: int = 400) -> Image.Image:
    """Red at the upper left, then green, blue, grey: every turn and mirroring looks different."""
    made = np.zeros((height, width, 3), np.uint8)
    for at, colour in enumerate(COLOURS):
        top, left = (at // 2) * height // 2, (at % 2) * width // 2
        made[top : top + height // 2, left : left + width // 2] = colour
    return Image.fromarray(made)


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def turned(orientation: int) -> bytes:
    """A JPEG that a telephone took held so that its EXIF says how to turn it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(halves(), "JPEG", exif=exif, quality=90)


def corners(pool: ReaderPool, data: bytes, page: int = 0) -> list[int]:
    """Which of the colours stands in each quarter, upper left first."""
    seen = pool.render(data, max_side=200, page=page)
    pixels = np.frombuffer(seen.rgb, np.uint8).reshape(seen.height, seen.width, 3).astype(int)
    places = [(y * seen.height // 4, x * seen.width // 4) for y in (1, 3) for x in (1, 3)]
    return [int(np.abs(np.array(COLOURS) - pixels[place]).sum(axis=1).argmin()) for place in places]


def test_photographs_become_pages_with_every_byte_of_their_files(pool: ReaderPool) -> None:
    files = [as_jpeg(np.asarray(halves(*size)), 80) for size in ((300, 400), (400, 300))]
    made = pool.gather(files, [(1, 0), (0, 0)])
    document = pypdfium2.PdfDocument(made)
    assert [[round(side) for side in document.get_page_size(at)] for at in (0, 1)] == [[842, 631], [631, 842]]
    held = [next(iter(document[at].get_objects())).get_data(decode_simple=False) for at in (0, 1)]
    assert [bytes(data) for data in held] == [files[1], files[0]]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_as_the_telephone_was_held(pool: ReaderPool, orientation: int) -> None:
    photo = turned(orientation)
    assert corners(pool, pool.gather([photo], [(0, 0)])) == corners(pool, photo)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "RGB"])
def test_other_pictures_lose_nothing(pool: ReaderPool, mode: str) -> None:
    rng = np.random.default_rng(5)
    noise = Image.fromarray(rng.integers(0, 255, (80, 60, 3), np.uint8)).convert(mode)
    made = pypdfium2.PdfDocument(pool.gather([saved(noise, "PNG")], [(0, 0)]))
    kept = next(iter(made[0].get_objects())).get_bitmap().to_pil().convert("RGB")
    assert np.array_equal(np.asarray(kept), np.asarray(noise.convert("RGB")))


def test_pages_of_pdf_tiff_and_photograph_stand_in_the_order_asked_for(pool: ReaderPool) -> None:
    upright, aside = halves(), halves().transpose(Image.Transpose.ROTATE_180)
    tiff = saved(upright, "TIFF", save_all=True, append_images=[aside])
    photo = as_jpeg(np.asarray(aside), 85)
    pdf = as_pdf([as_jpeg(np.asarray(upright), 85), photo])
    made = pool.gather([tiff, photo, pdf], [(0, 1), (2, 0), (1, 0), (0, 0), (2, 1)])
    assert [corners(pool, made, at)[0] for at in range(5)] == [3, 0, 3, 0, 3]
    assert pool.codes(made) == ((),) * 5


def test_what_is_no_picture_is_refused_and_the_next_question_is_answered(pool: ReaderPool) -> None:
    photo = as_jpeg(np.asarray(halves()), 85)
    for spoilt in (b"bukan gambar", b"%PDF-1.7 rusak", photo[:40]):
        with pytest.raises(UserError, match="picture_undecodable"):
            pool.gather([photo, spoilt], [(0, 0), (1, 0)])
    assert pool.pages(pool.gather([photo], [(0, 0), (0, 0)])) == 2


def sharing(pages: list[bytes], pictures: dict[bytes, bytes], head: bytes = b"") -> bytes:
    """A PDF as LibreOffice writes it: every page has the dictionary with all pictures, `pages` are what each draws."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    named = b"".join(b"/%s %d 0 R" % (name, 3 + at) for at, name in enumerate(pictures))
    for data in pictures.values():
        width, height = Image.open(io.BytesIO(data)).size
        bodies.append(
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
            b"/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream" % (width, height, len(data), data)
        )
    kids = []
    for text in pages:
        kids.append(len(bodies) + 1)
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents %d 0 R%s>>" % (kids[-1] + 1, head)
        )
        bodies.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]/Resources<</XObject<<%s>>>>>>" % (len(kids), listed, named)
    out, starts = b"%PDF-1.4\n", []
    for at, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(bodies) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(out))
    )


def test_a_page_brings_nothing_along_of_pages_with_the_same_dictionary(pool: ReaderPool) -> None:
    ours = as_jpeg(np.asarray(halves()), 85)
    theirs = as_jpeg(np.asarray(halves().transpose(Image.Transpose.ROTATE_180)), 85)
    shows = [b"q 300 0 0 400 0 0 cm /%s Do Q" % name for name in (b"A", b"B")]
    stack = sharing(shows, {b"A": ours, b"B": theirs})
    first, second = pool.gather([stack], [(0, 0)]), pool.gather([stack], [(0, 1)])
    assert (ours in first, theirs in first) == (True, False)
    assert (ours in second, theirs in second) == (False, True)
    both = pool.gather([stack], [(0, 0), (0, 1)])
    assert both.count(ours) == both.count(theirs) == 1
    assert pool.measure(first) == pool.measure(stack)[:1]
    assert (corners(pool, first), corners(pool, second)) == ([0, 1, 2, 3], [3, 2, 1, 0])


def test_a_page_with_more_than_a_photograph_is_drawn_anew(pool: ReaderPool) -> None:
    ours = as_jpeg(np.asarray(halves()), 85)
    theirs = as_jpeg(np.asarray(halves().transpose(Image.Transpose.ROTATE_180)), 85)
    written = b"q 300 0 0 400 0 0 cm /A Do Q 0 g 20 20 60 8 re f"
    cut = b"q 0 0 300 400 re W n 300 0 0 800 0 -400 cm /A Do Q"  # the lower half lies outside the page
    stack = sharing([written, cut, b""], {b"A": ours, b"B": theirs})
    for page in (0, 1):
        made = pool.gather([stack], [(0, page)])
        assert theirs not in made
        assert pool.measure(made) == pool.measure(stack)[page : page + 1]
        seen, kept = (pool.render(data, max_side=200, page=at) for data, at in ((stack, page), (made, 0)))
        unlike = np.abs(np.frombuffer(seen.rgb, np.uint8).astype(int) - np.frombuffer(kept.rgb, np.uint8))
        assert unlike.mean() < 4


def test_what_hangs_on_a_page_is_drawn_or_left(pool: ReaderPool) -> None:
    note = b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 0 0]/Contents(RAHASIA)>>]"
    photo = as_jpeg(np.asarray(halves()), 85)
    stack = sharing([b"q 300 0 0 400 0 0 cm /A Do Q"], {b"A": photo}, note)
    made = pool.gather([stack], [(0, 0)])
    assert b"RAHASIA" in stack
    assert b"RAHASIA" not in made


def office_file(jpegs: list[bytes], *, form: bytes = b"") -> bytes:
    """A PDF whose pages draw one picture each out of a dictionary that they share, as office programs write it."""
    names = [f"/I{at} {at + 10} 0 R" for at in range(len(jpegs))]
    names += ["/F0 9 0 R"] if form else []
    kids = " ".join(f"{2 * at + 100} 0 R" for at in range(len(jpegs)))
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(jpegs)}/MediaBox[0 0 300 400]"
        f"/Resources<</XObject<<{' '.join(names)}>>>>>>".encode(),
    }
    if form:
        parts[9] = b"<</Type/XObject/Subtype/Form/BBox[0 0 300 400]/Length %d>>stream\n%s\nendstream" % (
            len(form),
            form,
        )
    for at, jpeg in enumerate(jpegs):
        width, height = Image.open(io.BytesIO(jpeg)).size
        parts[at + 10] = (
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
            b"/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (width, height, len(jpeg), jpeg)
        )
        content = b"q 300 0 0 400 0 0 cm /I%d Do Q" % at
        parts[2 * at + 100] = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (2 * at + 101)
        parts[2 * at + 101] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    body, places = b"%PDF-1.7\n", {}
    for number, part in parts.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    return body + b"xref\n%s" % table + b"trailer<</Root 1 0 R/Size 200>>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_a_page_brings_nothing_of_a_page_it_shares_its_drawings_with(pool: ReaderPool) -> None:
    noise = np.random.default_rng(6).integers(0, 255, (400, 300, 3), np.uint8)
    own, other = as_jpeg(np.asarray(halves()), 80), as_jpeg(noise, 80)
    stack = office_file([own, other])
    assert own in stack
    assert other in stack
    made = pool.gather([stack], [(0, 0)])
    assert other[-400:] not in made
    assert corners(pool, made) == corners(pool, own)
    assert [round(side) for side in pypdfium2.PdfDocument(made).get_page_size(0)] == [300, 400]
    both = pool.gather([stack], [(0, 1), (0, 0)])
    assert own in both, "nothing of somebody else is there, so the pages are taken as they are"
    assert other in both


def test_a_form_of_another_page_is_not_brought_along(pool: ReaderPool) -> None:
    own = as_jpeg(np.asarray(halves()), 80)
    stack = office_file([own], form=b"BT (rahasia orang lain) Tj ET")
    made = pool.gather([stack], [(0, 0)])
    held = pypdf.PdfReader(io.BytesIO(made))
    streams = [held.get_object(number) for number in range(1, held.trailer["/Size"])]
    assert not [one for one in streams if isinstance(one, StreamObject) and b"rahasia" in one.get_data()]
    assert corners(pool, made) == corners(pool, own)
