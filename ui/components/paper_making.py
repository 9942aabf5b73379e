"""A paper is made of what the form says: with its pictures decoded first, as it is or with a number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.case.document import Document
from core.errors import UserError
from core.process import letters
from core.process.letters import Shown, Wanted
from core.vault.vault import Vault
from core.writing.blocks import Image
from ui.components.issue_sheet import IssueSheet
from ui.components.live_preview import Asked, LivePreview
from ui.desk import Desk
from ui.gallery import Gallery


class PaperMaking(QObject):
    """Emits `made` with what was `Asked` and the document, or `failed` with it and what prevented the paper.

    Whoever pressed the button may be elsewhere by then. `page` is what the number's sheet stands on; `asking` says that
    the sheet is open: refusals are told there, and the page is free.
    """

    made = Signal(object, object)
    failed = Signal(object, object)
    asking = Signal()

    def __init__(self, desk: Desk, gallery: Gallery, live: LivePreview, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._gallery, self._live, self._page = desk, gallery, live, page
        self._parts: dict[str, str] = {}  # of the numbers before, offered again
        self._sheet: IssueSheet | None = None

    def make(self, asked: Asked) -> None:
        """Makes the paper without a number of the register."""

        def write(pictures: dict[str, Image]) -> None:
            def work(vault: Vault) -> Document:
                return letters.create(
                    vault, asked.case_id, asked.template, asked.answers,
                    hearing_id=asked.hearing, pictures=pictures,
                )  # fmt: skip

            self._desk.ask(
                self, work, done=lambda made: self.made.emit(asked, made), failed=self._failed(asked)
            )

        self._with_pictures(asked, write)

    def issue(self, asked: Asked, title: str) -> None:
        """Makes the paper with a number, once everything that the number needs was given; `title` names its kind."""
        self._desk.ask(
            self,
            lambda vault: letters.wanted(
                vault, asked.case_id, asked.template, asked.answers, hearing_id=asked.hearing
            ),
            done=lambda wanted: self._ask_number(wanted, asked, title),
            failed=self._failed(asked),
        )

    def _failed(self, asked: Asked) -> Callable[[Exception], object]:
        return lambda error: self.failed.emit(asked, error)

    def _ask_number(self, wanted: Wanted, asked: Asked, title: str) -> None:
        self.asking.emit()

        def issue(parts: dict[str, str], earlier: bool) -> None:
            self._parts |= parts

            def write(pictures: dict[str, Image]) -> None:
                def work(vault: Vault) -> Document:
                    return letters.issue(
                        vault, asked.case_id, asked.template, asked.answers,
                        parts=parts, earlier=earlier, hearing_id=asked.hearing, pictures=pictures,
                    )  # fmt: skip

                self._desk.ask(
                    self,
                    work,
                    done=lambda made: self._issued(asked, made),
                    failed=lambda error: self._not_issued(asked, error),
                )

            self._with_pictures(asked, write)

        known = {**self._parts, **wanted.used}
        sheet = IssueSheet(self._page, wanted, title, issue, known=known)
        sheet.finished.connect(lambda _result: self._forget_sheet())
        self._sheet = sheet
        sheet.open()
        if not wanted.asked:
            sheet.submit()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _issued(self, asked: Asked, made: Document) -> None:
        if self._sheet is not None:
            self._sheet.accept()
        self.made.emit(asked, made)

    def _not_issued(self, asked: Asked, error: Exception) -> None:
        if self._sheet is not None and isinstance(error, UserError):
            self._sheet.refuse(error)
        else:
            self.failed.emit(asked, error)

    def _with_pictures(self, asked: Asked, then: Callable[[dict[str, Image]], object]) -> None:
        """Goes on once every picture that the paper shows was decoded, also when the preview shows another paper by then."""
        decoded: dict[str, Image | None] = {**self._live.pictures()}

        def go_on(shown: tuple[Shown, ...]) -> None:
            each = next((one for one in shown if one.sha256 not in decoded), None)
            if each is None:
                then({digest: image for digest, image in decoded.items() if image is not None})
                return

            def put(image: Image | None) -> None:
                decoded[each.sha256] = image
                go_on(shown)

            def failed(error: Exception) -> None:
                if isinstance(error, UserError):  # the bytes in the ledger are damaged
                    put(None)
                else:
                    self.failed.emit(asked, error)

            self._gallery.for_paper(self, lambda _vault: each.fetch(), done=put, failed=failed)

        self._desk.ask(
            self,
            lambda vault: letters.shown(
                vault, asked.case_id, asked.template, asked.answers, hearing_id=asked.hearing
            ),
            done=go_on,
            failed=self._failed(asked),
        )
