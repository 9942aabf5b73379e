"""`official …` and `case create --official`, through the same door as the program."""

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

TABLE = """Nama;NIP;Jabatan;Unit Kerja
Dr. Johanis Sumual, S.Sos.;198503172010011004;Kepala Seksi Destinasi;Dinas Pariwisata
Siti Aminah;199001012014032001;Guru Ahli Muda;SD Negeri 1 Pateten
Siti Aminah;199105052015042002;Guru Ahli Muda;SD Negeri 4 Girian
Salah Nomor;123;Guru;SD Negeri 4 Girian
"""
Told = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, office: Office, clock: SetClock) -> Path:
    made, _ = vaults.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    made.close()
    (tmp_path / "frasa").write_text(PASSPHRASE, encoding="utf-8")
    (tmp_path / "pegawai.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command on the vault with --json; gives what it printed, or with `code` the error it told."""

    def tell(noun: str, verb: str, *arguments: str, code: int = 0) -> Any:
        options = [str(folder / "vault"), *arguments, "--passphrase-file", str(folder / "frasa"), "--json"]
        assert run([noun, verb, *options], pictures=lambda *_: ()) == code
        out, err = capsys.readouterr()
        return json.loads(err if code else out)

    return tell


def test_a_table_is_taken_over_and_its_bad_rows_are_named(told: Told, folder: Path) -> None:
    value = told("official", "import", str(folder / "pegawai.csv"))
    assert (value["added"], value["skipped"], value["total"]) == (3, 1, 3)
    assert [(p["line"], p["column"], p["code"]) for p in value["problems"]] == [(5, "NIP", "not_18_digits")]
    listed = told("official", "list", "--limit", "2")
    assert listed["total"] == 3
    assert [item["name"] for item in listed["items"]] == ["Johanis Sumual", "Siti Aminah"]
    again = told("official", "import", str(folder / "pegawai.csv"))
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 3)


def test_a_preview_stores_nothing(told: Told, folder: Path) -> None:
    value = told("official", "import", str(folder / "pegawai.csv"), "--preview", "--map", "Jabatan=-")
    assert [column["field"] for column in value["columns"]] == ["name", "nip", None, "unit"]
    assert value["items"][0]["cells"][0] == "Dr. Johanis Sumual, S.Sos."
    assert value["accepted"] == 3
    assert told("official", "list")["items"] == []


@pytest.mark.parametrize("wrong", ["Jabatan=post", "Jabatan", "=name"])
def test_a_mapping_that_means_nothing_is_refused(told: Told, folder: Path, wrong: str) -> None:
    assert told("official", "import", str(folder / "pegawai.csv"), "--map", wrong, code=2)["code"] == "usage"


@pytest.mark.parametrize(
    ("name", "data", "exit_code", "code"),
    [("tiada.csv", None, 2, "input_missing"), ("kosong.csv", b"", 2, "input_not_a_file"),
     ("gambar.csv", b"\x89PNG\r\n\x1a\n\x00", 2, "input_not_a_file"), ("lain.csv", b"a;b\n1;2\n", 2, "table_without_names"),
     ("besar.csv", b"Nama\n" + b"a\n" * 100_001, 16, "table_too_large")],
)  # fmt: skip
def test_a_file_that_is_no_register_is_refused_in_words(
    told: Told, folder: Path, name: str, data: bytes | None, exit_code: int, code: str
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    error = told("official", "import", str(folder / name), code=exit_code)
    assert error["code"] == code
    assert "–" not in error["error"]  # every fact the words need is there


def test_a_match_is_ranked_with_reasons_and_changes_nothing(told: Told, folder: Path) -> None:
    told("official", "import", str(folder / "pegawai.csv"))
    before = (folder / "vault" / "office.db").read_bytes()
    value = told("official", "match", "Siti Aminah SDN 4 Girian", "--limit", "2")
    assert value["verdict"] == "one"
    assert [item["nip"] for item in value["items"]] == ["199105052015042002", "199001012014032001"]
    assert {reason["field"] for reason in value["items"][0]["reasons"]} == {"name", "unit"}
    assert told("official", "match", "Siti Aminah")["verdict"] == "cannot_tell"
    assert (
        told("official", "match", "--nip", "19850317201001100A", "--unit", "Dispar")["items"][0]["name"]
        == "Johanis Sumual"
    )
    assert told("official", "match", "Orang Asing Sekali")["items"] == []
    assert told("case", "list")["items"] == []
    assert (folder / "vault" / "office.db").read_bytes() == before


def test_a_match_without_anything_seen_is_refused(told: Told) -> None:
    assert told("official", "match", code=2)["code"] == "usage"


def test_an_attested_account_finds_its_official(told: Told, folder: Path) -> None:
    told("official", "import", str(folder / "pegawai.csv"))
    who = told("official", "match", "Johanis Sumual")["items"][0]["id"]
    told("official", "claim", who[:8], "@jo.sumual", "--attested-by", "Rina Wowor", "--platform", "Facebook")
    value = told("official", "match", "--handle", "facebook.com/jo.sumual")
    assert (value["verdict"], value["items"][0]["id"]) == ("one", who)
    assert (
        told("official", "claim", "00000000", "@x_y", "--attested-by", "R", code=2)["code"]
        == "record_unknown"
    )


def test_a_confirmed_match_opens_the_case_with_what_the_register_says(told: Told, folder: Path) -> None:
    told("official", "import", str(folder / "pegawai.csv"))
    who = told("official", "match", "Johanis Sumual")["items"][0]["id"]
    made = told("case", "create", "--official", who[:8], "--unit", "Dinas Kebudayaan")
    shown = told("case", "show", made["id"])["subject"]
    assert (shown["name"], shown["back_titles"], shown["id_number"]) == (
        "Johanis Sumual",
        "S.Sos.",
        "198503172010011004",
    )
    assert (shown["status"], shown["work_unit"], shown["official"]) == (
        "permanent_servant",
        "Dinas Kebudayaan",
        who,
    )
    refused = told("case", "create", "--official", who, code=17)
    assert made["id"] in refused["error"]


def test_a_case_needs_a_name_or_an_official(told: Told) -> None:
    assert told("case", "create", code=2)["code"] == "usage"
    assert told("case", "create", "--official", "12345678", code=2)["code"] == "record_unknown"
    assert told("case", "create", "--name", "Siti")["name"] == "Siti"


def test_people_read_it_in_indonesian(told: Told, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told("official", "import", str(folder / "pegawai.csv"))
    arguments = [str(folder / "vault"), "Siti Aminah", "--passphrase-file", str(folder / "frasa")]
    assert run(["official", "match", *arguments], pictures=lambda *_: ()) == 0
    out = capsys.readouterr().out
    assert "Tidak dapat dipastikan" in out
    assert "nama: sama (100 %)" in out
