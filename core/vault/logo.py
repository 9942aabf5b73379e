"""The office's picture for its letterhead: from a chosen file to a small clean one in the office's ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from core.errors import UserError
from core.reading.pool import ReaderPool
from core.reading.values import MAX_INPUT, Pixels
from core.storage.inputs import check_file
from core.vault import office as offices
from core.vault.office import Office
from core.vault.vault import Vault
from core.writing import clean_png
from core.writing.blocks import Image

HIGHEST: Final = 307
"""Pixels of 26 mm at 300 dots an inch: no letterhead shows more (`documents.md` §22.4)."""
WIDEST: Final = 2008
"""Pixels of 170 mm, the width of the text, at the same density."""
_LOOKED_AT: Final = 4096
_BEGINNINGS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def read(path: Path) -> bytes:
    """The bytes of a PNG or JPEG file that a person chose.

    Raises:
        UserError: `input_missing`, `input_unreadable`; `input_not_a_file` for another kind of file;
            `picture_too_large` over 50 MB.
    """
    check_file(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_INPUT + 1)
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
    if len(data) > MAX_INPUT:
        raise UserError("picture_too_large", path=str(path), bytes=len(data))
    if not data.startswith(_BEGINNINGS):
        raise UserError("input_not_a_file", path=str(path), expected="gambar PNG atau JPEG")
    return data


def clean(readers: ReaderPool, data: bytes) -> bytes:
    """The picture as a PNG of our own form, upright on white, no larger than a letterhead shows it.

    A worker decodes it and reduces it; what else the file held is gone. Raises what `ReaderPool.render` raises.
    """
    seen = readers.render(data, max_side=_LOOKED_AT)
    scale = min(1.0, HIGHEST / seen.height, WIDEST / seen.width)
    if scale < 1.0:
        seen = readers.render(data, max_side=max(1, round(max(seen.width, seen.height) * scale)))
    return clean_png.encode(_image(seen))


def put(vault: Vault, picture: bytes | None) -> Office:
    """Gives the office this cleaned picture, or with None takes it away; the new profile. Older papers keep theirs."""
    if picture is not None:
        clean_png.decode(picture)
    with vault.change_register() as ledger:
        office = replace(vault.office, logo=ledger.put(picture) if picture is not None else None)
        if office != vault.office:
            offices.write(ledger, office)
    vault.office = office
    return office


def png_of(vault: Vault, digest: str) -> bytes:
    """The stored picture as PNG. Raises UserError `blob_damaged`."""
    return vault.office_ledger.blob(digest)


def image_of(vault: Vault, digest: str) -> Image:
    """The stored picture for a paper. Raises UserError `blob_damaged`, also for bytes that are no cleaned picture."""
    try:
        return clean_png.decode(png_of(vault, digest))
    except ValueError as error:
        raise UserError("blob_damaged", sha256=digest) from error


def _image(pixels: Pixels) -> Image:
    return Image(width=pixels.width, height=pixels.height, rgb=pixels.rgb)
