"""An office's own words of support, in its ledger."""

from __future__ import annotations

import pytest

from core.clock import SetClock
from core.errors import UserError
from core.reading.fields import Keywords, Pair, generic
from core.vault import keywords as lists
from core.vault import opening as vaults
from core.vault.vault import Vault
from tests.conftest import PASSPHRASE

OWN = Keywords(
    pairs=(
        Pair(names=("Budi Contoh", "Siti Aminah"), number=1, short=("BC-SA",)),
        Pair(names=("Denny Lasut",), election="Gubernur"),
    ),
    calls=("gaspol torang",),
    slogans=("girian bangkit",),
)


def write(vault: Vault, keywords: Keywords) -> None:
    with vault.change_register() as ledger:
        lists.write(ledger, keywords)


def test_an_office_without_a_list_looks_with_the_generic_one(vault: Vault) -> None:
    assert lists.own(vault.office_ledger) == Keywords()
    assert lists.of(vault.office_ledger) == generic()


def test_a_list_is_read_back_after_opening_again_and_added_to_the_generic_one(
    vault: Vault, clock: SetClock
) -> None:
    write(vault, OWN)
    folder = vault.folder
    vault.close()
    with vaults.unlock(folder, PASSPHRASE, clock=clock) as again:
        assert lists.own(again.office_ledger) == OWN
        found = lists.of(again.office_ledger)
    assert found.pairs == OWN.pairs
    assert found.calls == (*generic().calls, "gaspol torang")


def test_a_later_list_replaces_the_earlier_one_and_the_earlier_stays_in_the_record(vault: Vault) -> None:
    write(vault, OWN)
    write(vault, Keywords(slogans=("lain sekali",)))
    assert lists.own(vault.office_ledger) == Keywords(slogans=("lain sekali",))
    kinds = [entry.action for entry in vault.office_ledger.entries() if entry.kind == lists.KIND]
    assert kinds == ["add", "revise"]


@pytest.mark.parametrize(
    "keywords",
    [
        Keywords(calls=("x" * 81,)),
        Keywords(pairs=(Pair(names=()),)),
        Keywords(pairs=(Pair(names=("Budi Contoh",), number=1), Pair(names=("Siti Aminah",), number=1))),
        Keywords(slogans=("dua\nbaris\u200f",)),
    ],
)
def test_what_a_file_could_not_have_is_refused(vault: Vault, keywords: Keywords) -> None:
    with pytest.raises(UserError) as refused:
        write(vault, keywords)
    assert refused.value.code == "setting_invalid"
    assert lists.own(vault.office_ledger) == Keywords()


def test_a_list_of_another_form_is_told_as_damage(vault: Vault) -> None:
    with vault.change_register() as ledger:
        ledger.write(lists.KIND, {"call": [{"words": "coblos"}]})
    with pytest.raises(UserError) as refused:
        lists.own(vault.office_ledger)
    assert refused.value.code == "ledger_damaged"
