"""Cards of the inbox: what is known of every piece, put together for a person to decide about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from typing import Final

from core.case.evidence import Evidence
from core.case.reading import ReadingRecord
from core.clock import parse_instant
from core.people.sought import account
from core.process.completeness import Beside, Checked, Shown, check, missing
from core.process.triage import Elsewhere, Known, Row
from core.reading.duplicates import Group, Link

_MOST_BESIDE: Final = 40
"""Captures of one account that are looked at for what another lacks."""


class Health(StrEnum):
    """How far the reading of a picture is."""

    UNREAD = "unread"
    FAILED = "failed"
    READ = "read"
    EMPTY = "empty"
    """Read, without a word."""
    NONE = "none"
    """A kind of file that text is not read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One piece as the grid shows it.

    `day` is the office's day of intake. `group` are the pieces at work that belong together, the best first and
    this one among them, empty when it is alone; `link` is why. `gone_to` are cases that have something alike,
    `lacking` counts the items of the checklist that are missing.
    """

    item: Evidence
    reading: ReadingRecord | None
    known: Known | None
    checked: tuple[Checked, ...]
    day: date
    group: tuple[str, ...] = ()
    link: Link | None = None
    gone_to: tuple[str, ...] = ()
    lacking: int = 0

    @property
    def id(self) -> str:
        """The id of the evidence."""
        return self.item.id

    @property
    def leads(self) -> bool:
        """Whether it stands for its group."""
        return not self.group or self.group[0] == self.item.id

    @property
    def health(self) -> Health:
        """How far its reading is."""
        if not self.item.readable:
            return Health.NONE
        if self.reading is None:
            return Health.UNREAD
        if not self.reading.ok:
            return Health.FAILED
        return Health.READ if self.reading.word_count else Health.EMPTY


def cards(
    found: Sequence[Row], known: Mapping[str, Known], alike: Sequence[Group], zone: tzinfo,
    others: Sequence[Elsewhere] = (),
) -> tuple[Card, ...]:  # fmt: skip
    """A card for all that was not moved, the newest day first, and within a day the newest first."""
    by_id = {row.item.id: row for row in found}
    in_cases = {one.id: one.file_id for one in others} | {
        row.item.id: row.item.moved_to for row in found if row.item.moved_to is not None
    }
    group_of = {member: group for group in alike for member in group.members}
    beside = _Besides(by_id, known, group_of)
    made = []
    for row in sorted(found, key=lambda row: row.item.added_at, reverse=True):
        if row.item.moved_to is not None:
            continue
        members, link, gone = _company(row, group_of.get(row.item.id), by_id, known, in_cases)
        checked = check(row.item, _shown(known, row), marks=row.marks, beside=beside.of(row))
        made.append(
            Card(
                item=row.item,
                reading=row.reading,
                known=known.get(row.item.id),
                checked=checked,
                day=parse_instant(row.item.added_at).astimezone(zone).date(),
                group=members,
                link=link,
                gone_to=gone,
                lacking=missing(checked),
            )
        )
    return tuple(made)


def _company(
    row: Row, group: Group | None, by_id: Mapping[str, Row], known: Mapping[str, Known], in_cases: Mapping[str, str]
) -> tuple[tuple[str, ...], Link | None, tuple[str, ...]]:  # fmt: skip
    if group is None or not row.waits:
        return (), None, ()
    own = [by_id[member] for member in group.members if member in by_id]
    at_work = sorted((other for other in own if other.waits), key=lambda other: _rank(other, known))
    gone = dict.fromkeys(in_cases[member] for member in group.members if member in in_cases)
    members = tuple(other.item.id for other in at_work) if len(at_work) > 1 else ()
    return members, group.link_of(row.item.id), tuple(gone)


def _rank(row: Row, known: Mapping[str, Known]) -> tuple[int, str]:
    """The one with most pixels stands for a group: messengers reduce what they pass on. Then the first that came."""
    seen = known.get(row.item.id)
    return -(seen.pixels if seen else 0), row.item.added_at


class _Besides:
    """Other captures of the same account or the same post."""

    def __init__(
        self, by_id: Mapping[str, Row], known: Mapping[str, Known], group_of: Mapping[str, Group]
    ) -> None:
        self._by_id, self._known, self._group_of = by_id, known, group_of
        self._of_account: dict[str, list[str]] = defaultdict(list)
        for item_id, row in by_id.items():
            if name := self._account(row):
                self._of_account[name].append(item_id)

    def of(self, row: Row) -> tuple[Beside, ...]:
        group = self._group_of.get(row.item.id)
        same_post = set(group.members) if group is not None else set()
        same_account = self._of_account.get(self._account(row), ())[:_MOST_BESIDE]
        return tuple(
            Beside(item=other.item, shown=_shown(self._known, other), same_post=item_id in same_post)
            for item_id in dict.fromkeys((*same_post, *same_account))
            if item_id != row.item.id and (other := self._by_id.get(item_id)) is not None
        )

    def _account(self, row: Row) -> str:
        seen = _shown(self._known, row)
        return account(row.item.source.account or (seen.field("handle") if seen is not None else ""))


def _shown(known: Mapping[str, Known], row: Row) -> Shown | None:
    found = known.get(row.item.id)
    return found.shown if found is not None else None
