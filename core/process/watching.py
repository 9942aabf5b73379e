"""Folders that evidence arrives in: a drop folder, a phone. They are looked at, never changed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Final

from core.case.blobs import digest_of
from core.case.evidence import media_type_of
from core.errors import UserError
from core.storage.inputs import check_folder

MOST_FILES: Final = 50_000
"""Names that one look goes through at most."""
_DEEPEST: Final = 12
_PARTIAL: Final = (
    ".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".temp", ".filepart", ".!ut", "~",
)  # fmt: skip
_HIDDEN: Final = (".", "~")
_START: Final = 16
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A picture, PDF or video that can be taken: whole, and of bytes that nobody has yet. `size` is in bytes."""

    path: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at a folder found.

    `arrived` can be taken now, `waiting` are still being written or seen for the first time, `known` have bytes
    that are here already, `other` are neither pictures nor PDFs nor videos, `refused` are too large or cannot be
    read. Counts are of this look alone. `cut` says that there were more files than are looked at.
    """

    arrived: tuple[Arrived, ...] = ()
    waiting: int = 0
    known: int = 0
    other: int = 0
    refused: tuple[Path, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A file by its name, its size in bytes and when it was last written (nanoseconds since 1970)."""

    path: Path
    size: int
    written_ns: int

    @property
    def written_at(self) -> datetime:
        """When it was last written, by the clock of the device."""
        return datetime.fromtimestamp(self.written_ns / 1e9, UTC)


class _Fate(Enum):
    WAITING = "waiting"
    DONE = "done"
    KNOWN = "known"
    OTHER = "other"
    REFUSED = "refused"


class Watch:
    """One folder with everything below it, looked at again and again for one session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._met: dict[Path, tuple[int, int]] = {}
        self._done: set[Path] = set()
        self._taken: set[str] = set()

    def look(
        self, known: Container[str] = (), *, since: datetime | None = None, stop: Stop = lambda: False
    ) -> Look:
        """What can be taken now; each file is given once, and not before two looks saw it unchanged.

        `known` are digests that are here already. Files written before `since` are passed over. A file that was
        dealt with is not opened again while its size and time stay the same.

        Raises:
            UserError: `input_missing`, `input_not_a_file`, `input_unreadable` for the folder itself.
        """
        check_folder(self.folder)
        arrived: list[Arrived] = []
        refused: list[Path] = []
        fates: Counter[_Fate] = Counter()
        names = list(_below(self.folder, stop))
        for name in names[:MOST_FILES]:
            if stop():
                break
            if since is not None and name.written_at < since:
                continue
            fate = self._judge(name, known)
            if isinstance(fate, Arrived):
                arrived.append(fate)
                continue
            fates[fate] += 1
            if fate is _Fate.REFUSED:
                refused.append(name.path)
        return Look(
            arrived=tuple(arrived), waiting=fates[_Fate.WAITING], known=fates[_Fate.KNOWN],
            other=fates[_Fate.OTHER], refused=tuple(refused), cut=len(names) > MOST_FILES,
        )  # fmt: skip

    def _judge(self, name: Name, known: Container[str]) -> Arrived | _Fate:
        mark = name.size, name.written_ns
        if self._met.get(name.path) != mark:
            self._met[name.path] = mark
            self._done.discard(name.path)
            return _Fate.WAITING
        if name.path in self._done:
            return _Fate.DONE
        if not name.size:
            return _Fate.WAITING
        try:
            digest, size = digest_of(name.path) if _wanted(name.path) else ("", name.size)
        except (OSError, UserError):
            self._done.add(name.path)
            return _Fate.REFUSED
        if size != name.size:  # it grew after all
            return _Fate.WAITING
        self._done.add(name.path)
        if not digest:
            return _Fate.OTHER
        if digest in known or digest in self._taken:
            return _Fate.KNOWN
        self._taken.add(digest)
        return Arrived(path=name.path, size=size, sha256=digest)


def survey(folder: Path, *, stop: Stop = lambda: False) -> tuple[Name, ...]:
    """The files below a folder that may be evidence, by their names alone, the newest first; none is opened.

    Raises:
        UserError: `input_missing`, `input_not_a_file`, `input_unreadable`.
    """
    check_folder(folder)
    return tuple(sorted(_below(folder, stop), key=lambda name: (-name.written_ns, str(name.path))))


def _below(folder: Path, stop: Stop) -> Iterator[Name]:
    """Ordinary files, one more than `MOST_FILES` at most; links, hidden and unfinished ones are left."""
    count = 0
    open_folders = [(folder, 0)]
    while open_folders:
        place, depth = open_folders.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            continue  # a folder that may not be opened says nothing of the others
        for entry in entries:
            if stop() or count > MOST_FILES:
                return
            if entry.name.startswith(_HIDDEN):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    if depth < _DEEPEST and not _is_junction(entry):
                        open_folders.append((Path(entry.path), depth + 1))
                elif entry.is_file(follow_symlinks=False) and not entry.name.lower().endswith(_PARTIAL):
                    state = entry.stat(follow_symlinks=False)
                    count += 1
                    yield Name(path=Path(entry.path), size=state.st_size, written_ns=state.st_mtime_ns)
            except OSError:
                continue  # gone or unreadable meanwhile


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether a folder of Windows is a link to another place."""
    return bool(getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0))


def _wanted(path: Path) -> bool:
    with path.open("rb") as file:
        kind = media_type_of(file.read(_START))
    return kind.startswith(("image/", "video/")) or kind == "application/pdf"
