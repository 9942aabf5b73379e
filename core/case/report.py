"""A report (*laporan*) or finding (*temuan*) with its three dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from core.case.ledger import Ledger, Revision

KIND: Final = "report"


class Origin(Enum):
    """How the matter came to the office."""

    REPORT = "report"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One matter. `occurred` is the date of the act and chooses the rules; `group` joins several officials."""

    id: str
    origin: Origin
    number: str | None
    election: str
    regime: str
    summary: str
    occurred: date
    known: date
    submitted: date
    group: str | None = None

    def __post_init__(self) -> None:
        if not self.occurred <= self.known <= self.submitted:
            raise ValueError("occurred, known, submitted come in this order")


def add(
    ledger: Ledger,
    *,
    origin: Origin,
    number: str | None,
    election: str,
    regime: str,
    summary: str,
    occurred: date,
    known: date,
    submitted: date,
    group: str | None = None,
) -> Report:
    """Records a report or finding inside the open transaction."""
    entry = ledger.write(
        KIND,
        {
            "origin": origin.value, "number": number, "election": election, "regime": regime,
            "summary": summary, "occurred": occurred.isoformat(), "known": known.isoformat(),
            "submitted": submitted.isoformat(), "report_group": group,
        },
    )  # fmt: skip
    return _value(ledger.revisions(entry.record)[0])


def items(ledger: Ledger) -> tuple[Report, ...]:
    """All reports and findings of the case in the order they were recorded."""
    return tuple(_value(revision) for revision in ledger.current(KIND))


def _value(revision: Revision) -> Report:
    body = revision.body
    return Report(
        id=revision.record,
        origin=Origin(str(body["origin"])),
        number=str(body["number"]) if "number" in body else None,
        election=str(body["election"]),
        regime=str(body["regime"]),
        summary=str(body["summary"]),
        occurred=date.fromisoformat(str(body["occurred"])),
        known=date.fromisoformat(str(body["known"])),
        submitted=date.fromisoformat(str(body["submitted"])),
        group=str(body["report_group"]) if "report_group" in body else None,
    )
