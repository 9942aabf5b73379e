"""From signed paper back to the case: recognised by code, split where a stack holds several, never without a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import pytest

from core.case import document, document_steps
from core.case.document import Document
from core.case.document_steps import Part, State
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import letters
from core.process.letters import scans
from core.process.letters.scans import Recognised, Recognition
from core.reading.pool import ReaderPool
from core.rules.paper_code import PaperCode
from core.vault import opening
from core.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.core.reading.scanned import as_pdf, drawn, scanned

DAY = date(2026, 11, 24)
LONG = {
    "surat.tanggal": "2026-11-23", "pejabat.nama": "Rina Wowor", "pejabat.jabatan": "Ketua",
}  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture
def cases(vault: Vault) -> tuple[str, str]:
    names = ("Johanis Sumual", "Merlin Tendean")
    made = [
        vault.create_case(Subject(name=name, status=Status.PERMANENT, position="Lurah", work_unit="Dinas")).id
        for name in names
    ]
    return made[0], made[1]


def paper(vault: Vault, case_id: str, number: str | None, *, long: bool = False) -> Document:
    """A status letter of one page, or of two."""
    answers = {
        "status": "tidak diregistrasi", "alasan": "laporan tidak memenuhi syarat " * (30 if long else 1),
        "pelapor.nama": "Audy Rompas", "kasus.nomor_laporan": "003/LP/PW/Kota/27.12/XI/2026", **LONG,
    }  # fmt: skip
    known = {field.key for field in letters.form(vault, case_id, "D21").fields}
    given = {key: text for key, text in answers.items() if key in known}
    for field in letters.form(vault, case_id, "D21").fields:
        if field.required and not field.value and field.key not in given:
            given[field.key] = (
                field.choices[0] if field.choices else "2026-11-23" if field.kind == "date" else "isi"
            )
    if number:
        given["surat.nomor"] = number
    return letters.create(vault, case_id, "D21", given)


def scan_of(
    vault: Vault, case_id: str, made: Document, page: int, seed: int = 1, kind: str = "upright"
) -> bytes:
    return scanned(drawn(document.pdf(vault.case(case_id), made), page, 200), kind, seed)


def look(vault: Vault, pool: ReaderPool, *files: bytes) -> Recognition:
    return scans.recognised(vault, [scans.read(pool, f"{at}.pdf", data) for at, data in enumerate(files)])


def keep(vault: Vault, pool: ReaderPool, data: bytes, one: Recognised) -> document_steps.Step:
    return keep_all(vault, pool, [data], one)


def keep_all(vault: Vault, pool: ReaderPool, files: list[bytes], one: Recognised) -> document_steps.Step:
    read = [scans.read(pool, f"{at}.jpg", data) for at, data in enumerate(files)]
    return scans.attach(
        vault, one, read, scans.kept(pool, files, one), state=State.SIGNED, day=DAY, who="Rina Wowor"
    )


def test_a_scan_of_one_paper_is_kept_as_it_was_given(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM")
    stack = as_pdf([scan_of(vault, cases[0], made, page) for page in range(made.pages)])
    (one,) = look(vault, pool, stack).found
    assert (one.case_name, one.paper.number, one.state) == ("Johanis Sumual", "014/PM", State.NUMBERED)
    assert (one.whole, one.remarks, one.next_state) == (True, (), State.SIGNED)
    assert document_steps.items(vault.case(cases[0])) == ()  # nothing without a person
    step = keep(vault, pool, stack, one)
    assert document_steps.scan_of(vault.case(cases[0]), step) == stack
    assert (step.parts, step.who, step.day) == ((), "Rina Wowor", DAY)
    (again,) = look(vault, pool, stack).found
    assert again.held
    assert again.state is State.SIGNED
    with pytest.raises(UserError, match="rule_refused"):
        keep(vault, pool, stack, again)


def test_a_stack_of_two_cases_is_split_and_says_from_what(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    first, second = paper(vault, cases[0], "014/PM"), paper(vault, cases[1], "015/PM")
    pages = [
        scan_of(vault, cases[0], first, 0), scan_of(vault, cases[1], second, 0, kind="head down"),
        scan_of(vault, cases[1], second, 0, 2),
    ]  # fmt: skip
    stack = as_pdf(pages)
    found = look(vault, pool, stack).found
    assert [(one.case_name, one.files, one.whole) for one in found] == [
        ("Johanis Sumual", ((0, (0,)),), False), ("Merlin Tendean", ((0, (1, 2)),), False),
    ]  # fmt: skip
    assert any("lebih dari sekali" in text for text in found[1].remarks)
    step = keep(vault, pool, stack, found[0])
    assert step.parts == (Part(sha256=hashlib.sha256(stack).hexdigest(), pages=(1,)),)
    part = document_steps.scan_of(vault.case(cases[0]), step)
    assert pages[0] in part
    assert pages[1] not in part  # nothing of another case comes into this one
    assert document_steps.items(vault.case(cases[0])) == (step,)


def test_a_back_without_code_comes_along_and_may_be_the_page_that_was_not_seen(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM", long=True)
    code = made.code
    one = scans.Scan(
        name="a.pdf", sha256="0" * 64,
        pages=((PaperCode(paper=code, page=1, pages=made.pages),), (), ()),
    )  # fmt: skip
    (found,) = scans.recognised(vault, [one]).found
    assert found.files == ((0, (0, 1, 2)),)
    assert found.whole
    assert "halaman berkas tanpa kode diikutkan: 2, 3" in found.remarks
    assert found.lacks == ()
    assert f"halaman 2 dari {made.pages} tidak berkode atau belum ada; periksa" in found.remarks


def test_unknown_codes_drafts_and_files_that_are_none_are_said_plainly(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made, draft = paper(vault, cases[0], "014/PM"), paper(vault, cases[0], None)
    assert draft.draft
    assert draft.code == ""
    foreign = scans.Scan(
        name="b.pdf", sha256="0" * 64, pages=((PaperCode(paper="ZZZZZZZ", page=1, pages=1),),)
    )
    mixed = scans.Scan(
        name="c.pdf", sha256="1" * 64,
        pages=((PaperCode(paper=made.code, page=1, pages=made.pages),), (PaperCode(paper="ZZZZZZZ"),)),
    )  # fmt: skip
    result = scans.recognised(vault, [foreign, mixed])
    assert result.unknown == (0,)
    assert [one.files for one in result.found] == [((1, (0,)),)]
    assert not result.found[0].whole
    assert sum("dari kantor atau brankas lain" in text for text in result.remarks) == 2
    broken = look(vault, pool, b"bukan gambar", scan_of(vault, cases[0], draft, 0))
    assert (broken.found, broken.unknown) == ((), (0, 1))
    assert any("konsep" in text for text in broken.remarks)


def test_the_same_values_give_the_same_paper_and_every_paper_its_own_code(
    vault: Vault, cases: tuple[str, str]
) -> None:
    first, again = paper(vault, cases[0], "014/PM"), paper(vault, cases[0], "014/PM")
    assert first == again
    assert (
        len({first.code, paper(vault, cases[0], "015/PM").code, paper(vault, cases[1], "014/PM").code}) == 3
    )
    (row,) = vault.papers(first.code)
    assert (row.case_id, row.document, row.pages) == (cases[0], first.id, first.pages)


def test_a_certified_copy_carries_no_code_and_word_has_that_of_the_paper(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM")
    copied = letters.copy(vault, cases[0], made.id)
    assert copied.code == ""
    assert pool.codes(copied.pdf) == ((),) * copied.pages
    assert letters.word(vault, cases[0], made.id) == letters.word(vault, cases[0], made.id)


def test_looking_writes_nothing_into_the_record(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM")
    data = scan_of(vault, cases[0], made, 0)
    before = [vault.behind(case).entry_count() for case in cases]
    look(vault, pool, data)
    assert [vault.behind(case).entry_count() for case in cases] == before


def test_a_photo_and_a_second_file_each_prove_their_page(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM")
    photo = scan_of(vault, cases[0], made, 0, kind="photo")
    (one,) = look(vault, pool, photo).found
    step = keep(vault, pool, photo, one)
    assert document_steps.scan_of(vault.case(cases[0]), step) == photo
    assert step.media_type == "image/jpeg"


def test_codes_are_known_again_after_the_index_was_lost(
    vault: Vault, cases: tuple[str, str], clock: SetClock
) -> None:
    made = paper(vault, cases[1], "015/PM")
    vault.close()
    (vault.folder / "index.db").unlink()
    with opening.unlock(vault.folder, PASSPHRASE, clock=clock) as again:
        (row,) = again.papers(made.code)
        assert (row.case_id, row.number) == (cases[1], "015/PM")
        assert again.papers("ZZZZZZZ") == ()


def test_photos_of_the_pages_become_one_scan_in_the_order_of_the_paper(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made, other = paper(vault, cases[0], "014/PM", long=True), paper(vault, cases[1], "015/PM")
    photos = [scan_of(vault, cases[0], made, page, kind="photo") for page in reversed(range(made.pages))]
    photos.append(scan_of(vault, cases[1], other, 0))
    ours, theirs = look(vault, pool, *photos).found
    assert (ours.case_name, theirs.case_name) == ("Johanis Sumual", "Merlin Tendean")  # two papers stay apart
    assert (ours.files, ours.lacks, ours.remarks) == (((1, (0,)), (0, (0,))), (), ())
    assert (theirs.files, theirs.whole) == (((2, (0,)),), True)
    step = keep_all(vault, pool, photos, ours)
    assert document_steps.items(vault.case(cases[0])) == (step,)
    assert step.parts == tuple(
        Part(sha256=hashlib.sha256(data).hexdigest(), pages=(1,)) for data in (photos[1], photos[0])
    )
    stored = document_steps.scan_of(vault.case(cases[0]), step)
    assert step.media_type == "application/pdf"
    assert all(data in stored for data in photos[:2])  # to the byte, so that the digests can be proved
    assert [codes[0].page for codes in pool.codes(stored)] == [1, 2]
    again = look(vault, pool, photos[0]).found[0]
    assert again.held
    with pytest.raises(UserError, match="rule_refused"):
        keep(vault, pool, photos[0], again)


def test_a_page_that_is_missing_is_kept_as_missing_and_comes_later(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM", long=True)
    first, second = (scan_of(vault, cases[0], made, page) for page in (0, 1))
    (one,) = look(vault, pool, first).found
    assert one.lacks == (2,)
    assert one.remarks == ("halaman 2 dari 2 belum ada; dapat disusulkan",)
    step = keep(vault, pool, first, one)
    assert step.lacks == (2,)
    receipt = as_pdf([scan_of(vault, cases[0], made, page, seed=7) for page in (0, 1)])
    (proof,) = look(vault, pool, receipt).found
    assert (proof.follows, proof.next_state) == (None, State.DELIVERED)
    (later,) = look(vault, pool, second).found
    assert (later.follows, later.next_state, later.lacks) == (step, State.SIGNED, (1,))
    assert later.remarks == ("melengkapi pindaian yang sudah tersimpan; yang lama tetap disimpan",)
    keep(vault, pool, second, later)
    steps = document_steps.items(vault.case(cases[0]))
    assert [document_steps.scan_of(vault.case(cases[0]), step) for step in steps] == [first, second]
    assert document_steps.lacking(made.id, steps, State.SIGNED) == ()
    assert look(vault, pool, first, second).found[0].held
    third = scan_of(vault, cases[0], made, 1, seed=5)
    (part,) = look(vault, pool, third).found
    assert (part.follows, part.next_state) == (None, State.SIGNED)  # half a paper is rarely a receipt
    whole = as_pdf([scan_of(vault, cases[0], made, page, seed=6) for page in (0, 1)])
    assert look(vault, pool, whole).found[0].next_state is State.DELIVERED


def test_photos_that_are_too_much_together_can_be_given_one_after_another(
    vault: Vault, cases: tuple[str, str], pool: ReaderPool
) -> None:
    made = paper(vault, cases[0], "014/PM", long=True)
    read = [
        scans.Scan(
            name=f"{at}.jpg", sha256=str(at) * 64, pages=((PaperCode(paper=made.code, page=at, pages=2),),)
        )
        for at in (1, 2)
    ]
    (one,) = scans.recognised(vault, read).found
    with pytest.raises(UserError) as told:
        scans.kept(pool, [b"\xff\xd8\xff" * 9_000_000] * 2, one)
    assert "50 MB" in str(told.value.facts["reason"])


def test_the_same_file_twice_is_taken_once(vault: Vault, cases: tuple[str, str], pool: ReaderPool) -> None:
    data = scan_of(vault, cases[0], paper(vault, cases[0], "014/PM"), 0)
    known = look(vault, pool, data, data)
    assert [one.files for one in known.found] == [((0, (0,)),)]
    assert known.remarks == ("1.pdf: berkasnya sama persis dengan 0.pdf; dipakai sekali",)


def test_the_record_of_a_part_from_before_is_read(vault: Vault, cases: tuple[str, str]) -> None:
    made = paper(vault, cases[0], "014/PM")
    with vault.change(cases[0]) as ledger:
        digest = ledger.put(b"%PDF-1.7 satu")
        body = {
            "document": made.id, "state": "ditandatangani", "day": "2026-11-24", "who": "Rina Wowor",
            "scan": digest, "media_type": "application/pdf", "part": {"sha256": "0" * 64, "pages": [3, 4]},
        }  # fmt: skip
        ledger.write(document_steps.KIND, body, blob_ids=(digest,))
    (step,) = document_steps.items(vault.case(cases[0]))
    assert (step.parts, step.lacks) == ((Part(sha256="0" * 64, pages=(3, 4)),), ())
