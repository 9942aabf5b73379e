"""A ledger only grows, entry by entry, and says the same when its projection is made anew."""

from __future__ import annotations

import os
import random

import pytest
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from core.case.chain import chain_faults
from core.case.ledger import TOMBSTONE, Ledger, grouped, head_of
from core.errors import UserError
from tests.core.case.conftest import Maker


def write(ledger: Ledger, text: str, record: str | None = None) -> str:
    with ledger.transaction():
        return ledger.write("note", {"text": text}, record=record).record


def texts(ledger: Ledger) -> list[object]:
    return [revision.body["text"] for revision in ledger.current("note")]


def test_what_was_written_is_current_and_survives_reopening(make_ledger: Maker) -> None:
    ledger = make_ledger()
    write(ledger, "satu")
    ledger.connection.close()
    assert texts(make_ledger()) == ["satu"]


def test_entries_count_up_and_name_the_one_before(ledger: Ledger) -> None:
    for number in range(5):
        write(ledger, str(number))
    entries = list(ledger.entries())
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5]
    assert [entry.prev for entry in entries] == ["", *(entry.id for entry in entries[:-1])]
    assert {entry.branch for entry in entries} == {ledger.branch}


def test_every_entry_says_who_and_when(ledger: Ledger) -> None:
    write(ledger, "satu")
    ledger.actor = "Denny Lasut"
    write(ledger, "dua")
    first, second = ledger.entries()
    assert (first.actor, second.actor) == ("Rina Wowor", "Denny Lasut")
    assert first.at == "2026-11-23T01:00:00.000Z" < second.at


def test_a_revision_replaces_the_one_before_and_keeps_its_place(ledger: Ledger) -> None:
    first, _ = write(ledger, "satu"), write(ledger, "dua")
    write(ledger, "satu, diperbaiki", record=first)
    assert texts(ledger) == ["satu, diperbaiki", "dua"]
    assert len(list(ledger.entries())) == 3


def test_the_body_of_a_replaced_revision_stays(ledger: Ledger) -> None:
    record = write(ledger, "satu")
    write(ledger, "dua", record=record)
    bodies = [ledger.body_text(entry.body_hash) for entry in ledger.entries()]
    assert bodies == ['{"text":"satu","v":1}', '{"text":"dua","v":1}']


def test_deletion_is_a_tombstone_that_hides_and_keeps(ledger: Ledger) -> None:
    record = write(ledger, "satu")
    with ledger.transaction():
        parents = tuple(revision.id for revision in ledger.revisions(record))
        ledger.append(action=TOMBSTONE, record=record, kind="note", parents=parents)
    assert texts(ledger) == []
    assert [revision.action for revision in ledger.revisions(record)] == [TOMBSTONE]
    assert ledger.entry_count() == 2


def _write_and_fail(ledger: Ledger) -> None:
    ledger.write("note", {"text": "dua"})
    ledger.put(b"bytes")
    ledger.write("note", {"text": 1.5})


def test_a_transaction_that_fails_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    write(ledger, "satu")
    before = ledger.head()
    with pytest.raises(ValueError, match="not a value"), ledger.transaction():
        _write_and_fail(ledger)
    assert (ledger.head(), texts(ledger)) == (before, ["satu"])
    assert ledger.rows("SELECT count(*) FROM blob") == [(0,)]
    assert ledger.rows("SELECT count(*) FROM body") == [(1,)]


def test_two_equal_bodies_have_two_commitments(ledger: Ledger) -> None:
    write(ledger, "sama")
    write(ledger, "sama")
    assert len({entry.body_hash for entry in ledger.entries()}) == 2


def test_the_head_changes_with_every_entry_and_not_without(ledger: Ledger) -> None:
    heads = [ledger.head()]
    for number in range(3):
        write(ledger, str(number))
        heads.append(ledger.head())
        assert ledger.head() == heads[-1]
    assert len(set(heads)) == 4


def test_the_head_does_not_depend_on_the_order_of_branches() -> None:
    assert head_of(["b", "a"]) == head_of(["a", "b"]) != head_of(["a"])
    assert grouped("0123456789abcdef01234567") == "0123 4567 89ab cdef 0123"


STATEMENTS = [
    "UPDATE {table} SET {column} = {column}",
    "UPDATE OR REPLACE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "DELETE FROM {table} WHERE rowid = 1",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
]


@pytest.mark.parametrize(
    ("table", "column"),
    [("entry", "actor"), ("body", "json"), ("blob", "size")],
    ids=["entry", "body", "blob"],
)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_written_can_be_changed_by_sql(
    ledger: Ledger, statement: str, table: str, column: str
) -> None:
    with ledger.transaction():
        ledger.write("note", {"text": "satu"}, blob_ids=(ledger.put(b"bytes"),))
    before = ledger.rows(f"SELECT * FROM {table}")
    with pytest.raises(dbapi2.DatabaseError), ledger.transaction():
        ledger.connection.execute(statement.format(table=table, column=column))
    assert ledger.rows(f"SELECT * FROM {table}") == before


@pytest.mark.parametrize(("seq", "prev"), [(3, "last"), (1, ""), (2, ""), (2, "0" * 64), (0, ""), (-1, "")])
def test_only_the_next_entry_of_a_branch_can_be_inserted(ledger: Ledger, seq: int, prev: str) -> None:
    write(ledger, "satu")
    last = ledger.rows("SELECT id FROM entry")[0][0]
    with pytest.raises(dbapi2.DatabaseError), ledger.transaction():
        ledger.connection.execute(
            "INSERT INTO entry(branch, seq, id, prev, at, actor, action, record, kind, parents, body_hash, blobs) "
            "VALUES (?, ?, 'new', ?, '', '', '', '', '', '[]', '', '[]')",
            (ledger.branch, seq, last if prev == "last" else prev),
        )
    assert ledger.entry_count() == 1


def test_a_branch_starts_with_its_first_entry(ledger: Ledger) -> None:
    with pytest.raises(dbapi2.DatabaseError), ledger.transaction():
        ledger.connection.execute(
            "INSERT INTO entry(branch, seq, id, prev, at, actor, action, record, kind, parents, body_hash, blobs) "
            "VALUES ('other', 2, 'new', '', '', '', '', '', '', '[]', '', '[]')"
        )


def snapshot(ledger: Ledger) -> list[tuple[object, ...]]:
    return sorted(ledger.rows("SELECT * FROM current"))


@pytest.mark.parametrize("seed", range(5))
def test_a_projection_made_anew_says_the_same(make_ledger: Maker, seed: int) -> None:
    chance, ledger = random.Random(seed), make_ledger()
    records: list[str] = []
    for number in range(40):
        with ledger.transaction():
            choice = chance.random()
            if not records or choice < 0.4:
                records.append(ledger.write("note", {"text": str(number)}).record)
            elif choice < 0.8:
                ledger.write("note", {"text": str(number)}, record=chance.choice(records))
            elif choice < 0.9:
                record = chance.choice(records)
                parents = tuple(revision.id for revision in ledger.revisions(record))
                ledger.append(action=TOMBSTONE, record=record, kind="note", parents=parents)
            else:
                ledger.append(action="open", record=chance.choice(records), kind="note")
    before, order = snapshot(ledger), texts(ledger)
    ledger.rebuild()
    assert (snapshot(ledger), texts(ledger)) == (before, order)


def test_a_projection_of_another_version_is_made_anew_at_opening(make_ledger: Maker) -> None:
    ledger = make_ledger()
    write(ledger, "satu")
    before = snapshot(ledger)
    with ledger.transaction():
        ledger.connection.execute("UPDATE meta SET value = '0' WHERE key = 'projection'")
        ledger.connection.execute("DROP TABLE current")
        ledger.connection.execute("CREATE TABLE current(old TEXT)")
    ledger.connection.close()
    assert snapshot(make_ledger()) == before


def test_a_file_of_a_later_format_is_left_alone(make_ledger: Maker) -> None:
    ledger = make_ledger()
    ledger.connection.execute("PRAGMA user_version = 2")
    ledger.connection.close()
    before = ledger.path.read_bytes()
    with pytest.raises(UserError) as caught:
        make_ledger()
    assert caught.value.code == "version_too_new"
    assert ledger.path.read_bytes() == before


def test_an_encrypted_database_that_is_no_ledger_is_foreign(make_ledger: Maker) -> None:
    ledger = make_ledger()
    ledger.connection.execute("PRAGMA application_id = 1")
    ledger.connection.close()
    with pytest.raises(UserError) as caught:
        make_ledger()
    assert caught.value.code == "ledger_foreign"


def test_after_every_commit_the_one_file_is_complete(make_ledger: Maker) -> None:
    ledger = make_ledger()
    for number in range(3):
        write(ledger, str(number))
        assert os.listdir(ledger.path.parent) == [ledger.path.name]  # noqa: PTH208


def _attempt_and_fail(ledger: Ledger) -> None:
    with ledger.attempt():
        ledger.write("note", {"text": "gagal"})
        ledger.put(b"gagal")
        raise RuntimeError


def test_a_part_of_a_transaction_can_fail_alone(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.write("note", {"text": "sebelum"})
        with pytest.raises(RuntimeError):
            _attempt_and_fail(ledger)
        with ledger.attempt():
            ledger.write("note", {"text": "sesudah"})
    assert texts(ledger) == ["sebelum", "sesudah"]
    assert ledger.rows("SELECT count(*) FROM blob") == [(0,)]
    assert chain_faults(ledger.entries()) == ()


def test_records_about_evidence_are_found(ledger: Ledger) -> None:
    first, second = write(ledger, "satu"), write(ledger, "dua")
    with ledger.transaction():
        ledger.write("note", {"evidence": first})
        ledger.write("note", {"evidence": second, "text": first})
    (found,) = ledger.about("note", first)
    assert ledger.about("other", first) == ()
    assert found.body["evidence"] == first
