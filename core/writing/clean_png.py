"""A decoded picture as a small PNG of one fixed form, and back.

Only what `encode` writes is read: eight bits of red, green and blue, no filters, one stretch of data. That takes twenty
lines and no picture library, so that a stored logo can be set on paper outside the workers that decode foreign files.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from core.writing.blocks import Image

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEAD: Final = struct.Struct(">IIBBBBB")
_RGB: Final = (8, 2, 0, 0, 0)
_PART: Final = struct.Struct(">I4s")
LARGEST: Final = 12_000_000
"""Bytes of pixels that are read, some four megapixels."""


def encode(image: Image) -> bytes:
    """The picture as a PNG file. Raises `ValueError` for more than `LARGEST` bytes of pixels."""
    if len(image.rgb) > LARGEST:
        raise ValueError("a picture of this form is small")
    row = image.width * 3
    lines = b"".join(
        b"\0" + image.rgb[at * row : (at + 1) * row] for at in range(image.height)
    )  # 0: the row as it is
    return b"".join(
        (
            _SIGNATURE,
            _part(b"IHDR", _HEAD.pack(image.width, image.height, *_RGB)),
            _part(b"IDAT", zlib.compress(lines, 9)),
            _part(b"IEND", b""),
        )
    )


def decode(data: bytes) -> Image:
    """The picture in a file of `encode`. Raises `ValueError` for any other file."""
    try:
        head, rest = _take(data.removeprefix(_SIGNATURE), b"IHDR")
        packed, rest = _take(rest, b"IDAT")
        _take(rest, b"IEND")
        width, height, *form = _HEAD.unpack(head)
        size = (width * 3 + 1) * height
        if tuple(form) != _RGB or not 0 < size <= LARGEST + height:
            raise ValueError("another form of PNG")
        lines = zlib.decompressobj().decompress(packed, size)
    except (struct.error, zlib.error) as error:
        raise ValueError("no PNG of this form") from error
    row = width * 3 + 1
    if len(lines) != size or any(lines[at] for at in range(0, size, row)):
        raise ValueError("another form of PNG")
    rgb = b"".join(lines[at + 1 : at + row] for at in range(0, size, row))
    return Image(width=width, height=height, rgb=rgb)


def _part(name: bytes, data: bytes) -> bytes:
    return _PART.pack(len(data), name) + data + struct.pack(">I", zlib.crc32(name + data))


def _take(data: bytes, name: bytes) -> tuple[bytes, bytes]:
    length, found = _PART.unpack_from(data)
    end = _PART.size + length
    body = data[_PART.size : end]
    (check,) = struct.unpack_from(">I", data, end)
    if found != name or check != zlib.crc32(name + body):
        raise ValueError("another form of PNG")
    return body, data[end + 4 :]
