"""Writes resources/rules/calendar.toml anew from the python package `holidays` (MIT), which only this tool needs.

Run by hand when a new year's decree is out: `pip install holidays`, then `python tools/freeze_holidays.py`. The
result is looked over and committed; nothing in the program imports the package.
"""

from __future__ import annotations

import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays  # type: ignore[import-not-found,unused-ignore]

FIRST, LAST = 2017, 2027
DECREED = 2026
"""The last year whose list was decreed when this was written; later years are what the package expects."""
CERTAIN = {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)}
"""Days that stand on a date of their own in every year."""
WORDS = (
    ("Hari kedua dari Hari Raya Idul Fitri", "Hari Raya Idulfitri (hari kedua)"),
    ("Pegangti Cuti Bersama", "Pengganti Cuti Bersama"),
    ("Idul Fitri", "Idulfitri"),
    ("Idul Adha", "Iduladha"),
    (" (perkiraan)", ""),
    (";", ","),
)
"""How offices write what the package names."""
OUT = Path(__file__).parent.parent / "resources" / "rules" / "calendar.toml"
HEAD = """\
# Hari libur nasional, cuti bersama, dan hari pemungutan suara yang diliburkan. Ditulis oleh tools/freeze_holidays.py.
#
# kind       : "libur-nasional" | "cuti-bersama" | "pemungutan-suara".
# confidence : "pengetahuan" = tahunnya sudah ditetapkan, daftar diambil dari sumber sekunder di bawah;
#              "tidak-pasti" = perkiraan, belum dicocokkan dengan ketetapan; tampil dengan tanda "perlu verifikasi".
# Dasar setiap tahun adalah keputusan bersama tiga menteri tentang hari libur nasional dan cuti bersama tahun itu;
# nomornya tidak dicantumkan karena tidak terbaca dalam sumber. Hari yang diubah kantor dicatat pada brankasnya.
"""


def main() -> None:
    """Writes the file."""
    lines = [HEAD, "[meta]", "schema = 1", f'source = "paket holidays {version("holidays")}"', ""]
    for year in range(FIRST, LAST + 1):
        found: dict[date, tuple[str, str, bool]] = {}
        for category, kind in (("public", "libur-nasional"), ("government", "cuti-bersama")):
            for day, name in holidays.country_holidays(
                "ID", years=year, categories=(category,), language="id"
            ).items():
                polling = "Pemilihan" in name
                found[day] = (_written(name), "pemungutan-suara" if polling else kind, "perkiraan" in name)
        lines += ["[[year]]", f"year = {year}", f'confidence = "{_trust(year <= DECREED)}"', "days = ["]
        for day in sorted(found):
            name, kind, estimated = found[day]
            fixed = (day.month, day.day) in CERTAIN and kind == "libur-nasional"
            trust = _trust((year <= DECREED and not estimated) or fixed)
            lines.append(
                f'  {{ date = {day.isoformat()}, kind = "{kind}", confidence = "{trust}", name = "{name}" }},'
            )
        lines += ["]", ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")
    sys.stdout.write(f"{OUT.name}: {FIRST}-{LAST}\n")


def _written(name: str) -> str:
    for theirs, ours in WORDS:
        name = name.replace(theirs, ours)
    return name


def _trust(sure: bool) -> str:
    return "pengetahuan" if sure else "tidak-pasti"


if __name__ == "__main__":
    main()
