"""Bounded reading of lines and pieces from any object that has `read`."""

from __future__ import annotations

from typing import Final, Protocol

_PIECE: Final = 64 * 1024


class Readable(Protocol):
    """Anything bytes can be read from; short reads are fine, nothing means the end."""

    def read(self, size: int, /) -> bytes | None:
        """At most `size` bytes."""
        ...


class Source:
    """A byte stream that can be looked into one byte ahead and read by lines of bounded length."""

    def __init__(self, raw: Readable) -> None:
        self._raw = raw
        self._held = b""

    def peek(self) -> bytes:
        """The next byte without taking it; empty at the end."""
        if not self._held:
            self._held = self._raw.read(_PIECE) or b""
        return self._held[:1]

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        parts = [self._held[:size]]
        self._held = self._held[size:]
        missing = size - len(parts[0])
        while missing:
            part = self._raw.read(missing)
            if not part:
                break
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def line(self, limit: int) -> bytes:
        """The next line with its line feed.

        Without a line feed at the end it is the last line, or a line longer than `limit` bytes cut there.
        """
        line = b""
        while len(line) < limit and self.peek():
            end = self._held.find(b"\n", 0, limit - len(line)) + 1 or limit - len(line)
            line += self._held[:end]
            self._held = self._held[end:]
            if line.endswith(b"\n"):
                break
        return line
