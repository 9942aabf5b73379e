"""The ways into the inbox: files, folders, the clipboard, a drag, a phone. Storing begins at once, questions come later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.process.watching import survey
from core.wording import explain
from ui.dialogs import Dialogs
from ui.inbox.incoming import as_png, incoming
from ui.inbox.store import InboxStore
from ui.intake import Intake, Source, Tally
from ui.jobs import Jobs
from ui.pages.phone import PhoneSheet
from ui.widgets.message import Message


class InboxAdding(QObject):
    """Hands everything to the intake; what came of it is told in `message` when the round has ended."""

    broke = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        intake: Intake,
        store: InboxStore,
        dialogs: Dialogs,
        message: Message,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._message = message
        self._jobs, self._intake, self._store, self._dialogs = jobs, intake, store, dialogs
        self._taking_part = False
        self._refused: list[UserError] = []
        intake.refused.connect(self._note)
        intake.ended.connect(self._sum_up)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Adds files; a folder gives what is below it, apart from hidden and unfinished files."""

        def files() -> tuple[Path, ...]:
            found: list[Path] = []
            for path in paths:
                found.extend(sorted(one.path for one in survey(path)) if path.is_dir() else [path])
            return tuple(found)

        self._jobs.start(self, lambda _job: files(), done=self.add_files, failed=self._failed)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Adds files."""
        self._add(tuple(Source(case_id=self._store.file_id, name=path.name, path=path) for path in paths))

    def take(self, data: QMimeData | None) -> None:
        """Adds what a clipboard or a drag holds."""
        found = incoming(data)
        if found.paths:
            self.add_paths(found.paths)
        elif found.png:
            self._add_picture(found.png)
        elif (image := found.image) is not None:
            self._jobs.start(self, lambda _job: as_png(image), done=self._add_picture, failed=self._failed)
        else:
            self._message.say(
                self.tr("Tidak ada gambar atau berkas untuk ditempel."),
                self.tr("Salin dahulu gambar atau berkasnya, lalu tekan Ctrl+V lagi."), tone="doubt",
            )  # fmt: skip

    def from_phone(self, parent: QWidget, today: datetime) -> PhoneSheet:
        """Asks which pictures of a phone or a card shall be taken."""
        sheet = PhoneSheet(parent, self._jobs, self._dialogs, self._store.digests, today)
        sheet.taken.connect(self.add_files)
        sheet.broke.connect(self.broke)
        sheet.open()
        return sheet

    def _add_picture(self, png: bytes) -> None:
        self._add((Source(case_id=self._store.file_id, name=self.tr("tempelan.png"), data=png),))

    def _add(self, sources: tuple[Source, ...]) -> None:
        if sources and self._store.file_id:
            self._message.hide()
            if not self._taking_part:
                self._refused.clear()
            self._taking_part = True
            self._intake.add(sources)

    def _note(self, _name: str, error: UserError) -> None:
        self._refused.append(error)

    def _sum_up(self, tally: Tally) -> None:
        if not self._taking_part:
            self._refused.clear()
            return
        self._taking_part = False
        if self._refused:
            self._tell_refused(self._refused[0], len(self._refused), tally.added)
        elif tally.existing:
            self._message.say(
                self.tr("{count} berkas sudah pernah masuk dan tidak digandakan.").format(count=tally.existing),
                self.tr("Mungkin sudah ditautkan ke berkas perkara atau disisihkan."), tone="accent",
            )  # fmt: skip

    def _tell_refused(self, error: UserError, count: int, added: int) -> None:
        words = explain(error)
        more = self.tr(" ({count} berkas lain juga ditolak.)").format(count=count - 1) if count > 1 else ""
        kept = self.tr(" {count} bukti lain tersimpan.").format(count=added) if added else ""
        self._message.say(words.what + more + kept, words.hint)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._tell_refused(error, 1, 0)
        else:
            self.broke.emit(error)
