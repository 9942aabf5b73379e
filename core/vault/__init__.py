"""One folder: header and keys, the office, the index over all ledgers, the check."""
