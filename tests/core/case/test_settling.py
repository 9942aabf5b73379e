"""A step that a person takes in a reading can be taken back whole, whatever it replaced."""

from __future__ import annotations

from core.case import correction, settling
from core.case.correction import corrected
from core.case.ledger import Ledger
from core.case.settling import Draft
from core.reading.values import Box
from tests.core.case.test_corrections import EVIDENCE, READING

FIRST, SECOND, THIRD = (word.box for word in READING.lines[0].words)
ROW = Box(left=10, top=10, width=110, height=12)


def shown(ledger: Ledger) -> str:
    return corrected(READING, correction.of_evidence(ledger, EVIDENCE)).text.split("\n")[0]


def settle(ledger: Ledger, *drafts: tuple[Box, str, str]) -> settling.Step:
    with ledger.transaction():
        return settling.settle(
            ledger, EVIDENCE, [Draft(page=0, box=box, machine=machine, text=text) for box, machine, text in drafts]
        )  # fmt: skip


def test_a_step_of_several_words_is_taken_back_at_once(ledger: Ledger) -> None:
    step = settle(ledger, (SECOND, "l", "1"), (THIRD, "menang", "Menang"))
    assert shown(ledger) == "Nomor 1 Menang"
    with ledger.transaction():
        settling.undo(ledger, step)
    assert shown(ledger) == "Nomor l menang"


def test_taking_back_a_second_correction_brings_the_first_again(ledger: Ledger) -> None:
    settle(ledger, (SECOND, "l", "7"))
    step = settle(ledger, (SECOND, "l", "1"))
    with ledger.transaction():
        settling.undo(ledger, step)
    assert shown(ledger) == "Nomor 7 menang"


def test_a_corrected_line_swallows_its_corrected_words_and_gives_them_back(ledger: Ledger) -> None:
    settle(ledger, (FIRST, "Nomor", "NOMOR"), (SECOND, "l", "1"))
    step = settle(ledger, (ROW, "Nomor l menang", "Nomor satu menang"))
    assert [one.text for one in correction.of_evidence(ledger, EVIDENCE)] == ["Nomor satu menang"]
    with ledger.transaction():
        settling.undo(ledger, step)
    assert shown(ledger) == "NOMOR 1 menang"


def test_going_back_to_the_machines_text_can_itself_be_taken_back(ledger: Ledger) -> None:
    made = settle(ledger, (SECOND, "l", "1")).made[0]
    with ledger.transaction():
        step = settling.restore_machine(ledger, EVIDENCE, made.id)
    assert shown(ledger) == "Nomor l menang"
    with ledger.transaction():
        settling.undo(ledger, step)
    assert shown(ledger) == "Nomor 1 menang"


def test_a_step_that_was_overtaken_is_taken_back_without_an_error(ledger: Ledger) -> None:
    step = settle(ledger, (SECOND, "l", "1"))
    with ledger.transaction():
        correction.remove(ledger, step.made[0].id)
        settling.undo(ledger, step)
    assert shown(ledger) == "Nomor l menang"


def test_the_correction_of_a_place_is_found_by_the_words_it_covers(ledger: Ledger) -> None:
    settle(ledger, (ROW, "Nomor l menang", "Nomor satu"))
    found = correction.of_evidence(ledger, EVIDENCE)
    assert correction.covering(found, 0, SECOND) == found[0]
    assert correction.covering(found, 1, SECOND) is None
    assert correction.covering(found, 0, READING.lines[1].words[0].box) is None
