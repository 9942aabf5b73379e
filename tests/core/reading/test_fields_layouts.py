"""Who wrote what and when in posts, comments, lists and articles laid out as real applications do it; all fictional."""

from __future__ import annotations

import pytest

from core.reading.fields import FieldKind
from tests.core.reading.fields_found import CLOCK, by_author, found, texts, values
from tests.core.reading.pages import T, page, pages

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


def test_pages_are_looked_at_one_by_one() -> None:
    fields = found(
        pages(("Rina Wowor", "14 Okt 2020 pukul 06.30"), ("Denny Lasut", "3 jam · Publik", "Coblos nomor 1"))
    )
    assert [(field.page, field.value) for field in fields if field.kind is FieldKind.DISPLAY_NAME] == [
        (0, "Rina Wowor"), (1, "Denny Lasut"),
    ]  # fmt: skip
    assert [field.page for field in fields if field.kind is FieldKind.PLATFORM] == [0, 1]
