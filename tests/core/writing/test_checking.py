"""`template check`: what is wrong is named with its line and what to do about it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.commands import entry
from core.places import resource_path
from core.writing import checking, pieces, template
from core.writing.checking import Finding

DAY = date(2026, 12, 1)
HEAD = """+++
id = "D03"
title = "Uji"
issuers = ["bawaslu"]
valid_from = 2020-01-01
signers = ["pejabat"]
[groups]
surat = "surat"
orang = "orang"
pejabat = "pejabat"
+++
"""
FIRST = HEAD.count("\n") + 1
"""The line of a file on which the body begins."""
SIGNED = "\n::: tanda-tangan\n{{ pejabat.jabatan }}\n[ruang]\n{{ pejabat | nama }}\n:::\n"


def found(body: str, head: str = HEAD) -> list[Finding]:
    return list(checking.check(head + body + SIGNED, on=DAY))


def test_every_template_that_comes_with_netra_passes() -> None:
    for path in sorted(resource_path("templates").glob("*.md")):
        assert checking.check(path.read_text(encoding="utf-8"), on=DAY) == (), path.name


@pytest.mark.parametrize(
    ("body", "line", "message", "remedy"),
    [
        ("a\n{{ orang.namaa }}", 1, "isian tidak dikenal: orang.namaa", "Maksudnya nama?"),
        ("{{ orng.nama }}", 0, "nama tidak dikenal: orng", "Maksudnya orang?"),
        ("a\n\n{{ surat.tanggal | tangal }}", 2, "saringan tangal tidak dikenal", "Maksudnya tanggal?"),
        ("{{ dsar('asn') }}", 0, "fungsi dsar tidak dikenal", "Maksudnya dasar?"),
        ("::: isain\nNama : x\n:::", 0, "bagian isain tidak dikenal", "Maksudnya isian?"),
        ("x\n::: isian\nNama : x", 1, "bagian isian tidak ditutup", "Tambahkan baris ::: di akhirnya."),
        ("x\n:::", 1, "tidak ada bagian yang ditutup di sini", "Hapus baris :::."),
        ("{% if orang %}\nx", 0, "tidak benar", ""),
        ("::: pakai tembusn", 0, "potongan tembusn tidak ada", "tembusan"),
        ("menurut PP 94/2021 yang", 0, "peraturan ditulis langsung: PP 94/2021", 'dasar("disiplin")'),
        (
            "a\n\nUndang-Undang Nomor 5 Tahun 2014",
            2,
            "peraturan yang sudah diganti: Undang-Undang Nomor 5 Tahun 2014",
            'dasar("asn")',
        ),
        ("{{ 'Perbawaslu 99 Tahun 2031' }}", 0, "peraturan ditulis langsung", "daftar peraturan bertanggal"),
    ],
)
def test_a_fault_is_told_with_its_line_and_its_remedy(
    body: str, line: int, message: str, remedy: str
) -> None:
    findings = [each for each in found(body) if message in each.message]
    assert findings
    if "tidak benar" not in message:
        assert findings[0].line == FIRST + line
    assert remedy in findings[0].remedy


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        (HEAD.replace('title = "Uji"', "titel = 1"), None, "kunci title belum ada"),
        (HEAD.replace('id = "D03"', 'id = "D03"\npaper = "letter"'), 3, "nilai paper tidak benar"),
        (HEAD.replace('id = "D03"', 'id = "D03"\nmargin = 3'), 3, "kunci margin tidak dikenal"),
        (HEAD.replace('orang = "orang"', 'orang = "orag"'), 9, "tidak ada kelompok isian bernama orag"),
        (HEAD.replace("valid_from = 2020-01-01", "valid_from ="), 6, "bukan TOML yang benar"),
    ],
)
def test_a_fault_of_the_head_is_told_with_its_line(head: str, line: int | None, message: str) -> None:
    (finding,) = found("x", head)
    assert message in finding.message
    if line is not None and "TOML" not in message:
        assert finding.line == line


def test_a_file_without_a_head_is_told_how_it_begins() -> None:
    (finding,) = checking.check("# Surat", on=DAY)
    assert "+++" in finding.remedy


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        (HEAD.replace('["pejabat"]', '["pejabat", "orang"]'), "x", "Penanda tangan orang tidak muncul"),
        (HEAD.replace("signers", 'register = "letter"\nsigners'), "x", "Nomor (surat.nomor) tidak dicetak"),
        (HEAD, "::: kepala-surat x\nNomor : {{ surat.nomor }}\n:::", "Surat tanpa alamat tujuan"),
        (HEAD.replace("signers", "letterhead = true\nsigners"), "x", "Memakai kop tanpa kelompok instansi"),
        (HEAD.replace('issuers = ["bawaslu"]\n', ""), "x", "kantor mana yang menerbitkan"),
    ],
)
def test_parts_that_a_paper_needs_are_missed(head: str, body: str, message: str) -> None:
    assert any(message in each.message for each in found(body, head))


def test_a_decision_without_its_parts_and_without_law_is_missed() -> None:
    head = HEAD.replace("signers", 'register = "decision"\nsigners')
    messages = " ".join(each.message for each in found("NOMOR {{ surat.nomor }}\n\nMenimbang", head))
    assert "Keputusan tanpa Mengingat, MEMUTUSKAN, Menetapkan, KESATU." in messages
    assert "Keputusan tanpa dasar hukum." in messages


def test_a_template_that_breaks_only_when_it_is_filled_is_found_too() -> None:
    (finding,) = found("{% for x in orang.nama %}\n{{ x }}\n{% endfor %}")
    assert "hanya daftar yang dapat diulang" in finding.message


def test_a_fault_inside_a_shared_piece_names_the_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_read", lambda _name: "a\n{{ orang.namaa }}")
    (finding,) = [each for each in found("::: pakai tembusan") if "namaa" in each.message]
    assert (finding.piece, finding.line) == ("tembusan", 2)


def test_the_command_says_file_line_and_remedy_and_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "surat.md"
    path.write_text(HEAD + "{{ orang.namaa }}" + SIGNED, encoding="utf-8")
    assert entry.run(["template", "check", str(path)], pictures=lambda *_: ()) == 17
    assert (
        f"{path}:{FIRST}: isian tidak dikenal: orang.namaa\n  Perbaikan: Maksudnya nama?"
        in capsys.readouterr().out
    )
    assert entry.run(["template", "check", str(path), "--json"], pictures=lambda *_: ()) == 17
    told = json.loads(capsys.readouterr().out)
    assert told["items"][0]["line"] == FIRST
    path.write_text(HEAD + SIGNED, encoding="utf-8")
    assert entry.run(["template", "check", str(path)], pictures=lambda *_: ()) == 0
    assert entry.run(["template", "check", str(tmp_path / "tidak ada")], pictures=lambda *_: ()) == 2


@pytest.mark.parametrize(("form", "kinds"), [(None, ("pdf", "docx")), ("docx", ("docx",)), ("pdf", ("pdf",))])
def test_the_gallery_command_writes_every_paper_in_the_formats_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str | None, kinds: tuple[str, ...]
) -> None:
    folder = tmp_path / "galeri"
    arguments = ["template", "gallery", str(folder), "--case", "good", "--office", "agency", "--json"]
    assert entry.run([*arguments, *(("--format", form) if form else ())], pictures=lambda *_: ()) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert {item["template"] for item in items} >= {"D04", "D17", "D19", "D20D", "D22"}
    written = sorted(path.relative_to(folder / "good" / "agency") for path in folder.rglob("*.*"))
    assert written == sorted(Path(item["file"]).relative_to(folder / "good" / "agency") for item in items)
    assert {path.suffix for path in written} == {f".{kind}" for kind in kinds}
    assert len(written) == len({path.stem for path in written}) * len(kinds)
    for item in items:
        start = b"%PDF" if item["format"] == "pdf" else b"PK"
        assert Path(item["file"]).read_bytes().startswith(start)


def test_a_piece_that_uses_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_read", lambda name: f"::: pakai {name}")
    (finding,) = found("::: pakai tembusan")
    assert "memakai dirinya sendiri" in finding.message


def test_the_digest_of_a_template_covers_its_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "::: pakai tembusan" + SIGNED
    before = template.parse(text).digest
    monkeypatch.setattr(pieces, "_read", lambda _name: "lain")
    assert template.parse(text).digest != before
