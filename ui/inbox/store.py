"""The inbox as the window holds it while a vault is open: its cards, brought up to date in the background.

The list comes first; what the words of each picture tell follows a few pictures at a time, so that neither the
window nor the storage thread is held up by a thousand of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.process import triage
from core.process.cards import Card, cards
from core.process.triage import Elsewhere, Known, Row
from core.reading.duplicates import Group, Sight, groups
from core.reading.fields import Keywords
from core.vault import keywords as own_words
from core.vault.office import Office
from core.vault.vault import Vault
from ui.desk import Desk
from ui.jobs import Job, Jobs

_SOON_MS: Final = 200
_TOGETHER_MS: Final = 400
_AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    file_id: str
    rows: tuple[Row, ...]
    keywords: Keywords
    names: dict[str, str]
    elsewhere: tuple[Elsewhere, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    cards: tuple[Card, ...]
    sights: tuple[Sight, ...]
    alike: tuple[Group, ...]


class InboxStore(QObject):
    """Cards, newest day first. All methods belong to the window's thread."""

    changed = Signal()
    """The cards were put together anew."""
    arrived = Signal(object)
    """The ids of evidence that came in since the last list, in order of intake."""
    failed = Signal(object)
    """An exception while reading the inbox; what was shown stays."""

    def __init__(self, desk: Desk, jobs: Jobs, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._office = desk, jobs, office
        self.file_id = ""
        self.cards: tuple[Card, ...] = ()
        self.names: dict[str, str] = {}
        self.waiting = 0
        """How many pieces a person still has to decide about."""
        self._rows: tuple[Row, ...] = ()
        self._elsewhere: tuple[Elsewhere, ...] | None = None
        self._keywords: Keywords | None = None
        self._known: dict[str, Known] = {}
        self._given_up: set[tuple[object, ...] | None] = set()
        self._at_once = _AT_ONCE
        self._built = _Built(cards=(), sights=(), alike=())
        self._ids: frozenset[str] | None = None
        self._listing = self._learning = self._building = self._stale = False
        self._again = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._again.timeout.connect(self.load)
        self._together = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._together.timeout.connect(self._build)
        desk.changed.connect(self._note)

    @property
    def filled(self) -> bool:
        """Whether the list was read at least once."""
        return self._ids is not None

    @property
    def digests(self) -> frozenset[str]:
        """The digests of everything that ever came into the inbox, and of all that case files have."""
        return frozenset(row.item.sha256 for row in self._rows).union(
            one.sha256 for one in self._elsewhere or ()
        )

    def card(self, item_id: str) -> Card | None:
        """The card of this evidence, None when it is not here any more."""
        return next((card for card in self.cards if card.id == item_id), None)

    def names_of(self, ids: Sequence[str]) -> dict[str, str]:
        """The names that the files of this evidence had, by id."""
        wanted = set(ids)
        return {row.item.id: row.item.name for row in self._rows if row.item.id in wanted}

    def load(self) -> None:
        """Reads the list anew; what is known of unchanged pictures is kept."""
        if self._listing:
            self._stale = True
            return
        self._listing = True
        anew = self._elsewhere is None
        self._desk.ask(
            self, lambda vault: _list(vault, anew=anew), done=self._listed, failed=self._list_failed
        )

    def clear(self) -> None:
        """Drops everything, at the lock."""
        self._again.stop()
        self._together.stop()
        self.cards, self._rows, self._elsewhere, self.names, self.waiting = (), (), None, {}, 0
        self._known.clear()
        self._built = _Built(cards=(), sights=(), alike=())

    # -- the list

    def _note(self, file_id: str) -> None:
        if file_id != self.file_id:
            self._elsewhere = None  # read again at the next list: the evidence of all case files is much
        if file_id in ("", self.file_id) and not self._again.isActive():
            self._again.start()

    def _listed(self, found: _Listed) -> None:
        self._listing = False
        before, self._ids = self._ids, frozenset(row.item.id for row in found.rows)
        self.file_id, self._rows, self.names = found.file_id, found.rows, found.names
        self.waiting = sum(row.waits for row in found.rows)
        if found.elsewhere is not None:
            self._elsewhere = found.elsewhere
        if self._keywords != found.keywords:
            self._keywords = found.keywords
            self._known.clear()
        self._build()
        self._learn()
        if before is not None and (fresh := self._ids - before):
            self.arrived.emit(tuple(row.item.id for row in found.rows if row.item.id in fresh))
        if self._stale:
            self._stale = False
            self.load()

    def _list_failed(self, error: Exception) -> None:
        self._listing = False
        self.failed.emit(error)

    # -- what words tell

    def _unlearned(self) -> list[Row]:
        wanted = [
            row
            for row in reversed(self._rows)
            if (key := row.key) is not None
            and key not in self._given_up
            and ((known := self._known.get(row.item.id)) is None or known.key != key)
        ]
        return sorted(wanted, key=lambda row: not row.waits)[: self._at_once]

    def _learn(self) -> None:
        if self._learning or not (wanted := self._unlearned()):
            return
        self._learning = True
        zone, keywords = self._office.zone, self._keywords

        def learn(found: tuple[tuple[Row, bytes], ...]) -> dict[str, Known]:
            return {
                row.item.id: triage.learn(row, words, zone=zone, keywords=keywords) for row, words in found
            }

        def fetched(found: tuple[tuple[Row, bytes], ...]) -> None:
            self._jobs.start(
                self,
                lambda _job: learn(found),
                done=lambda known: self._learned(known, keywords),
                failed=lambda error: self._stumble(wanted, error),
            )

        self._desk.ask(
            self,
            lambda vault: triage.words_of(vault, wanted),
            done=fetched,
            failed=lambda error: self._stumble(wanted, error),
        )

    def _learned(self, known: dict[str, Known], keywords: Keywords | None) -> None:
        self._learning = False
        if keywords is self._keywords:  # otherwise the words were changed meanwhile: these are learned again
            self._known.update(known)
        if not self._together.isActive():
            self._together.start()
        self._learn()

    def _stumble(self, wanted: list[Row], error: Exception) -> None:
        """One bad page must not keep the others from being learned: each is tried alone, and the bad one is left."""
        self._learning = False
        if len(wanted) > 1:
            self._at_once = 1
            self._learn()
            return
        self._at_once = _AT_ONCE
        self._given_up.update(row.key for row in wanted)
        if not isinstance(error, UserError):
            self.failed.emit(error)
        self._learn()

    # -- the cards

    def _build(self) -> None:
        if self._building:
            self._together.start()
            return
        self._building = True
        rows, known, last, zone = self._rows, dict(self._known), self._built, self._office.zone
        others = self._elsewhere or ()

        def work(_job: Job) -> _Built:
            seen = triage.sights(rows, known, others)
            alike = last.alike if seen == last.sights else groups(seen)
            return _Built(cards=cards(rows, known, alike, zone, others), sights=seen, alike=alike)

        self._jobs.start(self, work, done=self._show, failed=self._build_failed)

    def _show(self, built: _Built) -> None:
        self._building = False
        self._built, self.cards = built, built.cards
        self.changed.emit()

    def _build_failed(self, error: Exception) -> None:
        self._building = False
        self.failed.emit(error)


def _list(vault: Vault, *, anew: bool) -> _Listed:
    return _Listed(
        file_id=vault.inbox_id,
        rows=triage.rows(vault),
        keywords=own_words.of(vault.office_ledger),
        names={row.id: row.name for row in vault.cases()},
        elsewhere=triage.elsewhere(vault) if anew else None,
    )
