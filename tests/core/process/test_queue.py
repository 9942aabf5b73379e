"""Many files at once: groups, what a break leaves, and pictures that move while they wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.case import evidence, reading
from core.case.evidence import Added
from core.case.reading import ReadingRecord
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import inbox, intake, queue
from core.process.intake import Outcome
from core.process.queue import Earlier, Pasted, Picture, Waiting
from core.vault.vault import Vault
from tests.core.process.test_intake import PICTURE, READING, Readers
from tests.core.vault.helpers import unlock

READ = Outcome(reading=READING)


@pytest.fixture
def case_id(vault: Vault) -> str:
    return vault.create_case(Subject(name="Budi")).id


def pasted(count: int) -> list[Path | Pasted]:
    return [Pasted(name=f"{number}.png", data=PICTURE + str(number).encode()) for number in range(count)]


def store(vault: Vault, file_id: str, count: int) -> list[Picture]:
    done: list[Picture] = []
    sources = pasted(count)
    while len(done) < count:
        for found in queue.store_group(vault, file_id, sources[len(done) :]):
            assert isinstance(found, Added)
            done.append(Picture(file_id=file_id, evidence_id=found.evidence.id))
    return done


def deeds(vault: Vault, file_id: str, kind: str) -> list[str]:
    return [entry.action for entry in vault.behind(file_id).entries() if entry.kind == kind]


@pytest.mark.parametrize("place", ["case", "inbox"])
def test_a_group_stores_at_most_twenty_in_order(vault: Vault, case_id: str, place: str) -> None:
    file_id = case_id if place == "case" else vault.inbox_id
    done = queue.store_group(vault, file_id, pasted(30))
    assert 1 <= len(done) <= queue.GROUP
    names = [found.evidence.name for found in done if isinstance(found, Added)]
    assert names == [f"{number}.png" for number in range(len(done))]
    assert [item.name for item in evidence.items(vault.case(file_id))] == names


def test_a_bad_file_is_undone_alone(vault: Vault, case_id: str, tmp_path: Path) -> None:
    good, changing = tmp_path / "baik.png", tmp_path / "berubah.png"
    good.write_bytes(PICTURE)
    changing.write_bytes(b"a" * 3_000_000)
    calls = iter(range(100))

    def grow() -> None:  # as a download that is not finished yet, when two of its three slices are stored
        if next(calls) == 6:
            changing.write_bytes(b"b" * 4_000_000)

    before, missing, after = queue.store_group(
        vault, case_id, [good, tmp_path / "tidak-ada.png", Pasted(name="x", data=b"isi")]
    )
    assert isinstance(before, Added)
    assert isinstance(missing, UserError)
    assert missing.code == "input_missing"
    assert isinstance(after, Added)
    found = queue.store_group(vault, case_id, [Pasted(name="y", data=b"lain"), changing, good], check=grow)
    assert isinstance(found[1], UserError)
    assert found[1].facts.get("found") == "changed"
    assert [item.name for item in evidence.items(vault.case(case_id))] == ["baik.png", "x", "y"]
    assert isinstance(found[2], Added)
    assert found[2].existing


def test_a_group_that_is_stopped_leaves_nothing(vault: Vault, case_id: str) -> None:
    vault.case(case_id)
    before = vault.case(case_id).head()
    calls = iter(range(5))

    def stop() -> None:
        if next(calls) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        queue.store_group(vault, case_id, pasted(5), check=stop)
    assert vault.case(case_id).head() == before


def test_what_a_break_leaves_is_found_without_opening_a_case(
    vault: Vault, case_id: str, clock: SetClock, tmp_path: Path
) -> None:
    store(vault, case_id, 3)
    store(vault, vault.inbox_id, 2)
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    vault.pending.add(case_id, paths)
    openings = deeds(vault, case_id, "subject").count("open")
    inbox_id = vault.inbox_id
    vault.close()
    with unlock(vault.folder, clock) as opened:
        left = queue.earlier(opened)
        assert [one.path for one in left.awaited] == paths
        assert left.unread == ((inbox_id, 2), (case_id, 3))
        for file_id, _ in left.unread:
            for item in intake.unread(opened, file_id):
                picture = Picture(file_id=file_id, evidence_id=item.id)
                assert queue.original(opened, picture) == (picture, opened.behind(file_id).blob(item.sha256))
                queue.record_group(opened, [(picture, READ)])
        opened.pending.drop(one.number for one in left.awaited)
        assert queue.earlier(opened) == Earlier(awaited=(), unread=())
        assert deeds(opened, case_id, "subject").count("open") == openings, "nobody has opened the case"


def test_outcomes_of_several_files_are_kept_and_a_stranger_says_so(vault: Vault, case_id: str) -> None:
    in_case, in_inbox = store(vault, case_id, 2), store(vault, vault.inbox_id, 1)
    stranger = Picture(file_id=case_id, evidence_id="0" * 8)
    failed = Outcome(reading=None, reason="reader_timeout")
    kept = queue.record_group(
        vault, [(in_case[0], READ), (in_inbox[0], READ), (stranger, READ), (in_case[1], failed)]
    )
    assert [isinstance(one, ReadingRecord) and one.ok for one in kept] == [True, True, False, False]
    assert isinstance(kept[2], UserError)
    assert queue.original(vault, in_case[0]) is None, "it has its text"
    assert queue.original(vault, in_case[1]) is not None, "it may be tried again"
    assert [item.id for item in intake.failed(vault, case_id)] == [in_case[1].evidence_id]
    assert intake.unread(vault, case_id) == ()


def test_a_picture_that_a_case_takes_over_meanwhile_gets_its_text_there(vault: Vault, case_id: str) -> None:
    waiting, reading_now = store(vault, vault.inbox_id, 2)
    assert queue.original(vault, reading_now) is not None
    inbox.assign(vault, case_id, [waiting.evidence_id, reading_now.evidence_id])
    found = queue.original(vault, waiting)
    assert found is not None
    assert found[0].file_id == case_id
    queue.record_group(vault, [(reading_now, READ)])
    assert reading.of_one(vault.case(case_id), reading_now.evidence_id) is not None
    assert reading.of_evidence(vault.inbox) == {}


def test_a_picture_that_the_case_had_already_is_not_read_for_the_inbox(vault: Vault, case_id: str) -> None:
    store(vault, case_id, 1)
    (picture,) = store(vault, vault.inbox_id, 1)
    inbox.assign(vault, case_id, [picture.evidence_id])
    assert queue.original(vault, picture) is None


@pytest.mark.parametrize("reason", ["worker_died", "worker_answer", "memory"])
def test_a_reader_that_ended_says_nothing_lasting_about_the_picture(reason: str) -> None:
    outcome = intake.read(Readers(UserError("picture_undecodable", reason=reason)), PICTURE)
    assert outcome.reason == "reader_stopped"
    assert outcome.reason in intake.PASSING
    lasting = intake.read(Readers(UserError("picture_undecodable", reason="damaged")), PICTURE)
    assert lasting.reason == "picture_undecodable"


def test_waiting_pictures_keep_their_order_and_the_preferred_one_comes_first() -> None:
    first, second, third = (Picture(file_id="a", evidence_id=str(n)) for n in range(3))
    waiting = Waiting()
    assert waiting.add([first, second, third, second]) == 3
    assert not waiting.prefer(third)
    assert waiting.add([third]) == 0
    assert len(waiting) == 3
    assert waiting.take() == third
    assert waiting.prefer(Picture(file_id="b", evidence_id="9"))
    assert waiting.prefer(third), "it was taken out before"
    assert waiting.take() == third
    assert waiting.clear() == (Picture(file_id="b", evidence_id="9"), first, second)
    assert waiting.take() is None
