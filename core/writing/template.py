"""Templates: a TOML head between `+++` lines and a body, read, checked and filled in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.errors import UserError
from core.places import resource_path
from core.rules import law
from core.writing import context as contexts
from core.writing import engine, fields, limits, outline, parts
from core.writing import head as heads
from core.writing.blocks import Block, FormCode
from core.writing.head import Head
from core.writing.limits import Deadline
from core.writing.prose import Prose, ProseError

FENCE: Final = "+++"
FUNCTIONS: Final = frozenset({"dasar", "tolak"})
_ID: Final = re.compile(r"d[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A checked template. `digest` is the SHA-256 of its text in hex; `on` the day it was chosen for."""

    head: Head
    body: str
    digest: str
    on: date | None = None


def load(template_id: str, on: date) -> Template:
    """The template of that id (any case) in force on the day `on`.

    Of several editions the latest not younger than `on` is taken. Raises `UserError`:
    `record_unknown` for an id that does not exist, `template_invalid` when none was in force yet.
    """
    wanted = template_id.lower()
    paths = sorted(resource_path("templates").glob(f"{wanted}*.md")) if _ID.fullmatch(wanted) else []
    if not paths:
        raise UserError("record_unknown", kind="template", id=template_id)
    editions = [parse(path.read_text(encoding="utf-8"), on) for path in paths]
    in_force = [template for template in editions if template.head.valid_from <= on]
    if not in_force:
        raise _invalid(template_id, "not in force yet")
    return max(in_force, key=lambda template: template.head.valid_from)


def parse(text: str, on: date | None = None) -> Template:
    """A template out of its text, checked as far as is possible without values.

    Raises `UserError("template_invalid")` with the id as far as known and a reason.
    """
    if len(text) > limits.TEMPLATE_CHARACTERS:
        raise _invalid("", "too long")
    normal = text.replace("\r\n", "\n")
    start, _, rest = normal.partition(f"{FENCE}\n")
    head_text, fence, body = rest.partition(f"\n{FENCE}\n")
    if start.strip() or not fence:
        raise _invalid("", "no head between +++ lines")
    try:
        head = heads.read(head_text)
    except heads.HeadError as error:
        raise _invalid("", f"head: {error}") from None
    try:
        tree = engine.check(body, FUNCTIONS)
        _check_names(head, frozenset(engine.names(tree)))
    except engine.BodyError as error:
        raise _invalid(head.id, str(error)) from None
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Template(head=head, body=body, digest=digest, on=on)


def render(template: Template, context: Mapping[str, object]) -> tuple[Block, ...]:
    """The paper as blocks. `context` holds the plain values the head declares, by Indonesian names.

    Raises `UserError`: `field_missing` (facts `template`, `field`), `template_invalid`,
    `limit_exceeded`, or `rule_refused` when the template itself refuses (facts `template`, `reason`).
    """
    head = template.head
    values = contexts.complete(head, context)
    document = template.on or _date(values, "surat.tanggal") or date.min
    regime = contexts.look_up(values, "kasus.rezim")
    regime = regime if isinstance(regime, str) else None
    functions = _functions(head.id, document, _date(values, "tanggal_perbuatan"), regime)
    body = _fill(head.id, template.body, values, functions, indent=head.indent > 0)
    code = head.form_code(document, regime)
    return (FormCode(text=code), *body) if code else body


def render_plain(body: str, context: Mapping[str, object], *, on: date) -> tuple[Block, ...]:
    """A body without a head as blocks; any name of the context may be used. Raises as `render`."""
    return _fill("", body, contexts.clean_copy(context), _functions("", on, None, None), indent=False)


def _fill(
    template_id: str,
    body: str,
    values: Mapping[str, object],
    functions: Mapping[str, Callable[..., object]],
    *,
    indent: bool,
) -> tuple[Block, ...]:
    deadline = Deadline()
    try:
        text, sealed = engine.expand(body, values, functions, deadline)
        made = parts.build(outline.read(text), Prose(sealed.open, indent=indent))
    except UserError as error:
        if error.code == "field_missing":
            error.facts.setdefault("template", template_id)
        raise
    except (engine.BodyError, outline.OutlineError, ProseError) as error:
        raise _invalid(template_id, str(error)) from None
    deadline.check()
    return made


def _functions(
    template_id: str, document: date, act: date | None, regime: str | None
) -> dict[str, Callable[..., object]]:
    def dasar(*topics: str) -> list[str]:
        if unknown := set(topics) - law.topics():
            raise engine.BodyError(f"unknown topic {min(unknown)}")
        return [
            rule.text
            for topic in topics
            for rule in law.choose(topic, document=document, act=act, regime=regime)
        ]

    def tolak(reason: str) -> None:
        raise UserError("rule_refused", template=template_id, reason=reason)

    return {"dasar": dasar, "tolak": tolak}


def _date(values: Mapping[str, object], dotted: str) -> date | None:
    value = contexts.look_up(values, dotted)
    return value if isinstance(value, date) else None


def _check_names(head: Head, used: frozenset[tuple[str, ...]]) -> None:
    """Every name in the body and the head is declared, so a misspelt field is found at once."""
    answers = {question.key.split(".")[0] for question in head.questions}
    for path in sorted(used | {tuple(name.split(".")) for name in head.requires}):
        root, *rest = path
        if root in answers or root in FUNCTIONS:
            continue
        group = head.groups.get(root)
        if group is None:
            raise engine.BodyError(f"unknown name {root}")
        if rest and not group.endswith("[]") and rest[0] not in fields.names(group):
            raise engine.BodyError(f"unknown field {'.'.join(path)}")


def _invalid(template_id: str, reason: str) -> UserError:
    return UserError("template_invalid", template=template_id, reason=reason)
