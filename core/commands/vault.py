"""`vault create|check|passphrase|recover`."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from core.commands.terminal import one_standard_input, open_vault, secret, show
from core.errors import UserError
from core.storage.inputs import check_new_folder
from core.vault import office, words
from core.vault import opening as vaults
from core.vault.check import check as check_vault
from core.vault.check import worst


def create(options: argparse.Namespace) -> int:
    """Makes a vault and prints its recovery words, once."""
    profile = office.load(options.office)
    check_new_folder(options.vault)
    phrase = secret(options.passphrase_file, "Frasa sandi baru: ", twice=True)
    vault, sheet = vaults.create(
        options.vault, profile, phrase, actor=options.actor, key_file=options.key_file
    )
    with vault:
        pass
    value = {
        "id": str(options.vault),
        "vault": str(options.vault),
        "office": profile.name,
        "recovery_words": list(sheet),
    }
    rows = [
        " ".join(f"{at + 1:>2} {word:<9}" for at, word in list(enumerate(sheet))[start : start + 4])
        for start in range(0, 24, 4)
    ]
    show(
        options,
        value,
        [
            f"Brankas dibuat: {options.vault}",
            "Lembar pemulihan – catat sekarang, tidak ditampilkan lagi:",
            *rows,
        ],
    )
    return 0


def check(options: argparse.Namespace) -> int:
    """Checks every file of a vault; names each fault and ends with the code of the first."""
    with open_vault(options) as vault:
        results = check_vault(vault, full=options.full)
    value = {
        "ok": all(result.code is None for result in results),
        "full": options.full,
        "items": [
            {"file": r.file, "ok": r.code is None, "code": r.code, "entries": r.entries, "head": r.head, "faults": list(r.faults)}
            for r in results
        ],
    }  # fmt: skip
    lines = [
        f"{'baik' if result.code is None else 'RUSAK'}  {result.file}  {result.entries} catatan"
        + (f"  ({', '.join(result.faults[:3])})" if result.faults else "")
        for result in results
    ]
    show(options, value, lines)
    error = worst(results)
    if error is not None:
        raise error
    return 0


def salvage(options: argparse.Namespace) -> int:
    """Writes damaged files anew whose record is whole; ends with the code of the first that must come from a backup."""
    phrase = secret(options.passphrase_file, "Frasa sandi: ")
    results = vaults.salvage(options.vault, phrase, key_file=options.key_file)
    lines = []
    for one in results:
        said = "baik" if not one.kept else f"diselamatkan; berkas rusaknya disimpan sebagai {one.kept}"
        if one.lost:
            said += "; sebagian isian yang belum selesai hilang"
        if one.code is not None:
            said = f"TIDAK dapat diselamatkan ({one.code}); kembalikan dari cadangan"
        lines.append(f"{one.file}  {one.entries} catatan  {said}")
    value = {"ok": all(one.code is None for one in results), "items": [asdict(one) for one in results]}
    show(options, value, lines)
    for one in results:
        if one.code is not None:
            raise UserError(one.code, file=one.file)
    return 0


def passphrase(options: argparse.Namespace) -> int:
    """Gives a vault another passphrase; only its header changes."""
    one_standard_input(options.passphrase_file, options.new_passphrase_file)
    old = secret(options.passphrase_file, "Frasa sandi sekarang: ")
    new = secret(options.new_passphrase_file, "Frasa sandi baru: ", twice=True)
    vaults.change_passphrase(
        options.vault, old, new, key_file=options.key_file, new_key_file=options.new_key_file
    )
    show(options, {"id": str(options.vault), "changed": True}, ["Frasa sandi diganti."])
    return 0


def recover(options: argparse.Namespace) -> int:
    """Opens a vault with the recovery words and gives it a new passphrase."""
    one_standard_input(options.recovery_file, options.new_passphrase_file)
    sheet = tuple(secret(options.recovery_file, "24 kata pemulihan: ").split())
    new = secret(options.new_passphrase_file, "Frasa sandi baru: ", twice=True)
    try:
        vault = vaults.recover(options.vault, sheet, new)
    except words.WordError as error:
        raise UserError("setting_invalid", field="lembar pemulihan", reason=_sheet_fault(error)) from error
    with vault:
        pass
    show(
        options, {"id": str(options.vault), "recovered": True}, ["Brankas terbuka; frasa sandi baru berlaku."]
    )
    return 0


def _sheet_fault(error: words.WordError) -> str:
    if error.position is not None:
        return f"kata ke-{error.position} tidak ada dalam daftar"
    return "harus 24 kata" if error.fault is words.WordFault.COUNT else "ada kata yang tertukar atau salah"
