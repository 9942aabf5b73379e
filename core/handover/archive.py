"""A tar archive that is the same bytes for the same content, and a reader for archives from strangers.

The reader accepts exactly what the writer writes: a header counts only if it is, byte for byte, the one
`TarWriter` would have made for the same name, size, kind and time. So links, devices, sparse files,
extended headers, owners and odd spellings of numbers need no rule of their own. Standard `tar` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.handover.age import Readable

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

BLOCK: Final = 512
MAX_SIZE: Final = 8**11 - 1  # what eleven octal digits can say
_FILE: Final = b"0"
_FOLDER: Final = b"5"
_MODES: Final = {_FILE: 0o644, _FOLDER: 0o755}
_NAME_FIELD: Final = 100
_PREFIX_FIELD: Final = 155
_MARK: Final = b"ustar\x0000"
_END: Final = bytes(2 * BLOCK)
_DEPTH: Final = 8  # bounds the memory that a hostile list of names can take
_PIECE: Final = 1024 * 1024

_NAME: Final = re.compile(r"[a-z0-9._-]+(?:/[a-z0-9._-]+)*")
_WINDOWS_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?")


class ArchiveError(Exception):
    """The archive is malformed or cut short. `reason` is a few English words without names from inside."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ArchiveLimitError(ArchiveError):
    """The archive holds what is never accepted: too much, a forbidden name, or another kind of entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an archive may hold: entries, folders included, and bytes in one file."""

    entries: int = 20_000
    member_bytes: int = 200 * 1024 * 1024


class MemberReader:
    """The bytes of one file inside an archive; usable until the next member is asked for."""

    def __init__(self, stream: Readable, size: int) -> None:
        self._stream = stream
        self._left = size
        self._open = True

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, at least one except at the end.

        Raises:
            ArchiveError: the archive ends inside this file.
            ValueError: the next member was asked for already.
        """
        if not self._open:
            raise ValueError("this member was left")
        wanted = min(size, self._left)
        data = self._stream.read(wanted) if wanted else b""
        if wanted and not data:
            raise ArchiveError("cut short inside a file")
        self._left -= len(data or b"")
        return data or b""

    def leave(self) -> None:
        """Skips what was not read and closes this reader."""
        while self.read(_PIECE):
            pass
        self._open = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file: its full name with `/`, its size in bytes and its content."""

    name: str
    size: int
    reader: MemberReader


class TarWriter:
    """Writes an archive to `out`, which stays open. Nothing but what is given enters it.

    `mtime` (whole seconds since 1970) is the time of every entry. Names must be acceptable to
    `read_members`; that no name comes twice is up to the caller.
    """

    def __init__(self, out: SupportsWrite[bytes], mtime: int) -> None:
        self._out = out
        self._mtime = mtime

    def add(self, name: str, size: int, chunks: Iterable[bytes]) -> None:
        """Adds a file whose `chunks` together have exactly `size` bytes (under 8 GiB).

        Raises:
            ValueError: a name or size that cannot be written, or chunks of another total size.
        """
        self._out.write(_writable_header(name, size, _FILE, self._mtime))
        written = 0
        for chunk in chunks:
            written += len(chunk)
            if written > size:
                break
            self._out.write(chunk)
        if written != size:
            raise ValueError("the content has another size than was said")
        self._out.write(bytes(-size % BLOCK))

    def add_folder(self, name: str) -> None:
        """Adds an entry for a folder (no trailing `/`); archives are complete without them."""
        self._out.write(_writable_header(name, 0, _FOLDER, self._mtime))

    def close(self) -> None:
        """Writes the end mark. An archive without it is refused."""
        self._out.write(_END)


def read_members(stream: Readable, limits: Limits | None = None) -> Iterator[Member]:
    """The files of an archive in their order; folders are checked and not told. Nothing is written.

    Every file is inside one top folder. The stream is read to its end, so that a stream that proves
    itself at the end (`AgeReader`) has done so when the iteration stops. What was delivered before
    an error must be dropped by the caller.

    Raises:
        ArchiveError: malformed, cut short, or something follows the end.
        ArchiveLimitError: a limit, a name or a kind of entry that is not accepted.
    """
    limits = limits or Limits()
    names = _Names(limits.entries)
    while (block := _exactly(stream, BLOCK)) != bytes(BLOCK):
        name, size, kind = _parse(block)
        names.add(name, is_folder=kind == _FOLDER)
        if size > limits.member_bytes:
            raise ArchiveLimitError("a file is too large")
        if kind == _FOLDER:
            continue
        reader = MemberReader(stream, size)
        yield Member(name=name, size=size, reader=reader)
        reader.leave()
        if any(_exactly(stream, -size % BLOCK)):
            raise ArchiveError("padding is not empty")
    if any(_exactly(stream, len(_END) - BLOCK)) or stream.read(1):
        raise ArchiveError("something follows the end")


class _Names:
    """The names seen in one archive. Upper case is not accepted, so equal is equal on every system."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: set[str] = set()
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._top: str | None = None

    def add(self, name: str, *, is_folder: bool) -> None:
        if len(self._entries) == self._most:
            raise ArchiveLimitError("too many entries")
        if name in self._entries:
            raise ArchiveLimitError("a name comes twice")
        self._entries.add(name)
        parts = name.split("/")
        parents = ["/".join(parts[:end]) for end in range(1, len(parts) + is_folder)]
        self._folders.update(parents)
        if not is_folder:
            self._files.add(name)
        if (not is_folder and name in self._folders) or not self._files.isdisjoint(parents):
            raise ArchiveLimitError("a name is both file and folder")
        self._top = self._top or parts[0]
        if parts[0] != self._top or not parents:
            raise ArchiveLimitError("more than one top folder")


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ArchiveLimitError("a name with other than a-z 0-9 . _ - /")
    parts = name.split("/")
    if len(parts) > _DEPTH:
        raise ArchiveLimitError("folders nested too deeply")
    for part in parts:
        if part.endswith("."):
            raise ArchiveLimitError("a name of dots or ending in one")
        if _WINDOWS_DEVICE.fullmatch(part):
            raise ArchiveLimitError("a name that Windows reserves")


def _writable_header(name: str, size: int, kind: bytes, mtime: int) -> bytes:
    try:
        _check_name(name)
    except ArchiveLimitError as error:
        raise ValueError("a name that readers refuse") from error
    if not 0 <= size <= MAX_SIZE or not 0 <= mtime <= MAX_SIZE:
        raise ValueError("a size or time that does not fit")
    return _header(name, size, kind, mtime)


def _header(name: str, size: int, kind: bytes, mtime: int) -> bytes:
    """The 512 bytes before an entry: POSIX ustar, owner 0, fixed modes."""
    prefix, base = _split(name + "/" if kind == _FOLDER else name)
    before = base.encode("ascii").ljust(_NAME_FIELD, b"\0")
    before += b"%07o\0%07o\0%07o\0%011o\0%011o\0" % (_MODES[kind], 0, 0, size, mtime)
    after = kind + bytes(100) + _MARK + bytes(64) + b"%07o\0%07o\0" % (0, 0)
    after += prefix.encode("ascii").ljust(_PREFIX_FIELD, b"\0") + bytes(12)
    return before + b"%06o\0 " % (sum(before) + sum(after) + 8 * ord(" ")) + after


def _split(name: str) -> tuple[str, str]:
    """`name` in two fields, cut at the first `/` that makes both fit; the first is empty if one is enough."""
    if len(name) <= _NAME_FIELD:
        return "", name
    cut = name.find("/", len(name) - _NAME_FIELD - 1)
    if not 0 < cut <= _PREFIX_FIELD or cut == len(name) - 1:
        raise ValueError("a name too long for an archive")
    return name[:cut], name[cut + 1 :]


def _parse(block: bytes) -> tuple[str, int, bytes]:
    """Name without trailing `/`, size and kind of a header that the writer could have written."""
    kind = block[156:157]
    if block[148:156] != b"%06o\0 " % (sum(block) - sum(block[148:156]) + 8 * ord(" ")):
        raise ArchiveError("a checksum is wrong")
    if kind not in _MODES:
        raise ArchiveLimitError("an entry that is neither file nor folder")
    prefix, base = (field.rstrip(b"\0") for field in (block[345:500], block[:100]))
    try:
        name = (prefix + b"/" + base if prefix else base).decode("ascii")
    except UnicodeDecodeError as error:
        raise ArchiveLimitError("a name with other than a-z 0-9 . _ - /") from error
    if kind == _FOLDER:
        name = name.removesuffix("/")
    _check_name(name)
    size, mtime = _octal(block[124:136]), _octal(block[136:148])
    try:
        written = _header(name, size, kind, mtime)
    except ValueError as error:
        raise ArchiveError("a name in an unusual form") from error
    if block != written or (kind == _FOLDER and size):
        raise ArchiveError("a header in an unusual form")
    return name, size, kind


def _octal(field: bytes) -> int:
    if not re.fullmatch(rb"[0-7]{11}\0", field):
        raise ArchiveError("a malformed number")
    return int(field[:-1], 8)


def _exactly(stream: Readable, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = stream.read(size - len(data))
        if not part:
            raise ArchiveError("cut short")
        data += part
    return data
