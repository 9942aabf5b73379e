"""Pictures of evidence in papers: which ones a paper shows, their bytes, and their pixels.

Bytes come from the ledger on the thread that owns it; pixels come from the workers that decode pictures and from
nowhere else. A picture that cannot be decoded leaves a sentence in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from core.case import evidence
from core.case.evidence import Evidence
from core.errors import UserError
from core.process.letters import exhibits
from core.process.letters.records import Known
from core.reading.pool import ReaderPool
from core.vault.vault import Vault
from core.writing.blocks import Image

QUESTION: Final = "gambar"
DIGESTS: Final = "gambar_berkas"
"""What a frozen paper remembers beside its values: the digest of each picture by its code."""
LONGEST_SIDE: Final = 1_650
"""Pixels: 140 mm across or three fifths of an F4 page down, at the 200 dots per inch that paper shows."""
MOST: Final = 40
MISSING: Final = "gambarnya tidak dapat ditampilkan di sini, berkas aslinya tersimpan dalam berkas perkara"
Pictures = Mapping[str, Image]
"""Decoded pictures by the digest of their file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture that a paper shows: its code on paper, the digest of its file, and how to have the bytes.

    `fetch` belongs to the thread that owns the vault; that a person looks is recorded as everywhere.
    """

    code: str
    sha256: str
    fetch: Callable[[], bytes]


def shown_in(vault: Vault, known: Known, values: Mapping[str, object]) -> tuple[Shown, ...]:
    """The pictures that the values ask for, in order, each once; a code that no evidence has is left out."""
    exhibited = dict(exhibits.coded(known.ledger))
    found = {code: exhibited[code] for code in codes_in(values) if code in exhibited}
    return tuple(_shown(vault, known.ledger.file_id, code, item) for code, item in found.items())


def _shown(vault: Vault, case_id: str, code: str, item: Evidence) -> Shown:
    return Shown(code=code, sha256=item.sha256, fetch=lambda: vault.look(case_id, item))


def frozen_in(vault: Vault, case_id: str, values: Mapping[str, object]) -> tuple[Shown, ...]:
    """The pictures of a frozen paper, by the digests it remembers."""
    digests = values.get(DIGESTS)
    if not isinstance(digests, Mapping):
        return ()
    by_digest = {item.sha256: item for item in evidence.every(vault.case(case_id))}
    return tuple(
        _shown(vault, case_id, str(code), by_digest[digest])
        for code, digest in digests.items()
        if isinstance(digest, str) and digest in by_digest
    )


def codes_in(values: Mapping[str, object]) -> tuple[str, ...]:
    """The codes of the rows that stand under `gambar`, at most `MOST`."""
    rows = values.get(QUESTION)
    listed = rows if isinstance(rows, list) else []
    codes = [str(row.get("kode") or "").strip() for row in listed if isinstance(row, Mapping)]
    return tuple(dict.fromkeys(code for code in codes if code))[:MOST]


def decode(data: bytes, readers: ReaderPool, cancel: Callable[[], bool] | None = None) -> Image | None:
    """The pixels of a file, upright and no larger than paper shows; None when it cannot be decoded.

    May be called from any thread; the decoding is done by a worker process.
    """
    try:
        pixels = readers.render(data, max_side=LONGEST_SIDE, cancel=cancel)
    except UserError:
        return None
    return Image(width=pixels.width, height=pixels.height, rgb=pixels.rgb)


def by_code(shown: Iterable[Shown], pictures: Pictures | None) -> dict[str, Image]:
    """The pixels of each picture under the code that the paper names it by."""
    return {each.code: pictures[each.sha256] for each in shown if each.sha256 in pictures} if pictures else {}


def decode_all(shown: Iterable[Shown], readers: ReaderPool) -> dict[str, Image]:
    """The pixels of every picture that can be decoded, by digest; for callers that may wait, as a command does."""
    found: dict[str, Image] = {}
    for each in shown:
        try:
            image = decode(each.fetch(), readers)
        except UserError:  # the bytes in the ledger are damaged
            image = None
        if image is not None:
            found[each.sha256] = image
    return found


def put_sentences(values: dict[str, object], pictures: Mapping[str, Image]) -> None:
    """Says in the caption of every picture that is not there, by code, that it cannot be shown."""
    rows = values.get(QUESTION)
    if not isinstance(rows, list):
        return
    values[QUESTION] = [
        {**row, "keterangan": "; ".join(filter(None, (str(row.get("keterangan") or ""), MISSING)))}
        if isinstance(row, Mapping) and str(row.get("kode") or "").strip() not in pictures
        else row
        for row in rows
    ]
