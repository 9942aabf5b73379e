"""Tables of fictional officials for tests, as an office keeps them, and a vault that has one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.register import officials as generated
from core.clock import SetClock
from core.people.numbers import display
from core.people.official import Official
from core.people.status import Status
from core.vault import officials as registers
from core.vault import opening
from tests.ui.conftest import NOW, PASSPHRASE

SITI = Official(id="", name="Siti Aminah", back_titles="S.Pd.", number="199001012014032001", status=Status.PERMANENT,
                position="Guru Ahli Muda", work_unit="SD Negeri 1 Pateten", agency="Pemerintah Kota Contoh")  # fmt: skip
OTHER_SITI = Official(id="", name="Siti Aminah", number="199105052015042002", status=Status.PERMANENT,
                      position="Guru Ahli Muda", work_unit="SD Negeri 4 Girian")  # fmt: skip
RUSDI = Official(id="", name="Muhammad Rusdi Pakaya", number="198212032008041001", status=Status.PERMANENT,
                 position="Analis Kepegawaian", work_unit="Badan Kepegawaian Daerah")  # fmt: skip
JOHANIS = Official(id="", name="Johanis Sumual", back_titles="S.Sos., M.Si.", number="198503172010011004",
                   status=Status.PERMANENT, position="Kepala Seksi Destinasi", work_unit="Dinas Pariwisata")  # fmt: skip
PEOPLE = (SITI, OTHER_SITI, RUSDI, JOHANIS)


def crowd(count: int = 300) -> list[Official]:
    """The people above among so many others, none of whom has a name or number of theirs."""
    ours = {(word, person.number) for person in PEOPLE for word in person.name.split()}
    words, numbers = {word for word, _ in ours}, {number for _, number in ours}
    others = [
        one
        for one in generated(count * 2)
        if one.number not in numbers and not words & set(one.name.replace("-", " ").split())
    ]
    return [*PEOPLE, *others[: count - len(PEOPLE)]]


def table(people: Iterable[Official]) -> str:
    """A CSV as offices write it: titles in columns of their own, numbers in groups, a column nobody needs."""
    lines = ["NO;NAMA LENGKAP;GELAR BELAKANG;NIP;STATUS;JABATAN;UNIT KERJA;NO HP"]
    lines += [
        f"{at};{one.name};{one.back_titles};{display(one.number)};PNS;{one.position};{one.work_unit};08{at}"
        for at, one in enumerate(people, start=1)
    ]
    return "\n".join(lines) + "\n"


def fill(folder: Path, people: Iterable[Official]) -> tuple[Official, ...]:
    """Puts people into the closed vault; gives them with their ids."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        with vault.change_register() as ledger:
            registers.merge(ledger, tuple(people), source=b"tabel")
        return registers.items(vault.office_ledger)
