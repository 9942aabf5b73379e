"""A paper in a case that came from another office: what was frozen is there, and nothing is called damaged that is not."""

from __future__ import annotations

import pytest

from core.case import document
from core.errors import UserError
from core.handover import importing
from core.process import letters
from core.process.letters import copying
from core.vault import logo
from core.vault.vault import Vault
from core.writing import clean_png
from core.writing.blocks import Image
from tests.core.handover.bags import IDENTITY
from tests.core.handover.conftest import Sender

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
