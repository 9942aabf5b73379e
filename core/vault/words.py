"""Secrets as Indonesian words: the recovery sheet and generated phrases.

The list `resources/words/id.txt` has 2,048 words of 4-8 letters. The first four letters name a word, and
no single slip (one letter changed, added, lost, or two neighbours swapped) turns one word into another.
The order of the list is part of the format: changing it makes printed recovery sheets worthless.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from enum import Enum
from typing import Final

from core.places import resource_path

SECRET_BYTES: Final = 32
RECOVERY_WORDS: Final = 24
PHRASE_WORDS: Final = 6

_LIST_SIZE: Final = 2048
_BITS_PER_WORD: Final = 11
_CHECKSUM_BITS: Final = 8
_NAMING_LETTERS: Final = 4


class WordFault(Enum):
    """Why entered words are not a recovery sheet."""

    UNKNOWN = "unknown"
    COUNT = "count"
    CHECKSUM = "checksum"


class WordError(ValueError):
    """The entered words are not a recovery sheet.

    For `WordFault.UNKNOWN`, `position` is 1-24 (more if too many words were entered), `word` what was
    entered there, in lower case, and `suggestions` up to three words of the list, closest first. For the
    other faults all three are empty: no single word can be blamed. The message never holds a word, since
    words are parts of a secret and messages may be logged.
    """

    def __init__(
        self,
        fault: WordFault,
        *,
        position: int | None = None,
        word: str | None = None,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        place = "" if position is None else f" at word {position}"
        super().__init__(f"not a recovery sheet: {fault.value}{place}")
        self.fault = fault
        self.position = position
        self.word = word
        self.suggestions = suggestions


def _load() -> tuple[str, ...]:
    words = tuple(resource_path("words", "id.txt").read_text(encoding="ascii").split())
    if len(words) != _LIST_SIZE:
        # A shortened list would quietly make weaker phrases.
        raise RuntimeError(f"the word list has {len(words)} words instead of {_LIST_SIZE}")
    return words


WORDS: Final[tuple[str, ...]] = _load()
_NUMBER_BY_START: Final = {word[:_NAMING_LETTERS]: number for number, word in enumerate(WORDS)}


def encode(secret: bytes) -> tuple[str, ...]:
    """The 24 words that stand for `secret`, 32 bytes.

    The arithmetic is that of BIP-39: the 256 bits, then the first 8 bits of their SHA-256, read as 24
    numbers of 11 bits, highest first.

    Raises:
        ValueError: `secret` is not 32 bytes long.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a recovery secret is {SECRET_BYTES} bytes, not {len(secret)}")
    bits = int.from_bytes(secret, "big") << _CHECKSUM_BITS | _checksum(secret)
    shifts = range((RECOVERY_WORDS - 1) * _BITS_PER_WORD, -1, -_BITS_PER_WORD)
    return tuple(WORDS[bits >> shift & (_LIST_SIZE - 1)] for shift in shifts)


def decode(words: Sequence[str]) -> bytes:
    """The 32 bytes that the 24 `words` stand for.

    Each word may be given in any case, with spaces around it, and cut short after its fourth letter or
    later. Blank entries are skipped and not counted.

    Raises:
        WordError: a word is not in the list, there are not 24, or the checksum does not fit. Another word
            of the list in the place of one is noticed in 255 of 256 cases.
    """
    entries = [entry for entry in (word.strip().lower() for word in words) if entry]
    numbers = [_number(entry, position) for position, entry in enumerate(entries, start=1)]
    if len(numbers) != RECOVERY_WORDS:
        raise WordError(WordFault.COUNT)
    bits = 0
    for number in numbers:
        bits = bits << _BITS_PER_WORD | number
    secret = (bits >> _CHECKSUM_BITS).to_bytes(SECRET_BYTES, "big")
    if bits & ((1 << _CHECKSUM_BITS) - 1) != _checksum(secret):
        raise WordError(WordFault.CHECKSUM)
    return secret


def generate_phrase(words: int = PHRASE_WORDS) -> str:
    """A new random phrase of that many words joined by `-`, 11 bits each; six make 66 bits.

    Raises:
        ValueError: fewer than six words, which would be too weak for a file that leaves the house.
    """
    if words < PHRASE_WORDS:
        raise ValueError(f"a phrase has at least {PHRASE_WORDS} words, not {words}")
    return "-".join(secrets.choice(WORDS) for _ in range(words))


def normalise_phrase(text: str) -> str:
    """`text` as keys are made from it: Unicode NFC, without white space at both ends.

    Case and inner spaces stay, because a person's own passphrase may rely on them.
    """
    return unicodedata.normalize("NFC", text).strip()


def _checksum(secret: bytes) -> int:
    return hashlib.sha256(secret).digest()[0]


def _number(entry: str, position: int) -> int:
    number = _NUMBER_BY_START.get(entry[:_NAMING_LETTERS])
    if number is None or not WORDS[number].startswith(entry):
        raise WordError(WordFault.UNKNOWN, position=position, word=entry, suggestions=_closest(entry))
    return number


def _closest(entry: str) -> tuple[str, ...]:
    # Words are compared as far as the entry goes, so that "batv" finds "baterai" as well as "batu".
    reach = max(_NAMING_LETTERS, len(entry))
    by_start = {word[:reach]: word for word in WORDS}
    return tuple(by_start[start] for start in get_close_matches(entry, by_start))
