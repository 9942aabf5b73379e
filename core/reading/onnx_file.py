"""Cutting the recogniser's last layer to the characters that are wanted, in the bytes of its ONNX file.

The head of PP-OCRv6 has 18,710 classes; Indonesian needs a fiftieth of them, and computing the others costs
about a fifth of the time. The file is Protocol Buffers (`onnx.proto3`); a reader of its wire format is all
this needs, so the `onnx` package stays away. Field numbers are those of `onnx.proto3`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

GRAPH, METADATA = 7, 14  # ModelProto
NODE, INITIALIZER, OUTPUT, VALUE_INFO = 1, 5, 12, 13  # GraphProto
NODE_INPUT, NODE_OUTPUT, NODE_TYPE = 1, 2, 4  # NodeProto
DIMENSION, DATA_TYPE, NAME, RAW_DATA = 1, 2, 8, 9  # TensorProto
FLOAT: Final = 1

_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a message: its number, its value (empty for a plain number) and all its bytes."""

    number: int
    value: memoryview
    whole: memoryview


def cut_head(model: bytes, classes: Sequence[int]) -> bytes:
    """`model` with the classes of its last layer reduced to `classes`, in that order.

    The model has to end with `MatMul`, `Add` of a bias and `Softmax`, as exported by Paddle. Raises
    `ValueError` when it does not.
    """
    parts = []
    for field in _fields(memoryview(model)):
        parts.append(
            _message(GRAPH, _cut_graph(field.value, classes)) if field.number == GRAPH else field.whole
        )
    return b"".join(parts)


def metadata(model: bytes) -> dict[str, str]:
    """What the file says about itself, read without loading the network."""
    entries = [field.value for field in _fields(memoryview(model)) if field.number == METADATA]
    return {_text(entry, 1): _text(entry, 2) for entry in entries}


def _cut_graph(graph: memoryview, classes: Sequence[int]) -> bytes:
    fields = list(_fields(graph))
    output = next((_text(item.value, 1) for item in fields if item.number == OUTPUT), "")
    weights, bias = _head(fields, output)
    keep = np.asarray(classes)
    parts: list[bytes | memoryview] = []
    for field in fields:
        if field.number == VALUE_INFO:
            continue  # shapes worked out for the whole head
        if field.number == OUTPUT:
            parts.append(_message(OUTPUT, _message(1, output.encode())))
        elif field.number == INITIALIZER and _text(field.value, NAME) in (weights, bias):
            parts.append(_message(INITIALIZER, _cut_tensor(field.value, keep)))
        else:
            parts.append(field.whole)
    return b"".join(parts)


def _head(fields: Sequence[_Field], output: str) -> tuple[str, str]:
    """The names of the weights and the bias that lead to `output`."""
    nodes = [_fields_of_node(field.value) for field in fields if field.number == NODE]
    makers = {name: (kind, inputs) for kind, inputs, outputs in nodes for name in outputs}
    constants = {_text(field.value, NAME) for field in fields if field.number == INITIALIZER}
    found = []
    for wanted in ("Softmax", "Add", "MatMul"):
        kind, inputs = makers.get(output, ("", []))
        while kind == "Identity" and inputs:
            kind, inputs = makers.get(inputs[0], ("", []))
        if kind != wanted:
            raise ValueError(f"the model does not end as expected: {kind} where {wanted} should be")
        found += [name for name in inputs if name in constants]
        output = next((name for name in inputs if name not in constants), "")
    if len(found) != 2:
        raise ValueError("the model has no weights and bias at its end")
    return found[1], found[0]


def _cut_tensor(tensor: memoryview, keep: np.ndarray[tuple[int], np.dtype[np.int64]]) -> bytes:
    fields = list(_fields(tensor))
    shape = [_number(field.whole) for field in fields if field.number == DIMENSION]
    kinds = [_number(field.whole) for field in fields if field.number == DATA_TYPE]
    raw = [field.value for field in fields if field.number == RAW_DATA]
    if kinds != [FLOAT] or len(raw) != 1 or not shape:
        raise ValueError("the weights are not plain 32-bit numbers")
    values = np.frombuffer(raw[0], dtype="<f4").reshape(shape)[..., keep]
    name = _text(tensor, NAME).encode()
    dimensions = b"".join(_tag(DIMENSION, _VARINT) + _varint(length) for length in values.shape)
    kind = _tag(DATA_TYPE, _VARINT) + _varint(FLOAT)
    return dimensions + kind + _message(NAME, name) + _message(RAW_DATA, values.tobytes())


def _fields_of_node(node: memoryview) -> tuple[str, list[str], list[str]]:
    kind, inputs, outputs = "", [], []
    for field in _fields(node):
        if field.number == NODE_TYPE:
            kind = bytes(field.value).decode()
        elif field.number == NODE_INPUT:
            inputs.append(bytes(field.value).decode())
        elif field.number == NODE_OUTPUT:
            outputs.append(bytes(field.value).decode())
    return kind, inputs, outputs


def _text(message: memoryview, number: int) -> str:
    return next((bytes(field.value).decode() for field in _fields(message) if field.number == number), "")


def _fields(message: memoryview) -> Iterator[_Field]:
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
        elif kind in (_FIXED32, _FIXED64):
            position += 4 if kind == _FIXED32 else 8
        else:
            raise ValueError("not a model file")
        yield _Field(key >> 3, value, message[start:position])


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


def _number(whole: memoryview) -> int:
    _, position = _read_varint(whole, 0)
    return _read_varint(whole, position)[0]


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _tag(number: int, kind: int) -> bytes:
    return _varint(number << 3 | kind)


def _message(number: int, value: bytes) -> bytes:
    return _tag(number, _LENGTH) + _varint(len(value)) + value
