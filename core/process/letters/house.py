"""The office's own style and picture under the names of the forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.process.letters.persons import Values
from core.vault import logo
from core.vault.letter_style import Style
from core.vault.vault import Vault
from core.writing.blocks import Image
from core.writing.context import look_up
from core.writing.head import PRINTING, Head
from core.writing.printing import LOGO

_WORDS: Final[dict[str, tuple[str, Mapping[str, object]]]] = {
    "letterhead": ("kop_bentuk", {"bawaslu": "bawaslu", "agency": "instansi", "region": "kepala daerah"}),
    "rules": ("kop_garis", {"one": "satu", "two": "dua"}),
    "address": ("kop_alamat", {"logo": "di bawah logo"}),
    "signatures": ("rata_ttd", {"centre": "tengah"}),
    "number_label": ("label_nip", {"NIP.": "NIP."}),
    "number_digits": ("nip_kelompok", {"grouped": True}),
    "names": ("nama_ttd", {"underlined": "garis bawah"}),
    "subject": ("label_hal", {"Perihal": "Perihal"}),
    "no_attachment": ("lampiran_nihil", {"omit": "hilangkan"}),
    "place_line": ("baris_kota", {"separate": "di - kota", "tempat": "di Tempat"}),
    "number_words": ("huruf_bilangan", {"title": "kapital"}),
    "bracketed_date": ("tanggal_kurung", {"no": "tidak"}),
    "catchword": ("kata_sambung", {"yes": True}),
    "printer": ("pencetak", {"a4": "a4", "folio": "folio", "f4": "f4"}),
}
"""The field of `cetak` for each name of `Style`, and its value; a choice that is not here is how papers are anyway."""
_TITLES: Final = {"shown": "tampil", "hidden": "sembunyi"}
_TITLES_FIELD: Final = "gelar"


def style_fields(style: Style, name: str, head: Head) -> Values:
    """What the office's style answers for the paper `name`; only what differs from how papers are anyway."""
    printing: Values = {}
    for key, (field, words) in _WORDS.items():
        if (told := words.get(getattr(style, key))) is not None:
            printing[field] = told
    if style.letterhead == "empty":
        printing |= {"kop": "kosongkan", "kop_ruang": style.room}
    if paper := dict(style.papers).get(name):
        printing["kertas"] = paper
    found: Values = {PRINTING: printing} if printing else {}
    asked = {question.key for question in head.questions}
    if _TITLES_FIELD in asked and (titles := _TITLES.get(style.titles)):
        found[_TITLES_FIELD] = titles
    return found


def pictures(vault: Vault, values: Mapping[str, object]) -> dict[str, Image]:
    """The office's picture as these values name it, so that an older paper keeps its own.

    Raises:
        UserError: `blob_damaged`.
    """
    digest = look_up(values, "instansi.logo")
    return {LOGO: logo.image_of(vault, digest)} if isinstance(digest, str) and digest else {}
