"""Runs every probe in a process of its own with little memory, and tells what the process did besides."""

from __future__ import annotations

import dataclasses
import io
import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from core.errors import UserError
from core.wording import explain
from core.writing import checking, document, template
from tests.acceptance import template_probes

MEMORY = 1_500_000_000
DAY = date(2026, 11, 24)
VALUES: dict[str, object] = {"orang": {"nama": "Ferry"}, "saksi": [{"nama": "A"}, {"nama": "B"}]}
WATCHED = ("os.", "subprocess.", "socket.", "ctypes.", "shutil.", "open")
OWN = tuple(f"('{folder}" for folder in (sys.base_prefix, sys.prefix))
"""Where Python keeps the modules that it reads when they are first needed."""
_did: list[str] = []
_watching = [False]


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching[0] and event.startswith(WATCHED) and not str(arguments[:1]).startswith(OWN):
        _did.append(f"{event} {arguments[:1]}")


def _probe(text: str) -> dict[str, object]:
    start = time.monotonic()
    findings = [(each.line, each.message, each.remedy) for each in checking.check(text, on=DAY)]
    checked = time.monotonic() - start
    told_, code, printed = "", "", ""
    try:
        made = document.fill(template.parse(text), VALUES, on=DAY)
        printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages)
    except UserError as error:
        code, told_ = error.code, " ".join(map(str, dataclasses.astuple(explain(error))))
    return {
        "findings": findings, "checked": checked, "code": code, "told": told_, "printed": printed,
        "seconds": time.monotonic() - start - checked,
    }  # fmt: skip


def main() -> None:
    """Prints one line of JSON: what became of each probe, and everything watched that happened meanwhile."""
    document.fill(template.parse(template_probes.HEAD + "x"), VALUES, on=DAY)  # what is read once is read now
    checking.check(template_probes.HEAD + "x\n\n::: tembusan\na\n:::", on=DAY)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.addaudithook(_hook)
    probes = {
        **template_probes.REFUSED,
        **{name: text for name, (text, _) in template_probes.HARMLESS.items()},
    }
    outcomes = {}
    _watching[0] = True
    for name, text in probes.items():
        outcomes[name] = _probe(text)
    _watching[0] = False
    # The kernel's own mark of this program: the one of `getrusage` is inherited from whoever started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
    sys.stdout.write(json.dumps({"outcomes": outcomes, "did": _did, "peak": peak}))


if __name__ == "__main__":
    main()
