"""The main job told from beginning to end, headless, on a set clock: nine reported, seven in scope.

Two offices play: the supervisor takes evidence, invites and hands one case over; the agency takes it
over, reprimands in writing and receives the statement.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from core.case import document, evidence, report
from core.case.document import Document
from core.case.hearing import Slot
from core.case.ledger import Ledger
from core.clock import SetClock
from core.demonstration.people import AGENCY, ELECTION, REGIME, REPORTED, SUPERVISOR, Reported
from core.demonstration.pictures import draw_all
from core.errors import UserError
from core.handover import export, importing
from core.handover.age import Passphrase
from core.process import intake, letters, scheduling
from core.reading.pool import ReaderPool
from core.storage.atomic import told, write_file
from core.storage.inputs import check_folder, check_new_folder
from core.vault import opening as vaults
from core.vault import words
from core.vault.keys import Cost, calibrated
from core.vault.vault import Vault

PASSPHRASE: Final = "contoh brankas berisi orang rekaan"  # noqa: S105 - guards fictional data only
REPRIMAND: Final = {
    "surat.nomor": "188/03/DISPAR/XI/2020",
    "surat.tembusan": "Wali Kota Bitung; Inspektur Kota Bitung; "
    "Kepala Badan Kepegawaian dan Pendidikan dan Pelatihan Daerah Kota Bitung",
    "tempat_perbuatan": "Kota Bitung",
    "pasal_dilanggar": "Pasal 4 angka 15",
    "dasar_membaca": "Berita Acara Pemeriksaan tanggal 17 November 2020",
}
STATEMENT: Final = {
    "tindakan_perbaikan": "menghapus tanda suka pada unggahan tersebut pada tanggal 7 Oktober 2020",
    "mengetahui.nama": "Meity Karundeng",
    "mengetahui.jabatan": "Kepala Dinas Pariwisata Kota Bitung",
    "mengetahui.label_nomor": "NIP",
    "mengetahui.nomor_pegawai": "196904121994032005",
    "mengetahui.mode": "definitif",
}
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where everything is, and the counts of the story."""

    vault: Path
    passphrase: str
    handover: Path
    handover_passphrase: str
    documents: tuple[Path, ...]
    reported: int
    in_scope: int
    cases: int
    evidence: int
    hearings: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    path: Path
    person: str


def tell(
    folder: Path, *, images: Path | None = None, on_step: Say | None = None, cost: Cost | None = None
) -> Told:
    """Builds the sample vault in `folder`, with drawn pictures or those of the folder `images`.

    Raises:
        UserError: `folder_not_empty`; `input_missing`; `input_not_a_file` when `images` holds no picture;
            `component_missing` without the means to read or write.
    """
    say = on_step or (lambda _: None)
    check_new_folder(folder)
    sources = _given(images) if images is not None else None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, folder) from error
    pictures = _lay_out(folder / "images", sources)
    cost = cost or calibrated()
    phrase = words.generate_phrase()
    clock = SetClock(datetime(2020, 10, 5, 0, 30, tzinfo=UTC), timedelta(seconds=1))
    (folder / "documents").mkdir()
    say("Membuat brankas Bawaslu")
    vault, _ = vaults.create(folder / "vault", SUPERVISOR, PASSPHRASE, clock=clock, cost=cost)
    with vault:
        cases = _open_cases(vault)
        _take_in(vault, cases, pictures, say)
        say("Menjadwalkan klarifikasi dan menulis undangan")
        clock.set(datetime(2020, 10, 6, 1, 0, tzinfo=UTC))
        _invite(vault, cases)
        first = REPORTED[0].subject.name
        invitation = letters.create(
            vault, cases[first], "D03",
            {
                "surat.nomor": "014/PP.01.02/K.SA-02/10/2020",
                "surat.tembusan": "Ketua Bawaslu Provinsi Sulawesi Utara",
                "narahubung": "Stevi Pangkey, 0812 0000 0000",
            },
        )  # fmt: skip
        papers = [_write_out(vault, cases[first], invitation, folder / "documents")]
        say("Menyerahkan satu berkas perkara")
        clock.set(datetime(2020, 10, 19, 2, 0, tzinfo=UTC))
        export.export(vault, cases[first], folder / "handover.age", phrase=phrase)
        counted = _counts(vault)
    say("Instansi menerima, menegur, dan menerima pernyataan")
    papers += _at_the_agency(folder, cases[first], phrase, clock, cost)
    return Told(
        vault=folder / "vault",
        passphrase=PASSPHRASE,
        handover=folder / "handover.age",
        handover_passphrase=phrase,
        documents=tuple(papers),
        until=clock.now(),
        **counted,
    )


def _given(images: Path) -> list[Path]:
    check_folder(images)
    try:
        found = sorted(
            path for path in images.iterdir() if path.suffix.lower() in _PICTURES and path.is_file()
        )
    except OSError as error:
        raise UserError("input_unreadable", path=str(images)) from error
    if not found:
        raise UserError("input_not_a_file", path=str(images), expected="folder berisi gambar")
    return found


def _lay_out(folder: Path, sources: list[Path] | None) -> tuple[_Picture, ...]:
    """The pictures of the story as files, as they would come from a flash drive."""
    folder.mkdir()
    if sources is None:
        drawn = draw_all()
        for picture in drawn:
            (folder / picture.file_name).write_bytes(picture.png)
        return tuple(_Picture(path=folder / picture.file_name, person=picture.person) for picture in drawn)
    people = [reported.subject.name for reported in REPORTED]
    laid = []
    for number, source in enumerate(sources):
        path = folder / source.name
        path.write_bytes(source.read_bytes())
        laid.append(_Picture(path=path, person=people[number % len(people)]))
    return tuple(laid)


def _open_cases(vault: Vault) -> dict[str, str]:
    cases = {}
    for reported in REPORTED:
        row = vault.create_case(reported.subject)
        cases[reported.subject.name] = row.id
        with vault.change(row.id) as ledger:
            _report(ledger, reported)
    return cases


def _report(ledger: Ledger, reported: Reported) -> None:
    report.add(
        ledger,
        origin=reported.origin,
        number=reported.number,
        election=ELECTION,
        regime=REGIME,
        summary=reported.summary,
        occurred=reported.occurred,
        known=reported.known,
        submitted=reported.submitted,
    )


def _take_in(vault: Vault, cases: dict[str, str], pictures: tuple[_Picture, ...], say: Say) -> None:
    with closing(ReaderPool(1)) as pool:
        for number, picture in enumerate(pictures, start=1):
            say(f"Membaca bukti {number} dari {len(pictures)}")
            case_id = cases[picture.person]
            added = intake.store_file(vault, case_id, picture.path)
            if not added.existing:
                data = evidence.original(vault.case(case_id), added.evidence)
                intake.record(vault, case_id, added.evidence.id, intake.read(pool, data))


def _invite(vault: Vault, cases: dict[str, str]) -> None:
    """One hearing for each of the seven in scope, three a day, no two at once."""
    in_scope = [reported for reported in REPORTED if reported.subject.status.in_scope]
    for number, reported in enumerate(in_scope):
        day, turn = divmod(number, 3)
        slot = Slot(
            local=datetime(2020, 10, 7 + day, (9, 11, 14)[turn], 0),  # noqa: DTZ001 - office wall time
            zone=vault.office.timezone,
            minutes=90,
            room="Ruang Klarifikasi",
            examiners=("Rina Wowor", "Denny Lasut"),
        )
        scheduling.schedule(vault, cases[reported.subject.name], slot)


def _at_the_agency(folder: Path, case_id: str, phrase: str, clock: SetClock, cost: Cost) -> list[Path]:
    clock.set(datetime(2020, 11, 10, 2, 0, tzinfo=UTC))
    vault, _ = vaults.create(folder / "vault-penerima", AGENCY, PASSPHRASE, clock=clock, cost=cost)
    with vault:
        importing.take(vault, folder / "handover.age", Passphrase(phrase))
        clock.set(datetime(2020, 11, 23, 2, 0, tzinfo=UTC))
        reprimand = letters.create(vault, case_id, "D17", REPRIMAND)
        clock.set(datetime(2020, 11, 25, 2, 0, tzinfo=UTC))
        statement = letters.create(vault, case_id, "D19", STATEMENT)
        return [_write_out(vault, case_id, paper, folder / "documents") for paper in (reprimand, statement)]


def _write_out(vault: Vault, case_id: str, paper: Document, folder: Path) -> Path:
    path = folder / f"{paper.template.lower()}-{paper.title.lower().replace(' ', '-')}.pdf"
    write_file(path, document.pdf(vault.case(case_id), paper), mode=0o644)
    return path


def _counts(vault: Vault) -> dict[str, int]:
    rows = vault.cases()
    return {
        "reported": len(rows),
        "in_scope": sum(1 for row in rows if row.status.in_scope),
        "cases": len(rows),
        "evidence": sum(row.evidence for row in rows),
        "hearings": len(vault.hearings()),
    }
