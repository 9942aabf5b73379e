"""`number list|reserve|void|between|block|claim|close|charge|export|merge`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from core.case.finding import pick
from core.commands.terminal import open_vault, output, show
from core.errors import UserError
from core.handover import numbers as exchange
from core.handover.clocks import Ahead
from core.handover.numbers import Reconciled
from core.process import settling
from core.rules.numbering import Register
from core.storage.atomic import write_file
from core.vault import number_listing, number_rows, numbering
from core.vault.number_listing import STANDINGS, Line, Page
from core.vault.number_rows import Block, Number
from core.vault.vault import Vault
from core.writing.dates import long_date


def listing(options: argparse.Namespace) -> int:
    """A register's year, or with `--all` every register and year: numbers given and missing; with `-o` as a file."""
    if options.all and (options.register is not None or options.year is not None):
        raise UserError("usage", reason="--all sudah memuat semua register dan tahun")
    if options.output is not None:
        output(options.output)
    with open_vault(options) as vault:
        with suppress(UserError):  # on a full disk the list shows what is written
            settling.settle(vault)
        if options.all:
            pages = number_listing.every(vault)
        else:
            register = _register(vault, options.register or "letter")
            pages = (number_listing.page(vault, register, options.year or _today(vault).year),)
        pages = tuple(replace(page, lines=_chosen(options, page.lines)) for page in pages)
        values = [_page(vault, page) for page in pages]
    if options.output is not None:
        _write(options, pages)
    text = [line for page in pages for line in _told(page, headed=options.all)]
    show(options, {"registers": values} if options.all else values[0], text or ["Belum ada nomor."])
    return 0


def _chosen(options: argparse.Namespace, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(
        line
        for line in lines
        if not (options.gaps and line.state == "used") and options.state in (None, line.state)
    )


def _write(options: argparse.Namespace, pages: tuple[Page, ...]) -> None:
    csv = options.output.suffix.lower() == ".csv"
    if options.all:
        words = number_listing.table_of_all(pages) if csv else number_listing.text_of_all(pages)
    else:
        (page,) = pages
        words = (
            number_listing.table(page.lines, page.register)
            if csv
            else number_listing.text(page.lines, page.register, page.year)
        )
    # The mark tells spreadsheets that the text is UTF-8.
    write_file(options.output, words.encode("utf-8-sig" if csv else "utf-8"))


def _page(vault: Vault, page: Page) -> dict[str, Any]:
    row = page.register.row
    return {
        "register": page.register.id, "year": page.year, "pattern": page.register.pattern,
        "items": [_json(asdict(line)) for line in page.lines],
        "blocks": [asdict(block) for block in number_rows.blocks(vault.office_ledger, row, page.year)],
        "twins": [_json(asdict(twin)) for twin in page.twins],
    }  # fmt: skip


def _told(page: Page, *, headed: bool) -> list[str]:
    lines = [
        f"{line.text}  {STANDINGS[line.state]}  {line.note or line.whose}".rstrip() for line in page.lines
    ]
    lines += [f"SAMA {twin.text}  {', '.join(twin.registers)}" for twin in page.twins]
    return [f"{page.register.name}, tahun {page.year}", *lines] if headed else lines


def reserve(options: argparse.Namespace) -> int:
    """The next number for a paper written elsewhere."""
    given = parts_of(options.part)
    with open_vault(options) as vault:
        register = _register(vault, options.register)
        if "unit" in register.asked and vault.office.unit_code:
            given.setdefault("unit", vault.office.unit_code)
        with vault.change_register() as ledger:
            number = numbering.reserve(
                ledger,
                register,
                options.day or _today(vault),
                given,
                earlier=options.earlier,
                purpose=options.purpose,
            )
    return _number(options, number)


def void(options: argparse.Namespace) -> int:
    """Gives a number up with a reason."""
    with open_vault(options) as vault:
        settling.settle(vault)
        found = _find(vault, options.number)
        with vault.change_register() as ledger:
            number = numbering.void(ledger, found.id, options.reason)
    return _number(options, number)


def between(options: argparse.Namespace) -> int:
    """A suffix for one of two numbers that read the same."""
    with open_vault(options) as vault:
        found = _find(vault, options.number)
        with vault.change_register() as ledger:
            number = numbering.set_between(ledger, found.id, options.reason)
    return _number(options, number)


def block(options: argparse.Namespace) -> int:
    """Sets numbers apart for a laptop in the field."""
    with open_vault(options) as vault:
        register = _register(vault, options.register)
        with vault.change_register() as ledger:
            made = numbering.set_apart(
                ledger, register, options.year or _today(vault).year, options.count, options.label
            )
    return _block(options, made)


def claim(options: argparse.Namespace) -> int:
    """Gives the numbers of a block on this computer from now on."""
    with open_vault(options) as vault, vault.change_register() as ledger:
        made = numbering.claim(ledger, options.block)
    return _block(options, made)


def close(options: argparse.Namespace) -> int:
    """Closes a block; what is left of it stays unused."""
    with open_vault(options) as vault, vault.change_register() as ledger:
        made = numbering.give_back(ledger, options.block, options.reason)
    return _block(options, made)


def charge(options: argparse.Namespace) -> int:
    """Continues the rows on this computer."""
    with open_vault(options) as vault:
        with vault.change_register() as ledger:
            numbering.take_charge(ledger, options.reason)
        branch = vault.branch
    show(options, {"id": branch}, ["Nomor dilanjutkan di komputer ini."])
    return 0


def export(options: argparse.Namespace) -> int:
    """Writes the number notes for the other copy of this vault."""
    output(options.output)
    with open_vault(options) as vault:
        count = exchange.export(vault, options.output)
    show(
        options,
        {"output": str(options.output), "numbers": count},
        [f"{count} nomor ditulis: {options.output}"],
    )
    return 0


def merge(options: argparse.Namespace) -> int:
    """Takes the notes of another copy of this vault in and says what there is to settle."""
    with open_vault(options) as vault:
        found = exchange.take(vault, options.file)
        registers = number_rows.registers(vault.office_ledger, vault.office.kind.value)
    show(
        options,
        {**_json(asdict(found)), "unchanged": found.entries == 0},
        _report(found, {one.id: one.name for one in registers}),
    )
    return 0


def _clock_words(one: Ahead, *, doubted: bool) -> str:
    """`doubted` is when this clock itself may be wrong: then it blames nobody."""
    today, rule = (
        long_date(one.today),
        "bila dua laptop mengubah hal yang sama, yang jamnya di depan selalu menang",
    )
    if one.here:
        return (
            f"Tanggal di laptop ini, {today}, lebih awal daripada catatan terakhirnya, {long_date(one.newest)}. Periksa dahulu "
            f"tanggal laptop ini. Bila sudah benar, jamnya pernah {one.days} hari di depan: {rule}, jadi periksa setelan nomor."
        )
    if doubted:
        return (
            f"Hanya bila tanggal di laptop ini, {today}, benar: jam di laptop itu {one.days} hari di depan."
        )
    return (
        f"Jam di laptop itu {one.days} hari di depan laptop ini, yang tanggalnya {today}; {rule}. Betulkan tanggal yang "
        "salah, lalu periksa setelan nomor."
    )


def _report(found: Reconciled, names: Mapping[str, str]) -> list[str]:
    lines = [f"{len(found.taken)} nomor baru atau berubah." if found.entries else "Tidak ada yang baru."]
    lines += [f"PERINGATAN {_clock_words(one, doubted=found.ahead[0].here)}" for one in found.ahead]
    lines += [
        f"DIGANTI register {one.before.id}: {_register_words(one.before, names)} menjadi {_register_words(one.now, names)}"
        for one in found.replaced
    ]
    for row in found.rows:
        seen = row.findings
        unknown = sum(not gap.reason for gap in seen.gaps)
        lines.append(
            f"{row.name} {row.year}: {row.numbers} nomor, ganda {len(seen.duplicates)}, berbeda {len(seen.disputed)}, "
            f"jatah diklaim dua kali {len({one.id for one in seen.contested})}, tanpa surat {len(seen.gaps)} "
            f"(tidak diketahui {unknown})"
        )
        lines += [
            f"  GANDA {one.text}  {one.id[:8]}  {one.purpose or one.document[:8]}"
            for same in seen.duplicates
            for one in same
        ]
        lines += [
            f"  BERBEDA {one.text}  {one.id[:8]}  {STANDINGS[number_listing.Standing(one.state.value)]}"
            for ways in seen.disputed
            for one in ways
        ]
    lines += [f"DIKETIK {one.number.text}  {one.title}  {one.case[:8]}" for one in found.typed]
    lines.append("Nomor dilanjutkan di komputer " + ("ini." if found.here else "lain."))
    return lines


def _register_words(register: Register, names: Mapping[str, str]) -> str:
    """What an office sets of a register, in one line."""
    parts = "".join(f", {name} {text}" for name, text in register.parts)
    shared = f", bersama register {names.get(register.shares, register.shares)}" if register.shares else ""
    return f"{register.name} {register.pattern}{parts}{shared}"


def parts_of(given: list[str]) -> dict[str, str]:
    """The parts of a number from `NAMA=ISI` texts; raises UserError `usage` for another form."""
    found = {}
    for part in given:
        name, equals, text = part.partition("=")
        if not equals or not name.strip():
            raise UserError("usage", reason="--part NAMA=ISI")
        found[name.strip()] = text.strip()
    return found


def _today(vault: Vault) -> date:
    return vault.clock.now().astimezone(vault.office.zone).date()


def _register(vault: Vault, register_id: str) -> Register:
    found = number_rows.registers(vault.office_ledger, vault.office.kind.value)
    for register in found:
        if register.id == register_id:
            return register
    raise UserError("setting_invalid", field="--register", reason=" | ".join(one.id for one in found))


def _find(vault: Vault, wanted: str) -> Number:
    """A number by its text where only one reads so, else by its id or a beginning of it."""
    ledger = vault.office_ledger
    every = [one for row, year in number_rows.years(ledger) for one in number_rows.numbers(ledger, row, year)]
    same = {one.id for one in every if one.text == wanted.strip()}
    if len(same) == 1:
        return number_rows.find(ledger, same.pop())
    if len(same) > 1:
        raise UserError("number_ambiguous", id=wanted.strip())
    return pick(tuple({one.id: one for one in every}.values()), wanted, what="number")


def _number(options: argparse.Namespace, number: Number) -> int:
    show(options, _json(asdict(number)), [f"{number.text}  {number.id[:8]}"])
    return 0


def _block(options: argparse.Namespace, made: Block) -> int:
    show(options, asdict(made), [f"{made.first}–{made.last}  {made.label}  {made.id}"])
    return 0


def _json(value: Any) -> Any:
    """A value made of dataclasses' fields as JSON has it."""
    if isinstance(value, dict):
        return {name: _json(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
