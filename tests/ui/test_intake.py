"""Hundreds of files on their way: paused, cancelled, broken off, failed and tried again; each ends up once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from core.case import evidence, reading
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import queue
from core.process.queue import Earlier
from core.reading.pool import ReaderPool
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from core.vault.vault import Vault
from tests.core.vault.test_space import fill_up, small_disk
from tests.ui.conftest import NOW, PASSPHRASE
from ui.desk import Desk
from ui.intake import Intake, Source, Tally
from ui.jobs import Jobs

__all__ = ["small_disk"]  # a fixture

T = TypeVar("T")
READER = Path(__file__).with_name("reader_by_content.py")
PNG = b"\x89PNG\r\n\x1a\n"
WAIT = 20_000


@dataclass
class Room:
    """An unlocked vault with one case and an intake, as the workspace holds them; can be locked and unlocked."""

    qtbot: QtBot
    folder: Path
    log: Path
    at_once: int = 2
    tallies: list[Tally] = field(default_factory=list)
    halts: list[UserError] = field(default_factory=list)
    refusals: list[tuple[str, UserError]] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)
    ends: int = 0

    def unlock(self) -> Room:
        self.jobs = Jobs(threads=4)
        self.desk = Desk(self.jobs)
        self.readers = ReaderPool(
            self.at_once, command=[sys.executable, str(READER), str(self.log)], limit_s=5
        )
        self.intake = Intake(self.desk, self.jobs, self.readers, at_once=self.at_once)
        self.intake.advanced.connect(self.tallies.append)
        self.intake.halted.connect(self.halts.append)
        self.intake.away.connect(self.away.extend)
        self.intake.broke.connect(self.bugs.append)
        self.intake.refused.connect(lambda name, error: self.refusals.append((name, error)))
        self.intake.ended.connect(self._ended)
        opened: list[Vault] = []
        self.desk.open(
            self.intake,
            lambda: opening.unlock(self.folder, PASSPHRASE, clock=SetClock(NOW)),
            vault_of=lambda vault: vault, done=opened.append, failed=self.bugs.append,
        )  # fmt: skip
        self.qtbot.waitUntil(lambda: bool(opened or self.bugs), timeout=WAIT)
        self.case_id = self.ask(lambda vault: vault.cases()[0].id)
        self.inbox_id = self.ask(lambda vault: vault.inbox_id)
        return self

    def lock(self) -> None:
        """As the window locks: nothing is waited for."""
        self.readers.close()
        self.desk.shutdown()
        self.jobs.shutdown()

    def ask(self, question: Callable[[Vault], T]) -> T:
        answers: list[T] = []
        self.desk.ask(self.intake, question, done=answers.append, failed=self.bugs.append)
        self.qtbot.waitUntil(lambda: bool(answers or self.bugs), timeout=WAIT)
        assert not self.bugs, self.bugs
        return answers[0]

    def files(self, count: int, ending: str = "", name: str = "gambar") -> tuple[Path, ...]:
        """New files, each with other bytes, that the reader treats as `ending` says."""
        paths = tuple(self.log.parent / f"{name}-{number:03}.png" for number in range(count))
        for path in paths:
            path.write_bytes(PNG + path.stem.encode() + ending.encode())
        return paths

    def add(self, *paths: Path, file_id: str = "") -> None:
        self.intake.add(
            tuple(Source(case_id=file_id or self.case_id, name=path.name, path=path) for path in paths)
        )

    def until_ended(self, times: int = 1) -> Tally:
        self.qtbot.waitUntil(lambda: self.ends >= times, timeout=WAIT)
        assert not self.bugs, self.bugs
        return self.intake.tally

    def _ended(self, _tally: Tally) -> None:
        self.ends += 1

    def once_each(self, file_id: str, count: int) -> None:
        """Asserts that a file holds so much evidence, and one reading of each that was never written twice."""

        def look(vault: Vault) -> tuple[int, Counter[tuple[str, str]], Earlier]:
            ledger = vault.behind(file_id)
            assert set(reading.of_evidence(ledger)) == {item.id for item in evidence.items(ledger)}
            deeds = Counter((entry.kind, entry.action) for entry in ledger.entries())
            return len(evidence.items(ledger)), deeds, queue.earlier(vault)

        number, deeds, left = self.ask(look)
        assert number == deeds[evidence.KIND, "add"] == deeds[reading.KIND, "add"] == count
        assert deeds[reading.KIND, "revise"] == 0
        assert left == Earlier(awaited=(), unread=())

    def read_order(self) -> list[str]:
        return self.log.read_text().split() if self.log.exists() else []


def make_room(qtbot: QtBot, folder: Path, tmp_path: Path, office: Office) -> Room:
    made, _ = opening.create(folder, office, PASSPHRASE, clock=SetClock(NOW), cost=LEAST_COST)
    with made:
        made.create_case(Subject(name="Budi"))
    (tmp_path / "masuk").mkdir()
    return Room(qtbot, folder, tmp_path / "masuk" / "dibaca").unlock()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, office: Office) -> Iterator[Room]:
    opened = make_room(qtbot, tmp_path / "vault", tmp_path, office)
    yield opened
    opened.lock()


@pytest.mark.parametrize("place", ["case", "inbox"])
def test_files_are_stored_in_groups_and_read_once_each(room: Room, place: str) -> None:
    file_id = room.case_id if place == "case" else room.inbox_id
    changed: list[str] = []
    room.intake.changed.connect(changed.append)
    room.add(*room.files(45), file_id=file_id)
    tally = room.until_ended()
    assert (tally.sources, tally.handled, tally.added, tally.pictures, tally.read) == (45,) * 5
    assert tally.finished
    room.once_each(file_id, 45)
    assert set(changed) == {file_id}
    assert len(changed) < 20, "pages are not told of every picture"
    names = room.ask(lambda vault: [item.name for item in evidence.items(vault.behind(file_id))])
    assert names == sorted(names), "in the order they were given"
    handled = sorted({tally.handled for tally in room.tallies})
    assert len(handled) < 45, "several are durable at once"


def test_a_pause_begins_nothing_more_and_going_on_finishes(room: Room) -> None:
    room.add(*room.files(12, " lambat"))
    room.qtbot.waitUntil(lambda: room.intake.tally.read >= 2, timeout=WAIT)
    room.intake.pause()
    assert room.intake.tally.paused
    room.qtbot.wait(500)  # what was under way is finished
    read = room.intake.tally.read
    room.qtbot.wait(400)
    assert room.intake.tally.read == read < 12
    assert room.ends == 0
    room.add(*room.files(1, name="lain"))
    room.qtbot.waitUntil(lambda: room.intake.tally.added == 13, timeout=WAIT)
    assert room.intake.tally.read == read, "what is added meanwhile is stored, and read later"
    room.intake.resume()
    assert room.until_ended().read == 13
    room.once_each(room.case_id, 13)


def test_cancelling_keeps_what_is_stored_and_forgets_the_rest(room: Room) -> None:
    room.add(*room.files(60, " lambat"))
    room.qtbot.waitUntil(lambda: room.intake.tally.added >= 1, timeout=WAIT)
    room.intake.cancel()
    assert room.intake.tally.stopped
    assert not room.intake.busy
    stored = room.ask(lambda vault: len(evidence.items(vault.behind(room.case_id))))
    assert stored >= room.intake.tally.added
    assert room.ask(lambda vault: vault.pending.all()) == ()
    room.add(*room.files(1, name="sesudah"))
    assert room.until_ended(2).added == 1, "and work goes on afterwards"


def test_what_a_lock_broke_off_goes_on_by_itself_and_nothing_is_doubled(room: Room) -> None:
    room.add(*room.files(30, " lambat"))
    room.qtbot.waitUntil(lambda: room.intake.tally.read >= 1, timeout=WAIT)
    room.lock()
    room.unlock()
    room.intake.pick_up()
    tally = room.until_ended()
    assert tally.earlier
    assert tally.read == tally.pictures < 30
    room.once_each(room.case_id, 30)
    assert room.ask(lambda vault: sum(e.action == "open" for e in vault.behind(room.case_id).entries())) <= 1


def test_what_was_accepted_and_not_stored_is_remembered_and_a_missing_file_is_told(room: Room) -> None:
    paths = room.files(5)
    room.ask(lambda vault: vault.pending.add(room.case_id, paths))
    paths[3].rename(paths[3].with_suffix(".pergi"))
    room.intake.pick_up()
    tally = room.until_ended()
    assert (tally.sources, tally.added, tally.refused, tally.again) == (5, 4, 1, 1)
    assert room.away == [paths[3].name]
    assert [one.path for one in room.ask(lambda vault: vault.pending.all())] == [paths[3]], "it may come back"
    paths[3].with_suffix(".pergi").rename(paths[3])
    room.intake.retry()
    assert room.until_ended(2).again == 0
    room.once_each(room.case_id, 5)


def test_a_missing_file_can_be_let_go(room: Room) -> None:
    room.ask(lambda vault: vault.pending.add(room.case_id, [room.folder / "tidak-ada.png"]))
    room.intake.pick_up()
    assert room.until_ended().again == 1
    room.intake.dismiss()
    assert room.intake.tally.again == 0
    assert room.ask(queue.earlier) == Earlier(awaited=(), unread=())


def test_a_reader_that_dies_can_be_asked_again_and_the_rest_is_read(room: Room) -> None:
    room.add(*room.files(3), *room.files(2, " mati a b", name="mati"), *room.files(1, name="z"))
    # Both die at the same mark: only the first of them makes a reader die.
    tally = room.until_ended()
    assert (tally.read, tally.again, tally.unreadable) == (6, 1, 0)
    assert room.ask(lambda vault: vault.cases()[0].unread) == 0, "its failure stands in the record"
    room.intake.retry()
    tally = room.until_ended(2)
    assert (tally.pictures, tally.read, tally.again) == (1, 1, 0)
    records = room.ask(lambda vault: reading.of_evidence(vault.behind(room.case_id)))
    assert len(records) == 6
    assert all(record.ok for record in records.values())


def test_one_failed_picture_can_be_read_again_singly(room: Room) -> None:
    room.add(*room.files(1, " mati x"))
    assert room.until_ended().again == 1
    (item,) = room.ask(lambda vault: evidence.items(vault.behind(room.case_id)))
    room.intake.read(room.case_id, (item.id,))
    assert room.until_ended(2).again == 0
    assert room.ask(lambda vault: reading.of_evidence(vault.behind(room.case_id))[item.id].ok)


def test_a_picture_that_cannot_be_opened_says_so_for_good(room: Room) -> None:
    room.add(*room.files(2), *room.files(1, " rusak", name="r"), *room.files(2, name="z"))
    tally = room.until_ended()
    assert (tally.read, tally.again, tally.unreadable) == (5, 0, 1)
    records = room.ask(lambda vault: reading.of_evidence(vault.behind(room.case_id)))
    assert sorted(str(record.reason) for record in records.values()) == [*["None"] * 4, "picture_undecodable"]


def test_a_missing_component_is_said_once_and_storing_goes_on(room: Room) -> None:
    room.log.with_suffix(".hilang").touch()
    room.add(*room.files(45))
    tally = room.until_ended()
    assert (tally.added, tally.again) == (45, 45)
    assert [error.code for error in room.halts] == ["component_missing"]
    assert room.refusals == []
    room.log.with_suffix(".hilang").unlink()
    room.intake.retry()
    assert room.until_ended(2).again == 0
    room.once_each(room.case_id, 45)


def test_the_picture_on_screen_is_read_next(room: Room) -> None:
    room.lock()
    room.at_once = 1
    room.unlock()
    room.add(*room.files(9, " lambat"))
    room.qtbot.waitUntil(lambda: room.intake.tally.added == 9, timeout=WAIT)
    items = room.ask(lambda vault: evidence.items(vault.behind(room.case_id)))
    room.intake.prefer(room.case_id, items[7].id)
    room.intake.prefer(room.case_id, items[8].id)
    assert room.until_ended().read == 9, "none is read twice for it"
    done = room.ask(lambda vault: [r.evidence for r in _by_time(vault, room.case_id)])
    assert {done.index(items[8].id), done.index(items[7].id)} <= {1, 2, 3}
    assert done.index(items[8].id) < done.index(items[7].id)


def _by_time(vault: Vault, file_id: str) -> list[reading.ReadingRecord]:
    return list(reading.of_evidence(vault.behind(file_id)).values())


def test_a_preferred_picture_that_nobody_queued_is_read(room: Room) -> None:
    room.ask(lambda vault: queue.store_group(vault, room.inbox_id, room.files(2)))
    item = room.ask(lambda vault: evidence.items(vault.inbox)[1])
    room.intake.prefer(room.inbox_id, item.id)
    assert room.until_ended().read == 1
    assert list(room.ask(lambda vault: reading.of_evidence(vault.inbox))) == [item.id]
    room.intake.prefer(room.inbox_id, item.id)
    room.until_ended(2)
    assert len(room.read_order()) == 1, "what has a text is not read again"


def test_what_was_pasted_comes_before_files_that_wait(room: Room) -> None:
    room.intake.add(
        (
            *(Source(case_id=room.case_id, name=path.name, path=path) for path in room.files(30)),
            Source(case_id=room.case_id, name="tempelan.png", data=PNG + b"tempel"),
        )
    )
    room.until_ended()
    names = room.ask(lambda vault: [item.name for item in evidence.items(vault.behind(room.case_id))])
    assert names[0] == "tempelan.png"


def test_files_for_several_places_at_once_end_up_where_they_belong(room: Room) -> None:
    mixed = [
        Source(case_id=room.case_id if number % 3 else room.inbox_id, name=path.name, path=path)
        for number, path in enumerate(room.files(12))
    ]
    room.intake.add(tuple(mixed))
    room.until_ended()
    room.once_each(room.case_id, 8)
    room.once_each(room.inbox_id, 4)


def test_a_full_disk_stops_with_one_message_and_the_rest_waits_until_there_is_room(
    qtbot: QtBot, small_disk: Path, tmp_path: Path, office: Office
) -> None:
    room = make_room(qtbot, small_disk / "vault", tmp_path, office)
    stuffing = fill_up(small_disk, leave=900_000)
    room.add(*room.files(6, "x" * 250_000))
    tally = room.until_ended()
    assert tally.again > 0
    assert tally.handled == 6
    assert [error.code for error in room.halts] == ["no_space"]
    stuffing.unlink()
    room.intake.retry()
    assert room.until_ended(2).again == 0
    room.once_each(room.case_id, 6)
    room.lock()
