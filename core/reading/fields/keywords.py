"""The words by which support is recognised: generic ones that come with Netra, and an office's own.

An office's list names the pairs of its election; the list that comes with Netra names nobody.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from core.errors import UserError
from core.places import resource_path

LONGEST: Final = 80
MOST: Final = 500
"""Entries of one kind, and words of one entry."""
LARGEST: Final = 500_000
"""Letters of a file."""
_CONFIDENCES: Final = ("A", "B", "C")
_UNUSED: Final = "C"
"""Words too ambiguous to look for; they are in a list so that nobody adds them again unawares."""
HIGHEST_NUMBER: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A candidate or a pair: its number on the ballot (None before the draw), names, and short forms.

    `election` tells apart those that are held on one day; it may be empty where there is only one.
    """

    names: tuple[str, ...]
    number: int | None = None
    short: tuple[str, ...] = ()
    election: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keywords:
    """Words and phrases in small letters, compared with slips of the reader in mind.

    `calls` ask for votes or show support and `praises` speak well, both only together with somebody they
    are for: a pair, a number, a short form, one of `targets`. `gestures` and `slogans` tell enough alone.
    `denials` in a sentence say that it is no support. `topics` make a headline worth offering.
    """

    pairs: tuple[Pair, ...] = ()
    calls: tuple[str, ...] = ()
    praises: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    gestures: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def joined(self, other: Keywords) -> Keywords:
        """Both lists as one; what stands in both stands once."""
        return Keywords(
            **{
                field.name: tuple(dict.fromkeys((*getattr(self, field.name), *getattr(other, field.name))))
                for field in fields(Keywords)
            }
        )


SECTIONS: Final = {
    "call": "calls", "praise": "praises", "target": "targets", "gesture": "gestures", "slogan": "slogans",
    "denial": "denials", "topic": "topics",
}  # fmt: skip
"""Sections of a file and the words of a list that they hold."""


@cache
def generic() -> Keywords:
    """The list that comes with Netra, without any candidate."""
    return load_keywords(resource_path("rules", "keywords.toml").read_text(encoding="utf-8"))


@cache
def too_common() -> frozenset[str]:
    """Words that the list that comes with Netra names as saying nothing, so that nobody adds them unawares."""
    tree = tree_of(resource_path("rules", "keywords.toml").read_text(encoding="utf-8"))
    return frozenset(
        word for section in SECTIONS for words in _entries(tree, section, unused=True) for word in words
    )


def load_keywords(text: str) -> Keywords:
    """The list in a TOML text, of the form that `resources/rules/keywords.toml` explains.

    Raises:
        UserError: `setting_invalid` naming the line or the entry (`call 2: words`) and what is wrong.
    """
    return from_tree(tree_of(text))


def tree_of(text: str) -> Mapping[str, Any]:
    """A TOML text as a tree that is not looked into yet. Raises as `load_keywords`."""
    if len(text) > LARGEST:
        raise _invalid("berkas", "terlalu panjang")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _invalid(_line(str(error)), "tidak dapat dibaca") from error
    except RecursionError as error:  # brackets in brackets in brackets
        raise _invalid("berkas", "tidak dapat dibaca") from error


def from_tree(tree: Mapping[str, Any]) -> Keywords:
    """The list in a parsed TOML text, or in what `to_tree` made. Raises as `load_keywords`."""
    unknown = set(tree) - {"meta", "candidate", *SECTIONS}
    if unknown:
        raise _invalid(min(unknown), "tidak dikenal")
    found: dict[str, Any] = {
        name: tuple(dict.fromkeys(word for entry in _entries(tree, section) for word in entry))
        for section, name in SECTIONS.items()
    }
    return Keywords(pairs=_pairs(tree), **found)


def to_tree(keywords: Keywords) -> dict[str, list[dict[str, object]]]:
    """A list as a tree that `from_tree` takes back. Of a file, notes and words of confidence C are left out."""
    tree: dict[str, list[dict[str, object]]] = {
        section: [{"words": list(words[at : at + MOST])} for at in range(0, len(words), MOST)]
        for section, name in SECTIONS.items()
        if (words := getattr(keywords, name))
    }
    if keywords.pairs:
        tree["candidate"] = [
            {"names": list(pair.names), "short": list(pair.short), "election": pair.election}
            | ({"number": pair.number} if pair.number is not None else {})
            for pair in keywords.pairs
        ]
    return tree


def _entries(tree: Mapping[str, Any], section: str, *, unused: bool = False) -> list[list[str]]:
    found = []
    for number, entry in enumerate(_list(tree, section), start=1):
        place = f"{section} {number}"
        _known(entry, place, {"words", "confidence", "language", "note", "election"})
        _election(entry, place)
        confidence = entry.get("confidence", "B")
        if confidence not in _CONFIDENCES:
            raise _invalid(f"{place}: confidence", "A, B, atau C")
        words = [word.casefold() for word in _texts(entry, "words", place)]
        if not words:
            raise _invalid(f"{place}: words", "kosong")
        if (confidence == _UNUSED) is unused:
            found.append(words)
    return found


def _pairs(tree: Mapping[str, Any]) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for number, entry in enumerate(_list(tree, "candidate"), start=1):
        place = f"candidate {number}"
        _known(entry, place, {"number", "names", "short", "election", "note"})
        names = tuple(_texts(entry, "names", place))
        if not 1 <= len(names) <= 2:
            raise _invalid(f"{place}: names", "satu atau dua nama")
        ballot = entry.get("number")
        if ballot is not None and (type(ballot) is not int or not 1 <= ballot <= HIGHEST_NUMBER):
            raise _invalid(f"{place}: number", f"angka 1 sampai {HIGHEST_NUMBER}")
        election = _election(entry, place)
        if ballot is not None and any((pair.election, pair.number) == (election, ballot) for pair in found):
            raise _invalid(f"{place}: number", f"nomor {ballot} sudah dipakai")
        short = tuple(_texts(entry, "short", place))
        found.append(Pair(names=names, number=ballot, short=short, election=election))
    return tuple(found)


def _election(entry: dict[str, Any], place: str) -> str:
    election = entry.get("election", "")
    if not isinstance(election, str) or len(election) > LONGEST or not election.isprintable():
        raise _invalid(f"{place}: election", f"teks, paling banyak {LONGEST} huruf")
    return " ".join(election.split())


def _list(tree: Mapping[str, Any], section: str) -> list[dict[str, Any]]:
    entries = tree.get(section, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _invalid(section, f"ditulis sebagai [[{section}]]")
    if len(entries) > MOST:
        raise _invalid(section, f"paling banyak {MOST}")
    return entries


def _texts(entry: dict[str, Any], name: str, place: str) -> list[str]:
    texts = entry.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts) or len(texts) > MOST:
        raise _invalid(f"{place}: {name}", 'daftar kata dalam tanda kutip, mis. ["coblos"]')
    cleaned = [" ".join(text.split()) for text in texts]
    for text in cleaned:
        if not 2 <= len(text) <= LONGEST or not text.isprintable():
            raise _invalid(f"{place}: {name}", f"2 sampai {LONGEST} huruf tiap kata")
    return cleaned


def _known(entry: dict[str, Any], place: str, names: set[str]) -> None:
    unknown = set(entry) - names
    if unknown:
        raise _invalid(f"{place}: {min(unknown)}", "tidak dikenal")


def _line(complaint: str) -> str:
    """`baris 3` out of what the TOML parser says, `berkas` when it names no line."""
    _, _, place = complaint.rpartition("(at line ")
    number = place.partition(",")[0]
    return f"baris {number}" if number.isdigit() else "berkas"


def _invalid(field: str, reason: str) -> UserError:
    return UserError("setting_invalid", field=field, reason=reason)
