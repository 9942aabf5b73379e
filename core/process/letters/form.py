"""The questions of one paper, with what the case answers already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.process.letters import records
from core.process.letters.answers import as_text
from core.process.letters.catalogue import known as known_template
from core.process.letters.editions import edition
from core.vault.vault import Vault
from core.writing import groups
from core.writing.context import look_up
from core.writing.head import Head
from core.writing.questions import Question, columns_of

# What is shown besides a template's own questions, by group.
_SHOWN: Final = (
    "surat.nomor", "surat.tanggal", "surat.sifat", "surat.hal", "surat.tembusan", "pejabat.nama", "pejabat.jabatan",
)  # fmt: skip
_CASE_NUMBERS: Final = "kasus"
ROW_MARK: Final = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A question of the form before a letter is made; `value` is what the case already answers.

    Of a `table` every line is a row and cells stand between `|`; `long` keeps its lines.
    """

    key: str
    label: str
    help: str
    kind: str
    choices: tuple[str, ...]
    value: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything to be asked for one letter, in order."""

    template: str
    title: str
    fields: tuple[FormField, ...]


def form(vault: Vault, case_id: str, template_id: str, hearing_id: str | None = None) -> Form:
    """What a person still has to answer or may change before the letter is made.

    Raises:
        UserError: `record_unknown` for a template or hearing that does not exist; `field_missing` without
            the hearing an invitation is about.
    """
    name = known_template(template_id)
    today = today_of(vault)
    head = edition(vault, name, today).head
    values = records.values(records.gather(vault, case_id, name, hearing_id, today), name, head)
    shown = [key for key in _SHOWN if key.partition(".")[0] in head.groups]
    if head.number.startswith(_CASE_NUMBERS):
        shown = [head.number, *(key for key in shown if key != "surat.nomor")]
    fields = [_of_group(key, head, values) for key in shown]
    for question in head.questions:
        fields += (
            _of_record(question, head, values) if question.type == "record" else [_asked(question, values)]
        )
    return Form(template=name, title=head.title, fields=tuple(fields))


def today_of(vault: Vault) -> date:
    """The day at the office."""
    return vault.clock.now().astimezone(vault.office.zone).date()


def _asked(question: Question, values: Mapping[str, object]) -> FormField:
    help_text = question.help
    if question.type == "table":
        columns = ROW_MARK.join(columns_of(question))
        help_text = f"{help_text} Satu baris: {columns}".strip()
    found = look_up(values, question.key)
    if question.type == "table" and isinstance(found, list):
        found = [_row(row, columns_of(question)) for row in found if isinstance(row, Mapping)]
    return FormField(
        key=question.key,
        label=question.label,
        help=help_text,
        kind=question.type,
        choices=question.choices,
        value="\n".join(map(str, found))
        if question.type == "table" and isinstance(found, list)
        else as_text(found) or as_text(question.default),
        required=question.required,
    )


def _row(row: Mapping[str, object], columns: tuple[str, ...]) -> str:
    return ROW_MARK.join(as_text(row.get(column)) for column in columns).rstrip(" |")


def _of_record(question: Question, head: Head, values: Mapping[str, object]) -> list[FormField]:
    """A record is asked field by field; its label stands in front of each."""
    columns = columns_of(question)
    return [
        _of_group(
            f"{question.key}.{column}", head, values,
            label=question.label, required=question.required and column == columns[0],
            help_text=question.help if column == columns[0] else "",
        )
        for column in columns
    ]  # fmt: skip


def _of_group(
    key: str,
    head: Head,
    values: Mapping[str, object],
    *,
    label: str = "",
    required: bool = False,
    help_text: str = "",
) -> FormField:
    root, _, name = key.partition(".")
    schema = groups.find(head.groups[root], name)
    if schema is None:
        raise ValueError(f"{head.id} asks for {key}, which no group has")
    return FormField(
        key=key,
        label=f"{label}: {schema.help[:1].lower()}{schema.help[1:]}" if label else schema.help,
        help=help_text or (f"mis. {schema.example}" if schema.example else ""),
        kind=schema.kind,
        choices=schema.choices,
        value=as_text(look_up(values, key)) or as_text(head.defaults.get(key)),
        required=required or key in head.requires,
    )
