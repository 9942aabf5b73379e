"""A remaining time is said only when it is known well."""

from __future__ import annotations

from core.process.pace import Pace


class Hand:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def run(pace: Pace, hand: Hand, *seconds: float) -> None:
    for second in seconds:
        hand.at += second
        pace.step()


def test_even_work_is_known_after_a_while_and_pauses_do_not_count() -> None:
    hand = Hand()
    pace = Pace(hand)
    run(pace, hand, *[2.0] * 4)
    assert pace.left_s(50) is None, "four pieces say little"
    pace.pause()
    hand.at += 3600
    pace.go_on()
    run(pace, hand, *[2.0] * 16)
    left = pace.left_s(50)
    assert left is not None
    assert abs(left - 100) < 0.001


def test_fast_pieces_are_no_measure_until_some_seconds_have_passed() -> None:
    hand = Hand()
    pace = Pace(hand)
    run(pace, hand, *[0.1] * 30)
    assert pace.left_s(10) is None


def test_uneven_work_is_a_guess_and_is_not_said() -> None:
    hand = Hand()
    pace = Pace(hand)
    run(pace, hand, *[0.5] * 20, *[4.0] * 20)
    assert pace.left_s(10) is None
    run(pace, hand, *[4.0] * 40)
    assert pace.left_s(10) == 40
    pace.clear()
    assert pace.left_s(10) is None
