"""What to print for characters a font cannot draw: never an empty box (`documents.md` §24, 22).

Letters another font has are drawn with that one; styled letters become plain ones; an emoji becomes
`[emoji jempol]`, a run of a foreign script `[tulisan Arab]`. The record keeps the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from core.writing import fonts
from core.writing.literal import NO_BREAK

EMOJI: Final = {
    "👍": "jempol",
    "👎": "jempol ke bawah",
    "👌": "tanda oke",
    "✌": "dua jari",
    "☝": "telunjuk ke atas",
    "👆": "telunjuk ke atas",
    "👇": "telunjuk ke bawah",
    "👈": "telunjuk ke kiri",
    "👉": "telunjuk ke kanan",
    "🤟": "tiga jari",
    "🤘": "salam metal",
    "🖐": "lima jari",
    "✋": "telapak tangan",
    "✊": "kepalan tangan",
    "👊": "kepalan tangan",
    "💪": "lengan kuat",
    "👏": "tepuk tangan",
    "🙏": "menangkupkan tangan",
    "🤝": "jabat tangan",
    "❤": "hati",
    "🧡": "hati jingga",
    "💛": "hati kuning",
    "💚": "hati hijau",
    "💙": "hati biru",
    "😂": "tertawa",
    "🤣": "tertawa",
    "😀": "tersenyum",
    "😊": "tersenyum",
    "😍": "terpikat",
    "😭": "menangis",
    "😡": "marah",
    "🔥": "api",
    "🎉": "perayaan",
    "✅": "centang",
    "❌": "silang",
    "⭐": "bintang",
}
SCRIPTS: Final = {
    "ARABIC": "Arab",
    "HEBREW": "Ibrani",
    "CJK": "Han",
    "HIRAGANA": "Jepang",
    "KATAKANA": "Jepang",
    "HANGUL": "Korea",
    "THAI": "Thai",
    "DEVANAGARI": "Dewanagari",
    "TAMIL": "Tamil",
    "BENGALI": "Bengali",
    "JAVANESE": "Jawa",
    "BALINESE": "Bali",
    "SUNDANESE": "Sunda",
    "BUGINESE": "Lontara",
    "CYRILLIC": "Kiril",
    "GREEK": "Yunani",
}
RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
"""Directions the PDF writer would set backwards; such text is described instead."""


def pieces(text: str, face: str, fallback: str) -> Iterator[tuple[str, str]]:
    """`text` cut into stretches with the face that can draw each; descriptions included."""
    if _simple(text, face):
        yield face, text
        return
    drawn = [_drawn(character, face, fallback) for character in text]
    for name, group in groupby(_described(drawn, face), key=lambda pair: pair[0]):
        yield name, "".join(words for _, words in group)


def _simple(text: str, face: str) -> bool:
    return fonts.drawable(text, face) and not any(
        unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in set(text)
    )


def _drawn(character: str, face: str, fallback: str) -> tuple[str, str]:
    """The face that draws a character and what it draws; without a face, what describes it."""
    if character.isspace() or not character.isprintable():
        return face, character
    if unicodedata.bidirectional(character) not in RIGHT_TO_LEFT:
        for candidate in (character, unicodedata.normalize("NFKC", character)):
            for name in (face, fallback):
                if fonts.drawable(candidate, name):
                    return name, candidate
        base = unicodedata.normalize("NFKD", character)[0]
        if unicodedata.combining(character):
            return face, ""
        if base.isascii() and base.isprintable():
            return face, base
    return "", _description(character)


def _description(character: str) -> str:
    if character in EMOJI:
        return f"emoji {EMOJI[character]}"
    words = unicodedata.name(character, "").split(" ")
    if words[0] in SCRIPTS:
        return f"tulisan {SCRIPTS[words[0]]}"
    if unicodedata.category(character) in ("So", "Sk", "Cn"):
        return "emoji"
    return f"karakter U+{ord(character):04X}"


def _described(drawn: list[tuple[str, str]], face: str) -> Iterator[tuple[str, str]]:
    """Runs of described characters, spaces between words of one script included, said once."""
    at = 0
    while at < len(drawn):
        name, words = drawn[at]
        if name:
            yield name, words
            at += 1
            continue
        emoji = words.startswith("emoji")
        count, end = 1, at + 1
        for probe in range(end, len(drawn)):
            if drawn[probe] == drawn[at]:
                count, end = count + 1, probe + 1
            elif emoji or not drawn[probe][1].isspace():
                break
        many = f" ×{count}" if emoji and count > 1 else ""
        yield face, f"[{words}{many}]".replace(" ", NO_BREAK)
        at = end
