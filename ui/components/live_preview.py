"""The page as it would come out, a moment after the last keystroke; made on the storage thread, never kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.process import letters
from core.process.letters import Preview, Shown
from core.process.letters.pictures import MOST
from core.vault.vault import Vault
from core.writing.blocks import Image
from ui.components.pacing import Pacing
from ui.desk import Desk
from ui.gallery import Gallery

PAUSE_MS: Final = 600
_KEPT: Final = MOST
"""Decoded pictures kept for the next preview, as many as one paper shows; a screenshot is some 4 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which paper is asked for, with which answers."""

    case_id: str
    template: str
    hearing: str | None
    answers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came of a preview: the paper, or why there is none, and what to look at either way."""

    preview: Preview | None
    digest: str
    error: UserError | None
    warnings: tuple[str, ...]


class LivePreview(QObject):
    """Asks for a preview when nothing was typed for `PAUSE_MS`; one at a time, the last wish counts."""

    seen = Signal(object)
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._gallery = desk, gallery
        self._pace: Pacing[Asked, Seen] = Pacing(
            self, PAUSE_MS, self._begin, done=self._ended, failed=self.broke.emit
        )
        self._pictures: dict[str, Image | None] = {}

    def watch(self, wish: Callable[[], Asked | None]) -> None:
        """From now on previews are of what `wish` gives; None asks for nothing."""
        self._pace.watch(wish)

    def stop(self) -> None:
        """Asks for nothing more, and drops every picture."""
        self.watch(lambda: None)
        self._pictures.clear()

    def soon(self) -> None:
        """After the pause, counted from now."""
        self._pace.soon()

    def now(self) -> None:
        """At once, or right after the one under way."""
        self._pace.now()

    def _begin(self, asked: Asked, done: Callable[[Seen], None], failed: Callable[[Exception], None]) -> None:
        pictures = self._decoded()
        self._desk.ask(self, lambda vault: _look(vault, asked, pictures), done=done, failed=failed)

    def _ended(self, seen: Seen) -> None:
        self.seen.emit(seen)
        if self._pace.followed:
            return
        if seen.preview is not None and self._lacking(seen.preview.pictures):
            self.ready(seen.preview.pictures, self.now)

    # -- pictures

    def _decoded(self) -> dict[str, Image]:
        return {digest: image for digest, image in self._pictures.items() if image is not None}

    def _lacking(self, shown: tuple[Shown, ...]) -> list[Shown]:
        return [each for each in shown if each.sha256 not in self._pictures][:_KEPT]

    def ready(self, shown: tuple[Shown, ...], then: Callable[[], object]) -> None:
        """Decodes what is not decoded yet, one after the other, in the reading workers; then goes on."""
        lacking, turn = self._lacking(shown), self._pace.round
        if not lacking:
            then()
            return
        each = lacking[0]

        def put(image: Image | None) -> None:
            if turn != self._pace.round:
                return
            while len(self._pictures) >= _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[each.sha256] = image
            self.ready(shown, then)

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):  # the bytes in the ledger are damaged
                put(None)
            elif turn == self._pace.round:
                self.broke.emit(error)

        self._gallery.for_paper(self, lambda _vault: each.fetch(), done=put, failed=failed)

    def pictures(self) -> dict[str, Image]:
        """The decoded pictures by the digest of their file, for the paper that is made now."""
        return self._decoded()


def _look(vault: Vault, asked: Asked, pictures: dict[str, Image]) -> Seen:
    try:
        found = letters.preview(
            vault, asked.case_id, asked.template, asked.answers, asked.hearing, pictures=pictures
        )
    except UserError as error:
        warnings = letters.warnings(
            vault, asked.template, asked.answers, case_id=asked.case_id, hearing_id=asked.hearing
        )
        return Seen(preview=None, digest="", error=error, warnings=warnings)
    digest = hashlib.sha256(found.written.pdf).hexdigest()
    return Seen(preview=found, digest=digest, error=None, warnings=found.written.warnings)
