"""What was read is found: as it stands, misread, mistyped, under another spelling; and nothing that may not be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.case import correction, document, evidence, hearing, quote, report, subject
from core.case.document import Made
from core.case.hearing import Slot
from core.case.report import Origin
from core.case.source import Source
from core.case.subject import Subject
from core.errors import UserError
from core.process import inbox
from core.reading.values import Box
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from core.vault.search.finding import Manner
from core.vault.search.query import Kind, Query, Stage, Where
from core.vault.search.searching import Hit
from core.vault.vault import Vault
from tests.core.vault.helpers import PASSPHRASE, SLOT
from tests.core.vault.texts import add_many, add_read

FILLER = "selamat pagi semua warga kelurahan mari jaga kebersihan lingkungan bersama setiap hari minggu"


@pytest.fixture
def case_id(vault: Vault) -> str:
    return vault.create_case(Subject(name="Budi Santoso")).id


def found(vault: Vault, text: str, **narrowed: object) -> list[Hit]:
    return list(vault.search(Query(text=text, **narrowed)).hits)  # type: ignore[arg-type]


def first(vault: Vault, text: str) -> str | None:
    hits = found(vault, text)
    return hits[0].evidence if hits else None


# -- how it may stand


FOUND: Final = [
    ("Paslon ١٢٣ 中文 İstanbul straße ½", "中文 istanbul strasse"),
    ("Johanis Sumual", "johanis sumual"),
    ("Johanis Sumual", "SUMUAL Johanis"),
    ("Johanis Sumual", "Dr. Johanis Sumual, S.Sos., M.Si."),
    ("Dr. JOHANIS SUMUAL, S.Sos.", "Johanis Sumual"),
    ("Johanis Sumual", "Sumual, Johanis"),
    ("Johanis Sumual", "johan"),
    ("Johanis Sumual", "sum*"),
    ("Johanis Sumual", "Johanes Sumuel"),
    ("Johanis Sumua1", "Johanis Sumual"),
    ("Johanls Sumual", "Johanis Sumual"),
    ("J0hanis Sumual", "Johanis Sumual"),
    ("Johanis Surnual", "Johanis Sumual"),
    ("JohanisSumual", "Johanis Sumual"),
    ("JohanlsSumual", "Johanis Sumual"),
    ("Joha nis Sumual", "Johanis Sumual"),
    ("Johanis Sumual", "johanissumual"),
    ("J. Sumual", "Johanis Sumual"),
    ("Johanis Sumual", "J. Sumual"),
    ("Johanis Sumual", "Johanis Ferry Sumual"),
    ("Moh. Yusuf Lahay", "Muhammad Yusuf Lahay"),
    ("Muhammad Yusuf Lahay", "Moch Yusuf Lahay"),
    ("Soeharto Olii", "Suharto Olii"),
    ("Ma'ruf Al-Amin", "maruf al amin"),
    ("Ma’ruf", "Ma'ruf"),
    ("Café Manado", "cafe"),
    ("@johanis_sumual77 membalas", "@johanis_sumual77"),
    ("@johanissumual77 membalas", "sumual"),
    ("NIP 198609262015051001", "19860926 201505 1 001"),
    ("NIP 19860926 201505 1 001", "198609262015051001"),
    ("NIP 19860926 2O1505 1 OO1", "198609262015051001"),
    ("NIP 198609262015051007", "198609262015051001"),
    ("NIP 198609262015051001", "19860926"),
    ("NIP 198609262015051001", "201505 1 001"),
    ("hubungi 0812-4400-1234", "081244001234"),
    ("hubungi +62 812 4400 1234", "0812-4400-1234"),
    ("Nomor 087/K.SA-02/PM.00/X/2020", "087/K.SA-02"),
    ("foto paslon nomor 2", '"nomor 2"'),
]
NOT_FOUND: Final = [
    ("pilih nomor 2", "nomor 3"),
    ("tahun 2020", "2021"),
    ("NIP 198609262015051001", "197001012000031002"),
    ("kota Bitung", '"bitung kota"'),
    ("Johanis di sini dan Sumual di sana", '"johanis sumual"'),
    ("nomor 11", "ill"),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One vault with all these texts; each has a platform of its own, shared with three texts that say nothing."""
    office = Office(name="Kantor Uji", kind=OfficeKind.BAWASLU, timezone="Asia/Makassar")
    folder = tmp_path_factory.mktemp("search")
    made, _ = opening.create(folder / "vault", office, PASSPHRASE, cost=LEAST_COST)
    with made as vault:
        case_id = vault.create_case(Subject(name="Budi Santoso")).id
        for number, (written, _) in enumerate([*FOUND, *NOT_FOUND]):
            texts = [f"{FILLER}\nkode{number}\n{written} menyukai ini\n14 jam"]
            if number < len(FOUND):
                texts += [f"{FILLER}\nkode{number} {other} Kolondam" for other in range(3)]
            inbox.describe(
                vault, case_id, add_many(vault, case_id, texts), Source(platform=f"p{number}", note=written)
            )
        yield vault


@pytest.mark.parametrize(("written", "asked"), FOUND)
def test_what_was_read_is_found(filled: Vault, written: str, asked: str) -> None:
    hits = found(filled, asked, platform=f"p{FOUND.index((written, asked))}")
    assert hits
    assert written.split()[-1] in hits[0].snippet


@pytest.mark.parametrize(("written", "asked"), NOT_FOUND)
def test_what_differs_is_not_found(filled: Vault, written: str, asked: str) -> None:
    assert found(filled, asked, platform=f"p{len(FOUND) + NOT_FOUND.index((written, asked))}") == []


def test_what_fits_best_comes_first_then_the_newest(vault: Vault, case_id: str) -> None:
    far = "dan seterusnya sampai habis semua kata lain di halaman yang panjang ini tanpa arti apa pun juga"
    texts = [
        "kepala dinas", f"kepala sekolah {far} {FILLER} kantor dinas", "kepalanya dinasti", "kepela dimas",
        "kepala di dinas", "kepala dinas",
    ]  # fmt: skip
    older, apart, begins, near, close, newer = add_many(
        vault, case_id, [f"{FILLER} {text} {FILLER}" for text in texts]
    )
    hits = found(vault, "kepala dinas")
    assert [hit.evidence for hit in hits] == [newer, older, close, begins, near, apart]
    assert [hit.manner.value for hit in hits] == ["exact", "exact", "exact", "prefix", "near", "exact"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1000 for hit in hits)


def test_a_misread_name_comes_before_its_parts_in_other_names(vault: Vault, case_id: str) -> None:
    texts = [f"Ferry Lasut {FILLER} Maria Wowor {number}" for number in range(12)]
    misread, *_ = add_many(vault, case_id, ["Ferry Wow0r", *texts])
    assert first(vault, "Ferry Wowor") == misread


def test_another_spelling_of_a_name_is_told_from_a_misread_one(vault: Vault, case_id: str) -> None:
    other = add_read(vault, case_id, "Moh. Lahay")
    misread = add_read(vault, case_id, "Muharnmad Lahay")
    hits = found(vault, "Muhammad Lahay")
    assert [(hit.evidence, hit.manner) for hit in hits] == [(other, Manner.NAME), (misread, Manner.NEAR)]


def test_more_hits_than_were_asked_for_are_told(vault: Vault, case_id: str) -> None:
    for number in range(4):
        add_read(vault, case_id, f"paslon {number}")
    few = vault.search(Query(text="paslon", limit=3))
    assert (len(few.hits), few.more) == (3, True)
    assert not vault.search(Query(text="paslon", limit=4)).more


# -- where it stands


def test_a_hit_says_which_words_stand_where(vault: Vault, case_id: str) -> None:
    add_read(vault, case_id, f"{FILLER}\nkata Johanls  Sumual\n{FILLER} {FILLER}")
    (hit,) = found(vault, "johanis sumual")
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Johanls", "Sumual"]
    assert hit.page == 0
    assert hit.boxes == tuple(Box(left=50 * at, top=20, width=40, height=10) for at in (1, 2))
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert hit.case_name == "Budi Santoso"
    assert (hit.kind, hit.file_id) == (Kind.EVIDENCE, case_id)


def test_a_number_written_in_groups_is_marked_whole(vault: Vault, case_id: str) -> None:
    add_read(vault, case_id, "NIP 19860926 201505 1 001 tetap")
    (hit,) = found(vault, "198609262015051001")
    assert [box.left for box in hit.boxes] == [50, 100, 150, 200]


def test_what_the_other_reader_saw_is_found_and_marked(vault: Vault, case_id: str) -> None:
    add_read(vault, case_id, "Johanis Sunval", other="Sumual")
    (hit,) = found(vault, '"johanis sumual"')
    assert hit.manner is Manner.EXACT
    assert [box.left for box in hit.boxes] == [0, 50]


def test_a_corrected_word_is_found_as_corrected_and_no_longer_as_read(vault: Vault, case_id: str) -> None:
    item = add_read(vault, case_id, "ditulis oleh Zxqwv")
    box = Box(left=100, top=0, width=40, height=10)
    with vault.change(case_id) as ledger:
        made = correction.add(ledger, item, page=0, box=box, machine="Zxqwv", text="Kolondam")
    (hit,) = found(vault, "kolondam")
    assert (hit.evidence, hit.boxes) == (item, (box,))
    assert found(vault, "zxqwv") == []
    with vault.change(case_id) as ledger:
        correction.remove(ledger, made.id)
    assert found(vault, "kolondam") == []
    assert first(vault, "zxqwv") == item


def test_every_kind_of_record_is_found_in_its_case(vault: Vault, case_id: str) -> None:
    item = add_read(vault, case_id, FILLER)
    box = Box(left=5, top=6, width=7, height=8)
    day = date(2020, 10, 5)
    with vault.change(case_id) as ledger:
        subject.write(
            ledger, Subject(name="Budi Santoso", id_number="198609262015051001", work_unit="Dinas Perikanan")
        )
        quote.add(ledger, item, page=3, boxes=(box,), text="torang samua basudara")
        report.add(
            ledger, origin=Origin.REPORT, number="07/LP/PW/X/2020", election="P", regime="pemilihan",
            summary="menyukai unggahan bakal calon", occurred=day, known=day, submitted=day,
        )  # fmt: skip
        document.add(ledger, made_paper(day))
        hearing.schedule(ledger, Slot(**{**_fields(SLOT), "examiners": ("Denny Lasut",)}), capacity="Saksi")
        evidence.describe(ledger, item, Source(account="torang_pe_akun", url="https://fb.example/p/998877"))
    for asked, kind in {
        "santoso": Kind.CASE, "198609262015051001": Kind.CASE, "perikanan": Kind.CASE, "basudara": Kind.QUOTE,
        "unggahan": Kind.REPORT, "07/LP/PW": Kind.REPORT, "undangan": Kind.DOCUMENT, "087/K.SA-02": Kind.DOCUMENT,
        "lasut": Kind.HEARING, "torang_pe_akun": Kind.EVIDENCE, "998877": Kind.EVIDENCE,
    }.items():  # fmt: skip
        hits = found(vault, asked)
        assert hits, asked
        assert (hits[0].kind, hits[0].file_id, hits[0].manner) == (kind, case_id, Manner.EXACT), asked
    (quoted,) = found(vault, "basudara")
    assert (quoted.evidence, quoted.page, quoted.boxes) == (item, 3, (box,))
    assert [hit.kind for hit in found(vault, "budi", kinds=frozenset({Kind.CASE}))] == [Kind.CASE]


def _fields(slot: Slot) -> dict[str, object]:
    return {name: getattr(slot, name) for name in Slot.__slots__}


# -- what may not be found


def test_who_reported_and_who_handed_over_is_in_no_table_of_the_index(vault: Vault, case_id: str) -> None:
    item = add_read(vault, case_id, FILLER)
    with vault.change(case_id) as ledger:
        ledger.write("reporter", {"name": "Pelaporrahasia Satu", "phone": "081299998888"})
        said = Source(
            obtained_from="Pelaporrahasia Dua", captured_by="Pelaporrahasia Tiga", note="Pelaporrahasia"
        )
        evidence.describe(ledger, item, said)
    assert found(vault, "Pelaporrahasia") == []
    connection = vault._rows()._connection
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert "words_data" in tables
    for table in tables:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            for value in row:
                plain = value if isinstance(value, bytes) else str(value).lower().encode()
                assert b"pelaporrahasia" not in plain, table
                assert b"081299998888" not in plain, table


def test_moved_and_laid_aside_evidence_is_not_found_where_it_was(vault: Vault, case_id: str) -> None:
    item = add_read(vault, vault.inbox_id, "paslon nomor 2")
    with vault.change(vault.inbox_id) as ledger:
        quote.add(ledger, item, page=0, boxes=(Box(left=0, top=0, width=9, height=9),), text="paslon itu")
    assert {hit.file_id for hit in found(vault, "paslon")} == {vault.inbox_id}
    assert found(vault, "paslon")[0].case_name is None
    inbox.assign(vault, case_id, [item])
    hits = found(vault, "paslon")
    assert {(hit.kind, hit.file_id) for hit in hits} == {(Kind.EVIDENCE, case_id), (Kind.QUOTE, case_id)}
    with vault.change(case_id) as ledger:
        evidence.lay_aside(ledger, evidence.find(ledger, item))
    assert found(vault, "paslon") == []
    with vault.change(case_id) as ledger:
        evidence.lay_aside(ledger, evidence.find(ledger, item), aside=False)
    assert len(found(vault, "paslon")) == 2


def test_nothing_is_written_down_for_looking(vault: Vault, case_id: str) -> None:
    add_read(vault, case_id, "paslon")
    before = vault.case(case_id).entry_count()
    found(vault, "paslon")
    assert vault.case(case_id).entry_count() == before


# -- narrowing


def made_paper(day: date = date(2020, 10, 14)) -> Made:
    return Made(
        template="D03", title="Undangan Klarifikasi", number="087/K.SA-02/2020", date=day, pdf=b"%PDF", pages=1,
        template_digest="0", fonts=(), libraries=(), context={}, draft=False,
    )  # fmt: skip


def test_hits_are_narrowed_to_a_case_a_place_a_time_and_a_platform(vault: Vault, case_id: str) -> None:
    other_case = vault.create_case(Subject(name="Siti")).id
    said = {
        add_read(vault, case_id, "paslon satu"): Source(platform="Facebook", posted_at="2020-10-14"),
        add_read(vault, case_id, "paslon dua"): Source(
            platform="Instagram", captured_at="2020-10-15T23:30:00+08:00"
        ),
        add_read(vault, other_case, "paslon tiga"): Source(platform="facebook"),
        add_read(vault, vault.inbox_id, "paslon empat"): Source(posted_at="2020-10-16"),
    }
    one, two, three, four = said
    for item, source in said.items():
        file_id = case_id if item in (one, two) else other_case if item == three else vault.inbox_id
        inbox.describe(vault, file_id, [item], source)

    def which(**narrowed: object) -> set[str | None]:
        return {hit.evidence for hit in found(vault, "paslon", **narrowed)}

    assert which() == {one, two, three, four}
    assert which(file_id=case_id) == {one, two}
    assert which(file_id=vault.inbox_id) == which(where=Where.INBOX) == {four}
    assert which(where=Where.CASES) == {one, two, three}
    assert which(platform="FACEBOOK") == {one, three}
    assert which(since=date(2020, 10, 14), until=date(2020, 10, 14)) == {one}
    assert which(since=date(2020, 10, 15), until=date(2020, 10, 15)) == {two}
    assert which(since=date(2020, 10, 15), until=date(2020, 10, 16)) == {two, four}
    assert which(until=date(2020, 10, 15), file_id=case_id, platform="instagram") == {two}
    assert which(since=date(2026, 1, 1)) == {three}
    assert vault.platforms() == ("Facebook", "Instagram")


def test_hits_are_narrowed_to_how_far_their_case_is(vault: Vault, case_id: str) -> None:
    heard = vault.create_case(Subject(name="Siti")).id
    early, late = add_read(vault, case_id, "paslon satu"), add_read(vault, heard, "paslon dua")
    add_read(vault, vault.inbox_id, "paslon tiga")
    with vault.change(heard) as ledger:
        hearing.schedule(ledger, SLOT, capacity="Terlapor")

    def which(stage: Stage) -> set[str | None]:
        return {hit.evidence for hit in found(vault, "paslon", stage=stage)}

    assert [which(stage) for stage in Stage] == [{early}, {late}, set()]
    with vault.change(heard) as ledger:
        document.add(ledger, made_paper())
    assert [which(stage) for stage in Stage] == [{early}, set(), {late}]


# -- whatever is typed


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", '"', '""', '"""', "*", "**", "a*", "-", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", 'a AND "b', "(a", "a)", "a:b",
        "words:paslon", "^paslon", "paslon + dua", "{paslon dua}", "'; DROP TABLE words; --", "%", "_", "\\", "\x00", "\x00paslon",
        "🙂", "paslon🙂dua", "é" * 300, "٣٤٥", "中文字", "ﷺ", "\ud800", "a" * 10_000, "paslon " * 2_000, '"' * 9_999, "* " * 5_000,
        "„paslon“", "“paslon dua”", "1" * 500, "0 " * 500, "½ ² ①", "İSTANBUL", "ß", "\u0301\u0301", "a\u0301" * 99, "/.,;:-+()",
    ],
)  # fmt: skip
def test_no_typed_line_is_refused(filled: Vault, typed: str) -> None:
    found(filled, typed)
    found(filled, typed, file_id=filled.inbox_id, platform=typed, kinds=frozenset({Kind.EVIDENCE}))


@given(typed=st.text(max_size=60), quoted=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_line_at_all_is_refused(filled: Vault, typed: str, *, quoted: bool) -> None:
    for hit in found(filled, f'"{typed}"' if quoted else typed):
        assert 0 <= hit.score <= 1000
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.matches)


def test_signs_of_the_engine_are_words_or_nothing(vault: Vault, case_id: str) -> None:
    item = add_read(vault, case_id, "near and or not paslon")
    for typed in (
        "NEAR",
        "and or",
        "paslon NOT near",
        "(paslon)",
        "paslon OR",
        "-paslon",
        "+paslon",
        "text:paslon",
    )[:-1]:
        assert first(vault, typed) == item, typed


def test_a_case_that_cannot_be_read_is_still_named(
    vault: Vault, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = add_read(vault, case_id, "paslon")
    vault.faults[case_id] = UserError("ledger_damaged", file="x", found="page")
    (hit,) = found(vault, "paslon")
    assert (hit.evidence, hit.snippet, hit.case_name) == (item, "", "Budi Santoso")
