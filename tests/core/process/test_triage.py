"""Cards of the inbox: what is read, said and alike comes together; what was moved or laid aside keeps its place."""

from __future__ import annotations

import random
from datetime import timedelta

from core.case import correction, evidence
from core.case.evidence import Evidence
from core.case.source import Source
from core.case.subject import Subject
from core.clock import SetClock
from core.people.sought import Sought
from core.process import inbox, intake, triage
from core.process.cards import Card, Health
from core.process.cards import cards as cards_of
from core.process.completeness import State
from core.process.intake import Outcome
from core.process.triage import Known, Row
from core.reading.duplicates import Likeness, groups
from core.reading.fields import FieldKind
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word
from core.vault.vault import Vault

CHANCE = random.Random(3)
WORDS = ["".join(CHANCE.choice("bcdfghjk") + CHANCE.choice("aeiou") for _ in range(4)) for _ in range(400)]


def reading(*lines: str, size: tuple[int, int] = (1080, 2400), shape: int = 0) -> Reading:
    found = []
    for row, text in enumerate(lines):
        words, left = [], 20
        for word in text.split():
            words.append(
                Word(
                    text=word, box=Box(left=left, top=200 + 60 * row, width=16 * len(word), height=34), confidence=990, reader="m"
                )
            )  # fmt: skip
            left += 16 * len(word) + 14
        found.append(Line(page=0, words=tuple(words)))
    return Reading(
        lines=tuple(found), pages=(PageSize(width=size[0], height=size[1]),),
        readers=(ReaderInfo(name="m", version="1", models=()),),
        prints=(f"{shape or CHANCE.getrandbits(256):064x}",),
    )  # fmt: skip


def text(first: int, count: int) -> list[str]:
    return [" ".join(WORDS[at : at + 6]) for at in range(first, first + count, 6)]


def put(vault: Vault, name: str, found: Reading | None = None) -> Evidence:
    data = b"\x89PNG\r\n\x1a\n" + name.encode()
    item = intake.store_bytes(vault, vault.inbox_id, data, name).evidence
    if found is not None:
        intake.record(vault, vault.inbox_id, item.id, Outcome(reading=found))
    return item


def learned(vault: Vault) -> tuple[tuple[Row, ...], dict[str, Known]]:
    rows = triage.rows(vault)
    zone = vault.office.zone
    known = {row.item.id: triage.learn(row, words, zone=zone) for row, words in triage.words_of(vault, rows)}
    return rows, known


def cards(vault: Vault) -> dict[str, Card]:
    rows, known = learned(vault)
    made = cards_of(rows, known, groups(triage.sights(rows, known)), vault.office.zone)
    return {card.item.name: card for card in made}


def test_cards_stand_by_day_of_the_office_the_newest_first(vault: Vault, clock: SetClock) -> None:
    put(vault, "lama")
    clock.set(clock.now() + timedelta(hours=14, minutes=55))  # 15:55 UTC is 23:55 in Makassar
    put(vault, "malam")
    clock.set(clock.now() + timedelta(minutes=10))
    put(vault, "esok")
    found = list(cards(vault).values())
    assert [card.item.name for card in found] == ["esok", "malam", "lama"]
    assert [card.day.day for card in found] == [24, 23, 23]


def test_health_tells_how_far_the_reading_is(vault: Vault) -> None:
    put(vault, "dibaca", reading("satu dua"))
    put(vault, "kosong", Reading(lines=(), pages=(PageSize(width=9, height=9),), readers=()))
    put(vault, "belum")
    failed = put(vault, "gagal")
    intake.record(vault, vault.inbox_id, failed.id, Outcome(reading=None, reason="picture_undecodable"))
    intake.store_bytes(vault, vault.inbox_id, b"suara", "suara")
    told = {name: card.health for name, card in cards(vault).items()}
    assert told == {
        "dibaca": Health.READ, "kosong": Health.EMPTY, "belum": Health.UNREAD, "gagal": Health.FAILED, "suara": Health.NONE,
    }  # fmt: skip


def test_the_largest_of_a_group_leads_then_the_first_and_the_lone_are_in_none(vault: Vault) -> None:
    shape = CHANCE.getrandbits(256)
    put(vault, "kecil", reading(*text(0, 60), size=(1000, 2300), shape=shape))
    put(vault, "asli", reading(*text(0, 60), shape=shape ^ 5))
    put(vault, "asli lagi", reading(*text(0, 60), shape=shape ^ 9))
    put(vault, "lain", reading(*text(200, 60)))
    found = cards(vault)
    order = ["asli", "asli lagi", "kecil"]
    assert found["kecil"].group == tuple(found[name].id for name in order)
    assert [name for name in order if found[name].leads] == ["asli"]
    assert found["lain"].group == ()
    assert found["lain"].leads
    link = found["asli"].link
    assert link is not None
    assert link.likeness is Likeness.SAME_PICTURE


def test_what_was_moved_is_no_card_but_still_tells_where_its_likes_belong(vault: Vault) -> None:
    case = vault.create_case(Subject(name="Budi"))
    shape = CHANCE.getrandbits(256)
    gone = put(vault, "dahulu", reading(*text(0, 60), shape=shape))
    put(vault, "kini", reading(*text(0, 60), shape=shape))
    inbox.assign(vault, case.id, [gone.id])
    found = cards(vault)
    assert set(found) == {"kini"}
    assert (found["kini"].gone_to, found["kini"].group) == ((case.id,), ())


def test_what_a_case_has_of_its_own_tells_where_its_likes_belong(vault: Vault) -> None:
    case = vault.create_case(Subject(name="Budi"))
    shape = CHANCE.getrandbits(256)
    page = reading(*text(0, 60), shape=shape)
    own = intake.store_bytes(vault, case.id, b"\x89PNG\r\n\x1a\n" + b"di berkas", "x").evidence
    intake.record(vault, case.id, own.id, Outcome(reading=page))
    put(vault, "serupa", reading(*text(0, 60), shape=shape ^ 7))
    put(vault, "di berkas")
    put(vault, "lain", reading(*text(200, 60)))
    rows, known = learned(vault)
    others = triage.elsewhere(vault)
    alike = groups(triage.sights(rows, known, others))
    found = {c.item.name: c for c in cards_of(rows, known, alike, vault.office.zone, others)}
    assert found["serupa"].gone_to == found["di berkas"].gone_to == (case.id,)
    assert found["lain"].gone_to == ()
    assert set(found["serupa"].group) == {found["serupa"].id, found["di berkas"].id}


def test_what_was_laid_aside_is_a_card_without_a_group(vault: Vault) -> None:
    shape = CHANCE.getrandbits(256)
    first = put(vault, "a", reading(*text(0, 60), shape=shape))
    copy = put(vault, "b", reading(*text(0, 60), shape=shape))
    inbox.lay_aside(vault, vault.inbox_id, [copy.id], same_as=first.id)
    found = cards(vault)
    assert found["b"].item.aside
    assert found["a"].group == found["b"].group == ()


def test_a_second_capture_by_another_hand_completes_the_first(vault: Vault) -> None:
    for name, by, part in (("a", "Rina Wowor", 0), ("b", "Denny Lasut", 24)):
        item = put(vault, name, reading(*text(part, 60)))
        inbox.describe(vault, vault.inbox_id, [item.id], Source(captured_by=by))
    for card in cards(vault).values():
        state = next(one.state for one in card.checked if one.item.id == "second_capture")
        assert state is State.PRESENT


def test_a_profile_of_the_same_account_completes_a_post(vault: Vault) -> None:
    post = put(vault, "unggahan", reading(*text(0, 60)))
    put(vault, "profil", reading("Meity", "120 pengikut", "35 mengikuti"))
    inbox.describe(vault, vault.inbox_id, [post.id], Source(account="@Meity_P"))
    profile = next(item for item in evidence.items(vault.inbox) if item.name == "profil")

    def state() -> State:
        return next(one.state for one in cards(vault)["unggahan"].checked if one.item.id == "profile_page")

    assert state() is State.MISSING
    inbox.describe(vault, vault.inbox_id, [profile.id], Source(account="meity_p"))
    assert state() is State.PRESENT


def test_corrections_and_the_time_of_capture_make_a_picture_to_be_learned_anew(vault: Vault) -> None:
    item = put(vault, "a", reading("Meity Pangkerola", "3 jam", *text(0, 30)))

    def key() -> object:
        return next(row.key for row in triage.rows(vault) if row.item.id == item.id)

    first = key()
    assert key() == first
    box = Box(left=20, top=200, width=600, height=34)
    with vault.change(vault.inbox_id) as ledger:
        correction.add(ledger, item.id, page=0, box=box, machine="Meity Pangkerola", text="Meity Pangkerolo")
    second = key()
    assert second != first
    _, known = learned(vault)
    assert "Pangkerolo" in known[item.id].asked.text + known[item.id].asked.name
    inbox.describe(vault, vault.inbox_id, [item.id], Source(captured_at="2020-10-14T10:00+08:00"))
    assert key() != second


def test_who_a_picture_may_be_about_is_asked_of_the_author_and_of_a_named_account(vault: Vault) -> None:
    page = reading(
        "Berty Kandouwan", "@bertykandouwan", "Mari dukung nomor 3, menang pilkada!", "4.36 AM · 11 Okt 2020",
        "Posting balasan Anda",
    )  # fmt: skip
    item = put(vault, "x", page)
    rows, known = learned(vault)
    (row,) = rows
    asked = triage.sought(row.item, known[item.id])
    assert asked.handle == "bertykandouwan"
    assert asked.text == ""
    named = evidence.find(vault.inbox, item.id)
    inbox.describe(vault, vault.inbox_id, [item.id], Source(account="@Lain.Orang"))
    named = evidence.find(vault.inbox, item.id)
    assert triage.sought(named, known[item.id]).handle == "lain.orang"
    assert dict(known[item.id].told)[FieldKind.HANDLE] == "@bertykandouwan"


def test_without_an_author_the_whole_text_is_the_question(vault: Vault) -> None:
    item = put(vault, "x", reading("selamat pagi", "semua"))
    _, known = learned(vault)
    assert known[item.id].asked == Sought(text="selamat pagi\nsemua")
