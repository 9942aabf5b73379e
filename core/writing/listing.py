"""What a template can do with a list: join it, group it, count it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

Rows = list[Mapping[str, Any]]
NO_ANSWER: Final = "(tidak menjawab)"
NOT_YET: Final = "…" * 30


def joined(items: list[str], last: str = "dan") -> str:
    """`a`; `a dan b`; `a, b, dan c`."""
    if len(items) < 3:
        return f" {last} ".join(items)
    return ", ".join(items[:-1]) + f", {last} {items[-1]}"


def with_commas(items: list[str | None]) -> str:
    """The texts with commas between them; empty ones are left out."""
    return ", ".join(item for item in items if item)


def with_tail_comma(items: list[str]) -> str:
    """The texts with commas between them and one at the end, where the sentence goes on."""
    return f"{', '.join(items).rstrip('.')}," if items else ""


def with_spaces(items: list[str | None]) -> str:
    """The texts with spaces between them; empty ones are left out."""
    return " ".join(item for item in items if item)


def lines(items: list[str | None]) -> str:
    """The texts one below the other; empty ones are left out."""
    return "\n".join(item for item in items if item)


def filled(items: list[Any]) -> list[Any]:
    """The items that say something."""
    return [item for item in items if item and (not isinstance(item, str) or item.strip())]


def chained(items: list[Any] | None, more: list[Any] | None) -> list[Any]:
    """One list after the other."""
    return [*(items or []), *(more or [])]


def numbered_by_group(rows: Rows) -> list[dict[str, Any]]:
    """Questions and answers by their group in the order they come, numbered through all groups.

    A question that was asked and not answered says so; one that was not asked yet has room to write.
    """
    found: list[dict[str, Any]] = []
    for number, row in enumerate(rows, start=1):
        name = row["kelompok"] or ""
        if not found or found[-1]["kelompok"] != name:
            found.append({"kelompok": name, "butir": []})
        answer = NOT_YET if row["jawab"] is None else row["jawab"] if row["jawab"].strip() else NO_ANSWER
        found[-1]["butir"].append({**row, "nomor": number, "jawab": answer})
    return found


def where(rows: Rows, field: str, value: str) -> Rows:
    """The rows whose field has this value."""
    return [row for row in rows if row[field] == value]


def ordered(rows: Rows, field: str) -> Rows:
    """The rows by a field, those without it last; rows that are alike keep their order."""
    return sorted(rows, key=lambda row: (row[field] is None, row[field] or ""))


def any_has(rows: Rows, field: str) -> bool:
    """Whether a field of any row says something."""
    return any(row[field] for row in rows)


def tally(rows: Rows, field: str) -> str:
    """How often each value of a field stands in the rows, in the order they first come: `laporan 5, temuan 4`."""
    counts: dict[str, int] = {}
    for row in rows:
        if row[field]:
            counts[row[field]] = counts.get(row[field], 0) + 1
    return ", ".join(f"{value} {count}" for value, count in counts.items())


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "daftar": joined,
    "koma": with_commas,
    "ekor_koma": with_tail_comma,
    "sambung": with_spaces,
    "baris": lines,
    "gabung": chained,
    "terisi": filled,
    "per_kelompok": numbered_by_group,
    "yang": where,
    "urut": ordered,
    "ada": any_has,
    "cacah": tally,
    "jumlah": len,
    "pertama": lambda items: items[0] if items else None,
    "terakhir": lambda items: items[-1] if items else None,
}
