"""One field of a paper, how it is typed, and how its value is read from what a person wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

Kind = Literal["text", "long", "date", "time", "int", "list", "choice", "flag", "record", "table"]
"""`long` keeps its lines; `record` is one group of fields, `table` any number of them."""
NESTED: Final = frozenset({"record", "table"})
YES: Final = frozenset({"ya", "true", "1"})
CELL: Final = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a group. `help` and `example` are Indonesian and meant for the screen.

    `group` names the fields inside a record or table.
    """

    name: str
    kind: Kind
    help: str
    example: str
    choices: tuple[str, ...] = ()
    group: str = ""


def field(name: str, kind: Kind, text: str, example: str = "", *choices: str) -> Field:
    """A field as it stands in a group; a choice shows its choices as example."""
    return Field(name=name, kind=kind, help=text, example=example or " / ".join(choices), choices=choices)


def nested(name: str, kind: Kind, text: str, group: str) -> Field:
    """A field that holds a group of fields."""
    return Field(name=name, kind=kind, help=text, example="", group=group)


def typed(kind: Kind, text: str) -> object:
    """The value of a field given as text: ISO dates, `09:00` or `09.00`, list items on lines or between `;`.

    Raises `ValueError` when the text is no such value.
    """
    text = text.strip()
    match kind:
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text.replace(".", ":"))
        case "int":
            return int(text)
        case "list":
            return [item.strip() for item in text.replace("\n", ";").split(";") if item.strip()]
        case "flag":
            return text.lower() in YES
        case _:
            return text


def rows(text: str, columns: Sequence[str]) -> list[dict[str, object]]:
    """The rows of a table given as text: one a line, or between `;` on a single line, cells between `|`.

    A cell may say its column (`kode=P-1`); others follow `columns`. A JSON list of objects is taken as it is.
    Raises `ValueError` for more cells than columns and for JSON of another shape.
    """
    text = text.strip()
    if text.startswith("["):
        return _from_json(text)
    lines = text.split("\n") if "\n" in text else text.split(";")
    return [_row(line, columns) for line in lines if line.strip()]


def _row(line: str, columns: Sequence[str]) -> dict[str, object]:
    row: dict[str, object] = {}
    place = 0
    for cell in line.split(CELL):
        name, equals, value = cell.partition("=")
        if equals and name.strip() in columns:
            row[name.strip()] = value.strip()
            continue
        if place >= len(columns):
            raise ValueError("more cells than columns")
        row[columns[place]] = cell.strip()
        place += 1
    return row


def _from_json(text: str) -> list[dict[str, object]]:
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(item, Mapping) for item in found):
        raise ValueError("a table is a list of objects")
    return [dict(item) for item in found]
