"""A paper that was written before, once more: as a certified copy, or as a Word document."""

from __future__ import annotations

from collections.abc import Mapping

from core.case import blobs, document
from core.case.document import Document
from core.case.finding import pick
from core.errors import UserError
from core.process.letters import editions, house
from core.process.letters.pictures import Pictures, Shown, by_code, frozen_in
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing import docx, groups
from core.writing.blocks import Image
from core.writing.context import look_up, put
from core.writing.document import Written
from core.writing.head import PRINTING
from core.writing.template import Template


def shown_again(vault: Vault, case_id: str, document_id: str) -> tuple[Shown, ...]:
    """The pictures of evidence in a frozen paper, to be decoded for `copy` or `word`; raises as `word`."""
    return frozen_in(vault, case_id, _frozen(vault, case_id, document_id)[2])


def copy(
    vault: Vault,
    case_id: str,
    document_id: str,
    certifier: Mapping[str, str] | None = None,
    *,
    pictures: Pictures | None = None,
) -> Written:
    """The paper once more, marked SALINAN, with room for who certifies it; it is no second original.

    It says what the first one said: the signer of that day, the law of that day, the values that were frozen.
    `certifier` has the fields of a `pejabat` (`nama`, `jabatan`, …).

    Raises:
        UserError: `record_unknown`, `record_ambiguous`; `setting_invalid` for another field; `rule_refused` for a draft and
            when the template has changed since, because the copy would not be the same text, and when the letterhead
            has a picture of another office.
    """
    paper, edition, values = _frozen(vault, case_id, document_id)
    if paper.draft:
        raise UserError(
            "rule_refused",
            reason="yang disalin hanya naskah yang sudah bernomor",
            hint="Buat naskahnya dengan nomor dahulu, lalu salin yang itu.",
        )
    put(values, f"{PRINTING}.rangkap", "salinan")
    for name, text in (certifier or {}).items():
        if name not in groups.names("pejabat"):
            raise UserError("setting_invalid", field=name, reason=" | ".join(groups.names("pejabat")))
        put(values, f"{PRINTING}.pengesah.{name}", text)
    shown = by_code(frozen_in(vault, case_id, values), pictures) | _logo(vault, values)
    return papers.fill(edition, values, on=paper.date, pictures=shown)


def word(vault: Vault, case_id: str, document_id: str, *, pictures: Pictures | None = None) -> bytes:
    """The paper as a Word document to be edited elsewhere; what was frozen in the case stays as it is.

    Raises:
        UserError: `record_unknown`, `record_ambiguous`; `rule_refused` when the template has changed since, and when the
            letterhead has a picture of another office.
    """
    paper, edition, values = _frozen(vault, case_id, document_id)
    shown = by_code(frozen_in(vault, case_id, values), pictures) | _logo(vault, values)
    laid = papers.lay(edition, values, on=paper.date, pictures=shown, code=paper.code)
    return docx.write(laid.sheet, laid.blocks)


def _logo(vault: Vault, values: Mapping[str, object]) -> dict[str, Image]:
    """The picture of the letterhead of that day; it is with the office that made the paper, not in the case."""
    digest = look_up(values, "instansi.logo")
    if isinstance(digest, str) and blobs.size_of(vault.office_ledger.connection, digest) is None:
        raise UserError(
            "rule_refused",
            reason="gambar pada kopnya ada di kantor yang membuat naskah ini",
            hint="Salin dari naskah yang tersimpan.",
        )
    return house.pictures(vault, values)


def _frozen(vault: Vault, case_id: str, document_id: str) -> tuple[Document, Template, dict[str, object]]:
    """A paper with its template and the values it was written from."""
    ledger = vault.case(case_id)
    paper = pick(document.items(ledger), document_id, what="document")
    digest, values = document.made_from(ledger, paper)
    text = document.template_of(ledger, paper)
    edition = editions.written_with(vault, paper.template, paper.date, digest, text)
    if edition is None:
        raise UserError(
            "rule_refused",
            reason="templatnya sudah berubah sejak naskah dibuat",
            hint="Salin dari naskah yang tersimpan.",
        )
    return paper, edition, dict(values)
