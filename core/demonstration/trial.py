"""A template that is being written, tried on made-up data: what is wrong with it and how it looks as a paper."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from core.demonstration.gallery import samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.process.letters import editions
from core.vault.office import OfficeKind
from core.writing import document, offered, template
from core.writing.checking import Finding
from core.writing.document import Written
from core.writing.offered import Offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of it. `written` is None when there is no paper, and `error` says why.

    `digest` names the bytes of the paper; `fields` are what the head offers to insert.
    """

    findings: tuple[Finding, ...]
    fields: tuple[Offered, ...]
    written: Written | None
    digest: str = ""
    error: UserError | None = None


def sample_for(template_id: str, office: OfficeKind) -> Sample | None:
    """The first good sample of a template for that kind of office, else for the other kind, else None."""
    found = [sample for sample in samples("good") if sample.template == template_id.upper()]
    return min(found, key=lambda sample: sample.office is not office, default=None)


def attempt(template_id: str, text: str, office: OfficeKind, *, on: date) -> Trial:
    """Checks the text as of the day `on` and writes the sample with it; needs no vault and keeps nothing."""
    findings = editions.check(template_id, text, on=on)
    fields = offered.offered(text)
    sample = sample_for(template_id, office)
    if sample is None:
        return Trial(findings=findings, fields=fields, written=None)
    try:
        chosen = template.parse(text, sample.on)
        written = document.fill(chosen, sample.values, on=sample.on, pictures=sample.pictures)
    except UserError as error:
        return Trial(findings=findings, fields=fields, written=None, error=error)
    digest = hashlib.sha256(written.pdf).hexdigest()
    return Trial(findings=findings, fields=fields, written=written, digest=digest)
