"""Hearings do not collide and do not lie in the past."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.case.hearing import Hearing, Slot
from core.case.subject import Subject
from core.errors import UserError
from core.process import scheduling
from core.vault.vault import Vault

NINE = datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001 - a slot holds wall time


def slot(
    *,
    at: datetime = NINE,
    minutes: int = 60,
    room: str = "R1",
    examiner: str = "Rina",
    zone: str = "Asia/Makassar",
) -> Slot:
    return Slot(local=at, zone=zone, minutes=minutes, room=room, examiners=(examiner,))


@pytest.fixture
def cases(vault: Vault) -> tuple[str, str]:
    one, two = (vault.create_case(Subject(name=name)).id for name in ("Budi", "Siti"))
    scheduling.schedule(vault, one, slot())
    return one, two


def code_of(vault: Vault, case_id: str, wanted: Slot, *, force: bool = False) -> str | None:
    try:
        scheduling.schedule(vault, case_id, wanted, force=force)
    except UserError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    ("wanted", "shared"),
    [
        (slot(examiner="Denny"), ["room"]),
        (slot(room=" r1 ", examiner="Denny"), ["room"]),
        (slot(room="R2"), ["examiner"]),
        (slot(room="R2", examiner="  RINA "), ["examiner"]),
        (slot(), ["room", "examiner"]),
        (slot(room="R2", examiner="Denny"), []),
        (slot(at=NINE + timedelta(minutes=59)), ["room", "examiner"]),
        (slot(at=NINE - timedelta(minutes=59)), ["room", "examiner"]),
        (slot(at=NINE - timedelta(hours=3), minutes=600), ["room", "examiner"]),
        (slot(at=NINE + timedelta(minutes=60)), []),
        (slot(at=NINE - timedelta(minutes=60)), []),
        (slot(at=NINE - timedelta(hours=1), zone="Asia/Jakarta"), ["room", "examiner"]),
        (slot(zone="Asia/Jakarta"), []),
    ],
)  # fmt: skip
def test_a_room_or_an_examiner_is_in_one_place_at_a_time(
    vault: Vault, cases: tuple[str, str], wanted: Slot, shared: list[str]
) -> None:
    found = scheduling.conflicts(vault, cases[1], wanted)
    assert [conflict.shared for conflict in found] == shared
    assert code_of(vault, cases[1], wanted) == ("hearing_conflict" if shared else None)


def test_a_person_is_heard_once_at_a_time(vault: Vault, cases: tuple[str, str]) -> None:
    (found,) = scheduling.conflicts(vault, cases[0], slot(room="R2", examiner="Denny"))
    assert (found.shared, found.what) == ("person", "Budi")


def test_a_conflict_says_with_whom_when_and_about_what(vault: Vault, cases: tuple[str, str]) -> None:
    with pytest.raises(UserError) as caught:
        scheduling.schedule(vault, cases[1], slot())
    facts = caught.value.facts
    assert (facts["shared"], facts["what"], facts["at"], facts["name"]) == (
        "room",
        "R1",
        "01-12-2026 09.00",
        "Budi",
    )
    assert facts["count"] == 2
    assert len(vault.hearings()) == 1


def test_a_person_may_accept_a_collision_but_never_the_past(vault: Vault, cases: tuple[str, str]) -> None:
    assert code_of(vault, cases[1], slot(), force=True) is None
    assert len(vault.hearings()) == 2
    past = slot(at=datetime(2026, 11, 22, 9, 0), room="R9", examiner="X")  # noqa: DTZ001
    assert code_of(vault, cases[1], past, force=True) == "hearing_in_past"


@pytest.mark.parametrize(
    ("hour", "minute", "zone", "code"),
    [
        (9, 0, "Asia/Makassar", "hearing_in_past"),  # the very moment, 01:00 UTC
        (9, 1, "Asia/Makassar", None),
        (8, 59, "Asia/Jakarta", None),
        (9, 59, "Asia/Jayapura", "hearing_in_past"),
    ],
)
def test_the_past_is_measured_by_the_instant(
    vault: Vault, cases: tuple[str, str], hour: int, minute: int, zone: str, code: str | None
) -> None:
    wanted = slot(at=datetime(2026, 11, 23, hour, minute), zone=zone, room="R9", examiner="X")  # noqa: DTZ001
    assert code_of(vault, cases[1], wanted) == code


@pytest.mark.parametrize(("room", "examiner", "field"), [(" ", "Rina", "room"), ("R", " ", "examiner")])
def test_a_hearing_needs_a_room_and_an_examiner(
    vault: Vault, cases: tuple[str, str], room: str, examiner: str, field: str
) -> None:
    with pytest.raises(UserError) as caught:
        scheduling.schedule(vault, cases[1], slot(room=room, examiner=examiner))
    assert (caught.value.code, caught.value.facts) == ("field_missing", {"field": field})


def test_invitations_of_a_case_are_numbered(vault: Vault, cases: tuple[str, str]) -> None:
    made: list[Hearing] = [
        scheduling.schedule(vault, cases[1], slot(at=NINE + timedelta(days=day))) for day in (1, 2, 3)
    ]
    assert [hearing.number for hearing in made] == [1, 2, 3]
