"""The values of one paper: copied, cleaned and completed before any template sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from core.errors import UserError
from core.writing import fields, groups, limits
from core.writing.fields import Field
from core.writing.head import Head
from core.writing.literal import clean
from core.writing.questions import Question, columns_of

MAX_DEPTH = 8
EITHER: Final = "|"
"""Between names of which one is enough: `orang.nama|orang.akun`."""


class Absent(dict[str, object]):
    """A record that says nothing: every field is there and empty, and in a condition it is false."""

    def __bool__(self) -> bool:
        return False


Value = object
"""None, bool, int, str, date, time, or lists and string-keyed dicts of them."""


def complete(head: Head, context: Mapping[str, object]) -> dict[str, Value]:
    """The context with only names the head declares, defaults filled in and absent fields as None.

    Raises `UserError("field_missing")` with the dotted name of the first required value that is empty,
    `UserError("setting_invalid")` for a value of the wrong kind, `UserError("limit_exceeded")` for too much
    text, and `TypeError` for values that are not plain data.
    """
    copied = clean_copy(context)
    for name, default in head.defaults.items():
        if is_empty(look_up(copied, name)):
            put(copied, name, default)
    asked = {question.key: question for question in head.questions if question.group}
    values: dict[str, Value] = {}
    for name, group in head.groups.items():
        columns = columns_of(asked[name]) if name in asked else groups.names(group.removesuffix("[]"))
        given = _rows(name, copied.get(name), columns) if group.endswith("[]") else copied.get(name)
        values[name] = _nested(name, given, group)
    for question in head.questions:
        if not question.group:
            _put_answer(values, copied, question)
        question.count(values.get(question.key))
    _require(head, values)
    return values


def clean_copy(context: Mapping[str, object]) -> dict[str, Value]:
    """A deep copy with every text cleaned. Raises `TypeError` for values that are not plain data."""
    return _Copier().mapping(context, 0)


def put(values: dict[str, Value], dotted: str, value: Value) -> None:
    """Puts a value into its place; what stands in the way and is no mapping is replaced."""
    *path, last = dotted.split(".")
    target = values
    for name in path:
        inner = target.get(name)
        if not isinstance(inner, dict):
            inner = target[name] = {}
        target = inner
    target[last] = value


def _rows(name: str, value: Value, columns: tuple[str, ...]) -> Value:
    if not isinstance(value, str):
        return value
    try:
        return fields.rows(value, columns)
    except ValueError:
        wanted = " | ".join(columns)
        raise UserError("setting_invalid", field=name, value=value, reason=f"satu baris: {wanted}") from None


def _nested(name: str, value: Value, group: str) -> Value:
    """A record with every field of its group, `Absent` when it says nothing; or a list of records that do."""
    if group.endswith("[]"):
        items = value if isinstance(value, list) else []
        made = (_nested(name, item, group[:-2]) for item in items)
        return [item for item in made if not isinstance(item, Absent)]
    if not isinstance(value, dict) or _says_nothing(value):
        return Absent({field.name: _nothing(field) for field in groups.GROUPS[group]})
    return {
        field.name: _field(f"{name}.{field.name}", value.get(field.name), field)
        for field in groups.GROUPS[group]
    }


def _nothing(field: Field) -> Value:
    return [] if field.kind == "table" else _nested("", None, field.group) if field.kind == "record" else None


def _field(name: str, value: Value, field: Field) -> Value:
    if field.kind == "table":
        return _nested(name, _rows(name, value, groups.names(field.group)), f"{field.group}[]")
    if field.kind == "record":
        return _nested(name, value, field.group)
    if not isinstance(value, str) or not value:
        return value
    try:
        read = fields.typed(field.kind, value)
    except ValueError:
        raise UserError("setting_invalid", field=name, value=value, reason=field.example) from None
    if field.kind == "choice" and read:
        return next((choice for choice in field.choices if choice.lower() == str(read).lower()), read)
    return read


def _says_nothing(value: Mapping[str, Value]) -> bool:
    return all(_says_nothing(item) if isinstance(item, dict) else is_empty(item) for item in value.values())


def _put_answer(values: dict[str, Value], given: dict[str, Value], question: Question) -> None:
    *path, last = question.key.split(".")
    target: Any = values
    for name in path:
        target = target.setdefault(name, {})
    value = look_up(given, question.key)
    target[last] = question.default if is_empty(value) else question.read(value)


def _require(head: Head, values: dict[str, Value]) -> None:
    wanted = list(head.chosen(lambda name: look_up(values, name)).requires)
    wanted += [question.key for question in head.questions if question.needed(values)]
    for name in wanted:
        either = name.split(EITHER)
        if all(is_empty(look_up(values, each)) for each in either):
            raise UserError("field_missing", template=head.id, field=either[0])


def look_up(values: Mapping[str, Value], dotted: str) -> Value:
    """The value of a dotted name, or None when a part of the way is absent."""
    value: Value = values
    for name in dotted.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def is_empty(value: Value) -> bool:
    """Whether a value prints nothing; the number 0 and False do print."""
    if isinstance(value, (dict, list)):
        return not value
    return value is None or (isinstance(value, str) and not value.strip())


class _Copier:
    def __init__(self) -> None:
        self._characters = 0

    def copy(self, value: object, depth: int) -> Value:
        if depth > MAX_DEPTH:
            raise TypeError("a context is nested too deeply")
        if isinstance(value, Mapping):
            return self.mapping(value, depth)
        if isinstance(value, (list, tuple)):
            return [self.copy(item, depth + 1) for item in value]
        if isinstance(value, str):
            self._characters += len(value)
            limits.at_most("characters", self._characters, limits.TEXT_CHARACTERS)
            return clean(str(value))
        if value is None or isinstance(value, (bool, int, time)):
            return value
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise TypeError(f"a context holds plain values, not {type(value).__name__}")

    def mapping(self, value: Mapping[str, object], depth: int) -> dict[str, Value]:
        return {_key(key): self.copy(item, depth + 1) for key, item in value.items()}


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError("a context has text keys")
    return key
