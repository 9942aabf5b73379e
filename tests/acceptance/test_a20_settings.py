"""A19 and A20: one opener, and every connection it gives stands as specified until it is closed."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from core.case import evidence
from core.case.subject import Subject
from core.clock import SetClock
from core.handover import export as exporting
from core.handover import importing
from core.vault import opening
from core.vault.check import check
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.acceptance.audit import Audit
from tests.acceptance.helpers import PASSPHRASE, ROOT, unlock
from tests.core.handover.bags import IDENTITY


def test_every_connection_stands_as_specified_until_it_is_closed(
    tmp_path: Path, office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = Audit()
    audit.install(monkeypatch.setattr)
    made, sheet = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        case_id = made.create_case(Subject(name="Budi")).id
        with made.change(case_id) as ledger:
            evidence.add(ledger, b"bytes" * 9999, "x")
        ledger.rebuild()
        exporting.export(made, case_id, tmp_path / "serah.age", recipients=[IDENTITY.recipient])
        audit.finish()
    (tmp_path / "vault" / "index.db").unlink()
    with unlock(tmp_path / "vault", clock) as opened:
        check(opened, full=True)
        audit.finish()
    opening.recover(tmp_path / "vault", sheet, "baru", clock=clock, cost=LEAST_COST).close()
    second, _ = opening.create(
        tmp_path / "second", replace(office, name="Kantor Dua"), "x", clock=clock, cost=LEAST_COST
    )
    with second:
        importing.take(second, tmp_path / "serah.age", IDENTITY)
        audit.finish()
    assert audit.wrong == []
    assert len(audit.opened) >= 20
    assert {path.name for path, _ in audit.opened} >= {"office.db", "inbox.db", "index.db"}


def test_the_audit_notices_a_setting_that_was_changed(
    tmp_path: Path, office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = Audit()
    audit.install(monkeypatch.setattr)
    made, _ = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        made.inbox.connection.execute("PRAGMA synchronous = NORMAL")
        audit.finish()
    assert audit.wrong == ["inbox.db: synchronous is 1"]


def calls_of_connect(path: Path) -> list[str]:
    """Imports of a database driver, and calls of `connect` on one."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found += [name for name in names if name.split(".")[0] in ("sqlite3", "sqlcipher3", "apsw")]
    return found


def test_no_other_module_knows_the_driver() -> None:
    users = {
        str(path.relative_to(ROOT))
        for folder in ("core", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if calls_of_connect(path)
    }
    assert users == {str(Path("core") / "storage" / "sqlcipher.py")}
