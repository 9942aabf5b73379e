"""A person at a terminal who types one secret when asked."""

from __future__ import annotations

import os
import pty
from collections.abc import Mapping

import pytest


def typed(
    arguments: list[str], prompt: bytes, secret: str, environment: Mapping[str, str]
) -> tuple[int, bytes]:
    """Exit code and everything shown of a program that asks at its terminal; skips where there is none."""
    try:
        child, terminal = pty.fork()
    except OSError as error:
        pytest.skip(f"this machine gives no pseudo-terminal: {error}")
    if child == 0:
        os.execvpe(arguments[0], arguments, environment)  # noqa: S606
    said, answered = b"", False
    while True:
        try:
            part = os.read(terminal, 1000)
        except OSError:  # Linux tells the end of a terminal this way
            break
        if not part:
            break
        said += part
        if prompt in said and not answered:
            os.write(terminal, secret.encode() + b"\n")
            answered = True
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said
