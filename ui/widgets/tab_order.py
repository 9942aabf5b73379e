"""The order in which Tab visits controls, made to follow what the eye reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(first: QWidget, *then: QWidget) -> None:
    """Lets Tab go from `first` through the controls inside `then`, as their layouts have them.

    Qt visits widgets in the order in which they were made; a form that grows would come after its own buttons.
    """
    stops = [first, *(stop for each in then for stop in stops_in(each))]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """The controls inside a widget that Tab can stop at, or the widget itself, in the order of the layouts."""
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from stops_in(inside)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops_in(widget)
        elif (inside := item.layout()) is not None:
            yield from _in_layout(inside)
