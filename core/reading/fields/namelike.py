"""Whether words have the form of a person's name or of an account. There is no list of names anywhere."""

from __future__ import annotations

import re
from typing import Final

from core.people import titles
from core.reading.fields.calendar_words import FULL_WEEKDAYS, MONTHS, fold
from core.reading.fields.chrome import plain
from core.reading.fields.word_sets import word_set

MOST_LETTERS: Final = 60
_MOST_WORDS: Final = 9
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:[.'’`-][^\W_]+){0,6}[.,]{0,2}")
_PARTICLES: Final = word_set("bin binti bt van von de der den da dos al el ul alias a/n d")
_ACCOUNT: Final = re.compile(r"[a-z0-9](?:[a-z0-9._]{1,38})[a-z0-9_]")
CONNECTORS: Final = word_set("""bersama dengan di ke ada sedang berada merasa memperbarui membagikan menambahkan mengubah telah baru
    pertama pernah mengirim bergabung mengomentari menyukai menandai mengunggah siaran is was with shared updated
    added at in to posted sent live tagged commented likes dan and""")
"""What may stand behind the name above a post: `Rina bersama Budi`, `Rina di Bitung`."""
# How sentences begin or what they are made of; a name has none of these words.
_NOT_IN_NAMES: Final = word_set("""selamat siap mohon baik terima terimakasih makasih makase amin hadir oke ok iya iyo mantap halo hallo hai salam
    assalamualaikum waalaikumsalam pagi siang sore malam maaf tolong info besok jangan jang tabea sudah belum foto
    video stiker gif dokumen audio pesan panggilan lokasi dukung pilih coblos menangkan lanjutkan calon wakil
    bupati gubernur walikota wali nomor kota kabupaten kecamatan kelurahan desa provinsi pasangan paslon kerja
    nyata bersama untuk maju adil sejahtera rakyat membangun pilihan dan yang ini itu saya kami torang kita apa
    siapa kenapa kapan mana hahaha wkwk wkwkwk lihat balas suka komentar bagikan publik postingan penulis oleh
    editor reporter kategori nasional daerah politik hukum olahraga ekonomi regional berita terbaru terpopuler
    membalas replying good morning thank thanks please the this that is are grup group""")

_DAYS: Final = frozenset(word for word in (*MONTHS, *FULL_WEEKDAYS) if len(word) > 5)
"""Long words of dates; the short ones are names too: April, Mei, Juni."""


def is_account(word: str) -> bool:
    """Whether a word has the form of an account: small letters, digits, full stops, underscores."""
    return (
        _ACCOUNT.fullmatch(word) is not None
        and any(sign.isalpha() for sign in word)
        and ".." not in word
        and not word.isdigit()
    )


def is_marked_account(word: str) -> bool:
    """Whether it could be nothing but an account, by a digit, full stop or underscore inside it."""
    return is_account(word) and any(sign in "._0123456789" for sign in word[1:])


def is_name(words: tuple[str, ...]) -> bool:
    """Whether words have the form of a person's name, titles included, and nothing else."""
    return 0 < len(words) == name_length(words) and _enough(words)


def name_length(words: tuple[str, ...]) -> int:
    """How many of the first words have the form of a name; titles behind a comma belong to it."""
    length = 0
    for place, word in enumerate(words[:_MOST_WORDS]):
        if not _in_name(word, first=place == 0):
            break
        length = place + 1
        if word.endswith(",") and not _title_follows(words, place + 1):
            break
    while length and plain(words[length - 1]) in _PARTICLES:
        length -= 1
    if sum(len(word) + 1 for word in words[:length]) > MOST_LETTERS:
        return 0
    return length


def may_be_name(words: tuple[str, ...]) -> bool:
    """Whether words may be what somebody calls an account, where the place on the page says that they do."""
    text = " ".join(words)
    if not 2 <= len(text) <= 40 or len(words) > 5 or text[-1] in "?!:;,…":
        return False
    return any(sign.isalpha() for sign in text) and not any("/" in word or "#" in word for word in words)


def _in_name(word: str, *, first: bool) -> bool:
    if len(word) > MOST_LETTERS:
        return False
    if plain(word) in _PARTICLES and not first:
        return True
    if _WORD.fullmatch(word) is None or not word[0].isupper():
        return False
    if "." in word.rstrip(".,"):
        return True  # S.Pd., H.M. and the like
    if word.rstrip(",").endswith(".") and len(word.rstrip(".,")) > 5:
        return False  # the end of a sentence
    bare = plain(word)
    return bare not in _NOT_IN_NAMES and fold(bare) not in _DAYS


def _title_follows(words: tuple[str, ...], at: int) -> bool:
    return at < len(words) and len(words[at]) <= 12 and titles.is_title(words[at].strip(","))


def _enough(words: tuple[str, ...]) -> bool:
    """Two words, or one of four letters and more: a lone `Ya` is no name."""
    bare = [word for word in words if len(plain(word)) > 1]
    return len(bare) > 1 or (len(bare) == 1 and len(plain(bare[0])) > 3)
