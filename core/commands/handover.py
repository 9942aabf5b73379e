"""`handover export|verify|import`."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from core.case.ledger import grouped
from core.commands.terminal import one_standard_input, open_vault, output, secret, show
from core.errors import UserError
from core.handover import export as exporting
from core.handover import importing, received
from core.handover.age import Bech32Error, Passphrase, X25519Identity, X25519Recipient
from core.handover.received import Identity, Verdict
from core.storage.inputs import check_file
from core.vault import opening as vaults
from core.vault import words


def export(options: argparse.Namespace) -> int:
    """Writes one case as an encrypted file; without phrase and recipient a phrase is made and shown once."""
    one_standard_input(options.passphrase_file, options.handover_passphrase_file)
    output(options.output)
    if options.to and options.handover_passphrase_file:
        raise UserError("usage", reason="pilih --handover-passphrase-file atau --to, tidak keduanya")
    try:
        recipients = [X25519Recipient.parse(text) for text in options.to]
    except Bech32Error as error:
        raise UserError("setting_invalid", field="--to", reason="age1…") from error
    phrase, made = None, False
    if options.handover_passphrase_file:
        phrase = words.normalise_phrase(secret(options.handover_passphrase_file, "Frasa serah terima: "))
        if not phrase:
            raise UserError("passphrase_weak", found="empty")
    elif not recipients:
        phrase, made = words.generate_phrase(), True
    with open_vault(options) as vault:
        row = vault.find_case(options.case)
        result = exporting.export(vault, row.id, options.output, phrase=phrase, recipients=recipients)
    value: dict[str, object] = {
        "id": row.id, "output": str(result.path), "sha256": result.sha256, "size": result.size,
        "head": result.head, "fingerprint": result.fingerprint, "files": result.files, "withheld": result.withheld,
    }  # fmt: skip
    lines = [
        f"Serah terima ditulis: {result.path}",
        f"Kepala riwayat: {grouped(result.head)}",
        f"Sidik jari kunci: {result.fingerprint}",
        f"SHA-256 berkas: {result.sha256}",
    ]
    if made:
        value["phrase"] = phrase
        lines.append(f"Frasa (sampaikan lewat jalur lain, tidak ditampilkan lagi): {phrase}")
    show(options, value, lines)
    return 0


def verify(options: argparse.Namespace) -> int:
    """Checks a handover; with `--vault` also whether its signer is known there."""
    if options.vault is not None:
        one_standard_input(options.passphrase_file, options.handover_passphrase_file)
    check_file(options.file)
    identity = _identity(options)
    known = None
    if options.vault is not None:
        passphrase = secret(options.passphrase_file, "Frasa sandi: ")
        with vaults.unlock(options.vault, passphrase, key_file=options.key_file) as vault:
            known = vault.known_keys()
    verdict = received.read(options.file, identity, known_keys=known)
    show(options, _json(verdict), _lines(verdict))
    verdict.refuse()
    return 0


def import_(options: argparse.Namespace) -> int:
    """Takes a checked handover into the vault; the second time nothing changes."""
    one_standard_input(options.passphrase_file, options.handover_passphrase_file)
    check_file(options.file)
    identity = _identity(options)
    with open_vault(options) as vault:
        result = importing.take(vault, options.file, identity)
    value = {
        "id": result.case_id, "created": result.created, "new_entries": result.new_entries,
        "unchanged": result.new_entries == 0, **_json(result.verdict),
    }  # fmt: skip
    state = (
        "Berkas perkara baru" if result.created
        else "Tidak ada yang baru" if result.new_entries == 0
        else f"{result.new_entries} catatan baru digabungkan"
    )  # fmt: skip
    show(options, value, [f"{state}: {result.case_id}", *_lines(result.verdict)])
    return 0


def _identity(options: argparse.Namespace) -> Identity:
    if options.identity_file is not None:
        text = secret(options.identity_file, "")
        keys = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        try:
            return X25519Identity.parse(keys[0].strip())
        except (Bech32Error, IndexError) as error:
            raise UserError("setting_invalid", field="--identity-file", reason="AGE-SECRET-KEY-1…") from error
    phrase = words.normalise_phrase(secret(options.handover_passphrase_file, "Frasa serah terima: "))
    if not phrase:
        raise UserError("handover_phrase_wrong")
    return Passphrase(phrase)


def _json(verdict: Verdict) -> dict[str, object]:
    return {**asdict(verdict), "signature": verdict.signature.value, "faults": list(verdict.faults)}


def _lines(verdict: Verdict) -> list[str]:
    yes = {True: "ya", False: "TIDAK"}
    signer = {
        "known": "dikenal", "unknown": "sah, penanda tangan belum dikenal – bandingkan sidik jarinya",
        "bad": "TIDAK SAH", "none": "TIDAK ADA",
    }  # fmt: skip
    return [
        f"Lengkap: {yes[verdict.complete]}",
        f"Tidak berubah: {yes[verdict.valid]}",
        f"Tanda tangan: {signer[verdict.signature.value]}",
        f"Riwayat utuh: {yes[verdict.chain]}",
        f"Kepala riwayat: {grouped(verdict.head)}",
        f"Sidik jari kunci: {verdict.fingerprint or '–'}",
    ]
