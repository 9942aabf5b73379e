"""Who sent what and when in chats laid out as real applications do it; names and places are fictional."""

from __future__ import annotations

import pytest

from core.reading.fields import FieldKind, find_fields
from core.reading.values import Reading
from tests.core.reading.fields_found import CLOCK, by_author, found, texts, values
from tests.core.reading.pages import T, page


def chat(*rows: str | T, divider: str = "23 November 2020") -> Reading:
    return page(
        CLOCK, T(text="Ibu2 PKK Girian", gap=30, left=240), T(text="Rina, Siti, Denny, Anda", left=240),
        T(text=divider, gap=60, left=450), *rows, T(text="Ketik pesan", gap=200),
    )  # fmt: skip


BUBBLES = (
    T(text="~ Bos Besar +62 812-3456-7890", gap=30, left=60),
    T(text="Jangan lupa pilih nomor 1", left=60),
    T(text="08.15", left=500),
    T(text="Rina Wowor menambahkan Siti Aminah", gap=30, left=240),
    T(text="5 PESAN BELUM DIBACA", gap=30, left=400),
    T(text="Rina Wowor", gap=30, left=60),
    T(text="Siap bu, saya tunggu sampai", left=60),
    T(text="Kamis 08.20 W", left=60),
    T(text="Selamat Pagi Semua", gap=30, left=600),
    T(text="ini arahan pimpinan 08.22", left=600),
    T(text="Denny Lasut", gap=30, left=60),
    T(text="Siti Aminah", left=100),
    T(text="menang nomor 1", left=100),
    T(text="Setuju 08.30", left=60),
)


def test_a_message_has_its_sender_and_the_day_of_the_divider_above() -> None:
    fields = found(chat(*BUBBLES))
    assert texts(fields, FieldKind.GROUP_NAME) == ["Ibu2 PKK Girian"]
    assert by_author(fields)["Bos Besar"] == "Jangan lupa pilih nomor 1"
    assert values(fields, FieldKind.PHONE, key=True) == ["6281234567890"]
    assert values(fields, FieldKind.DATETIME) == [
        "2020-11-23", "2020-11-23T08:15", "2020-11-23T08:20", "2020-11-23T08:22", "2020-11-23T08:30",
    ]  # fmt: skip
    assert not any(field.relative for field in fields)
    assert values(fields, FieldKind.PLATFORM) == ["whatsapp"]


def test_who_is_quoted_is_not_who_sent_it() -> None:
    fields = found(chat(*BUBBLES))
    parts = [(field.value, field.detail) for field in fields if field.kind is FieldKind.DISPLAY_NAME]
    assert parts == [
        ("Bos Besar", "author"), ("Rina Wowor", "author"), ("Denny Lasut", "author"), ("Siti Aminah", "quoted"),
    ]  # fmt: skip
    assert by_author(fields)["Siti Aminah"] == "menang nomor 1"


@pytest.mark.parametrize(
    ("divider", "day"), [("HARI INI", "2020-12-20"), ("Kemarin", "2020-12-19"), ("Jumat", "2020-12-18")]
)
def test_a_divider_counted_back_makes_the_times_relative(divider: str, day: str) -> None:
    fields = [field for field in found(chat(*BUBBLES, divider=divider)) if field.kind is FieldKind.DATETIME]
    assert [field.value for field in fields[:2]] == [day, f"{day}T08:15"]
    assert all(field.relative for field in fields)
    assert {field.value for field in find_fields(chat(*BUBBLES, divider=divider)) if field.relative} == {""}


def test_messages_without_a_divider_have_no_day() -> None:
    reading = page(*BUBBLES, T(text="Ketik pesan", gap=200))
    assert set(values(found(reading), FieldKind.DATETIME)) == {""}


def test_a_chat_with_one_person_names_that_person() -> None:
    fields = found(
        page(
            CLOCK, T(text="Pak Lurah", gap=30, left=240), T(text="terakhir dilihat hari ini pukul 09.00", left=240),
            T(text="Kemarin", gap=60, left=450), T(text="Tolong pilih nomor 1 19.20", gap=30, left=60),
            T(text="Siap 19.21", gap=30, left=700), T(text="Baik 19.22", gap=30, left=60),
        )
    )  # fmt: skip
    assert texts(fields, FieldKind.DISPLAY_NAME) == ["Pak Lurah"]
    assert texts(fields, FieldKind.GROUP_NAME) == []


def test_a_list_of_chats_beside_the_chat_names_no_senders() -> None:
    beside = [
        row
        for name in ("Rina Wowor", "Siti Aminah", "INFO GIRIAN", "Denny Lasut")
        for row in (T(text=f"{name} 10.20", gap=20), T(text="Siap pak"))
    ]
    talk = [
        T(text="Grup Kerja", left=900, top=20),
        T(text="Rina, Siti, Anda", left=900),
        T(text="Hari ini", gap=60, left=1200),
        T(text="Budi Contoh", gap=30, left=900),
        T(text="coblos nomor 1", left=900),
        T(text="09.15", left=1200),
        T(text="Ketik pesan", gap=200, left=900),
    ]
    fields = found(page(T(text="Cari atau mulai chat baru"), *beside, *talk, width=1600, height=900))
    assert texts(fields, FieldKind.GROUP_NAME) == ["Grup Kerja"]
    assert texts(fields, FieldKind.DISPLAY_NAME) == ["Budi Contoh"]
    assert by_author(fields) == {"Budi Contoh": "coblos nomor 1"}
