"""The one opener and the one creator: what they refuse, and how every connection stands."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from core.errors import UserError
from core.storage import sqlcipher
from core.storage.sqlcipher import (
    PAGE_SIZE,
    Connection,
    create_database,
    deviations,
    open_database,
    read_salt,
    transaction,
)

KEY = bytes(range(32))


def fill(connection: Connection) -> None:
    connection.execute("CREATE TABLE word(text TEXT) STRICT")
    connection.executemany("INSERT INTO word VALUES (?)", [("kata",)] * 50)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "file.db"
    create_database(path, lambda _: KEY, journal="delete", fill=fill)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_database(path, KEY, journal="delete")
    return caught.value.code


def test_what_was_created_is_read_back_with_its_key(made: Path) -> None:
    connection = open_database(made, KEY, journal="delete")
    assert connection.execute("SELECT count(*) FROM word").fetchone() == (50,)
    connection.close()


def test_a_created_file_is_whole_private_and_alone(made: Path) -> None:
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert made.stat().st_size % PAGE_SIZE == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_created_file_shows_neither_the_sqlite_mark_nor_its_content(made: Path) -> None:
    data = made.read_bytes()
    assert b"SQLite" not in data
    assert b"kata" not in data
    assert b"CREATE TABLE" not in data


def test_every_file_gets_its_own_salt(tmp_path: Path) -> None:
    salts = set()
    for number in range(5):
        path = tmp_path / f"{number}.db"
        create_database(path, lambda _: KEY, journal="delete", fill=fill)
        salts.add(read_salt(path))
    assert len(salts) == 5


def test_the_key_is_made_for_the_salt_that_the_file_starts_with(tmp_path: Path) -> None:
    seen: list[bytes] = []
    path = tmp_path / "file.db"

    def key_for(salt: bytes) -> bytes:
        seen.append(salt)
        return KEY

    create_database(path, key_for, journal="delete", fill=fill)
    assert seen == [read_salt(path)]


def test_creating_never_replaces_a_file(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(FileExistsError):
        create_database(made, lambda _: KEY, journal="delete", fill=fill)
    assert made.read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def failing(connection: Connection) -> None:
        fill(connection)
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        create_database(tmp_path / "file.db", lambda _: KEY, journal="delete", fill=failing)
    assert not list(tmp_path.iterdir())


def test_opening_never_creates(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.db") == "ledger_missing"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"", "ledger_empty"),
        (lambda data: b"SQLite format 3\x00" + data[16:], "ledger_plain"),
        (lambda data: data[:100], "ledger_foreign"),
        (lambda data: data[:-1], "ledger_damaged"),
        (lambda data: data + b"\0", "ledger_damaged"),
        (lambda data: os.urandom(len(data)), "ledger_damaged"),
        (lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:], "ledger_damaged"),
    ],
    ids=["empty", "plain-mark", "stub", "byte-short", "byte-long", "noise", "bit"],
)
def test_a_file_of_wrong_form_is_refused_by_its_code(
    made: Path, spoil: Callable[[bytes], bytes], code: str
) -> None:
    made.write_bytes(spoil(made.read_bytes()))
    before = made.read_bytes()
    assert refusal(made) == code
    assert made.read_bytes() == before


def test_a_real_plain_database_is_refused_as_plain(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with contextlib.closing(dbapi2.connect(path)) as plain:
        plain.execute("CREATE TABLE word(text)")
        plain.commit()
    assert refusal(path) == "ledger_plain"


def test_a_folder_and_a_link_are_refused(made: Path) -> None:
    folder = made.parent / "folder.db"
    folder.mkdir()
    assert refusal(folder) == "ledger_foreign"
    link = made.parent / "link.db"
    try:
        link.symlink_to(made)
    except OSError:
        pytest.skip("this system makes no links")
    assert refusal(link) == "ledger_foreign"


def test_a_wrong_key_does_not_open(made: Path) -> None:
    with pytest.raises(UserError) as caught:
        open_database(made, bytes(32), journal="delete")
    assert caught.value.code == "ledger_damaged"


@pytest.mark.parametrize(
    "key",
    [
        "", "x''", "x'00'", KEY.hex(), "x'" + "0" * 95 + "'", "x'" + "0" * 97 + "'", "x'" + "g" * 96 + "'",
        "x'" + "A" * 96 + "'", "X'" + "0" * 96 + "'", "x'" + "0" * 96, "x'" + "0" * 96 + "' ", " x'" + "0" * 96 + "'",
        "x\"" + "0" * 96 + "\"", "x'" + "0" * 95 + "\n'", "x'" + "0" * 96 + "'\n", "x'" + "0" * 63 + "'",
        "x'" + "0" * 65 + "'", "x'" + "\uff10" * 96 + "'", "sandi", "x'" + "0" * 96 + "';--",
    ],
)  # fmt: skip
def test_a_malformed_raw_key_is_refused_before_the_engine_sees_it(made: Path, key: str) -> None:
    before = made.read_bytes()
    new = made.parent / "new.db"
    for path in (made, new):
        with pytest.raises(ValueError, match="malformed raw key"):
            sqlcipher._connect(path, key, journal="delete")
    assert made.read_bytes() == before
    assert not new.exists()


@pytest.mark.parametrize(("key", "salt"), [(b"", bytes(16)), (bytes(31), bytes(16)), (bytes(32), bytes(15))])
def test_a_raw_key_has_exact_lengths(key: bytes, salt: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sqlcipher.raw_key(key, salt)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_settings_stand_as_specified_on_every_new_connection(
    tmp_path: Path, journal: sqlcipher.Journal
) -> None:
    path = tmp_path / "file.db"
    create_database(path, lambda _: KEY, journal=journal, fill=fill)
    with contextlib.closing(open_database(path, KEY, journal=journal)) as connection:
        assert deviations(connection, journal) == ()
        for setting, value in [
            ("synchronous", 3), ("temp_store", 2), ("trusted_schema", 0), ("cell_size_check", 1),
            ("recursive_triggers", 1), ("foreign_keys", 1), ("secure_delete", 1), ("mmap_size", 0),
            ("page_size", PAGE_SIZE), ("journal_mode", journal),
        ]:  # fmt: skip
            found = connection.execute(f"PRAGMA {setting}").fetchone()[0]
            assert str(found) == str(value), setting
        with pytest.raises(dbapi2.DatabaseError):
            connection.execute("SELECT load_extension('x')")


@pytest.mark.parametrize("setting", ["synchronous = NORMAL", "temp_store = FILE", "recursive_triggers = OFF"])
def test_a_setting_that_was_changed_is_named(made: Path, setting: str) -> None:
    with contextlib.closing(open_database(made, KEY, journal="delete")) as connection:
        connection.execute(f"PRAGMA {setting}")
        assert deviations(connection, "delete") == (setting.split()[0],)


def test_the_engine_writes_nothing_to_standard_error(made: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from core.errors import UserError\n"
        "from core.storage.sqlcipher import open_database\n"
        "try: open_database(Path(sys.argv[1]), bytes(32), journal='delete')\n"
        "except UserError as error: print(error.code)\n"
    )
    root = Path(sqlcipher.__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program, str(made)], cwd=root, capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("ledger_damaged\n", "")


@pytest.mark.parametrize("name", ["a b%20?mode=memory#x.db", "perkara é.db", "'x'.db"])
def test_any_file_name_opens_the_very_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_database(path, lambda _: KEY, journal="delete", fill=fill)
    with contextlib.closing(open_database(path, KEY, journal="delete")) as connection:
        assert connection.execute("SELECT count(*) FROM word").fetchone() == (50,)
    assert [found.name for found in tmp_path.iterdir()] == [name]


def _delete_and_fail(connection: Connection) -> None:
    connection.execute("DELETE FROM word")
    connection.execute("DELETE FROM no_such_table")


def test_a_transaction_is_written_together_or_not_at_all(made: Path) -> None:
    with contextlib.closing(open_database(made, KEY, journal="delete")) as connection:
        with pytest.raises(dbapi2.DatabaseError), transaction(connection):
            _delete_and_fail(connection)
        assert connection.execute("SELECT count(*) FROM word").fetchone() == (50,)
        with transaction(connection):
            connection.execute("DELETE FROM word")
        assert connection.execute("SELECT count(*) FROM word").fetchone() == (0,)


def test_a_read_only_connection_writes_nothing(made: Path) -> None:
    with contextlib.closing(open_database(made, KEY, journal="delete", read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM word").fetchone() == (50,)
        with pytest.raises(UserError) as caught, sqlcipher.storage_errors(made), transaction(connection):
            connection.execute("DELETE FROM word")
        assert caught.value.code == "output_unwritable"
