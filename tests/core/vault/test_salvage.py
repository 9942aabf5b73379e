"""A damaged file is written anew when its record is whole; unfinished forms are kept where they can be read."""

from __future__ import annotations

import errno
import json
import os
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from core.case import blobs, evidence, handover
from core.case.handover import Direction
from core.clock import SetClock
from core.commands.entry import run
from core.process import letters
from core.process.letters import remembering
from core.storage.sqlcipher import open_database, read_salt
from core.vault import header, opening
from core.vault.check import check, worst
from core.vault.salvage import salvage
from core.vault.vault import OFFICE
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import PASSPHRASE, PICTURE, flip, unlock

PAGE = 16384
FORMS = tuple(f"D{number:02}" for number in range(1, 9))


@pytest.fixture
def filled(closed: Closed, clock: SetClock) -> tuple[str, int, dict[str, int]]:
    """Unfinished forms on several pages: head and count of the office's record, and where the table and its index begin."""
    with unlock(closed.folder, clock) as vault:
        for form in FORMS:
            letters.keep_draft(vault, closed.cases[0], form, {"hal": form * 2000})
    with unlock(closed.folder, clock) as vault:
        ledger = vault.office_ledger
        rows = ledger.rows("SELECT name, rootpage FROM sqlite_master WHERE tbl_name = 'unfinished'")
        return ledger.head(), ledger.entry_count(), {str(name): int(page) for name, page in rows}


def kept(closed: Closed, clock: SetClock) -> list[str]:
    with unlock(closed.folder, clock) as vault:
        assert worst(check(vault, full=True)) is None
        found = {form: remembering.draft_of(vault, closed.cases[0], form) for form in FORMS}
        letters.keep_draft(vault, closed.cases[0], "D22", {"hal": "dapat ditulis lagi"})
    assert all(one is None or one.answers == {"hal": form * 2000} for form, one in found.items())
    return [form for form, one in found.items() if one is not None]


def test_whatever_page_is_damaged_the_record_is_whole_again_or_refused_unchanged(
    closed: Closed, clock: SetClock, filled: tuple[str, int, dict[str, int]]
) -> None:
    path = closed.folder / OFFICE
    good = path.read_bytes()
    master = header.unlock(header.read(closed.folder), PASSPHRASE)
    saved, left = 0, []
    for page in range(1, len(good) // PAGE):
        path.write_bytes(good)
        flip(path, page * PAGE + 200)
        damaged = path.read_bytes()
        found = salvage(path, OFFICE, master.ledger)
        if found.code is not None:
            assert path.read_bytes() == damaged
            continue
        saved += 1
        assert (closed.folder / found.kept).read_bytes() == damaged
        with unlock(closed.folder, clock) as vault:
            assert (vault.office_ledger.head(), vault.office_ledger.entry_count()) == filled[:2]
        assert not list(closed.folder.glob("*.new*"))
        if found.lost:
            left.append(len(kept(closed, clock)))
    assert saved
    assert left.count(0) == 1, "only with the beginning of the table is everything lost"
    assert len(left) > 2
    assert sorted(left)[1] >= len(FORMS) - 2, "forms before and behind a damaged page are kept"


@pytest.mark.parametrize("place", ["unfinished", "sqlite_autoindex_unfinished_1"])
def test_damage_among_unfinished_forms_never_keeps_the_record_from_being_saved(
    closed: Closed, clock: SetClock, filled: tuple[str, int, dict[str, int]], tmp_path: Path,
    place: str, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    flip(closed.folder / OFFICE, (filled[2][place] - 1) * PAGE + 200)
    phrase = tmp_path / "frasa"
    phrase.write_text(PASSPHRASE, encoding="utf-8")

    def tell() -> dict[str, object]:
        arguments = ["vault", "salvage", str(closed.folder), "--passphrase-file", str(phrase), "--json"]
        assert run(arguments, pictures=lambda *_: ()) == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)["items"][0]
        return found

    found = tell()
    assert (found["kept"], found["entries"]) == ("office.db.rusak-1", filled[1])
    assert found["lost"] is (place == "unfinished")
    assert len(kept(closed, clock)) == (0 if place == "unfinished" else len(FORMS))
    assert tell()["kept"] == ""


def test_an_unfinished_form_that_cannot_be_understood_counts_as_none(
    closed: Closed, clock: SetClock, filled: tuple[str, int, dict[str, int]]
) -> None:
    with unlock(closed.folder, clock) as vault, vault.change_register() as ledger:
        ledger.connection.execute("UPDATE unfinished SET json = '{' WHERE json LIKE '%D01%'")
        ledger.connection.execute("UPDATE unfinished SET json = '[1]' WHERE json LIKE '%D02%'")
    assert kept(closed, clock) == list(FORMS[2:])


def tamper(path: Path, *statements: str) -> bytes:
    """Does to a file what its triggers forbid; gives its bytes after that."""
    master = header.unlock(header.read(path.parent.parent), PASSPHRASE)
    with closing(open_database(path, master.ledger(read_salt(path)), journal="delete")) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(sql for _, sql in guards)):
            db.execute(statement)
    return path.read_bytes()


def test_a_file_with_a_hole_among_its_entries_is_refused_and_the_others_are_still_saved(
    closed: Closed, clock: SetClock
) -> None:
    first, second = sorted(closed.files)
    holed = tamper(first, "DELETE FROM entry WHERE seq = 2")
    hidden_index(second)
    found = {one.file: one for one in opening.salvage(closed.folder, PASSPHRASE)}
    assert found[f"cases/{first.name}"].code == "ledger_damaged"
    assert first.read_bytes() == holed
    assert found[f"cases/{second.name}"].code is None
    assert found[f"cases/{second.name}"].kept
    assert found[OFFICE].code is None


def hidden_index(path: Path) -> None:
    """Damages a page that holds only what is derived, so that the file must be written anew."""
    master = header.unlock(header.read(path.parent.parent), PASSPHRASE)
    with closing(open_database(path, master.ledger(read_salt(path)), journal="delete")) as db:
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'entry_record'"
        (page,) = db.execute(where).fetchone()
    flip(path, (page - 1) * PAGE + 200)


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize("damaged", [False, True])
def test_a_missing_body_of_our_own_is_a_hole_and_not_something_withheld(
    closed: Closed, elsewhere: bool, damaged: bool
) -> None:
    path = closed.files[0]
    # A replaced text is in no derived table; only its branch tells whose it was.
    gone = "DELETE FROM body WHERE hash = (SELECT body_hash FROM entry WHERE kind = 'evidence')"
    forgotten = "DELETE FROM current WHERE kind = 'evidence'"
    tamper(path, gone, *([forgotten] if elsewhere else []))
    if damaged:
        hidden_index(path)
    before = path.read_bytes()
    found = {one.file: one for one in opening.salvage(closed.folder, PASSPHRASE)}
    assert (found[f"cases/{path.name}"].code, path.read_bytes()) == ("ledger_damaged", before)


@pytest.mark.parametrize("derived", [False, True])
def test_what_a_handover_withheld_is_no_hole_unless_its_text_was_here(
    closed: Closed, clock: SetClock, derived: bool
) -> None:
    with unlock(closed.folder, clock) as vault, vault.change(closed.cases[0]) as ledger:
        ledger.branch = "arrived-branch"
        ledger.write("reporter", {"name": "Nama Pelapor"}, record="r")
        ledger.branch = vault.branch
        handover.record(
            ledger, direction=Direction.IN, head="", fingerprint="", locked_with="keys", withheld=1
        )
        path = ledger.path
    gone = "DELETE FROM body WHERE hash = (SELECT body_hash FROM entry WHERE record = 'r')"
    tamper(path, gone, *([] if derived else ["DELETE FROM current WHERE record = 'r'"]))
    hidden_index(path)
    before = path.read_bytes()
    found = {one.file: one for one in opening.salvage(closed.folder, PASSPHRASE)}[f"cases/{path.name}"]
    assert found.code == ("ledger_damaged" if derived else None)
    assert (path.read_bytes() == before) is derived


@pytest.mark.parametrize("links", [True, False])
def test_the_damaged_file_is_safe_on_the_disk_before_the_new_one_takes_its_place(
    closed: Closed, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path, flushed, sync = closed.files[0], set[int](), os.fsync
    hidden_index(path)
    before, place = path.read_bytes(), path.stat().st_ino

    def seen(handle: int) -> None:
        flushed.add(os.fstat(handle).st_ino)
        sync(handle)

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "fsync", seen)
    if not links:
        monkeypatch.setattr(os, "link", refused)
    found = {one.file: one for one in opening.salvage(closed.folder, PASSPHRASE)}[f"cases/{path.name}"]
    kept = path.with_name(found.kept)
    assert kept.read_bytes() == before
    assert (kept.stat().st_ino == place) is links, "with a link the very same bytes stay where they are"
    assert links or kept.stat().st_ino in flushed
    assert [one.name for one in path.parent.glob(f"*{path.name}.*")] == [kept.name]


def test_originals_are_copied_byte_for_byte_without_being_in_memory_whole(
    closed: Closed, clock: SetClock
) -> None:
    large, length = os.urandom(6 * blobs.SLICE + 7), 6 * blobs.SLICE
    with unlock(closed.folder, clock) as vault, vault.change(closed.cases[0]) as ledger:
        evidence.add(ledger, large, "besar.bin")
        evidence.add(ledger, b"", "kosong.txt")
        path = ledger.path
    hidden_index(path)
    master = header.unlock(header.read(closed.folder), PASSPHRASE)
    tracemalloc.start()
    try:
        found = salvage(path, path.name, master.ledger)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (found.code, bool(found.kept)) == (None, True)
    assert peak < length
    with unlock(closed.folder, clock) as vault:
        ledger = vault.behind(closed.cases[0])
        digests = [item.sha256 for item in evidence.every(ledger)]
        assert [ledger.blob(one) for one in digests] == [PICTURE, large, b""]


def test_a_whole_vault_is_left_as_it_is(closed: Closed) -> None:
    before = {path: path.read_bytes() for path in closed.folder.rglob("*.db")}
    assert all(one.code is None and not one.kept for one in opening.salvage(closed.folder, PASSPHRASE))
    assert {path: path.read_bytes() for path in closed.folder.rglob("*.db")} == before
