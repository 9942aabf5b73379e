"""The checklist says what is there and why, what is missing and what to do, and what this picture does not need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.case.checklist import Mark
from core.case.evidence import Evidence
from core.case.source import Source
from core.process.completeness import Beside, Checked, Ground, Shown, State, check, missing, page_of, shown
from core.reading.fields import Field, FieldKind
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word


def field(kind: FieldKind, text: str, value: str, *, key: bool = False) -> Field:
    return Field(kind=kind, text=text, value=value, page=0, boxes=(), words=(), confidence=900, key=key)


ITEM = Evidence(
    id="a", revision="r", name="a.png", sha256="0" * 64, size=1, media_type="image/png",
    added_at="2026-11-23T01:00:00.000Z", added_by="Rina",
)  # fmt: skip


def reading(*lines: tuple[int, str], height: int = 2400) -> Reading:
    """Lines by how far down (in per mille) they stand."""
    return Reading(
        lines=tuple(
            Line(
                page=0,
                words=tuple(
                    Word(
                        text=word,
                        box=Box(
                            left=10 + 60 * at, top=max(0, top * height // 1000 - 30), width=50, height=30
                        ),
                        confidence=990,
                        reader="m",
                    )
                    for at, word in enumerate(text.split())
                ),
            )
            for top, text in lines
        ),
        pages=(PageSize(width=1080, height=height),),
        readers=(ReaderInfo(name="m", version="1", models=()),),
    )


def of(checked: tuple[Checked, ...], name: str) -> Checked:
    return next(one for one in checked if one.item.id == name)


def test_an_unread_picture_of_which_nobody_said_anything_lacks_everything_and_says_what_to_do() -> None:
    checked = check(ITEM, None)
    assert {one.state for one in checked} == {State.MISSING}
    assert missing(checked) == len(checked)
    assert all(one.do for one in checked)


@pytest.mark.parametrize(
    ("source", "name", "words"),
    [
        (Source(obtained_from="Grup kantor"), "obtained_from", "Grup kantor"),
        (Source(captured_at="2020-10-14T08:00+08:00"), "captured_at", "2020-10-14T08:00+08:00"),
        (Source(captured_by="Rina"), "captured_by", "Rina"),
        (Source(clock_offset_s=0), "clock_offset", "0"),
        (Source(url="https://contoh.example/1"), "url", "https://contoh.example/1"),
        (Source(account="meity_p"), "account", "meity_p"),
        (Source(posted_at="2020-10-14"), "posted_at", "2020-10-14"),
    ],
)
def test_what_a_person_said_is_there(source: Source, name: str, words: str) -> None:
    one = of(check(replace(ITEM, source=source), None), name)
    assert (one.state, one.ground, one.words) == (State.PRESENT, Ground.SAID, words)


def test_what_stands_on_the_picture_is_there() -> None:
    page = reading((20, "10.20 TELKOM 56%"), (300, "Meity Pangkerolo"), (980, "Suka Balas"))
    fields = (
        field(FieldKind.PLATFORM, "Komentari", "facebook"),
        field(FieldKind.HANDLE, "@lain", "lain"),
        field(FieldKind.HANDLE, "@meity_p", "meity_p", key=True),
        field(FieldKind.DATETIME, "Kemarin", "", key=True),
        field(FieldKind.DATETIME, "14 Okt 2020 pukul 06.30", "2020-10-14T06:30"),
    )
    seen = shown(page, fields)
    assert seen.platform == "facebook"
    checked = check(ITEM, seen)
    assert of(checked, "full_screen").ground is Ground.SHOWN
    assert (of(checked, "account").ground, of(checked, "account").words) == (Ground.READ, "@meity_p")
    assert of(checked, "posted_at").words == "14 Okt 2020 pukul 06.30"
    assert of(checked, "reactions").state is State.PRESENT
    assert of(checked, "profile_page").state is State.MISSING


def test_a_time_in_the_middle_of_a_chat_is_no_clock_of_the_screen() -> None:
    assert "clock" not in shown(reading((300, "Siap 10.20"), (320, "08.15"))).signs
    assert "clock" in shown(reading((30, "08.15 LTE"))).signs


@pytest.mark.parametrize(
    ("platform", "page"),
    [("whatsapp", "chat"), ("WhatsApp", "chat"), ("Facebook Lite", "post"), ("x", "post"), ("news", "article"), ("unknown", ""), ("", "")],
)  # fmt: skip
def test_the_platform_tells_the_kind_of_page(platform: str, page: str) -> None:
    assert page_of(platform) == page


def test_a_chat_needs_no_address_and_other_words_for_the_profile() -> None:
    checked = check(ITEM, Shown(platform="whatsapp"))
    assert of(checked, "url").state is State.NOT_NEEDED
    assert of(checked, "url").ground is Ground.KIND
    assert "info kontak" in of(checked, "profile_page").do


def test_what_a_person_says_of_the_platform_counts_more_than_the_guess() -> None:
    checked = check(replace(ITEM, source=Source(platform="Instagram")), Shown(platform="whatsapp"))
    assert of(checked, "url").state is State.MISSING


def test_a_document_needs_no_clock_on_its_screen() -> None:
    checked = check(replace(ITEM, media_type="application/pdf"), None)
    assert of(checked, "full_screen").state is State.NOT_NEEDED


def test_a_second_capture_counts_only_from_another_named_hand_and_of_the_same_post() -> None:
    mine = replace(ITEM, source=Source(captured_by="Rina Wowor"))

    def state(by: str, *, same_post: bool = True) -> State:
        other = Beside(
            item=replace(ITEM, id="b", source=Source(captured_by=by)), shown=None, same_post=same_post
        )
        return of(check(mine, None, beside=(other,)), "second_capture").state

    assert state("Denny Lasut") is State.PRESENT
    assert state("rina  wowor") is State.MISSING
    assert state("") is State.MISSING
    assert state("Denny Lasut", same_post=False) is State.MISSING


def test_the_profile_page_may_be_another_capture_of_the_same_account() -> None:
    profile = Beside(
        item=replace(ITEM, id="p", name="profil.png"),
        shown=shown(reading((100, "120 pengikut"), (200, "35 mengikuti"))), same_post=False,
    )  # fmt: skip
    one = of(check(ITEM, None, beside=(profile,)), "profile_page")
    assert (one.state, one.ground, one.words) == (State.PRESENT, Ground.BESIDE, "profil.png")


def test_a_person_may_tick_an_item_or_say_that_it_is_not_needed() -> None:
    checked = check(ITEM, None, marks={"second_capture": Mark.PRESENT, "url": Mark.NOT_NEEDED})
    assert of(checked, "second_capture").state is State.PRESENT
    assert of(checked, "url").state is State.NOT_NEEDED
    assert of(checked, "url").ground is Ground.TICKED
