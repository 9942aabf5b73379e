"""Bringing the index up to date with one ledger: only records that changed are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from core.case import correction, document, evidence, hearing, quote, reading, subject
from core.case.evidence import Evidence
from core.case.ledger import TOMBSTONE, Ledger
from core.case.reading import ReadingRecord
from core.errors import UserError
from core.reading.values import Reading
from core.vault.row_tables import RowTables
from core.vault.rows import CaseRow, EvidenceRow, PaperRow, ReadState
from core.vault.search import sources
from core.vault.search.texts import Texts

AT_ONCE: Final = 64
"""More texts than these are left to `settle`, so that no unlocking waits for hundreds of readings."""
_PARTS: Final = (reading.KIND, correction.KIND, quote.KIND)


class Taking:
    """One ledger, the tables, and `file`: the number of the ledger's file in the index."""

    def __init__(self, ledger: Ledger, file: int, rows: RowTables, texts: Texts) -> None:
        self._ledger = ledger
        self._file = file
        self._rows = rows
        self._texts = texts

    def take(self, changed: Mapping[tuple[str, str], str]) -> None:
        """Looks at the changed records (with the time of the change) and at what depends on them.

        Raises:
            KeyError, ValueError, TypeError: for a record of a form that is not ours.
        """
        touched = dict.fromkeys(record for record, kind in changed if kind == evidence.KIND)
        for record, kind in changed:
            if kind in _PARTS:
                found = self._part(record)
                if kind != quote.KIND:  # a quote changes nothing of what was read
                    touched.update(dict.fromkeys(found))
            if kind == document.KIND and self._ledger.kind == "case":
                self._paper(record)
            if kind != evidence.KIND and kind in sources.SEARCHED:
                self._record(record, kind)
        later = len(touched) > AT_ONCE
        for item in touched:
            self._evidence(item, later=later)
        if self._ledger.kind == "case" and changed:
            self._case(max(changed.values()))

    def settle(self, evidence_ids: Iterable[str]) -> None:
        """Reads the texts that were left for later."""
        for item in evidence_ids:
            self._evidence(item, later=False)

    def _part(self, record: str) -> set[str]:
        """The evidence that a reading or correction belongs to, and belonged to."""
        known = self._rows.evidence_of(self._file, record)
        found = [revision for revision in self._ledger.among([record]) if revision.kind in _PARTS]
        now = str(found[-1].body["evidence"]) if found else None
        self._rows.put_part(self._file, record, now)
        return {item for item in (known, now) if item is not None}

    def _paper(self, record: str) -> None:
        found = [item for item in document.among(self._ledger, [record]) if item.code]
        if not found:
            self._rows.drop_paper(self._ledger.file_id, record)
        for item in found:
            self._rows.put_paper(
                PaperRow(
                    case_id=self._ledger.file_id, document=item.id, code=item.code, title=item.title,
                    number=item.number or "", pages=item.pages,
                )
            )  # fmt: skip

    def _record(self, record: str, kind: str) -> None:
        if kind == hearing.KIND:
            item = hearing.one(self._ledger, record)
            if item is None:
                self._rows.drop_hearing(self._ledger.file_id, record)
            else:
                self._rows.put_hearing(self._ledger.file_id, item)
        found = [revision for revision in self._ledger.among([record]) if revision.kind == kind]
        content = sources.of_record(found[-1]) if found else None
        if content is None or (kind == quote.KIND and not self._listed(str(found[-1].body["evidence"]))):
            self._texts.drop(self._file, record)
        else:
            self._texts.put(self._texts.number_of(self._file, kind, record), content.at, content.parts())

    def _listed(self, evidence_id: str) -> bool:
        item = evidence.one(self._ledger, evidence_id)
        return item is not None and item.at_work

    def _evidence(self, evidence_id: str, *, later: bool) -> None:
        item = evidence.one(self._ledger, evidence_id)
        parts = self._rows.parts_of(self._file, evidence_id)
        if item is None or item.moved_to is not None:
            number = self._texts.drop(self._file, evidence_id)
            if number is not None:
                self._rows.drop_evidence(number)
        else:
            self._listed_evidence(item, parts, later=later)
        for revision in self._ledger.among(parts):
            if revision.kind == quote.KIND:
                self._record(revision.record, quote.KIND)

    def _listed_evidence(self, item: Evidence, parts: list[str], *, later: bool) -> None:
        record = reading.latest(self._ledger, parts)
        later = later and record is not None and record.ok
        text = None if later or record is None else self._text(parts)
        number = self._texts.number_of(self._file, evidence.KIND, item.id)
        row = _row(self._ledger.file_id, item, record, text)
        self._rows.put_evidence(number, self._file, self._place(item.id), row, readable=item.readable)
        self._rows.owe(number, self._file, owed=later)
        if item.aside or later:
            self._texts.clear(number)
            return
        said = [part for words in sources.texts_of_source(item) for part in sources.parts_of(words)]
        read = sources.parts_of_reading(text) if text is not None else []
        self._texts.put(number, sources.moment_of_evidence(item), [*read, *said])

    def _text(self, parts: list[str]) -> Reading | None:
        """What was read, as persons corrected it.

        None for words that are damaged or of a later version: the full check names them, and they must not keep
        the rest of the file from being listed.
        """
        try:
            return correction.text_among(self._ledger, parts)
        except (UserError, ValueError):
            return None

    def _place(self, record: str) -> int:
        return int(self._ledger.rows("SELECT min(place) FROM current WHERE record = ?", (record,))[0][0])

    def _case(self, changed_at: str) -> None:
        person = subject.of(self._ledger)
        count, unread = self._rows.counts(self._file)
        case_id = self._ledger.file_id
        documents = self._ledger.rows(
            "SELECT count(DISTINCT record) FROM current WHERE kind = 'document' AND action <> ?", (TOMBSTONE,)
        )
        self._rows.put_case(
            CaseRow(
                id=case_id,
                name=person.name,
                front_titles=person.front_titles,
                back_titles=person.back_titles,
                id_number=person.id_number,
                position=person.position,
                work_unit=person.work_unit,
                status=person.status,
                evidence=count,
                unread=unread,
                hearings=self._rows.hearing_count(case_id),
                documents=int(documents[0][0]),
                changed_at=max(changed_at, self._rows.changed_at(case_id)),
                official=person.official,
            )
        )


def _row(file_id: str, item: Evidence, record: ReadingRecord | None, text: Reading | None) -> EvidenceRow:
    state = ReadState.NONE if record is None else ReadState.OK if record.ok else ReadState.FAILED
    words = [word for line in text.lines for word in line.words] if text is not None else []
    return EvidenceRow(
        file_id=file_id,
        id=item.id,
        name=item.name,
        sha256=item.sha256,
        size=item.size,
        media_type=item.media_type,
        added_at=item.added_at,
        added_by=item.added_by,
        platform=item.source.platform,
        account=item.source.account,
        posted_at=item.source.posted_at,
        captured_at=item.source.captured_at,
        state=state,
        reason=record.reason if record is not None else None,
        words=record.word_count if record is not None else 0,
        doubtful=sum(word.doubtful for word in words),
        fingerprint=text.prints[0] if text is not None and text.prints else "",
        aside=item.aside,
    )
