"""The bindings themselves, where a fault of theirs would end the program."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
def test_calls_into_qt_give_no_reference_away(qapp: object) -> None:
    """PySide6 6.12.0 lost one at every call; after some thousand calls Python ends with a fatal error."""
    thing = QObject()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(500):
        thing.setObjectName("x")
        thing.blockSignals(False)
        thing.isWidgetType()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] - before[0] > -250
    assert after[1] - before[1] > -250
