"""The one thread that owns an open vault; the window sends it functions and gets values back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from core.vault import keywords
from core.vault.vault import Vault
from ui.jobs import Cancelled, Job, Jobs, Report, nothing, place_of
from ui.register import Register

T = TypeVar("T")
log: Final = logging.getLogger("netra.ui")


def undone(left: Future[bool] | None) -> bool:
    """Whether work that was left is not known to be done: it failed, or has not had its turn."""
    return left is not None and not (left.done() and left.result())


class Desk(QObject):
    """Holds at most one open vault. All methods belong to the window's thread."""

    changed = Signal(str)
    """The id of a case that was changed, or an empty text for the vault as a whole."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="netra-storage")
        self._vault: Vault | None = None  # touched by the storage thread alone
        self.register = Register(self, jobs)

    def open(
        self,
        owner: QObject,
        opener: Callable[[], T],
        *,
        vault_of: Callable[[T], Vault],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Opens a vault on the storage thread: `opener` unlocks or creates, `vault_of` finds it in the result."""

        def work(job: Job) -> T:
            result = opener()
            self._vault = vault_of(result)
            return result

        self._jobs.run_on(self._thread, owner, work, done=done, failed=failed)

    def ask(
        self,
        owner: QObject,
        question: Callable[[Vault], T],
        *,
        done: Callable[[T], object] = nothing,
        failed: Callable[[Exception], object],
    ) -> None:
        """Asks the vault something; the answer must be a value, never a ledger or a connection."""
        self.run(owner, lambda vault, _job: question(vault), done=done, failed=failed)

    def run(
        self,
        owner: QObject,
        work: Callable[[Vault, Job], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        progress: Report = nothing,
        cancelled: Callable[[], object] = nothing,
    ) -> Job:
        """As `ask`, for longer work that reports and can be cancelled."""

        def body(job: Job) -> T:
            if self._vault is None:
                raise Cancelled  # locked between the question and its turn
            return work(self._vault, job)

        return self._jobs.run_on(
            self._thread, owner, body, done=done, failed=failed, progress=progress, cancelled=cancelled
        )

    def leave(self, work: Callable[[Vault], object]) -> Future[bool]:
        """Work that a lock must not cancel, such as keeping what was typed: done before the vault is closed.

        Nobody waits for it. Gives whether it was done, for the next occasion to try again (`undone`).
        """

        def body() -> bool:
            if self._vault is None:
                return False
            try:
                work(self._vault)
            except Exception as error:  # noqa: BLE001 - the next occasion tries again
                log.error("leaving failed: %s at %s", type(error).__name__, place_of(error))  # noqa: TRY400 - as below
                return False
            return True

        return self._thread.submit(body)

    def lock(self, *, wait: bool) -> None:
        """Ends all work, closes the vault and drops its keys; with `wait` before this returns."""
        self._jobs.forget()
        ended = self._thread.submit(self._close), self.register.drop()
        if wait:
            for one in ended:
                one.result()

    def shutdown(self) -> None:
        """Locks and ends the thread."""
        self.lock(wait=True)
        self._thread.shutdown(wait=True)
        self.register.shutdown()

    def _close(self) -> None:
        vault, self._vault = self._vault, None
        self.register.forget()
        keywords.forget()
        if vault is None:
            return
        try:
            vault.close()
        except Exception as error:  # noqa: BLE001 - the window is blank by now; what was saved is saved
            log.error("closing failed: %s at %s", type(error).__name__, place_of(error))  # noqa: TRY400 - a traceback may hold names
