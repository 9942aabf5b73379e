"""A person's answers put over what the records say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from core.case.canonical import Json
from core.errors import UserError
from core.process.letters import checks, typed
from core.writing.context import look_up, put
from core.writing.dates import month
from core.writing.head import Head

# Names that the field table of a document uses for what all letters share.
_ALIASES: Final = {
    name: {"tanggal": "surat.tanggal", "tembusan": "surat.tembusan"} for name in ("D16", "D17", "D20")
}
_DATED_ACT: Final = re.compile(
    r"^pada (?:hari \w+,? )?tanggal (\d{1,2}) (\w+) (\d{4}),?\s+(.+)$", re.IGNORECASE | re.DOTALL
)


def put_over(values: dict[str, object], answers: Mapping[str, str], head: Head, *, on: date) -> None:
    """Puts the answers into their places, checked; they win over what the case says.

    An empty answer takes away what the case says. A name typed with its titles in one line is taken apart.

    Raises:
        UserError: `question_unknown` as `rule_of`; `setting_invalid` for an answer that `checks.check`
            finds wrong, or a date in the conduct that does not exist.
    """
    for key, text in answers.items():
        name = _ALIASES.get(head.id, {}).get(key, key)
        rule = rule_of(head, key)
        seen = checks.check(rule, text, on=on)
        if seen.error:
            raise UserError("setting_invalid", field=key, reason=seen.error)
        before = as_text(look_up(values, name))
        put(values, name, seen.value)
        if rule.titled and seen.value:
            _take_titles(values, name.rpartition(".")[0], before, answers)
    _take_date_of_act(values, answers)


def rule_of(head: Head, key: str) -> checks.Rule:
    """The rule of an answer by the name it was given under.

    Raises:
        UserError: `question_unknown` with `template`, `field` and the nearest names as `near`.
    """
    rule = checks.rule_of(head, _ALIASES.get(head.id, {}).get(key, key))
    if rule is None:
        raise UserError("question_unknown", template=head.id, field=key, near=checks.near(head, key))
    return rule


def _take_titles(values: dict[str, object], record: str, before: str, answers: Mapping[str, str]) -> None:
    """The titles in a typed name replace those of whoever stood there, unless they were answered themselves.

    The same name typed without titles keeps those that are known of it.
    """
    split = checks.with_titles({"nama": look_up(values, f"{record}.nama")})
    same = as_text(split["nama"]).casefold() == before.casefold()
    for field, value in split.items():
        answered = f"{record}.{field}" in answers and field != "nama"
        if not answered and not (same and value is None):
            put(values, f"{record}.{field}", value)


def paper_date(text: str) -> date:
    """The day a paper is to carry; raises UserError `setting_invalid` for `surat.tanggal`."""
    try:
        return typed.read_date(text)
    except ValueError as error:
        raise UserError("setting_invalid", field="surat.tanggal", reason=str(error)) from error


def _take_date_of_act(values: dict[str, object], answers: Mapping[str, str]) -> None:
    """Conduct told as `pada tanggal 12 Oktober 2026 mengunggah …` gives its date, which chooses the law."""
    match = _DATED_ACT.match(answers.get("perbuatan", ""))
    if match is None or "tanggal_perbuatan" in answers:
        return
    months = {month(date(2000, number, 1)).lower(): number for number in range(1, 13)}
    if match[2].lower() not in months:
        return
    try:
        values["tanggal_perbuatan"] = date(int(match[3]), months[match[2].lower()], int(match[1]))
    except ValueError as error:
        raise UserError("setting_invalid", field="perbuatan", reason="tanggal yang tidak ada") from error
    values["perbuatan"] = match[4]


def as_text(value: object) -> str:
    """A value as a person would type it: lists between `;`, ISO dates, rows of a table on lines."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        table = any(isinstance(item, Mapping) for item in value)
        return ("\n" if table else "; ").join(as_text(item) for item in value)
    if isinstance(value, Mapping):
        return " | ".join(f"{name}={as_text(item)}" for name, item in value.items() if item is not None)
    if isinstance(value, (date, time)):
        return value.isoformat() if isinstance(value, date) else value.strftime("%H:%M")
    return str(value)


def as_json(values: Mapping[str, object]) -> dict[str, Json]:
    """The values as JSON, for the record of what the paper was written from."""
    return {key: _json(value) for key, value in values.items() if value is not None}


def _json(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(key): _json(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_json(item) for item in value]
    if isinstance(value, bool | int | str):
        return value
    return as_text(value)
