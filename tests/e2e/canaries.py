"""Looking for words in files that must not hold them, in every dress they could wear."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path


def dresses(text: str) -> Iterator[bytes]:
    """The bytes of `text` as UTF-8, UTF-16 both ways, hex, and base64 in its three alignments."""
    raw = text.encode()
    yield from (
        raw,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        raw.hex().encode(),
        raw.hex().upper().encode(),
    )
    for ahead in range(3):
        sealed = base64.b64encode(b"\0" * ahead + raw).rstrip(b"=")
        # What comes before and after the text decides the letters at both ends.
        yield sealed[(ahead * 8 + 5) // 6 : -1]


def found(words: Iterable[str], folder: Path) -> list[tuple[str, str]]:
    """`(word, file)` for every word that any file below `folder`, or its name, holds."""
    wanted = [(word, dress) for word in words for dress in dresses(word)]
    hits = []
    for path in sorted(folder.rglob("*")):
        data = str(path.relative_to(folder)).encode() + b"\0" + (path.read_bytes() if path.is_file() else b"")
        hits += [(word, path.name) for word, dress in wanted if dress in data]
    return hits
