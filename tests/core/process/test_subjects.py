"""One case file per official: found again by the register's id or by the number, never made twice."""

from __future__ import annotations

import pytest

from core.case.subject import Status, Subject
from core.errors import UserError
from core.people.official import Official
from core.process import subjects
from core.vault.vault import Vault

SITI = Official(
    id="11111111-0000-4000-8000-000000000001", name="Siti Aminah", back_titles="S.Pd.", number="199001012014032001",
    status=Status.PERMANENT, position="Guru", work_unit="SD Negeri 1",
)  # fmt: skip
BUDI = Official(id="11111111-0000-4000-8000-000000000002", name="Budi Contoh")


def test_a_case_takes_over_what_the_register_says_and_nothing_empty() -> None:
    assert subjects.subject_of(SITI) == Subject(
        name="Siti Aminah", back_titles="S.Pd.", status=Status.PERMANENT, id_number="199001012014032001",
        position="Guru", work_unit="SD Negeri 1", official=SITI.id,
    )  # fmt: skip
    assert subjects.subject_of(BUDI) == Subject(name="Budi Contoh", official=BUDI.id)


def test_an_official_without_a_number_is_found_again_by_the_registers_id(vault: Vault) -> None:
    """Names repeat; without a NIP only the id tells that it is the same person."""
    made = subjects.create(vault, subjects.subject_of(BUDI))
    vault.create_case(Subject(name="Budi Contoh"))
    found = subjects.cases_about(vault.cases(), subjects.subject_of(BUDI))
    assert [row.id for row in found] == [made.id]


def test_a_case_made_by_hand_is_found_by_its_number(vault: Vault) -> None:
    made = vault.create_case(Subject(name="Sitti Aminah", id_number=SITI.number))
    assert [row.id for row in subjects.cases_about(vault.cases(), subjects.subject_of(SITI))] == [made.id]


def test_nobody_gets_a_second_file(vault: Vault) -> None:
    made = subjects.create(vault, subjects.subject_of(BUDI))
    with pytest.raises(UserError) as refused:
        subjects.create(vault, subjects.subject_of(BUDI))
    assert (refused.value.code, refused.value.facts["case"]) == ("rule_refused", made.id)
    assert len(vault.cases()) == 1
