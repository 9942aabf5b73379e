"""The register in the office ledger: imported whole or not at all, ids that stay, accounts with who attests."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from benchmarks.register import officials as generated
from core.case.subject import Subject
from core.errors import UserError
from core.people.official import Official
from core.people.status import Status
from core.vault import officials
from core.vault.officials import BATCH, Merged
from core.vault.vault import Vault

SITI = Official(
    id="", name="Siti Aminah", number="199001012014032001", status=Status.PERMANENT, work_unit="RSUD"
)
BUDI = Official(id="", name="Budi Contoh", work_unit="RSUD", position="Pengemudi")


def merge(vault: Vault, *found: Official) -> Merged:
    with vault.change_register() as ledger:
        return officials.merge(ledger, found, source=b"berkas")


def items(vault: Vault) -> tuple[Official, ...]:
    return officials.items(vault.office_ledger)


def test_what_was_imported_is_read_back_with_ids(vault: Vault) -> None:
    assert merge(vault, SITI, BUDI) == Merged(added=2, changed=0, unchanged=0, total=2)
    found = items(vault)
    assert [replace(official, id="") for official in found] == [SITI, BUDI]
    assert len({official.id for official in found} - {""}) == 2


def test_the_same_table_again_writes_nothing(vault: Vault) -> None:
    merge(vault, SITI, BUDI)
    before, entries = items(vault), vault.office_ledger.entry_count()
    assert merge(vault, SITI, BUDI) == Merged(added=0, changed=0, unchanged=2, total=2)
    assert (items(vault), vault.office_ledger.entry_count()) == (before, entries)


def test_a_later_table_changes_people_but_not_their_ids_and_drops_nobody(vault: Vault) -> None:
    merge(vault, SITI, BUDI)
    ids = [official.id for official in items(vault)]
    married = replace(SITI, name="Siti Aminah Wowor", work_unit="Dinas Kesehatan")
    assert merge(vault, married) == Merged(added=0, changed=1, unchanged=0, total=2)
    assert items(vault) == (replace(married, id=ids[0]), replace(BUDI, id=ids[1]))


def test_an_import_tells_how_many_rows_are_written_and_stops_without_a_trace(vault: Vault) -> None:
    merge(vault, SITI)
    many = [Official(id="", name=f"Orang {at}") for at in range(BATCH + 5)]
    before = officials.state(vault.office_ledger, officials.KIND)

    def stop(done: int, total: int) -> None:
        assert total == len(many)
        if done:
            raise InterruptedError

    def stopped() -> None:
        with vault.change_register() as ledger:
            officials.merge(ledger, many, source=b"", progress=stop)

    with pytest.raises(InterruptedError):
        stopped()
    assert [official.name for official in items(vault)] == [SITI.name]
    assert officials.state(vault.office_ledger, officials.KIND) == before


def test_the_mark_of_the_register_changes_with_it_alone(vault: Vault) -> None:
    """What is prepared from 20,000 rows must not be prepared again because a case was made."""
    merge(vault, SITI)
    people, accounts = (
        officials.state(vault.office_ledger, kind) for kind in (officials.KIND, officials.HANDLE)
    )
    vault.create_case(Subject(name="Orang Lain"))
    assert officials.state(vault.office_ledger, officials.KIND) == people
    with vault.change_register() as ledger:
        officials.claim(ledger, items(vault)[0], "@siti", attested_by="Rina Wowor")
    assert officials.state(vault.office_ledger, officials.KIND) == people
    assert officials.state(vault.office_ledger, officials.HANDLE) != accounts
    merge(vault, BUDI)
    assert officials.state(vault.office_ledger, officials.KIND) != people


def test_an_import_that_fails_leaves_the_register_as_it_was(vault: Vault) -> None:
    merge(vault, SITI)

    def interrupted() -> None:
        with vault.change_register() as ledger:
            officials.merge(ledger, [BUDI], source=b"")
            raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError, match="interrupted"):
        interrupted()
    assert [official.name for official in items(vault)] == ["Siti Aminah"]


def test_twenty_thousand_officials_are_a_handful_of_entries_and_seconds(vault: Vault) -> None:
    people = [replace(official, id="") for official in generated(20_000)]
    people = list({official.number: official for official in people}.values())
    entries = vault.office_ledger.entry_count()
    start = time.process_time()
    merge(vault, *people)
    assert time.process_time() - start < 6  # measured: 1.2
    assert vault.office_ledger.entry_count() - entries <= -(-len(people) // BATCH) + 1
    start = time.process_time()
    assert len(items(vault)) == len(people)
    assert time.process_time() - start < 2  # measured: 0.3


def test_a_batch_of_a_form_that_is_not_ours_is_named_as_damage(vault: Vault) -> None:
    with vault.change_register() as ledger:
        ledger.write(officials.KIND, {"columns": ["id", "status"], "rows": [["1"]]})
    with pytest.raises(UserError) as refused:
        items(vault)
    assert refused.value.code == "ledger_damaged"


def test_columns_of_a_later_version_are_passed_over(vault: Vault) -> None:
    with vault.change_register() as ledger:
        ledger.write(
            officials.KIND,
            {"columns": ["id", "eselon", "name", "status"], "rows": [["1", "IV.a", "Rina", "unknown"]]},
        )
    assert items(vault) == (Official(id="1", name="Rina"),)


def test_an_account_is_kept_with_who_attests_it(vault: Vault) -> None:
    merge(vault, SITI)
    siti = items(vault)[0]
    with vault.change_register() as ledger:
        officials.claim(
            ledger, siti, "https://instagram.com/Siti_A/", attested_by=" Rina Wowor ", platform="Instagram",
            grounds="klarifikasi 12-09-2026",
        )  # fmt: skip
    handle = officials.handles(vault.office_ledger)[0]
    assert (handle.official, handle.handle, handle.attested_by) == (siti.id, "siti_a", "Rina Wowor")
    assert handle.at.startswith("2026-11-23")


@pytest.mark.parametrize(
    ("handle", "attested_by", "code"),
    [
        ("@", "Rina", "setting_invalid"),
        ("siti", "  ", "field_missing"),
        ("siti", "R" * 201, "setting_invalid"),
    ],
)
def test_an_account_without_a_name_or_a_witness_is_refused(
    vault: Vault, handle: str, attested_by: str, code: str
) -> None:
    with pytest.raises(UserError) as refused, vault.change_register() as ledger:
        officials.claim(ledger, replace(SITI, id="1"), handle, attested_by=attested_by)
    assert refused.value.code == code
    assert officials.handles(vault.office_ledger) == ()
