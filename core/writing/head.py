"""The TOML head of a template: what the paper is, and what has to be known before it can be written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, cast, get_args

from core.writing import groups, limits
from core.writing.faults import Fault, nearest
from core.writing.head_tables import HeadTable
from core.writing.questions import Question, QuestionType, fits

PaperName = Literal["a4", "folio", "f4"]
FontName = Literal["arial", "bookman"]
Register = Literal["letter", "confidential", "decision", "minutes", "case", "optional", "none"]
Issuer = Literal["bawaslu", "agency", "official"]
SECURITY: Final = ("", "B", "T", "R", "SR")
_TOML_PLACE: Final = re.compile(r"at line (\d+)")
PRINTED: Final = frozenset({"A", "B"})
"""Confidences of a form code that are printed; `B` is a default that an office may change."""
UNNUMBERED: Final = frozenset({"optional", "none"})
"""Registers without which a paper is complete."""
PRINTING: Final = "cetak"
"""The group every paper has: how it is printed, not what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Millimetres from the edges of the paper."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form code with the regime and the days it belongs to."""

    code: str
    regime: str | None
    valid_from: date
    valid_until: date | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What is different about the paper when an answer has one of these values."""

    key: str
    values: tuple[object, ...]
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a template says about itself. `title` is the kind of document, never a person's name.

    `number` is the dotted name of its number; `security` the code (`R`) unless the letter says another. `code` says
    whether its pages carry the code that leads a scan back to it (decision 12).
    """

    id: str
    title: str
    issuers: tuple[Issuer, ...]
    valid_from: date
    paper: PaperName
    landscape: bool
    margins: Margins
    font: FontName
    size: float
    leading: float
    indent: float
    marking: str
    security: str
    letterhead: bool
    register: Register
    number: str
    pages: bool
    code: bool
    signers: tuple[str, ...]
    forms: tuple[Form, ...]
    groups: Mapping[str, str]
    defaults: Mapping[str, object]
    requires: tuple[str, ...]
    questions: tuple[Question, ...]
    variants: tuple[Variant, ...]

    @property
    def needs_number(self) -> bool:
        """Whether the paper is a draft until it has a number; of a head whose variants are chosen."""
        return self.register not in UNNUMBERED

    def form_code(self, on: date, regime: str | None) -> str:
        """The form code for that day and regime, or an empty text where it is uncertain."""
        for form in self.forms:
            if (
                form.confidence in PRINTED
                and form.regime in (None, regime)
                and form.valid_from <= on
                and (form.valid_until is None or on <= form.valid_until)
            ):
                return form.code
        return ""

    def chosen(self, look_up: Callable[[str], object]) -> Head:
        """This head with the changes of every variant that the values ask for."""
        head = self
        for variant in self.variants:
            if look_up(variant.key) in variant.values:
                head = replace(head, **cast(Any, variant.changes))
        return head


def read(text: str) -> Head:
    """The typed head. Raises `Fault`."""
    lines = text.split("\n")
    if len(text) > limits.HEAD_CHARACTERS or max(map(len, lines)) > limits.HEAD_LINE:
        raise Fault("kepala templat terlalu panjang")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        raise Fault(
            f"kepala templat bukan TOML yang benar: {error}", line=int(place[1]) if place else None
        ) from None
    except (RecursionError, ValueError):  # lists in lists, numbers of thousands of digits
        raise Fault("kepala templat bukan TOML yang benar") from None
    get = HeadTable(data)
    questions = tuple(_question(sub) for sub in get.subs("question"))
    head = Head(
        id=get.text("id"),
        title=get.text("title"),
        issuers=cast(tuple[Issuer, ...], get.some_of("issuers", get_args(Issuer))),
        valid_from=get.day("valid_from"),
        **_sheet(get),
        margins=_margins(get.sub("margins")),
        size=get.number("size", 11.0),
        leading=get.number("leading", 1.25),
        indent=get.number("indent", 0.0),
        number=get.text("number", "surat.nomor"),
        pages=get.flag("pages"),
        signers=get.texts("signers"),
        forms=tuple(_form(sub) for sub in get.subs("form")),
        groups=_groups(get.sub("groups"), questions),
        defaults=get.sub("defaults").data,
        requires=get.texts("requires"),
        questions=questions,
        variants=tuple(_variant(sub) for sub in get.subs("variant")),
    )
    get.finish()
    return head


def _sheet(get: HeadTable, *, only: frozenset[str] | None = None) -> Any:
    """The keys a variant may change; `only` leaves out those that are not there."""
    readers: dict[str, Callable[[], object]] = {
        "paper": lambda: get.one_of("paper", get_args(PaperName), "a4"),
        "landscape": lambda: get.flag("landscape"),
        "font": lambda: get.one_of("font", get_args(FontName), "arial"),
        "marking": lambda: get.text("marking", ""),
        "security": lambda: get.one_of("security", SECURITY, ""),
        "letterhead": lambda: get.flag("letterhead"),
        "register": lambda: get.one_of("register", get_args(Register), "none"),
        "code": lambda: get.flag("code", default=True),
    }
    return {key: reader() for key, reader in readers.items() if only is None or key in only}


def _variant(get: HeadTable) -> Variant:
    when = get.sub("when").data
    if len(when) != 1:
        raise Fault("variant.when menyebut satu isian dan nilainya")
    key, values = next(iter(when.items()))
    changes = _sheet(get, only=frozenset(get.data))
    if "title" in get.data:
        changes["title"] = get.text("title")
    if "requires" in get.data:
        changes["requires"] = get.texts("requires")
    get.finish()
    return Variant(key=key, values=tuple(values) if isinstance(values, list) else (values,), changes=changes)


def _margins(get: HeadTable) -> Margins:
    margins = Margins(
        top=get.number("top", 20.0),
        right=get.number("right", 20.0),
        bottom=get.number("bottom", 25.0),
        left=get.number("left", 30.0),
    )
    get.finish()
    if not all(10 <= side <= 60 for side in (margins.top, margins.right, margins.bottom, margins.left)):
        raise Fault("margins: 10 sampai 60 milimeter")
    return margins


def _form(get: HeadTable) -> Form:
    form = Form(
        code=get.text("code"),
        regime=get.text("regime", "") or None,
        valid_from=get.day("valid_from"),
        valid_until=get.optional_day("valid_until"),
        confidence=get.one_of("confidence", ("A", "B", "C"), None),
    )
    get.finish()
    return form


def _groups(get: HeadTable, questions: tuple[Question, ...]) -> dict[str, str]:
    found = {PRINTING: PRINTING}
    for name in list(get.data):
        found[name] = get.text(name)
    found.update({question.key: question.grouped for question in questions if question.group})
    for name, group in found.items():
        if group.removesuffix("[]") not in groups.GROUPS:
            raise Fault(
                f"groups.{name}: tidak ada kelompok isian bernama {group}",
                key=name,
                remedy=nearest(group.removesuffix("[]"), groups.GROUPS),
            )
    return found


def _question(get: HeadTable) -> Question:
    kind = cast(QuestionType, get.one_of("type", get_args(QuestionType), "text"))
    key, choices, group = get.text("key"), get.texts("choices"), get.text("group", "")
    empty: object = [] if kind == "list" else False if kind == "flag" else None
    default = get.data.pop("default", empty)
    if (kind == "choice") != bool(choices) or not fits(kind, choices, default):
        raise Fault(f"question {key}: choices atau default tidak sesuai dengan type", key="type")
    if (kind in ("record", "table")) != bool(group):
        raise Fault(f"question {key}: group hanya untuk record dan table, dan wajib di sana", key="group")
    question = Question(
        key=key,
        label=get.text("label"),
        type=kind,
        required=get.flag("required"),
        default=default,
        choices=choices,
        help=get.text("help", ""),
        required_when=_condition(key, get.data.pop("required_when", None)),
        group=group,
        columns=get.texts("columns"),
        least=int(get.number("least", 0)),
        most=int(get.number("most", 0)),
    )
    get.finish()
    if group and (group not in groups.GROUPS or set(question.columns) - set(groups.names(group))):
        raise Fault(f"question {key}: group atau columns tidak dikenal")
    return question


def _condition(key: str, condition: object) -> tuple[str, tuple[object, ...]] | None:
    if condition is None:
        return None
    if not isinstance(condition, dict) or len(condition) != 1:
        raise Fault(f"question {key}: required_when menyebut satu isian dan nilainya")
    name, wanted = next(iter(condition.items()))
    return name, tuple(wanted) if isinstance(wanted, list) else (wanted,)
