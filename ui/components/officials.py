"""The staff register as lists show it: rows put together beside the window's thread, and their columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.case.subject import Status
from core.people import numbers
from core.people.official import Handle, Official
from core.vault.index import CaseRow
from ui import texts
from ui.register import Snapshot, hay
from ui.widgets.table import Column

translate: Final = QCoreApplication.translate
_CHECK_EVERY: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OfficialRow:
    """An official with the accounts attested for and the case files about them, and how all that reads."""

    official: Official
    accounts: tuple[Handle, ...]
    cases: tuple[CaseRow, ...]
    name: str
    number: str
    status: str
    handles: str
    hay: str

    @property
    def id(self) -> str:
        """The id of the official."""
        return self.official.id


def rows_of(
    snapshot: Snapshot, cases: Iterable[CaseRow], check: Callable[[], object]
) -> tuple[OfficialRow, ...]:
    """All rows by name; `check` is called now and then and may stop this by raising."""
    by_official: defaultdict[str, list[CaseRow]] = defaultdict(list)
    by_number: defaultdict[str, list[CaseRow]] = defaultdict(list)
    for case in cases:
        if case.official:
            by_official[case.official].append(case)
        if case.id_number:
            by_number[case.id_number].append(case)
    words = {status: texts.status(status) for status in Status}
    found = []
    for at, official in enumerate(snapshot.officials):
        if at % _CHECK_EVERY == 0:
            check()
        accounts = snapshot.accounts.get(official.id, ())
        about = [*by_official.get(official.id, ()), *by_number.get(official.number, ())]
        found.append(
            OfficialRow(
                official=official,
                accounts=accounts,
                cases=tuple({case.id: case for case in about}.values()),
                name=official.written().full(),
                number=numbers.display(official.number),
                status="" if official.status is Status.UNKNOWN else words[official.status],
                handles=", ".join(dict.fromkeys(f"@{one.handle}" for one in accounts)),
                hay=hay(official, accounts),
            )
        )
    return tuple(sorted(found, key=lambda row: (row.official.name.casefold(), row.id)))


def columns() -> tuple[Column, ...]:
    """The register."""
    return (
        Column(head=translate("people", "Nama"), show=lambda r: r.name, sort=lambda r: r.official.name.casefold(),
               width=0, strong=True, tip=lambda r: r.name),
        Column(head=translate("people", "NIP / NI PPPK"), spare=True, show=lambda r: r.number, sort=lambda r: r.official.number, width=200),
        Column(head=translate("people", "Status"), spare=True, show=lambda r: r.status, width=80),
        Column(head=translate("people", "Jabatan"), spare=True, show=lambda r: r.official.position, width=150,
               tip=lambda r: r.official.position),
        Column(head=translate("people", "Unit kerja"), spare=True, show=lambda r: r.official.work_unit, width=150,
               tip=lambda r: r.official.work_unit),
        Column(head=translate("people", "Instansi"), spare=True, show=lambda r: r.official.agency, width=150,
               tip=lambda r: r.official.agency),
        Column(head=translate("people", "Akun"), spare=True, show=lambda r: r.handles, width=120, tip=lambda r: r.handles),
    )  # fmt: skip


def place(official: Official) -> str:
    """Position and unit (or agency) in one line, or a dash."""
    unit = official.work_unit or official.agency
    return ", ".join(part for part in (official.position, unit) if part) or texts.NONE
