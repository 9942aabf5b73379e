"""`document create|copy` for the papers of a whole case, as scripts use them."""

from __future__ import annotations

import json
from pathlib import Path

from pypdf import PdfReader

from tests.e2e.program import Desk


def _text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages).replace(
        "\u00a0", " "
    )


def test_rows_of_a_table_come_as_lines_or_as_json(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "ba.pdf"
    asked = [{"kelompok": "pokok", "tanya": "Apakah benar; atau | tidak?", "jawab": "Benar.\nSaya menyesal."}]
    made = desk.made(
        "document", "create", desk.case, "--template", "D08", "-o", str(out),
        "--set", "klarifikator=Rina Wowor | Ketua; Denny Lasut | Anggota",
        "--set", f"tanya_jawab={json.dumps(asked)}",
        "--set", "jadwal.tanggal=2026-11-25", "--set", "jadwal.pukul_mulai=09.00", "--set", "jadwal.tempat=Ruang Rapat",
    )  # fmt: skip
    assert made["title"] == "Berita Acara Klarifikasi"
    text = _text(out)
    assert "RINA WOWOR Ketua, bersama: DENNY LASUT" in text
    assert "Apakah benar; atau | tidak? Jawab: Benar. Saya menyesal." in text


def test_warnings_are_told_and_stop_nothing(desk: Desk, tmp_path: Path) -> None:
    made = desk.made(
        "document", "create", desk.case, "--template", "D17", "-o", str(tmp_path / "sk.pdf"),
        "--set", "perbuatan=menyukai unggahan", "--set", "tanggal_perbuatan=2026-01-02",
        "--set", "pasal_dilanggar=Pasal 5 huruf n angka 5",
    )  # fmt: skip
    told = " ".join(made["warnings"])
    assert "diterbitkan oleh instansi" in told
    assert "tidak termasuk pelanggaran ringan" in told


def test_a_copy_is_marked_and_leaves_the_document_alone(desk: Desk, tmp_path: Path) -> None:
    statement = ("--set", "perbuatan=menyukai unggahan", "--set", "tanggal_perbuatan=2026-01-02")
    made = desk.made(
        "document", "create", desk.case, "--template", "D19", *statement, "-o", str(tmp_path / "a.pdf")
    )
    out = tmp_path / "salinan.pdf"
    certifier = ("--certifier", "nama=Audy Rompas", "--certifier", "jabatan=Kepala Subbagian Umum")
    desk.made("document", "copy", desk.case, made["id"][:8], *certifier, "-o", str(out))
    assert "SALINAN" in _text(out)
    assert "Salinan sesuai dengan aslinya Kepala Subbagian Umum, AUDY ROMPAS" in _text(out)
    assert "SALINAN" not in _text(tmp_path / "a.pdf")
    assert len(desk.made("document", "list", desk.case)["items"]) == 1
    desk.run("document", "copy", desk.case, made["id"], "--certifier", "hobi=x", "-o", str(out)).refused(2)
