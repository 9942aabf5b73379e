"""Files of a vault that are missing, strange, swapped, older or damaged are named by their code, one by one."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from core.case import evidence
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.vault import opening
from core.vault.check import check, worst
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from core.vault.vault import Vault
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import PASSPHRASE, PICTURE, file_of, fill_case, flip, unlock

PAGE = 16384


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        action()
    return caught.value.code


def plain(path: Path) -> None:
    path.unlink()
    with contextlib.closing(dbapi2.connect(path)) as connection:
        connection.execute("CREATE TABLE word(text)")
        connection.commit()


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILERS: list[tuple[str, Callable[[Path], object], str, int]] = [
    ("missing", lambda path: path.unlink(), "ledger_missing", 13),
    ("empty", lambda path: path.write_bytes(b""), "ledger_empty", 10),
    ("plain", plain, "ledger_plain", 10),
    ("text", lambda path: path.write_text("bukan"), "ledger_foreign", 10),
    ("noise", lambda path: path.write_bytes(bytes(range(256)) * 256), "ledger_damaged", 13),
    ("cut", lambda path: path.write_bytes(path.read_bytes()[:-100]), "ledger_damaged", 13),
    ("bit", lambda path: flip(path, 5000), "ledger_damaged", 13),
    ("salt", lambda path: flip(path, 3), "ledger_damaged", 13),
    ("folder", folder_instead, "ledger_foreign", 10),
]


@pytest.mark.parametrize("index", ["kept", "deleted"])
@pytest.mark.parametrize(
    ("spoil", "code", "exit_code"), [s[1:] for s in SPOILERS], ids=[s[0] for s in SPOILERS]
)
def test_a_spoilt_case_is_named_and_the_others_stay_usable(
    closed: Closed, clock: SetClock, spoil: Callable[[Path], object], code: str, exit_code: int, index: str
) -> None:
    spoil(closed.files[0])
    if index == "deleted":
        (closed.folder / "index.db").unlink()
    with unlock(closed.folder, clock) as vault:
        with pytest.raises(UserError) as caught:
            vault.case(closed.cases[0])
        assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
        (item,) = evidence.items(vault.case(closed.cases[1]))
        assert vault.look(closed.cases[1], item) == PICTURE
        found = worst(check(vault, full=False))
        assert found is not None
        assert found.exit_code == exit_code


@pytest.mark.parametrize("index", ["kept", "deleted"])
def test_swapped_case_files_are_damage(closed: Closed, clock: SetClock, index: str) -> None:
    one, two = closed.files
    one.rename(one.with_suffix(".x"))
    two.rename(one)
    one.with_suffix(".x").rename(two)
    if index == "deleted":
        (closed.folder / "index.db").unlink()
    with unlock(closed.folder, clock) as vault:
        for case_id in closed.cases:
            assert code_of(partial(vault.case, case_id)) == "ledger_damaged"


def test_a_case_file_of_another_vault_is_damage(
    closed: Closed, tmp_path: Path, office: Office, clock: SetClock
) -> None:
    other, _ = opening.create(tmp_path / "other", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with other:
        foreign = file_of(other, fill_case(other, "Orang Lain"))
    shutil.copyfile(foreign, closed.files[0])
    shutil.copyfile(foreign, closed.files[0].with_name("f" * 32 + ".db"))
    with unlock(closed.folder, clock) as vault:
        assert code_of(lambda: vault.case(closed.cases[0])) == "ledger_damaged"
        assert vault.faults["f" * 32 + ".db"].code == "ledger_damaged"
        assert {row.name for row in vault.cases()} == {"Budi Santoso", "Siti Aminah"}
    assert closed.files[0].with_name("f" * 32 + ".db").exists()


def add(folder: Path, clock: SetClock, case_id: str, data: bytes) -> None:
    with unlock(folder, clock) as vault, vault.change(case_id) as ledger:
        evidence.add(ledger, data, "tambahan.bin")


def test_an_older_copy_of_a_case_is_refused_as_older(closed: Closed, clock: SetClock) -> None:
    old = closed.files[0].read_bytes()
    add(closed.folder, clock, closed.cases[0], b"kemudian")
    new = closed.files[0].read_bytes()
    closed.files[0].write_bytes(old)
    with unlock(closed.folder, clock) as vault:
        assert code_of(lambda: vault.case(closed.cases[0])) == "ledger_older"
        found = worst(check(vault, full=True))
        assert found is not None
        assert found.exit_code == 14
        vault.case(closed.cases[1])
    assert closed.files[0].read_bytes() == old
    closed.files[0].write_bytes(new)
    with unlock(closed.folder, clock) as vault:
        assert len(evidence.items(vault.case(closed.cases[0]))) == 2


def test_an_older_office_or_inbox_is_refused_as_older(closed: Closed, clock: SetClock) -> None:
    old = (closed.folder / "office.db").read_bytes()
    with unlock(closed.folder, clock) as vault:
        vault.create_case(Subject(name="Baru"))
    (closed.folder / "office.db").write_bytes(old)
    assert code_of(lambda: unlock(closed.folder, clock)) == "ledger_older"


@pytest.mark.parametrize("name", ["office.db", "inbox.db"])
@pytest.mark.parametrize(
    ("spoil", "code"), [s[1:3] for s in SPOILERS[::2]], ids=[s[0] for s in SPOILERS[::2]]
)
def test_a_vault_without_its_own_ledgers_does_not_open_and_makes_none(
    closed: Closed, clock: SetClock, name: str, spoil: Callable[[Path], object], code: str
) -> None:
    spoil(closed.folder / name)
    before = sorted(path.name for path in closed.folder.rglob("*.db"))
    assert code_of(lambda: unlock(closed.folder, clock)) == code
    assert sorted(path.name for path in closed.folder.rglob("*.db")) == before


@pytest.mark.parametrize("index", ["kept", "deleted"])
def test_office_and_inbox_cannot_change_places(closed: Closed, clock: SetClock, index: str) -> None:
    one, two = (closed.folder / name for name in ("office.db", "inbox.db"))
    one.rename(closed.folder / "x")
    two.rename(one)
    (closed.folder / "x").rename(two)
    if index == "deleted":
        (closed.folder / "index.db").unlink()
    before = one.read_bytes(), two.read_bytes()
    assert (
        code_of(lambda: opening.unlock(closed.folder, PASSPHRASE, clock=clock, actor="Rina"))
        == "ledger_damaged"
    )
    assert (one.read_bytes(), two.read_bytes()) == before


def copies(folder: Path) -> list[tuple[str, bytes]]:
    return sorted((path.name, path.read_bytes()) for path in (folder / "cases").iterdir())


@pytest.mark.parametrize("name", ["0" * 32 + ".db", "f" * 32 + ".db", "salinan.db"])
def test_an_older_copy_beside_a_case_never_takes_its_place(
    closed: Closed, clock: SetClock, name: str
) -> None:
    beside = closed.files[0].with_name(name)
    shutil.copyfile(closed.files[0], beside)
    add(closed.folder, clock, closed.cases[0], b"kemudian")
    for _ in range(2):
        with unlock(closed.folder, clock) as vault:
            assert len(evidence.items(vault.case(closed.cases[0]))) == 2
            assert vault.case(closed.cases[0]).path == closed.files[0]
            assert vault.faults[name].code == "ledger_foreign"
            assert len(vault.cases()) == 2
    assert beside.exists()


def test_another_ledger_put_among_the_cases_is_named_and_kept(closed: Closed, clock: SetClock) -> None:
    for name in ("office.db", "inbox.db"):
        shutil.copyfile(closed.folder / name, closed.folder / "cases" / name)
    with unlock(closed.folder, clock) as vault:
        assert set(vault.faults) == {"office.db", "inbox.db"}
        assert {error.exit_code for error in vault.faults.values()} <= {10, 13}
    assert (closed.folder / "cases" / "office.db").exists()
    assert (closed.folder / "cases" / "inbox.db").exists()


def test_a_missing_case_that_comes_back_is_usable_again(
    closed: Closed, clock: SetClock, tmp_path: Path
) -> None:
    closed.files[0].rename(tmp_path / "away.db")
    with unlock(closed.folder, clock) as vault:
        assert code_of(lambda: vault.find_case(closed.cases[0][:8])) == "ledger_missing"
    (tmp_path / "away.db").rename(closed.files[0])
    with unlock(closed.folder, clock) as vault:
        assert len(evidence.items(vault.case(closed.cases[0]))) == 1


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_flip_on_any_page_never_escapes_as_a_raw_error(closed: Closed, clock: SetClock, first: int) -> None:
    # Reported at unlock, at opening or by the full check; other cases work; nothing crashes.
    data = closed.files[0].read_bytes()
    for page in range(first, len(data) // PAGE, 3):
        closed.files[0].write_bytes(data)
        flip(closed.files[0], page * PAGE + 5000)
        (closed.folder / "index.db").unlink(missing_ok=True)
        with unlock(closed.folder, clock) as vault:
            found = worst(check(vault, full=True))
            assert found is not None
            assert found.code == "ledger_damaged"
            with contextlib.suppress(UserError):
                evidence.items(vault.case(closed.cases[0]))
            vault.case(closed.cases[1])


def test_many_open_cases_do_not_close_each_other_or_the_office(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.vault import ledgers

    monkeypatch.setattr(ledgers, "_OPEN_AT_ONCE", 3)
    ids = [vault.create_case(Subject(name=f"Orang {number}")).id for number in range(8)]
    for case_id in ids:
        with vault.change(case_id) as ledger:
            evidence.add(ledger, b"bytes", "bukti.bin")
    assert [row.evidence for row in vault.cases()] == [1] * 8
    assert worst(check(vault, full=True)) is None
