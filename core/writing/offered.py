"""What a writer of a template may put in: every field that the head declares, with its help and ready to insert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core.errors import UserError
from core.writing import groups, template
from core.writing import head as heads
from core.writing.faults import Fault
from core.writing.fields import NESTED, Field, Kind
from core.writing.questions import Question

ROW: Final = "baris"
_FILTERS: Final[dict[str, str]] = {"date": " | tanggal", "time": " | jam", "list": " | atau([]) | daftar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A field. `name` is what conditions call it, `insert` the text that prints it; the rest is for the screen."""

    name: str
    insert: str
    help: str
    example: str


def offered(text: str) -> tuple[Offered, ...]:
    """The fields of a template's head, groups first; empty while the head cannot be read."""
    try:
        head = heads.read(template.split(text)[0])
    except (UserError, Fault):
        return ()
    asked = {question.key for question in head.questions}
    found: dict[str, Offered] = {}
    for name, group in head.groups.items():
        if name != heads.PRINTING and name not in asked:
            found.update((each.name, each) for each in _of_group(name, group))
    for question in head.questions:
        found.update((each.name, each) for each in _of_question(question))
    return tuple(found.values())


def _of_group(name: str, group: str) -> Iterator[Offered]:
    fields = groups.GROUPS[group.removesuffix("[]")]
    if group.endswith("[]"):
        yield _table(name, "", fields)
        return
    for each in fields:
        if each.kind not in NESTED:
            yield Offered(
                name=f"{name}.{each.name}", insert=_printed(f"{name}.{each.name}", each.kind), help=each.help,
                example=each.example,
            )  # fmt: skip
        else:
            inner = groups.GROUPS[each.group]
            if each.kind == "table":
                yield _table(f"{name}.{each.name}", each.help, inner)


def _of_question(question: Question) -> Iterator[Offered]:
    help_ = f"{question.label}. {question.help}".strip() if question.help else question.label
    if question.type == "record":
        yield from _of_group(question.key, question.group)
    elif question.type == "table":
        columns = tuple(
            each
            for each in groups.GROUPS[question.group]
            if not question.columns or each.name in question.columns
        )
        yield _table(question.key, help_, columns)
    else:
        yield Offered(
            name=question.key, insert=_printed(question.key, question.type), help=help_,
            example=" / ".join(question.choices),
        )  # fmt: skip


def _printed(name: str, kind: Kind) -> str:
    if kind == "flag":
        return f"{{% if {name} %}}…{{% endif %}}"
    return f"{{{{ {name}{_FILTERS.get(kind, '')} }}}}"


def _table(name: str, text: str, columns: tuple[Field, ...]) -> Offered:
    """A repetition that prints the first column of plain text."""
    first = next((each for each in columns if each.kind not in NESTED), columns[0])
    inner = _printed(f"{ROW}.{first.name}", first.kind)
    return Offered(
        name=name,
        insert=f"{{% for {ROW} in {name} %}}\n{inner}\n{{% endfor %}}",
        help=text or "Beberapa baris, masing-masing dengan isian yang sama",
        example=", ".join(f"{ROW}.{each.name}" for each in columns),
    )
