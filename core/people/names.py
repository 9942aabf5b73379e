"""Names with titles as Indonesian offices write them (`documents.md` §24, 1-4).

A name is one text as on the identity card; there are no first and last names. Titles stand apart from
it, before or after, and keep their own spelling when the name is set in capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

NO_BREAK: Final = "\u00a0"
_SPACES: Final = re.compile(r"\s+")
_TITLE_GAP: Final = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name; `front` and `back` are titles, several in one text (`S.E., M.Si.`), or empty."""

    name: str
    front: str = ""
    back: str = ""

    def bare(self) -> str:
        """The name alone, with single spaces."""
        return _tidy(self.name)

    def full(self) -> str:
        """The name with its titles: `Dr. Johanis Sumual, S.Sos., M.Si.`."""
        return self._with_titles(self.bare())

    def capitals(self) -> str:
        """The name in capitals with its titles unchanged: `Dr. JOHANIS SUMUAL, S.Sos., M.Si.`."""
        return self._with_titles(self.bare().upper())

    def for_signature(self, *, titles: bool = True, capitals: bool = False) -> str:
        """The name under a signature; it may break before a title after the name, never inside one.

        The name itself and each title are held together by no-break spaces.
        """
        name = self.bare().upper() if capitals else self.bare()
        if not titles:
            return name
        return self._with_titles(name, glue=NO_BREAK)

    def _with_titles(self, name: str, glue: str = " ") -> str:
        front = _tidy(self.front)
        text = f"{front}{NO_BREAK}{name}" if front else name
        back = [_tidy(title) for title in _TITLE_GAP.split(self.back) if title.strip()]
        return ", ".join([text, *(title.replace(" ", glue) for title in back)])


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip().strip(",").strip()
