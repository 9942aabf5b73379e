"""Who reported does not leave with a case, not even in a paper, its scan, or what either was made from."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.case import document, document_steps, telling
from core.case.canonical import Json
from core.case.document import Made
from core.case.subject import Subject
from core.handover import export as exporting
from core.handover import importing
from core.process import letters
from core.process.letters import reporters
from core.vault.check import check, worst
from core.vault.vault import Vault
from tests.core.handover.bags import IDENTITY, unpack
from tests.core.handover.conftest import Sender

TELLS = {
    "pelapor.nama": "Zahra Pengirim Laporan",
    "pelapor.alamat": "Jalan Sunyi 99",
    "kasus.nomor_laporan": "1/LP/2026",
}
STATEMENT = {"perbuatan": "menyukai unggahan pasangan calon", "surat.nomor": "2/PM/2026"}
SCAN = b"%PDF-1.4 pindaian bertanda tangan Zahra"


def words_of(files: dict[str, bytes]) -> dict[str, str]:
    found = {}
    for name, data in files.items():
        if data.startswith(b"%PDF-1.") and b"pindaian" not in data[:20]:
            text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        else:
            text = data.decode("utf-8", errors="replace")
        found[name] = text.casefold()
    return found


def test_papers_that_tell_of_the_reporter_stay_behind_with_their_scans(
    sender: Sender, receiver: Vault
) -> None:
    telling = letters.create(sender.vault, sender.case_id, "D02", TELLS)
    plain = letters.create(sender.vault, sender.case_id, "D19", STATEMENT)
    with sender.vault.change(sender.case_id) as ledger:
        document_steps.signed(
            ledger, telling, day=date(2026, 11, 24), who="Zahra Pengirim Laporan", scan=SCAN
        )
    exported = sender.export()
    assert exported.withheld == 3  # the reporter's record, the paper, its scan
    words = words_of(unpack(exported.path))
    assert [name for name, text in words.items() if "zahra" in text or "sunyi 99" in text] == []
    assert any(
        "tidak disertakan: memuat identitas pelapor" in " ".join(text.split()) for text in words.values()
    )
    taken = importing.take(receiver, exported.path, IDENTITY)
    assert [item.id for item in document.items(receiver.case(taken.case_id))] == [plain.id]
    assert worst(check(receiver, full=True)) is None


def test_a_paper_frozen_before_papers_said_so_stays_behind_too(sender: Sender, receiver: Vault) -> None:
    """What it was written from tells it; the same paper without a reporter travels."""
    day = date(2026, 11, 23)
    told: dict[str, dict[str, Json]] = {
        "D02": {"pelapor": {"nama": "Zahra Pengirim Laporan"}},
        "D03": {"kapasitas": "Pelapor", "orang": {"nama": "Zahra Pengirim Laporan"}},
        "D13": {"pelapor": {"nama": None}, "orang": {"nama": "Budi Santoso"}},
    }
    with sender.vault.change(sender.case_id) as ledger:
        made = [
            document.add(
                ledger,
                Made(
                    template=name, title=f"Naskah {name}", number=f"{at}/2026", date=day, pdf=b"%PDF-1.4 pindaian " + name.encode(),
                    pages=1, template_digest="0" * 64, fonts=(), libraries=(), context=values, draft=False,
                ),
            )
            for at, (name, values) in enumerate(told.items())
        ]  # fmt: skip
        document_steps.signed(ledger, made[0], day=day, who="Zahra Pengirim Laporan", scan=SCAN)
    assert not any(item.reporter for item in made)
    exported = sender.export()
    assert exported.withheld == 4  # the reporter's record, two papers, a scan
    words = words_of(unpack(exported.path))
    assert [name for name, text in words.items() if "zahra" in text] == []
    index = " ".join(next(text for name, text in words.items() if name.endswith("index.pdf")).split())
    assert index.count("tidak disertakan: memuat identitas pelapor") == 2
    taken = importing.take(receiver, exported.path, IDENTITY)
    assert [item.template for item in document.items(receiver.case(taken.case_id))] == ["D13"]
    assert worst(check(receiver, full=True)) is None


@pytest.mark.parametrize(
    ("name", "stays"), [("D01", True), ("D02", True), ("D19", False), ("D99", True), (None, True)]
)
def test_a_paper_nobody_can_read_the_values_of_goes_by_what_its_template_asks(
    sender: Sender, name: str | None, stays: bool
) -> None:
    with sender.vault.change(sender.case_id) as ledger:
        values = ledger.put(b"[]")
        assert telling.told_by(ledger, {"template": name, "date": "2026-11-23", "context": values}) is stays


def test_what_was_withheld_stays_withheld_when_the_case_goes_on(
    sender: Sender, receiver: Vault, tmp_path: Path
) -> None:
    letters.create(sender.vault, sender.case_id, "D02", TELLS)
    taken = importing.take(receiver, sender.export().path, IDENTITY)
    onward = exporting.export(receiver, taken.case_id, tmp_path / "lagi.age", recipients=[IDENTITY.recipient])
    assert onward.withheld == 2
    back = importing.take(sender.vault, onward.path, IDENTITY)
    assert not back.created
    assert len(document.items(sender.vault.case(sender.case_id))) == 1
    assert worst(check(sender.vault, full=True)) is None


def test_the_journal_gives_no_digest_that_a_guessed_name_would_fit(sender: Sender) -> None:
    made = letters.create(sender.vault, sender.case_id, "D02", TELLS)
    values = document.made_from(sender.vault.case(sender.case_id), made)[1]
    guess = {name: value for name, value in values.items() if name != reporters.SALT}
    files = unpack(sender.export().path)
    journal = next(data for name, data in files.items() if name.endswith("journal.jsonl")).decode()
    digest = hashlib.sha256(json.dumps(guess, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    assert made.sha256 in journal
    assert digest not in journal
    assert letters.create(sender.vault, sender.case_id, "D02", TELLS) == made


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"pelapor": {"nama": "Zahra"}}, True),
        ({"pelapor": {"nama": None, "alamat": ""}}, False),
        ({"kapasitas": "Pelapor"}, True),
        ({"kapasitas": "Terlapor"}, False),
        (
            {"peserta": [{"nama": "A", "kapasitas": "saksi"}, {"nama": "Z", "kapasitas": "kuasa pelapor"}]},
            True,
        ),
        ({"orang": {"nama": "Johanis"}}, False),
    ],
)
def test_which_papers_tell(values: dict[str, object], told: bool) -> None:
    assert reporters.told_in(values) is told


def test_a_paper_about_the_official_alone_travels(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Johanis Sumual")).id
    assert not letters.create(vault, case_id, "D19", STATEMENT).reporter
