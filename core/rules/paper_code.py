"""The code at the foot of a paper: which paper a page belongs to, which page it is, and a check character.

`NTR-7F3K-9QXD 2/5` is paper `7F3K9QX`, page 2 of 5, with the check character `D`. The seven signs are random and mean
nothing outside the vault that remembers them (decision 12). Where the page is not known when the code is written, as
in a Word document, page and pages are 0 and are left out of the code.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
ID_LENGTH: Final = 7
MOST_PAGES: Final = 999
PREFIX: Final = "NTR"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)}
_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1: primitive, so that the weights below are 31 different ones."""
_MIXED_UP: Final = (
    "5S",
    "8B",
    "2Z",
    "6G",
    "0D",
    "0Q",
    "1T",
    "4A",
    "VY",
    "VW",
    "7Z",
    "7T",
    "PF",
    "CG",
    "3B",
    "MN",
    "HN",
)
"""Signs that readers take for each other in small type."""
_SIGN: Final = "[0-9A-Za-z]"
_EXACT: Final = re.compile(
    rf"NTR[- ]?({_SIGN}{{4}})[- ]?({_SIGN}{{4}})(?: (\d{{1,3}})/(\d{{1,3}}))?", re.IGNORECASE
)
_IN_TEXT: Final = re.compile(
    rf"N\s?TR\s?[-–—.:_ ]?\s?({_SIGN}{{4}})\s?[-–—.:_ ]?\s?({_SIGN}{{4}})(?:\s*(\d{{1,3}})\s?[/|]\s?(\d{{1,3}}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCode:
    """What a code says. `paper` has seven signs of `ALPHABET`; `page` is 1 to `pages` (at most 999), or both are 0."""

    paper: str
    page: int = 0
    pages: int = 0

    def __post_init__(self) -> None:
        if len(self.paper) != ID_LENGTH or any(sign not in _VALUES for sign in self.paper):
            raise ValueError("no paper id")
        if (self.page, self.pages) != (0, 0) and not 1 <= self.page <= self.pages <= MOST_PAGES:
            raise ValueError("no page")

    @property
    def text(self) -> str:
        """As people read it: `NTR-7F3K-9QXD 2/5`."""
        signs = self.paper + self.check
        return f"{PREFIX}-{signs[:4]}-{signs[4:]}{self._page()}"

    @property
    def packed(self) -> str:
        """As the square code holds it: `NTR7F3K9QXD 2/5`, at most 19 signs, which fit its smallest form."""
        return f"{PREFIX}{self.paper}{self.check}{self._page()}"

    @property
    def check(self) -> str:
        """The check character: a wrong sign or page, and two signs that changed places, give another one."""
        total = 0
        pages = (self.page >> 5, self.page & 31, self.pages >> 5, self.pages & 31)
        for place, value in enumerate((*(_VALUES[sign] for sign in self.paper), *pages), start=1):
            total ^= _times(value, place)
        return ALPHABET[total]

    def _page(self) -> str:
        return f" {self.page}/{self.pages}" if self.pages else ""


def new_id() -> str:
    """A random id for a paper: 35 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def parse(text: str) -> PaperCode | None:
    """The code that `text` is, in either form; None for anything else and for a wrong check character."""
    match = _EXACT.fullmatch(text.strip())
    return _checked(_signs(match), _pages(match)) if match is not None else None


def in_text(text: str) -> tuple[PaperCode, ...]:
    """The codes that stand in words read from a page, each once.

    Where the check character says that a sign was misread, one sign may be another that looks like it. What came
    of that can be another paper's code by chance; the vault knows few of the thousands of millions there are.
    """
    matches = list(_IN_TEXT.finditer(text))
    sure = [code for match in matches if (code := _checked(_signs(match), _pages(match))) is not None]
    return tuple(dict.fromkeys(sure or [code for match in matches for code in _likely(match)]))


def _likely(match: re.Match[str]) -> Iterator[PaperCode]:
    signs, pages = _signs(match), _pages(match)
    for place, sign in enumerate(signs):
        for pair in _MIXED_UP:
            if sign in pair:
                other = _checked(signs[:place] + pair.replace(sign, "") + signs[place + 1 :], pages)
                if other is not None:
                    yield other


def _signs(match: re.Match[str]) -> str:
    return (match[1] + match[2]).upper().translate(_READ_AS)


def _pages(match: re.Match[str]) -> tuple[int, int]:
    return (int(match[3]), int(match[4])) if match[3] else (0, 0)


def _checked(signs: str, pages: tuple[int, int]) -> PaperCode | None:
    # A Word document counts its own pages, so there the check character is that of the paper alone.
    for page, total in dict.fromkeys((pages, (0, 0))):
        try:
            code = PaperCode(paper=signs[:ID_LENGTH], page=page, pages=total)
        except ValueError:
            continue
        if code.check == signs[ID_LENGTH]:
            return code
    return None


def _times(value: int, power: int) -> int:
    """`value` times x to `power` in the field of 32 elements."""
    for _ in range(power):
        value <<= 1
        if value & 32:
            value ^= _POLYNOMIAL
    return value
