"""Pairs with their numbers, statements, numbers and addresses, found wherever they stand in a text."""

from __future__ import annotations

import pytest

from core.reading.fields import FieldKind, Keywords, Pair, generic
from core.reading.values import Reading
from tests.core.reading.fields_found import found, texts, values
from tests.core.reading.pages import T, page


def post(*rows: str | T) -> Reading:
    return page(T(text="Rina Wowor", left=140), T(text="14 Okt 2020 pukul 06.30", left=140), *rows)


@pytest.mark.parametrize(
    ("rows", "pair", "number"),
    [
        (("Mari dukung Budi Contoh & Siti Aminah, nomor urut 3!",), "Budi Contoh & Siti Aminah", "3"),
        (("torang antar Drs. Budi", "Contoh dan Siti Aminah mendaftar ke KPU."), "Budi Contoh & Siti Aminah", ""),
        (
            (T(text="KERJA NYATA", gap=100), T(text="BUDI CONTOH - SITI AMINAH"), T(text="CALON BUPATI & WAKIL BUPATI"),
             T(text="2", size=3)), "BUDI CONTOH & SITI AMINAH", "2",
        ),
        (("saya pilih Budi – Siti nomor 2",), "Budi & Siti", "2"),
    ],
)  # fmt: skip
def test_pairs_are_found_with_their_number(rows: tuple[str | T, ...], pair: str, number: str) -> None:
    pairs = [field for field in found(post(*rows)) if field.kind is FieldKind.CANDIDATE_PAIR]
    assert [(field.value, field.detail) for field in pairs] == [(pair, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Hadir Rina Wowor dan Budi Contoh dari kantor.", "Pelayanan Senin - Jumat pagi.", "Jalan Girian – Manembo rusak.",
        "Rina Wowor dan 12 lainnya", "Pasar Girian - buka setiap hari.",
    ],
)  # fmt: skip
def test_other_names_side_by_side_are_no_pairs(text: str) -> None:
    assert texts(found(post(text)), FieldKind.CANDIDATE_PAIR) == []


@pytest.mark.parametrize(
    "text",
    [
        "ASN dilarang coblos nomor 1 sambil selfie.", "Pilihan boleh beda, torang tetap basudara.", "Jangan lupa bawa KTP, ya.",
        "Menang lomba kebersihan!", "Besok semua harus hadir apel.", "Kartu suara di TPS no 112 kurang.", "Setuju, lanjutkan!",
        "RT-RW wajib dukung vaksin COVID-19.", "Hubungi nomor 0812-3456-7890.",
    ],
)  # fmt: skip
def test_other_sentences_are_no_statements(text: str) -> None:
    assert texts(found(post(text)), FieldKind.STATEMENT) == []


def test_sentences_that_follow_one_another_are_one_statement_without_tags_and_addresses() -> None:
    reading = post(
        "Apel pagi jam 07.30 WITA. Cuma OKE-", "JP yang pro rakyat. Pilih no. 3 jo! Sampai jumpa.", "#pilkada bit.ly/okejp",
    )  # fmt: skip
    assert texts(found(reading), FieldKind.STATEMENT) == ["Cuma OKE-JP yang pro rakyat. Pilih no. 3 jo!"]


def test_slips_of_the_reader_are_tolerated_and_left_as_they_are() -> None:
    fields = found(
        page(
            T(text="Rina Wowor", left=140), T(text="l4 0kt 2O20 pukul O6.3O", left=140), "P1lih n0mor l jo!", T(text="Suka Komentari Bagikan", gap=90)
        )
    )  # fmt: skip
    assert texts(fields, FieldKind.STATEMENT) == ["P1lih n0mor l jo!"]
    assert texts(fields, FieldKind.DATETIME) == ["l4 0kt 2O20 pukul O6.3O"]
    assert values(fields, FieldKind.DATETIME) == ["2020-10-14T06:30"]


def test_an_office_list_names_the_pairs() -> None:
    pair = Pair(names=("Budi Contoh", "Siti Aminah"), number=2, short=("BC-SA", "Busi"))
    keywords = generic().joined(Keywords(pairs=(pair,), slogans=("girian bangkit",)))
    fields = found(post("Semua ikut Busi ya. Girian Bangkit! Terima kasih Budi Contoh."), keywords)
    pairs = [(field.text, field.value) for field in fields if field.kind is FieldKind.CANDIDATE_PAIR]
    assert pairs == [("Busi", "Budi Contoh & Siti Aminah"), ("Budi Contoh", "Budi Contoh & Siti Aminah")]
    assert texts(fields, FieldKind.STATEMENT) == ["Girian Bangkit!"]


def test_numbers_and_addresses_stand_anywhere() -> None:
    fields = found(
        page(
            "NIP. 19850317 201001 1 004", "NIP 198S03172010011004 dan 19851317 201001 1 004", "HP 0812-3456-7890",
            "www.girian.go.id bit ly/dukung-x Facebook.com/Rina.W S.Sos. M.Si", "https://kabarkita.example/pilkada/20",
            "20/11/siti-mendaftar", "@rina.wowor ©siti",
        )
    )  # fmt: skip
    numbers = [(field.value, field.detail) for field in fields if field.kind is FieldKind.NIP]
    assert numbers == [
        ("198503172010011004", "NIP"), ("198503172010011004", "NIP"), ("198513172010011004", "birth_impossible"),
    ]  # fmt: skip
    assert values(fields, FieldKind.PHONE) == ["6281234567890"]
    assert values(fields, FieldKind.URL) == [
        "www.girian.go.id", "bit.ly/dukung-x", "facebook.com/Rina.W",
        "https://kabarkita.example/pilkada/2020/11/siti-mendaftar",
    ]  # fmt: skip
    assert texts(fields, FieldKind.URL)[1] == "bit ly/dukung-x"
    assert values(fields, FieldKind.HANDLE) == ["rina.wowor", "siti"]
