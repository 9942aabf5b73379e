"""A stretch of text over several rows, its sentences, and the way back to the words on the picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from core.reading.fields.addresses import addresses
from core.reading.fields.rows import Piece
from core.reading.fields.word_sets import word_set

LONGEST: Final = 10_000
"""Letters of one stretch that are looked at; a page has two or three thousand in all."""
_SHORT_ROW: Final = 0.7
"""A row that ends before this part of the widest one ended on purpose."""
_END: Final = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")
_ABBREVIATED: Final = word_set("""no nmr dr drs dra ir h hj prof kec kab kel jl jln bpk bp sdr sdri yth tgl hlm st rp an ttd kep lt tn ny ust
    kh pdt s m a""")
_GLUED: Final = re.compile(r"\w-$")
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from letter `start` to before `end`, tags and addresses at its ends left out."""

    start: int
    end: int
    text: str


class Passage:
    """Pieces of rows as one text. A row that ends with a hyphen goes on without a blank."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        self._breaks: list[int] = []
        texts: list[str] = []
        length = 0
        ends = [piece.row.right for piece in pieces]
        widest = max(ends, default=0) - min((piece.row.left for piece in pieces), default=0)
        for number, piece in enumerate(pieces):
            text = piece.text
            if length + len(text) > LONGEST:
                break
            if texts:
                above = pieces[number - 1].row
                if above.right - above.left < _SHORT_ROW * widest and not text[:1].islower():
                    self._breaks.append(length)
                if not _GLUED.search(texts[-1]):
                    texts[-1] += " "
                    length += 1
            self._pieces.append(piece)
            self._starts.append(length)
            texts.append(text)
            length += len(text)
        self.text = "".join(texts)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The words that letters `start` to before `end` stand on, a piece for each row."""
        found = []
        for place in range(max(0, bisect_right(self._starts, start) - 1), len(self._pieces)):
            first = self._starts[place]
            if first >= end:
                break
            piece = self._pieces[place]
            at = first
            words = []
            for word in piece.words:
                after = at + len(piece.row.words[word])
                if at < end and after > start:
                    words.append(word)
                at = after + 1
            if words:
                found.append(Piece(piece.row, range(words[0], words[-1] + 1)))
        return found

    def row_of(self, at: int) -> int:
        """The number of the piece that the letter stands on."""
        return bisect_right(self._starts, at) - 1

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order. Full stops of abbreviations, titles and numbers end none."""
        cuts = sorted({*self._ends(), *self._breaks, len(self.text)})
        found, start = [], 0
        for cut in cuts:
            if cut > start:
                sentence = self._trimmed(start, cut)
                if sentence is not None:
                    found.append(sentence)
                start = cut
        return found

    def _ends(self) -> list[int]:
        found = []
        for match in _END.finditer(self.text):
            behind = self.text[match.end() : match.end() + 2].strip()[:1]
            if match[0] == "." and (self._abbreviated(match.start()) or behind.islower()):
                continue
            found.append(match.end())
        return found

    def _abbreviated(self, at: int) -> bool:
        word = re.split(r"[\s(\"“]", self.text[max(0, at - 12) : at])[-1]
        return "." in word or word.casefold() in _ABBREVIATED or (len(word) == 1 and word.isupper())

    def _trimmed(self, start: int, end: int) -> Sentence | None:
        words = [
            (start + match.start(), start + match.end()) for match in _WORD.finditer(self.text[start:end])
        ]
        while words and self._is_tag(*words[0]):
            del words[0]
        while words and self._is_tag(*words[-1]):
            del words[-1]
        if not words:
            return None
        first, last = words[0][0], words[-1][1]
        return Sentence(first, last, self.text[first:last])

    def _is_tag(self, start: int, end: int) -> bool:
        word = self.text[start:end]
        if word[0] in "#@" and len(word) > 1:
            return True
        seen = addresses(word[:400]) if "." in word else []
        return bool(seen) and seen[0].start == 0
