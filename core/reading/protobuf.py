"""The wire format of Protocol Buffers, as far as ONNX files need it: taking messages apart and making them.

The file of a model is trusted no further than its bytes: what is no message raises `ValueError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5
_SIZES: Final = {_FIXED64: 8, _FIXED32: 4}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a message: its number, its value (empty for a plain number) and all its bytes."""

    number: int
    value: memoryview
    whole: memoryview


def fields(message: memoryview) -> Iterator[Field]:
    """The fields of `message` in their order."""
    position = 0
    while position < len(message):
        start = position
        key, position = _read_varint(message, position)
        kind = key & 7
        value = message[:0]
        if kind == _VARINT:
            _, position = _read_varint(message, position)
        elif kind == _LENGTH:
            length, position = _read_varint(message, position)
            value = message[position : position + length]
            position += length
        elif kind in _SIZES:
            position += _SIZES[kind]
        else:
            raise ValueError("not a model file")
        yield Field(key >> 3, value, message[start:position])


def text(message: memoryview, number: int) -> str:
    """The first field `number` of `message` as text, empty where there is none."""
    return next((bytes(field.value).decode() for field in fields(message) if field.number == number), "")


def texts(message: memoryview, number: int) -> list[str]:
    """Every field `number` of `message` as text."""
    return [bytes(field.value).decode() for field in fields(message) if field.number == number]


def number(field: Field) -> int:
    """The value of a field that is a plain number."""
    _, position = _read_varint(field.whole, 0)
    return _read_varint(field.whole, position)[0]


def make_number(number: int, value: int) -> bytes:
    """A field that is a plain number, not negative."""
    return _varint(number << 3 | _VARINT) + _varint(value)


def make_message(number: int, value: bytes) -> bytes:
    """A field that holds text, bytes or a message."""
    return _varint(number << 3 | _LENGTH) + _varint(len(value)) + value


def _read_varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if position >= len(message):
            raise ValueError("not a model file")
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
