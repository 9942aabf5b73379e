"""A number is spent only on a paper that can be written, and never on two."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from core.case import document
from core.errors import UserError
from core.process import letters, settling
from core.process.letters import issuing, remembering
from core.vault import number_findings, number_rows
from core.vault.number_rows import State
from core.vault.vault import Vault
from tests.core.process.test_letters import case_id, invite, text_of

__all__ = ["case_id"]
PARTS = {"klasifikasi": "PP.01.02", "unit": "K.SA-02"}


def given(vault: Vault) -> tuple[number_rows.Number, ...]:
    return number_rows.numbers(vault.office_ledger, "letter", 2026)


def test_a_paper_gets_the_next_number_of_its_register(vault: Vault, case_id: str) -> None:
    invite(vault, case_id, 1)
    assert set(letters.wanted(vault, case_id, "D03", {}).asked) == {"klasifikasi", "unit"}
    made = letters.issue(vault, case_id, "D03", {}, parts=PARTS)
    assert (made.number, made.draft) == ("1/PP.01.02/K.SA-02/11/2026", False)
    assert "1/PP.01.02/K.SA-02/11/2026" in text_of(vault, case_id, made)
    (number,) = given(vault)
    assert (number.state, number.case, number.document) == (State.USED, case_id, made.id)
    second = letters.issue(vault, case_id, "D03", {"surat.hal": "Undangan Klarifikasi Lanjutan"}, parts=PARTS)
    assert second.number is not None
    assert second.number.startswith("2/")


def test_a_paper_that_cannot_be_written_costs_no_number(vault: Vault, case_id: str) -> None:
    with pytest.raises(UserError):
        letters.issue(vault, case_id, "D03", {}, parts=PARTS)  # no hearing
    invite(vault, case_id, 1)
    with pytest.raises(UserError, match="field_missing"):
        letters.issue(vault, case_id, "D03", {}, parts={"unit": "K.1"})
    with pytest.raises(UserError, match="rule_refused"):
        letters.issue(vault, case_id, "D19", {"perbuatan": "x"}, parts=PARTS)
    assert given(vault) == ()
    assert document.items(vault.case(case_id)) == ()


def test_an_older_paper_asks_before_it_gets_a_number_in_between(vault: Vault, case_id: str) -> None:
    invite(vault, case_id, 1)
    letters.issue(vault, case_id, "D03", {"surat.tanggal": "2026-11-10"}, parts=PARTS)
    letters.issue(vault, case_id, "D03", {"surat.tanggal": "2026-11-20"}, parts=PARTS)
    with pytest.raises(UserError, match="number_backdated"):
        letters.issue(vault, case_id, "D03", {"surat.tanggal": "2026-11-12"}, parts=PARTS)
    between = letters.issue(vault, case_id, "D03", {"surat.tanggal": "2026-11-12"}, parts=PARTS, earlier=True)
    assert between.number is not None
    assert between.number.startswith("1.1/")


def test_after_a_crash_between_number_and_paper_the_gap_says_why(
    vault: Vault, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(vault, case_id, 1)

    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(issuing, "create", power_cut)
        with pytest.raises(KeyboardInterrupt):
            letters.issue(vault, case_id, "D03", {}, parts=PARTS)
    (gap,) = number_findings.look_over(vault.office_ledger, "letter", 2026).gaps
    assert gap.reason == "dipesan, suratnya belum dibuat"
    made = letters.issue(vault, case_id, "D03", {}, parts=PARTS)
    assert made.date == date(2026, 11, 23)
    assert [number.sequence for number in given(vault)] == [1, 2]


def test_a_frozen_paper_can_be_had_for_word_and_stays_frozen(vault: Vault, case_id: str) -> None:
    invite(vault, case_id, 1)
    made = letters.issue(vault, case_id, "D03", {}, parts=PARTS)
    before = document.pdf(vault.case(case_id), made)
    first = letters.word(vault, case_id, made.id)
    assert first == letters.word(vault, case_id, made.id)
    words = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(first)).paragraphs)
    assert made.number is not None
    assert made.number in words
    assert "Johanis Sumual" in words.replace("\u00a0", " ")
    assert document.pdf(vault.case(case_id), made) == before


def test_a_paper_that_is_there_keeps_its_number_though_nothing_more_can_be_written(
    vault: Vault, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(vault, case_id, 1)

    def full(*_: object, **__: object) -> None:
        raise UserError("no_space", path="office.db")

    with monkeypatch.context() as broken:
        broken.setattr(remembering, "learn", full)
        made = letters.issue(vault, case_id, "D03", {}, parts=PARTS)
    (number,) = given(vault)
    assert (number.state, number.text, number.document) == (State.USED, made.number, made.id)


def test_after_a_crash_between_paper_and_register_the_number_finds_its_paper(
    vault: Vault, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    invite(vault, case_id, 1)

    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(issuing.numbering, "use", power_cut)
        with pytest.raises(KeyboardInterrupt):
            letters.issue(vault, case_id, "D03", {}, parts=PARTS)
    (made,) = document.items(vault.case(case_id))
    (number,) = given(vault)
    assert (number.state, number.text) == (State.RESERVED, made.number)
    assert settling.settle(vault) == 1
    (number,) = given(vault)
    assert (number.state, number.case, number.document) == (State.USED, case_id, made.id)
    assert number_findings.look_over(vault.office_ledger, "letter", 2026).gaps == ()
    assert settling.settle(vault) == 0
