"""More than sixty files that want to do harm: bombs of pixels, frames, tags, nesting and time, and broken files.

All are made here, from the same bytes in every run. A name says what the file is and what it tries.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SEED: Final = 28
BLACK: Final = b"\x02\x02\x4c\x01\x00"  # one black pixel, as GIF packs it


def encode(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format=kind, **options)
    return file.getvalue()


def page(text: str = "Rapat pukul 09.30") -> Image.Image:
    image = Image.new("RGB", (640, 200), "white")
    ImageDraw.Draw(image).text((30, 40), text, fill="black", font=ImageFont.load_default(36))
    return image


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))


def png(width: int, height: int, *parts: bytes, bits: int = 8, colour: int = 2, rows: bytes = b"") -> bytes:
    header = struct.pack("!IIBBBBB", width, height, bits, colour, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + b"".join(parts) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


def gif(width: int, height: int, body: bytes = b"", *, colours: bytes = b"\x00\x00\x00\xff\xff\xff") -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + colours + body + b";"


def gif_frame(left: int, top: int, width: int, height: int, data: bytes = BLACK) -> bytes:
    return b"," + struct.pack("<HHHHB", left, top, width, height, 0) + data


def bmp(width: int, height: int, body: bytes = b"", *, bits: int = 24, packed: int = 0) -> bytes:
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, packed, len(body), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(body), 0, 0, 54) + info + body


def tiff(*tags: tuple[int, int, int, int], following: int = 0, body: bytes = b"") -> bytes:
    """One directory at byte 8; `following` is where the next one is said to be."""
    table = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    directory = struct.pack("<H", len(tags)) + table + struct.pack("<I", following)
    return b"II*\x00" + struct.pack("<I", 8) + directory + body


def tiff_picture(width: int, height: int, *more: tuple[int, int, int, int], following: int = 0) -> bytes:
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
    tags += [(273, 4, 1, 200), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 64)]
    return tiff(*tags, *more, following=following, body=bytes(400))


def tiff_pages(pages: int, side: int) -> bytes:
    """Pages of `side` squared, all of them the same few bytes."""
    packed = zlib.compress(bytes(side * side), 9)
    length = 2 + 9 * 12 + 4
    strip = 8 + pages * length
    tags = [(256, 4, 1, side), (257, 4, 1, side), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1)]
    tags += [(273, 4, 1, strip), (277, 3, 1, 1), (278, 4, 1, side), (279, 4, 1, len(packed))]
    table = struct.pack("<H", 9) + b"".join(struct.pack("<HHII", *tag) for tag in tags)
    following = [8 + length * (page + 1) for page in range(pages - 1)] + [0]
    return (
        b"II*\x00"
        + struct.pack("<I", 8)
        + b"".join(table + struct.pack("<I", at) for at in following)
        + packed
    )


def webp(width: int, height: int, body: bytes = b"\x00" * 20) -> bytes:
    """A lossless picture whose header says any size up to 16,384."""
    head = b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + body
    return b"RIFF" + struct.pack("<I", 12 + len(head)) + b"WEBPVP8L" + struct.pack("<I", len(head)) + head


def pdf(*objects: str, root: str = "1 0 R") -> bytes:
    """A PDF without a table of contents, which readers mend; object numbers count from 1."""
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer << /Root {root} >>\n%%EOF\n".encode("latin-1")


def pdf_page(stream: bytes, *, box: str = "[0 0 595 842]", more: str = "") -> bytes:
    content = f"<< /Length {len(stream)} {more} >>\nstream\n".encode() + stream + b"\nendstream"
    start = pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R >>")  # fmt: skip
    place = start.index(b"trailer")
    return start[:place] + b"4 0 obj\n" + content + b"\nendobj\n" + start[place:]


def sized(jpeg: bytes, width: int, height: int) -> bytes:
    """`jpeg` with another size in its frame header."""
    place = jpeg.index(b"\xff\xc0")
    return jpeg[: place + 5] + struct.pack("!HH", height, width) + jpeg[place + 9 :]


def with_application(jpeg: bytes, segments: bytes) -> bytes:
    return jpeg[:2] + segments + jpeg[2:]


def exif(tags: bytes) -> bytes:
    body = b"Exif\x00\x00" + tags
    return b"\xff\xe1" + struct.pack("!H", len(body) + 2) + body


def damaged(data: bytes, chance: random.Random, share: float) -> bytes:
    """`data` with that share of its bytes, behind the first dozen, replaced."""
    broken = bytearray(data)
    for _ in range(int(len(data) * share)):
        broken[chance.randrange(12, len(data))] = chance.randrange(256)
    return bytes(broken)


def nested_pdf(depth: int) -> bytes:
    opened, closed = "<< /A " * depth, " >>" * depth
    return pdf("<< /Type /Catalog /Pages 2 0 R /X " + opened + "1" + closed + " >>",
               "<< /Type /Pages /Count 0 /Kids [] >>")  # fmt: skip


def form_bomb(levels: int) -> bytes:
    """Each form draws the next one ten times: ten to the power of `levels` drawings."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
               " /Resources << /XObject << /F 5 0 R >> >> >>",
               "<< /Length 5 >>\nstream\n/F Do\nendstream"]  # fmt: skip
    for level in range(levels):
        draw = "/F Do " * 10 if level < levels - 1 else "0 0 500 800 re f"
        following = f"/Resources << /XObject << /F {6 + level} 0 R >> >>" if level < levels - 1 else ""
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {following} /Length {len(draw)} >>\n"
            f"stream\n{draw}\nendstream"
        )
    return pdf(*objects)


def pixel_bombs() -> dict[str, bytes]:
    jpeg = encode(page(), "JPEG")
    return {
        "png 30,000 squared": png(30_000, 30_000),
        "png two milliards wide": png(2**31 - 1, 1),
        "png two milliards squared": png(2**31 - 1, 2**31 - 1),
        "png 400 million bits that are there": png(
            20_000, 20_000, bits=1, colour=0, rows=bytes(2501) * 20_000
        ),
        "png 59 million pixels that are there": png(7_681, 7_681, colour=0, rows=bytes(7_682) * 7_681),
        "png of no size": png(0, 0),
        "png 100,001 long": png(1, 100_001, rows=bytes(4) * 100_001),
        "gif 65,535 squared": gif(65_535, 65_535, gif_frame(0, 0, 1, 1)),
        "gif with a frame far outside": gif(10, 10, gif_frame(60_000, 60_000, 5_000, 5_000)),
        "bmp 60,000 squared": bmp(60_000, 60_000, bytes(100)),
        "bmp of negative size": bmp(-5, -5, bytes(100)),
        "bmp packed without end": bmp(7_000, 7_000, b"\xff\x00" * 4_000, bits=8, packed=1),
        "tiff 60,000 squared": tiff_picture(60_000, 60_000),
        "webp 16,383 squared": webp(16_383, 16_383),
        "webp 59 million pixels": encode(Image.new("RGB", (7_680, 7_680)), "WEBP", quality=1, method=0),
        "jpeg 65,500 squared": sized(jpeg, 65_500, 65_500),
        "jpeg a hundred times its size": sized(jpeg, 7_000, 7_000),
        "pdf a million points wide": pdf_page(b"0 0 9 9 re f", box="[0 0 1000000 1000000]"),
        "pdf of negative size": pdf_page(b"0 0 9 9 re f", box="[9 9 -9 -9]"),
    }


def frame_bombs() -> dict[str, bytes]:
    leaf = Image.new("1", (8, 8))
    small = encode(page(), "PNG")
    moving = [Image.new("RGB", (16, 16), (n, n, n)) for n in range(100)]
    counted = chunk(b"acTL", struct.pack("!II", 2**31 - 1, 0))
    kids = " ".join(["3 0 R"] * 60)
    return {
        "gif of two million frames": gif(8, 8, gif_frame(0, 0, 8, 8) + gif_frame(0, 0, 1, 1) * 2_000_000),
        "png that promises frames": small[:33] + counted + small[33:],
        "tiff of 50 pages of 59 million pixels": tiff_pages(50, 7_681),
        "tiff of 51 pages": encode(leaf, "TIFF", save_all=True, append_images=[leaf] * 50),
        "tiff whose page follows itself": tiff_picture(8, 8, following=8),
        "tiff whose next page is outside": tiff_picture(8, 8, following=0x7FFFFFFF),
        "webp of a hundred frames": encode(moving[0], "WEBP", save_all=True, append_images=moving[1:]),
        "pdf of 60 pages": pdf("<< /Type /Catalog /Pages 2 0 R >>",
                               f"<< /Type /Pages /Count 60 /Kids [{kids}] >>",
                               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"),
        "pdf that says two milliard pages": pdf("<< /Type /Catalog /Pages 2 0 R >>",
                                                "<< /Type /Pages /Count 2000000000 /Kids [] >>"),
    }  # fmt: skip


def tag_bombs() -> dict[str, bytes]:
    jpeg = encode(page(), "JPEG")
    text = zlib.compress(bytes(60_000_000), 9)
    return {
        "png with 60 MB of text in 60 kB": png(8, 8, chunk(b"zTXt", b"a\x00\x00" + text), rows=bytes(25) * 8),
        "png with a colour profile of 60 MB": png(
            8, 8, chunk(b"iCCP", b"a\x00\x00" + text), rows=bytes(25) * 8
        ),
        "png with 20,000 remarks": png(8, 8, *[chunk(b"tEXt", b"a\x00b")] * 20_000, rows=bytes(25) * 8),
        "jpeg with 10,000 segments": with_application(jpeg, (b"\xff\xe5\x00\x10" + bytes(14)) * 10_000),
        "jpeg with tags that point nowhere": with_application(
            jpeg,
            exif(b"II*\x00\x08\x00\x00\x00\xff\xff" + struct.pack("<HHII", 274, 3, 2**31, 2**31 - 1) * 2_000),
        ),
        "jpeg whose tags follow themselves": with_application(
            jpeg, exif(b"II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack("<HHII", 34665, 4, 1, 8) + bytes(4))
        ),
        "tiff of 60,000 tags": tiff(*[(256, 4, 1, 8)] * 60_000),
        "tiff with a tag of four milliard values": tiff_picture(8, 8, (270, 2, 0xFFFFFFFF, 16)),
        "tiff with strips at the end of the world": tiff(
            (256, 4, 1, 8), (257, 4, 1, 8), (259, 3, 1, 1), (273, 4, 0x0FFFFFFF, 8), (279, 4, 0x0FFFFFFF, 8)
        ),
        "gif with 4 MB of remarks": gif(
            8, 8, b"!\xfe" + (b"\xff" + bytes(255)) * 16_000 + b"\x00" + gif_frame(0, 0, 1, 1)
        ),
        "webp whose length is a lie": b"RIFF\xff\xff\xff\xffWEBP" + encode(page(), "WEBP")[12:],
    }


def nested_bombs() -> dict[str, bytes]:
    stream = bytes(40_000_000)
    for _ in range(3):
        stream = zlib.compress(stream, 9)
    return {
        "pdf of 100,000 dictionaries in each other": nested_pdf(100_000),
        "pdf of 100,000 lists in each other": pdf("<< /Type /Catalog /Pages " + "[" * 100_000 + "]" * 100_000 + " >>"),
        "pdf whose pages are their own children": pdf("<< /Type /Catalog /Pages 2 0 R >>",
                                                      "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"),
        "pdf whose form draws itself": pdf(
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
            " /Resources << /XObject << /F 4 0 R >> >> >>",
            "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Length 5"
            " /Resources << /XObject << /F 4 0 R >> >> >>\nstream\n/F Do\nendstream"),
        "pdf packed three times over": pdf_page(
            stream, more="/Filter [/FlateDecode /FlateDecode /FlateDecode]"),
        "pdf whose length is an object that is itself": pdf(
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", "4 0 R"),
        "zip that calls itself a picture": b"PK\x03\x04" + bytes(5_000),
    }  # fmt: skip


def endless() -> dict[str, bytes]:
    """Small files that keep a decoder busy for minutes; the clock has to stop them."""
    return {
        "pdf of forms that draw forms": form_bomb(9),
        "pdf of two million strokes": pdf_page(b"0 0 m 595 842 l S " * 2_000_000),
    }


def broken() -> dict[str, bytes]:
    chance = random.Random(SEED)
    kinds = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "PDF")
    whole = {kind: encode(page(), kind) for kind in kinds}
    found = {f"half a {kind.lower()}": data[: len(data) // 2] for kind, data in whole.items()}
    found |= {f"{kind.lower()} with holes": damaged(data, chance, 0.05) for kind, data in whole.items()}
    found["noise"] = chance.randbytes(20_000)
    return found


MAKERS: Final[dict[str, Callable[[], dict[str, bytes]]]] = {
    "pixel": pixel_bombs,
    "frame": frame_bombs,
    "tag": tag_bombs,
    "nested": nested_bombs,
    "endless": endless,
    "broken": broken,
}
