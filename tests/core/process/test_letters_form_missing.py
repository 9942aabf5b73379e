"""Everything a paper still needs is named at once, and what would be printed twice is pointed out."""

from __future__ import annotations

import pytest

from core.process import letters
from core.vault.vault import Vault
from tests.core.process.test_letters_all import fill


def test_all_that_is_missing_is_named_and_answers_count(vault: Vault) -> None:
    form = letters.form(vault, fill(vault), "D21")
    assert [asked.key for asked in form.missing({})] == ["status", "alasan"]
    assert [asked.key for asked in form.missing({"status": "diteruskan", "alasan": "terbukti"})] == [
        "instansi_tujuan"
    ]
    assert form.missing({"status": "selesai", "alasan": "terbukti"}) == ()


@pytest.mark.parametrize(
    ("code", "numbered"), [("D03", True), ("D05", False), ("D13", False), ("D19", False)]
)
def test_only_papers_with_a_register_are_numbered(vault: Vault, code: str, numbered: bool) -> None:
    case_id = fill(vault)
    hearing = None if code != "D03" else vault.hearings()[0].id
    assert letters.form(vault, case_id, code, hearing).numbered is numbered


def test_a_regulation_named_with_its_article_is_pointed_out(vault: Vault) -> None:
    case_id = fill(vault)

    def told(article: str) -> bool:
        answers = {
            "pasal_dilanggar": article,
            "perbuatan": "menyukai unggahan",
            "tanggal_perbuatan": "2026-10-12",
        }
        return any(
            "menyebutnya sekali lagi" in text
            for text in letters.warnings(vault, "D17", answers, case_id=case_id)
        )

    assert told("Pasal 4 huruf f Peraturan Pemerintah Nomor 94 Tahun 2021")
    assert told("Pasal 4 huruf f PP Nomor 94 Tahun 2021")
    assert not told("Pasal 4 huruf f")


def test_a_study_that_finds_a_breach_without_elements_is_pointed_out(vault: Vault) -> None:
    case_id = fill(vault)
    found = letters.warnings(
        vault,
        "D13",
        {"kesimpulan": "memenuhi unsur", "rekomendasi": "diteruskan", "unsur": "", "fakta": ""},
        case_id=case_id,
    )
    assert any("unsur belum diuraikan" in text for text in found)
    assert not any(
        "belum diuraikan" in text
        for text in letters.warnings(
            vault, "D13", {"kesimpulan": "tidak memenuhi unsur", "rekomendasi": "dihentikan"}, case_id=case_id
        )
    )
