"""A search with a name comes back as it was, in every copy of the office."""

from __future__ import annotations

from datetime import date

import pytest

from core.clock import SetClock
from core.errors import UserError
from core.vault import saved_searches
from core.vault.search.query import Kind, Query, Stage, Where
from core.vault.vault import Vault
from tests.core.vault.helpers import unlock

FULL = Query(
    text='"nomor 2" lurah*', file_id="0f9d6a52-5a43-4f0e-9a43-6f1d5a1f7c11", where=Where.CASES,
    since=date(2020, 9, 26), until=date(2020, 12, 5), platform="Facebook", stage=Stage.HEARING, kinds=frozenset({Kind.EVIDENCE, Kind.QUOTE}),
)  # fmt: skip


def add(vault: Vault, name: str, query: Query) -> str:
    with vault.change_register() as ledger:
        return saved_searches.add(ledger, name, query).id


def names(vault: Vault) -> list[str]:
    return [saved.name for saved in saved_searches.items(vault.office_ledger)]


def test_a_saved_search_is_the_same_after_opening_again(vault: Vault, clock: SetClock) -> None:
    add(vault, "  Dukungan   lurah ", FULL)
    add(vault, "akun", Query(text="@torang"))
    folder = vault.folder
    vault.close()
    with unlock(folder, clock) as again:
        found = saved_searches.items(again.office_ledger)
    assert [(saved.name, saved.query) for saved in found] == [
        ("akun", Query(text="@torang")),
        ("Dukungan lurah", FULL),
    ]


def test_the_same_name_replaces_and_removing_leaves_a_trace(vault: Vault) -> None:
    first = add(vault, "Lurah", FULL)
    assert add(vault, "LURAH", Query(text="camat")) == first
    assert names(vault) == ["LURAH"]
    with vault.change_register() as ledger:
        saved_searches.remove(ledger, first)
    assert names(vault) == []
    entries = [entry.action for entry in vault.office_ledger.entries() if entry.kind == saved_searches.KIND]
    assert entries == ["add", "revise", "delete"]
    with pytest.raises(UserError, match="record_unknown"), vault.change_register() as ledger:
        saved_searches.remove(ledger, first)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (" ", "kata", "field_missing"),
        ("nama", " ", "field_missing"),
        ("n" * 61, "kata", "setting_invalid"),
        ("a\x07b", "kata", "setting_invalid"),
    ],
)
def test_a_search_without_name_or_words_is_not_saved(vault: Vault, name: str, text: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        add(vault, name, Query(text=text))
    assert names(vault) == []
