"""The real intake in a program of its own, to be killed: `queue_program.py VAULT [FILE…]`.

Unlocks the vault (passphrase on standard input), goes on with what an earlier run left, adds the files to the first
case and ends when everything is stored and read. Prints `stored N` and `read N` as the window would show them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from core.reading.pool import ReaderPool
from core.vault import opening
from core.vault.vault import Vault
from ui.desk import Desk
from ui.intake import Intake, Source, Tally
from ui.jobs import Jobs


class Program:
    """What the window holds of an intake, without the window."""

    def __init__(self, folder: Path, passphrase: str, files: tuple[Path, ...]) -> None:
        self._folder, self._passphrase, self._files = folder, passphrase, files
        self.jobs = Jobs(threads=4)
        self.desk = Desk(self.jobs)
        self.readers = ReaderPool(2)
        self.intake = Intake(self.desk, self.jobs, self.readers, at_once=2)
        self.intake.advanced.connect(self._tell)
        self.intake.ended.connect(self._end)
        for signal in (self.intake.broke, self.intake.halted, self.intake.away):
            signal.connect(lambda what: self._fail(repr(what)))

    def begin(self) -> None:
        self.desk.open(
            self.intake,
            lambda: opening.unlock(self._folder, self._passphrase),
            vault_of=lambda vault: vault,
            done=lambda _vault: self._opened(),
            failed=lambda error: self._fail(repr(error)),
        )

    def _opened(self) -> None:
        self._say("open")
        self.intake.pick_up()
        self.desk.ask(self.intake, _first_case, done=self._add, failed=lambda error: self._fail(repr(error)))

    def _add(self, case_id: str) -> None:
        if self._files:
            self.intake.add(tuple(Source(case_id=case_id, name=path.name, path=path) for path in self._files))
        elif not self.intake.busy:
            self._end(self.intake.tally)

    def _tell(self, tally: Tally) -> None:
        self._say(f"stored {tally.added + tally.existing} read {tally.read}")

    def _end(self, tally: Tally) -> None:
        self._say("ended")
        self.readers.close()
        self.jobs.shutdown()
        self.desk.shutdown()
        QCoreApplication.exit(0 if tally.finished and not tally.again else 3)

    def _fail(self, what: str) -> None:
        sys.stderr.write(what + "\n")
        QCoreApplication.exit(2)

    @staticmethod
    def _say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _first_case(vault: Vault) -> str:
    return vault.cases()[0].id


def main(arguments: list[str]) -> int:
    application = QApplication(["queue"])
    application.setQuitOnLastWindowClosed(False)
    passphrase = sys.stdin.readline().rstrip("\n")
    program = Program(Path(arguments[0]), passphrase, tuple(map(Path, arguments[1:])))
    program.begin()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
