"""The questions of one paper, with what the case answers already and what the office used last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from core.process.letters import checks, exhibits, records, remembering, signers
from core.process.letters.answers import as_text
from core.process.letters.catalogue import known as known_template
from core.process.letters.checks import Rule
from core.process.letters.editions import edition as edition_of
from core.process.letters.persons import TO_BE_WRITTEN
from core.process.letters.pictures import QUESTION as PICTURES
from core.process.letters.registers import is_numbered
from core.process.letters.signers import Signer
from core.process.letters.words import PRINTING_CHOICES, label_of, words_of
from core.vault.vault import Vault
from core.writing.context import EITHER, is_empty, look_up
from core.writing.head import PRINTING
from core.writing.questions import Question, columns_of
from core.writing.template import Template

Part = Literal["letter", "content", "signer", "printing"]
Origin = Literal["", "office", "draft"]
# What is shown besides a template's own questions; of the first only what its text uses.
_LETTER: Final = (
    "surat.nomor", "surat.tanggal", "surat.sifat", "surat.hal", "surat.lampiran_jumlah", "surat.lampiran_satuan",
    "surat.keamanan", "surat.tembusan",
)  # fmt: skip
_ALWAYS: Final = ("surat.tanggal",)
_SIGNER: Final = (
    "pejabat.nama", "pejabat.jabatan", "pejabat.mode", "pejabat.rantai_jabatan", "pejabat.nomor_pegawai",
    "pejabat.pangkat", "pejabat.golongan",
)  # fmt: skip
_CASE_NUMBERS: Final = "kasus"
_SHOWN_BY_CONTROL: Final = frozenset({"date", "time", "flag"})
_TITLES: Final = ("gelar_depan", "gelar_belakang")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A question of the form before a paper is made.

    `value` is what to show: the unfinished answer, else what the office used last (`origin` says so), else
    `known`, what the paper says when nothing is answered. Of a table it is what `checks.read_rows` reads. `words`
    name the `choices` on the screen. `required_when` is another key and the answers that make this one required.
    """

    key: str
    label: str
    help: str
    kind: str
    part: Part
    rule: Rule
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    value: str = ""
    known: str = ""
    origin: Origin = ""
    required: bool = False
    required_when: tuple[str, tuple[str, ...]] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the cells of a table."""
        return tuple(column.name for column in self.rule.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything to be asked for one paper, in order.

    `drafted_at` is the instant at which unfinished answers were kept, `signers` are the people of the office,
    `pictures` the rows of evidence that the paper may show. `numbered` is false for a paper that never takes a
    number from a register of letters.
    """

    template: str
    title: str
    day: date
    fields: tuple[FormField, ...]
    drafted_at: str = ""
    signers: tuple[Signer, ...] = ()
    pictures: tuple[Mapping[str, str], ...] = ()
    numbered: bool = True

    def missing(self, answers: Mapping[str, str]) -> tuple[FormField, ...]:
        """The questions that have to be answered and are neither by these answers, by dotted name, nor by the case."""
        by_key = {asked.key: asked for asked in self.fields}

        def current(key: str) -> str:
            given = answers.get(key, answers.get(key.partition(".")[0]))  # a record may be given whole
            asked = by_key.get(key)
            return given if given is not None else asked.known if asked is not None else ""

        def needed(asked: FormField) -> bool:
            if asked.required_when is None:
                return asked.required
            return asked.required or current(asked.required_when[0]) in asked.required_when[1]

        return tuple(each for each in self.fields if needed(each) and not current(each.key).strip())


def form(vault: Vault, case_id: str, template_id: str, hearing_id: str | None = None) -> Form:
    """What a person still has to answer or may change before the letter is made.

    Raises:
        UserError: `record_unknown` for a template or hearing that does not exist; `field_missing` without
            the hearing an invitation is about.
    """
    name = known_template(template_id)
    today = today_of(vault)
    edition = edition_of(vault, name, today)
    known = records.gather(vault, case_id, name, hearing_id, today)
    values = records.values(known, name, edition.head)
    draft = remembering.draft_of(vault, case_id, name, hearing_id)
    unfinished = draft.answers if draft is not None else {}
    habits = remembering.habits_of(vault, name)
    fields = tuple(_remembered(each, habits, unfinished) for each in _fields(edition, values))
    asked_for_pictures = any(each.key == PICTURES for each in fields)
    return Form(
        template=name,
        title=edition.head.title,
        day=today,
        fields=fields,
        drafted_at=draft.at if draft is not None else "",
        signers=signers.signers(vault.office) if signers.SIGNER in edition.head.groups else (),
        pictures=tuple(
            {key: as_text(cell) for key, cell in row.items()} for row in exhibits.pictured(known.ledger)
        )
        if asked_for_pictures
        else (),
        numbered=is_numbered(edition.head),
    )


def today_of(vault: Vault) -> date:
    """The day at the office."""
    return vault.clock.now().astimezone(vault.office.zone).date()


def _remembered(each: FormField, habits: Mapping[str, str], unfinished: Mapping[str, str]) -> FormField:
    """What was begun here goes before what the office used last, and that before what the case says."""
    if (begun := unfinished.get(each.key)) is not None:
        return replace(each, value=begun, origin="draft")
    used = habits.get(each.key)
    if used is not None and used != each.known:
        return replace(each, value=used, origin="office")
    return each


def _fields(edition: Template, values: Mapping[str, object]) -> Iterator[FormField]:
    head = edition.head
    make = _Maker(edition, values)
    seen: set[str] = set()

    def fresh(fields: Iterator[FormField]) -> Iterator[FormField]:
        for each in fields:
            if each.key not in seen:
                seen.add(each.key)
                yield each

    yield from fresh(make.letter())
    own = [each for question in head.questions for each in make.question(question)]
    yield from fresh(make.lacking({each.key for each in own}))
    yield from fresh(iter(own))
    if signers.SIGNER in head.groups:
        yield from fresh(make.field(key, "signer") for key in _SIGNER)
    yield from fresh(make.field(key, "printing") for key in remembering.PRINTED)


class _Maker:
    """Makes the fields of one template from what its head says and the case knows."""

    def __init__(self, edition: Template, values: Mapping[str, object]) -> None:
        self._edition, self._head, self._values = edition, edition.head, values

    def letter(self) -> Iterator[FormField]:
        """The fields of the letter itself."""
        head = self._head
        if head.number.startswith(_CASE_NUMBERS):
            yield self.field(head.number, "letter")
        for key in _LETTER if "surat" in head.groups else ():
            numbered = key == head.number
            if key in _ALWAYS or numbered or key in head.requires or key in self._edition.body:
                yield self.field(key, "letter")

    def lacking(self, asked: set[str]) -> Iterator[FormField]:
        """What the paper needs, no record answers and no question asks for, such as the town of the office."""
        for name in self._head.requires:
            either = name.split(EITHER)
            known = any(not is_empty(look_up(self._values, each)) for each in either)
            if known or either[0] in asked or signers.SIGNER in either[0] or "." not in either[0]:
                continue
            if checks.rule_of(self._head, either[0]) is not None:
                yield self.field(either[0], "content", required=True)

    def question(self, question: Question) -> Iterator[FormField]:
        """A question of the template; a record is asked field by field, its label in front of each."""
        if question.type != "record":
            yield self._asked(question)
            return
        columns = columns_of(question)
        if "nama" in columns:
            columns = tuple(column for column in columns if column not in _TITLES)
        for column in columns:
            first = column == columns[0]
            yield self.field(
                f"{question.key}.{column}", "content",
                label=question.label, required=question.required and first, help_text=question.help if first else "",
            )  # fmt: skip

    def _asked(self, question: Question) -> FormField:
        rule = checks.rule_of(self._head, question.key)
        if rule is None:
            raise ValueError(f"{self._head.id} asks for {question.key}, which has no rule")
        found = look_up(self._values, question.key)
        if question.type == "table" and isinstance(found, list):
            columns = tuple(column.name for column in rule.columns)
            rows = [_cells(row, columns) for row in found if isinstance(row, Mapping)]
            known = checks.rows_text(rows, columns)
        else:
            known = as_text(found) or as_text(question.default)
        needed = question.required_when
        return FormField(
            key=question.key,
            label=question.label,
            help=question.help,
            kind=question.type,
            part="content",
            rule=rule,
            choices=question.choices,
            words=words_of(question.key, question.choices),
            value=known,
            known=known,
            required=question.required or question.key in self._head.requires,
            required_when=(needed[0], tuple(map(as_text, needed[1]))) if needed is not None else None,
        )

    def field(
        self, key: str, part: Part, *, label: str = "", required: bool = False, help_text: str = ""
    ) -> FormField:
        """A field of a group."""
        rule = checks.rule_of(self._head, key)
        root, _, name = key.partition(".")
        schema = checks.schema_of(self._head, key)
        if rule is None or schema is None:
            raise ValueError(f"{self._head.id} asks for {key}, which no group has")
        told = label_of(key, schema.help, titled=rule.titled)
        choices = PRINTING_CHOICES.get(key, schema.choices)
        known = as_text(look_up(self._values, key)) or as_text(self._head.defaults.get(key))
        if rule.titled and isinstance(record := look_up(self._values, root), Mapping) and name == "nama":
            known = signers.full_name(record) or known
        known = known or _PRINTED_DEFAULTS.get(key, "")
        to_be_written = known == TO_BE_WRITTEN  # the paper leaves room for it, the form shows nothing
        known = "" if to_be_written else known
        if key == f"{PRINTING}.kertas":
            known = known or self._head.chosen(lambda each: look_up(self._values, each)).paper
        return FormField(
            key=key,
            label=f"{label}: {told[:1].lower()}{told[1:]}" if label else told,
            help=help_text
            or ("" if schema.kind in _SHOWN_BY_CONTROL else _example(schema.example, rule, choices)),
            kind=schema.kind,
            part=part,
            rule=rule,
            choices=choices,
            words=words_of(key, choices),
            value=known,
            known=known,
            required=(required or key in self._head.requires) and not to_be_written,
        )


_PRINTED_DEFAULTS: Final = {
    f"{PRINTING}.kop": "cetak", f"{PRINTING}.rangkap": "asli", f"{PRINTING}.rata_ttd": "kiri",
}  # fmt: skip


def _example(example: str, rule: Rule, choices: tuple[str, ...]) -> str:
    if rule.titled:
        return "mis. Drs. Johanis Sumual, M.Si."
    return "" if choices or not example else f"mis. {example}"


def _cells(row: Mapping[str, object], columns: tuple[str, ...]) -> dict[str, str]:
    """The cells of a row; titles that have no column of their own stand with the name."""
    cells = {column: as_text(row.get(column)) for column in columns}
    if "nama" in columns and not set(_TITLES) & set(columns):
        cells["nama"] = signers.full_name(row)
    return cells
