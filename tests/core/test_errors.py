"""Every code has an exit code, words and a remedy; words never fail and never say a computer word."""

from __future__ import annotations

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
