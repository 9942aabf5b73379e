"""Errors a person can act on.

Core raises a *code with facts*; the window and the command line turn both into words and a
remedy. Everything that is not a `UserError` is a bug.
"""

from __future__ import annotations

from typing import Final

EXIT_CODES: Final[dict[str, int]] = {
    # 2: usage, including an input that is missing, unreadable or not a file
    "usage": 2,
    "input_missing": 2,
    "input_unreadable": 2,
    "input_not_a_file": 2,
    "output_unwritable": 2,
    "record_unknown": 2,
    "record_ambiguous": 2,
    "number_ambiguous": 2,
    "setting_invalid": 2,
    "question_unknown": 2,
    "table_without_names": 2,
    # 10: not a vault, or a ledger file that is plain SQLite, empty or of foreign form
    "not_a_vault": 10,
    "ledger_plain": 10,
    "ledger_empty": 10,
    "ledger_foreign": 10,
    "version_too_new": 10,
    # 11: another program has the vault open
    "vault_in_use": 11,
    # 12: wrong passphrase, phrase or key
    "passphrase_wrong": 12,
    "key_file_needed": 12,
    "handover_phrase_wrong": 12,
    "numbers_foreign": 12,
    # 13: damaged
    "vault_damaged": 13,
    "ledger_damaged": 13,
    "ledger_missing": 13,
    "blob_damaged": 13,
    "handover_damaged": 13,
    "handover_signature_bad": 13,
    "numbers_damaged": 13,
    # 14: older than known
    "ledger_older": 14,
    "numbers_older": 14,
    "numbers_put_back": 14,
    # 15: no space
    "no_space": 15,
    # 16: refused by limits
    "limit_exceeded": 16,
    "table_too_large": 16,
    "picture_undecodable": 16,
    "picture_too_large": 16,
    "reader_timeout": 16,
    "reader_stopped": 16,
    # 17: refused by rules
    "rule_refused": 17,
    "hearing_conflict": 17,
    "hearing_in_past": 17,
    "field_missing": 17,
    "fields_missing": 17,
    "number_backdated": 17,
    "number_taken": 17,
    "numbers_elsewhere": 17,
    "template_invalid": 17,
    "template_doubtful": 17,
    "folder_not_empty": 17,
    "passphrase_weak": 17,
    "paper_absent": 17,
    # the machine lacks something Netra needs
    "component_missing": 1,
    "printer_gone": 1,
    "printer_failed": 1,
}


class UserError(Exception):
    """Something in the world is wrong and a person can act on it; never a bug.

    `code` is one of the keys of `EXIT_CODES`. `facts` are plain values (text, numbers, tuples of
    them) that the words may need; they may hold names and paths, so they are shown to the person
    at work and never logged.
    """

    def __init__(self, code: str, **facts: object) -> None:
        if code not in EXIT_CODES:
            raise ValueError(f"unknown error code {code!r}")
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def exit_code(self) -> int:
        """The process exit code that `product.md` promises for this kind of error."""
        return EXIT_CODES[self.code]
