"""A paper in a case that came from another office: what was frozen is there, and nothing is called damaged that is not."""

from __future__ import annotations

from datetime import date

import pytest

from core.case import document
from core.case.ledger import Ledger
from core.errors import UserError
from core.handover import importing
from core.process import day_changes, letters
from core.process.letters import copying
from core.rules.calendar import Calendar, Day, Kind
from core.vault import logo
from core.vault.vault import Vault
from core.writing import clean_png, template
from core.writing.blocks import Image
from tests.core.handover.bags import IDENTITY
from tests.core.handover.conftest import Sender

DAY = date(2026, 11, 23)
STATEMENT = {"perbuatan": "menyukai unggahan pasangan calon"}


def test_a_paper_with_the_picture_of_another_office_is_copied_from_its_bytes(
    sender: Sender, receiver: Vault
) -> None:
    logo.put(sender.vault, clean_png.encode(Image(width=40, height=40, rgb=bytes(range(240)) * 20)))
    made = letters.create(sender.vault, sender.case_id, "D19", STATEMENT)
    importing.take(receiver, sender.export().path, IDENTITY)
    here, there = receiver.case(sender.case_id), sender.vault.case(sender.case_id)
    assert document.pdf(here, made) == document.pdf(there, made)
    assert copying.word(sender.vault, sender.case_id, made.id)
    for again in (copying.copy, copying.word):
        with pytest.raises(UserError) as caught:
            again(receiver, sender.case_id, made.id)
        assert caught.value.code == "rule_refused"
        assert "kantor yang membuat" in str(caught.value.facts["reason"])


def frozen(ledger: Ledger, values: bytes) -> None:
    """A D18 written by no Netra: its record is well formed, its values are these bytes."""
    pdf, context = ledger.put(b"%PDF-1.4"), ledger.put(values)
    digest = template.load("D18", DAY).digest
    body = {
        "template": "D18", "title": "x", "number": "1", "date": DAY.isoformat(), "pages": 1, "pdf": pdf,
        "context": context, "template_digest": digest, "draft": False, "fonts": [], "libraries": [],
    }  # fmt: skip
    ledger.write(document.KIND, body, blob_ids=(pdf, context))


@pytest.mark.parametrize(
    "values",
    [b"[]", b"null", b"1.5", b"\xff", b"[" * 50_000, b'{"a":' * 3_000 + b"1" + b"}" * 3_000, b'{"a":NaN}', b'{"a":"\\ud800"}'],
    ids=range(8),
)  # fmt: skip
def test_a_paper_whose_values_are_a_trap_does_not_come_in(
    sender: Sender, receiver: Vault, values: bytes
) -> None:
    with sender.vault.change(sender.case_id) as ledger:
        frozen(ledger, values)
    with pytest.raises(UserError, match="handover_damaged"):
        importing.take(receiver, sender.export().path, IDENTITY)
    assert receiver.cases() == ()


@pytest.mark.parametrize(
    "values", [b'{"gambar_berkas":{"P-1":[1]}}', b'{"jadwal":5,"orang":"x","cetak":[1]}']
)
def test_a_paper_whose_values_make_no_sense_cannot_be_copied_and_ends_nothing(
    sender: Sender, receiver: Vault, values: bytes
) -> None:
    with sender.vault.change(sender.case_id) as ledger:
        frozen(ledger, values)
    importing.take(receiver, sender.export().path, IDENTITY)
    (paper,) = document.items(receiver.case(sender.case_id))
    for again in (copying.copy, copying.word):
        with pytest.raises(UserError):
            again(receiver, sender.case_id, paper.id)
    day = Day(date=date(2026, 12, 15), name="Hari Jadi", kind=Kind.OFFICE)
    day_changes.consequences(receiver, Calendar(), Calendar(own=(day,)))
