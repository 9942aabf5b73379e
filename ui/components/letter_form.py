"""The questions of one paper in groups, with the answers the case already has, checked as they are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.process.letters import Form, FormField
from core.process.letters.checks import Checked, check
from ui.components.answer_controls import NameChoice, answer_of, control_for, on_change, put_answer
from ui.components.growing import Growing, Maker
from ui.theme import icon
from ui.widgets.basics import button, column, label
from ui.widgets.form import Field

_FEW: Final = 3
"""A group with no more optional questions shows them all."""
_EXAMPLE: Final = "mis. "
_MAIN: Final = frozenset(
    {"surat.nomor", "surat.tanggal", "surat.hal", "pejabat.nama", "pejabat.jabatan", "pejabat.mode"}
)
_HABIT: Final = "office"


class AnswerField(Field):
    """A question with its control; remembers what stands when nobody answers it."""

    def __init__(self, asked: FormField, form: Form, optional: str) -> None:
        self.asked = asked
        control = control_for(asked, form)
        example = asked.help.startswith(_EXAMPLE) and isinstance(control, QLineEdit)
        super().__init__(
            _title(asked.label), control, help_text="" if example else asked.help, optional=optional
        )
        if example and isinstance(control, QLineEdit):  # an example needs no line of its own
            control.setAccessibleDescription(asked.help)
            if not control.placeholderText():
                control.setPlaceholderText(asked.help)
        self._note = label("", "doubt", wrap=True)
        self._note.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._note)
        put_answer(control, asked.known)
        self.unanswered = answer_of(control)
        if asked.value != asked.known:
            put_answer(control, asked.value)
        self.touched = False

    @property
    def answer(self) -> str:
        """What is answered now."""
        return answer_of(self.control)

    @property
    def note(self) -> str:
        """What is pointed out, empty when nothing is."""
        return "" if self._note.isHidden() else self._note.text()

    def look(self, form: Form) -> Checked:
        """Checks the answer and says below the control what is wrong or unusual."""
        seen = check(self.asked.rule, self.answer, on=form.day)
        self.blame(_sentence(seen.error))
        notes = "\n".join(seen.notes)
        self._note.setText(notes)
        self._note.setVisible(bool(notes))
        return seen


class _More(QWidget):
    """Questions behind a button; they are made when it is opened first."""

    def __init__(self, title: str, asked: list[FormField], form: LetterForm) -> None:
        super().__init__()
        self.asked, self._form = asked, form
        self._inside: QWidget | None = None
        self._growing: Growing | None = None
        self.open = button(title, self.toggle, kind="link", image="caret-right")
        self.open.setAccessibleDescription(self.tr("Membuka isian lain"))
        self.setLayout(column(self.open, gap=14))

    def toggle(self) -> None:
        """Shows or hides the questions."""
        self.show_all(self._inside is None or self._inside.isHidden())

    def build(self) -> None:
        """Makes the questions, all of them, without showing them."""
        self._begin()
        if self._growing is not None:
            self._growing.finish()

    def _begin(self) -> None:
        if self._inside is None:
            self._inside = QWidget()
            inside = column(gap=14)
            self._inside.setLayout(inside)
            self._inside.hide()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._inside)
            self._growing = Growing(inside, [partial(self._form.make, each) for each in self.asked], self)

    def show_all(self, shown: bool) -> None:
        """Shows the questions, or hides them."""
        self._begin()
        if self._inside is not None:
            self._inside.setVisible(shown)
        self.open.setIcon(icon("caret-down" if shown else "caret-right"))


class LetterForm(QWidget):
    """Gives the answers as texts; marks what is required and missing, and what is wrong. Emits `edited`."""

    edited = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._asked = {asked.key: asked for asked in form.fields}
        self.fields: dict[str, AnswerField] = {}
        self._more: list[_More] = []
        layout = column(gap=14)
        titles = {
            "letter": self.tr("Surat"), "content": self.tr("Isi naskah"), "signer": self.tr("Penanda tangan"),
            "printing": self.tr("Cara mencetak"),
        }  # fmt: skip
        self.setLayout(layout)
        makers = [
            maker
            for part, title in titles.items()
            for maker in self._group(title, [asked for asked in form.fields if asked.part == part])
        ]
        self._growing = Growing(layout, makers, self)

    @property
    def complete(self) -> bool:
        """Whether every question is there that is not behind a button."""
        return self._growing.done

    def _group(self, title: str, asked: list[FormField]) -> Iterator[Maker]:
        if not asked:
            return
        if asked[0].part == "printing":
            yield partial(self._behind, f"{title} ({len(asked)})", asked)
            return
        yield partial(label, title, "section")
        rest = [each for each in asked if not _main(each)]
        if len(rest) <= _FEW:
            rest = []
        first = [each for each in asked if each not in rest]
        for each in sorted(first, key=lambda each: not each.required):
            yield partial(self.make, each)
        if rest:
            yield partial(self._behind, self.tr("Isian lain ({count})").format(count=len(rest)), rest)

    def _behind(self, title: str, asked: list[FormField]) -> _More:
        more = _More(title, asked, self)
        self._more.append(more)
        return more

    def make(self, asked: FormField) -> AnswerField:
        """The field of a question, watched for what is answered."""
        plain = asked.required or asked.required_when or asked.part == "printing"
        optional = "" if plain else self.tr("boleh kosong")
        if asked.origin == _HABIT:
            optional = self.tr("seperti terakhir dipakai kantor")
        made = AnswerField(asked, self.form, optional)
        self.fields[asked.key] = made

        if not self._suits(asked):
            made.hide()  # showing is left to the place it gets: without one it would be a window of its own

        def changed() -> None:
            made.touched = True
            for key, field in self.fields.items():
                if self._asked[key].required_when is not None:
                    field.setVisible(self._suits(self._asked[key]))
            self.edited.emit()

        on_change(made.control, changed)
        if isinstance(made.control, NameChoice):
            made.control.taken.connect(self._take_signer)
        return made

    # -- answers

    def answers(self) -> dict[str, str]:
        """What differs from what the paper says unanswered, by dotted name; an emptied answer is an empty text."""
        found: dict[str, str] = {}
        for key, asked in self._asked.items():
            field = self.fields.get(key)
            if field is None:
                if asked.value != asked.known:
                    found[key] = asked.value
            elif (answer := field.answer) != field.unanswered:
                found[key] = answer
        return found

    def sound_answers(self) -> dict[str, str]:
        """The answers without those that are wrong; what is wrong is said at its field."""
        found = self.answers()
        for key, field in self.fields.items():
            if (field.touched or key in found) and field.look(self.form).error:
                found.pop(key, None)
        return found

    def fill(self, answers: Mapping[str, str]) -> None:
        """Puts these answers in, for example when the letter is made once more."""
        for key, text in answers.items():
            if key in self._asked:
                put_answer(self._shown(key).control, text)

    def _take_signer(self, at: int) -> None:
        if not 0 <= at < len(self.form.signers):
            return
        signer = self.form.signers[at]
        self._growing.finish()
        for more in self._more:
            if any(asked.key in signer.fills for asked in more.asked):
                more.build()
        for key, text in signer.fills.items():
            if key in self.fields:
                put_answer(self.fields[key].control, text)

    # -- what is wrong

    def blame_missing(self) -> int:
        """Marks every required answer that is missing or wrong, focuses the first; gives how many."""
        self._growing.finish()
        bad: list[str] = []
        for key, asked in self._asked.items():
            if key not in self.fields and not self._needs(asked):
                continue
            if self._needs(asked) and not self._current(key):
                self._shown(key).blame(self.tr("Belum diisi."))
                bad.append(key)
            elif self.fields[key].look(self.form).error:
                bad.append(key)
        if bad:
            self._focus(bad[0])
        return len(bad)

    def blame(self, key: str, what: str) -> bool:
        """Marks one field; False when the form does not have it."""
        own = (
            key
            if key in self._asked
            else next((each for each in self._asked if each.startswith(f"{key}.")), "")
        )
        if not own:
            return False
        self._shown(own).blame(what)
        self._focus(own)
        return True

    def label_of(self, key: str) -> str:
        """What the question is called on the screen."""
        own = (
            key
            if key in self._asked
            else next((each for each in self._asked if each.startswith(f"{key}.")), "")
        )
        return self._asked[own].label if own else key

    def _suits(self, asked: FormField) -> bool:
        """What only some answers ask for is shown while they do, or while it is answered."""
        return asked.required_when is None or self._needs(asked) or bool(self._current(asked.key))

    def _needs(self, asked: FormField) -> bool:
        if asked.required_when is None:
            return asked.required
        other, wanted = asked.required_when
        return asked.required or self._current(other) in wanted

    def _current(self, key: str) -> str:
        field = self.fields.get(key)
        return field.answer if field is not None else self._asked[key].value if key in self._asked else ""

    def _shown(self, key: str) -> AnswerField:
        """The field of a question, with the group opened that it stands in."""
        self._growing.finish()
        for more in self._more:
            if any(asked.key == key for asked in more.asked):
                more.build()
                more.show_all(True)
        return self.fields[key]

    def _focus(self, key: str) -> None:
        self._shown(key).control.setFocus()


def _main(asked: FormField) -> bool:
    """Whether a question stands in front: needed, in use, a table, or what every letter has."""
    needed = asked.required or asked.required_when is not None
    return needed or asked.key in _MAIN or asked.kind == "table" or bool(asked.origin)


def _title(text: str) -> str:
    return (text[:1].upper() + text[1:]).replace("&", "&&")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
