"""`evidence add|read|list|get`."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

from core.case import evidence, reading
from core.case.evidence import Added, Evidence
from core.case.reading import ReadingRecord
from core.commands.case import evidence_json
from core.commands.terminal import open_vault, output, processors, readable, show, tell, write_line
from core.errors import UserError
from core.process import intake, queue
from core.process.intake import Outcome
from core.process.queue import GROUP, Picture
from core.reading.pool import ReaderPool
from core.storage.atomic import write_file
from core.vault.vault import Vault


def add(options: argparse.Namespace) -> int:
    """Stores files as evidence, each acknowledged once it is durable; then reads them."""
    with open_vault(options) as vault:
        case_id = vault.find_case(options.case).id
        done = reading.of_evidence(vault.case(case_id))
        stored, failure = _store(options, vault, case_id)
        items = {item.id: item for item in stored if item.id not in done}
        if options.no_ocr:
            return failure
        failure = failure or _read(options, vault, queue.pictures_of(case_id, items.values()))
        others = sum(item.id not in items for item in intake.unread(vault, case_id))
        if others and not options.json:
            how = f"evidence read {readable(str(options.vault))} --case {case_id[:8]}"
            write_line(f"{others} bukti lain di berkas ini belum dibaca; baca dengan: {how}")
    return failure


def _store(options: argparse.Namespace, vault: Vault, case_id: str) -> tuple[list[Evidence], int]:
    """Stores in groups, each file said right after the commit of its group; with the code of the first failure."""
    stored: list[Evidence] = []
    names, most, failure = list(options.files), GROUP, 0
    while names:
        try:
            found = queue.store_group(vault, case_id, [Path(name) for name in names[:most]])
        except UserError as error:
            if most > 1:  # of a group that did not fit, the first ones may
                most = 1
                continue
            tell(error, as_json=options.json)
            return stored, failure or error.exit_code
        for name, one in zip(names, found, strict=False):
            if isinstance(one, UserError):
                tell(one, as_json=options.json)
                failure = failure or one.exit_code
            else:
                _say_stored(options, name, one)
                stored.append(one.evidence)
        del names[: len(found)]
    return stored, failure


def read(options: argparse.Namespace) -> int:
    """Reads what has no text yet: what an earlier run was killed over, what was only stored, what failed."""
    with open_vault(options) as vault:
        if options.case:
            files = [vault.find_case(options.case).id]
        else:
            files = [vault.inbox_id, *(row.id for row in vault.cases() if row.id not in vault.faults)]
        pictures: list[Picture] = []
        for file_id in files:
            pictures += queue.pictures_of(file_id, intake.unread(vault, file_id))
            if options.retry:
                pictures += queue.pictures_of(file_id, intake.failed(vault, file_id))
        if not pictures and not options.json:
            write_line("Tidak ada gambar yang belum dibaca.")
        return _read(options, vault, pictures)


def _read(options: argparse.Namespace, vault: Vault, pictures: Sequence[Picture]) -> int:
    """Keeps every worker busy while this thread, which owns the vault, writes the results down.

    Gives the code of the first failure. One picture's failure leaves the others; a missing component ends all.
    """
    if not pictures:
        return 0
    workers = options.jobs or processors()
    waiting: dict[Future[Outcome], Picture] = {}
    failures: list[UserError] = []
    try:
        with closing(ReaderPool(workers)) as pool, ThreadPoolExecutor(workers) as threads:
            for picture in pictures:
                try:
                    found = queue.original(vault, picture)
                except UserError as error:
                    failures.append(error)
                    continue
                if found is not None:
                    waiting[threads.submit(intake.read, pool, found[1])] = found[0]
                if len(waiting) >= 2 * workers:
                    failures += _collect(options, vault, waiting)
            while waiting:
                failures += _collect(options, vault, waiting)
    except UserError as error:
        failures.append(error)
    for failure in failures:
        tell(failure, as_json=options.json)
    return failures[0].exit_code if failures else 0


def _collect(
    options: argparse.Namespace, vault: Vault, waiting: dict[Future[Outcome], Picture]
) -> list[UserError]:
    """Writes down what is ready, together; gives what could not be written, and raises what ends all."""
    ready = wait(waiting, return_when=FIRST_COMPLETED).done
    outcomes = [(waiting.pop(future), future.result()) for future in ready]
    failures = []
    for (picture, _), found in zip(outcomes, queue.record_group(vault, outcomes), strict=True):
        if isinstance(found, UserError):
            failures.append(found)
        else:
            _say_read(options, picture, found)
    return failures


def _say_read(options: argparse.Namespace, picture: Picture, found: ReadingRecord) -> None:
    item = picture.evidence_id
    if options.json:
        write_line(json.dumps({"event": "read", "id": item, "ok": found.ok, "words": found.word_count}))
    elif found.ok:
        write_line(f"  terbaca   {item[:8]}  {found.word_count} kata")
    else:
        write_line(f"  tidak terbaca   {item[:8]}  ({found.reason}); tersimpan sebagai bukti apa adanya")


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
