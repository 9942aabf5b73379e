"""What a piece of evidence should have, as the pack `resources/rules/completeness.toml` says it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final, Literal, get_args

from core.places import resource_path

Confidence = Literal["sumber", "pengetahuan", "tidak-pasti"]
_FILE: Final = "completeness.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page, and the platforms (small letters) whose pages are of it."""

    id: str
    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something that can be seen in the words of a picture.

    Either one word of the upper `top` per mille of a page matches `pattern`, or at least `least` of the
    phrases in `words` stand in the text. Both are compared in small letters.
    """

    id: str
    pattern: str = ""
    words: tuple[str, ...] = ()
    least: int = 1
    top: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that should be there, why, and what can be done while it can still be captured.

    `said`, `found`, `shown`, `beside` and `other_hand` are the ways in which it is met, see the pack. `do_on`
    holds what to do instead on a kind of page. Without `pages` and `media` it is needed everywhere.
    """

    id: str
    title: str
    why: str
    do: str
    citation: str
    confidence: Confidence
    verify: bool
    said: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    other_hand: bool = False
    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    do_on: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The whole pack, in the order in which things are shown."""

    pages: tuple[PageKind, ...]
    signs: tuple[Sign, ...]
    items: tuple[Item, ...]


@cache
def pack() -> Pack:
    """The pack that comes with Netra. Raises `ValueError` when it contradicts itself."""
    with resource_path("rules", _FILE).open("rb") as file:
        return parse(tomllib.load(file))


def parse(tree: Mapping[str, Any]) -> Pack:
    """The pack in `tree`. Raises `ValueError` for unknown members, references or patterns."""
    pages = tuple(_make(PageKind, entry) for entry in tree["page"])
    signs = tuple(_make(Sign, entry) for entry in tree["sign"])
    items = tuple(_make(Item, entry) for entry in tree["item"])
    for found in (pages, signs, items):
        if len({one.id for one in found}) != len(found):
            raise ValueError(f"{_FILE} repeats an id")
    for sign in signs:
        re.compile(sign.pattern)
        if bool(sign.pattern) == bool(sign.words):
            raise ValueError(f"{_FILE}: {sign.id} is told by a pattern or by words")
    known = {page.id for page in pages}, {sign.id for sign in signs}
    for item in items:
        if not (known[0].issuperset(item.pages) and known[1].issuperset((*item.shown, *item.beside))):
            raise ValueError(f"{_FILE}: {item.id} names something unknown")
        if item.confidence not in get_args(Confidence) or not (item.why and item.do and item.citation):
            raise ValueError(f"{_FILE}: {item.id} lacks its reason or its source")
    return Pack(pages=pages, signs=signs, items=items)


def _make(kind: type[Any], entry: Mapping[str, Any]) -> Any:
    unknown = set(entry) - {field.name for field in fields(kind)}
    if unknown:
        raise ValueError(f"{_FILE}: {sorted(unknown)}")
    try:
        return kind(**{name: _frozen(value) for name, value in entry.items()})
    except TypeError as error:
        raise ValueError(f"{_FILE}: {entry.get('id')} lacks a member") from error


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return tuple(value.items()) if isinstance(value, dict) else value
