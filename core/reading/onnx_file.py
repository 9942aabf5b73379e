"""Cutting the recogniser's last layer to the characters that are wanted, in the bytes of its ONNX file.

The head of PP-OCRv6 has 18,710 classes; Indonesian needs a fiftieth of them, and computing the others costs
about a fifth of the time. The file is Protocol Buffers; a reader of its wire format is all this needs, so the
`onnx` package stays away. Field numbers are those of `onnx.proto3`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.reading.protobuf import Field, fields, make_message, make_number, number, text, texts

GRAPH, METADATA = 7, 14  # ModelProto
NODE, INITIALIZER, OUTPUT, VALUE_INFO = 1, 5, 12, 13  # GraphProto
NODE_INPUT, NODE_OUTPUT, NODE_NAME, NODE_TYPE, NODE_ATTRIBUTE = 1, 2, 3, 4, 5  # NodeProto
DIMENSION, DATA_TYPE, NAME, RAW_DATA = 1, 2, 8, 9  # TensorProto
FLOAT: Final = 1  # TensorProto.DataType
TYPES: Final = {"<f4": FLOAT, "|u1": 2, "|i1": 3, "<i4": 6}


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a network: what it does, and the names of what goes in and comes out."""

    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: tuple[bytes, ...] = ()  # fields of the file

    def field(self) -> bytes:
        """The node as a field of a graph."""
        parts = [make_message(NODE_INPUT, name.encode()) for name in self.inputs]
        parts += [make_message(NODE_OUTPUT, name.encode()) for name in self.outputs]
        parts.append(make_message(NODE_TYPE, self.kind.encode()))
        return make_message(NODE, b"".join([*parts, *self.attributes]))


def node_of(field: Field) -> Node:
    """The node in a field of a graph."""
    return Node(
        kind=text(field.value, NODE_TYPE),
        inputs=tuple(texts(field.value, NODE_INPUT)),
        outputs=tuple(texts(field.value, NODE_OUTPUT)),
        attributes=tuple(bytes(part.whole) for part in fields(field.value) if part.number == NODE_ATTRIBUTE),
    )


def array_of(tensor: memoryview) -> npt.NDArray[np.float32]:
    """The 32-bit numbers of a tensor. Raises `ValueError` when it holds anything else."""
    parts = list(fields(tensor))
    shape = [number(part) for part in parts if part.number == DIMENSION]
    kinds = [number(part) for part in parts if part.number == DATA_TYPE]
    raw = [part.value for part in parts if part.number == RAW_DATA]
    if kinds != [FLOAT] or len(raw) != 1 or not shape:
        raise ValueError("the weights are not plain 32-bit numbers")
    return np.frombuffer(raw[0], dtype="<f4").reshape(shape)


def tensor_field(name: str, values: npt.NDArray[Any]) -> bytes:
    """`values` (float32, uint8, int8 or int32) as a constant of a graph."""
    parts = [make_number(DIMENSION, length) for length in values.shape]
    parts.append(make_number(DATA_TYPE, TYPES[values.dtype.str]))
    parts.append(make_message(NAME, name.encode()))
    parts.append(make_message(RAW_DATA, values.tobytes()))
    return make_message(INITIALIZER, b"".join(parts))


def with_graph(model: bytes, graph: bytes) -> bytes:
    """`model` with another graph."""
    parts = [
        make_message(GRAPH, graph) if field.number == GRAPH else field.whole
        for field in fields(memoryview(model))
    ]
    return b"".join(parts)


def graph_of(model: bytes) -> list[Field]:
    """The fields of the graph of `model`. Raises `ValueError` when it has none."""
    for field in fields(memoryview(model)):
        if field.number == GRAPH:
            return list(fields(field.value))
    raise ValueError("not a model file")


def cut_head(model: bytes, classes: Sequence[int]) -> bytes:
    """`model` with the classes of its last layer reduced to `classes`, in that order.

    The model has to end with `MatMul`, `Add` of a bias and `Softmax`, as exported by Paddle. Raises
    `ValueError` when it does not.
    """
    graph = graph_of(model)
    output = next((text(item.value, 1) for item in graph if item.number == OUTPUT), "")
    head = _head(graph, output)
    keep = np.asarray(classes)
    parts: list[bytes | memoryview] = []
    for field in graph:
        if field.number == VALUE_INFO:
            continue  # shapes worked out for the whole head
        if field.number == OUTPUT:
            parts.append(make_message(OUTPUT, make_message(1, output.encode())))
        elif field.number == INITIALIZER and (name := text(field.value, NAME)) in head:
            parts.append(tensor_field(name, np.ascontiguousarray(array_of(field.value)[..., keep])))
        else:
            parts.append(field.whole)
    return with_graph(model, b"".join(parts))


def metadata(model: bytes) -> dict[str, str]:
    """What the file says about itself, read without loading the network."""
    entries = [field.value for field in fields(memoryview(model)) if field.number == METADATA]
    return {text(entry, 1): text(entry, 2) for entry in entries}


def _head(graph: Sequence[Field], output: str) -> tuple[str, str]:
    """The names of the weights and the bias that lead to `output`."""
    nodes = [node_of(field) for field in graph if field.number == NODE]
    makers = {name: node for node in nodes for name in node.outputs}
    constants = {text(field.value, NAME) for field in graph if field.number == INITIALIZER}
    nothing = Node("", (), ())
    found = []
    for wanted in ("Softmax", "Add", "MatMul"):
        node = makers.get(output, nothing)
        while node.kind == "Identity" and node.inputs:
            node = makers.get(node.inputs[0], nothing)
        if node.kind != wanted:
            raise ValueError(f"the model does not end as expected: {node.kind} where {wanted} should be")
        found += [name for name in node.inputs if name in constants]
        output = next((name for name in node.inputs if name not in constants), "")
    if len(found) != 2:
        raise ValueError("the model has no weights and bias at its end")
    return found[1], found[0]
