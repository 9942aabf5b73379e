"""The TOML head of a template: what the paper is, and what has to be known before it can be written."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final, Literal, cast, get_args

from core.errors import UserError
from core.writing import fields

PaperName = Literal["a4", "folio", "f4"]
FontName = Literal["arial", "bookman"]
Register = Literal["letter", "confidential", "decision", "minutes", "none"]
QuestionType = Literal["text", "date", "time", "list", "choice"]
CERTAIN: Final = "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Millimetres from the edges of the paper."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form code with the regime and the days it belongs to."""

    code: str
    regime: str | None
    valid_from: date
    valid_until: date | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An answer a paper needs that no record holds. A dotted key puts it into a nested mapping.

    `required_when` names another key and the value that makes this one required.
    """

    key: str
    label: str
    type: QuestionType
    required: bool
    default: object
    choices: tuple[str, ...]
    help: str
    required_when: tuple[str, object] | None

    def read(self, given: object) -> object:
        """The typed value of an answer; text is read as `fields.typed` does, a choice in any case.

        Raises `UserError("setting_invalid")` when it is no such value.
        """
        value = str(given) if type(given) is int and self.type in ("choice", "text") else given
        try:
            value = fields.typed(self.type, value) if isinstance(value, str) else value
        except ValueError:
            raise UserError("setting_invalid", field=self.key, value=given) from None
        if self.type == "choice" and isinstance(value, str):
            value = next((choice for choice in self.choices if choice.lower() == value.lower()), value)
        if not _fits(self.type, self.choices, value):
            raise UserError("setting_invalid", field=self.key, value=given)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a template says about itself. `title` is the kind of document, never a person's name."""

    id: str
    title: str
    valid_from: date
    paper: PaperName
    margins: Margins
    font: FontName
    size: float
    leading: float
    indent: float
    marking: str
    letterhead: bool
    register: Register
    signers: tuple[str, ...]
    forms: tuple[Form, ...]
    groups: dict[str, str]
    requires: tuple[str, ...]
    questions: tuple[Question, ...]

    def form_code(self, on: date, regime: str | None) -> str:
        """The certain form code for that day and regime, or an empty text."""
        for form in self.forms:
            if (
                form.confidence == CERTAIN
                and form.regime in (None, regime)
                and form.valid_from <= on
                and (form.valid_until is None or on <= form.valid_until)
            ):
                return form.code
        return ""


class HeadError(ValueError):
    """A template's head is not as it should be; the message names the key."""


def read(text: str) -> Head:
    """The typed head. Raises `HeadError`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HeadError(f"TOML: {error}") from None
    get = _Reader(data)
    head = Head(
        id=get.text("id"),
        title=get.text("title"),
        valid_from=get.day("valid_from"),
        paper=cast(PaperName, get.one_of("paper", get_args(PaperName), "a4")),
        margins=_margins(get.sub("margins")),
        font=cast(FontName, get.one_of("font", get_args(FontName), "arial")),
        size=get.number("size", 11.0),
        leading=get.number("leading", 1.25),
        indent=get.number("indent", 0.0),
        marking=get.text("marking", ""),
        letterhead=get.flag("letterhead"),
        register=cast(Register, get.one_of("register", get_args(Register), "none")),
        signers=get.texts("signers"),
        forms=tuple(_form(sub) for sub in get.subs("form")),
        groups=_groups(get.sub("groups")),
        requires=get.texts("requires"),
        questions=tuple(_question(sub) for sub in get.subs("question")),
    )
    get.finish()
    return head


def _margins(get: _Reader) -> Margins:
    margins = Margins(
        top=get.number("top", 20.0),
        right=get.number("right", 20.0),
        bottom=get.number("bottom", 25.0),
        left=get.number("left", 30.0),
    )
    get.finish()
    if not all(10 <= side <= 60 for side in (margins.top, margins.right, margins.bottom, margins.left)):
        raise HeadError("margins")
    return margins


def _form(get: _Reader) -> Form:
    form = Form(
        code=get.text("code"),
        regime=get.text("regime", "") or None,
        valid_from=get.day("valid_from"),
        valid_until=get.optional_day("valid_until"),
        confidence=get.one_of("confidence", ("A", "B", "C"), None),
    )
    get.finish()
    return form


def _groups(get: _Reader) -> dict[str, str]:
    groups = {}
    for name in list(get.data):
        group = get.text(name)
        if group.removesuffix("[]") not in fields.GROUPS:
            raise HeadError(f"groups.{name}")
        groups[name] = group
    return groups


def _question(get: _Reader) -> Question:
    kind = cast(QuestionType, get.one_of("type", get_args(QuestionType), "text"))
    choices = get.texts("choices")
    default = get.data.pop("default", [] if kind == "list" else None)
    condition = get.data.pop("required_when", None)
    if (kind == "choice") != bool(choices) or not _fits(kind, choices, default):
        raise HeadError("question")
    if condition is not None and not (isinstance(condition, dict) and len(condition) == 1):
        raise HeadError("question.required_when")
    question = Question(
        key=get.text("key"),
        label=get.text("label"),
        type=kind,
        required=get.flag("required"),
        default=default,
        choices=choices,
        help=get.text("help", ""),
        required_when=next(iter(condition.items())) if condition else None,
    )
    get.finish()
    return question


def _fits(kind: QuestionType, choices: tuple[str, ...], value: object) -> bool:
    if value is None:
        return True
    if kind == "choice":
        return value in choices
    expected: dict[str, type] = {"text": str, "date": date, "time": time, "list": list}
    return isinstance(value, expected[kind])


class _Reader:
    """Takes keys out of a TOML table; what is left over is a spelling mistake."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def finish(self) -> None:
        if self.data:
            raise HeadError(f"unknown key {min(self.data)}")

    def _take(self, key: str, default: object, accept: Callable[[Any], bool]) -> Any:
        value = self.data.pop(key, default)
        if value is None or not accept(value):
            raise HeadError(key)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return cast(str, self._take(key, default, lambda value: isinstance(value, str)))

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None) -> str:
        return cast(str, self._take(key, default, lambda value: value in allowed))

    def number(self, key: str, default: float) -> float:
        return float(
            self._take(key, default, lambda value: type(value) in (int, float) and 0 <= value <= 100)
        )

    def flag(self, key: str) -> bool:
        return bool(self._take(key, False, lambda value: isinstance(value, bool)))

    def day(self, key: str) -> date:
        return cast(date, self._take(key, None, lambda value: type(value) is date))

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self.data else None

    def texts(self, key: str) -> tuple[str, ...]:
        def all_text(value: object) -> bool:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)

        return tuple(self._take(key, [], all_text))

    def sub(self, key: str) -> _Reader:
        return _Reader(self._take(key, {}, lambda value: isinstance(value, dict)))

    def subs(self, key: str) -> list[_Reader]:
        def all_tables(value: object) -> bool:
            return isinstance(value, list) and all(isinstance(item, dict) for item in value)

        return [_Reader(item) for item in self._take(key, [], all_tables)]
