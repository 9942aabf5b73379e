"""A paper as it would come out now: nothing is frozen, what is missing is a visible blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from core.errors import UserError
from core.process.letters import cautions, house
from core.process.letters.catalogue import known as known_template
from core.process.letters.making import prepared
from core.process.letters.pictures import Pictures, Shown, by_code, put_sentences, shown_in
from core.process.letters.records import Known
from core.vault import office_calendar
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing import groups
from core.writing.context import EITHER, complete, is_empty, look_up, put
from core.writing.document import Written
from core.writing.head import Head, Variant
from core.writing.template import Template

BLANK: Final = "…" * 12
"""What stands in the preview for a text that is not answered."""
_WRITABLE: Final = frozenset({"text", "long"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A paper that is not kept: its page as `written`, marked KONSEP where it needs a number, with what to look at in `written.warnings`.

    `missing` are the names of required answers that are not there; `pictures` what the paper shows.
    """

    written: Written
    missing: tuple[str, ...]
    pictures: tuple[Shown, ...]


def preview(
    vault: Vault,
    case_id: str,
    template_id: str,
    answers: Mapping[str, str],
    hearing_id: str | None = None,
    *,
    pictures: Pictures | None = None,
) -> Preview:
    """The paper from these answers without freezing it or remembering anything.

    Texts that are missing are dotted lines, dates and times are blank. Pictures whose pixels are not given
    have their place with a sentence.

    Raises:
        UserError: as `letters.create`; `field_missing` only where the paper cannot be laid out without it.
    """
    name = known_template(template_id)
    edition, values, known = prepared(vault, case_id, name, answers, hearing_id)
    shown = shown_in(vault, known, values)
    decoded = by_code(shown, pictures)
    put_sentences(values, decoded)
    missing = _missing(edition, values)
    lenient = _lenient(edition)
    _fill_blanks(lenient.head, values, missing)
    warnings = _warnings(vault, name, answers, lenient, values, known)
    try:
        written = papers.fill(
            lenient, values, on=known.day, pictures=decoded | house.pictures(vault, values), draft=True
        )
    except UserError as error:
        if missing and error.code in ("template_invalid", "field_missing"):
            # Something in the template cannot do without what is not there yet.
            raise UserError("field_missing", template=name, field=missing[0]) from error
        raise
    return Preview(
        written=replace(written, warnings=tuple(dict.fromkeys((*warnings, *written.warnings)))),
        missing=missing,
        pictures=shown,
    )


def _warnings(
    vault: Vault,
    name: str,
    answers: Mapping[str, str],
    edition: Template,
    values: Mapping[str, object],
    known: Known,
) -> tuple[str, ...]:
    of_office = cautions.warnings(vault, name, answers)
    calendar = office_calendar.of(vault.office_ledger)
    try:
        of_paper = cautions.of_values(edition, values, on=known.day, calendar=calendar)
        return (*of_office, *of_paper, *cautions.of_record(known, values))
    except UserError:
        return of_office  # the page itself says what is wrong


def _lenient(edition: Template) -> Template:
    """The template without what it requires."""
    head = edition.head
    variants = tuple(
        replace(each, changes={key: value for key, value in each.changes.items() if key != "requires"})
        for each in head.variants
    )
    questions = tuple(replace(each, required=False, required_when=None, least=0) for each in head.questions)
    return replace(edition, head=replace(head, requires=(), variants=variants, questions=questions))


def _missing(edition: Template, values: Mapping[str, object]) -> tuple[str, ...]:
    """The first of each name that `complete` would ask for, by asking it until it is content."""
    found: list[str] = []
    head = edition.head
    while True:
        try:
            complete(head, values)
        except UserError as error:
            if error.code != "field_missing":
                break
            name = str(error.facts["field"])
            found.append(name)
            head = _without(head, name)
        else:
            break
    # A record whose field is missing is not missed once more as a whole.
    return tuple(name for name in found if not any(other.startswith(f"{name}.") for other in found))


def _without(head: Head, name: str) -> Head:
    def other(required: str) -> bool:
        return required.split(EITHER)[0] != name

    def changed(each: Variant) -> Variant:
        requires = each.changes.get("requires")
        if not isinstance(requires, tuple):
            return each
        return replace(each, changes={**each.changes, "requires": tuple(filter(other, requires))})

    variants = tuple(map(changed, head.variants))
    questions = tuple(
        replace(each, required=False, required_when=None) if each.key == name else each
        for each in head.questions
    )
    return replace(head, requires=tuple(filter(other, head.requires)), variants=variants, questions=questions)


def _fill_blanks(head: Head, values: dict[str, object], missing: tuple[str, ...]) -> None:
    asked = {question.key: question for question in head.questions}
    for name in missing:
        question = asked.get(name)
        root, _, field = name.partition(".")
        group = head.groups.get(root, "")
        if not is_empty(look_up(values, name)):
            continue
        if question is not None and question.group:
            first = (question.columns or groups.names(question.group))[0]
            record = {first: BLANK}
            put(values, name, [record] if question.type == "table" else record)
            continue
        schema = groups.find(group, field) if group in groups.GROUPS else None
        kind = question.type if question is not None else schema.kind if schema is not None else ""
        if kind in _WRITABLE:
            put(values, name, BLANK)
        elif kind == "list":
            put(values, name, [BLANK])
