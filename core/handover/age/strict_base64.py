"""Base64 with one accepted spelling for every value."""

from __future__ import annotations

import base64
import binascii


def encode(data: bytes) -> str:
    """`data` in standard base64 without padding, as age headers write it."""
    return base64.b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: bytes) -> bytes:
    """The value whose unpadded canonical base64 is `text`; raises `ValueError` for any other spelling."""
    if text.endswith(b"="):
        raise ValueError("padding where none is allowed")
    return decode_padded(text + b"=" * (-len(text) % 4))


def decode_padded(text: bytes) -> bytes:
    """The value whose padded canonical base64 is `text`; raises `ValueError` for any other spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    # The decoder forgives stray bits behind the last byte; two texts for one value must not exist.
    if base64.b64encode(data) != text:
        raise ValueError("base64 is not canonical")
    return data
