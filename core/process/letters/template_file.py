"""The text of a template as a file of its own, to be sent to another office or written elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core.errors import UserError
from core.storage.atomic import write_file
from core.storage.inputs import read_file
from core.writing import limits

_MOST: Final = 4 * limits.TEMPLATE_CHARACTERS
"""Bytes of the longest template there may be."""


def read(path: Path) -> str:
    """The text of a file, with lines that end in one way.

    Raises:
        UserError: `input_*`; `template_invalid` for a file longer than any template may be.
    """
    data = read_file(path, most=_MOST + 1)
    if len(data) > _MOST:
        raise UserError("template_invalid", template="", reason="templat terlalu panjang")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError("input_not_a_file", path=str(path), expected="teks UTF-8") from error


def write(path: Path, text: str) -> None:
    """Writes the text, readable by whoever may read the folder; raises what `atomic.write_file` raises."""
    write_file(path, text.encode(), mode=0o644)
