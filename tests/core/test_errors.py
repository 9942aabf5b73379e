"""Every code has an exit code, words and a remedy; words never fail and never say a computer word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from core import wording
from core.errors import EXIT_CODES, UserError
from core.wording import explain

ROOT = Path(__file__).resolve().parents[2]
CODES = sorted(EXIT_CODES)
ENGLISH = re.compile(
    r"\b(error|file|folder not|invalid|failed|password|exception|null|none)\b", re.IGNORECASE
)


def test_an_unknown_code_is_a_bug_at_once() -> None:
    with pytest.raises(ValueError, match="unknown error code"):
        UserError("no_such_code")


def test_every_code_has_words_and_no_words_lack_a_code() -> None:
    assert set(wording._WORDS) == set(EXIT_CODES)


@pytest.mark.parametrize("code", CODES)
def test_words_say_what_happened_and_what_to_do(code: str) -> None:
    told = explain(UserError(code))
    for text in (told.what, told.hint):
        assert len(text) >= 10
        assert text[-1] in ".?!–"  # a dash stands where a reason was not told
        assert "{" not in text
        assert not ENGLISH.search(re.sub(r"--[a-z-]+", "", text)), text  # options are what one types


@pytest.mark.parametrize("code", CODES)
def test_facts_are_shown_as_they_are_and_never_taken_for_a_form(code: str) -> None:
    strange = "{nama} {0} %s {x.y} {__class__}"
    names = (
        "path",
        "file",
        "what",
        "field",
        "reason",
        "id",
        "count",
        "name",
        "at",
        "component",
        "found",
        "limit",
    )
    told = explain(UserError(code, **dict.fromkeys(names, strange)))
    used = wording._WORDS[code][0] + wording._WORDS[code][1]
    shown = [name for name in re.findall(r"{(\w+)}", used) if name in names]
    assert told.what.count(strange) + told.hint.count(strange) == len(shown)


def test_exit_codes_are_those_of_the_product() -> None:
    assert set(EXIT_CODES.values()) == {1, 2, 10, 11, 12, 13, 14, 15, 16, 17}
    for code, number in [
        ("vault_in_use", 11), ("passphrase_wrong", 12), ("vault_damaged", 13), ("ledger_missing", 13),
        ("ledger_older", 14), ("no_space", 15), ("ledger_plain", 10), ("ledger_empty", 10),
    ]:  # fmt: skip
        assert UserError(code).exit_code == number


def test_every_code_that_is_raised_is_known_and_every_known_code_is_raised() -> None:
    raised: set[str] = set()
    for folder in ("core", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            if path.name not in ("errors.py", "wording.py"):
                raised |= set(re.findall(r'"([a-z_]+)"', path.read_text(encoding="utf-8")))
    unused = set(EXIT_CODES) - raised
    assert unused <= {"rule_refused"}, unused


def test_an_error_does_not_show_its_facts_in_its_text() -> None:
    # Tracebacks and logs print the text; facts may hold names.
    error = UserError("ledger_missing", file="rahasia.db")
    assert "rahasia" not in str(error)
    assert "rahasia" not in repr(error)


def test_a_refusal_says_its_own_remedy_and_ends_in_one_full_stop() -> None:
    told = explain(
        UserError("rule_refused", reason="klarifikasi itu dibatalkan", hint="Pilih klarifikasi lain.")
    )
    assert told.what == "Tidak dapat dilakukan: klarifikasi itu dibatalkan."
    assert told.hint == "Pilih klarifikasi lain."
    told = explain(
        UserError("rule_refused", template="D03", reason="Undangan kedua mendahului yang pertama.")
    )
    assert told.what == "Naskah belum dapat dibuat. Undangan kedua mendahului yang pertama."


def test_every_refusal_of_ours_is_a_clause_with_a_remedy_of_its_own() -> None:
    raised = [
        {keyword.arg: keyword.value for keyword in call.keywords}
        for path in (ROOT / "core").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "UserError"
        and isinstance(call.args[0], ast.Constant) and call.args[0].value == "rule_refused"
    ]  # fmt: skip
    ours = [facts for facts in raised if "template" not in facts]
    assert len(ours) >= 15
    for facts in ours:
        assert "hint" in facts
        reason = facts["reason"]
        if isinstance(reason, ast.Constant):
            text = str(reason.value)
            assert text[0].islower(), text
            assert text[-1] not in ".;", text


@pytest.mark.parametrize(
    ("error", "what", "hint"),
    [
        (UserError("record_unknown", what="template", id="D99"), "Tidak ada templat “D99”.", "D01 sampai D22"),
        (
            UserError("record_unknown", what="calendar_day", id="2026-10-09"),
            "Tidak ada catatan kantor pada hari “2026-10-09”.", "calendar list",
        ),
        (UserError("record_unknown", what="case", id="4d0a"), "Tidak ada berkas perkara “4d0a”.", "8 huruf"),
        (UserError("number_ambiguous", id="14/X"), "Nomor “14/X” keluar lebih dari sekali.", "nomor catatannya"),
        (
            UserError("number_backdated", day="2026-11-05", last="2026-11-23"),
            "Nomor terakhir register ini bertanggal 23 November 2026; surat ini bertanggal 5 November 2026, lebih awal.",
            "nomor sisipan",
        ),
        (UserError("limit_exceeded", path="", limit=200_000_000), "Berkas itu melampaui", "200 MB; bagi pindaian"),
        (UserError("limit_exceeded", path="k.toml", limit=1_000_000), "“k.toml” melampaui", "adalah 1 MB."),
        (UserError("field_missing", field="jadwal"), "Undangan memerlukan klarifikasi", "hearing schedule"),
        (UserError("field_missing", field="who"), "Isian “nama orangnya” belum ada.", "Lengkapi"),
    ],
)  # fmt: skip
def test_the_words_fit_the_thing_that_was_meant(error: UserError, what: str, hint: str) -> None:
    told = explain(error)
    assert what in told.what
    assert hint in told.hint
