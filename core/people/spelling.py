"""One spelling for words that are written in many ways: accents, apostrophes, misread letters, old spelling.

A *word* is small letters without signs. Its *key* is what all spellings of the same name share, so that
`Moh.`, `Muh.`, `Mochammad` and `Muhammad`, or `Soeharto` and `Suharto`, meet.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters as readers of pictures mistake them, inside a word that has letters.
_MISREAD: Final = str.maketrans(
    {"0": "o", "1": "l", "|": "l", "!": "l", "5": "s", "$": "s", "8": "b", "6": "g"}
)
_SIGNS_IN_WORDS: Final = re.compile(r"['’‘`´ʼʻ]")
# The Arabic article belongs to the word behind it: Al-Amin, Al Amin, Alamin.
_ARTICLE: Final = re.compile(r"\b(al|el|ar|as|asy|ad|an|at|az)[-\s]+(?=[^\W\d_]{3})")
_ARTICLE_SPACED: Final = re.compile(r"\b(al|el)\s+(?=[^\W\d_]{3})")
_WORD: Final = re.compile(r"[^\W_]+")
_OLD_SPELLING: Final = (
    ("oe", "u"), ("oo", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("nj", "ny"),
    ("ch", "h"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("sh", "s"), ("ck", "k"),
    ("v", "f"), ("q", "k"), ("x", "ks"), ("ie", "i"), ("y", "i"), ("z", "s"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_LAST_H: Final = re.compile(r"(?<=[aeiou])h$")
# The key of a name, and what else is written for it.
_SPELLINGS: Final = {
    "muhamad": "muh moh muhd mohd mhd md mhmd mohamad muhamed mohamed muhamat mohamat muhammd",
    "ahmad": "ahmat ahmed ahd",
    "abdul": "abd abdu abdur abdl",
    "siti": "st sti",
    "gusti": "gst",
    "nioman": "nym",
    "waian": "wyn win",
    "ngurah": "ngr",
}
_SAME_NAME: Final = {
    spelling: name for name, others in _SPELLINGS.items() for spelling in (name, *others.split())
}


def spellings(name: str) -> tuple[str, ...]:
    """What is written for the name with this key beside what sounds alike; empty for most names."""
    return tuple(_SPELLINGS[name].split()) if name in _SPELLINGS else ()


def words(text: str) -> tuple[str, ...]:
    """The words of a text: without accents, apostrophes and signs, in small letters.

    Digits inside a word with letters are taken for the letters they are misread for; numbers stay.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = _SIGNS_IN_WORDS.sub("", plain)
    plain = _ARTICLE_SPACED.sub(r"\1", _hyphened(plain))
    return tuple(_letters(word) for word in re.split(r"[^\w|!$]+|_+", plain) if _WORD.search(word))


def _hyphened(text: str) -> str:
    return _ARTICLE.sub(lambda found: found[1] if "-" in found[0] else found[0], text)


def _letters(word: str) -> str:
    if any(sign.isalpha() for sign in word):
        word = word.strip("!|$").translate(_MISREAD) or word
    return "".join(_WORD.findall(word))


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What all spellings of the same name share; a word of one letter is its own key."""
    if len(word) < 2 or not word.isalpha():
        return word
    if word in _SAME_NAME:
        return _SAME_NAME[word]
    folded = word
    for old, new in _OLD_SPELLING:
        folded = folded.replace(old, new)
    folded = _LAST_H.sub("", _DOUBLED.sub(r"\1", folded))
    return _SAME_NAME.get(folded, folded)
