"""`evidence add|list|get`."""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

from core.case import evidence, reading
from core.case.evidence import Added, Evidence
from core.commands.case import evidence_json
from core.commands.terminal import open_vault, output, processors, readable, show, tell, write_line
from core.errors import UserError
from core.process import intake
from core.process.intake import Outcome
from core.reading.pool import ReaderPool
from core.storage.atomic import write_file
from core.vault.vault import Vault


def add(options: argparse.Namespace) -> int:
    """Stores files as evidence, each acknowledged once it is durable; then reads them."""
    first_failure = 0
    with open_vault(options) as vault:
        case_id = vault.find_case(options.case).id
        vault.case(case_id)
        to_read: dict[str, Evidence] = {}
        done = reading.of_evidence(vault.case(case_id))
        for name in options.files:
            try:
                added = intake.store_file(vault, case_id, Path(name))
            except UserError as error:
                tell(error, as_json=options.json)
                first_failure = first_failure or error.exit_code
                if error.code == "no_space":
                    break
                continue
            _say_stored(options, name, added)
            if added.evidence.id not in done:
                to_read[added.evidence.id] = added.evidence
        if to_read and not options.no_ocr:
            try:
                _read(options, vault, case_id, tuple(to_read.values()))
            except UserError as error:
                tell(error, as_json=options.json)
                first_failure = first_failure or error.exit_code
    return first_failure


def _read(options: argparse.Namespace, vault: Vault, case_id: str, items: tuple[Evidence, ...]) -> None:
    """Keeps every worker busy while this thread, which owns the vault, writes the results down."""
    workers = options.jobs or processors()
    waiting: dict[Future[Outcome], Evidence] = {}
    with closing(ReaderPool(workers)) as pool, ThreadPoolExecutor(workers) as threads:
        for item in items:
            data = evidence.original(vault.case(case_id), item)
            waiting[threads.submit(intake.read, pool, data)] = item
            if len(waiting) >= 2 * workers:
                _collect(options, vault, case_id, waiting)
        while waiting:
            _collect(options, vault, case_id, waiting)


def _collect(
    options: argparse.Namespace, vault: Vault, case_id: str, waiting: dict[Future[Outcome], Evidence]
) -> None:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        item = waiting.pop(future)
        found = intake.record(vault, case_id, item.id, future.result())
        if options.json:
            write_line(
                json.dumps({"event": "read", "id": item.id, "ok": found.ok, "words": found.word_count})
            )
        elif found.ok:
            write_line(f"  terbaca   {item.id[:8]}  {found.word_count} kata")
        else:
            write_line(
                f"  tidak terbaca   {item.id[:8]}  ({found.reason}); tersimpan sebagai bukti apa adanya"
            )


def _say_stored(options: argparse.Namespace, name: str, added: Added) -> None:
    item, shown = added.evidence, os.fsencode(name).decode("utf-8", "replace")
    if options.json:
        event = {
            "event": "stored", "file": shown, "id": item.id, "sha256": item.sha256, "existing": added.existing,
        }  # fmt: skip
        write_line(json.dumps(event))
    else:
        write_line(
            f"{'sudah ada' if added.existing else 'tersimpan'}  {item.id}  {readable(Path(shown).name)}"
        )


def listing(options: argparse.Namespace) -> int:
    """All evidence of a case."""
    with open_vault(options) as vault:
        ledger = vault.case(vault.find_case(options.case).id)
        readings = reading.of_evidence(ledger)
        items = evidence.items(ledger)
    lines = []
    for item in items:
        found = readings.get(item.id)
        state = (
            "belum dibaca" if found is None else f"{found.word_count} kata" if found.ok else "tidak terbaca"
        )
        lines.append(f"{item.id[:8]}  {item.sha256[:16]}  {item.size:>10}  {state:<14}  {item.name}")
    value = {"items": [evidence_json(item, readings) for item in items]}
    show(options, value, lines or ["Belum ada bukti."])
    return 0


def get(options: argparse.Namespace) -> int:
    """Writes the original bytes to a file; that a copy left the vault is written into the record."""
    output(options.output)
    with open_vault(options) as vault:
        case_id = vault.find_case(options.case).id
        item = evidence.find(vault.case(case_id), options.evidence)
        data = vault.look(case_id, item)
        with vault.change(case_id) as ledger:
            ledger.append(action="copy", record=item.id, kind=evidence.KIND)
        write_file(options.output, data)
    value = {"id": item.id, "sha256": item.sha256, "size": item.size, "output": str(options.output)}
    show(options, value, [f"Salinan asli ditulis: {options.output} (SHA-256 {item.sha256})"])
    return 0
