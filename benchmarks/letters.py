"""Letters as PDF by us against the usual route: a Word template that is filled and converted by LibreOffice.

One row is one letter, as a person makes it; the other is a batch, which LibreOffice converts in one call. The rows
need LibreOffice (Debian: libreoffice-writer-nogui) and are left out with a word where it is absent.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from datetime import time as clock_time
from pathlib import Path
from typing import Any, Final

import docx

from core.writing import document, template

Row = tuple[str, float, float, float]
DAY: Final = date(2020, 10, 14)
REPEATS: Final = 5
SOFFICE: Final = shutil.which("soffice")


def values(number: int) -> dict[str, Any]:
    """A fictional invitation."""
    return {
        "instansi": {
            "jenis": "bawaslu", "kop_baris": ["BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"], "kota_ttd": "Contoh",
            "zona_waktu": "WITA", "alamat": "Jalan Contoh Nomor 12",
        },
        "surat": {
            "nomor": f"{number:03d}/PP.01.02/K.SA-02/10/2020", "tanggal": DAY, "hal": "Undangan Klarifikasi I",
            "sifat": "Rahasia",
        },
        "orang": {"nama": f"Pegawai Contoh {number}", "jabatan": "Kepala Seksi", "unit_kerja": "Dinas Contoh"},
        "jadwal": {
            "tanggal": date(2020, 10, 16), "pukul_mulai": clock_time(9, 0), "tempat": "Ruang Klarifikasi",
        },
        "pejabat": {"nama": "Deidy Contoh", "jabatan": "Ketua", "mode": "definitif"},
        "kapasitas": "Terlapor",
    }  # fmt: skip


def rows(batch: int = 20) -> list[Row]:
    """`(name, our seconds, the other's seconds, ours divided by the other's)`; a batch counts as a whole."""
    _ours(0)  # fonts and the template are loaded once, as in the program
    if SOFFICE is None:
        sys.stdout.write("letters: LibreOffice is not installed, nothing to compare with\n")
        return []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _convert(_filled(folder, 1), folder)  # its first start lays a profile
        pairs = [
            (_seconds(lambda: _ours(1)), _seconds(lambda: _convert(_filled(folder, 1), folder)))
            for _ in range(REPEATS)
        ]
        one, other = (statistics.median(side) for side in zip(*pairs, strict=True))
        many, others = (
            _seconds(lambda: [_ours(n) for n in range(batch)]),
            _seconds(lambda: _convert(_filled(folder, batch), folder)),
        )
    return [
        ("one letter as PDF, against a Word template by LibreOffice", one, other, one / other),
        (f"{batch} letters as PDF, against LibreOffice in one call", many, others, many / others),
    ]


def memory(count: int = 1_000) -> tuple[float, float]:
    """Resident megabytes after a tenth of `count` letters and after all of them."""
    seen = []
    for number in range(count):
        _ours(number)
        if number + 1 in (count // 10, count):
            gc.collect()
            seen.append(_resident())
    return seen[0], seen[1]


def _ours(number: int) -> bytes:
    return document.fill(template.load("D03", DAY), values(number), on=DAY).pdf


def _filled(folder: Path, count: int) -> list[Path]:
    """What a mail merge does: a document for each person, from the same paragraphs."""
    made = []
    for number in range(count):
        paper, fields = docx.Document(), values(number)
        for line in (*fields["instansi"]["kop_baris"], fields["surat"]["nomor"], fields["surat"]["hal"]):
            paper.add_paragraph(line)
        for _ in range(12):
            paper.add_paragraph(
                f"Sehubungan dengan laporan tersebut kami mengundang {fields['orang']['nama']} untuk hadir memberikan keterangan."
            )
        path = folder / f"surat-{number}.docx"
        paper.save(str(path))
        made.append(path)
    return made


def _convert(files: list[Path], folder: Path) -> None:
    command = [
        str(SOFFICE),
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Writes the table to standard output; an argument sets the batch."""
    for name, ours, other, ratio in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100):
        sys.stdout.write(f"{name:62}{ours:9.3f}s{other:9.3f}s{ratio:8.3f}\n")
    early, late = memory()
    sys.stdout.write(f"resident after 100 and after 1,000 letters: {early:.1f} MB, {late:.1f} MB\n")


if __name__ == "__main__":
    main()
