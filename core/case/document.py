"""Documents made for a case: frozen bytes and what they were made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case import blobs
from core.case.canonical import Json
from core.case.ledger import Ledger, Revision
from core.errors import UserError

KIND: Final = "document"
_LARGEST: Final = 50_000_000
"""Bytes of the values of one paper; a paper holds ten million letters at most."""
_LARGEST_TEMPLATE: Final = 2_000_000
"""Bytes of a template with its pieces; one may have 200,000 letters."""
_DEEPEST: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document about to be frozen: its bytes and everything that decided them."""

    template: str
    title: str
    number: str | None
    date: date
    pdf: bytes
    pages: int
    template_digest: str
    fonts: tuple[tuple[str, str], ...]
    libraries: tuple[tuple[str, str], ...]
    context: dict[str, Json]
    draft: bool
    hearing: str | None = None
    code: str = ""
    reporter: bool = False
    template_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A frozen document; a `draft` needs a number and has none, so its pages say KONSEP.

    `code` is the id that its pages carry (`core.rules.paper_code`), empty where they carry none. `reporter` says that it
    tells who reported, so it stays behind in a handover.
    """

    id: str
    revision: str
    template: str
    title: str
    number: str | None
    date: date
    pages: int
    sha256: str
    made_at: str
    made_by: str
    draft: bool
    hearing: str | None = None
    code: str = ""
    reporter: bool = False


def add(ledger: Ledger, made: Made) -> Document:
    """Freezes a document inside the open transaction: the PDF, its template and the values it was written from."""
    pdf = ledger.put(made.pdf)
    template = ledger.put(made.template_text.encode()) if made.template_text else None
    context = ledger.put(_context_bytes(made.context))
    entry = ledger.write(
        KIND,
        {
            "template": made.template, "title": made.title, "number": made.number,
            "date": made.date.isoformat(), "pages": made.pages, "pdf": pdf, "context": context,
            "template_digest": made.template_digest, "template_text": template, "hearing": made.hearing, "draft": made.draft, "code": made.code or None,
            "reporter": made.reporter or None,
            "fonts": [{"name": name, "sha256": digest} for name, digest in made.fonts],
            "libraries": [{"name": name, "version": version} for name, version in made.libraries],
        },
        blob_ids=(pdf, context, *([template] if template else ())),
    )  # fmt: skip
    return _value(ledger.revisions(entry.record)[0])


def same(
    ledger: Ledger, *, template_digest: str, day: date, hearing: str | None, context: dict[str, Json]
) -> Document | None:
    """The document that was made from exactly these values, or None; its bytes are the ones to show again."""
    digest = hashlib.sha256(_context_bytes(context)).hexdigest()
    for revision in ledger.current(KIND):
        body = revision.body
        found = (body["template_digest"], body["date"], body.get("hearing"), body["context"])
        if found == (template_digest, day.isoformat(), hearing, digest):
            return _value(revision)
    return None


def made_from(ledger: Ledger, document: Document) -> tuple[str, dict[str, Json]]:
    """The digest of the template a document was written with, and the values.

    Raises:
        UserError: `blob_damaged`, also for bytes that hold no values (a case may come from a stranger).
    """
    body = ledger.revisions(document.id)[-1].body
    return str(body["template_digest"]), values_of(ledger, str(body["context"]))


def values_of(ledger: Ledger, digest: str) -> dict[str, Json]:
    """The values behind the digest that a paper's body has as `context`; raises as `made_from`."""
    if (blobs.size_of(ledger.connection, digest) or 0) > _LARGEST:
        raise UserError("blob_damaged", sha256=digest)
    try:
        values = json.loads(ledger.blob(digest))
        if not (isinstance(values, dict) and _plain(values)):
            raise ValueError("no values")
    except (ValueError, RecursionError) as error:
        raise UserError("blob_damaged", sha256=digest) from error
    return values


def template_of(ledger: Ledger, document: Document) -> str | None:
    """The text of the template a document was written with; None for one that was frozen without it.

    Raises:
        UserError: `blob_damaged`, also for bytes that hold no text.
    """
    digest = ledger.revisions(document.id)[-1].body.get("template_text")
    if not isinstance(digest, str):
        return None
    if (blobs.size_of(ledger.connection, digest) or 0) > _LARGEST_TEMPLATE:
        raise UserError("blob_damaged", sha256=digest)
    try:
        return ledger.blob(digest).decode()
    except UnicodeDecodeError as error:
        raise UserError("blob_damaged", sha256=digest) from error


def _plain(value: object, depth: int = 0) -> bool:
    """Whether this is what `add` was given: texts, whole numbers, lists and records, nested as forms are."""
    if isinstance(value, (dict, list)):
        parts = (*value, *value.values()) if isinstance(value, dict) else value
        return depth < _DEEPEST and all(_plain(part, depth + 1) for part in parts)
    if isinstance(value, str):
        return not any("\ud800" <= sign <= "\udfff" for sign in value)
    return value is None or isinstance(value, (bool, int))


def _context_bytes(context: dict[str, Json]) -> bytes:
    return json.dumps(context, ensure_ascii=False, sort_keys=True).encode()


def items(ledger: Ledger) -> tuple[Document, ...]:
    """All documents of the case in the order they were made."""
    return tuple(_value(revision) for revision in ledger.current(KIND))


def among(ledger: Ledger, records: Iterable[str]) -> tuple[Document, ...]:
    """These documents, as far as they are in the case."""
    return tuple(_value(revision) for revision in ledger.among(records) if revision.kind == KIND)


def pdf(ledger: Ledger, document: Document) -> bytes:
    """The frozen bytes, checked; raises UserError `blob_damaged`."""
    return ledger.blob(document.sha256)


def _value(revision: Revision) -> Document:
    body = revision.body
    return Document(
        id=revision.record,
        revision=revision.id,
        template=str(body["template"]),
        title=str(body["title"]),
        number=str(body["number"]) if "number" in body else None,
        date=date.fromisoformat(str(body["date"])),
        pages=int(str(body["pages"])),
        sha256=str(body["pdf"]),
        made_at=revision.at,
        made_by=revision.actor,
        draft=body["draft"] is True,
        hearing=str(body["hearing"]) if "hearing" in body else None,
        code=str(body.get("code", "")),
        reporter=body.get("reporter") is True,
    )
