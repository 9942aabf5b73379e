"""Merging is a union: repeatable, in any order, and nothing that was there is gone."""

from __future__ import annotations

import itertools
import random
import shutil

import pytest
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from core.case import evidence
from core.case.chain import ledger_faults
from core.case.entry import Entry
from core.case.ledger import TOMBSTONE, Ledger
from tests.core.case.conftest import Maker

Bodies = list[tuple[str, bytes, str]]


def content(ledger: Ledger) -> set[tuple[object, ...]]:
    """What the file says, whatever order it came in: the entries and the current revisions."""
    current = ledger.rows("SELECT revision, record, kind, action, at, actor, json FROM current")
    return {("entry", entry.id) for entry in ledger.entries()} | set(current)


def take(target: Ledger, source: Ledger) -> int:
    bodies = [(row[0], bytes(row[1]), row[2]) for row in source.rows("SELECT hash, salt, json FROM body")]
    with target.transaction():
        for _, data in source.rows("SELECT sha256, bytes FROM blob"):
            target.put(bytes(data))
        return target.absorb(list(source.entries()), bodies)


def edit(ledger: Ledger, chance: random.Random, steps: int) -> None:
    for _ in range(steps):
        with ledger.transaction():
            records = [revision.record for revision in ledger.current("note")]
            choice = chance.random()
            if not records or choice < 0.4:
                ledger.write("note", {"text": str(chance.random())})
            elif choice < 0.7:
                ledger.write("note", {"text": str(chance.random())}, record=chance.choice(records))
            elif choice < 0.8:
                record = chance.choice(records)
                parents = tuple(revision.id for revision in ledger.revisions(record))
                ledger.append(action=TOMBSTONE, record=record, kind="note", parents=parents)
            elif choice < 0.9:
                evidence.add(ledger, chance.randbytes(20), "bukti.bin")
            else:
                ledger.append(action="open", record=chance.choice(records), kind="note")


def replicas(make_ledger: Maker, chance: random.Random) -> list[Ledger]:
    """Three copies of one file that went their own ways."""
    base = make_ledger("base", branch="branch-base")
    edit(base, chance, 8)
    base.connection.close()
    found = []
    for name in ("one", "two", "three"):
        shutil.copyfile(base.path, base.path.with_name(f"{name}.db"))
        found.append(make_ledger(name))
        edit(found[-1], chance, 10)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_merges_does_not_matter(make_ledger: Maker, seed: int) -> None:
    chance = random.Random(seed)
    sources = replicas(make_ledger, chance)
    results = []
    for number, order in enumerate(itertools.permutations(sources)):
        target = make_ledger(f"target-{number}")
        for source in order:
            take(target, source)
        assert ledger_faults(target, full=True) == ()
        results.append(content(target))
        before = target.rows("SELECT count(*) FROM current")
        target.rebuild()
        assert content(target) == results[-1]
        assert target.rows("SELECT count(*) FROM current") == before
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize("seed", range(3))
def test_replicas_that_took_each_other_over_say_the_same(make_ledger: Maker, seed: int) -> None:
    one, two, three = replicas(make_ledger, random.Random(seed))
    for target, source in [(one, two), (three, one), (two, three), (one, three)]:
        take(target, source)
    assert content(one) == content(two) == content(three)
    assert one.head() == two.head() == three.head()


def test_merging_twice_changes_nothing(make_ledger: Maker) -> None:
    one, two, _ = replicas(make_ledger, random.Random(1))
    assert take(one, two) > 0
    before = content(one)
    assert take(one, two) == 0
    assert content(one) == before


def test_nothing_that_was_there_is_gone(make_ledger: Maker) -> None:
    one, two, three = replicas(make_ledger, random.Random(2))
    ids = {entry.id for ledger in (one, two, three) for entry in ledger.entries()}
    blobs = {row[0] for ledger in (one, two, three) for row in ledger.rows("SELECT sha256 FROM blob")}
    for source in (two, three):
        take(one, source)
    assert {entry.id for entry in one.entries()} == ids
    assert {row[0] for row in one.rows("SELECT sha256 FROM blob")} == blobs


def test_two_answers_to_one_question_both_stand_until_a_person_settles(make_ledger: Maker) -> None:
    base = make_ledger("base", branch="branch-base")
    with base.transaction():
        record = base.write("note", {"text": "awal"}).record
    base.connection.close()
    shutil.copyfile(base.path, base.path.with_name("two.db"))
    one, two = make_ledger("base", branch="branch-one"), make_ledger("two")
    for ledger, text in ((one, "satu"), (two, "dua")):
        with ledger.transaction():
            ledger.write("note", {"text": text}, record=record)
    take(one, two)
    assert {revision.body["text"] for revision in one.current("note")} == {"satu", "dua"}
    with one.transaction():
        settled = one.write("note", {"text": "putus"}, record=record)
    assert len(settled.parents) == 2
    assert [revision.body["text"] for revision in one.current("note")] == ["putus"]
    take(two, one)
    assert [revision.body["text"] for revision in two.current("note")] == ["putus"]


def test_a_body_that_was_withheld_leaves_the_chain_whole(make_ledger: Maker) -> None:
    source, target = make_ledger("source"), make_ledger("target")
    with source.transaction():
        source.write("reporter", {"name": "Pelapor Rahasia"})
        source.write("note", {"text": "terbuka"})
    hidden = next(entry.body_hash for entry in source.entries() if entry.kind == "reporter")
    bodies = [(row[0], bytes(row[1]), row[2]) for row in source.rows("SELECT hash, salt, json FROM body")]
    with target.transaction():
        target.absorb(list(source.entries()), [body for body in bodies if body[0] != hidden])
    assert target.current("reporter") == ()
    assert target.body_text(hidden) is None
    assert target.head() == source.head()
    assert ledger_faults(target, full=True) == ()


def test_a_gap_in_a_foreign_branch_is_refused(make_ledger: Maker) -> None:
    source, target = make_ledger("source"), make_ledger("target")
    edit(source, random.Random(3), 6)
    entries: list[Entry] = list(source.entries())
    del entries[2]
    with pytest.raises(dbapi2.DatabaseError), target.transaction():
        target.absorb(entries, [])
    assert target.entry_count() == 0


def test_a_foreign_body_never_replaces_one_that_is_here(make_ledger: Maker) -> None:
    source, target = make_ledger("source"), make_ledger("target")
    edit(source, random.Random(4), 4)
    take(target, source)
    before = target.rows("SELECT * FROM body")
    forged: Bodies = [(str(row[0]), bytes(32), '{"text":"palsu"}') for row in before]
    with target.transaction():
        target.absorb(list(source.entries()), forged)
    assert target.rows("SELECT * FROM body") == before
