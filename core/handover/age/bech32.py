"""Bech32 (BIP 173) for age keys: the original checksum, without the length limit of addresses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH: Final = 6
_TEXT_LIMIT: Final = 200


class Bech32Error(ValueError):
    """A text that is no well-formed key: mistyped, cut, or of another kind."""


def encode(prefix: str, data: bytes) -> str:
    """`data` as lower-case Bech32 behind the lower-case human-readable `prefix`."""
    values = _regroup(data, 8, 5)
    return f"{prefix}1" + "".join(_LETTERS[value] for value in values + _checksum(prefix, values))


def decode(prefix: str, text: str) -> bytes:
    """The bytes in `text`, which is all lower or all upper case and has this lower-case `prefix`.

    Raises:
        Bech32Error: any other form, a wrong checksum, or bits left over that are not zero.
    """
    if len(text) > _TEXT_LIMIT or not text.isascii():
        raise Bech32Error("not a key")
    if text not in (text.lower(), text.upper()):
        raise Bech32Error("upper and lower case are mixed")
    found, separator, letters = text.lower().rpartition("1")
    if not separator or found != prefix:
        raise Bech32Error("another kind of key")
    values = [_LETTERS.find(letter) for letter in letters]
    if -1 in values or len(values) < _CHECKSUM_LENGTH:
        raise Bech32Error("a letter that keys do not have, or too few of them")
    body, checksum = values[:-_CHECKSUM_LENGTH], values[-_CHECKSUM_LENGTH:]
    if checksum != _checksum(prefix, body):
        raise Bech32Error("the checksum is wrong")
    unused = len(body) * 5 % 8
    if unused >= 5 or (body and body[-1] & ((1 << unused) - 1)):
        raise Bech32Error("bits are left over")
    return bytes(_regroup(body, 5, 8)[: len(body) * 5 // 8])


def _regroup(values: Iterable[int], width: int, new_width: int) -> list[int]:
    """The same bits in groups of `new_width`, the last one filled up with zero bits."""
    groups: list[int] = []
    bits = held = 0
    for value in values:
        held = (held << width) | value
        bits += width
        while bits >= new_width:
            bits -= new_width
            groups.append(held >> bits)
            held &= (1 << bits) - 1
    if bits:
        groups.append(held << (new_width - bits))
    return groups


def _checksum(prefix: str, values: list[int]) -> list[int]:
    spread = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    sum_ = 1
    for value in spread + values + [0] * _CHECKSUM_LENGTH:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                sum_ ^= generator
    sum_ ^= 1
    return [sum_ >> 5 * (_CHECKSUM_LENGTH - 1 - place) & 31 for place in range(_CHECKSUM_LENGTH)]
