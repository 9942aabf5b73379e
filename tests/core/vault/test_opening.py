"""Making, unlocking, recovering a vault and changing its passphrase."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.clock import SetClock
from core.errors import UserError
from core.vault import header, opening
from core.vault import office as offices
from core.vault.index import Index
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from core.vault.words import WordError
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import PASSPHRASE, PROGRAM, ROOT, run, unlock


def code_of(action: object) -> str:
    with pytest.raises(UserError) as caught:
        action()  # type: ignore[operator]
    return caught.value.code


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_vault_shows_only_random_names_and_sizes(closed: Closed) -> None:
    names = {path.name for path in closed.folder.iterdir()}
    assert {"vault.json", "vault.json.2", "office.db", "inbox.db", "index.db", "cases"} <= names
    for path in (closed.folder / "cases").iterdir():
        assert path.suffix == ".db"
        assert set(path.stem) <= set("0123456789abcdef")
        assert len(path.stem) == 32
        assert path.stem not in {case_id.replace("-", "") for case_id in closed.cases}
    assert not list(closed.folder.rglob("*-journal"))
    assert not list(closed.folder.rglob("*-wal"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_vault_is_private(closed: Closed) -> None:
    for path in [closed.folder, *closed.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_what_was_kept_is_there_after_unlocking(closed: Closed, clock: SetClock) -> None:
    with unlock(closed.folder, clock) as vault:
        assert [row.name for row in vault.cases()] == ["Budi Santoso", "Siti Aminah"]
        assert [(row.evidence, row.unread, row.hearings) for row in vault.cases()] == [(1, 1, 1)] * 2
        assert len(vault.hearings()) == 2
        assert not vault.faults


@pytest.mark.parametrize("name", ["a b%20?#", "Berkas é", "x" * 200])
def test_a_vault_may_lie_in_any_folder(tmp_path: Path, office: Office, clock: SetClock, name: str) -> None:
    folder = tmp_path / "dalam" / name
    opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST)[0].close()
    with unlock(folder, clock) as vault:
        assert vault.office == office


@pytest.mark.parametrize("passphrase", ["", " ", "salah", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(
    closed: Closed, clock: SetClock, passphrase: str
) -> None:
    before = contents(closed.folder)
    assert code_of(lambda: unlock(closed.folder, clock, passphrase)) == "passphrase_wrong"
    assert contents(closed.folder) == before


def test_two_spellings_of_one_passphrase_are_one(tmp_path: Path, office: Office, clock: SetClock) -> None:
    opening.create(tmp_path / "v", office, "kopi e\u0301nak", clock=clock, cost=LEAST_COST)[0].close()
    unlock(tmp_path / "v", clock, "kopi \u00e9nak").close()


def test_a_changed_passphrase_rewrites_the_header_only(closed: Closed, clock: SetClock) -> None:
    before = contents(closed.folder)
    opening.change_passphrase(closed.folder, PASSPHRASE, "frasa yang baru sekali", cost=LEAST_COST)
    after = contents(closed.folder)
    assert {name for name in before | after if before.get(name) != after.get(name)} == set(header.NAMES)
    assert code_of(lambda: unlock(closed.folder, clock)) == "passphrase_wrong"
    unlock(closed.folder, clock, "frasa yang baru sekali").close()


def test_the_sheet_opens_and_gives_a_new_passphrase(closed: Closed, clock: SetClock) -> None:
    opening.recover(closed.folder, closed.sheet, "baru sama sekali ya", clock=clock, cost=LEAST_COST).close()
    assert code_of(lambda: unlock(closed.folder, clock)) == "passphrase_wrong"
    with unlock(closed.folder, clock, "baru sama sekali ya") as vault:
        assert len(vault.cases()) == 2
    opening.recover(closed.folder, closed.sheet, PASSPHRASE, clock=clock, cost=LEAST_COST).close()


def test_a_sheet_of_another_vault_opens_nothing(
    closed: Closed, tmp_path: Path, office: Office, clock: SetClock
) -> None:
    other, sheet = opening.create(tmp_path / "other", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    other.close()
    code = code_of(lambda: opening.recover(closed.folder, sheet, "baru", clock=clock, cost=LEAST_COST))
    assert code == "passphrase_wrong"
    unlock(closed.folder, clock).close()


def test_words_that_are_no_sheet_are_refused_and_hold_no_lock(closed: Closed, clock: SetClock) -> None:
    with pytest.raises(WordError):
        opening.recover(closed.folder, ("kata",) * 24, "baru", clock=clock, cost=LEAST_COST)
    unlock(closed.folder, clock).close()


def test_an_empty_passphrase_is_never_set(
    closed: Closed, tmp_path: Path, office: Office, clock: SetClock
) -> None:
    before = contents(closed.folder)
    for action in (
        lambda: opening.create(tmp_path / "new", office, "", clock=clock, cost=LEAST_COST),
        lambda: opening.change_passphrase(closed.folder, PASSPHRASE, "", cost=LEAST_COST),
        lambda: opening.recover(closed.folder, closed.sheet, "", clock=clock, cost=LEAST_COST),
    ):
        assert code_of(action) == "passphrase_weak"
    assert contents(closed.folder) == before
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "code"), [("none", "input_missing"), ("empty", "not_a_vault"), ("file", "not_a_vault")]
)
def test_what_is_no_vault_is_said_so_and_left_alone(
    tmp_path: Path, clock: SetClock, name: str, code: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    assert code_of(lambda: unlock(tmp_path / name, clock)) == code
    assert not list((tmp_path / "empty").iterdir())


def test_a_vault_is_made_only_where_nothing_is(closed: Closed, office: Office, clock: SetClock) -> None:
    before = contents(closed.folder)
    code = code_of(lambda: opening.create(closed.folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST))
    assert code == "folder_not_empty"
    assert contents(closed.folder) == before


@pytest.mark.parametrize("made_before", [False, True])
@pytest.mark.parametrize(
    "failing", [(header, "write"), (header, "make"), (offices, "write"), (opening, "create_database")]
)
def test_a_creation_that_fails_leaves_the_folder_as_it_was(
    tmp_path: Path, office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch, failing: tuple[object, str],
    made_before: bool,
) -> None:  # fmt: skip
    def full(*_: object, **__: object) -> None:
        raise UserError("no_space")

    folder = tmp_path / "vault"
    if made_before:
        folder.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(*failing, full)
        code = code_of(lambda: opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST))
    assert code == "no_space"
    assert folder.exists() == made_before
    opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST)[0].close()
    unlock(folder, clock).close()


@pytest.mark.parametrize("place", ["header.write", "offices.write", "header.make"])
def test_a_crash_while_a_vault_is_made_leaves_no_half_vault(
    tmp_path: Path, clock: SetClock, place: str
) -> None:
    folder = tmp_path / "vault"
    program = f"from core.vault import office as offices\n{place} = dies\n" + (
        "opening.create(folder, Office(name='K', kind=OfficeKind.BAWASLU, timezone='Asia/Jakarta'), PASSPHRASE, cost=LEAST_COST)"
    )
    run(folder, program)
    assert code_of(lambda: unlock(folder, clock)) == "not_a_vault"


def test_a_second_program_is_kept_out_at_once(closed: Closed, clock: SetClock) -> None:
    program = (
        "from core.errors import UserError\n"
        "for action in (lambda: opening.unlock(folder, PASSPHRASE), lambda: opening.unlock(folder, 'salah'),\n"
        "               lambda: opening.change_passphrase(folder, PASSPHRASE, 'x', cost=LEAST_COST)):\n"
        "    try: action()\n"
        "    except UserError as error: print(error.code, error.exit_code)\n"
    )
    with unlock(closed.folder, clock):
        assert run(closed.folder, program, code=0) == "vault_in_use 11\n" * 3
        assert code_of(lambda: unlock(closed.folder, clock)) == "vault_in_use"
    run(closed.folder, "opening.unlock(folder, PASSPHRASE).close()", code=0)


def test_a_killed_program_holds_no_lock(closed: Closed, clock: SetClock) -> None:
    run(closed.folder, "vault = opening.unlock(folder, PASSPHRASE); os._exit(9)")
    unlock(closed.folder, clock).close()


def test_a_change_of_passphrase_is_not_undone_by_an_unlock_under_way(
    closed: Closed, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = header.unlock

    def slow(found: header.Header, passphrase: str, **more: Any) -> object:
        monkeypatch.setattr(header, "unlock", real)
        program = "opening.change_passphrase(folder, PASSPHRASE, 'baru', cost=LEAST_COST)"
        command = [sys.executable, "-c", PROGRAM + program, str(closed.folder)]
        changed.append(subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0)
        return real(found, passphrase, **more)

    changed: list[bool] = []
    monkeypatch.setattr(header, "unlock", slow)
    unlock(closed.folder, clock).close()
    unlock(closed.folder, clock, "baru" if changed[0] else PASSPHRASE).close()


def test_a_destroyed_header_copy_is_mended_at_unlock(closed: Closed, clock: SetClock) -> None:
    whole = (closed.folder / "vault.json").read_bytes()
    for name, damage in [("vault.json", b""), ("vault.json.2", b"x" * 500)]:
        (closed.folder / name).write_bytes(damage)
        unlock(closed.folder, clock).close()
        assert (closed.folder / name).read_bytes() == whole
    shutil.copyfile(closed.folder / "office.db", closed.folder / "vault.json")
    shutil.copyfile(closed.folder / "office.db", closed.folder / "vault.json.2")
    assert code_of(lambda: unlock(closed.folder, clock)) == "vault_damaged"


def test_locking_drops_the_keys_and_the_lock_even_when_nothing_can_be_written(
    closed: Closed, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("no_space")

    vault = unlock(closed.folder, clock)
    vault.case(closed.cases[0])
    with monkeypatch.context() as patched:
        patched.setattr(Index, "mark_dirty", full)
        vault.close()
    with pytest.raises(RuntimeError, match="locked"):
        vault.signing_key()
    unlock(closed.folder, clock).close()
