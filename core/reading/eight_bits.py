"""The recogniser's pointwise convolutions in 8-bit numbers, in the bytes of its ONNX file.

They are nine tenths of its work, and processors do 8-bit numbers about twice as fast. A number is kept as a
whole multiple of a step: weights with a step for every channel that comes out, in 7 bits, because older
processors add two products in 16 bits; what goes in and comes out with one step for the layer, from the range
that was seen when the public corpus was read (`python -m benchmarks.ranges`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.reading.onnx_file import (
    INITIALIZER,
    NAME,
    NODE,
    Node,
    array_of,
    graph_of,
    node_of,
    tensor_field,
    with_graph,
)
from core.reading.protobuf import Field, text

HIGHEST_WEIGHT: Final = 64
LEVELS: Final = 255

# What goes into a layer and what comes out: least and greatest of each.
Range = tuple[float, float, float, float]


def in_eight_bits(model: bytes, ranges: Mapping[str, Range]) -> bytes:
    """`model` with the convolutions whose weights `ranges` names in 8-bit numbers.

    Raises `ValueError` when a name is none of a convolution's with a bias after it.
    """
    graph = graph_of(model)
    nodes = [node_of(field) for field in graph if field.number == NODE]
    constants = {text(field.value, NAME): field for field in graph if field.number == INITIALIZER}
    layers = {node.inputs[1]: node for node in nodes if node.kind == "Conv"}
    biases = {node.inputs[0]: node for node in nodes if node.kind == "Add" and node.inputs[1] in constants}
    replaced: dict[str, bytes] = {}  # by what comes out of a node
    for name, seen in ranges.items():
        layer = layers.get(name)
        bias = layer and biases.get(layer.outputs[0])
        if layer is None or bias is None:
            raise ValueError(f"no layer {name}")
        replaced[layer.outputs[0]] = b""
        replaced[bias.outputs[0]] = _layer(layer, bias, seen, constants)
    parts: list[bytes | memoryview] = []
    for field in graph:
        if field.number == NODE and (made := replaced.get(node_of(field).outputs[0])) is not None:
            parts.append(made)
        elif field.number != INITIALIZER or text(field.value, NAME) not in ranges:
            parts.append(field.whole)
    return with_graph(model, b"".join(parts))


def _layer(layer: Node, bias: Node, seen: Range, constants: Mapping[str, Field]) -> bytes:
    """The nodes and constants that do in 8 bits what `layer` and `bias` do."""
    name = layer.inputs[1]
    weights = array_of(constants[name].value)
    added = array_of(constants[bias.inputs[1]].value).reshape(-1)
    rows = np.abs(weights).reshape(len(weights), -1).max(axis=1)
    steps = np.maximum(rows / HIGHEST_WEIGHT, np.finfo(np.float32).tiny).astype(np.float32)
    whole = np.rint(weights / steps.reshape(-1, *[1] * (weights.ndim - 1))).astype(np.int8)
    (step_in, zero_in), (step_out, zero_out) = _scale(*seen[:2]), _scale(*seen[2:])
    values: dict[str, npt.NDArray[Any]] = {
        "step_in": step_in,
        "zero_in": zero_in,
        "weights": whole,
        "steps": steps,
        "zeros": np.zeros(len(weights), np.int8),
        "step_out": step_out,
        "zero_out": zero_out,
        "bias": np.rint(added / (steps * step_in)).astype(np.int32),
    }
    names = {key: f"{name}.{key}" for key in values}
    small, result = f"{name}.in", f"{name}.out"
    into = (names["step_in"], names["zero_in"])
    out = (names["step_out"], names["zero_out"])
    taken = (names["weights"], names["steps"], names["zeros"])
    nodes: Sequence[Node] = (
        Node("QuantizeLinear", (layer.inputs[0], *into), (small,)),
        Node("QLinearConv", (small, *into, *taken, *out, names["bias"]), (result,), layer.attributes),
        Node("DequantizeLinear", (result, *out), bias.outputs),
    )
    tensors = [tensor_field(names[key], value) for key, value in values.items()]
    return b"".join([*tensors, *(node.field() for node in nodes)])


def _scale(low: float, high: float) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """The step between two neighbours of the 256 numbers from `low` to `high`, and which of them is 0."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = (high - low) / LEVELS
    return np.array(step, np.float32), np.array(round(-low / step), np.uint8)
