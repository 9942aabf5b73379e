"""What is wrong with a template, in words for the person who writes it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final


class Fault(ValueError):
    """A template is not as it should be.

    The message and `remedy` are Indonesian; `line` counts from 1 in the text at hand (head, body or a piece
    of the body) and is None where nobody can tell. `key` is the key of the head it is about.
    """

    def __init__(self, message: str, *, line: int | None = None, remedy: str = "", key: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.remedy = remedy
        self.key = key


def nearest(name: str, known: Iterable[str]) -> str:
    """The remedy for a misspelt name: the nearest one there is, or all of them when none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f"Maksudnya {near[0]}?" if near else "Yang ada: " + ", ".join(sorted(known)) + "."


_CALLED: Final = {
    "Add": "penjumlahan (+)", "Sub": "pengurangan (-)", "Mul": "perkalian (*)", "Div": "pembagian (/)",
    "FloorDiv": "pembagian bulat (//)", "Mod": "sisa bagi (%)", "Pow": "pangkat (**)", "Neg": "tanda minus",
    "Pos": "tanda plus", "Dict": "kumpulan { … }", "Slice": "potongan [ : ]", "Test": "pemeriksaan dengan is",
    "FromImport": "perintah from", "CallBlock": "perintah call", "FilterBlock": "perintah filter",
    "AssignBlock": "perintah set tanpa isi",
}  # fmt: skip


def called(node: str, *, statement: bool) -> str:
    """What an author calls a thing of Jinja that the language lacks, by the name of its class there."""
    return _CALLED.get(node) or (f"perintah {node.lower()}" if statement else f"bentuk {node}")
