"""The words of buttons, labels and input fields, as applications print them in Indonesian and English."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from core.reading.fields.calendar_words import fold
from core.reading.fields.values import Platform
from core.reading.fields.word_sets import word_set


class Chrome(StrEnum):
    """What a word of the application is for."""

    REPLY = "reply"
    """Stands below a comment."""
    ACTION = "action"
    """Buttons below a post."""
    AUDIENCE = "audience"
    """Who sees a post; beside its time."""
    SEE = "see"
    """Opens more: translations, replies, comments."""
    BADGE = "badge"
    """Stands beside a name."""
    LABEL = "label"
    """Headings, sorting, navigation."""


_PHRASES: Final = {
    Chrome.REPLY: "balas;reply",
    Chrome.ACTION: """suka;like;komentari;comment;bagikan;share;kirim;send;tidak suka;simpan;posting ulang;repost;
        beri tanggapan;haha;wow""",
    Chrome.AUDIENCE: """publik;public;teman;friends;teman dari teman;friends of friends;hanya saya;only me;kustom;
        custom;diedit;edited;disunting;telah disunting;bersponsor;sponsored""",
    Chrome.SEE: """lihat;view;see;semua;all;lihat terjemahan;see translation;terjemahkan;translate;lainnya;more;
        sebelumnya;previous;selengkapnya;see more;lihat selengkapnya;sembunyikan;hide;komentar;comments;balasan;
        replies;sekitar;about;tampilkan;muat""",
    Chrome.BADGE: """pembuat;creator;penulis;author;admin;moderator;pengikut setia;top fan;penggemar berat;disematkan;
        pinned;disukai oleh pembuat;liked by creator;ikuti;follow;membalas;replying to;mengikuti;following;diikuti;anda;you""",
    Chrome.LABEL: """paling relevan;most relevant;terbaru;newest;terpopuler;komentar teratas;top comments;postingan;
        posting;post;cerita;story;beranda;home;kenangan;memories;marketplace;grup;groups;tersimpan;saved;acara;
        events;halaman;pages;watch;video;reels;kontak;contacts;notifikasi;notifications;menu;jelajahi;explore;
        cari;search;chat;chats;untuk anda;for you;belum dibaca;unread""",
}
PHRASES: Final = {
    tuple(fold(word) for word in phrase.split()): kind
    for kind, phrases in _PHRASES.items()
    for phrase in phrases.split(";")
}
LONGEST_PHRASE: Final = max(len(phrase) for phrase in PHRASES)

_PLACEHOLDERS: Final = {
    Platform.FACEBOOK: """tulis komentar;tulis komentar publik;write a comment;write a public comment;
        tulis balasan;write a reply;apa yang anda pikirkan;what's on your mind""",
    Platform.TIKTOK: "tambahkan komentar;tambah komentar;add comment",
    Platform.INSTAGRAM: "tambahkan komentar untuk;add a comment for;komentari sebagai;add a comment as",
    Platform.X: "posting balasan anda;post your reply;tweet your reply;kirim balasan anda",
    Platform.WHATSAPP: "ketik pesan;type a message;pesan;message;ketik sebuah pesan",
    Platform.STORY: "kirim pesan;send message;balas cerita;reply to story",
    Platform.UNKNOWN: "cari;cari atau mulai chat baru;search or start new chat;search",
}
PLACEHOLDERS: Final = tuple(
    (" ".join(text.split()), platform)
    for platform, texts in _PLACEHOLDERS.items()
    for text in texts.split(";")
)
_LIKE: Final = 86
_MOST: Final = 60

NETWORKS: Final = word_set(
    "3g 4g 4g+ 5g lte h h+ e edge kb/s k/s mb/s volte vowifi wifi telkom telkomsel tsel indosat xl axis tri smartfren"
)
"""What stands beside the clock in the bar at the top of a phone."""
MEMBER_WORDS: Final = frozenset({"anda", "you"})
"""Who holds the phone, in the list of members below the name of a group."""
PRESENCE: Final = (
    "online", "daring", "sedang mengetik", "mengetik", "typing", "terakhir dilihat", "last seen",
    "ketuk di sini untuk info kontak", "tap here for contact info",
)  # fmt: skip
GROUP_HINTS: Final = (
    "ketuk di sini untuk info grup", "tap here for group info", "anggota", "members", "peserta",
    "participants", "klik di sini untuk info grup", "click here for group info",
)  # fmt: skip


def plain(word: str) -> str:
    """A word in small letters without the signs around it."""
    return word.casefold().strip(".,:;!?…·•()[]<>‹›▾▼▸\"'“”")


def is_liked_by(words: Sequence[str]) -> bool:
    """Whether a row begins with *Disukai oleh*: names of those who liked follow."""
    return tuple(plain(word) for word in words[:2]) in (("disukai", "oleh"), ("liked", "by"))


def placeholder(text: str) -> Platform | None:
    """Whose input field shows `text` while it is empty; slips of the reader are tolerated."""
    said = " ".join(plain(word) for word in text[:_MOST].split())
    if not said:
        return None
    found: list[tuple[float, int, Platform]] = []
    for words, platform in PLACEHOLDERS:
        longer = len(words) > 12 and said.startswith(f"{words} ")
        like = 100.0 if longer else fuzz.ratio(said, words)
        if like >= (_LIKE if len(words) > 7 else 100):
            found.append((like, len(words), platform))
    return max(found)[2] if found else None
