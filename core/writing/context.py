"""The values of one paper: copied, cleaned and completed before any template sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from core.errors import UserError
from core.writing import fields, limits
from core.writing.head import Head, Question
from core.writing.literal import clean

MAX_DEPTH = 8
Value = object
"""None, bool, int, str, date, time, or lists and string-keyed dicts of them."""


def complete(head: Head, context: Mapping[str, object]) -> dict[str, Value]:
    """The context with only names the head declares, defaults filled in and absent fields as None.

    Raises `UserError("field_missing")` with the dotted name of the first required value that is empty,
    `UserError("limit_exceeded")` for too much text, and `TypeError` for values that are not plain data.
    """
    copied = clean_copy(context)
    values: dict[str, Value] = {}
    for name, group in head.groups.items():
        values[name] = _group(name, copied.get(name), group)
    for question in head.questions:
        _put_answer(values, copied, question)
    _require(head, values)
    return values


def clean_copy(context: Mapping[str, object]) -> dict[str, Value]:
    """A deep copy with every text cleaned. Raises `TypeError` for values that are not plain data."""
    return _Copier().mapping(context, 0)


def _group(name: str, value: Value, group: str) -> Value:
    if group.endswith("[]"):
        items = value if isinstance(value, list) else []
        return [_filled(name, item, group[:-2]) for item in items if isinstance(item, dict)]
    return _filled(name, value, group) if isinstance(value, dict) and value else None


def _filled(name: str, given: dict[str, Value], group: str) -> dict[str, Value]:
    filled = {}
    for field in fields.GROUPS[group]:
        value = given.get(field.name)
        if isinstance(value, str) and value:
            try:
                value = fields.typed(field.kind, value)
            except ValueError:
                raise UserError("setting_invalid", field=f"{name}.{field.name}", value=value) from None
        filled[field.name] = value
    return filled


def _put_answer(values: dict[str, Value], given: dict[str, Value], question: Question) -> None:
    *path, last = question.key.split(".")
    target: Any = values
    for name in path:
        target = target.setdefault(name, {})
    value = look_up(given, question.key)
    target[last] = question.default if is_empty(value) else question.read(value)


def _require(head: Head, values: dict[str, Value]) -> None:
    wanted = list(head.requires)
    for question in head.questions:
        condition = question.required_when
        if question.required or (condition and look_up(values, condition[0]) == condition[1]):
            wanted.append(question.key)
    for name in wanted:
        if is_empty(look_up(values, name)):
            raise UserError("field_missing", template=head.id, field=name)


def look_up(values: Mapping[str, Value], dotted: str) -> Value:
    """The value of a dotted name, or None when a part of the way is absent."""
    value: Value = values
    for name in dotted.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def is_empty(value: Value) -> bool:
    """Whether a value prints nothing; the number 0 and False do print."""
    return value is None or (isinstance(value, str) and not value.strip()) or value == [] or value == {}


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
