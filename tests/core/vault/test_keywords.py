"""An office's own words of support, in its ledger."""

from __future__ import annotations

import pytest

from core.clock import SetClock
from core.errors import UserError
from core.reading.fields import Keywords, Pair, generic
from core.reading.fields.elections import Election
from core.vault import keywords as lists
from core.vault import opening as vaults
from core.vault.vault import Vault
from tests.conftest import PASSPHRASE

BUPATI = Election(
    name="Bupati 2026",
    keywords=Keywords(
        pairs=(
            Pair(names=("Budi Contoh", "Siti Aminah"), number=1, short=("BC-SA",), election="Bupati 2026"),
        ),
        slogans=("girian bangkit",),
    ),
)
GUBERNUR = Election(
    name="Gubernur",
    keywords=Keywords(
        pairs=(Pair(names=("Denny Lasut",), number=1, election="Gubernur"),), calls=("gaspol torang",)
    ),
)


def put(vault: Vault, election: Election, record: str = "") -> str:
    with vault.change_register() as ledger:
        return lists.put(ledger, election, record)


def elections(vault: Vault) -> list[Election]:
    return [kept.election for kept in lists.lists(vault.office_ledger)]


def test_an_office_without_a_list_looks_with_the_generic_one(vault: Vault) -> None:
    assert lists.own(vault.office_ledger) == Keywords()
    assert lists.of(vault.office_ledger) == generic()


def test_lists_are_read_back_after_opening_again_and_added_to_the_generic_one(
    vault: Vault, clock: SetClock
) -> None:
    put(vault, BUPATI)
    put(vault, GUBERNUR)
    folder = vault.folder
    vault.close()
    with vaults.unlock(folder, PASSPHRASE, clock=clock) as again:
        assert elections(again) == [BUPATI, GUBERNUR]
        found = lists.of(again.office_ledger)
    assert found.pairs == (*BUPATI.keywords.pairs, *GUBERNUR.keywords.pairs)
    assert found.calls == (*generic().calls, "gaspol torang")


def test_a_later_list_replaces_the_earlier_one_and_the_earlier_stays_in_the_record(vault: Vault) -> None:
    record = put(vault, BUPATI)
    put(vault, GUBERNUR)
    later = Election(name="Bupati dan wakil", keywords=Keywords(slogans=("lain sekali",)))
    assert put(vault, later, record) == record
    assert elections(vault) == [later, GUBERNUR]
    made = [entry.action for entry in vault.office_ledger.entries() if entry.record == record]
    assert made == ["add", "revise"]
    first = next(entry for entry in vault.office_ledger.entries() if entry.record == record)
    assert "girian bangkit" in (vault.office_ledger.body_text(first.body_hash) or "")


def test_a_name_that_was_given_up_can_be_used_again_without_touching_the_renamed_list(vault: Vault) -> None:
    renamed = BUPATI.named("Bupati, lama")
    put(vault, renamed, put(vault, BUPATI))
    put(vault, BUPATI)
    assert elections(vault) == [renamed, BUPATI]


def test_a_list_is_taken_back_and_may_come_again(vault: Vault) -> None:
    record = put(vault, BUPATI)
    with vault.change_register() as ledger:
        lists.remove(ledger, record)
    assert elections(vault) == []
    put(vault, BUPATI)
    assert elections(vault) == [BUPATI]
    with pytest.raises(UserError) as refused, vault.change_register() as ledger:
        lists.remove(ledger, "tidak ada")
    assert refused.value.code == "record_unknown"


def test_taking_over_leaves_other_elections_unless_told_and_what_is_the_same(vault: Vault) -> None:
    bupati, gubernur = put(vault, BUPATI), put(vault, GUBERNUR)
    fresh = Election(name="Wali Kota", keywords=Keywords(slogans=("maju terus",)))
    with vault.change_register() as ledger:
        assert lists.take_over(ledger, (fresh, BUPATI)) == 0
    assert elections(vault) == [BUPATI, GUBERNUR, fresh]
    with vault.change_register() as ledger:
        assert lists.take_over(ledger, (fresh, BUPATI), only=True) == 1
    assert elections(vault) == [BUPATI, fresh]
    actions = [
        (entry.record, entry.action)
        for entry in vault.office_ledger.entries()
        if entry.record in (bupati, gubernur)
    ]
    assert actions == [(bupati, "add"), (gubernur, "add"), (gubernur, "delete")]


def test_the_list_to_look_with_is_the_same_object_until_a_list_is_changed(vault: Vault) -> None:
    record = put(vault, BUPATI)
    first = lists.of(vault.office_ledger)
    assert lists.of(vault.office_ledger) is first
    put(vault, Election(name="Bupati 2026", keywords=Keywords(slogans=("lain sekali",))), record)
    second = lists.of(vault.office_ledger)
    assert "girian bangkit" in first.slogans
    assert "girian bangkit" not in second.slogans
    assert second.slogans == ("lain sekali",)
    lists.forget()
    assert lists.of(vault.office_ledger) == second
    assert lists.of(vault.office_ledger) is not second


def test_a_change_that_was_undone_is_not_looked_with(vault: Vault) -> None:
    def half_a_change() -> None:
        with vault.change_register() as ledger:
            lists.put(ledger, GUBERNUR)
            assert "gaspol torang" in lists.of(ledger).calls
            raise RuntimeError

    put(vault, BUPATI)
    with pytest.raises(RuntimeError):
        half_a_change()
    assert "gaspol torang" not in lists.of(vault.office_ledger).calls


def test_of_two_states_from_two_copies_the_later_counts_until_one_is_kept(vault: Vault) -> None:
    record = put(vault, BUPATI)
    first = next(kept for kept in lists.lists(vault.office_ledger) if kept.id == record)
    parent = vault.office_ledger.revisions(record)[0].id
    for slogan in ("dari laptop", "dari kantor"):  # both say that they replace the same state
        with vault.change_register() as ledger:
            ledger.append(
                action="revise", record=record, kind=lists.KIND, parents=(parent,),
                body={"election": "Bupati 2026", "slogan": [{"words": [slogan]}]},
            )  # fmt: skip
    (two,) = lists.lists(vault.office_ledger)
    assert (first.rivals, two.rivals) == (0, 1)
    assert two.election.keywords.slogans in (("dari laptop",), ("dari kantor",))
    put(vault, BUPATI, record)
    assert [kept.rivals for kept in lists.lists(vault.office_ledger)] == [0]


@pytest.mark.parametrize(
    "election",
    [
        Election(name="x" * 81),
        Election(name="dua\u200fnama"),
        Election(keywords=Keywords(calls=("x" * 81,))),
        Election(keywords=Keywords(pairs=(Pair(names=()),))),
        Election(
            keywords=Keywords(
                pairs=(Pair(names=("Budi Contoh",), number=1), Pair(names=("Siti Aminah",), number=1))
            )
        ),
        Election(keywords=Keywords(slogans=("dua\nbaris\u200f",))),
        Election(name="  GUBERNUR "),
    ],
)
def test_what_a_file_could_not_have_and_a_second_list_of_a_name_are_refused(
    vault: Vault, election: Election
) -> None:
    put(vault, GUBERNUR)
    with pytest.raises(UserError) as refused:
        put(vault, election)
    assert refused.value.code == "setting_invalid"
    assert elections(vault) == [GUBERNUR]


@pytest.mark.parametrize("body", [{"call": [{"words": "coblos"}]}, {"election": 3}])
def test_a_list_of_another_form_is_told_as_damage(vault: Vault, body: dict[str, object]) -> None:
    with vault.change_register() as ledger:
        ledger.write(lists.KIND, body)
    with pytest.raises(UserError) as refused:
        lists.own(vault.office_ledger)
    assert refused.value.code == "ledger_damaged"
