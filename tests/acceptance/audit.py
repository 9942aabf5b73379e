"""A20: reads back, independently of the opener, how every connection stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from core.storage import sqlcipher

EXPECTED: dict[str, set[str]] = {
    "synchronous": {"3"}, "temp_store": {"2"}, "trusted_schema": {"0"}, "cell_size_check": {"1"},
    "recursive_triggers": {"1"}, "foreign_keys": {"1"}, "secure_delete": {"1"}, "mmap_size": {"0"},
    "page_size": {"16384"}, "cipher_page_size": {"16384"}, "cipher_use_hmac": {"1"}, "cipher_memory_security": {"0"},
    "cipher_kdf_algorithm": {"PBKDF2_HMAC_SHA512"}, "cipher_hmac_algorithm": {"HMAC_SHA512"},
    "cipher_plaintext_header_size": {"0"},
}  # fmt: skip


def standing(connection: Any) -> dict[str, str]:
    """The settings of an open connection as the engine tells them."""
    found = {name: str(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in EXPECTED}
    found["journal_mode"] = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    return found


class Audit:
    """Every connection that was opened since `install`, and what was wrong with any, then and at the end."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, Any]] = []
        self.wrong: list[str] = []

    def install(self, replace: Callable[[object, str, object], None]) -> None:
        """Hooks the driver and the one function that calls it; `replace` is `monkeypatch.setattr`."""
        driver, opener = dbapi2.connect, sqlcipher._connect
        raw: list[Any] = []

        def connect(*arguments: Any, **options: Any) -> Any:
            raw.append(driver(*arguments, **options))
            return raw[-1]

        def open_one(path: Path, *arguments: Any, **options: Any) -> Any:
            before = len(raw)
            connection = opener(path, *arguments, **options)
            if raw[before:] != [connection]:
                self.wrong.append(f"{path.name}: more connections than one")
            self._look(path, connection)
            self.opened.append((path, connection))
            return connection

        replace(dbapi2, "connect", connect)
        replace(sqlcipher, "_connect", open_one)

    def finish(self) -> None:
        """Looks once more at what is still open."""
        for path, connection in self.opened:
            try:
                self._look(path, connection)
            except dbapi2.ProgrammingError:
                continue  # closed meanwhile

    def _look(self, path: Path, connection: Any) -> None:
        found = standing(connection)
        journal = "wal" if path.name.startswith("index.db") else "delete"
        for name, allowed in {**EXPECTED, "journal_mode": {journal}}.items():
            if found[name] not in allowed:
                self.wrong.append(f"{path.name}: {name} is {found[name]}")
        try:
            connection.execute("SELECT load_extension('none')")
        except dbapi2.OperationalError as error:
            if "not authorized" not in str(error):
                self.wrong.append(f"{path.name}: extensions {error}")
