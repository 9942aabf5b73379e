"""Arguments lead to the window or to a command; nothing else happens here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.clock import Clock


def main(arguments: list[str]) -> int:
    """Runs Netra; gives the exit code."""
    if not arguments:
        from ui.app import run

        return run(arguments)
    if arguments == ["reader-worker"]:
        # A frozen build has no interpreter to start a module with; the worker is the program itself.
        from core.reading.worker import main as read

        read()
        return 0
    from core.commands.entry import run as command

    return command(arguments, pictures=_pictures)


def _pictures(vault: Path, passphrase: str, out: Path, clock: Clock) -> tuple[Path, ...]:
    from ui.pictures import take

    return take(vault, passphrase, out, clock=clock)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
