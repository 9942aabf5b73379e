"""What the office ledger keeps for the next paper: unfinished answers of a case, and the office's habits.

Unfinished answers are no part of any record: not of the case, so that they do not go out with a handover, and not of
the office. A form may hold who reported; what was never made into a paper must be gone once it is taken away. They are
kept as `core.vault.unfinished` keeps them.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.vault import unfinished

HABIT: Final = "letter_habit"
_DRAFT: Final = "letter_draft"
_NAMES: Final = uuid.UUID("6f0f2f5e-6c0b-4c53-9f10-0d6f0a3f8a11")
LONGEST: Final = 400_000
"""Letters of all answers together; a longer draft is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unfinished answers by dotted names, and when they were kept."""

    answers: dict[str, str]
    at: str


def keep_draft(
    ledger: Ledger, case_id: str, template: str, hearing: str | None, answers: Mapping[str, str], *, at: str
) -> None:
    """Keeps the answers of a paper inside the open transaction; without answers the draft is taken away.

    `at` is the instant of now.
    """
    record = _record(_DRAFT, case_id, template, hearing)
    if answers and sum(map(len, answers.values())) <= LONGEST:
        unfinished.put(ledger, record, case_id, dict(answers), at=at)
    else:
        unfinished.drop(ledger, record)


def draft(ledger: Ledger, case_id: str, template: str, hearing: str | None) -> Draft | None:
    """The unfinished answers of a paper, or None."""
    found = unfinished.find(ledger, _record(_DRAFT, case_id, template, hearing))
    if found is None:
        return None
    at, answers = found
    return Draft(answers={str(key): str(text) for key, text in answers.items()}, at=at)


def keep_habit(ledger: Ledger, template: str, answers: Mapping[str, str]) -> None:
    """Keeps what the office last used for a template inside the open transaction."""
    record = _record(HABIT, template)
    if not answers:
        _take_away(ledger, HABIT, record)
        return
    ledger.write(HABIT, {"template": template, "answers": _pairs(answers)}, record=record)


def habit(ledger: Ledger, template: str) -> dict[str, str]:
    """What the office last used for a template."""
    found = _newest(ledger, HABIT, _record(HABIT, template))
    return _answers(found) if found is not None else {}


def _record(*parts: str | None) -> str:
    return str(uuid.uuid5(_NAMES, "/".join(part or "" for part in parts)))


def _newest(ledger: Ledger, kind: str, record: str) -> Revision | None:
    """Two copies of a vault may both have kept something; the last one counts."""
    found = [revision for revision in ledger.among([record]) if revision.kind == kind]
    return max(found, key=lambda revision: (revision.at, revision.id)) if found else None


def _take_away(ledger: Ledger, kind: str, record: str) -> None:
    found = [revision for revision in ledger.among([record]) if revision.kind == kind]
    if found:
        ledger.append(
            action=TOMBSTONE, record=record, kind=kind, parents=tuple(revision.id for revision in found)
        )


def _pairs(answers: Mapping[str, str]) -> list[dict[str, str]]:
    # Dotted names are no keys of a record's body.
    return [{"key": key, "text": text} for key, text in sorted(answers.items())]


def _answers(revision: Revision) -> dict[str, str]:
    pairs = revision.body.get("answers")
    listed = pairs if isinstance(pairs, list) else []
    return {str(pair["key"]): str(pair["text"]) for pair in listed if isinstance(pair, dict)}
