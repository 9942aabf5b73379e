"""The style in a Word document, and in a frozen paper whatever becomes of the office (edge case 17)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from core.case import document
from core.case.document import Document
from core.process import letters
from core.reading.pool import ReaderPool
from core.vault import logo
from core.vault.letter_style import Style
from core.vault.office import Staff
from core.vault.vault import Vault
from tests.core.process.office_style.papers import GROUPED, image_bounds, paper, picture, style, text


def word_of(vault: Vault, case_id: str, number: str, **answers: str) -> str:
    said = {"surat.nomor": number, **{key.replace("__", "."): told for key, told in answers.items()}}
    made = letters.create(vault, case_id, "D03", said)
    with zipfile.ZipFile(io.BytesIO(letters.word(vault, case_id, made.id))) as archive:
        return archive.read("word/document.xml").decode()


def test_a_word_document_has_the_same_style(vault: Vault, case_id: str) -> None:
    plain = word_of(vault, case_id, "1/2026")
    assert 'w:u w:val="single"' not in plain
    assert 'w:val="thickThinSmallGap"' not in plain
    assert "Surel set.contoh" in plain
    style(
        vault, names="underlined", rules="two", subject="Perihal", no_attachment="omit", number_digits="grouped", address="logo"
    )  # fmt: skip
    styled = word_of(vault, case_id, "2/2026")
    assert styled.count('w:u w:val="single"') == 1
    assert 'w:val="thickThinSmallGap"' in styled
    assert "Perihal" in styled
    assert "Lampiran" not in styled
    assert GROUPED in styled.replace("\u00a0", " ")
    italics = [run for run in styled.split("<w:r>") if "Jalan Contoh" in run and "<w:i/>" in run]
    assert len(italics) == 1
    style(vault, letterhead="region")
    assert "Surel set.contoh" not in word_of(vault, case_id, "3/2026")


def copied(vault: Vault, case_id: str, made: Document) -> bytes:
    return letters.copy(vault, case_id, made.id).pdf


def test_a_frozen_paper_says_what_it_said_whatever_becomes_of_the_office(
    vault: Vault, case_id: str, readers: ReaderPool
) -> None:
    logo.put(vault, logo.clean(readers, picture("RGB", (300, 400))))
    style(vault, subject="Perihal", names="underlined", number_digits="grouped")
    made = letters.create(vault, case_id, "D03", {"surat.nomor": "017/PM/2026"})
    frozen = document.pdf(vault.case(case_id), made)
    before, word = copied(vault, case_id, made), letters.word(vault, case_id, made.id)
    logo.put(vault, None)
    vault.change_office(
        replace(
            vault.office, name="Bawaslu Kota Lain", letterhead=("KOTA LAIN",), city="Lain", address="Jalan Lain",
            style=Style(rules="two"), staff=(Staff(name="Denny Lasut", position="Plt. Ketua", signs=True),),
        )
    )  # fmt: skip
    assert document.pdf(vault.case(case_id), made) == frozen
    assert copied(vault, case_id, made) == before
    assert letters.word(vault, case_id, made.id) == word
    found = text(before)
    assert "Dra. Rina Wowor, M.Si." in found
    assert "Perihal :" in found
    assert GROUPED in found
    assert "Lain" not in found
    assert "Denny" not in found
    assert len(image_bounds(before)) == 1
    later = text(paper(vault, case_id, surat__nomor="018/PM/2026"))
    assert "KOTA LAIN" in later
    assert "DENNY LASUT" in later
    assert "Perihal" not in later
