"""An office's own lists, one for each election, and the file in which they travel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Final

from core.reading.fields.keywords import SECTIONS, Keywords, from_tree, to_tree, tree_of

_HEAD: Final = (
    "# Daftar kata pemilihan dari Netra. Calon ditulis tanpa gelar; penjelasan isinya ada dalam panduan.\n"
    "[meta]\nschema = 1\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """A list and the election it is for; all its pairs bear that name. Without a name it is for any election."""

    name: str = ""
    keywords: Keywords = field(default_factory=Keywords)

    def named(self, name: str) -> Election:
        """The same list for another election."""
        pairs = tuple(replace(pair, election=name) for pair in self.keywords.pairs)
        return Election(name=name, keywords=replace(self.keywords, pairs=pairs))


def one_name(text: str) -> str:
    """What two spellings of an election's name have in common: letters small, single blanks."""
    return " ".join(text.split()).casefold()


def combined(elections: Iterable[Election]) -> Keywords:
    """All lists as one, to look with."""
    return reduce(Keywords.joined, (one.keywords for one in elections), Keywords())


def load_elections(text: str) -> tuple[Election, ...]:
    """The lists in a TOML text, in the order in which they first appear in it; those without words are left out.

    Raises:
        UserError: as `load_keywords`.
    """
    tree = tree_of(text)
    from_tree(tree)  # says what is wrong by the places of the whole text
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for section in ("candidate", *SECTIONS):
        for entry in tree.get(section, []):
            name = " ".join(entry.get("election", "").split())
            _, part = found.setdefault(one_name(name), (name, {}))
            part.setdefault(section, []).append(entry)
    lists = [Election(keywords=from_tree(part)).named(name) for name, part in found.values()]
    for one in lists:
        from_tree(to_tree(one.keywords))  # two spellings of one name may share a number
    return tuple(one for one in lists if one.keywords != Keywords())


def to_text(elections: Iterable[Election]) -> str:
    """The lists as a TOML text that `load_elections` takes back."""
    parts = [_HEAD]
    for one in elections:
        for section, entries in to_tree(one.named(one.name).keywords).items():
            parts += [_entry(section, entry, one.name) for entry in entries]
    return "\n".join(parts)


def _entry(section: str, entry: Mapping[str, object], election: str) -> str:
    values = {**entry, **({"election": election} if election else {})}
    lines = [f"{name} = {_value(value)}" for name, value in values.items() if value not in ("", [])]
    return f"[[{section}]]\n" + "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    # Nothing in a list is a control character, so only these two letters mean something else in TOML.
    return (
        str(value)
        if isinstance(value, int)
        else '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
    )
