"""A person's answers put over what the records say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from core.case.canonical import Json
from core.errors import UserError
from core.writing import groups
from core.writing.context import put
from core.writing.dates import month
from core.writing.head import Head
from core.writing.questions import Question

LONGEST_ANSWER: Final = 200_000
_UNKNOWN: Final = "tidak dikenal oleh templat ini"
# Names that the field table of a document uses for what all letters share.
_ALIASES: Final = {
    name: {"tanggal": "surat.tanggal", "tembusan": "surat.tembusan"} for name in ("D16", "D17", "D20")
}
_DATED_ACT: Final = re.compile(
    r"^pada (?:hari \w+,? )?tanggal (\d{1,2}) (\w+) (\d{4}),?\s+(.+)$", re.IGNORECASE | re.DOTALL
)


def put_over(values: dict[str, object], answers: Mapping[str, str], head: Head) -> None:
    """Puts the answers into their places; they win over what the case says.

    Raises:
        UserError: `setting_invalid` for a name that the template does not know, a text that is too long, or
            a date in the conduct that does not exist.
    """
    for key, text in answers.items():
        name = _ALIASES.get(head.id, {}).get(key, key)
        if not knows(head, name):
            raise UserError("setting_invalid", field=key, reason=_UNKNOWN)
        if len(text) > LONGEST_ANSWER:
            raise UserError("setting_invalid", field=key, reason=f"paling banyak {LONGEST_ANSWER} huruf")
        put(values, name, text)
    _take_date_of_act(values, answers)


def knows(head: Head, key: str) -> bool:
    """Whether the template has a field of that dotted name."""
    asked = {question.key: question for question in head.questions}
    root, _, rest = key.partition(".")
    group = head.groups.get(root)
    if group is None:
        return key in asked
    if not rest:
        return group.endswith("[]") or (root in asked and not _is_record(asked[root]))
    return not group.endswith("[]") and _has(group, rest)


def _is_record(question: Question) -> bool:
    return question.type == "record"


def _has(group: str, dotted: str) -> bool:
    name, _, rest = dotted.partition(".")
    field = groups.find(group, name)
    if field is None:
        return False
    return not rest or (field.kind == "record" and _has(field.group, rest))


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
