"""A report has one number of its register, in a sequence of its own or shared; a refused one costs none that is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.case import report
from core.case.report import Origin
from core.errors import UserError
from core.process import letters, matters
from core.process.matters import Matter
from core.vault import number_findings, number_rows, numbering
from core.vault.number_rows import State
from core.vault.vault import Vault
from tests.core.process.test_letters import case_id, text_of

__all__ = ["case_id"]
PARTS = {"pemilihan": "PW", "tingkat": "Kota", "wilayah": "27.12"}
MATTER = Matter(
    origin=Origin.REPORT, election="Pemilihan Wali Kota Tahun 2026", regime="pemilihan", summary="menyukai unggahan",
    occurred=date(2026, 11, 2), known=date(2026, 11, 3), submitted=date(2026, 11, 5),
)  # fmt: skip
FINDING = replace(MATTER, origin=Origin.FINDING)


def test_report_and_finding_have_each_their_sequence_and_papers_carry_the_number(
    vault: Vault, case_id: str
) -> None:
    assert (
        matters.record_numbered(vault, case_id, FINDING, parts=PARTS).number == "001/TM/PW/Kota/27.12/XI/2026"
    )
    made = matters.record_numbered(vault, case_id, MATTER, parts=PARTS)
    assert made.number == "001/LP/PW/Kota/27.12/XI/2026"
    (number,) = number_rows.numbers(vault.office_ledger, "report", 2026)
    assert (number.state, number.case, number.document) == (State.USED, case_id, made.id)
    registered = matters.record_numbered(vault, case_id, MATTER, parts=PARTS, registered=True)
    assert registered.number == "001/Reg/LP/PW/Kota/27.12/XI/2026"
    assert report.items(vault.case(case_id))[-1] == registered


@pytest.mark.parametrize(
    ("template", "answers"),
    [
        ("D01", {}),
        ("D02", {"pelapor.nama": "Rivo Sondakh"}),
        ("D21", {"status": "diteruskan", "alasan": "memenuhi unsur", "instansi_tujuan": "BKN"}),
    ],
)
def test_the_papers_of_a_report_carry_its_number(
    vault: Vault, case_id: str, template: str, answers: dict[str, str]
) -> None:
    made = matters.record_numbered(vault, case_id, MATTER, parts=PARTS)
    assert made.number is not None
    assert made.number in text_of(vault, case_id, letters.create(vault, case_id, template, answers))


def test_an_office_may_number_reports_and_findings_in_one_sequence(vault: Vault, case_id: str) -> None:
    found = {one.id: one for one in number_rows.registers(vault.office_ledger, "bawaslu")}
    with vault.change_register() as ledger:
        numbering.change_register(ledger, replace(found["finding"], shares="report"), year=2026)
    numbers = [
        matters.record_numbered(vault, case_id, one, parts=PARTS).number for one in (MATTER, FINDING, MATTER)
    ]
    assert [str(text)[:6] for text in numbers] == ["001/LP", "002/TM", "003/LP"]
    assert number_findings.look_over(vault.office_ledger, "report", 2026).gaps == ()
    with pytest.raises(UserError, match="rule_refused"), vault.change_register() as ledger:
        numbering.change_register(ledger, found["finding"], year=2026)  # a gap would have no reason
    with vault.change_register() as ledger:
        numbering.change_register(ledger, found["finding"], year=2027)


def test_what_cannot_be_recorded_costs_no_number(vault: Vault, case_id: str) -> None:
    for wrong, code in (
        (replace(MATTER, known=date(2026, 11, 1)), "rule_refused"),
        (replace(MATTER, summary=" "), "field_missing"),
    ):
        with pytest.raises(UserError, match=code):
            matters.record_numbered(vault, case_id, wrong, parts=PARTS)
    with pytest.raises(UserError, match="field_missing"):
        matters.record_numbered(vault, case_id, MATTER, parts={})
    with pytest.raises(UserError, match="record_unknown"):
        matters.record_numbered(vault, "0" * 36, MATTER, parts=PARTS)
    assert number_rows.numbers(vault.office_ledger, "report", 2026) == ()
    assert report.items(vault.case(case_id)) == ()
