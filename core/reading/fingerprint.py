"""A fingerprint of what a page looks like: the same after another compression, another size, a slight blur.

The difference hash: the page in grey at 17 by 16 pixels, one bit for every pair of neighbours in a row, set when the
right one is lighter. 256 bits, because pages of a messenger look much alike at 64.
"""

from __future__ import annotations

from typing import Final

from PIL import Image

from core.reading.values import PRINT_DIGITS

_SIDE: Final = 16


def fingerprint(image: Image.Image) -> str:
    """The fingerprint of `image`: 64 lower-case hex digits, row by row from the top."""
    small = image.convert("L").resize((_SIDE + 1, _SIDE), Image.Resampling.BOX)
    greys = small.tobytes()
    bits = 0
    for row in range(_SIDE):
        for left in range(row * (_SIDE + 1), row * (_SIDE + 1) + _SIDE):
            bits = bits << 1 | (greys[left + 1] > greys[left])
    return f"{bits:0{PRINT_DIGITS}x}"


def distance(one: str, other: str) -> int:
    """In how many of 256 bits two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
