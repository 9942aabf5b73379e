"""What is known about a person who is looked for: given fields, or a text in which all of it may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.people import numbers
from core.people.spelling import words

MOST_WORDS: Final = 400
"""Words of a text that are looked at; a page of comments has fewer."""
LONGEST_WORD: Final = 40
_HANDLE: Final = re.compile(r"(?<![\w@.])@([A-Za-z0-9_][A-Za-z0-9_.]{1,38}[A-Za-z0-9_])")
_ADDRESS: Final = re.compile(
    r"^(?:https?://)?(?:www\.|m\.|web\.)?[\w-]+(?:\.[\w-]+)+/(?:@|#!/)?", re.IGNORECASE
)
_ENDS: Final = re.compile(r"[^a-z0-9_.]+")
_LOOKALIKE: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Each part may be empty. `text` is a line, or the lines of a reading, in which anything may stand."""

    text: str = ""
    name: str = ""
    unit: str = ""
    position: str = ""
    number: str = ""
    handle: str = ""


def lines(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line, without numbers of employees and handles, at most `MOST_WORDS` in all."""
    left = MOST_WORDS
    found = []
    for line in text.splitlines():
        plain = _HANDLE.sub(" ", numbers.without(line))
        group = tuple(
            word
            for word in words(plain)
            if len(word) <= LONGEST_WORD and (not word.isdigit() or len(word) < 3)
        )[:left]
        left -= len(group)
        if group:
            found.append(group)
    return tuple(found)


def handles(text: str) -> tuple[str, ...]:
    """The accounts (`@name`) in a text, each once, as `account` writes them."""
    return tuple(dict.fromkeys(account(found[1]) for found in _HANDLE.finditer(text)))


def account(handle: str) -> str:
    """A handle as it is compared: without `@`, address and case. Empty when nothing is left."""
    bare = _ADDRESS.sub("", handle.strip()).lstrip("@").casefold()
    return _ENDS.split(bare.split("?")[0].split("/")[0])[0].strip(".") if bare else ""


def lookalike(handle: str) -> str:
    """What all readings of a handle share: 0 and o, 1, i and l, and signs do not count."""
    return account(handle).translate(_LOOKALIKE).replace("_", "").replace(".", "")


def letters(handle: str) -> tuple[str, ...]:
    """The words that a handle may be made of: `ferry_mandey74` gives `ferry`, `mandey`."""
    return tuple(word for word in re.split(r"[\d_.]+", account(handle)) if len(word) > 2)
