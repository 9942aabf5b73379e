"""After any changes the index says what one made from nothing would say, and never more than it may."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest

from core.case import correction, document, evidence, hearing, quote, reading, report, subject
from core.case.document import Made
from core.case.ledger import TOMBSTONE, Ledger
from core.case.report import Origin
from core.case.source import Source
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import inbox, intake
from core.process.intake import Outcome
from core.reading.values import Box
from core.storage.sqlcipher import transaction
from core.vault import taking
from core.vault.index import NAME, Index
from core.vault.rows import ReadState, row_of
from core.vault.search.query import Query
from core.vault.vault import Vault
from tests.core.vault.helpers import SLOT, unlock
from tests.core.vault.texts import PICTURE, add_many, add_read, read_text

WORDS = ["kampanye", "lurah", "dukung", "paslon", "nomor", "2", "Johanis", "Sumual", "198609262015051001"]
BOX = Box(left=0, top=0, width=40, height=10)


def digest(vault: Vault) -> dict[str, object]:
    """What the index says, without the numbers that it gave by chance."""
    vault.read_owed_texts()
    index = vault._rows()
    ask = index._connection.execute
    names = {
        number: (file, kind, record)
        for number, file, kind, record in ask(
            "SELECT t.number, l.file, t.kind, t.record FROM thing t JOIN ledger l ON l.number = t.file"
        )
    }
    ask("CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING fts5vocab('main', 'words', 'instance')")
    columns = "posted_at, captured_at, state, reason, words, doubtful, fingerprint, aside, readable, place"
    return {
        "things": sorted(names.values()),
        "words": sorted((names[number], term) for term, number in ask("SELECT term, doc FROM temp.places")),
        "marks": sorted(
            (names[number], at, marks) for number, at, marks in ask("SELECT number, at, marks FROM text_row")
        ),
        "evidence": sorted(
            (names[row[0]], *row[1:]) for row in ask(f"SELECT number, name, {columns} FROM evidence_row")
        ),
        "rows": vault.evidence_rows(),
        "parts": sorted(
            ask("SELECT l.file, p.record, p.evidence FROM part p JOIN ledger l ON l.number = p.file")
        ),
        "cases": vault.cases(),
        "hearings": vault.hearings(),
        "ledgers": sorted(ask("SELECT file, file_id, kind, heads FROM ledger WHERE kind <> 'office'")),
        "owed": list(ask("SELECT * FROM owed")),
    }


class Play:
    """Does something to a vault by chance, again and again."""

    def __init__(self, vault: Vault, seed: int) -> None:
        self.vault = vault
        self.chance = random.Random(seed)
        self.count = 0

    def step(self) -> None:
        self.count += 1
        actions: list[Callable[[], object]] = [
            self.new_case, self.add, self.add, self.read, self.read, self.correct, self.quote, self.take_back, self.describe,
            self.aside, self.assign, self.rename, self.schedule, self.report, self.document, self.fail,
        ]  # fmt: skip
        self.chance.choice(actions)()

    def file(self) -> str:
        return self.chance.choice([row.id for row in self.vault.cases()] + [self.vault.inbox_id])

    def item(self) -> tuple[str, str] | None:
        file_id = self.file()
        found = evidence.every(self.vault.case(file_id))
        return (file_id, self.chance.choice(found).id) if found else None

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=5))

    def new_case(self) -> None:
        self.vault.create_case(Subject(name=f"Budi {self.count}", position="Lurah"))

    def add(self) -> None:
        name = self.chance.choice(["a.png", "b.zip"])
        start = PICTURE if name == "a.png" else b"zip"
        intake.store_bytes(self.vault, self.file(), start + bytes([self.count]), name)

    def read(self) -> None:
        if found := self.item():
            text = (
                None
                if self.chance.random() < 0.2
                else read_text(self.words(), other="x1", prints=("0" * 64,))
            )
            intake.record(self.vault, *found, Outcome(reading=text, reason="picture_undecodable"))

    def correct(self) -> None:
        if found := self.item():
            with self.vault.change(found[0]) as ledger:
                correction.add(ledger, found[1], page=0, box=BOX, machine="x", text=self.words())

    def quote(self) -> None:
        if found := self.item():
            with self.vault.change(found[0]) as ledger:
                quote.add(ledger, found[1], page=0, boxes=(BOX,), text=self.words())

    def take_back(self) -> None:
        file_id = self.file()
        with self.vault.change(file_id) as ledger:
            for kind in (correction.KIND, quote.KIND, hearing.KIND, document.KIND):
                for revision in ledger.current(kind)[:1]:
                    ledger.append(action=TOMBSTONE, record=revision.record, kind=kind, parents=(revision.id,))

    def describe(self) -> None:
        if found := self.item():
            said = Source(platform="Facebook", account=self.words(), posted_at="2020-10-14")
            inbox.describe(self.vault, found[0], [found[1]], said)

    def aside(self) -> None:
        if found := self.item():
            with self.vault.change(found[0]) as ledger:
                item = evidence.find(ledger, found[1])
                evidence.lay_aside(ledger, item, aside=not item.aside)

    def assign(self) -> None:
        waiting, cases = evidence.items(self.vault.inbox), self.vault.cases()
        if waiting and cases:
            inbox.assign(self.vault, self.chance.choice(cases).id, [self.chance.choice(waiting).id])

    def in_case(self, work: Callable[[Ledger], object]) -> None:
        cases = self.vault.cases()
        if cases:
            with self.vault.change(self.chance.choice(cases).id) as ledger:
                work(ledger)

    def rename(self) -> None:
        self.in_case(
            lambda ledger: subject.write(
                ledger, Subject(name=f"Siti {self.count}", work_unit="Dinas", official="p-1")
            )
        )

    def schedule(self) -> None:
        self.in_case(lambda ledger: hearing.schedule(ledger, SLOT, capacity="Saksi"))

    def report(self) -> None:
        day = date(2020, 10, 5)
        self.in_case(
            lambda ledger: report.add(
                ledger, origin=Origin.REPORT, number="01/LP", election="P", regime="pemilihan",
                summary=self.words(), occurred=day, known=day, submitted=day,
            )
        )  # fmt: skip

    def document(self) -> None:
        made = Made(
            template="D03", title="Undangan", number="087/K.SA-02/2020", date=date(2020, 10, 5), pdf=b"%PDF", pages=1,
            template_digest="0", fonts=(), libraries=(), context={}, draft=False,
        )  # fmt: skip
        self.in_case(lambda ledger: document.add(ledger, made))

    def fail(self) -> None:
        def broken(ledger: Ledger) -> None:
            hearing.schedule(ledger, SLOT, capacity="Terlapor")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            self.in_case(broken) if self.vault.cases() else broken_alone()


def broken_alone() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize("seed", range(3))
def test_the_index_after_any_changes_is_the_index_made_anew(vault: Vault, clock: SetClock, seed: int) -> None:
    play = Play(vault, seed)
    play.new_case()
    for _ in range(60):
        play.step()
    for row in vault.cases():
        assert row_of(vault.case(row.id)) == vault.find_case(row.id)
    before = digest(vault)
    assert before["words"]
    folder = vault.folder
    vault.close()
    with unlock(folder, clock) as again:
        assert digest(again)["words"] == before["words"]
    (folder / NAME).unlink()
    with unlock(folder, clock) as anew:
        after = digest(anew)
    for name in before.keys() - {"ledgers"}:
        assert after[name] == before[name], name


def test_rows_of_evidence_say_what_lists_need(vault: Vault) -> None:
    item = add_read(vault, vault.inbox_id, "kampanye lurah", other="lura")
    said = Source(platform="Facebook", account="akun", captured_at="2020-10-14", posted_at="2020-10-13")
    inbox.describe(vault, vault.inbox_id, [item], said)
    with vault.change(vault.inbox_id) as ledger:
        blank = evidence.add(ledger, PICTURE + b"2", "b.png").evidence
        broken = evidence.add(ledger, PICTURE + b"3", "c.png").evidence
    intake.record(vault, vault.inbox_id, broken.id, Outcome(reading=None, reason="picture_undecodable"))
    first, second, third = vault.evidence_rows(vault.inbox_id)
    assert (first.id, first.file_id, first.state, first.words, first.doubtful) == (
        item, vault.inbox_id, ReadState.OK, 2, 1,
    )  # fmt: skip
    assert (first.platform, first.account, first.captured_at) == ("Facebook", "akun", "2020-10-14")
    assert (second.id, second.state, second.sha256) == (blank.id, ReadState.NONE, blank.sha256)
    assert (third.id, third.state, third.reason) == (broken.id, ReadState.FAILED, "picture_undecodable")
    assert vault.evidence_rows() == (first, second, third)
    with vault.change(vault.inbox_id) as ledger:
        evidence.lay_aside(ledger, blank)
    assert vault.evidence_rows(vault.inbox_id) == (first, third)
    assert [row.id for row in vault.evidence_rows(vault.inbox_id, aside=True)] == [blank.id]


def test_a_fingerprint_comes_with_the_reading(vault: Vault) -> None:
    item = intake.store_bytes(vault, vault.inbox_id, PICTURE, "a.png").evidence
    intake.record(vault, vault.inbox_id, item.id, Outcome(reading=read_text("satu", prints=("ab" * 32,))))
    assert vault.evidence_rows(vault.inbox_id)[0].fingerprint == "ab" * 32


def test_a_change_of_one_record_looks_at_that_record_only(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    items = add_many(vault, case_id, [f"teks {number}" for number in range(20)])
    looked_at: list[str] = []
    real = evidence.one

    def counted(ledger: Ledger, evidence_id: str) -> evidence.Evidence | None:
        looked_at.append(evidence_id)
        return real(ledger, evidence_id)

    monkeypatch.setattr(evidence, "one", counted)
    intake.record(vault, case_id, items[3], Outcome(reading=read_text("teks baru")))
    vault.look(case_id, evidence.items(vault.case(case_id))[5])
    assert set(looked_at) == {items[3]}


def test_an_older_branch_that_comes_later_is_taken_whole(vault: Vault, clock: SetClock) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    with vault.change(case_id) as ledger:
        entries = list(ledger.entries())
        mine, ledger.branch = ledger.branch, "branch-lain"
        earlier, now = clock.now(), clock.now()
        clock.set(earlier.replace(year=2020))
        hearing.schedule(ledger, SLOT, capacity="Saksi")
        clock.set(now)
        ledger.branch = mine
    assert len(entries) == 1
    assert vault.find_case(case_id) == row_of(vault.case(case_id))
    assert vault.find_case(case_id).hearings == 1


def test_many_texts_are_left_for_later_and_lists_do_not_wait(
    vault: Vault, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 5)
    case_id = vault.create_case(Subject(name="Budi")).id
    items = add_many(vault, case_id, [f"paslon {number}" for number in range(30)])
    assert len(vault.evidence_rows(case_id)) == vault.find_case(case_id).evidence == 30
    assert vault.find_case(case_id).unread == 0
    assert vault.read_owed_texts(seconds=0) == 30
    intake.record(vault, case_id, items[3], Outcome(reading=read_text("kata lain")))
    assert vault.read_owed_texts(seconds=0) == 29
    folder = vault.folder
    vault.close()
    with unlock(folder, clock) as again:
        assert again.read_owed_texts(seconds=0) == 29
        assert len(again.search(Query(text="paslon", limit=50)).hits) == 29
        assert again.read_owed_texts(seconds=0) == 0


def test_words_that_cannot_be_read_do_not_hide_the_case(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    with vault.change(case_id) as ledger:
        item = evidence.add(ledger, PICTURE, "gambar-aneh.png").evidence
        reading.record(ledger, item.id, b'{"v":99}', 7, [])
    (row,) = vault.evidence_rows(case_id)
    assert (row.state, row.words, row.doubtful) == (ReadState.OK, 7, 0)
    assert [hit.evidence for hit in vault.search(Query(text="aneh")).hits] == [item.id]


def test_nothing_of_a_forgotten_file_is_left(vault: Vault) -> None:
    kept, gone = (vault.create_case(Subject(name=name)).id for name in ("Budi", "Zulkifli"))
    add_read(vault, kept, "kampanye zebra")
    add_read(vault, gone, "rahasiasekali zebra")
    index = vault._rows()
    index.forget(vault.case(gone).path.name)
    for table in (
        "words_data",
        "text_row",
        "thing",
        "evidence_row",
        "part",
        "case_row",
        "hearing_row",
        "ledger",
    ):
        rows = index._connection.execute(f"SELECT * FROM {table}").fetchall()
        for value in (value for row in rows for value in row):
            plain = value if isinstance(value, bytes) else str(value).encode()
            assert b"ahasiasekali" not in plain, table
            assert b"ulkifli" not in plain, table
            assert gone.encode() not in plain, table
    assert [hit.file_id for hit in vault.search(Query(text="zebra")).hits] == [kept]


def test_an_index_of_an_older_format_is_made_anew(
    vault: Vault, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    add_read(vault, case_id, "kampanye zebra")
    folder = vault.folder
    before = digest(vault)
    vault._rows()._connection.execute("PRAGMA user_version = 1")
    vault.close()
    with unlock(folder, clock) as again:
        after = digest(again)
    assert {**after, "ledgers": 0} == {**before, "ledgers": 0}


def test_many_small_writings_leave_a_small_file(vault: Vault, clock: SetClock) -> None:
    index = vault._rows()
    chance = random.Random(5)
    texts = [[f"kata{chance.randrange(9000)}" for _ in range(60)] for _ in range(3000)]
    for start in range(0, 3000, 100):
        with transaction(index._connection):
            for number in range(start, start + 100):
                index.texts.put(number, 0, [texts[number]])
    with transaction(index._connection):
        for number in range(2000):
            index.texts.clear(number)
    kept = index.texts.numbers('"kata17"')
    assert kept == {number for number in range(2000, 3000) if "kata17" in texts[number]}
    vault.close()
    swollen = (vault.folder / NAME).stat().st_size
    with unlock(vault.folder, clock) as again:
        connection = again._rows()._connection
        assert connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0] == 1
        assert again._rows().texts.numbers('"kata17"') == kept
    assert (vault.folder / NAME).stat().st_size < 0.6 * swollen


def test_what_cannot_be_tidied_does_not_keep_the_vault_closed(
    vault: Vault, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = vault.folder
    vault.close()

    def full(*_: object) -> None:
        raise UserError("no_space")

    monkeypatch.setattr(Index, "tidy", full)
    unlock(folder, clock).close()
