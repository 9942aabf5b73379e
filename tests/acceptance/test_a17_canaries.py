"""A17, A18, A19: after a full story with a kill nothing readable lies anywhere, and nothing lies elsewhere."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.handover.age import AgeReader
from tests.acceptance.helpers import ROOT, contents
from tests.acceptance.story import IDENTITY, WORDS


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the story took place: `work` and, beside it, everything that a program likes to write to."""
    root = tmp_path_factory.mktemp("story")
    places = {name: root / name for name in ("home", "temp", "config", "cache", "data", "run", "work")}
    for place in places.values():
        place.mkdir(mode=0o700)
    env = {
        **os.environ, "HOME": str(places["home"]), "TMPDIR": str(places["temp"]), "TEMP": str(places["temp"]),
        "XDG_CONFIG_HOME": str(places["config"]), "XDG_CACHE_HOME": str(places["cache"]),
        "XDG_DATA_HOME": str(places["data"]), "XDG_RUNTIME_DIR": str(places["run"]), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-m", "tests.acceptance.story", str(places["work"])],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 9, ran.stderr
    (root / "output").write_text(ran.stdout + ran.stderr)
    return root


def spellings(word: str) -> Iterator[bytes]:
    """The ways in which a word may lie in a file."""
    plain = word.encode()
    for text in (plain, plain.upper(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        yield text
        yield text.hex().encode()
        yield text.hex().upper().encode()
        for shift in range(3):
            # A part that does not depend on what stands before and after.
            encoded = base64.b64encode(bytes(shift) + text)
            yield encoded[4 : len(encoded) - 4]


def test_no_canary_lies_anywhere(told: Path) -> None:
    files = contents(told)
    assert len(files) > 15
    found = [
        (name, word)
        for word in WORDS
        for text in spellings(word)
        for name, data in files.items()
        if text in data
    ]
    assert found == []


def test_no_canary_is_a_name(told: Path) -> None:
    assert not [path for path in told.rglob("*") for word in WORDS if word in path.name]


def test_the_scan_would_find_them(told: Path) -> None:
    with (told / "work" / "serah.age").open("rb") as file:
        plain = AgeReader(file, [IDENTITY]).readall() or b""
    hits = {word for word in WORDS if any(text in plain for text in spellings(word))}
    assert len(hits) >= 15


def test_the_kill_left_a_journal_to_scan(told: Path) -> None:
    assert [path for path in (told / "work" / "vault" / "cases").iterdir() if path.suffix == ".db-journal"]


def test_nothing_was_made_outside_the_vaults_and_the_chosen_file(told: Path) -> None:
    elsewhere = [
        path
        for name in ("home", "temp", "config", "cache", "data", "run")
        for path in (told / name).rglob("*")
    ]
    assert elsewhere == []
    assert {path.name for path in (told / "work").iterdir()} == {"vault", "second", "backup", "serah.age"}
    assert (told / "output").read_text() == ""


def test_no_file_is_a_plain_database(told: Path) -> None:
    databases = list((told / "work").rglob("*.db"))
    assert len(databases) >= 12
    for path in [*databases, *(told / "work").rglob("*-journal"), *(told / "work").rglob("*-wal")]:
        assert b"SQLite format 3" not in path.read_bytes()
