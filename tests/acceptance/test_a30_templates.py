"""A30: forty template probes: none is carried out, the limits of time and memory hold, each refusal says why."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.writing.limits import TEMPLATE_SECONDS
from tests.acceptance.template_probes import HARMLESS, REFUSED

ROOT = Path(__file__).parents[2]
PROBES = len(REFUSED) + len(HARMLESS)
LATE = 6.0
"""Seconds after the limit within which a probe is stopped, on a busy machine."""
WHOLE = frozenset({"ten megabytes", "lists in lists in the head", "a key of thousands of parts",
                   "a number of thousands of digits in the head", "deep brackets", "long number"})  # fmt: skip
"""Probes whose fault has no line of its own."""


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.acceptance.probe_program"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_there_are_forty_and_each_was_tried(report: dict[str, Any]) -> None:
    assert PROBES == 40
    assert len(report["outcomes"]) == PROBES


def test_none_opens_runs_or_calls_anything(report: dict[str, Any]) -> None:
    assert report["did"] == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_probe_is_refused_with_a_reason_in_time(report: dict[str, Any], name: str) -> None:
    outcome = report["outcomes"][name]
    assert outcome["code"] in ("template_invalid", "limit_exceeded", "field_missing")
    assert outcome["printed"] == ""
    assert len(outcome["told"]) > 20
    assert outcome["seconds"] < TEMPLATE_SECONDS + LATE
    if outcome["code"] == "template_invalid":
        assert outcome["findings"]
        line, message, _ = outcome["findings"][0]
        assert message
        assert line is not None or name in WHOLE


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_not_refused_is_text(report: dict[str, Any], name: str) -> None:
    outcome = report["outcomes"][name]
    assert HARMLESS[name][1] in outcome["printed"]
    assert outcome["checked"] < TEMPLATE_SECONDS


def test_the_check_of_a_template_ends_soon_and_memory_stays_small(report: dict[str, Any]) -> None:
    assert max(outcome["checked"] for outcome in report["outcomes"].values()) < TEMPLATE_SECONDS + LATE
    assert report["peak"] < 700_000_000
