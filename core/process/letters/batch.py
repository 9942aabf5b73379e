"""Many papers at once: the invitations of a day, or all papers of one hearing.

A batch is no unit of its own: every paper is made whole or not at all, one that fails is named and the others go
on, and a second run makes nothing twice, because what is there is looked up again before each paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from core.case import document
from core.case.document import Document
from core.case.finding import pick
from core.case.hearing import State as HearingState
from core.errors import UserError
from core.process.letters import records, remembering
from core.process.letters.again import answers_of
from core.process.letters.catalogue import TEMPLATES
from core.process.letters.form import FormField, form
from core.process.letters.issuing import issue, known_parts
from core.process.letters.making import create, prepared
from core.process.letters.making import shown as letters_shown
from core.process.letters.pictures import decode_all
from core.reading.pool import ReaderPool
from core.rules import printing
from core.vault import number_rows
from core.vault.index import HearingRow
from core.vault.vault import Vault
from core.writing import context as contexts
from core.writing.context import look_up
from core.writing.template import Template

Report = Callable[[int, int], None]
_TITLES: Final = dict(TEMPLATES)
_INVITATIONS: Final = ("D03", "D04")
_NUMBERED: Final = frozenset({"letter", "confidential", "decision", "minutes"})
_SENT_FROM: Final = ("letter", "confidential")


class State(StrEnum):
    """How far a paper of the batch is."""

    READY = "ready"  # made, with its number where it needs one
    DRAFT = "draft"
    MISSING = "missing"
    LACKING = "lacking"  # not made, and somebody has to answer something first


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One paper of a batch; `lacking` are the labels of what has to be answered first, `at` the hearing's wall time.

    `numbered` says that the paper takes a number of a register; a `spare` one only lies ready.
    """

    case_id: str
    name: str
    template: str
    title: str
    hearing_id: str | None
    at: datetime | None
    spare: bool
    numbered: bool
    document: Document | None = None
    lacking: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Names the place in the list; two papers of one kind for one hearing share none."""
        return f"{self.case_id}:{self.template}:{self.hearing_id or ''}"

    @property
    def state(self) -> State:
        """How far it is."""
        if self.document is not None:
            return State.DRAFT if self.document.draft else State.READY
        return State.LACKING if self.lacking else State.MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one paper: made now or there before (`kept`), or why not."""

    item: Item
    kept: bool = False
    error: UserError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a batch did, in order; `left` were not begun because somebody stopped it."""

    outcomes: tuple[Outcome, ...]
    left: tuple[Item, ...] = ()


def of_day(vault: Vault, day: date) -> tuple[Item, ...]:
    """The invitations to the hearings of `day` (office wall time) and those dated that day, by time of hearing."""
    scheduled = [row for row in vault.hearings() if row.state is HearingState.SCHEDULED]
    template = printing.invitation(vault.office.kind.value)
    found = {
        item.id: item for row in scheduled if row.slot.local.date() == day
        for item in (_item(vault, row.case_id, row.name, template, row),)
    }  # fmt: skip
    rows = {row.id: row for row in scheduled}
    names = {row.id: row.name for row in vault.cases()}
    for case_id in _may_have_sent(vault, scheduled, day):
        for paper in document.items(vault.case(case_id)):
            if paper.template in _INVITATIONS and paper.date == day:
                row = rows.get(paper.hearing or "")
                item = _item(vault, case_id, names[case_id], paper.template, row, paper.hearing)
                found.setdefault(item.id, item)
    return tuple(sorted(found.values(), key=lambda item: (item.at or datetime.max, item.name, item.template)))  # noqa: DTZ901 - wall time


def of_hearing(vault: Vault, case_id: str, hearing_id: str) -> tuple[Item, ...]:
    """What one hearing needs, in the order of `resources/rules/printing.toml`.

    Raises:
        UserError: `record_unknown`, `record_ambiguous`; `rule_refused` for a hearing that was cancelled.
    """
    row = pick([row for row in vault.hearings() if row.case_id == case_id], hearing_id, what="hearing")
    if row.state is not HearingState.SCHEDULED:
        raise UserError(
            "rule_refused",
            reason="klarifikasi itu dibatalkan",
            hint="Pilih klarifikasi lain, atau jadwalkan yang baru.",
        )
    papers = printing.of_hearing(vault.office.kind.value, row.capacity)
    return tuple(
        replace(_item(vault, case_id, row.name, paper.template, row), spare=paper.spare) for paper in papers
    )


def make(
    vault: Vault,
    items: Sequence[Item],
    readers: ReaderPool,
    *,
    numbered: bool,
    parts: Mapping[str, str] | None = None,
    earlier: bool = False,
    progress: Report | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Done:
    """Makes what is not there yet, as drafts or with numbers; each paper is durable before the next begins.

    What the list said may be old: every paper is looked up again first. A draft gets its number with the words that
    it has; a paper that was begun in a form, with the answers given there. `readers` decode pictures that a paper shows. `cancelled` is asked between two papers, so none is left half made and no number without its paper;
    `progress` hears how many are done and of how many.
    """
    outcomes: list[Outcome] = []
    for at, item in enumerate(items):
        if cancelled():
            return Done(outcomes=tuple(outcomes), left=tuple(items[at:]))
        if progress is not None:
            progress(at, len(items))
        try:
            outcomes.append(
                _make(vault, item, readers, numbered=numbered, parts=parts or {}, earlier=earlier)
            )
        except UserError as error:
            outcomes.append(Outcome(item=item, error=error))
    return Done(outcomes=tuple(outcomes))


def parts_asked(vault: Vault, items: Iterable[Item]) -> dict[str, str]:
    """The parts of numbers that a person has to give for these papers, in order, with what was last given."""
    registers = {one.id: one for one in number_rows.registers(vault.office_ledger, vault.office.kind.value)}
    asked: dict[str, str] = {}
    for item in items:
        if item.numbered and item.state in (State.MISSING, State.DRAFT):
            edition, values, _ = prepared(vault, item.case_id, item.template, {}, item.hearing_id)
            register = registers[_register(edition, values)]
            known, used = known_parts(vault, register), remembering.number_parts_of(vault, item.template)
            for name in register.asked:
                if name not in known:
                    asked[name] = asked.get(name) or used.get(name, "")
    return asked


def _make(
    vault: Vault, item: Item, readers: ReaderPool, *, numbered: bool, parts: Mapping[str, str], earlier: bool
) -> Outcome:
    now = replace(item, document=_found(vault, item))
    draft = now.document
    if now.state is State.READY or (draft is not None and not (numbered and item.numbered)):
        return Outcome(item=now, kept=True)
    answers = answers_of(vault, item.case_id, draft) if draft is not None else _begun(_asked(vault, item))
    shown = letters_shown(vault, item.case_id, item.template, answers, hearing_id=item.hearing_id)
    pictures = decode_all(shown, readers) if shown else None
    if numbered and item.numbered:
        made = issue(
            vault, item.case_id, item.template, answers, parts=parts, earlier=earlier, hearing_id=item.hearing_id,
            pictures=pictures,
        )  # fmt: skip
    else:
        made = create(
            vault, item.case_id, item.template, answers, hearing_id=item.hearing_id, pictures=pictures
        )
    return Outcome(item=replace(now, document=made, lacking=()))


def _item(
    vault: Vault,
    case_id: str,
    name: str,
    template: str,
    row: HearingRow | None,
    hearing_id: str | None = None,
) -> Item:
    uses = template in records.USES_HEARING
    item = Item(
        case_id=case_id, name=name, template=template, title=_TITLES[template], spare=False, numbered=False,
        hearing_id=(row.id if row is not None else hearing_id) if uses else None,
        at=row.slot.local if row is not None else None,
    )  # fmt: skip
    paper = _found(vault, item)
    if paper is not None and not paper.draft:
        return replace(item, document=paper, numbered=paper.number is not None)
    try:
        edition, values, _ = prepared(vault, case_id, template, {}, item.hearing_id)
        takes = _register(edition, values) in _NUMBERED
        lacking = () if paper is not None else _lacking(vault, item, edition, values)
    except UserError as error:
        return replace(item, document=paper, lacking=(str(error.facts.get("field", error.code)),))
    return replace(item, document=paper, numbered=takes, lacking=lacking)


def _found(vault: Vault, item: Item) -> Document | None:
    """The paper of this kind for this hearing: the last complete one, else the last draft."""
    papers = [
        paper
        for paper in document.items(vault.case(item.case_id))
        if paper.template == item.template and (item.hearing_id is None or paper.hearing == item.hearing_id)
    ]
    complete = [paper for paper in papers if not paper.draft]
    found = complete or papers
    return found[-1] if found else None


def _lacking(vault: Vault, item: Item, edition: Template, values: dict[str, object]) -> tuple[str, ...]:
    asked = _asked(vault, item)
    labels = {field.key: field.label for field in asked}
    empty = [field.label for field in asked if field.required and not field.value]
    if empty:
        return tuple(empty)
    begun = _begun(asked)
    if begun:
        _, values, _ = prepared(vault, item.case_id, item.template, begun, item.hearing_id)
    try:
        contexts.complete(edition.head, values)
    except UserError as error:
        name = str(error.facts.get("field", error.code))
        return (labels.get(name, name),)
    return ()


def _asked(vault: Vault, item: Item) -> tuple[FormField, ...]:
    return form(vault, item.case_id, item.template, item.hearing_id).fields


def _begun(fields: Iterable[FormField]) -> dict[str, str]:
    """What a form would be sent with as it opens: the answers that were begun, and how the office writes."""
    return {field.key: field.value for field in fields if field.origin and field.value}


def _register(edition: Template, values: Mapping[str, object]) -> str:
    return edition.head.chosen(lambda name: look_up(values, name)).register


def _may_have_sent(vault: Vault, scheduled: Iterable[HearingRow], day: date) -> tuple[str, ...]:
    """The cases that can have an invitation dated `day`: numbered that day, or heard on that day or later.

    A letter comes before its hearing; so not every case of the office has to be opened.
    """
    found = {row.case_id: None for row in scheduled if row.slot.local.date() >= day}
    for register in _SENT_FROM:
        for number in number_rows.numbers(vault.office_ledger, register, day.year):
            if number.day == day and number.case:
                found[number.case] = None
    known = {row.id for row in vault.cases()}
    return tuple(case_id for case_id in found if case_id in known)
