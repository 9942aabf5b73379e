"""Whether a paper tells who reported: such a paper stays behind when the case is handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from core.case import document
from core.case.canonical import Json
from core.case.ledger import Ledger
from core.errors import UserError
from core.writing import template
from core.writing.context import is_empty

REPORTER: Final = "pelapor"
_CAPACITY: Final = "kapasitas"
_WORD: Final = re.compile(rf"\b{REPORTER}\b", re.IGNORECASE)


def told_in(values: Mapping[str, object]) -> bool:
    """Whether a paper of these values names the reporter or is about somebody heard or invited as the reporter."""
    known = values.get(REPORTER)
    named = any(not is_empty(part) for part in known.values()) if isinstance(known, Mapping) else bool(known)
    return named or any(_WORD.search(capacity) for capacity in _capacities(values))


def told_by(ledger: Ledger, body: Mapping[str, Json]) -> bool:
    """Whether the frozen paper of this body tells it.

    Papers of earlier versions of Netra do not say so themselves; what they were written from does. Where nobody can
    read that, a paper counts as telling when its template asks for the reporter.
    """
    if body.get("reporter") is True:
        return True
    digest = body.get("context")
    if not isinstance(digest, str):
        return False
    try:
        return told_in(document.values_of(ledger, digest))
    except UserError:
        return _asks(str(body.get("template")), date.fromisoformat(str(body.get("date"))))


def _asks(template_id: str, day: date) -> bool:
    try:
        head = template.load(template_id, day).head
    except UserError:  # a paper that this version does not know: better behind than out
        return True
    return REPORTER in head.groups or any(
        question.key.partition(".")[0] == REPORTER for question in head.questions
    )


def _capacities(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name == _CAPACITY and isinstance(part, str):
                yield part
            else:
                yield from _capacities(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _capacities(part)
