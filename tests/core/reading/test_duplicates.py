"""What shows the same thing is put together, with its reason; what merely looks or sounds alike is not."""

from __future__ import annotations

import random

from core.reading.duplicates import Likeness, Sight, groups, sight_of
from core.reading.overlap import shared, text_of
from core.reading.values import PRINT_DIGITS, Box, Line, PageSize, ReaderInfo, Reading, Word

SIZE = PageSize(width=1080, height=2400)
CHANCE = random.Random(11)
WORDS = [
    "".join(CHANCE.choice("bcdfghjklmnprst") + CHANCE.choice("aeiou") for _ in range(3)) for _ in range(900)
]
TITLE = ["Staf", "Dinas", "Perhubungan", "Bapak", "Ronny", "Deisy", "Ola", "Rivo", "Anda", "Hari", "ini"]


def sentences(first: int, count: int) -> list[str]:
    return WORDS[first : first + count]


def page(*parts: list[str], head: list[str] = TITLE, print_of: int | None = None) -> Reading:
    """A screen: the title on top, below it lines of six words."""
    rows = [(90 + 60 * at, head[at * 6 : at * 6 + 6]) for at in range((len(head) + 5) // 6)]
    body = [word for part in parts for word in part]
    rows += [(400 + 50 * at, body[at * 6 : at * 6 + 6]) for at in range((len(body) + 5) // 6)]
    lines = tuple(
        Line(
            page=0,
            words=tuple(
                Word(text=word, box=Box(left=20 + 150 * n, top=top, width=140, height=30), confidence=990, reader="m")
                for n, word in enumerate(words)
            ),
        )
        for top, words in rows
    )  # fmt: skip
    shape = CHANCE.getrandbits(4 * PRINT_DIGITS) if print_of is None else print_of
    return Reading(
        lines=lines, pages=(SIZE,), readers=(ReaderInfo(name="m", version="1", models=()),),
        prints=(f"{shape:0{PRINT_DIGITS}x}",),
    )  # fmt: skip


def seen(name: str, reading: Reading | None, sha256: str = "") -> Sight:
    return sight_of(name, sha256 or name, reading)


def misread(words: list[str], every: int) -> list[str]:
    return [word[::-1] if at % every == 2 else word for at, word in enumerate(words)]


def test_the_same_bytes_are_one_group_read_or_not() -> None:
    (group,) = groups((seen("a", None, "x"), seen("b", None, "y"), seen("c", None, "x")))
    assert group.members == ("a", "c")
    assert group.link_of("c").likeness is Likeness.SAME_BYTES


def test_a_copy_whose_fingerprint_differs_in_twenty_bits_is_found_and_at_thirty_one_it_is_not() -> None:
    shape = CHANCE.getrandbits(4 * PRINT_DIGITS)
    near, far = shape ^ ((1 << 20) - 1), shape ^ ((1 << 31) - 1)
    photos = {name: page(head=[], print_of=bits) for name, bits in (("a", shape), ("b", near), ("c", far))}
    assert groups([seen("a", photos["a"]), seen("c", photos["c"])]) == ()
    (group,) = groups([seen("a", photos["a"]), seen("b", photos["b"])])
    assert (group.links[0].likeness, group.links[0].degree) == (
        Likeness.SAME_PICTURE,
        1000 - 1000 * 20 // 256,
    )


def test_a_form_filled_in_twice_looks_the_same_and_is_told_apart_by_its_words() -> None:
    shape = CHANCE.getrandbits(4 * PRINT_DIGITS)
    one, other = page(sentences(0, 40), print_of=shape), page(sentences(100, 40), print_of=shape)
    assert groups([seen("a", one), seen("b", other)]) == ()
    assert len(groups([seen("a", one), seen("b", page(sentences(0, 40), print_of=shape))])) == 1


def test_pictures_without_any_shape_are_not_recognised_by_it() -> None:
    blank = [page(head=[], print_of=0) for _ in range(2)]
    assert groups([seen("a", blank[0]), seen("b", blank[1])]) == ()


def test_two_ends_of_one_scroll_belong_together_although_every_eighth_word_was_misread() -> None:
    above = page(sentences(0, 70))
    below = page(misread(sentences(45, 70), 8))
    (group,) = groups([seen("a", above), seen("b", below)])
    assert group.links[0].likeness is Likeness.CONTINUED
    assert 200 < group.links[0].degree < 600


def test_two_screens_of_a_chat_that_share_only_the_title_stay_apart() -> None:
    for count in (12, 40, 90):
        assert groups([seen("a", page(sentences(0, count))), seen("b", page(sentences(400, count)))]) == ()


def test_a_crop_is_part_of_the_whole_and_order_of_the_two_does_not_matter() -> None:
    whole = page(sentences(0, 90))
    crop = page(sentences(30, 40), head=[])
    for pair in ((whole, crop), (crop, whole)):
        (group,) = groups([seen("a", pair[0]), seen("b", pair[1])])
        assert group.links[0].likeness is Likeness.PART
        assert group.links[0].degree > 900


def test_a_sentence_that_two_posts_repeat_does_not_join_them() -> None:
    slogan = sentences(800, 18)
    one = page(sentences(0, 30), slogan, sentences(30, 30))
    other = page(sentences(200, 30), slogan, sentences(230, 30))
    assert groups([seen("a", one), seen("b", other)]) == ()


def test_a_conversation_in_five_screens_is_one_group_with_a_link_for_each_step() -> None:
    screens = [seen(str(at), page(sentences(40 * at, 70))) for at in range(5)]
    stranger = seen("lain", page(sentences(600, 70)))
    (group,) = groups([screens[3], stranger, screens[0], screens[4], screens[1], screens[2]])
    assert group.members == ("3", "0", "4", "1", "2")
    assert len(group.links) == 4


def test_a_hundred_copies_of_one_page_are_one_group() -> None:
    shape = CHANCE.getrandbits(4 * PRINT_DIGITS)
    copies = [
        seen(str(at), page(misread(sentences(0, 60), 9 + at % 5), print_of=shape ^ (1 << at)))
        for at in range(100)
    ]
    (group,) = groups(copies)
    assert len(group.members) == 100


def test_what_two_texts_share_is_the_same_from_either_side() -> None:
    one, other = text_of(page(sentences(0, 50))), text_of(page(sentences(20, 60)))
    assert shared(one, other) == shared(other, one)
    assert shared(one, text_of(page(head=[]))).share == 0


def test_letters_that_readers_confuse_count_as_the_same() -> None:
    words = ["pilih", "01", "jo", "lagi"]
    one = text_of(page(words, head=[]))
    assert one.pairs == text_of(page(["PILIH", "Ol", "jo,", "1agi!"], head=[])).pairs
