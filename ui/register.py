"""The staff register as the window holds it while a vault is open: read once, prepared for matching once.

Reading belongs to the storage thread, preparing and matching to a thread of their own, so that neither the
window nor the vault waits for the second that 20,000 rows take.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from core.people.matching import Answer, Matcher
from core.people.numbers import display
from core.people.official import Handle, Official
from core.people.sought import Sought
from core.vault import officials as registers
from core.vault.vault import Vault
from ui.heavy import collect_again, uncollected
from ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from ui.desk import Desk

LIMIT: Final = 6
"""How many people are offered at once; more than these nobody compares."""
_NO_ACCOUNTS: Final[Mapping[str, tuple[Handle, ...]]] = {}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot:
    """The register at one moment; the same object as long as nothing of it changed.

    `accounts` are the attested accounts by the official's id.
    """

    officials: tuple[Official, ...]
    handles: tuple[Handle, ...]
    accounts: Mapping[str, tuple[Handle, ...]]
    marks: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """What the register says to a question: an `answer` of matching, or people who were found as typed.

    `accounts` holds what is attested for the people offered; `registered` is how many the register has.
    """

    answer: Answer | None = None
    typed: tuple[Official, ...] = ()
    accounts: Mapping[str, tuple[Handle, ...]]
    registered: int

    @property
    def officials(self) -> tuple[Official, ...]:
        """The people offered, best first."""
        if self.answer is None:
            return self.typed
        return tuple(candidate.official for candidate in self.answer.candidates)


class Register(QObject):
    """Belongs to the desk. All methods but those with a leading underscore are the window's thread's."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__(desk)
        self._desk, self._jobs = desk, jobs
        self._snapshot: Snapshot | None = None  # touched by the storage thread alone
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="netra-match")
        self._prepared: _Prepared | None = None  # touched by that thread alone

    def load(
        self, owner: QObject, *, done: Callable[[Snapshot], object], failed: Callable[[Exception], object]
    ) -> None:
        """The register as it stands; read anew only after a change."""
        self._desk.ask(owner, self._read, done=done, failed=failed)

    def match(
        self,
        owner: QObject,
        seen: Sought | Sequence[str],
        *,
        done: Callable[[Found], object],
        failed: Callable[[Exception], object],
        limit: int = LIMIT,
    ) -> None:
        """Who may be meant by fields, or by the lines of a text."""
        asked = seen if isinstance(seen, Sought) else Sought(text="\n".join(seen))
        self._ask(owner, lambda prepared: prepared.match(asked, limit), done=done, failed=failed)

    def find(
        self,
        owner: QObject,
        typed: str,
        *,
        done: Callable[[Found], object],
        failed: Callable[[Exception], object],
        limit: int = LIMIT,
    ) -> None:
        """Those in whose data every typed word stands; when there are none, who may be meant."""
        self._ask(owner, lambda prepared: prepared.find(typed, limit), done=done, failed=failed)

    def _ask(
        self,
        owner: QObject,
        question: Callable[[_Prepared], Found],
        *,
        done: Callable[[Found], object],
        failed: Callable[[Exception], object],
    ) -> None:
        def go_on(snapshot: Snapshot) -> None:
            def work(_job: Job) -> Found:
                return question(self._prepare(snapshot))

            self._jobs.run_on(self._thread, owner, work, done=done, failed=failed)

        self.load(owner, done=go_on, failed=failed)

    # -- the storage thread

    def _read(self, vault: Vault) -> Snapshot:
        ledger, have = vault.office_ledger, self._snapshot
        marks = registers.state(ledger, registers.KIND), registers.state(ledger, registers.HANDLE)
        if have is not None and have.marks == marks:
            return have
        same_people = have is not None and have.marks[0] == marks[0]
        with uncollected():
            officials = have.officials if have is not None and same_people else registers.items(ledger)
        handles = registers.handles(ledger)
        accounts: defaultdict[str, list[Handle]] = defaultdict(list)
        for handle in handles:
            accounts[handle.official].append(handle)
        self._snapshot = Snapshot(
            officials=officials,
            handles=handles,
            accounts={official: tuple(found) for official, found in accounts.items()},
            marks=marks,
        )
        return self._snapshot

    def forget(self) -> None:
        """Drops what was read; called by the storage thread when the vault is closed."""
        self._snapshot = None

    # -- the matching thread

    def _prepare(self, snapshot: Snapshot) -> _Prepared:
        if self._prepared is None or self._prepared.snapshot is not snapshot:
            with uncollected():
                self._prepared = _prepared(snapshot, self._prepared)
        return self._prepared

    def _drop(self) -> None:
        self._prepared = None
        collect_again()

    # -- the end

    def drop(self) -> Future[None]:
        """Drops what was prepared, as soon as a question under way is answered."""
        return self._thread.submit(self._drop)

    def shutdown(self) -> None:
        """Ends the thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)


class _Prepared:
    """A snapshot with everything that makes questions quick."""

    def __init__(self, snapshot: Snapshot, matcher: Matcher, hays: Sequence[str]) -> None:
        self.snapshot, self.matcher, self.hays = snapshot, matcher, hays

    def match(self, asked: Sought, limit: int) -> Found:
        answer = self.matcher.match(asked, limit=limit)
        return self._found(tuple(found.official for found in answer.candidates), answer)

    def find(self, typed: str, limit: int) -> Found:
        wanted = typed.casefold().split()
        officials = self.snapshot.officials
        literal = [
            officials[at]
            for at, hay in enumerate(self.hays)
            if wanted and all(word in hay for word in wanted)
        ]
        if not literal:
            return self.match(Sought(text=typed), limit)
        literal.sort(key=lambda official: (official.name.casefold(), official.id))
        return self._found(tuple(literal[:limit]), None)

    def _found(self, officials: tuple[Official, ...], answer: Answer | None) -> Found:
        accounts = {
            official.id: self.snapshot.accounts[official.id]
            for official in officials
            if official.id in self.snapshot.accounts
        }
        return Found(
            answer=answer,
            typed=() if answer else officials,
            accounts=accounts or _NO_ACCOUNTS,
            registered=len(self.snapshot.officials),
        )


def _prepared(snapshot: Snapshot, have: _Prepared | None) -> _Prepared:
    """Prepares only what changed: a new account must not cost the second that 20,000 names take."""
    if have is not None and have.snapshot.officials is snapshot.officials:
        matcher = have.matcher.with_handles(snapshot.handles)
    else:
        matcher = Matcher(snapshot.officials, snapshot.handles)
    hays = [hay(official, snapshot.accounts.get(official.id, ())) for official in snapshot.officials]
    return _Prepared(snapshot, matcher, hays)


def hay(official: Official, accounts: Sequence[Handle] = ()) -> str:
    """Everything of an official that a typed word is looked for in, in small letters."""
    parts = (
        official.front_titles, official.name, official.back_titles, official.number, display(official.number),
        official.position, official.work_unit, official.agency, *(one.handle for one in accounts),
    )  # fmt: skip
    return " ".join(part for part in parts if part).casefold()


def match_on_desk(
    desk: Desk,
    owner: QObject,
    seen: Sought | Sequence[str],
    *,
    done: Callable[[Found], object],
    failed: Callable[[Exception], object],
) -> None:
    """Who of the open vault's register may be meant by fields or lines; dropped when `owner` is gone."""
    desk.register.match(owner, seen, done=done, failed=failed)
