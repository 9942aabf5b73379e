"""What a writer of a template is offered can be put in as it is."""

from __future__ import annotations

from datetime import date

import pytest

from core.writing import engine, groups, inference, offered, pieces, template
from core.writing import head as heads
from core.writing.functions import NAMES

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", template.known())
def test_every_offered_field_passes_the_checks_of_the_language(name: str) -> None:
    text = template.text_of(name, DAY)
    found = offered.offered(text)
    assert found
    head_text, body = template.split(text)
    whole = pieces.put_in("\n\n".join((body, *(each.insert for each in found))))
    tree = engine.check(whole.text, NAMES)
    assert inference.faults(heads.read(head_text), tree, NAMES) == []


@pytest.mark.parametrize("name", template.known())
def test_every_field_is_told_in_words(name: str) -> None:
    assert all(each.help for each in offered.offered(template.text_of(name, DAY)))


def test_every_plain_field_of_a_group_and_every_question_is_offered() -> None:
    text = template.text_of("D03", DAY)
    names = {each.name for each in offered.offered(text)}
    assert {f"jadwal.{name}" for name in groups.names("jadwal")} & names
    assert {"undangan_sebelumnya.nomor", "kapasitas", "dibawa", "orang.nama"} <= names
    assert not any(name.startswith("cetak.") for name in names)


def test_nothing_is_offered_while_the_head_cannot_be_read() -> None:
    assert offered.offered("+++\nid = \n+++\n") == ()
    assert offered.offered("tanpa kepala") == ()
