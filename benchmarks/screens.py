"""Texts as they stand on screens: 30 to 80 words, fictional people, clock times, handles; and one error of a reader.

Words follow Zipf's law: first the small words of the language and of apps, then 2,048 Indonesian words, then a tail of
made-up ones, of which every second text has one that is nowhere else. The same seed gives the same texts.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections import Counter
from itertools import accumulate
from typing import Final

from benchmarks.register import officials
from core.places import resource_path

_SMALL_WORDS: Final = """yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena ada kami kita mereka sudah
atau saat oleh bisa menjadi bagi lebih dia seperti telah anda orang hanya satu dua pilkada nomor dukung paslon suka komentar
bagikan balas jam menit hari kemarin publik teman lainnya calon wali kota wakil bupati kabupaten provinsi dinas camat lurah
siap menang selamat pagi malam terima kasih bapak ibu torang pe samua basudara jangan lupa coblos desember amanah bersama"""
_ONSETS: Final = "b c d g h j k l m n p r s t w y ng ny".split()  # noqa: SIM905 - one look shows them all
_ENDS: Final = ("", "", "", "n", "r", "ng", "s", "t", "k", "h")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_TYPES: Final = 60_000
# What a reader takes for what: alike in shape, as `docs/decisions/0004-two-readers.md` found them.
_ALIKE: Final = {
    "l": "1I", "i": "l1", "I": "l1", "o": "0", "O": "0", "m": ("rn",), "w": ("vv",), "d": ("cl",), "e": "c", "c": "e", "a": "o",
    "n": "r", "u": "v", "h": "b", "t": "f", "g": "q9", "s": "5", "S": "5", "B": "8", "b": "6", "Z": "2",
}  # fmt: skip


class Screens:
    """A stream of texts."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.names = [official.name for official in officials()]
        self.used: Counter[str] = Counter()
        """How many texts each name was put into."""
        self._words = self._vocabulary()
        self._word_sums = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        self._name_sums = list(accumulate((rank + 50) ** -0.8 for rank in range(len(self.names))))

    def text(self, *names: str) -> str:
        """A text of several lines, in which these names stand beside others by chance."""
        chance = self.chance
        parts = [self.word() for _ in range(chance.randint(25, 70))]
        parts = [part.capitalize() if chance.random() < 0.2 else part for part in parts]
        parts += [f"{chance.randrange(24):02d}.{chance.randrange(60):02d}"]
        parts += [f"{chance.randint(1, 31)} {chance.choice(_MONTHS)} 2020"]
        if chance.random() < 0.3:
            parts.append(f"@{chance.choice(self.names).lower().replace(' ', '_')}{chance.randrange(99)}")
        if chance.random() < 0.1:
            parts.append(str(chance.randint(10**9, 10**12)))
        if chance.random() < 0.5:
            parts.append("".join(self._made_up() for _ in range(2)))
        others = [self._one(self.names, self._name_sums) for _ in range(chance.choice((0, 1, 1, 2)))]
        self.used.update(others)
        parts += others
        chance.shuffle(parts)
        for name in names:
            parts.insert(chance.randrange(len(parts)), name)
        lines = []
        while parts:
            size = chance.randint(3, 8)
            lines.append(" ".join(parts[:size]))
            del parts[:size]
        return "\n".join(lines)

    def word(self) -> str:
        """A word, the frequent ones more often."""
        return self._one(self._words, self._word_sums)

    def misread(self, name: str) -> str:
        """`name` with one error at random: a letter taken for another, lost or added, or a blank lost or added."""
        chance = self.chance
        while True:
            at = chance.randrange(len(name))
            kind = chance.choice(("alike", "alike", "alike", "lost", "added", "blank"))
            if kind == "blank":
                blanks = [place for place, sign in enumerate(name) if sign == " "]
                if chance.random() < 0.5 and blanks:
                    place = chance.choice(blanks)
                    return name[:place] + name[place + 1 :]
                if 1 < at < len(name) - 2 and name[at - 1 : at + 1].isalpha():
                    return f"{name[:at]} {name[at:]}"
            elif kind == "alike" and name[at] in _ALIKE:
                return name[:at] + chance.choice(_ALIKE[name[at]]) + name[at + 1 :]
            elif kind == "lost" and name[at].isalpha():
                return name[:at] + name[at + 1 :]
            elif kind == "added":
                return name[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + name[at:]

    def _one(self, items: list[str], sums: list[float]) -> str:
        return items[bisect(sums, self.chance.random() * sums[-1])]

    def _vocabulary(self) -> list[str]:
        plain = resource_path("words", "id.txt").read_text(encoding="utf-8").split()
        self.chance.shuffle(plain)
        words = dict.fromkeys([*_SMALL_WORDS.split(), *plain])
        while len(words) < _TYPES:
            words[self._made_up()] = None
        return list(words)

    def _made_up(self) -> str:
        chance = self.chance
        stem = "".join(
            chance.choice(_ONSETS) + chance.choice("aiueo") + chance.choice(_ENDS)
            for _ in range(chance.choice((2, 2, 3, 3, 4)))
        )
        front = chance.choice(("me", "di", "ber", "ter", "pe", "ke", "se")) if chance.random() < 0.3 else ""
        return (
            front + stem + (chance.choice(("nya", "kan", "an", "i", "lah")) if chance.random() < 0.25 else "")
        )
