"""Papers written in an office's style, and what is read back of them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image as Pillow
from pypdf import PdfReader

from core.case import document
from core.process import letters
from core.vault.vault import Vault
from tests.core.writing import reading_back

MM = 72 / 25.4
NIP = "198503172010011004"
GROUPED = "19850317 201001 1 004"


def style(vault: Vault, **chosen: Any) -> None:
    vault.change_office(replace(vault.office, style=replace(vault.office.style, **chosen)))


def paper(vault: Vault, case_id: str, code: str = "D03", **answers: str) -> bytes:
    said = {"surat.nomor": "014/PM/2026", **{key.replace("__", "."): text for key, text in answers.items()}}
    made = letters.create(vault, case_id, code, said)
    return document.pdf(vault.case(case_id), made)


def warning(vault: Vault, case_id: str, **answers: str) -> bytes:
    """A written warning; its titles are asked and its office is an agency's."""
    return paper(
        vault, case_id, "D17", perbuatan="pada tanggal 12 Oktober 2026 menyukai unggahan",
        pasal_dilanggar="Pasal 3 huruf f", **answers,
    )  # fmt: skip


def minutes(vault: Vault, case_id: str) -> bytes:
    return paper(
        vault,
        case_id,
        "D09",
        ditunggu_sampai="11:00",
        petugas__nama="Denny Lasut",
        surat_dasar__nomor="1/2026",
        saksi_ba="Ferry Mandey\nMaya Rondonuwu",
    )


def text(pdf: bytes) -> str:
    return reading_back.words(pdf).replace("\u00a0", " ")


def lines(pdf: bytes) -> list[str]:
    found = PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\u00a0", " ")
    return [" ".join(line.split()) for line in found.splitlines()]


def strokes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every line drawn on the first page."""
    things = pdfium.PdfDocument(pdf)[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH])
    return [thing.get_bounds() for thing in things]


def rules(pdf: bytes) -> int:
    """Lines over the whole text in the upper third of the page."""
    return sum(right - left > 140 * MM and bottom > 200 * MM for left, bottom, right, _ in strokes(pdf))


def around(page: Any, words: str) -> tuple[float, float, float, float]:
    at = page.get_text_range().index(words)
    first, last = page.get_charbox(at), page.get_charbox(at + len(words) - 1)
    return first[0], first[1], last[2], last[3]


def picture(mode: str, size: tuple[int, int], kind: str = "PNG") -> bytes:
    colour: Any = {"RGB": (0, 128, 0), "RGBA": (0, 128, 0, 0), "CMYK": (255, 0, 255, 0)}[mode]
    out = io.BytesIO()
    Pillow.new(mode, size, colour).save(out, format=kind)
    return out.getvalue()


def image_bounds(pdf: bytes) -> list[tuple[float, float, float, float]]:
    things = pdfium.PdfDocument(pdf)[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
    return [thing.get_bounds() for thing in things]
