"""`report add`."""

from __future__ import annotations

import argparse

from core.case.report import Origin
from core.commands.number import parts_of
from core.commands.terminal import open_vault, show
from core.process import matters
from core.process.matters import Matter


def add(options: argparse.Namespace) -> int:
    """Records a report or finding; `--number auto` gives it the next number of its register."""
    matter = Matter(
        origin=Origin(options.origin),
        election=options.election,
        regime=options.regime,
        summary=options.summary,
        occurred=options.occurred,
        known=options.known or options.occurred,
        submitted=options.submitted,
    )
    with open_vault(options) as vault:
        case_id = vault.find_case(options.case).id
        if options.number == "auto":
            made = matters.record_numbered(
                vault,
                case_id,
                matter,
                parts=parts_of(options.part),
                registered=options.registered,
                earlier=options.earlier,
            )
        else:
            made = matters.record(vault, case_id, matter, number=options.number)
    show(
        options,
        {"id": made.id, "case": case_id, "number": made.number, "origin": made.origin.value},
        [f"Tercatat: {made.number or 'tanpa nomor'}  {made.id[:8]}"],
    )
    return 0
