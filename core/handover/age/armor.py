"""The text form of an age file, as it survives a mail: strict PEM. Read only; Netra writes bytes."""

from __future__ import annotations

from typing import Final

from core.handover.age import strict_base64
from core.handover.age.errors import ArmorError
from core.handover.age.source import Readable, Source

_BEGIN: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END: Final = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS: Final = 64
_LINE_LIMIT: Final = _COLUMNS + len(b"\r\n")
_FULL_ROW: Final = _COLUMNS * 3 // 4
_BLANKS: Final = frozenset({b" ", b"\t", b"\r", b"\n"})
_BLANKS_LIMIT: Final = 1024


def may_be_armor(first: bytes) -> bool:
    """Whether a file whose first byte is `first` is text: the byte form begins with a letter."""
    return first == _BEGIN[:1] or first in _BLANKS


class ArmorReader:
    """The bytes inside the text form. Nothing else than blank space may stand before or after it."""

    def __init__(self, raw: Readable) -> None:
        self._source = Source(raw)
        self._held = bytearray()
        self._begun = False
        self._last_row_taken = False
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes, fewer only at the end.

        Raises:
            ArmorError: the text form is malformed. Call no more after that.
        """
        if not self._begun:
            self._begin()
        while len(self._held) < size and not self._ended:
            self._take_row()
        piece = bytes(self._held[:size])
        del self._held[:size]
        return piece

    def _begin(self) -> None:
        self._skip_blanks()
        if self._line() != _BEGIN:
            raise ArmorError("the first line is wrong")
        self._begun = True

    def _take_row(self) -> None:
        line = self._line()
        if line == _END:
            self._skip_blanks()
            if self._source.peek():
                raise ArmorError("something follows the last line")
            self._ended = True
            return
        if self._last_row_taken or not 0 < len(line) <= _COLUMNS:
            raise ArmorError("a line of the wrong length")
        try:
            row = strict_base64.decode_padded(line)
        except ValueError as error:
            raise ArmorError("malformed base64") from error
        self._last_row_taken = len(row) < _FULL_ROW
        self._held += row

    def _line(self) -> bytes:
        return self._source.line(_LINE_LIMIT).removesuffix(b"\n").removesuffix(b"\r")

    def _skip_blanks(self) -> None:
        for _ in range(_BLANKS_LIMIT):
            if self._source.peek() not in _BLANKS:
                return
            self._source.read(1)
        raise ArmorError("too much blank space")
