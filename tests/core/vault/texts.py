"""Evidence with readings, made of plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from core.case import evidence, reading
from core.case.canonical import canonical
from core.process import intake
from core.process.intake import Outcome
from core.reading.values import (
    Agreement,
    Box,
    Line,
    PageSize,
    ReaderInfo,
    Reading,
    Word,
    reading_to_json,
)
from core.vault.vault import Vault

PICTURE = b"\x89PNG\r\n\x1a\n"


def read_text(*lines: str, other: str = "", prints: tuple[str, ...] = ()) -> Reading:
    """A reading of one page; the last word is disputed when `other` is given."""
    found = []
    for top, line in enumerate(lines):
        words = [
            Word(
                text=text,
                box=Box(left=50 * at, top=20 * top, width=40, height=10),
                confidence=900,
                reader="a",
            )
            for at, text in enumerate(line.split())
        ]
        found.append(Line(page=0, words=tuple(words)))
    if other:
        *words, last = found[-1].words
        disputed = Word(
            text=last.text,
            box=last.box,
            confidence=500,
            reader="a",
            agreement=Agreement.DISPUTED,
            other=other,
        )
        found[-1] = Line(page=0, words=(*words, disputed))
    return Reading(
        lines=tuple(found),
        pages=(PageSize(width=20_000, height=4000),),
        readers=(ReaderInfo(name="a", version="1", models=()),),
        prints=prints,
    )


def add_read(vault: Vault, file_id: str, text: str, *, name: str = "tangkapan.png", other: str = "") -> str:
    """Evidence with a reading of these lines; its id."""
    item = intake.store_bytes(vault, file_id, PICTURE + text.encode() + name.encode(), name).evidence
    intake.record(vault, file_id, item.id, Outcome(reading=read_text(*text.splitlines(), other=other)))
    return item.id


def add_many(vault: Vault, file_id: str, texts: Sequence[str]) -> list[str]:
    """The same for many texts at once."""
    made = []
    with vault.change(file_id) as ledger:
        for number, text in enumerate(texts):
            item = evidence.add(ledger, PICTURE + f"{number} {text}".encode(), "tangkapan.png").evidence
            read = read_text(*text.splitlines())
            words = canonical(reading_to_json(read))  # type: ignore[arg-type]
            reading.record(ledger, item.id, words, sum(len(line.words) for line in read.lines), [])
            made.append(item.id)
    return made
