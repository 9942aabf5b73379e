"""A file becomes evidence whatever it is, then text when it can be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.case import evidence, reading
from core.case.subject import Subject
from core.errors import UserError
from core.process import intake
from core.process.intake import Outcome
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word, reading_from_json
from core.vault.vault import Vault

PICTURE = b"\x89PNG\r\n\x1a\n isi"
READING = Reading(
    lines=(
        Line(
            page=0,
            words=(Word(text="Rapat", box=Box(left=1, top=2, width=30, height=10), confidence=930, reader="mesin"),),
        ),
    ),
    pages=(PageSize(width=100, height=50),),
    readers=(ReaderInfo(name="mesin", version="5.5", models=(("ind", "0" * 64),)),),
)  # fmt: skip


class Readers:
    """Answers what it was told to, as a pool of readers would."""

    def __init__(self, answer: Reading | UserError) -> None:
        self._answer = answer

    def read(self, data: bytes, *, cancel: Callable[[], bool] | None = None) -> Reading:
        if isinstance(self._answer, UserError):
            raise self._answer
        return self._answer


@pytest.fixture
def case_id(vault: Vault) -> str:
    return vault.create_case(Subject(name="Budi")).id


def test_a_stored_file_is_evidence_and_the_file_is_left_alone(
    vault: Vault, case_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "tangkapan.png"
    path.write_bytes(PICTURE)
    steps: list[tuple[int, int]] = []
    added = intake.store_file(vault, case_id, path, lambda *step: steps.append(step))
    assert path.read_bytes() == PICTURE
    assert vault.look(case_id, added.evidence) == PICTURE
    assert steps[-1] == (len(PICTURE), len(PICTURE))
    assert intake.store_file(vault, case_id, path).existing


def test_what_is_readable_and_unread_is_listed_in_order_of_intake(vault: Vault, case_id: str) -> None:
    for data in (PICTURE, b"text", PICTURE + b"2"):
        intake.store_bytes(vault, case_id, data, "tempel")
    first, second = intake.unread(vault, case_id)
    assert (first.sha256, second.size) == (evidence.items(vault.case(case_id))[0].sha256, len(PICTURE) + 1)
    intake.record(vault, case_id, first.id, intake.read(Readers(READING), PICTURE))
    assert intake.unread(vault, case_id) == (second,)


def test_a_reading_is_kept_with_its_words_engines_and_models(vault: Vault, case_id: str) -> None:
    item = intake.store_bytes(vault, case_id, PICTURE, "x").evidence
    intake.record(vault, case_id, item.id, intake.read(Readers(READING), PICTURE))
    ledger = vault.case(case_id)
    found = reading.of_evidence(ledger)[item.id]
    assert (found.ok, found.word_count, found.readers) == (True, 1, ("mesin 5.5",))
    words = reading.words(ledger, found)
    assert words is not None
    assert reading_from_json(json.loads(words)) == READING
    body = ledger.current(reading.KIND)[0].body
    assert body["readers"] == [
        {"name": "mesin", "version": "5.5", "models": [{"name": "ind", "sha256": "0" * 64}]}
    ]


@pytest.mark.parametrize("code", ["picture_undecodable", "picture_too_large", "reader_timeout"])
def test_a_picture_that_cannot_be_read_stays_evidence_and_says_why(
    vault: Vault, case_id: str, code: str
) -> None:
    item = intake.store_bytes(vault, case_id, PICTURE, "x").evidence
    outcome = intake.read(Readers(UserError(code)), PICTURE)
    assert outcome == Outcome(reading=None, reason=code)
    intake.record(vault, case_id, item.id, outcome)
    found = reading.of_evidence(vault.case(case_id))[item.id]
    assert (found.ok, found.reason, found.words_blob) == (False, code, None)
    assert reading.words(vault.case(case_id), found) is None
    assert vault.look(case_id, item) == PICTURE
    assert intake.unread(vault, case_id) == ()


def test_a_machine_that_cannot_read_says_nothing_about_the_picture() -> None:
    with pytest.raises(UserError) as caught:
        intake.read(Readers(UserError("component_missing")), PICTURE)
    assert caught.value.code == "component_missing"


def test_a_second_reading_replaces_the_first(vault: Vault, case_id: str) -> None:
    item = intake.store_bytes(vault, case_id, PICTURE, "x").evidence
    for answer in (UserError("reader_timeout"), READING):
        intake.record(vault, case_id, item.id, intake.read(Readers(answer), PICTURE))
    assert reading.of_evidence(vault.case(case_id))[item.id].ok
    assert len(vault.case(case_id).current(reading.KIND)) == 1


@pytest.mark.parametrize(("name", "code"), [("none.png", "input_missing"), (".", "input_not_a_file")])
def test_a_file_that_is_not_there_changes_nothing(
    vault: Vault, case_id: str, tmp_path: Path, name: str, code: str
) -> None:
    before = vault.case(case_id).head()
    with pytest.raises(UserError) as caught:
        intake.store_file(vault, case_id, tmp_path / name)
    assert caught.value.code == code
    assert vault.case(case_id).head() == before
