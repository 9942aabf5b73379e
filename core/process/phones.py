"""Where the pictures of a phone or a memory card are, once the system has connected it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MOUNTS: Final = {
    "linux": ("run/user/{uid}/gvfs", "media/{user}", "run/media/{user}"),
    "darwin": ("Volumes",),
}
"""Folders whose folders are connected devices, below the root of the file system."""
_FOLDERS: Final = (
    ("screenshots", "DCIM/Screenshots"),
    ("screenshots", "Pictures/Screenshots"),
    ("screenshots", "Pictures/Screenshot"),
    ("whatsapp", "Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images"),
    ("whatsapp", "WhatsApp/Media/WhatsApp Images"),
    ("whatsapp", "Android/media/com.whatsapp.w4b/WhatsApp Business/Media/WhatsApp Business Images"),
    ("telegram", "Pictures/Telegram"),
    ("telegram", "Telegram/Telegram Images"),
    ("camera", "DCIM/Camera"),
    ("download", "Download"),
    ("dcim", "DCIM"),
)
"""What the pictures there are, and where; the most useful first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneFolder:
    """A folder with pictures on a connected device. `device` is its name as the system gives it.

    `kind` is `screenshots`, `whatsapp`, `telegram`, `camera`, `download` or `dcim`.
    """

    device: str
    kind: str
    folder: Path


def phone_folders(devices: Iterable[Path]) -> tuple[PhoneFolder, ...]:
    """The folders with pictures on these devices, each once, the most useful of each device first.

    A phone shows its memory and its card as folders of their own, so one level below is looked at too.
    """
    found: dict[Path, PhoneFolder] = {}
    for device in devices:
        storages = (device, *_folders_in(device))
        for kind, place in _FOLDERS:
            for storage in storages:
                folder = storage / place
                if folder not in found and _is_folder(folder):
                    found[folder] = PhoneFolder(device=device.name or str(device), kind=kind, folder=folder)
    return tuple(found.values())


def devices(system: str, *, user: str, uid: int, root: Path) -> tuple[Path, ...]:
    """What is connected to this machine: `system` is `sys.platform`, `root` the root of the file system.

    On Windows these are the drives with a letter, apart from the system's own; a phone that Windows shows without a
    letter cannot be reached by a path.
    """
    if system == "win32":
        letters = (Path(f"{chr(code)}:\\") for code in range(ord("D"), ord("Z") + 1))
        return tuple(drive for drive in letters if _is_folder(drive))
    places = (root / place.format(uid=uid, user=user) for place in _MOUNTS.get(system, ()))
    return tuple(device for place in places for device in _folders_in(place))


def _folders_in(place: Path) -> Iterator[Path]:
    try:
        entries = sorted(place.iterdir())
    except OSError:
        return
    yield from (entry for entry in entries if not entry.name.startswith(".") and _is_folder(entry))


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:  # a device that does not answer
        return False
