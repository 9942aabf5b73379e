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
"""The last year whose list is known to be decreed; of later years nothing but fixed dates is taken as certain."""
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
DECREES = {
    2017: "SKB 3 Menteri Nomor 135 Tahun 2016, SKB 109 Tahun 2016, 01/SKB/MENPANRB/04/2016 sebagaimana diubah dengan "
    "Nomor 684 Tahun 2016, 302 Tahun 2016, SKB/02/MENPAN-RB/11/2016",
    2018: "SKB 3 Menteri Nomor 707 Tahun 2017, 256 Tahun 2017, 01/SKB/MENPAN-RB/09/2017 sebagaimana diubah dengan "
    "Nomor 223 Tahun 2018, 46 Tahun 2018, 13 Tahun 2018",
    2019: "SKB 3 Menteri Nomor 617 Tahun 2018, 262 Tahun 2018, 16 Tahun 2018",
    2020: "SKB 3 Menteri Nomor 728 Tahun 2019, 213 Tahun 2019, 01 Tahun 2019 sebagaimana diubah keempat dengan "
    "Nomor 744 Tahun 2020, 05 Tahun 2020, 06 Tahun 2020",
    2021: "SKB 3 Menteri Nomor 642 Tahun 2020, 4 Tahun 2020, 4 Tahun 2020 sebagaimana diubah kedua dengan "
    "Nomor 712 Tahun 2021, 1 Tahun 2021, 3 Tahun 2021",
    2022: "SKB 3 Menteri Nomor 963 Tahun 2021, 3 Tahun 2021, 4 Tahun 2021 sebagaimana diubah kedua dengan "
    "Nomor 678 Tahun 2022, 2 Tahun 2022, 2 Tahun 2022",
    2023: "SKB 3 Menteri Nomor 1066 Tahun 2022, 3 Tahun 2022, 3 Tahun 2022 sebagaimana diubah dengan "
    "Nomor 624 Tahun 2023, 2 Tahun 2023, 2 Tahun 2023",
    2024: "SKB 3 Menteri Nomor 855 Tahun 2023, 3 Tahun 2023, 4 Tahun 2023",
    2025: "SKB 3 Menteri Nomor 1017 Tahun 2024, 2 Tahun 2024, 2 Tahun 2024 sebagaimana diubah dengan "
    "Nomor 933 Tahun 2025, 1 Tahun 2025, 3 Tahun 2025",
    2026: "SKB 3 Menteri Nomor 1497 Tahun 2025, 2 Tahun 2025, 5 Tahun 2025",
}
"""The joint decree of each year as public reports of its issue name it; a year whose number was not seen is absent."""
OWN_DECREES = {
    date(2017, 2, 15): "Keppres 3 Tahun 2017",
    date(2017, 6, 23): "Keppres 18 Tahun 2017",
    date(2018, 6, 27): "Keppres 15 Tahun 2018",
    date(2019, 4, 17): "Keppres 10 Tahun 2019",
    date(2020, 12, 9): "Keppres 22 Tahun 2020",
    date(2024, 2, 14): "Keppres 10 Tahun 2024",
    date(2024, 11, 27): "Keppres 33 Tahun 2024",
}
"""Days made free by a decree of their own."""
OUT = Path(__file__).parent.parent / "resources" / "rules" / "calendar.toml"
HEAD = """\
# Hari libur nasional, cuti bersama, dan hari pemungutan suara yang diliburkan. Ditulis oleh tools/freeze_holidays.py.
#
# kind       : "libur-nasional" | "cuti-bersama" | "pemungutan-suara".
# confidence : "pengetahuan" = tahunnya sudah ditetapkan, daftar diambil dari sumber sekunder di bawah;
#              "tidak-pasti" = perkiraan, belum dicocokkan dengan ketetapan; tampil dengan tanda "perlu verifikasi".
# citation   : keputusan bersama tiga menteri (SKB) tahun itu, atau pada harinya keputusan presiden tersendiri; nomor
#              diambil dari berita penetapannya, naskah keputusannya sendiri belum dibaca. Tanpa citation: belum terbaca.
# Hari yang diubah kantor dicatat pada brankasnya.
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
        lines += ["[[year]]", f"year = {year}", f'confidence = "{_trust(year <= DECREED)}"']
        lines += [f'citation = "{DECREES[year]}"'] if year in DECREES else []
        lines.append("days = [")
        for day in sorted(found):
            name, kind, estimated = found[day]
            fixed = (day.month, day.day) in CERTAIN and kind == "libur-nasional"
            trust = _trust((year <= DECREED and not estimated) or fixed)
            own = f', citation = "{OWN_DECREES[day]}"' if day in OWN_DECREES else ""
            lines.append(
                f'  {{ date = {day.isoformat()}, kind = "{kind}", confidence = "{trust}", name = "{name}"{own} }},'
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
