"""Asks for what a number still needs before a paper is made with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import UserError
from core.process.letters import Wanted
from core.wording import explain
from ui.widgets.choices import Check
from ui.widgets.form import Field
from ui.widgets.sheet import Sheet

Issue = Callable[[dict[str, str], bool], None]


class IssueSheet(Sheet):
    """Gives the parts of the number, and whether a suffix is agreed, to `issue`; stays until the paper is made."""

    def __init__(
        self, parent: QWidget, wanted: Wanted, title: str, issue: Issue, *, known: dict[str, str]
    ) -> None:
        super().__init__(
            parent,
            self.tr("Beri nomor"),
            f"{title}\n{wanted.register.name}",
            self.tr("&Buat dan beri nomor"),
            width=480,
        )
        self._issue = issue
        self.parts = {name: QLineEdit(known.get(name, "")) for name in wanted.asked}
        self._fields = {
            name: Field(name.replace("_", " ").capitalize(), edit) for name, edit in self.parts.items()
        }
        self.earlier = Check(self.tr("Pakai nomor sisipan (misalnya 14.1)"))
        self.earlier.hide()
        self.add(*self._fields.values(), self.earlier)

    def submit(self) -> None:
        """Asks for the paper once every part is there."""
        missing = [name for name, edit in self.parts.items() if not edit.text().strip()]
        for name, field in self._fields.items():
            field.blame(self.tr("Isi bagian ini.") if name in missing else "")
        if not missing:
            self.message.hide()
            self.agree.setEnabled(False)
            self._issue(
                {name: edit.text().strip() for name, edit in self.parts.items()}, self.earlier.isChecked()
            )

    def refuse(self, error: UserError) -> None:
        """Says why there is no paper yet; an older letter may agree to a number in between."""
        words = explain(error)
        self.message.say(words.what, words.hint, tone="doubt")
        self.earlier.setVisible(error.code == "number_backdated")
        self.agree.setEnabled(True)
        self.fit()
