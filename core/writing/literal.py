"""Text from the outside made fit for paper: nothing invisible, nothing that turns the reading order."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NO_BREAK: Final = "\u00a0"
MAX_MARKS: Final = 2
"""Accents kept on one letter; more are a prank that paints over the neighbouring lines."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_MARK: Final = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOO_MANY: Final = re.compile(f"({_MARK}{{{MAX_MARKS}}}){_MARK}+")

_MONTHS: Final = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_GLUED: Final = (
    re.compile(
        r"\b((?:Pasal|ayat|angka|butir|Tahun|Golongan|NIP|NI PPPK|NRP|NIK|pukul|Pukul)) (?=\(?[0-9IVX])"
    ),
    re.compile(r"\b(Nomor) (?=[0-9]{1,4}\b(?![/.-]))"),
    re.compile(r"\b(huruf) (?=[a-z]\b)"),
    re.compile(r"(?<![0-9A-Za-z.])([0-3]?[0-9]) (?=(?:" + _MONTHS + r")\b)"),
    re.compile(r"\b([0-2][0-9]\.[0-5][0-9]) (?=WI(?:B|TA|T)\b)"),
    re.compile(r"(?<![0-9A-Za-z])([0-9]{1,4}) (?=\([a-z]+(?: [a-z]+){0,4}\))"),
    re.compile(r"\b((?:dr|drg|Dr|Drs|Dra|Ir|Prof|H|Hj|Sdr|Sdri|Yth|Plt|Plh|Pj)\.) (?=[A-Z])"),
)


def clean(text: str) -> str:
    """`text` in composed form without control, zero-width, direction and private-use characters.

    Line breaks stay as line feeds, tabs become spaces, emoji skin tones and joiners fall away.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _TOO_MANY.sub(r"\1", text)


def glue(text: str) -> str:
    """`text` with no-break spaces where a line must not end: `Pasal 5`, `23 November`, `dr. Nama`."""
    for pattern in _GLUED:
        text = pattern.sub(rf"\1{NO_BREAK}", text)
    return text
