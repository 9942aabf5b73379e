"""What the inbox shows: every piece with what is known of it, beside its likes, the newest day first.

Reading from the vault, learning from words and putting cards together are apart, because they belong to different
threads: only `rows` and `words_of` touch the vault.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Final

from core.case import checklist, correction, evidence, reading
from core.case.checklist import NO_MARKS, Marks
from core.case.correction import Correction, corrected
from core.case.evidence import Evidence
from core.case.reading import ReadingRecord
from core.case.source import moment_of
from core.clock import parse_instant
from core.people.sought import Sought, account
from core.process.completeness import Beside, Checked, Shown, State, check, shown
from core.reading.duplicates import Group, Link, Sight
from core.reading.fields import Field, FieldKind, Keywords, Part, find_fields
from core.reading.overlap import NO_TEXT, Text, text_of
from core.reading.values import reading_from_json
from core.vault.vault import Vault

_MOST_LINES: Final = 60
_MOST_TOLD: Final = 12
_MOST_BESIDE: Final = 40
"""Captures of one account that are looked at for what another lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One piece of evidence of the inbox, also one that was moved or laid aside."""

    item: Evidence
    reading: ReadingRecord | None = None
    marks: Marks = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a person still has to decide about it."""
        return self.item.moved_to is None and not self.item.aside

    @property
    def key(self) -> tuple[object, ...] | None:
        """What `learn` depends on; None while there are no words."""
        if self.reading is None or self.reading.words_blob is None:
            return None
        return self.reading.words_blob, tuple(c.id for c in self.corrections), self.item.source.captured_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was learned from the words of one picture; small, because thousands are kept.

    `told` are the fields that matter, each kind with its text as read; `asked` is the question to the register whom
    the picture may be about; `pixels` counts those of the first page.
    """

    key: tuple[object, ...]
    shown: Shown
    told: tuple[tuple[FieldKind, str], ...]
    asked: Sought
    prints: tuple[str, ...]
    text: Text
    pixels: int


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
    this one among them, empty when it is alone; `link` is why. `gone_to` are cases that took something alike over.
    """

    item: Evidence
    reading: ReadingRecord | None
    known: Known | None
    checked: tuple[Checked, ...]
    day: date
    group: tuple[str, ...] = ()
    link: Link | None = None
    gone_to: tuple[str, ...] = ()

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

    @property
    def lacking(self) -> int:
        """How many items of the checklist are missing."""
        return sum(one.state is State.MISSING for one in self.checked)


def rows(vault: Vault) -> tuple[Row, ...]:
    """Everything of the inbox in order of intake, also what was moved or laid aside."""
    inbox = vault.inbox
    readings, marks = reading.of_evidence(inbox), checklist.of_file(inbox)
    corrections: dict[str, list[Correction]] = defaultdict(list)
    for one in correction.items(inbox):
        corrections[one.evidence].append(one)
    return tuple(
        Row(
            item=item, reading=readings.get(item.id), marks=marks.get(item.id, NO_MARKS),
            corrections=tuple(corrections.get(item.id, ())),
        )
        for item in evidence.every(inbox)
    )  # fmt: skip


def words_of(vault: Vault, wanted: Iterable[Row]) -> tuple[tuple[Row, bytes], ...]:
    """The stored words of those that have some. Raises UserError `blob_damaged`."""
    return tuple(
        (row, words)
        for row in wanted
        if row.reading is not None and (words := reading.words(vault.inbox, row.reading)) is not None
    )


def learn(row: Row, words: bytes, *, zone: tzinfo, keywords: Keywords | None = None) -> Known:
    """What the words of a picture tell, as persons corrected them; about 10 ms for a full page."""
    found = corrected(reading_from_json(json.loads(words)), row.corrections)
    fields = find_fields(found, captured_at=_captured(row.item), keywords=keywords, zone=zone)
    first = found.pages[0]
    return Known(
        key=row.key or (),
        shown=shown(found, fields),
        told=tuple((one.kind, one.text) for one in fields if one.key)[:_MOST_TOLD],
        asked=_about(fields, "\n".join(line.text for line in found.lines[:_MOST_LINES])),
        prints=found.prints,
        text=text_of(found),
        pixels=first.width * first.height,
    )


def sought(item: Evidence, known: Known) -> Sought:
    """The question to the register whom a picture may be about; an account that a person named comes first."""
    named = account(item.source.account)
    return replace(known.asked, handle=named, text="") if named else known.asked


def _about(fields: Sequence[Field], text: str) -> Sought:
    """The account that says what supports somebody, else the first author, else anybody in the text."""
    saying = {f.block for f in fields if f.kind is FieldKind.STATEMENT and f.key and f.block is not None}
    authors = [f for f in fields if f.key and f.detail == Part.AUTHOR and f.value]
    chosen = [f for f in authors if f.block in saying] or authors
    block = chosen[0].block if chosen else None
    name = next((f.value for f in chosen if f.kind is FieldKind.DISPLAY_NAME and f.block == block), "")
    handle = next((f.value for f in chosen if f.kind is FieldKind.HANDLE and f.block == block), "")
    number = next((f.value for f in fields if f.kind is FieldKind.NIP and f.value), "")
    if name or handle or number:
        return Sought(name=name, handle=handle, number=number)
    return Sought(text=text)


def sights(found: Sequence[Row], known: Mapping[str, Known]) -> tuple[Sight, ...]:
    """What is compared for likeness: everything but what was laid aside."""
    return tuple(
        Sight(
            id=row.item.id, sha256=row.item.sha256,
            prints=known[row.item.id].prints if row.item.id in known else (),
            text=known[row.item.id].text if row.item.id in known else NO_TEXT,
        )
        for row in found
        if not row.item.aside
    )  # fmt: skip


def cards(
    found: Sequence[Row], known: Mapping[str, Known], alike: Sequence[Group], zone: tzinfo
) -> tuple[Card, ...]:
    """A card for all that was not moved, the newest day first, and within a day the newest first."""
    by_id = {row.item.id: row for row in found}
    group_of = {member: group for group in alike for member in group.members}
    beside = _Besides(by_id, known, group_of)
    made = []
    for row in sorted(found, key=lambda row: row.item.added_at, reverse=True):
        if row.item.moved_to is not None:
            continue
        members, link, gone = _company(row, group_of.get(row.item.id), by_id, known)
        made.append(
            Card(
                item=row.item,
                reading=row.reading,
                known=known.get(row.item.id),
                checked=check(row.item, _shown(known, row), marks=row.marks, beside=beside.of(row)),
                day=parse_instant(row.item.added_at).astimezone(zone).date(),
                group=members,
                link=link,
                gone_to=gone,
            )
        )
    return tuple(made)


def _company(
    row: Row, group: Group | None, by_id: Mapping[str, Row], known: Mapping[str, Known]
) -> tuple[tuple[str, ...], Link | None, tuple[str, ...]]:
    if group is None or not row.waits:
        return (), None, ()
    others = [by_id[member] for member in group.members if member in by_id]
    at_work = sorted((other for other in others if other.waits), key=lambda other: _rank(other, known))
    gone = dict.fromkeys(other.item.moved_to for other in others if other.item.moved_to is not None)
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


def _captured(item: Evidence) -> datetime | None:
    if not item.source.captured_at:
        return None
    moment = moment_of(item.source.captured_at)
    return moment if isinstance(moment, datetime) else None
