"""What is known of the pieces in the inbox: what the vault has, and what their words tell.

Reading from the vault and learning from words are apart, because they belong to different threads: only `rows`,
`words_of` and `elsewhere` touch the vault. `core.process.cards` puts it together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Final

from core.case import checklist, correction, evidence, reading
from core.case.checklist import NO_MARKS, Marks
from core.case.correction import Correction, corrected
from core.case.evidence import Evidence
from core.case.reading import ReadingRecord
from core.case.source import moment_of
from core.people.sought import Sought, account
from core.process.completeness import Shown, shown
from core.reading.duplicates import Sight
from core.reading.fields import Field, FieldKind, Keywords, Part, find_fields
from core.reading.overlap import NO_TEXT, Text, text_of
from core.reading.values import reading_from_json
from core.vault.vault import Vault

_MOST_LINES: Final = 60
_MOST_TOLD: Final = 12


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Evidence of a case file, as far as likeness goes; `fingerprint` is that of its first page, empty without one."""

    id: str
    file_id: str
    sha256: str
    fingerprint: str


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


def elsewhere(vault: Vault) -> tuple[Elsewhere, ...]:
    """The evidence of all case files, without any being opened."""
    return tuple(
        Elsewhere(id=row.id, file_id=row.file_id, sha256=row.sha256, fingerprint=row.fingerprint)
        for row in vault.evidence_rows()
        if row.file_id != vault.inbox_id
    )


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


def sights(
    found: Sequence[Row], known: Mapping[str, Known], others: Sequence[Elsewhere] = ()
) -> tuple[Sight, ...]:
    """What is compared for likeness: everything but what was laid aside, then what case files have besides."""
    own = {row.item.id for row in found}
    return (
        *(
            Sight(
                id=row.item.id, sha256=row.item.sha256,
                prints=known[row.item.id].prints if row.item.id in known else (),
                text=known[row.item.id].text if row.item.id in known else NO_TEXT,
            )
            for row in found
            if not row.item.aside
        ),
        *(
            Sight(id=one.id, sha256=one.sha256, prints=(one.fingerprint,) if one.fingerprint else ())
            for one in others
            if one.id not in own
        ),
    )  # fmt: skip


def _captured(item: Evidence) -> datetime | None:
    if not item.source.captured_at:
        return None
    moment = moment_of(item.source.captured_at)
    return moment if isinstance(moment, datetime) else None
