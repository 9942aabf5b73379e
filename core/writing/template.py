"""Templates: a TOML head between `+++` lines and a body, read, checked and filled in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from core.errors import UserError
from core.places import resource_path
from core.writing import context as contexts
from core.writing import engine, inference, limits, outline, parts, pieces
from core.writing import head as heads
from core.writing.blocks import Block, FormCode, Image
from core.writing.faults import Fault
from core.writing.functions import NAMES, Functions
from core.writing.head import Head
from core.writing.limits import Deadline
from core.writing.prose import Prose

FENCE: Final = "+++"
KEPT: Final = 64
"""Templates kept read; an office has some thirty."""
_ID: Final = re.compile(r"d[0-9]{2}[a-z]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A checked template. `digest` is the SHA-256 of its text with its pieces, in hex; `body` has the pieces in it.

    `on` is the day it was chosen for; `source` is the whole text with its pieces, which read again gives the same template.
    """

    head: Head
    body: str
    digest: str
    on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A paper as blocks, and what the template warns about."""

    blocks: tuple[Block, ...]
    warnings: tuple[str, ...]


def known() -> tuple[str, ...]:
    """The ids of all templates that come with Netra, in order (`D03`, `D16B`)."""
    names = {path.stem.partition("-")[0] for path in resource_path("templates").glob("d*.md")}
    return tuple(sorted(name.upper() for name in names))


def load(template_id: str, on: date) -> Template:
    """The template of that id (any case) in force on the day `on`.

    Of several editions (`d03.md`, `d03-2027.md`) the latest not younger than `on` is taken. Raises `UserError`:
    `record_unknown` for an id that does not exist, `template_invalid` when none was in force yet.
    """
    return parsed(text_of(template_id, on), on)


def text_of(template_id: str, on: date) -> str:
    """The text of that template in force on the day `on`, with lines that end in one way. Raises as `load`."""
    wanted = template_id.lower()
    paths = _editions(wanted) if _ID.fullmatch(wanted) else []
    if not paths:
        raise UserError("record_unknown", what="template", id=template_id)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    in_force = [(starts, text) for text in texts if (starts := _parsed(text).head.valid_from) <= on]
    if not in_force:
        raise _invalid(template_id, Fault("belum berlaku pada tanggal itu"))
    return max(in_force)[1]


def parsed(text: str, on: date) -> Template:
    """As `parse` for a paper of the day `on`; a text that was read before is not read again. Raises as `parse`."""
    found = _parsed(text)
    return Template(head=found.head, body=found.body, digest=found.digest, on=on, source=found.source)


def _editions(wanted: str) -> list[Path]:
    folder = resource_path("templates")
    return sorted([*folder.glob(f"{wanted}.md"), *folder.glob(f"{wanted}-*.md")])


@lru_cache(maxsize=KEPT)
def _parsed(text: str) -> Template:
    return parse(text)


def parse(text: str, on: date | None = None) -> Template:
    """A template out of its text, checked as far as is possible without values.

    Raises `UserError("template_invalid")` with the id as far as known, a reason and, where known, the line.
    """
    head_text, body = split(text)
    try:
        head = heads.read(head_text)
    except Fault as fault:
        raise _invalid("", fault) from None
    try:
        whole = pieces.put_in(body)
        tree = engine.check(whole.text, NAMES)
        if found := inference.faults(head, tree, NAMES):
            raise found[0]
    except Fault as fault:
        raise _invalid(head.id, fault) from None
    text = f"{head_text}\n{FENCE}\n{whole.text}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Template(head=head, body=whole.text, digest=digest, on=on, source=f"{FENCE}\n{text}")


def split(text: str) -> tuple[str, str]:
    """Head and body of a template's text. Raises `UserError("template_invalid")`."""
    if len(text) > limits.TEMPLATE_CHARACTERS:
        raise _invalid("", Fault("templat terlalu panjang"))
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise _invalid("", Fault("ada huruf yang rusak (bukan UTF-8)"))
    start, _, rest = text.replace("\r\n", "\n").partition(f"{FENCE}\n")
    head_text, fence, body = rest.partition(f"\n{FENCE}\n")
    if start.strip() or not fence:
        raise _invalid("", Fault("tidak ada kepala di antara dua baris +++"))
    return head_text, body


def render(template: Template, context: Mapping[str, object]) -> tuple[Block, ...]:
    """The blocks of `compose`."""
    return compose(template, contexts.complete(template.head, context)).blocks


def compose(
    template: Template, values: Mapping[str, object], pictures: Mapping[str, Image] | None = None
) -> Composed:
    """The paper from values that `context.complete` made.

    Raises `UserError`: `field_missing` (facts `template`, `field`), `template_invalid`, `limit_exceeded`, or
    `rule_refused` when the template itself refuses (facts `template`, `reason`).
    """
    head = template.head
    functions = Functions.of(head.id, values, on=template.on)
    body = _fill(head.id, template.body, values, functions, pictures, indent=head.indent > 0)
    code = _form_code(head, values, functions)
    return Composed(blocks=(FormCode(text=code), *body) if code else body, warnings=tuple(functions.warnings))


def render_plain(body: str, context: Mapping[str, object], *, on: date) -> tuple[Block, ...]:
    """A body without a head as blocks; any name of the context may be used. Raises as `compose`."""
    values = contexts.clean_copy(context)
    return _fill("", body, values, Functions.of("", {}, on=on), None, indent=False)


def _form_code(head: Head, values: Mapping[str, object], functions: Functions) -> str:
    """What the person wants instead of the code that is certain; a dash means none."""
    wanted = contexts.look_up(values, f"{heads.PRINTING}.formulir")
    if isinstance(wanted, str) and wanted.strip():
        return "" if wanted.strip() == "-" else wanted.strip()
    return head.form_code(functions.document, functions.regime)


def _fill(
    template_id: str,
    body: str,
    values: Mapping[str, object],
    functions: Functions,
    pictures: Mapping[str, Image] | None,
    *,
    indent: bool,
) -> tuple[Block, ...]:
    deadline = Deadline()
    try:
        text, sealed = engine.expand(body, values, functions.callables(), deadline)
        made = parts.build(outline.read(text), Prose(sealed.open, indent=indent), pictures)
    except UserError as error:
        if error.code == "field_missing":
            error.facts.setdefault("template", template_id)
        raise
    except Fault as fault:
        raise _invalid(template_id, fault) from None
    deadline.check()
    return made


def _invalid(template_id: str, fault: Fault) -> UserError:
    facts: dict[str, object] = {"template": template_id, "reason": str(fault)}
    if fault.line is not None:
        facts["line"] = fault.line
    return UserError("template_invalid", **facts)
