"""How an office sets its papers: the defaults of every paper, which an answer of the paper itself overrules.

Source of the choices and of their marks: `documents.md` §22.1, 22.4 to 22.6, 22.10 and 23. The first of each is the
default; an empty one leaves it to the kind of office, or to the template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.case.canonical import Json
from core.errors import UserError

PAPERS: Final = ("a4", "folio", "f4")
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "letterhead": ("", "bawaslu", "agency", "region", "empty"),
    "rules": ("", "one", "two"),
    "address": ("lines", "logo"),
    "signatures": ("left", "centre"),
    "number_label": ("NIP", "NIP."),
    "number_digits": ("plain", "grouped"),
    "names": ("capitals", "underlined"),
    "titles": ("", "shown", "hidden"),
    "subject": ("Hal", "Perihal"),
    "no_attachment": ("dash", "omit"),
    "place_line": ("city", "separate", "tempat"),
    "number_words": ("lower", "title"),
    "bracketed_date": ("yes", "no"),
    "catchword": ("no", "yes"),
    "printer": ("", *PAPERS),
}
"""What may be chosen under each name of `Style`."""
UNCERTAIN: Final[dict[tuple[str, str], str]] = {
    ("rules", "one"): "B",
    ("rules", "two"): "B",
    ("letterhead", "region"): "B",
    ("signatures", "centre"): "B",
    ("number_label", "NIP."): "B",
    ("subject", "Perihal"): "B",
    ("number_words", "title"): "B",
    ("place_line", "separate"): "C",
    ("place_line", "tempat"): "C",
}
"""The mark of a choice that is not certain: B is usual and may differ, C is not certain. All others are A."""
ROOM: Final = 45
LEAST_ROOM: Final = 10
_TEMPLATE: Final = re.compile(r"D[0-9]{2}[A-Z]?")
MOST_ROOM: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Values as in `CHOICES`. `room` is the height in millimetres left by an `empty` letterhead.

    `papers` are template ids with their paper, in order.
    """

    letterhead: str = ""
    room: int = ROOM
    rules: str = ""
    address: str = "lines"
    signatures: str = "left"
    number_label: str = "NIP"
    number_digits: str = "plain"
    names: str = "capitals"
    titles: str = ""
    subject: str = "Hal"
    no_attachment: str = "dash"
    place_line: str = "city"
    number_words: str = "lower"
    bracketed_date: str = "yes"
    catchword: str = "no"
    printer: str = ""
    papers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for name, choices in CHOICES.items():
            if getattr(self, name) not in choices:
                raise _wrong(name, " | ".join(filter(None, choices)))
        if isinstance(self.room, bool) or not isinstance(self.room, int):
            raise _wrong("room", "milimeter")
        if not LEAST_ROOM <= self.room <= MOST_ROOM:
            raise _wrong("room", f"{LEAST_ROOM} sampai {MOST_ROOM} milimeter")
        if not all(_TEMPLATE.fullmatch(code) for code, _ in self.papers):
            raise _wrong("papers", "D01 sampai D22")
        if not {paper for _, paper in self.papers} <= set(PAPERS):
            raise _wrong("papers", " | ".join(PAPERS))


def from_body(value: object) -> Style:
    """The style from a TOML table or a stored body; raises UserError `setting_invalid` with the field."""
    if value is None:
        return Style()
    if not isinstance(value, Mapping):
        raise UserError("setting_invalid", field="style", reason="[style]")
    for name in value:
        if name not in Style.__slots__:
            raise _wrong(str(name), "tidak dikenal")
    papers = value.get("papers", {})
    if not isinstance(papers, Mapping):
        raise _wrong("papers", '{ D03 = "a4" }')
    told = {str(code).upper(): str(paper).lower() for code, paper in papers.items()}
    return Style(**{**value, "papers": tuple(sorted(told.items()))})


def to_body(style: Style) -> dict[str, Json]:
    """The stored form: only what differs from the defaults."""
    plain = Style()
    body: dict[str, Json] = {
        name: getattr(style, name)
        for name in (*CHOICES, "room")
        if getattr(style, name) != getattr(plain, name)
    }
    if style.papers:
        body["papers"] = {
            code.lower(): paper for code, paper in style.papers
        }  # keys of a body are lower case
    return body


def _wrong(name: str, reason: str) -> UserError:
    return UserError("setting_invalid", field=f"style.{name}", reason=reason)
