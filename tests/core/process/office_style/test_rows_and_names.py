"""Rows of a letter, its addressee, and the names of those who sign, in every setting of the office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.vault.office import Staff
from core.vault.vault import Vault
from tests.core.process.office_style.papers import GROUPED, NIP, lines, paper, strokes, style, text, warning
from tests.core.writing import reading_back


def test_hal_or_perihal(vault: Vault, case_id: str) -> None:
    assert "Hal : Undangan Klarifikasi I" in text(paper(vault, case_id))
    style(vault, subject="Perihal")
    found = text(paper(vault, case_id))
    assert "Perihal : Undangan Klarifikasi I" in found
    assert " Hal :" not in found


def test_no_attachment_is_a_dash_or_no_row(vault: Vault, case_id: str) -> None:
    assert "Lampiran : -" in text(paper(vault, case_id))
    style(vault, no_attachment="omit")
    assert "Lampiran" not in text(paper(vault, case_id))
    assert "Lampiran : 1 (satu) berkas" in text(
        paper(vault, case_id, surat__lampiran_jumlah="1", surat__lampiran_satuan="berkas")
    )


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [("city", ["di Contoh"]), ("separate", ["di -", "CONTOH"]), ("tempat", ["di Tempat"])],
)
def test_the_last_line_of_the_addressee(vault: Vault, case_id: str, chosen: str, wanted: list[str]) -> None:
    style(vault, place_line=chosen)
    found = lines(paper(vault, case_id))
    start = next(at for at, line in enumerate(found) if line.startswith("di ") and len(line) < 12)
    assert found[start : start + len(wanted)] == wanted


def test_signatures_are_left_or_centred(vault: Vault, case_id: str) -> None:
    left = paper(vault, case_id)
    assert reading_back.spot(left, "Ketua,").x == pytest.approx(reading_back.spot(left, "Pembina").x, abs=1)
    style(vault, signatures="centre")
    centred = paper(vault, case_id)
    assert reading_back.spot(centred, "Ketua,").x > reading_back.spot(centred, "NIP").x + 20


def test_the_number_of_who_signs_with_stop_and_in_groups(vault: Vault, case_id: str) -> None:
    assert f"NIP {NIP}" in text(paper(vault, case_id))
    style(vault, number_label="NIP.")
    assert f"NIP. {NIP}" in text(paper(vault, case_id))
    style(vault, number_label="NIP", number_digits="grouped")
    found = text(paper(vault, case_id))
    assert f"NIP {GROUPED}" in found
    assert NIP not in found
    style(vault, number_label="NIP.")
    assert f"NIP. {GROUPED}" in text(paper(vault, case_id))


def test_names_under_signatures_are_capitals_or_bold_and_underlined(vault: Vault, case_id: str) -> None:
    capitals = paper(vault, case_id)
    assert "Dra. RINA WOWOR, M.Si." in text(capitals)
    style(vault, names="underlined")
    underlined = paper(vault, case_id)
    found = text(underlined)
    assert "Dra. Rina Wowor, M.Si." in found
    assert "RINA" not in found
    spot = [each for each in reading_back.spots(underlined) if each.text.startswith("Dra. Rina Wowor")][-1]
    below = [(left, right) for left, bottom, right, _ in strokes(underlined) if 0 < spot.y - bottom < 4]
    assert any(left == pytest.approx(spot.x, abs=1.5) and right - left > 60 for left, right in below)


def test_a_title_keeps_its_capitals_whatever_stands_under_signatures(vault: Vault, case_id: str) -> None:
    style(vault, names="underlined")
    pdf = warning(vault, case_id, varian_judul="daerah")
    assert "ATAS NAMA JOHANIS SUMUAL, S.Sos., M.Si." in text(pdf)


def test_titles_in_decisions_are_the_template_s_unless_the_office_says(vault: Vault, case_id: str) -> None:
    assert "RINA WOWOR, M.Si." not in text(warning(vault, case_id))
    style(vault, titles="shown")
    assert "Dra. RINA WOWOR, M.Si." in text(warning(vault, case_id))
    style(vault, titles="hidden")
    assert "RINA WOWOR, M.Si." not in text(warning(vault, case_id))


@pytest.mark.parametrize(
    ("mode", "upper", "wanted"),
    [
        ("plt", (), ["Plt. KEPALA DINAS CONTOH,"]),
        ("plh", (), ["Plh. KEPALA DINAS CONTOH,"]),
        ("pj", (), ["Pj. KEPALA DINAS CONTOH,"]),
        ("an", ("WALI KOTA CONTOH",), ["a.n. WALI KOTA CONTOH", "KEPALA DINAS CONTOH,"]),
        ("ub", ("WALI KOTA CONTOH", "SEKRETARIS DAERAH"), ["a.n. WALI KOTA CONTOH", "SEKRETARIS DAERAH", "u.b.", "KEPALA DINAS CONTOH,"]),
    ],
)  # fmt: skip
def test_acting_officials_and_those_who_sign_for_another(
    vault: Vault, case_id: str, mode: str, upper: tuple[str, ...], wanted: list[str]
) -> None:
    signer = Staff(name="Denny Lasut, S.E.", position="KEPALA DINAS CONTOH", nip=NIP, rank="Pembina", grade="IV/a", signs=True, mode=mode, upper_posts=upper)  # fmt: skip
    vault.change_office(replace(vault.office, staff=(signer,)))
    found = lines(paper(vault, case_id))
    start = found.index(wanted[0])
    assert found[start : start + len(wanted)] == wanted
    assert "Pembina, IV/a" in found[start:]


def test_nobody_s_number_or_rank_stands_under_another_s_name(vault: Vault, case_id: str) -> None:
    other = Staff(name="Maya Rondonuwu, S.H.", position="Anggota", nip="197001012000032001", rank="Penata", grade="III/c")  # fmt: skip
    vault.change_office(replace(vault.office, staff=(*vault.office.staff, other)))
    usual = text(paper(vault, case_id, pejabat__nama="Dra. Rina Wowor, M.Si."))
    assert "Dra. RINA WOWOR, M.Si. Pembina, IV/a" in usual
    stranger = text(paper(vault, case_id, pejabat__nama="Ferry Mandey"))
    assert "FERRY MANDEY" in stranger
    assert "M.Si. Pembina" not in stranger
    assert f"NIP {NIP}" not in stranger.partition("FERRY MANDEY")[2]
    for typed in ("Maya Rondonuwu", "Maya Rondonuwu, S.H."):
        known = text(paper(vault, case_id, pejabat__nama=typed))
        assert "MAYA RONDONUWU, S.H. Penata, III/c NIP 197001012000032001" in known
