"""From a template's head and the values of a paper to the sheet it is printed on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from core.writing import context as contexts
from core.writing import naming, styling
from core.writing.blocks import Block, Image, Run, Signatures, Signer, Text
from core.writing.head import PRINTING, Head
from core.writing.literal import clean
from core.writing.sheet import PAPERS, Letterhead, LetterheadForm, Purpose, Sheet

LOGO: Final = "logo"
"""The name under which the office's picture is given."""
COPY_WORDS: Final = "Salinan sesuai dengan aslinya"
_FORMS: Final[dict[str, LetterheadForm]] = {"bawaslu": "bawaslu", "pemda": "region"}
_CHOSEN_FORMS: Final[dict[str, LetterheadForm]] = {
    "bawaslu": "bawaslu", "instansi": "agency", "kepala daerah": "region",
}  # fmt: skip
_RULES: Final = {"satu": 1, "dua": 2}
_PURPOSES: Final[dict[str, Purpose]] = {"asli": "sent", "arsip": "file", "salinan": "copy"}
_EMPTY_ROOM: Final = 45.0
_LEAST_ROOM: Final = 10.0
_MOST_ROOM: Final = 90.0


def sheet(
    head: Head,
    values: Mapping[str, object],
    on: date,
    *,
    stamp: str = "",
    logo: Image | None = None,
    code: str = "",
    draft: bool = False,
) -> Sheet:
    """The sheet of a paper whose variants are chosen already (`Head.chosen`).

    `draft` marks a paper that needs a number as a draft even with one; a paper that needs none never is.
    A draft, a certified copy and a paper whose head says so carry no `code`: no scan of them is the signed paper.
    """
    printed = contexts.look_up(values, "surat.tanggal")
    paper = _text(values, f"{PRINTING}.kertas")
    draft = head.needs_number and (draft or _unnumbered(head, values))
    purpose = _PURPOSES.get(_text(values, f"{PRINTING}.rangkap"), "sent")
    return Sheet(
        paper=paper if paper in PAPERS else head.paper,
        landscape=head.landscape,
        margins=head.margins,
        font=head.font,
        size=head.size,
        leading=head.leading,
        indent=head.indent,
        title=head.title,
        date=printed if isinstance(printed, date) else on,
        draft=draft,
        marking=head.marking,
        security=_text(values, "surat.keamanan") or head.security,
        letterhead=_letterhead(values, logo) if head.letterhead else None,
        stamp=one_line(stamp),
        purpose=purpose,
        catchword=contexts.look_up(values, f"{PRINTING}.kata_sambung") is True,
        page_total=head.pages,
        centred_signatures=_text(values, f"{PRINTING}.rata_ttd") == "tengah",
        code=code if head.code and not draft and purpose != "copy" else "",
    )


def certification(values: Mapping[str, object]) -> tuple[Block, ...]:
    """What stands at the end of a certified copy: the words, the post and the name of who certifies it."""
    if _text(values, f"{PRINTING}.rangkap") != "salinan":
        return ()
    signer = contexts.look_up(values, f"{PRINTING}.pengesah")
    styled = {**naming.FILTERS, **styling.filters_for(values)}
    posts = naming.post_lines(signer) if isinstance(signer, dict) else []
    below = (
        [
            (styled["nama_kapital"](signer), True),
            (naming.rank(signer), False),
            (styled["baris_nomor"](signer), False),
        ]
        if isinstance(signer, dict) and signer.get("nama")
        else [("(" + "…" * 14 + ")", False)]
    )
    made = Signer(
        above=tuple(_line(text) for text in (COPY_WORDS, *posts)),
        below=tuple(_line(text, bold=bold) for text, bold in below if text),
    )
    return (Signatures(signers=(made,), place="left"),)


def one_line(text: str) -> str:
    """Cleaned text on one line."""
    return " ".join(clean(text).split())


def _unnumbered(head: Head, values: Mapping[str, object]) -> bool:
    return contexts.is_empty(contexts.look_up(values, head.number))


def _line(text: str, *, bold: bool = False) -> Text:
    return (Run(text=text, bold=bold),)


def _letterhead(values: Mapping[str, object], logo: Image | None) -> Letterhead:
    if _text(values, f"{PRINTING}.kop") == "kosongkan":
        room: Any = contexts.look_up(values, f"{PRINTING}.kop_ruang")
        height = float(room) if isinstance(room, int) else _EMPTY_ROOM
        return Letterhead(form="empty", room_mm=min(max(height, _LEAST_ROOM), _MOST_ROOM))
    lines = contexts.look_up(values, "instansi.kop_baris")
    chosen = _CHOSEN_FORMS.get(_text(values, f"{PRINTING}.kop_bentuk"))
    return Letterhead(
        form=chosen or _FORMS.get(_text(values, "instansi.jenis"), "agency"),
        lines=tuple(str(line) for line in lines) if isinstance(lines, list) else (),
        address=_text(values, "instansi.alamat"),
        contact=_text(values, "instansi.kontak"),
        logo=logo,
        rules=_RULES.get(_text(values, f"{PRINTING}.kop_garis")),
        address_under=_text(values, f"{PRINTING}.kop_alamat") == "di bawah logo",
    )


def _text(values: Mapping[str, object], dotted: str) -> str:
    value = contexts.look_up(values, dotted)
    return value if isinstance(value, str) else ""
