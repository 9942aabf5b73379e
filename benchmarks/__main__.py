"""Prints one table from all benchmarks: `python -m benchmarks` (about two minutes)."""

from __future__ import annotations

import sys

from benchmarks import letters, matching, queue, reading, search, vault, viewer


def main() -> None:
    """Writes the table to standard output, a line as soon as it is measured."""
    sys.stdout.write(f"{'what':66}{'ours':>10}{'other':>10}{'ratio':>8}\n")
    for module in (vault, reading, queue, matching, search, letters, viewer):
        for name, ours, other, ratio in module.rows():
            unit = " " if name.endswith("MB") else "s"
            sys.stdout.write(f"{name:66}{ours:9.3f}{unit}{other:9.3f}{unit}{ratio:8.2f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
