"""What a change of the office's calendar changes: hearings that now fall on a free day, and days of effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case import document
from core.case.hearing import State
from core.errors import UserError
from core.process.letters import effect
from core.rules.calendar import Calendar
from core.vault.vault import Vault

_RECEIPT: Final = "D18"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A scheduled hearing of `name` on a day whose freedom changed; `why` is empty when the office now works."""

    case_id: str
    name: str
    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A decision received on `received` by `name` that took effect on `before` and now on `after`.

    `printed` is the day its paper says; a frozen paper stays as it is.
    """

    case_id: str
    name: str
    received: date
    before: date
    after: date
    printed: str


Change = Hearing | Effect


def consequences(vault: Vault, before: Calendar, after: Calendar) -> tuple[Change, ...]:
    """What became different between two calendars; nothing is changed or opened for the record here.

    A case file that cannot be read is left out: the change is recorded already, and what is wrong with a file is told
    where the file is opened.
    """
    return (*_hearings(vault, before, after), *_effects(vault, before, after)) if before != after else ()


def _hearings(vault: Vault, before: Calendar, after: Calendar) -> Iterator[Hearing]:
    for row in vault.hearings():
        day = row.slot.local.date()
        was, now = before.free(day), after.free(day)
        if row.state is State.SCHEDULED and (was is None) != (now is None):
            yield Hearing(case_id=row.case_id, name=row.name, day=day, why=now.words if now else "")


def _effects(vault: Vault, before: Calendar, after: Calendar) -> Iterator[Effect]:
    for case in vault.cases():
        try:
            ledger = vault.behind(case.id)
            receipts = [paper for paper in document.items(ledger) if paper.template == _RECEIPT]
            held = [(paper, document.made_from(ledger, paper)[1]) for paper in receipts]
        except UserError:
            continue
        for paper, values in held:
            old, new = (effect.of(values, on=paper.date, calendar=one) for one in (before, after))
            if old is not None and new is not None and old.end != new.end:
                printed = values.get(effect.FIELD)
                yield Effect(
                    case_id=case.id, name=case.name, received=old.start, before=old.end, after=new.end,
                    printed=printed if isinstance(printed, str) else "",
                )  # fmt: skip
