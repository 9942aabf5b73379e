"""What a template can do with a value: the filters and functions of the template language.

Their names are Indonesian because office people edit templates. Every function takes and gives plain
values; none can reach Python objects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, Final

from core.people import numbers as people_numbers
from core.people.names import Name
from core.writing import dates, numbers

Person = Mapping[str, Any]
BLANK: Final = "…" * 10
"""What stands for a date or number that is not there yet."""
ACTING: Final = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}
_HASH_GROUP: Final = 8


def written_date(day: date | None) -> str:
    """`23 November 2026`; dots while there is no date."""
    return dates.long_date(day) if day else BLANK


def schedule_date(day: date) -> str:
    """`Rabu, 25 November 2026`."""
    return dates.dated_weekday(day)


def opening(day: date) -> str:
    """`Senin tanggal dua puluh tiga bulan …`."""
    return dates.opening(day)


def clock(at: time, zone: str | None = None) -> str:
    """`pukul 09.00 WITA`."""
    return dates.clock_time(at, zone or "")


def hour(at: time) -> str:
    """`09.00`."""
    return dates.hour(at)


def counted(value: int | None, unit: str | None) -> str:
    """`1 (satu) berkas`; `-` for none."""
    return numbers.counted(value, unit or "lembar") if value else "-"


def full_name(person: Person) -> str:
    """The name with titles."""
    return _name(person).full()


def bare_name(person: Person) -> str:
    """The name without titles."""
    return _name(person).bare()


def capital_name(person: Person) -> str:
    """The name in capitals, titles as they are."""
    return _name(person).for_signature(capitals=True)


def bare_capital_name(person: Person) -> str:
    """The name in capitals without titles, as the signature of a decision."""
    return _name(person).for_signature(titles=False, capitals=True)


def _name(person: Person) -> Name:
    return Name(
        name=person["nama"] or "",
        front=person["gelar_depan"] or "",
        back=person["gelar_belakang"] or "",
    )


def salutation(person: Person) -> str:
    """`Sdr.` or `Sdri.`, told by the form or else by the employee number; both when neither tells."""
    words = {"Laki-laki": "Sdr.", "Perempuan": "Sdri.", 1: "Sdr.", 2: "Sdri."}
    number = people_numbers.read(person["nomor_pegawai"] or "")
    told = person["jenis_kelamin"] or (number.sex if number else None)
    return words.get(told, "Sdr./Sdri.")


def number_line(person: Person) -> str:
    """`NIP 198503172010011004`, or nothing for a person without a number."""
    number = people_numbers.digits(person["nomor_pegawai"] or "")
    return f"{number_label(person)} {number}" if number else ""


def number_label(person: Person) -> str:
    """`NIP`, `NI PPPK` or `NRP`."""
    number = people_numbers.digits(person["nomor_pegawai"] or "")
    label = person["label_nomor"]
    if not label and len(number) == people_numbers.EMPLOYEE_DIGITS and number.isdigit():
        label = people_numbers.guess_kind(number).value
    return label or people_numbers.Kind.NIP.value


def number(person: Person) -> str:
    """The digits of the employee number, or nothing."""
    return people_numbers.digits(person["nomor_pegawai"] or "")


def rank(person: Person) -> str:
    """`Penata, III/c`; for PPPK `Golongan IX`; nothing when neither is known."""
    title, grade = person["pangkat"] or "", person["golongan"] or ""
    if title:
        return f"{title}, {grade}" if grade else str(title)
    return f"Golongan {grade}" if grade else ""


def grade(person: Person) -> str:
    """The grade alone."""
    return person["golongan"] or ""


def post_lines(signer: Person) -> list[str]:
    """The post above a signature, one line each: `a.n. WALI KOTA BITUNG`, `SEKRETARIS DAERAH,`."""
    post, mode = signer["jabatan"] or "", signer["mode"] or "definitif"
    if mode in ACTING:
        return [f"{ACTING[mode]} {post},"]
    chain = list(signer["rantai_jabatan"] or [])
    if mode == "an" and chain:
        return [f"a.n. {chain[0]}", *chain[1:], f"{post},"]
    if mode == "ub" and chain:
        return [f"a.n. {chain[0]}", *chain[1:], "u.b.", f"{post},"]
    return [f"{post},"]


def joined(items: list[str], last: str = "dan") -> str:
    """`a`; `a dan b`; `a, b, dan c`."""
    if len(items) < 3:
        return f" {last} ".join(items)
    return ", ".join(items[:-1]) + f", {last} {items[-1]}"


def or_else(value: Any, other: Any) -> Any:
    """`value`, or `other` when it is empty."""
    return other if value in (None, "", [], {}) else value


def chained(items: list[Any], more: list[Any]) -> list[Any]:
    """One list after the other."""
    return [*items, *more]


def capital_post(line: str) -> str:
    """A line of a post in capitals; `a.n.`, `u.b.`, `Plt.` keep their spelling."""
    first, space, rest = line.partition(" ")
    if first.endswith("."):
        return first + space + rest.upper()
    return line.upper()


def capitals(value: str) -> str:
    """In capitals; not for names with titles."""
    return value.upper()


def sentence_start(value: str) -> str:
    """With a capital first letter."""
    return value[:1].upper() + value[1:]


def without_stop(value: str) -> str:
    """Without white space and full stop at the end, to go on with the sentence."""
    return value.strip().rstrip(".;").rstrip()


def hash_groups(value: str) -> str:
    """A hash in groups of eight characters."""
    return " ".join(value[at : at + _HASH_GROUP] for at in range(0, len(value), _HASH_GROUP))


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "tanggal": written_date,
    "hari_tanggal": schedule_date,
    "hari": dates.weekday,
    "pembuka": opening,
    "pukul": clock,
    "jam": hour,
    "terbilang": numbers.in_words,
    "bilangan": counted,
    "rupiah": numbers.rupiah,
    "romawi": numbers.roman,
    "diktum": numbers.diktum,
    "huruf": numbers.letter,
    "nama": full_name,
    "nama_saja": bare_name,
    "nama_kapital": capital_name,
    "nama_kapital_tanpa_gelar": bare_capital_name,
    "sapaan": salutation,
    "baris_nomor": number_line,
    "label_nomor": number_label,
    "nomor": number,
    "pangkat": rank,
    "golongan": grade,
    "jabatan_ttd": post_lines,
    "daftar": joined,
    "atau": or_else,
    "gabung": chained,
    "kapital": capitals,
    "kapital_jabatan": capital_post,
    "awal_kapital": sentence_start,
    "tanpa_titik": without_stop,
    "sidik": hash_groups,
    "jumlah": len,
    "pertama": lambda items: items[0] if items else None,
    "terakhir": lambda items: items[-1] if items else None,
}
