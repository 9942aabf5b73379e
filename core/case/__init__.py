"""One ledger file: the append-only record of one official, of the office, or of the inbox."""
