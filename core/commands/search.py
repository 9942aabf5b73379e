"""`search`."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from core.commands.terminal import open_vault, show
from core.vault.search.finding import Manner
from core.vault.search.query import Kind, Query, Stage, Where
from core.vault.search.searching import Hit

_KINDS = {
    Kind.EVIDENCE: "bukti", Kind.QUOTE: "kutipan", Kind.DOCUMENT: "surat", Kind.REPORT: "laporan",
    Kind.HEARING: "klarifikasi", Kind.CASE: "berkas",
}  # fmt: skip
_MANNERS = {
    Manner.EXACT: "tepat", Manner.PREFIX: "awal kata", Manner.NAME: "ejaan nama lain", Manner.NEAR: "mirip",
}  # fmt: skip


def search(options: argparse.Namespace) -> int:
    """What answers a query, the best first; nothing found is no failure."""
    with open_vault(options) as vault:
        file_id = vault.find_case(options.case).id if options.case else None
        query = Query(
            text=options.query,
            file_id=file_id,
            where=Where.INBOX if options.inbox else Where.EVERYWHERE,
            since=options.since,
            until=options.until,
            platform=options.platform,
            stage=Stage(options.stage) if options.stage else None,
            limit=options.limit,
        )
        found = vault.search(query)
        zone = vault.office.zone
    lines = []
    for hit in found.hits:
        whose = hit.case_name or "Bukti masuk"
        about = f"{_KINDS[hit.kind]} {(hit.evidence or hit.record)[:8]}"
        lines.append(
            f"{hit.score:4}  {whose}  –  {about}  –  {hit.at.astimezone(zone):%Y-%m-%d}  ({_MANNERS[hit.manner]})"
        )
        lines.append(f"      {_marked(hit)}")
    if found.more:
        lines.append("Masih ada lagi; perbesar --limit atau tambah kata.")
    value = {"items": [hit_json(hit) for hit in found.hits], "more": found.more}
    show(options, value, lines or ["Tidak ada yang cocok."])
    return 0


def hit_json(hit: Hit) -> dict[str, object]:
    """A hit; `case` is null for the inbox, `evidence` for what stands on no picture, `page` counts from 0."""
    return {
        "case": hit.file_id if hit.case_name is not None else None,
        "case_name": hit.case_name,
        "kind": hit.kind.value,
        "id": hit.record,
        "evidence": hit.evidence,
        "score": hit.score,
        "manner": hit.manner.value,
        "at": hit.at.isoformat(),
        "platform": hit.platform or None,
        "snippet": hit.snippet,
        "matches": [list(match) for match in hit.matches],
        "page": hit.page,
        "boxes": [asdict(box) for box in hit.boxes],
    }


def _marked(hit: Hit) -> str:
    """The snippet with its hits in brackets."""
    text, at = "", 0
    for start, end in hit.matches:
        text += f"{hit.snippet[at:start]}[{hit.snippet[start:end]}]"
        at = end
    return text + hit.snippet[at:]
