"""`keyword …`, through the same door as the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.clock import SetClock
from core.commands.entry import run
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.conftest import PASSPHRASE

LIST = """
[[candidate]]
number = 1
names = ["Budi Contoh", "Siti Aminah"]
short = ["BC-SA"]
[[slogan]]
words = ["Girian Bangkit"]
"""
Told = Callable[..., Any]


@pytest.fixture
def told(tmp_path: Path, office: Office, clock: SetClock, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command on a vault; gives what it printed, as JSON unless `plain`, or the error with `code`."""
    made, _ = vaults.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    made.close()
    (tmp_path / "frasa").write_text(PASSPHRASE, encoding="utf-8")

    def tell(verb: str, *arguments: str, code: int = 0, plain: bool = False) -> Any:
        options = [str(tmp_path / "vault"), *arguments, "--passphrase-file", str(tmp_path / "frasa")]
        options += [] if plain else ["--json"]
        assert run(["keyword", verb, *options], pictures=lambda *_: ()) == code
        out, err = capsys.readouterr()
        return out if plain else json.loads(err if code else out)

    return tell


def test_a_list_is_set_and_shown(told: Told, tmp_path: Path) -> None:
    (tmp_path / "kata.toml").write_text(LIST, encoding="utf-8-sig")
    assert told("set", str(tmp_path / "kata.toml")) == {
        "candidates": 1,
        "words": 1,
        "elections": 1,
        "removed": 0,
    }
    shown = told("list")
    assert shown["own"]["slogan"] == [{"words": ["girian bangkit"]}]
    assert "coblos" in shown["call"][0]["words"]
    text = told("list", plain=True)
    assert "Budi Contoh & Siti Aminah  –  nomor 1, BC-SA" in text
    assert "slogan: girian bangkit (kantor)" in text


def test_without_a_list_of_the_office_the_generic_words_are_shown(told: Told) -> None:
    assert "Belum ada calon" in told("list", plain=True)
    assert told("list")["own"] == {}


@pytest.mark.parametrize(
    ("content", "code", "name"),
    [(b"[[call]\n", 2, "setting_invalid"), (b"\xff\xfe", 2, "setting_invalid"), (None, 2, "input_missing")],
)
def test_a_bad_file_changes_nothing(
    told: Told, tmp_path: Path, content: bytes | None, code: int, name: str
) -> None:
    (tmp_path / "kata.toml").write_text(LIST, encoding="utf-8")
    told("set", str(tmp_path / "kata.toml"))
    if content is not None:
        (tmp_path / "lain.toml").write_bytes(content)
    assert told("set", str(tmp_path / "lain.toml"), code=code)["code"] == name
    assert told("list")["own"]["candidate"][0]["number"] == 1


def test_a_later_file_changes_the_lists_it_names_and_with_only_removes_the_others(
    told: Told, tmp_path: Path
) -> None:
    file = tmp_path / "kata.toml"
    file.write_text(LIST + '[[call]]\nwords = ["gaspol torang"]\nelection = "Gubernur"\n', encoding="utf-8")
    assert told("set", str(file))["elections"] == 2
    file.write_text('[[slogan]]\nwords = ["maju"]\nelection = "gubernur"\n', encoding="utf-8")
    assert told("set", str(file))["removed"] == 0
    first, second = told("list")["items"]
    assert (first["election"], first["slogan"]) == ("", [{"words": ["girian bangkit"]}])
    assert (second["election"], second["slogan"], "call" in second) == (
        "gubernur",
        [{"words": ["maju"]}],
        False,
    )
    assert second["changed_by"]
    assert told("set", str(file), "--only")["removed"] == 1
    assert [item["election"] for item in told("list")["items"]] == ["gubernur"]
    assert "gubernur: 0 calon" in told("set", str(file), plain=True)
