"""How close two forms are, as readers of pictures and hurried fingers make them differ."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

# Letters and groups that readers take for each other at any time; all of a group become the last.
_ALIKE: Final = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "9": "g", "6": "g", "q": "g", "2": "z"}
)
_GROUPS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SAME_SHAPE: Final = 0.95
_LIKE: Final = 0.94
_LONG_NUMBER: Final = 9  # digits; in a shorter one every digit counts


@lru_cache(maxsize=65536)
def shape(form: str) -> str:
    """What forms share that only differ in letters which look alike."""
    folded = form.translate(_ALIKE)
    for group, letter in _GROUPS:
        folded = folded.replace(group, letter)
    return folded


def reach(form: str) -> int:
    """How many letters may differ before a form is no longer near; a short number has no near ones."""
    if form.isdigit():
        return 0 if len(form) < _LONG_NUMBER else 1 if len(form) < 2 * _LONG_NUMBER - 2 else 2
    return 0 if len(form) < 4 else 1 if len(form) < 8 else 2


def closeness(asked: str, form: str) -> float:
    """How close a form is to the one asked for, 0.0 to 1.0; 0.0 beyond its reach."""
    if asked == form:
        return 1.0
    mine, theirs = shape(asked), shape(form)
    number = asked.isdigit()
    if number and len(asked) < _LONG_NUMBER and form.isdigit():
        return 0.0
    if mine == theirs:
        # `111` and `ill` look alike, but who asks for a short number does not mean a word.
        return 0.0 if number and len(asked) < 4 else _SAME_SHAPE
    most = reach(asked)
    if not most:
        return 0.0
    distance = min(
        OSA.distance(asked, form, score_cutoff=most), OSA.distance(mine, theirs, score_cutoff=most)
    )
    return _LIKE * (1 - distance / len(asked)) if distance <= most else 0.0
