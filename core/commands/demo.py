"""`demo`: the main job, done headless with fictional people."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from core.clock import Clock, SetClock
from core.commands.terminal import show, write_line
from core.demonstration import story

Pictures = Callable[[Path, str, Path, Clock], tuple[Path, ...]]


def run(options: argparse.Namespace, pictures: Pictures) -> int:
    """Tells the story in DIR, takes pictures of the window, and says where everything is."""
    say = (lambda _: None) if options.json else write_line
    told = story.tell(options.folder, images=options.images, on_step=say)
    windows = pictures(told.vault, told.passphrase, options.folder, SetClock(told.until))
    value: dict[str, object] = {
        "id": str(told.vault), "vault": str(told.vault), "passphrase": told.passphrase,
        "handover": str(told.handover), "handover_passphrase": told.handover_passphrase,
        "documents": [str(path) for path in told.documents], "windows": [str(path) for path in windows],
        "reported": told.reported, "in_scope": told.in_scope, "cases": told.cases, "evidence": told.evidence,
        "hearings": told.hearings,
    }  # fmt: skip
    lines = [
        f"Brankas contoh:   {told.vault}",
        f"Frasa sandi:      {told.passphrase}",
        f"Surat:            {', '.join(str(path) for path in told.documents)}",
        f"Serah terima:     {told.handover}",
        f"Frasanya:         {told.handover_passphrase}",
        f"Gambar jendela:   {', '.join(str(path) for path in windows)}",
        f"Dilaporkan {told.reported}, memenuhi unsur ASN {told.in_scope}, {told.evidence} bukti, {told.hearings} klarifikasi.",
        "Semua orang, akun, dan nomor di sini rekaan.",
    ]
    show(options, value, lines)
    return 0
