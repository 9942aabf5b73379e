"""A paper written once more: what it was written from, as the answers that write the same paper again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from core.case import document
from core.case.document import Document
from core.process.letters.answers import as_json, as_text
from core.process.letters.checks import rule_of
from core.process.letters.making import create, prepared, shown
from core.process.letters.pictures import decode_all
from core.reading.pool import ReaderPool
from core.vault.vault import Vault
from core.writing.context import look_up
from core.writing.head import PaperName

_DATE: Final = "surat.tanggal"
_PAPER: Final = "cetak.kertas"


def answers_of(vault: Vault, case_id: str, draft: Document) -> dict[str, str]:
    """Everything the draft says that the records alone would not say; its number is left out.

    Raises:
        UserError: as `letters.create`; `blob_damaged`.
    """
    _, frozen = document.made_from(vault.case(case_id), draft)
    day = {_DATE: draft.date.isoformat()} if look_up(frozen, _DATE) is not None else {}
    edition, values, _ = prepared(vault, case_id, draft.template, day, draft.hearing)
    now = as_json(values)
    said = dict(day)
    for name, value in _leaves(frozen):
        if (
            name != edition.head.number
            and value != look_up(now, name)
            and rule_of(edition.head, name) is not None
        ):
            said[name] = _answer(value)
    return said


def on_paper(vault: Vault, case_id: str, paper: Document, size: PaperName, readers: ReaderPool) -> Document:
    """The paper made anew, without a number, for sheets of another size; the one there was stays in the record.

    Raises:
        UserError: as `letters.create`; `blob_damaged`. A picture that cannot be decoded is left out of the paper.
    """
    answers = {**answers_of(vault, case_id, paper), _PAPER: size}
    pictures = decode_all(shown(vault, case_id, paper.template, answers, hearing_id=paper.hearing), readers)
    return create(vault, case_id, paper.template, answers, hearing_id=paper.hearing, pictures=pictures)


def _leaves(values: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _answer(value: object) -> str:
    """Rows of a table as JSON, which takes any text in a cell; all else as a person types it."""
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        return json.dumps(value, ensure_ascii=False)
    return as_text(value)
