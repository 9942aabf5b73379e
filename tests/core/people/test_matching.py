"""Who may be meant: ranked, with reasons, and never more sure than it can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people.likeness import Manner
from core.people.matching import Field, Matcher, Verdict, fits
from core.people.official import Handle, Official
from core.people.sought import Sought, account

REGISTER = (
    Official(id="1", name="Johanis Sumual", back_titles="S.Sos., M.Si.", number="198503172010011004",
             position="Kepala Seksi Destinasi", work_unit="Dinas Pariwisata", agency="Pemerintah Kota Bitung"),
    Official(id="2", name="Merlin Tendean", number="197911052003122006", position="Lurah", work_unit="Kelurahan Pateten"),
    Official(id="3", name="Ferry J. Mandey", number="197406211999031003", position="Kepala Bagian Umum",
             work_unit="Sekretariat Daerah"),
    Official(id="4", name="Muhammad Rusdi Pakaya", number="198212032008041001", position="Analis Kepegawaian",
             work_unit="Badan Kepegawaian"),
    Official(id="5", name="Siti Aminah", number="199001012014032001", position="Guru Ahli Muda", work_unit="SD Negeri 1 Pateten"),
    Official(id="6", name="Siti Aminah", number="199105052015042002", position="Guru Ahli Muda", work_unit="SD Negeri 4 Girian"),
    Official(id="7", name="Suharto", position="Pengemudi", work_unit="Sekretariat Daerah"),
    Official(id="8", name="Johana Sumual", position="Bidan Mahir", work_unit="Puskesmas Girian"),
)  # fmt: skip
HANDLES = (
    Handle(official="3", handle="ferry_mandey74", platform="Instagram", attested_by="Rina Wowor"),
    Handle(official="2", handle="lurah.pateten", attested_by="Denny Lasut"),
    Handle(official="nobody", handle="orang_lain", attested_by="Denny Lasut"),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(REGISTER, HANDLES)


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        (Sought(name="Dr. JOHANIS SUMUAL, S.Sos"), "1"),
        (Sought(name="sumual johanis"), "1"),
        (Sought(name="Sumual, Johanis"), "1"),
        (Sought(name="J0hanis Sumval"), "1"),
        (Sought(name="Moh. Rusdi Pakaya"), "4"),
        (Sought(name="M. Rusdi Pakaya, S.H."), "4"),
        (Sought(name="Ferry Mandey"), "3"),
        (Sought(name="Suharto"), "7"),
        (Sought(number="19850317 201001 1 004"), "1"),
        (Sought(number="19850317201O011OO4"), "1"),
        (Sought(number="198503172010011094"), "1"),  # a misread digit
        (Sought(number="19850317201001104"), "1"),  # a lost digit
        (Sought(handle="@Ferry_Mandey74"), "3"),
        (Sought(handle="https://www.instagram.com/ferry_mandey74/?hl=id"), "3"),
        (Sought(handle="ferry_rnandey74"), "3"),
        (Sought(name="Siti Aminah", unit="SDN 4 Girian"), "6"),
        (Sought(name="Siti Aminah", unit="SD Negeri 1 Pateten"), "5"),
        (Sought(name="Sumual", position="Kasi Destinasi"), "1"),
        (Sought(text="Siti Aminah SDN 4 Girian"), "6"),
        (Sought(text="SD Negeri 1 Pateten - Siti Aminah, S.Pd."), "5"),
        (Sought(text="Kabag Umum Ferry Mandey"), "3"),
        (Sought(text="hubungi @lurah.pateten ya"), "2"),
        (Sought(text="NIP. 19850317 201001 1 004"), "1"),
        (Sought(text="JohanisSumual"), "1"),
    ],
)  # fmt: skip
def test_the_right_person_comes_first(matcher: Matcher, sought: Sought, first: str) -> None:
    answer = matcher.match(sought)
    assert answer.candidates[0].official.id == first
    assert answer.verdict is Verdict.ONE, answer


def test_an_account_nobody_attested_offers_who_it_reads_like_but_not_for_sure(matcher: Matcher) -> None:
    answer = matcher.match(Sought(handle="rusdi.pakaya88"))
    assert answer.candidates[0].official.id == "4"
    assert answer.verdict is not Verdict.ONE


def test_two_people_of_one_name_cannot_be_told_apart(matcher: Matcher) -> None:
    answer = matcher.match(Sought(name="Siti Aminah"))
    assert {found.official.id for found in answer.candidates[:2]} == {"5", "6"}
    assert (answer.verdict, answer.rivals) == (Verdict.CANNOT_TELL, 1)


def test_one_account_attested_for_two_people_cannot_tell_them_apart() -> None:
    shared = [Handle(official=who, handle="sitiaminah", attested_by="Rina Wowor") for who in ("5", "6")]
    answer = Matcher(REGISTER, shared).match(Sought(name="Siti Aminah", handle="sitiaminah"))
    assert answer.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    "sought",
    [
        Sought(name="Merlin Tendean", number="198503172010011004"),
        Sought(name="Merlin Tendean", handle="ferry_mandey74"),
    ],
)
def test_signals_that_name_two_people_are_not_settled(matcher: Matcher, sought: Sought) -> None:
    answer = matcher.match(sought)
    assert answer.verdict is Verdict.CANNOT_TELL
    assert "2" in {found.official.id for found in answer.candidates}


@pytest.mark.parametrize(
    "sought",
    [Sought(name="Bambang Contohnama"), Sought(text="apa kabar semua"), Sought(handle="zzz_q"), Sought()],
)
def test_a_stranger_is_nobody(matcher: Matcher, sought: Sought) -> None:
    assert matcher.match(sought).verdict is Verdict.NOBODY


def test_an_empty_register_knows_nobody() -> None:
    for sought in (
        Sought(name="Siti"),
        Sought(text="Siti\nAminah"),
        Sought(number="1"),
        Sought(handle="a", unit="b"),
    ):
        assert Matcher(()).match(sought).verdict is Verdict.NOBODY


def test_reasons_say_what_was_seen_and_what_is_registered(matcher: Matcher) -> None:
    answer = matcher.match(
        Sought(name="Johanis Sumval", unit="Dinas Pariwisata", number="198503172010011004")
    )
    reasons = {reason.field: reason for reason in answer.candidates[0].reasons}
    assert reasons[Field.NAME].seen == "Johanis Sumval"
    assert reasons[Field.NAME].registered == "Johanis Sumual"
    assert reasons[Field.NAME].manner is Manner.CLOSE
    assert 800 < reasons[Field.NAME].closeness < 1000
    assert (reasons[Field.UNIT].manner, reasons[Field.UNIT].closeness) == (Manner.EXACT, 1000)
    assert (reasons[Field.NUMBER].manner, reasons[Field.NUMBER].closeness) == (Manner.EXACT, 1000)


def test_what_speaks_against_somebody_is_a_reason_too(matcher: Matcher) -> None:
    answer = matcher.match(Sought(name="Johanis Sumual", unit="Puskesmas Girian"))
    of_one = next(found for found in answer.candidates if found.official.id == "1")
    assert [reason.manner for reason in of_one.reasons] == [Manner.EXACT, Manner.DIFFERENT]


def test_another_signal_that_fits_raises_the_score_above_one_that_does_not(matcher: Matcher) -> None:
    def score(**more: str) -> int:
        answer = matcher.match(Sought(name="Johanis Sumval", **more))
        return next(found.score for found in answer.candidates if found.official.id == "1")

    assert score(unit="Dinas Pariwisata") > score() > score(unit="Kelurahan Pateten")


def test_a_name_is_found_among_the_lines_of_a_reading(matcher: Matcher) -> None:
    text = "\n".join(
        ["12.04 4G", "Grup Alumni SMA", "Merlin Tendoan", "Dukung nomor dua", "Suka Balas 3 jam"] * 6
    )
    answer = matcher.match(Sought(text=text))
    assert answer.candidates[0].official.id == "2"
    assert answer.candidates[0].reasons[0].seen == "merlin tendoan"


def test_words_of_different_lines_make_no_name(matcher: Matcher) -> None:
    text = "Merlin Karundeng menulis pesan\nhari ini cerah sekali semoga semua\nDonny Tendean membalas kemarin siang juga"
    answer = matcher.match(Sought(text=text))
    assert all(found.score < 800 for found in answer.candidates)


def test_order_of_the_register_does_not_change_the_answer(matcher: Matcher) -> None:
    other = Matcher(tuple(reversed(REGISTER)), HANDLES)
    for sought in (Sought(name="Siti"), Sought(text="Sumual Girian"), Sought(unit="Sekretariat Daerah")):
        mine, theirs = matcher.match(sought), other.match(sought)
        assert [(c.official.id, c.score) for c in mine.candidates] == [
            (c.official.id, c.score) for c in theirs.candidates
        ]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_text_is_too_odd(text: str, name: str, number: str, handle: str) -> None:
    answer = Matcher(REGISTER, HANDLES).match(
        Sought(text=text, name=name, number=number, handle=handle, unit=name)
    )
    assert all(0 <= found.score <= 1000 for found in answer.candidates)


@pytest.mark.parametrize(
    ("written", "name"),
    [("@Ferry_M", "ferry_m"), ("https://m.facebook.com/ferry.m?id=1", "ferry.m"), ("tiktok.com/@ferry", "ferry"),
     (" ferry ", "ferry"), ("@", ""), ("", "")],
)  # fmt: skip
def test_an_account_is_one_however_it_is_written(written: str, name: str) -> None:
    assert account(written) == name


def test_other_claims_take_effect_without_preparing_the_register_again() -> None:
    one, two = (Official(id=name, name=name.title()) for name in ("siti aminah", "budi contoh"))
    before = Matcher([one, two], [Handle(official=one.id, handle="akun.itu", attested_by="Rina")])
    after = before.with_handles([Handle(official=two.id, handle="akun.itu", attested_by="Rina")])
    asked = Sought(handle="@akun.itu")
    assert [found.match(asked).candidates[0].official for found in (before, after)] == [one, two]


def test_words_that_only_share_letters_with_a_name_fit_nobody() -> None:
    """A near score is shown as the nearest there is, never as somebody who fits."""
    register = [*REGISTER, Official(id="9", name="Olga Singal", work_unit="Puskesmas Girian")]
    answer = Matcher(register).match(Sought(text="Orang Asing Sekali\nentah siapa"))
    assert answer.candidates
    assert answer.verdict is Verdict.NOBODY
    assert not any(fits(found) for found in answer.candidates)
    with_unit = Matcher(register).match(Sought(name="Orang Asing", unit="Puskesmas Girian"))
    assert with_unit.verdict is not Verdict.ONE
