"""The twelve screenshots of the story, each for one of the nine reported people."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.demonstration.pictures.layouts import Message, Post, chat, feed, like_list, story
from core.demonstration.pictures.photos import FIRST, SECOND, Pair, poster, snapshot
from core.demonstration.pictures.screen import DARK, LIGHT, DrawnPicture, Screen


def draw_all() -> tuple[DrawnPicture, ...]:
    """The twelve screenshots of the demonstration, for the nine fictional reported people."""
    return tuple(scene() for scene in _SCENES)


def draw_first() -> DrawnPicture:
    """The first of them alone."""
    return _SCENES[0]()


def _page_post(pair: Pair, screen: Screen, when: str, words: str, likes: str, counts: str) -> Post:
    """A post on the page of a candidate pair's supporters."""
    author = f"Sahabat {pair.names}"
    return Post(author=author, when=when, words=words, photo=poster(pair, screen), likes=likes, counts=counts)


def _with_comments(post: Post, *comments: tuple[str, str, str]) -> Post:
    return replace(post, comments=comments)


def _sumual_liked() -> DrawnPicture:
    screen = Screen(LIGHT)
    post = _page_post(
        FIRST,
        screen,
        "26 September 2020 pukul 19.24",
        "Selamat malam, Basudara! Mari torang satukan hati untuk Ramoy – Katuuk, nomor urut 1.",
        "Johanis Sumual dan 214 lainnya",
        "37 komentar · 12 kali dibagikan",
    )
    comments = (
        ("Vecky Tulung", "Siap, satukan barisan", "32 menit"),
        ("Grace Umboh", "Semoga kampanye tetap damai, Basudara", "11 menit"),
    )
    feed(screen, "20.11", "Kiriman", _with_comments(post, *comments))
    return screen.finish("01-suka-kiriman.png", "Johanis Sumual")


def _sumual_among_likes() -> DrawnPicture:
    screen = Screen(LIGHT)
    people = (
        ("Johanis Sumual", "Bekerja di Pemerintah Kota"),
        ("Yuli Tangkere", "3 teman yang sama"),
        ("Berty Lolowang", ""),
        ("Ibu Meiske Rarung", "11 teman yang sama"),
        ("Noldy Sengkey", ""),
        ("Fransisca Wauran", "1 teman yang sama"),
        ("Deker Lumanauw", ""),
        ("Sartje Mokalu", "5 teman yang sama"),
    )
    like_list(screen, "20.12", "Orang yang menyukai ini", people)
    return screen.finish("02-daftar-suka.png", "Johanis Sumual")


def _tendean_posted() -> DrawnPicture:
    screen = Screen(DARK)
    post = Post(
        author="Merlin Tendean",
        when="27 September 2020 pukul 06.48",
        words="Pagi semua. Pilihan kami sudah jelas, nomor 2! Lengkey – Bawole pasti menang.",
        photo=snapshot(("Merlin Tendean", "Sonny Pangalila"), 2, (196, 182, 160)),
        likes="Sonny Pangalila dan 58 lainnya",
        counts="14 komentar",
        comments=(("Sonny Pangalila", "Mantap Ibu, gas terus!", "2 jam"),),
    )
    feed(screen, "09.05", "Merlin Tendean", post)
    return screen.finish("03-foto-dua-jari.png", "Merlin Tendean")


def _mandey_commented() -> DrawnPicture:
    screen = Screen(LIGHT)
    post = _page_post(
        FIRST,
        screen,
        "28 September 2020 pukul 15.30",
        "Kampanye dialogis hari ini, terima kasih atas dukungannya.",
        "Vecky Tulung dan 96 lainnya",
        "21 komentar",
    )
    comment = "Siap mendukung! Nomor 1 lanjutkan, saya dan keluarga pilih Ramoy – Katuuk."
    feed(screen, "16.42", "Kiriman", _with_comments(post, ("Ferry J. Mandey", comment, "45 menit")))
    return screen.finish("04-komentar-dukungan.png", "Ferry J. Mandey")


def _rampengan_shared() -> DrawnPicture:
    screen = Screen(LIGHT)
    shared = _page_post(
        SECOND,
        screen,
        "29 September 2020 pukul 08.00",
        "Visi dan misi Lengkey – Bawole untuk kota kita.",
        "",
        "",
    )
    post = Post(
        author="Sjenny Rampengan",
        when="29 September 2020 pukul 12.17",
        words="Bantu bagikan kawan-kawan. Jangan lupa nomor 2 di hati.",
        shared=shared,
        likes="Grace Umboh dan 33 lainnya",
        counts="6 komentar · 4 kali dibagikan",
    )
    feed(screen, "13.02", "Sjenny Rampengan", post)
    return screen.finish("05-bagikan-kiriman.png", "Sjenny Rampengan")


def _kaligis_in_group() -> DrawnPicture:
    screen = Screen(LIGHT)
    messages = (
        Message(author="Olga Wenas", words="Selamat pagi, rapat dinas tetap jam 9 ya.", at="07.31"),
        Message(
            author="Arter Kaligis",
            words="Sekalian info, kita solid pilih Ramoy – Katuuk nomor 1.",
            at="07.35",
            photo=poster(FIRST, screen),
        ),
        Message(author="Arter Kaligis", words="Tolong teruskan ke staf masing-masing.", at="07.36"),
        Message(author="Jefry Kalalo", words="Maaf Pak, ini grup kantor.", at="07.40"),
    )
    members = "Arter Kaligis, Jefry Kalalo, Olga Wenas, Anda"
    chat(screen, "07.46", "Staf Bidang Sarana", members, "30 September 2020", messages)
    return screen.finish("06-grup-pesan.png", "Arter Kaligis")


def _lumintang_story() -> DrawnPicture:
    screen = Screen(DARK)
    photo = snapshot(("Novita Lumintang",), 1, (150, 176, 186))
    story(
        screen, "21.33", "Novita Lumintang", "3 jam", photo, "Salam satu jari! Ramoy – Katuuk menang #nomor1"
    )
    return screen.finish("07-cerita-satu-jari.png", "Novita Lumintang")


def _pakaya_liked() -> DrawnPicture:
    screen = Screen(DARK)
    post = _page_post(
        SECOND,
        screen,
        "1 Oktober 2020 pukul 17.05",
        "Terima kasih warga pesisir. Lengkey – Bawole hadir untuk nelayan.",
        "Rusdi Pakaya dan 171 lainnya",
        "29 komentar · 8 kali dibagikan",
    )
    comments = (
        ("Amir Potabuga", "Jangan lupa jalan ke dermaga diperbaiki", "1 jam"),
        ("Grace Umboh", "Setuju, nelayan harus diperhatikan", "24 menit"),
    )
    feed(screen, "18.20", "Kiriman", _with_comments(post, *comments))
    return screen.finish("08-suka-kiriman.png", "Rusdi Pakaya")


def _woworuntu_commented() -> DrawnPicture:
    screen = Screen(DARK)
    post = _page_post(
        SECOND,
        screen,
        "2 Oktober 2020 pukul 10.12",
        "Sampai jumpa di lapangan sore ini, Basudara.",
        "Hesti Poluan dan 80 lainnya",
        "17 komentar",
    )
    comment = "Hadir! Dari kelurahan kami semua dukung Lengkey – Bawole, coblos nomor 2."
    feed(screen, "11.50", "Kiriman", _with_comments(post, ("Stenly Woworuntu", comment, "1 jam")))
    return screen.finish("09-komentar-dukungan.png", "Stenly Woworuntu")


def _mokoginta_posted() -> DrawnPicture:
    screen = Screen(LIGHT)
    post = Post(
        author="Hendra Mokoginta",
        when="3 Oktober 2020 pukul 20.39",
        words="Foto bersama calon pemimpin kita malam ini. Nomor 1 untuk perubahan!",
        photo=snapshot(("Hendra Mokoginta", "Berty Lolowang", "Yuli Tangkere"), 1, (206, 188, 152)),
        likes="Amir Potabuga dan 102 lainnya",
        counts="25 komentar · 3 kali dibagikan",
        comments=(("Amir Potabuga", "Ramoy – Katuuk, torang samua basudara", "12 menit"),),
    )
    feed(screen, "20.58", "Hendra Mokoginta", post)
    return screen.finish("10-foto-bersama.png", "Hendra Mokoginta")


def _tendean_in_group() -> DrawnPicture:
    screen = Screen(DARK)
    messages = (
        Message(author="Lenny Koloay", words="Ibu-ibu, arisan bulan ini di rumah siapa?", at="18.02"),
        Message(author="Merlin Tendean", words="Di rumah saya, hari Minggu jam 4 sore.", at="18.05"),
        Message(
            author="Merlin Tendean",
            words="Sekalian ada kaos dan stiker Lengkey – Bawole. Ingat, nomor 2 ya!",
            at="18.06",
            photo=poster(SECOND, screen),
        ),
        Message(author="", words="Baik, saya bawa kue.", at="18.11"),
    )
    chat(screen, "18.15", "Arisan Kompleks", "Lenny Koloay, Merlin Tendean, Anda", "4 Oktober 2020", messages)
    return screen.finish("11-grup-arisan.png", "Merlin Tendean")


def _kaligis_story() -> DrawnPicture:
    screen = Screen(DARK)
    photo = snapshot(("Arter Kaligis", "Deker Lumanauw"), 1, (176, 150, 136))
    story(screen, "22.04", "Arter Kaligis", "5 jam", photo, "Tetap nomor 1, jangan goyang! Ramoy – Katuuk")
    return screen.finish("12-cerita-dukungan.png", "Arter Kaligis")


_SCENES: Final = (
    _sumual_liked,
    _sumual_among_likes,
    _tendean_posted,
    _mandey_commented,
    _rampengan_shared,
    _kaligis_in_group,
    _lumintang_story,
    _pakaya_liked,
    _woworuntu_commented,
    _mokoginta_posted,
    _tendean_in_group,
    _kaligis_story,
)
