"""Who read what, in plain words: two readers with numbers, and the person who settled a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.case.correction import PERSON
from core.reading.values import FINDER, Agreement, ReaderInfo, Word

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one reader saw in one place; an empty text is nothing. `number` counts from 1, `name` is the engine's."""

    number: int
    name: str
    text: str

    @property
    def who(self) -> str:
        """`Pembaca 1`."""
        return translate("readers", "Pembaca {number}").format(number=self.number)


def names_of(readers: Iterable[ReaderInfo]) -> tuple[str, ...]:
    """The names of those that read words, the first reader first."""
    return tuple(info.name for info in readers if info.name not in (FINDER, PERSON.name))


def heard(word: Word, names: tuple[str, ...]) -> tuple[Heard, ...]:
    """What each reader saw in the place of a word of the machine, in the order of `names`."""
    both = {Agreement.AGREED: word.text, Agreement.DISPUTED: word.other}
    return tuple(
        Heard(
            number=at, name=name,
            text=word.text if name == word.reader else both.get(word.agreement, ""),
        )
        for at, name in enumerate(names, start=1)
    )  # fmt: skip


def told(word: Word, names: tuple[str, ...]) -> str:
    """What is said of a word where the mouse points at it."""
    if word.agreement is Agreement.CORRECTED:
        machine = word.other or translate("readers", "tidak ada")
        return translate("readers", "{text}\nDikoreksi. Bacaan mesin: {machine}").format(
            text=word.text, machine=machine
        )
    if word.agreement is Agreement.AGREED and len(names) > 1:
        return translate("readers", "{text}\nKedua pembaca sama.").format(text=word.text)
    nothing = translate("readers", "(tidak melihat apa-apa)")
    lines = [f"{one.who}: {one.text or nothing}" for one in heard(word, names)]
    return "\n".join(lines)


def told_gone(machine: str) -> str:
    """What is said of a place where a person found no writing."""
    return translate("readers", "Bukan tulisan, menurut koreksi. Bacaan mesin: {machine}").format(
        machine=machine or translate("readers", "tidak ada")
    )
