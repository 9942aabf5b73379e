"""Which template a paper is written with: the office's own copy, else the one that comes with Netra."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.clock import instant
from core.errors import UserError
from core.process.letters import catalogue
from core.process.letters.catalogue import known
from core.vault import office_templates
from core.vault.office_templates import Copy
from core.vault.vault import Vault
from core.writing import checking, template, weaving
from core.writing.checking import Finding
from core.writing.template import Template
from core.writing.weaving import Woven

_OTHER: Final = "kepala templat menyebut {found}, bukan {wanted}"
_UNDECIDED: Final = "dua perubahan pada tempat yang sama belum diputuskan"
_DECIDE: Final = "Pilih satu di antara keduanya, lalu hapus baris tandanya."


class Origin(StrEnum):
    """Whose a template is: shipped, the office's copy, or a copy whose shipped template has changed since."""

    SHIPPED = "bawaan"
    OFFICE = "salinan kantor"
    CHANGED = "bawaan berubah"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A template of the office. `unsaved` says that somebody is writing it."""

    template: str
    title: str
    origin: Origin
    unsaved: bool
    changed_at: str = ""
    changed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts of one template: shipped today, shipped when the copy was made, the copy, and what is being written.

    `draft_base` is the shipped text that `draft` was written from.
    """

    template: str
    shipped: str
    base: str
    office: str | None
    draft: str | None
    draft_base: str | None = None

    @property
    def text(self) -> str:
        """What papers are written with."""
        return self.shipped if self.office is None else self.office

    @property
    def origin(self) -> Origin:
        """Whose it is."""
        if self.office is None:
            return Origin.SHIPPED
        return Origin.OFFICE if self.base == self.shipped else Origin.CHANGED

    @property
    def shipped_changes(self) -> tuple[str, ...]:
        """What the shipped template changed since the copy was made, as lines of a difference."""
        return weaving.difference(self.base, self.shipped)

    @property
    def office_changes(self) -> tuple[str, ...]:
        """What the office changed, as lines of a difference."""
        return weaving.difference(self.base, self.text)

    def both(self) -> Woven:
        """The copy with the changes of the shipped template put in, to be looked over and saved by a person."""
        return weaving.weave(self.base, self.text, self.shipped)


def edition(vault: Vault, template_id: str, day: date) -> Template:
    """The template that a paper of `day` is written with.

    Raises:
        UserError: as `template.load`.
    """
    name = known(template_id)
    copy = office_templates.in_force(vault.office_ledger, name)
    if copy is not None:
        own = template.parsed(copy.text, day)
        if own.head.valid_from <= day:
            return own
    return template.load(name, day)


def written_with(
    vault: Vault, template_id: str, day: date, digest: str, text: str | None = None
) -> Template | None:
    """The version that a paper of `day` was written with, by its digest; None when no such version is known any more.

    `text` is what was frozen with the paper; papers of earlier versions of Netra have none.
    """
    name = known(template_id)
    if text is not None and (own := _with_digest(text, day, digest)) is not None:
        return own
    shipped = template.load(name, day)
    if shipped.digest == digest:
        return shipped
    for copy in reversed(office_templates.versions(vault.office_ledger, name)):
        for version in (copy.text, copy.base):  # a base is what an earlier Netra came with
            if (own := _with_digest(version, day, digest)) is not None:
                return own
    return None


def _with_digest(text: str, day: date, digest: str) -> Template | None:
    try:
        own = template.parsed(text, day)
    except UserError:  # written for a Netra that knew other pieces or names
        return None
    return own if own.digest == digest else None


def listing(vault: Vault) -> tuple[Listed, ...]:
    """The templates that such an office uses, in the order of a case."""
    found = []
    unsaved = office_templates.drafts(vault.office_ledger)
    for name, title in catalogue.offered(vault.office.kind):
        copy = office_templates.in_force(vault.office_ledger, name)
        texts = _texts(vault, name, copy)
        found.append(
            Listed(
                template=name, title=title, origin=texts.origin, unsaved=name in unsaved,
                changed_at=copy.at if copy else "", changed_by=copy.actor if copy else "",
            )
        )  # fmt: skip
    return tuple(found)


def texts(vault: Vault, template_id: str) -> Texts:
    """The texts of one template. Raises UserError `record_unknown`."""
    name = known(template_id)
    return _texts(vault, name, office_templates.in_force(vault.office_ledger, name))


def check(template_id: str, text: str, *, on: date) -> tuple[Finding, ...]:
    """What is wrong with a text that is to become the office's copy.

    As `checking.check`, and that it is this template and that no two changes stand undecided in it.
    """
    found = (*_undecided(text), *checking.check(text, on=on))
    try:
        own = template.parse(text).head.id
    except UserError:
        return found
    if own != known(template_id):
        reason = _OTHER.format(found=own, wanted=known(template_id))
        return (Finding(line=2, message=reason, remedy=f'Tulis id = "{known(template_id)}".'), *found)
    return found


def _undecided(text: str) -> tuple[Finding, ...]:
    lines = enumerate(text.splitlines(), start=1)
    return tuple(
        Finding(line=at, message=_UNDECIDED, remedy=_DECIDE)
        for at, line in lines
        if line in (weaving.OURS, weaving.THEIRS)
    )


def save(
    vault: Vault, template_id: str, text: str, *, on: date, despite: bool = False, base: str | None = None
) -> None:
    """Puts a text in force as the office's copy; durable on return.

    `despite` accepts what the checker says of a text that can be written with, never a faulty one. `base` is the shipped
    text it was written from, that of today when None; with an older one the copy stays marked as `Origin.CHANGED`.

    Raises:
        UserError: `template_invalid`; `template_doubtful` for what only the checker objects to; both with line, reason
            and remedy; `record_unknown`.
    """
    name = known(template_id)
    own = template.parse(text)  # a text that cannot be written with is never put in force
    if own.head.id != name:
        raise UserError(
            "template_invalid", template=name, line=2, reason=_OTHER.format(found=own.head.id, wanted=name)
        )
    if found := _undecided(text):
        raise _refused("template_invalid", name, found[0])
    if not despite and (found := check(name, text, on=on)):
        raise _refused("template_doubtful", name, found[0])
    with vault.change_register() as ledger:
        office_templates.save(ledger, name, text, template.text_of(name, on) if base is None else base)


def _refused(code: str, name: str, found: Finding) -> UserError:
    return UserError(code, template=name, line=found.line, reason=found.message, remedy=found.remedy)


def keep(vault: Vault, template_id: str, *, on: date) -> None:
    """Records that a person looked at what changed in the shipped template and keeps the copy as it is; durable on return.

    Raises:
        UserError: `record_unknown` when the office has no copy.
    """
    name = known(template_id)
    with vault.change_register() as ledger:
        office_templates.rebase(ledger, name, template.text_of(name, on))


def take_back(vault: Vault, template_id: str) -> None:
    """Lets the shipped template apply again; durable on return. Raises UserError `record_unknown`."""
    with vault.change_register() as ledger:
        office_templates.take_back(ledger, known(template_id))


def keep_draft(vault: Vault, template_id: str, text: str, *, on: date, base: str | None = None) -> None:
    """Keeps an unsaved text, durable on return; one that says what is in force already is dropped instead.

    Nothing is written when it is kept already, and the record of the office never grows by it. `base` is as in `save`.
    """
    name = known(template_id)
    found = texts(vault, name)
    wanted = None if text == found.text else text
    written_from = template.text_of(name, on) if base is None else base
    if wanted == found.draft and (wanted is None or written_from == found.draft_base):
        return
    with vault.change_register() as ledger:
        if wanted is None:
            office_templates.drop_draft(ledger, name)
        else:
            now = instant(vault.clock.now())
            office_templates.keep_draft(ledger, name, wanted, written_from, at=now)


def _texts(vault: Vault, name: str, copy: Copy | None) -> Texts:
    shipped = template.text_of(name, vault.clock.now().date())
    draft = office_templates.draft(vault.office_ledger, name)
    return Texts(
        template=name,
        shipped=shipped,
        base=copy.base if copy else shipped,
        office=copy.text if copy else None,
        draft=draft.text if draft else None,
        draft_base=draft.base if draft else None,
    )
