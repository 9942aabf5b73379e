"""Work over many thousand small objects, beside a window that must not stop for it.

Python looks for cycles among all objects whenever enough new ones were made, and every thread stands still
meanwhile: up to 220 ms beside a register of 20,000 (measured), several times in one import.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_gate: Final = threading.Lock()
_inside = {"count": 0}


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles inside; what lives at the end is left out of later ones until `collect_again`."""
    with _gate:
        _inside["count"] += 1
        gc.disable()
    try:
        yield
    finally:
        with _gate:
            _inside["count"] -= 1
            if not _inside["count"]:
                gc.freeze()
                gc.enable()


def heavy(work: Callable[P, T]) -> Callable[P, T]:
    """`work`, done without a search for cycles."""

    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        with uncollected():
            return work(*args, **kwargs)

    return done


def collect_again() -> None:
    """Takes what was left out back in; at the lock, when those objects are let go."""
    gc.unfreeze()
