"""Measures what goes through the recogniser's layers and prints `core/reading/ranges.py`.

Needs the public corpus (see `benchmarks.reading`); about two minutes. Run it after the model changes:
`python -m benchmarks.ranges > core/reading/ranges.py.new`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np

from benchmarks.reading import pictures
from core.reading import models
from core.reading.closing_in import close_in
from core.reading.decoding import open_document
from core.reading.detector import Detector
from core.reading.lines import Floats
from core.reading.onnx_file import (
    INITIALIZER,
    NAME,
    NODE,
    OUTPUT,
    array_of,
    graph_of,
    node_of,
    with_graph,
)
from core.reading.protobuf import make_message, text
from core.reading.recogniser import in_model_size
from core.reading.runtime import onnxruntime
from core.reading.values import WORK_PIXELS

LEAST_WORK: Final = 0.005  # of all layers' work; smaller ones take no time
INPUTS: Final = frozenset({"x"})  # the picture itself is not rounded twice
LINES: Final = 12  # of a picture, evenly
HEAD: Final = '''"""What goes through the recogniser's layers; printed by `python -m benchmarks.ranges`, not written by hand."""

from __future__ import annotations

from typing import Final

from core.reading.eight_bits import Range

'''


def lines() -> Iterator[Floats]:
    """Lines of the public corpus as the network gets them."""
    detector = Detector(2)
    for data in pictures(1000):
        image = open_document(data).page(0, max_pixels=WORK_PIXELS).image
        picture = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2BGR)
        boxes = detector.lines(picture)
        for box in boxes[:: max(1, len(boxes) // LINES)]:
            yield in_model_size(close_in(picture, box)[1])


def layers(model: bytes) -> dict[str, tuple[str, str, int]]:
    """By the name of their weights: what goes into the layers, what comes out after the bias, how many weights."""
    graph = graph_of(model)
    nodes = [node_of(field) for field in graph if field.number == NODE]
    weights = {text(field.value, NAME): field for field in graph if field.number == INITIALIZER}
    biases = {node.inputs[0]: node for node in nodes if node.kind == "Add" and node.inputs[1] in weights}
    found = {}
    for node in nodes:
        if node.kind == "Conv" and node.outputs[0] in biases and node.inputs[0] not in INPUTS:
            values = array_of(weights[node.inputs[1]].value)
            if values.shape[1] > 1:  # else one channel each, which 8 bits do not speed up
                found[node.inputs[1]] = (node.inputs[0], biases[node.outputs[0]].outputs[0], values.size)
    return found


def cut_at_zero(model: bytes) -> set[str]:
    """What goes straight into a step that makes everything below zero zero."""
    nodes = [node_of(field) for field in graph_of(model) if field.number == NODE]
    renamed = {node.outputs[0]: node.inputs[0] for node in nodes if node.kind == "Identity"}
    into = {node.inputs[0] for node in nodes if node.kind == "Relu"}
    return into | {renamed[name] for name in into if name in renamed}


def main() -> None:
    """Writes the module to standard output."""
    model = models.load(models.RECOGNISER)
    found = layers(model.data)
    names = sorted({name for into, out, _ in found.values() for name in (into, out)})
    shown = [make_message(OUTPUT, make_message(1, name.encode())) for name in names]
    data = with_graph(model.data, b"".join([*(field.whole for field in graph_of(model.data)), *shown]))
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    seen = dict.fromkeys(names, (0.0, 0.0))
    places = dict.fromkeys(names, 0)
    for line in lines():
        for name, values in zip(names, session.run(names, {session.get_inputs()[0].name: line}), strict=True):
            low, high = seen[name]
            seen[name] = min(low, float(values.min())), max(high, float(values.max()))
            places[name] += values.size // values.shape[1]
    sys.stdout.write(f'{HEAD}MODEL: Final = "{model.sha256}"\nRANGES: Final[dict[str, Range]] = {{\n')
    work = {weights: size * places[out] for weights, (_, out, size) in found.items()}
    positive = cut_at_zero(model.data)
    for weights, (into, out, _) in found.items():
        if out in positive:
            seen[out] = 0.0, seen[out][1]
        if work[weights] >= LEAST_WORK * sum(work.values()):
            numbers = ", ".join(f"{value:.4g}" for value in (*seen[into], *seen[out]))
            sys.stdout.write(f'    "{weights}": ({numbers}),\n')
    sys.stdout.write("}\n")


if __name__ == "__main__":
    main()
