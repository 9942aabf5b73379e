"""The runtime of the neural networks, kept from reporting to anybody.

Since 1.29 it keeps an id and a queue of events in the user's cache folder and sends them to its maker. It decides that
when it is loaded, so it is loaded only here, after the variable that forbids it. Where the system itself takes reports
(Windows) its own switch is turned off as well.
"""

from __future__ import annotations

import os
from typing import Final

SILENT: Final = {"ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}
os.environ.update(SILENT)

import onnxruntime  # type: ignore[import-untyped] # noqa: E402 - it reads the variables while it is loaded

onnxruntime.disable_telemetry_events()

__all__ = ["SILENT", "onnxruntime"]
