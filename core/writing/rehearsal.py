"""Writing a template with made-up values, to see whether it can be written at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from core.errors import UserError
from core.writing import context as contexts
from core.writing import groups, template
from core.writing.faults import Fault
from core.writing.fields import Kind
from core.writing.head import PRINTING
from core.writing.limits import Deadline
from core.writing.questions import Question
from core.writing.template import Template

DAY: Final = date(2026, 11, 23)
LATER: Final = date(2026, 11, 25)
_HARMLESS: Final = frozenset({"rule_refused", "field_missing"})
"""A template that asks for more, or refuses made-up values, is not wrong for that."""


def faults(chosen: Template) -> Iterator[Fault]:
    """What stops the template from being written: with everything filled in, and with each choice in turn."""
    told: set[str] = set()
    deadline = Deadline()
    for values in _rehearsals(chosen):
        if deadline.is_over():
            return  # what takes this long with one answer has been told; hundreds of answers are not waited for
        try:
            template.compose(chosen, contexts.complete(chosen.head, values))
        except UserError as error:
            reason = str(error.facts.get("reason", error.code))
            if error.code not in _HARMLESS and reason not in told:
                told.add(reason)
                line = error.facts.get("line")
                yield Fault(reason, line=line if isinstance(line, int) else None)


def _rehearsals(chosen: Template) -> Iterator[dict[str, object]]:
    full = _full(chosen)
    yield full
    for question in chosen.head.questions:
        for choice in question.choices:
            changed = dict(full)
            contexts.put(changed, question.key, choice)
            yield changed
    yield {
        name: value
        for name, value in full.items()
        if name in {key.partition(".")[0] for key in chosen.head.requires}
    }


def _full(chosen: Template) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, group in chosen.head.groups.items():
        if name != PRINTING:
            record = _record(group.removesuffix("[]"))
            values[name] = [dict(record), dict(record)] if group.endswith("[]") else record
    for question in chosen.head.questions:
        if not question.group:
            contexts.put(values, question.key, _answer(question))
    return values


def _record(group: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in groups.GROUPS[group]:
        if field.kind in ("table", "record"):
            inner = _record(field.group)
            found[field.name] = [inner] if field.kind == "table" else inner
        else:
            found[field.name] = _value(field.kind, field.choices, field.example)
    if "status_kepegawaian" in found:
        found["status_kepegawaian"] = "PNS"
    if group == "jadwal":
        found["tanggal"] = LATER
    return found


def _answer(question: Question) -> object:
    if question.default is not None and question.default not in ([], False):
        return question.default
    return _value(question.type, question.choices, question.label)


def _value(kind: Kind, choices: tuple[str, ...], example: str) -> object:
    match kind:
        case "choice":
            return choices[0]
        case "date":
            return DAY
        case "time":
            return time(9)
        case "int":
            return 1
        case "flag":
            return True
        case "list":
            return [example or "contoh"]
        case _:
            return example or "contoh"
