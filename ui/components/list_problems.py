"""What is wrong with a list of an election, in words, beside the place where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.reading.fields.drafting import NAME, PAIRS, Found, Problem
from core.reading.fields.keywords import HIGHEST_NUMBER, LONGEST, MOST
from ui.widgets.basics import label
from ui.widgets.form import Field

translate = QCoreApplication.translate
_SHOWN: Final = 3


def kind_of_words(place: str) -> str:
    """What a text of words is called."""
    return {
        "slogans": translate("keywords", "Slogan"),
        "gestures": translate("keywords", "Isyarat"),
        "calls": translate("keywords", "Ajakan"),
        "praises": translate("keywords", "Pujian"),
        "targets": translate("keywords", "Sebutan calon"),
        "denials": translate("keywords", "Kata bantahan"),
        "topics": translate("keywords", "Kata judul berita"),
    }[place]


class Noted(Field):
    """A field that also says what is worth a second look without being wrong."""

    def __init__(self, title: str, control: QWidget, *, help_text: str = "") -> None:
        super().__init__(title, control, help_text=help_text)
        self._note = label("", "doubt", wrap=True)
        self._note.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._note)

    @property
    def note(self) -> str:
        """What it points out, empty when there is nothing."""
        return "" if self._note.isHidden() else self._note.text()

    def tell(self, found: Sequence[Found]) -> None:
        """Says what of this belongs to the field, a few lines of it."""
        self.blame(_several([one for one in found if one.blocks]))
        notes = _several([one for one in found if not one.blocks])
        self._note.setText(notes)
        self._note.setVisible(bool(notes))


def _several(found: Sequence[Found]) -> str:
    lines = [say(one) for one in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(translate("keywords", "… dan {count} lagi").format(count=len(found) - _SHOWN))
    return "\n".join(lines)


def say(found: Found) -> str:
    """A problem as a sentence."""
    if found.place == NAME:
        words = _about_name(found)
    elif found.place == PAIRS:
        words = _about_pair(found)
    else:
        words = _about_word(found)
    return words.format(
        line=found.line, other=found.other, text=found.text, longest=LONGEST, most=MOST, highest=HIGHEST_NUMBER,
        elsewhere=kind_of_words(found.elsewhere) if found.elsewhere else "",
    )  # fmt: skip


def _about_name(found: Found) -> str:
    return {
        Problem.MISSING: translate("keywords", "Tulis nama pemilihannya."),
        Problem.TAKEN: translate("keywords", "Sudah ada daftar bernama “{text}”. Ubah daftar itu, atau beri nama lain."),
        Problem.LENGTH: translate("keywords", "Nama pemilihan 2 sampai {longest} huruf."),
    }.get(found.problem, translate("keywords", "Nama ini memuat tanda yang tidak tampak. Ketik ulang."))  # fmt: skip


def _about_pair(found: Found) -> str:
    return {
        Problem.NUMBER: translate("keywords", "Baris {line}: nomor “{text}” bukan angka 1 sampai {highest}."),
        Problem.NUMBER_TWICE: translate("keywords", "Baris {line}: nomor {text} sudah dipakai pada baris {other}."),
        Problem.MISSING: translate("keywords", "Baris {line}: nama calon belum diisi."),
        Problem.NAME_TWICE: translate("keywords", "Baris {line}: “{text}” sudah ada pada baris {other}."),
        Problem.SHORT_TWICE: translate("keywords", "Baris {line}: singkatan “{text}” sudah ada pada baris {other}."),
        Problem.LENGTH: translate("keywords", "Baris {line}: “{text}” harus 2 sampai {longest} huruf."),
        Problem.TITLED: translate("keywords", "Baris {line}: pendukung jarang menulis gelar; lebih baik “{text}”."),
        Problem.TOO_MANY: translate("keywords", "Paling banyak {most} calon."),
    }.get(found.problem, translate("keywords", "Baris {line}: “{text}” memuat tanda yang tidak tampak. Ketik ulang."))  # fmt: skip


def _about_word(found: Found) -> str:
    return {
        Problem.TWICE: translate("keywords", "“{text}” tertulis dua kali, pada baris {other} dan {line}."),
        Problem.KNOWN: translate("keywords", "“{text}” sudah dicari Netra tanpa daftar ini."),
        Problem.COMMON: translate("keywords", "“{text}” terlalu umum; hampir setiap percakapan memuatnya."),
        Problem.ELSEWHERE: translate("keywords", "“{text}” juga tertulis pada {elsewhere}, baris {other}."),
        Problem.LENGTH: translate("keywords", "Baris {line}: 2 sampai {longest} huruf."),
        Problem.BEGINS_WITH_ANY: translate("keywords", "Baris {line}: tanda # tidak dapat berdiri di awal."),
        Problem.TOO_MANY: translate("keywords", "Paling banyak {most} baris."),
    }.get(found.problem, translate("keywords", "Baris {line}: ada tanda yang tidak tampak. Ketik ulang."))
