"""Questions of a template: answers that no record holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

from core.errors import UserError
from core.writing import fields, groups

QuestionType = Literal["text", "long", "date", "time", "int", "list", "choice", "flag", "record", "table"]
_PYTHON: Final[dict[str, type]] = {
    "text": str, "long": str, "date": date, "time": time, "int": int, "list": list, "flag": bool, "choice": str,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An answer a paper needs that no record holds. A dotted key puts it into a nested mapping.

    `required_when` names another key and the values that make this one required. A `record` or `table` has a
    `group`; of its fields those in `columns` are asked for. `least` and `most` bound the items of a list or table.
    """

    key: str
    label: str
    type: QuestionType
    required: bool = False
    default: object = None
    choices: tuple[str, ...] = ()
    help: str = ""
    required_when: tuple[str, tuple[object, ...]] | None = None
    group: str = ""
    columns: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    @property
    def grouped(self) -> str:
        """The group of a record or table as a head names groups (`orang[]`), or an empty text."""
        return f"{self.group}[]" if self.type == "table" else self.group

    def read(self, given: object) -> object:
        """The typed value of an answer; text is read as `fields.typed` does, a choice in any case.

        Raises `UserError("setting_invalid")` when it is no such value.
        """
        value = str(given) if type(given) is int and self.type in ("choice", "text", "long") else given
        try:
            value = fields.typed(self.type, value) if isinstance(value, str) else value
        except ValueError:
            raise UserError(
                "setting_invalid", field=self.key, value=given, reason=_WANTED[self.type]
            ) from None
        if self.type == "choice" and isinstance(value, str):
            value = next((choice for choice in self.choices if choice.lower() == value.lower()), value)
        if not fits(self.type, self.choices, value):
            raise UserError("setting_invalid", field=self.key, value=given, reason=self._wanted())
        return value

    def _wanted(self) -> str:
        return " | ".join(self.choices) if self.choices else _WANTED[self.type]

    def count(self, value: object) -> None:
        """Raises `UserError("setting_invalid")` when a list or table has too few or too many items."""
        if not isinstance(value, list) or not value:
            return
        if len(value) < self.least:
            raise UserError("setting_invalid", field=self.key, reason=f"sedikitnya {self.least}")
        if self.most and len(value) > self.most:
            raise UserError("setting_invalid", field=self.key, reason=f"paling banyak {self.most}")

    def needed(self, values: Mapping[str, object]) -> bool:
        """Whether `values` make this answer required."""
        if self.required or self.required_when is None:
            return self.required
        key, wanted = self.required_when
        found: object = values
        for name in key.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        return found in wanted


_WANTED: Final = {
    "text": "teks", "long": "teks", "date": "tanggal, misalnya 2026-11-23", "time": "jam, misalnya 09:00",
    "int": "bilangan bulat", "list": "daftar", "choice": "pilihan", "flag": "ya | tidak",
    "record": "isian", "table": "baris, sel dipisah |",
}  # fmt: skip


def fits(kind: str, choices: tuple[str, ...], value: object) -> bool:
    """Whether a value is of the kind a question asks for; None always is."""
    if value is None or kind in fields.NESTED:
        return True
    if kind == "choice":
        return value in choices
    return isinstance(value, _PYTHON[kind])


def columns_of(question: Question) -> tuple[str, ...]:
    """The fields a record or table asks for, in order."""
    return question.columns or groups.names(question.group)
