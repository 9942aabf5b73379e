"""A worker is not trusted: whatever it answers, the pool gives a checked value or a UserError."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from core.errors import UserError
from core.reading.pool import ReaderPool, ReadingCancelled


def fake(mode: str, limit_s: float = 5.0) -> ReaderPool:
    command = [sys.executable, str(Path(__file__).with_name("fake_worker.py")), mode]
    return ReaderPool(1, engine="tesserocr", command=command, limit_s=limit_s)


def test_an_honest_answer_is_taken() -> None:
    """Guards the tests below: the fake is refused for its lies, not for its dialect."""
    pool = fake("honest")
    assert pool.read(b"x").text == "palsu"
    assert pool.render(b"x", max_side=10).width == 10
    pool.close()


LIES = (
    *("outside", "negative", "missing_side", "fraction", "too_sure", "true", "line_break", "surrogate"),
    *("long_word", "stranger", "other_page", "huge_page", "not_json", "not_a_number", "no_object", "deep"),
    *("long_body", "many_pages", "no_pages", "code", "fact", "noise_open", "noise_read"),
)


@pytest.mark.parametrize("lie", LIES)
def test_a_reading_that_makes_no_sense_is_refused(lie: str) -> None:
    pool = fake(lie)
    with pytest.raises(UserError) as caught:
        pool.read(b"x")
    pool.close()
    assert (caught.value.code, caught.value.facts) == ("picture_undecodable", {"reason": "worker_answer"})


@pytest.mark.parametrize("lie", ["short_pixels", "wide_pixels", "no_width"])
def test_pixels_that_do_not_fill_their_size_are_refused(lie: str) -> None:
    pool = fake(lie)
    with pytest.raises(UserError) as caught:
        pool.render(b"x", max_side=1000)
    pool.close()
    assert caught.value.facts == {"reason": "worker_answer"}


@pytest.mark.parametrize("operation", ["open", "read"])
def test_a_worker_that_hangs_is_ended_in_time(operation: str) -> None:
    pool = fake(f"hang_{operation}", limit_s=0.3)
    before = time.monotonic()
    for _ in range(2):  # the second call gets a worker of its own
        with pytest.raises(UserError) as caught:
            pool.read(b"x")
        assert caught.value.code == "reader_timeout"
    assert time.monotonic() - before < 5
    pool.close()


def test_a_worker_that_takes_no_input_is_ended_in_time() -> None:
    """A large file does not fit the pipe: the write itself must not wait for ever."""
    pool = fake("hang_open", limit_s=0.3)
    with pytest.raises(UserError) as caught:
        pool.read(bytes(20_000_000))
    assert caught.value.code == "reader_timeout"
    pool.close()


@pytest.mark.parametrize("operation", ["open", "read"])
def test_a_worker_that_dies_is_said(operation: str) -> None:
    pool = fake(f"die_{operation}")
    with pytest.raises(UserError) as caught:
        pool.read(b"x")
    pool.close()
    assert caught.value.facts == {"reason": "worker_died"}


@pytest.mark.parametrize("mode", ["die_hello", "noise_hello"])
def test_a_worker_that_does_not_start_is_a_missing_component(mode: str) -> None:
    pool = fake(mode)
    with pytest.raises(UserError) as caught:
        pool.info()
    pool.close()
    assert (caught.value.code, caught.value.facts) == ("component_missing", {"component": "reader-worker"})


def test_a_program_that_is_not_there_is_a_missing_component(tmp_path: Path) -> None:
    pool = ReaderPool(1, engine="tesserocr", command=[str(tmp_path / "nothing")])
    with pytest.raises(UserError) as caught:
        pool.info()
    assert caught.value.code == "component_missing"


def test_a_call_can_be_cancelled() -> None:
    pool = fake("hang_read", limit_s=30)
    end = time.monotonic() + 0.5
    with pytest.raises(ReadingCancelled):
        pool.read(b"x", cancel=lambda: time.monotonic() > end)
    assert time.monotonic() - end < 2
    pool.close()
