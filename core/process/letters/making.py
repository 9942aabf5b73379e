"""Writing a paper and freezing it in the case."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from core.case import document
from core.case.canonical import Json
from core.case.document import Document, Made
from core.case.ledger import grouped
from core.errors import UserError
from core.process.letters import editions, effect, house, records, remembering, reporters, signers
from core.process.letters.answers import as_json, as_text, paper_date, put_over, rule_of
from core.process.letters.catalogue import known as known_template
from core.process.letters.form import today_of
from core.process.letters.pictures import DIGESTS, Pictures, Shown, by_code, put_sentences, shown_in
from core.rules import paper_code
from core.vault import office_calendar
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing.context import look_up
from core.writing.document import Written
from core.writing.template import Template

LONGEST_NUMBER: Final = 200


def create(
    vault: Vault,
    case_id: str,
    template_id: str,
    answers: Mapping[str, str],
    *,
    hearing_id: str | None = None,
    pictures: Pictures | None = None,
) -> Document:
    """Writes a letter and freezes it in the case; without the number it needs it carries KONSEP.

    `pictures` are the decoded ones of `shown`, by digest; a picture that is not among them leaves a sentence.
    What the office used of `remembering.HABITS` is remembered, and the unfinished answers are taken away.

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
    named = shown_in(vault, known, values)
    decoded = by_code(named, pictures)
    put_sentences(values, decoded)
    # A code that comes to mean another picture makes another paper.
    digests: dict[str, Json] = {each.code: each.sha256 for each in named}
    context = {**as_json(values), **({DIGESTS: digests} if digests else {})}
    if reporters.told_in(context):
        context[reporters.SALT] = reporters.salt(vault, case_id)
    same = document.same(
        ledger, template_digest=edition.digest, day=known.day, hearing=hearing, context=context
    )
    if same is None:
        stamp = f"Kepala riwayat: {grouped(ledger.head())}"
        written = papers.fill(
            edition, values, on=known.day, stamp=stamp,
            pictures=decoded | house.pictures(vault, values), code=_new_code(vault),
        )  # fmt: skip
        same = _freeze(
            vault, case_id, _made(name, number, known.day, hearing, context, written, edition.source)
        )
    # The paper is there. That something of it cannot be remembered (full disk) must not say that it is not:
    # whoever gave it a number would give the number up.
    with suppress(UserError):
        remembering.learn(vault, name, answers, known.person)
        for unfinished in {hearing_id, hearing}:
            remembering.keep_draft(vault, case_id, name, {}, hearing_id=unfinished)
    return same


def shown(
    vault: Vault, case_id: str, template_id: str, answers: Mapping[str, str], *, hearing_id: str | None = None
) -> tuple[Shown, ...]:
    """The pictures of evidence that the paper will show, to be decoded before it is written; raises as `create`."""
    _, values, known = prepared(vault, case_id, known_template(template_id), answers, hearing_id)
    return shown_in(vault, known, values)


def refuse_unknown(vault: Vault, template_id: str, answers: Mapping[str, str]) -> None:
    """Refuses answers to what the template does not ask, before anybody is told that something is missing.

    Raises:
        UserError: `question_unknown` with `template`, `field` and the nearest names as `near`; `record_unknown`,
            `setting_invalid` for the date of the paper.
    """
    edition = editions.edition(vault, known_template(template_id), _document_date(vault, answers))
    for key in answers:
        rule_of(edition.head, key)


def _freeze(vault: Vault, case_id: str, made: Made) -> Document:
    with vault.change(case_id) as changing:
        return document.add(changing, made)


def _made(
    name: str,
    number: str | None,
    day: date,
    hearing: str | None,
    context: dict[str, Json],
    written: Written,
    source: str,
) -> Made:
    return Made(
        template=name,
        title=written.title,
        number=None if written.draft else number,
        date=day,
        pdf=written.pdf,
        pages=written.pages,
        template_digest=written.template_digest,
        template_text=source,
        fonts=written.fonts,
        libraries=written.libraries,
        context=context,
        draft=written.draft,
        hearing=hearing,
        code=written.code,
        reporter=reporters.told_in(context),
    )


def prepared(
    vault: Vault, case_id: str, name: str, answers: Mapping[str, str], hearing_id: str | None
) -> tuple[Template, dict[str, object], records.Known]:
    """The edition of the template, the values of the paper, and what they were taken from; raises as `create`."""
    day = _document_date(vault, answers)
    edition = editions.edition(vault, name, day)
    known = records.gather(vault, case_id, name, hearing_id, day)
    values = records.values(known, name, edition.head)
    signers.take(values, answers, vault.office)
    put_over(values, answers, edition.head, on=day)
    effect.fill_in(values, edition.head, on=day, calendar=office_calendar.of(vault.office_ledger))
    return edition, values, known


def _new_code(vault: Vault) -> str:
    """A code that no paper of the vault has; it is random, so no page tells more than that it belongs to this paper."""
    while vault.papers(code := paper_code.new_id()):
        pass  # one in a million with 35,000 papers
    return code


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
    return paper_date(given)
