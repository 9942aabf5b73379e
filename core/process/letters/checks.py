"""What is wrong with one answer: the same rules while it is typed and before a paper is written.

What cannot be meant is an error and stops the paper; what is only unusual (an odd NIP, a title without its
comma) is a note and stops nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from core.people import numbers, titles
from core.people.wording import number_problem
from core.process.letters import typed
from core.writing import fields, groups
from core.writing.fields import Field
from core.writing.head import Head
from core.writing.questions import Question, columns_of

LONGEST_ANSWER: Final = 200_000
LONGEST_LINE: Final = 4_000
MOST_ROWS: Final = 1_000
_NEAREST: Final = 3
_YES_OR_NO: Final = frozenset({"ya", "tidak", "true", "false", "1", "0"})
_RANGES: Final = {"lampiran_jumlah": (0, 999), "umur": (1, 120), "kop_ruang": (10, 90)}
_ANY: Final = (0, 999_999)
_NAMING: Final = frozenset({"peserta", "keterangan", "kuasa", "perkara"})
"""Groups that name people in one line; those with fields for titles do so too."""
_TITLED: Final = frozenset({"gelar_depan", "gelar_belakang"})
_NOT_SAFE: Final = ("|", ";", "\n", "=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an answer has to be. `columns` are the cells of a table, `group` the record a field stands in."""

    kind: str
    name: str
    group: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Field, ...] = ()
    least: int = 0
    most: int = 0

    @property
    def titled(self) -> bool:
        """Whether it is a person's name whose titles have fields of their own."""
        return self.name == "nama" and has_titles(self.group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An answer that was looked at: its value for the paper, what is wrong, what is unusual.

    `error` continues `Isian … tidak benar`; `notes` are sentences.
    """

    value: object = ""
    error: str = ""
    notes: tuple[str, ...] = ()


def has_titles(group: str) -> bool:
    """Whether the group has fields for the titles of a name."""
    return group in groups.GROUPS and set(groups.names(group)) >= _TITLED


def rule_of(head: Head, key: str) -> Rule | None:
    """The rule of a dotted name, or None for a name that the template does not have."""
    asked = {question.key: question for question in head.questions}
    if (question := asked.get(key)) is not None and question.type != "record":
        return _of_question(question)
    root, _, rest = key.partition(".")
    group = head.groups.get(root)
    if group is None:
        return None
    if group.endswith("[]"):
        return None if rest else Rule(kind="table", name=root, columns=groups.GROUPS[group[:-2]])
    return _of_field(group, rest)


def near(head: Head, key: str) -> tuple[str, ...]:
    """The dotted names of the template nearest to one that it does not have, best first, three at most."""
    known = {question.key for question in head.questions if question.type != "record"}
    for root, group in head.groups.items():
        known |= {root} if group.endswith("[]") else {f"{root}.{name}" for name in groups.names(group)}
    by_last: dict[str, list[str]] = {}
    for name in sorted(known):
        by_last.setdefault(name.rpartition(".")[2], []).append(name)
    found = get_close_matches(key, sorted(known), n=_NEAREST)
    # `nmae` is nearer to the last part of `orang.nama` than to the whole of it.
    for last in get_close_matches(key.rpartition(".")[2], by_last, n=_NEAREST):
        found += by_last[last]
    return tuple(dict.fromkeys(found))[:_NEAREST]


def _of_question(question: Question) -> Rule:
    columns: tuple[Field, ...] = ()
    if question.type == "table":
        found = (groups.find(question.group, name) for name in columns_of(question))
        columns = tuple(field for field in found if field is not None)
    return Rule(
        kind=question.type,
        name=question.key.rpartition(".")[2],
        group=question.group,
        choices=question.choices,
        columns=columns,
        least=question.least,
        most=question.most,
    )


def schema_of(head: Head, key: str) -> Field | None:
    """The field of a group behind a dotted name, or None."""
    root, _, rest = key.partition(".")
    found = _in_group(head.groups.get(root, ""), rest)
    return found[1] if found is not None else None


def _in_group(group: str, dotted: str) -> tuple[str, Field] | None:
    """The field behind a dotted name and the group it stands in."""
    name, _, rest = dotted.partition(".")
    field = groups.find(group, name) if group in groups.GROUPS else None
    if field is None or not rest:
        return (group, field) if field is not None else None
    return _in_group(field.group, rest) if field.kind == "record" else None


def _of_field(group: str, dotted: str) -> Rule | None:
    found = _in_group(group, dotted)
    if found is None:
        return None
    group, field = found
    name = field.name
    columns = groups.GROUPS[field.group] if field.kind == "table" else ()
    return Rule(kind=field.kind, name=name, group=group, choices=field.choices, columns=columns)


def check(rule: Rule, text: str, *, on: date) -> Checked:
    """The value of an answer seen on the day `on`; an empty text is an empty value and no error."""
    if not text.strip():
        return Checked()
    if len(text) > LONGEST_ANSWER:
        return Checked(error=f"paling banyak {LONGEST_ANSWER} huruf")
    if rule.kind == "table":
        return _table(rule, text, on)
    try:
        value = _value(rule, text)
    except ValueError as error:
        return Checked(error=str(error))
    return Checked(value=value, notes=_notes(rule, text, on))


def _value(rule: Rule, text: str) -> object:
    match rule.kind:
        case "date":
            return typed.read_date(text)
        case "time":
            return typed.read_time(text)
        case "int":
            own = (rule.least, rule.most) if rule.most else _ANY
            return typed.read_whole(text, *_RANGES.get(rule.name, own))
        case "choice":
            found = [choice for choice in rule.choices if choice.lower() == text.strip().lower()]
            if not found:
                raise ValueError(f"pilihannya: {', '.join(rule.choices)}")
            return found[0]
        case "flag":
            if text.strip().lower() not in _YES_OR_NO:
                raise ValueError("tulis ya atau tidak")
            return text.strip().lower() in fields.YES
        case "list":
            items = fields.typed("list", text)
            if isinstance(items, list):
                _count(rule, items)
            return items
        case "text" if len(text) > LONGEST_LINE:
            raise ValueError(f"paling banyak {LONGEST_LINE} huruf")
        case _:
            return text


def _count(rule: Rule, items: Sequence[object]) -> None:
    if len(items) < rule.least:
        raise ValueError(f"sedikitnya {rule.least}")
    if len(items) > (rule.most or MOST_ROWS):
        raise ValueError(f"paling banyak {rule.most or MOST_ROWS}")


def _notes(rule: Rule, text: str, on: date) -> tuple[str, ...]:
    if rule.name == "nomor_pegawai":
        return tuple(f"{_started(number_problem(each.code))}." for each in numbers.problems(text, on=on))
    if rule.name == "nik":
        return tuple(
            f"{_started(number_problem(each.code, nik=True))}." for each in numbers.nik_problems(text)
        )
    named = rule.name == "nama" and (rule.titled or rule.group in _NAMING)
    if named and (better := with_commas(text)) != " ".join(text.split()):
        return (f"Gelar di belakang nama didahului koma: {better}",)
    return ()


def _started(words: str) -> str:
    return words[:1].upper() + words[1:]


def with_commas(text: str) -> str:
    """A name with a comma before every title behind it: `Johanis Sumual S.Sos. M.Si.` is made right."""
    parts = [" ".join(part.split()) for part in text.split(",")]
    made: list[str] = []
    for at, part in enumerate(parts):
        if at == 0:
            name = titles.split(part)
            made.append(" ".join(filter(None, (name.front, name.name))))
            part = name.back
        words = part.split(" ")
        if len(words) > 1 and all("." in word and titles.is_title(word) for word in words):
            made += words
        else:
            made.append(part)
    return ", ".join(part for part in made if part)


# -- tables


def read_rows(text: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table given as text or JSON, every cell a text. Raises `ValueError` as `fields.rows`."""
    return [
        {name: "" if cell is None else _cell(cell) for name, cell in row.items()}
        for row in fields.rows(text, columns)
    ]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "ya" if value is True else "tidak" if value is False else str(value)


def rows_text(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    """Rows as one text: lines with `|` between cells, or JSON where a cell holds such a mark itself."""
    kept = [{name: row[name] for name in columns if row.get(name)} for row in rows]
    kept = [row for row in kept if row]
    marks = any(mark in cell for row in kept for cell in row.values() for mark in _NOT_SAFE)
    if marks or any(row.get(columns[0], "").startswith("[") for row in kept[:1]):
        return json.dumps(kept, ensure_ascii=False)
    return "\n".join(" | ".join(row.get(name, "") for name in columns).rstrip(" |") for row in kept)


def check_cell(column: Field, text: str, *, group: str = "", on: date) -> Checked:
    """One cell of a table, as `check`."""
    rule = Rule(kind=column.kind, name=column.name, group=group, choices=column.choices)
    return check(rule, text, on=on)


def _table(rule: Rule, text: str, on: date) -> Checked:
    columns = {column.name: column for column in rule.columns}
    try:
        given = fields.rows(text, tuple(columns))
    except (ValueError, RecursionError):
        return Checked(error=f"satu baris: {' | '.join(columns)}")
    made: list[object] = []
    notes: list[str] = []
    for number, row in enumerate(given, start=1):
        kept: dict[str, object] = {}
        for name, cell in row.items():
            column = columns.get(name)
            if column is None or not isinstance(cell, str) or column.kind in fields.NESTED:
                kept[name] = cell
                continue
            seen = check_cell(column, cell, group=rule.group, on=on)
            if seen.error:
                return Checked(error=f"baris {number}, {name.replace('_', ' ')}: {seen.error}")
            notes += [f"Baris {number}: {note}" for note in seen.notes]
            kept[name] = seen.value
        made.append(with_titles(kept) if has_titles(rule.group) else kept)
    try:
        _count(rule, [row for row in made if row])
    except ValueError as error:
        return Checked(error=str(error))
    return Checked(value=made, notes=tuple(notes))


def with_titles(row: Mapping[str, object]) -> dict[str, object]:
    """A person typed in one line: the name, and its titles in the fields where papers look for them."""
    name = row.get("nama")
    if not isinstance(name, str) or any(row.get(title) for title in _TITLED):
        return dict(row)
    split = titles.split(name)
    return {
        **row, "nama": split.name, "gelar_depan": split.front or None, "gelar_belakang": split.back or None,
    }  # fmt: skip
