"""Writing a paper and freezing it in the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from core.case import document
from core.case.document import Document, Made
from core.case.ledger import grouped
from core.errors import UserError
from core.process.letters import effect, records
from core.process.letters.answers import as_json, as_text, put_over
from core.process.letters.catalogue import known as known_template
from core.process.letters.form import today_of
from core.process.letters.house import pictures, signer_named
from core.vault import office_calendar
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing import template
from core.writing.context import look_up
from core.writing.template import Template

LONGEST_NUMBER: Final = 200


def create(
    vault: Vault, case_id: str, template_id: str, answers: Mapping[str, str], *, hearing_id: str | None = None
) -> Document:
    """Writes a letter and freezes it in the case; without the number it needs it carries KONSEP.

    The same values give the letter that is there already, byte for byte: the head of the record printed at
    its foot is the one of the day it was made. `answers` are texts by dotted Indonesian names; they win over
    what the case says.

    Raises:
        UserError: `record_unknown`, `field_missing` with the field, `setting_invalid`, `rule_refused`.
    """
    name = known_template(template_id)
    edition, values, known = prepared(vault, case_id, name, answers, hearing_id)
    ledger, hearing = known.ledger, known.hearing.id if known.hearing else None
    number = _number(as_text(look_up(values, edition.head.number)), edition.head.number)
    same = document.same(
        ledger, template_digest=edition.digest, day=known.day, hearing=hearing, context=as_json(values)
    )
    if same is not None:
        return same
    written = papers.fill(
        edition, values, on=known.day, stamp=f"Kepala riwayat: {grouped(ledger.head())}",
        pictures=pictures(vault, values),
    )  # fmt: skip
    made = Made(
        template=name,
        title=written.title,
        number=None if written.draft else number,
        date=known.day,
        pdf=written.pdf,
        pages=written.pages,
        template_digest=written.template_digest,
        fonts=written.fonts,
        libraries=written.libraries,
        context=as_json(values),
        draft=written.draft,
        hearing=hearing,
    )
    with vault.change(case_id) as changing:
        return document.add(changing, made)


def prepared(
    vault: Vault, case_id: str, name: str, answers: Mapping[str, str], hearing_id: str | None
) -> tuple[Template, dict[str, object], records.Known]:
    """The edition of the template, the values of the paper, and what they were taken from; raises as `create`."""
    day = _document_date(vault, answers)
    edition = template.load(name, day)
    known = records.gather(vault, case_id, name, hearing_id, day)
    values = records.values(known, name, edition.head)
    put_over(values, signer_named(values, vault.office, answers), edition.head)
    effect.fill_in(values, edition.head, on=day, calendar=office_calendar.of(vault.office_ledger))
    return edition, values, known


def _number(text: str, field: str) -> str | None:
    number = text.strip() or None
    if number is not None and (len(number) > LONGEST_NUMBER or not number.isprintable()):
        raise UserError(
            "setting_invalid", field=field, reason=f"satu baris, paling banyak {LONGEST_NUMBER} huruf"
        )
    return number


def _document_date(vault: Vault, answers: Mapping[str, str]) -> date:
    given = answers.get("surat.tanggal") or answers.get("tanggal")
    if not given:
        return today_of(vault)
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UserError(
            "setting_invalid", field="surat.tanggal", reason="ISO 8601, mis. 2026-11-23"
        ) from error
