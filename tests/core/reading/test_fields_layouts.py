"""Who wrote what and when, on pages laid out as real applications do it; names and places are fictional."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.reading.fields import Field, FieldKind, Keywords, Pair, find_fields, generic
from core.reading.values import Reading
from tests.core.reading.pages import T, page, pages

CAPTURED = datetime(2020, 12, 20, 10, 0, tzinfo=ZoneInfo("Asia/Makassar"))
CLOCK = "9.41 4G 50%"


def found(reading: Reading, keywords: Keywords | None = None) -> tuple[Field, ...]:
    return find_fields(reading, captured_at=CAPTURED, keywords=keywords)


def texts(fields: tuple[Field, ...], kind: FieldKind, *, key: bool | None = None) -> list[str]:
    return [field.text for field in fields if field.kind is kind and key in (None, field.key)]


def values(fields: tuple[Field, ...], kind: FieldKind, *, key: bool | None = None) -> list[str]:
    return [field.value for field in fields if field.kind is kind and key in (None, field.key)]


def by_author(fields: tuple[Field, ...]) -> dict[str, str]:
    """Who said which statement."""
    said = {field.block: field.text for field in fields if field.kind is FieldKind.STATEMENT}
    names = (FieldKind.DISPLAY_NAME, FieldKind.HANDLE)
    return {
        field.value: said[field.block]
        for field in fields
        if field.kind in names and field.block in said and field.detail in ("author", "quoted")
    }


FACEBOOK = page(
    CLOCK,
    T(text="Postingan", gap=30),
    T(text="Denny Lasut bersama Rina Wowor dan 3", gap=60, left=140),
    T(text="lainnya di Girian Atas", left=140),
    T(text="14 Okt 2020 pukul 06.30 · Publik", left=140),
    T(text="Selamat pagi. Jangan lupa pilih nomor 2", gap=14),
    T(text="ya, ini arahan pimpinan. Besok apel jam 07.30."),
    T(text="Siti Aminah dan 2.612 lainnya 202 komentar 12 kali dibagikan", gap=500),
    T(text="Suka Komentari Bagikan", gap=30),
    T(text="Paling relevan", gap=30),
    T(text="mama rara", gap=20, left=140),
    T(text="mantap pak", left=140),
    T(text="13 jam Suka Balas", gap=10, left=140),
    T(text="Budi Contoh Penulis", gap=20, left=200),
    T(text="Salam dua jari!", left=200),
    T(text="Suka · Balas · 3 mgg", gap=10, left=200),
    T(text="Ferdi Contoh", gap=20, left=140),
    T(text="netral dong", left=140),
    T(text="Tulis komentar...", gap=60),
)


def test_a_post_has_its_author_time_and_statement_and_comments_have_theirs() -> None:
    fields = found(FACEBOOK)
    assert texts(fields, FieldKind.DISPLAY_NAME, key=True) == ["Denny Lasut", "Budi Contoh"]
    assert texts(fields, FieldKind.DISPLAY_NAME, key=False) == [
        "Rina Wowor", "Siti Aminah", "mama rara", "Ferdi Contoh",
    ]  # fmt: skip
    assert values(fields, FieldKind.DATETIME, key=True) == ["2020-10-14T06:30", "2020-11-29"]
    assert by_author(fields) == {
        "Denny Lasut": "Jangan lupa pilih nomor 2 ya, ini arahan pimpinan.",
        "Budi Contoh": "Salam dua jari!",
    }
    assert values(fields, FieldKind.PLATFORM) == ["facebook"]


def test_counts_say_what_they_count() -> None:
    counts = [field for field in found(FACEBOOK) if field.kind is FieldKind.REACTION_COUNT]
    assert [(field.value, field.detail) for field in counts] == [
        ("2612", "likes"), ("202", "comments"), ("12", "shares"),
    ]  # fmt: skip


def test_who_was_tagged_and_who_liked_is_told_apart_from_authors() -> None:
    parts = {field.value: field.detail for field in found(FACEBOOK) if field.kind is FieldKind.DISPLAY_NAME}
    assert parts["Rina Wowor"] == "tagged"
    assert parts["Siti Aminah"] == "liked"
    assert parts["Denny Lasut"] == "author"


def test_fields_lie_where_their_words_are() -> None:
    statement = next(field for field in found(FACEBOOK) if field.kind is FieldKind.STATEMENT)
    said = [FACEBOOK.lines[line].words[word].text for line, word in statement.words]
    assert " ".join(said) == statement.text
    assert len(statement.boxes) == 2
    first = FACEBOOK.lines[statement.words[0][0]].words[statement.words[0][1]].box
    assert (statement.boxes[0].left, statement.boxes[0].top) == (first.left, first.top)
    assert [field.words for field in found(FACEBOOK)] == sorted(field.words for field in found(FACEBOOK))


def test_a_field_is_as_sure_as_its_worst_word() -> None:
    reading = page(T(text="Rina Wowor", confidence=410), T(text="14 Okt 2020 pukul 06.30"))
    assert [field.confidence for field in found(reading) if field.words] == [410, 990]


def test_a_group_post_in_english() -> None:
    fields = found(
        page(
            "9:41 5G 88%", T(text="Denny Lasut ▸ Info Warga Girian", gap=90, left=140), T(text="3h · ©", left=140),
            T(text="Semua guru SD wajib pilih nomor 2 ya.", gap=14),
            T(text="Rina Wowor and 12 others 5 comments 2 shares", gap=60), T(text="Like Comment Share", gap=30),
            T(text="Top fan", gap=30, left=140), T(text="mama rara", left=140), T(text="siap pak", left=140),
            T(text="2h Like Reply", gap=10, left=140),
        )
    )  # fmt: skip
    assert texts(fields, FieldKind.GROUP_NAME) == ["Info Warga Girian"]
    assert values(fields, FieldKind.DATETIME) == ["2020-12-20T07:00", "2020-12-20T08:00"]
    assert by_author(fields) == {"Denny Lasut": "Semua guru SD wajib pilih nomor 2 ya."}
    assert "mama rara" in texts(fields, FieldKind.DISPLAY_NAME, key=False)


def test_a_post_shared_inside_a_post_has_its_own_author() -> None:
    fields = found(
        page(
            T(text="Rina Wowor", left=140), T(text="29 September 2020 pukul 12.17", left=140), T(text="Bantu bagikan.", gap=14),
            T(text="Sahabat Nomor Dua", gap=60, left=140), T(text="29 September 2020 pukul 08.00", left=140),
            T(text="Coblos nomor 2!", gap=14), T(text="Suka Komentari Bagikan", gap=200),
        )
    )  # fmt: skip
    assert texts(fields, FieldKind.DISPLAY_NAME, key=True) == ["Rina Wowor", "Sahabat Nomor Dua"]
    assert by_author(fields) == {"Sahabat Nomor Dua": "Coblos nomor 2!"}


def test_everybody_in_a_list_of_likers_is_offered() -> None:
    """To like is an act; the list of those who did is evidence by itself."""
    fields = found(
        page(
            CLOCK, T(text="Orang yang menyukai ini", gap=30), T(text="Semua 12", gap=30), T(text="Rina Wowor", gap=40),
            T(text="Bekerja di Dinas Contoh"), T(text="Denny Lasut Ikuti", gap=40), T(text="siti_aminah", gap=40),
        )
    )  # fmt: skip
    assert texts(fields, FieldKind.DISPLAY_NAME, key=True) == ["Rina Wowor", "Denny Lasut"]
    assert texts(fields, FieldKind.HANDLE, key=True) == ["siti_aminah"]
    assert {field.detail for field in fields if field.kind is FieldKind.HANDLE} == {"liked"}


def test_instagram_names_stand_before_their_text() -> None:
    fields = found(
        page(
            CLOCK, T(text="gurugirian", gap=30, left=140), T(text="SD Inpres 3 Girian", left=140),
            T(text="Disukai oleh rina.wowor dan lainnya", gap=900), T(text="gurugirian Torang pilih nomor 1! #girian"),
            T(text="Lihat semua 25 komentar"), T(text="denny_l @gurugirian coblos nomor 1"), T(text="siti.a netral dong"),
            T(text="3 hari yang lalu · Lihat terjemahan"),
        )
    )  # fmt: skip
    assert by_author(fields) == {"gurugirian": "Torang pilih nomor 1!", "denny_l": "coblos nomor 1"}
    assert values(fields, FieldKind.DATETIME, key=True) == ["2020-12-17"]
    assert values(fields, FieldKind.HANDLE, key=False) == ["rina.wowor", "gurugirian", "siti.a"]
    assert values(fields, FieldKind.PLATFORM) == ["instagram"]


def test_comments_with_account_and_time_on_one_row() -> None:
    fields = found(
        page(
            CLOCK, T(text="Komentar", gap=30), T(text="walikotaku 3 hari", gap=40), T(text="Terima kasih warga"),
            T(text="Balas Lihat terjemahan", gap=10), T(text="rina.wowor 2 mgg", gap=40), T(text="coblos nomor 1"),
            T(text="Balas 3 suka", gap=10), T(text="Tambahkan komentar untuk walikotaku...", gap=100),
        )
    )  # fmt: skip
    assert by_author(fields) == {"rina.wowor": "coblos nomor 1"}
    assert values(fields, FieldKind.DATETIME) == ["2020-12-17", "2020-12-06"]
    assert values(fields, FieldKind.PLATFORM) == ["instagram"]


def test_x_has_name_and_account_in_two_rows_or_in_one() -> None:
    fields = found(
        page(
            CLOCK, T(text="Postingan", gap=30), T(text="bos kecil", gap=40, left=140), T(text="@Bos_Kecil", left=140),
            T(text="Nomor 1 harga mati", gap=20), T(text="4:36 PM · 11 Okt 2020 · Twitter for Android", gap=30),
            T(text="12 Posting Ulang 3 Suka", gap=30), T(text="Rina W @rinaw · 3j", gap=60, left=140),
            T(text="Membalas @Bos_Kecil", left=140), T(text="Coblos nomor 1", left=140), T(text="1 2 3", gap=20, left=140),
        )
    )  # fmt: skip
    assert texts(fields, FieldKind.DISPLAY_NAME) == ["bos kecil", "Rina W"]
    assert values(fields, FieldKind.HANDLE, key=True) == ["bos_kecil", "rinaw"]
    assert values(fields, FieldKind.DATETIME) == ["2020-10-11T16:36", "2020-12-20T07:00"]
    assert by_author(fields)["rinaw"] == "Coblos nomor 1"
    assert values(fields, FieldKind.PLATFORM) == ["x"]


def test_tiktok_comments_end_with_their_day() -> None:
    fields = found(
        page(
            CLOCK, T(text="@gurugirian", gap=40), T(text="Kerja bakti hari ini #girian"), T(text="12 komentar", gap=300, left=400),
            T(text="Rina Wowor", gap=40, left=140), T(text="Gas nomor 2", left=140), T(text="2 h yang lalu Balas", gap=10, left=140),
            T(text="Lihat balasan (3)", gap=10, left=140), T(text="user82736152", gap=40, left=140),
            T(text="pilih nomor 2 jo", left=140), T(text="11-18 Balas", gap=10, left=140), T(text="652rb", left=900),
            T(text="Tambahkan komentar...", gap=100),
        )
    )  # fmt: skip
    assert values(fields, FieldKind.HANDLE, key=True) == ["gurugirian", "user82736152"]
    assert values(fields, FieldKind.DATETIME) == ["2020-12-18", "2020-11-18"]
    assert by_author(fields) == {"user82736152": "pilih nomor 2 jo"}
    assert values(fields, FieldKind.PLATFORM) == ["tiktok"]


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


@pytest.mark.parametrize(
    "rows",
    [
        (
            T(text="KabarKita.com", gap=40, size=1.4), T(text="ASN di Girian Diduga Tidak", gap=40, size=1.7),
            T(text="Netral, Bawaslu Turun Tangan", size=1.7), T(text="KabarKita.com - 14/10/2020, 10:05 WITA", gap=10),
            T(text="Penulis Rina Wowor | Editor Denny Lasut"),
        ),
        (
            T(text="Kabar Kita", gap=40, size=1.4), T(text="DAERAH", gap=20), T(text="ASN di Girian Diduga Tidak", gap=10, size=1.7),
            T(text="Netral, Bawaslu Turun Tangan", size=1.7), T(text="Penulis: Rina Wowor", gap=10),
            T(text="Rabu, 14 Oktober 2020 | 10:05 WITA"),
        ),
        (
            T(text="ASN di Girian Diduga Tidak", gap=40, size=1.7), T(text="Netral, Bawaslu Turun Tangan", size=1.7),
            T(text="Rina Wowor - kabarKita", gap=10), T(text="Rabu, 14 Okt 2020 10:05 WITA"),
        ),
    ],
)  # fmt: skip
def test_an_article_has_site_headline_writer_and_date(rows: tuple[T, ...]) -> None:
    body = (
        T(text="GIRIAN, KabarKita - Badan Pengawas Pemilu memanggil Denny Lasut", gap=300),
        T(text='karena mengajak "coblos nomor 2", Senin (12/10/2020).'),
    )
    fields = found(page(CLOCK, T(text="regional.kabarkita.com", gap=20, left=100), *rows, *body))
    assert texts(fields, FieldKind.STATEMENT) == ["ASN di Girian Diduga Tidak Netral, Bawaslu Turun Tangan"]
    assert texts(fields, FieldKind.DISPLAY_NAME) == ["Rina Wowor"]
    assert values(fields, FieldKind.DATETIME, key=True) == ["2020-10-14T10:05"]
    assert values(fields, FieldKind.DATETIME, key=False) == ["2020-10-12"]
    site = next(field for field in fields if field.kind is FieldKind.SITE)
    assert site.text.casefold().replace(" ", "").startswith("kabarkita")
    assert site.detail == "regional.kabarkita.com"
    assert values(fields, FieldKind.PLATFORM) == ["news"]


def test_a_story_has_account_and_time_at_the_top() -> None:
    fields = found(
        page(
            CLOCK, T(text="gurugirian 11 jam", gap=30), T(text="Salam satu jari! Pilih", gap=600, size=2),
            T(text="OKE-JP", size=2), T(text="Kirim pesan", gap=900),
        )
    )  # fmt: skip
    assert by_author(fields) == {"gurugirian": "Salam satu jari! Pilih OKE-JP"}
    assert values(fields, FieldKind.DATETIME) == ["2020-12-19T23:00"]
    assert values(fields, FieldKind.PLATFORM) == ["story"]


@pytest.mark.parametrize("width", [600, 2400])
def test_a_page_that_tells_nothing_is_said_to_tell_nothing(width: int) -> None:
    (field,) = found(page("Rapat dinas besok", width=width, height=1200))
    assert (field.kind, field.text, field.words) == (FieldKind.PLATFORM, "", ())
    assert (field.value, field.detail) == (("desktop", "wide") if width > 1200 else ("unknown", "nothing"))


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


def test_pages_are_looked_at_one_by_one() -> None:
    fields = found(
        pages(("Rina Wowor", "14 Okt 2020 pukul 06.30"), ("Denny Lasut", "3 jam · Publik", "Coblos nomor 1"))
    )
    assert [(field.page, field.value) for field in fields if field.kind is FieldKind.DISPLAY_NAME] == [
        (0, "Rina Wowor"), (1, "Denny Lasut"),
    ]  # fmt: skip
    assert [field.page for field in fields if field.kind is FieldKind.PLATFORM] == [0, 1]
