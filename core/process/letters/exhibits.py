"""The evidence of a case as papers list it: with the code it has on paper, and what a person said of it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from core.case import evidence, source
from core.case.evidence import Evidence
from core.case.ledger import Ledger
from core.process.letters.persons import Values
from core.writing.dates import hour, long_date

_KINDS: Final = {"image": "gambar", "video": "video"}


def coded(ledger: Ledger) -> list[tuple[str, Evidence]]:
    """The evidence with its code on paper, counted in the order of intake."""
    return [(f"P-{number}", item) for number, item in enumerate(evidence.items(ledger), start=1)]


def described(item: Evidence) -> str:
    """What a piece of evidence is, from what a person said of it. File names may name a reporter and stay out."""
    said = item.source
    parts = [
        _KINDS.get(item.media_type.partition("/")[0], "berkas elektronik"),
        f"dari {said.platform}" if said.platform else "",
        f"akun {said.account}" if said.account else "",
        said.url,
        f"diambil {_moment(said.captured_at)}" if said.captured_at else "",
    ]
    return ", ".join(part for part in parts if part)


def pictured(ledger: Ledger) -> list[Values]:
    """The pictures among the evidence as rows of `gambar`: code, what it is, source and moment of capture."""
    rows: list[Values] = []
    for code, item in coded(ledger):
        if not item.media_type.startswith("image/"):
            continue
        said = item.source
        what = [
            "Tangkapan gambar", f"dari {said.platform}" if said.platform else "",
            f"akun {said.account}" if said.account else "",
        ]  # fmt: skip
        taken = [said.url, f"diambil {_moment(said.captured_at)}" if said.captured_at else ""]
        rows.append(
            {
                "kode": code,
                "keterangan": " ".join(filter(None, what)),
                "sumber": ", ".join(filter(None, taken)),
            }
        )
    return rows


def _moment(text: str) -> str:
    at = source.moment_of(text)
    return f"{long_date(at)} pukul {hour(at.timetz())}" if isinstance(at, datetime) else long_date(at)


def goods(ledger: Ledger) -> list[Values]:
    """The evidence as rows of `barang`."""
    return [
        {
            "kode": code,
            "uraian": described(item),
            "jumlah": "1",
            "satuan": "berkas",
            "kondisi": "baik",
            "hash_alg": "SHA-256",
            "hash": item.sha256,
        }
        for code, item in coded(ledger)
    ]
