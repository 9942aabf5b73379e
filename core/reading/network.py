"""A neural network on the processor."""

from __future__ import annotations

from typing import cast

from core.errors import UserError
from core.reading.lines import Floats
from core.reading.runtime import onnxruntime


class Network:
    """A model with one input and one output."""

    def __init__(self, name: str, model: bytes, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others need the core
        options.add_session_config_entry("session.set_denormal_as_zero", "1")
        options.add_session_config_entry("session.disable_quant_qdq", "1")  # 8-bit layers are made by us
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise UserError("component_missing", component=name) from error
        self._input = self._session.get_inputs()[0].name

    def run(self, batch: Floats) -> Floats:
        """The output for `batch` (items x channels x height x width)."""
        try:
            return cast(Floats, self._session.run(None, {self._input: batch})[0])
        except Exception as error:
            raise MemoryError from error
