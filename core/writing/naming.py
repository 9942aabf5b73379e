"""What a template can do with a person: names, titles, numbers, ranks, age, posts above a signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from core.people import numbers as people_numbers
from core.people import titles
from core.people.names import Name
from core.writing import dates

Person = Mapping[str, Any]
ACTING: Final = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}
_SMALL: Final = frozenset({"DAN", "DI", "PADA", "UNTUK", "DALAM"})
_ABBREVIATIONS: Final = frozenset(
    {"BKPSDM", "BKPSDMD", "BKD", "BKDD", "BKN", "BPKAD", "DPRD", "RSUD", "UPTD", "SMA", "SMK", "SMP", "SD"}
)
_SEX: Final = {"Laki-laki": "Sdr.", "Perempuan": "Sdri.", 1: "Sdr.", 2: "Sdri."}


def full_name(person: Person) -> str:
    """The name with titles; of somebody unknown, whose account it is."""
    return _name(person).full() or _owner(person)


def bare_name(person: Person) -> str:
    """The name without titles."""
    return _name(person).bare() or _owner(person)


def capital_name(person: Person) -> str:
    """The name in capitals, titles as they are.

    As `nama_kapital` it stands under signatures, where an office may have another style; `nama_judul` is always this.
    """
    return _name(person).for_signature(capitals=True)


def bare_capital_name(person: Person) -> str:
    """The name in capitals without titles, as the signature of a decision."""
    return _name(person).for_signature(titles=False, capitals=True)


def initials(person: Person | str) -> str:
    """The first letters of the words of a name, for papers that show no names: `JS`; titles are no part of it."""
    name = titles.split(person if isinstance(person, str) else _name(person).bare()).name
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isalpha()).upper()


def _name(person: Person) -> Name:
    # A row of a list may hold no more than a name.
    return Name(
        name=person["nama"] or "",
        front=person.get("gelar_depan") or "",
        back=person.get("gelar_belakang") or "",
    )


def _owner(person: Person) -> str:
    account = person.get("akun")
    return f"Pemilik {account}" if account else ""


def salutation(person: Person) -> str:
    """`Sdr.` or `Sdri.`, told by the form or else by the employee number; both when neither tells.

    Nothing for the unknown owner of an account.
    """
    if not person["nama"] and person.get("akun"):
        return ""
    number = people_numbers.read(person["nomor_pegawai"] or "")
    told = person.get("jenis_kelamin") or (number.sex if number else None)
    return _SEX.get(told, "Sdr./Sdri.")


def number_line(person: Person) -> str:
    """`NIP 198503172010011004`, or nothing for a person without a number."""
    told = number(person)
    return f"{number_label(person)} {told}" if told else ""


def number_label(person: Person) -> str:
    """`NIP`, `NI PPPK` or `NRP`."""
    number = people_numbers.digits(person["nomor_pegawai"] or "")
    label = person["label_nomor"]
    if not label and len(number) == people_numbers.EMPLOYEE_DIGITS and number.isdigit():
        label = people_numbers.guess_kind(number).value
    return label or people_numbers.Kind.NIP.value


def number(person: Person) -> str:
    """The employee number without the spaces it was typed with, or nothing.

    Only digits and spaces are a number; any other text (`tidak ada`) stays as somebody wrote it.
    """
    told = str(person["nomor_pegawai"] or "").strip()
    joined = "".join(told.split())
    return joined if joined.isdecimal() else told


def rank(person: Person) -> str:
    """`Penata, III/c`; for PPPK `Golongan IX`; nothing when neither is known."""
    title, grade = person["pangkat"] or "", person["golongan"] or ""
    if title:
        return f"{title}, {grade}" if grade else str(title)
    return f"Golongan {grade}" if grade else ""


def rank_label(person: Person) -> str:
    """What a row with the rank is called: PPPK have a grade and no rank."""
    return "Pangkat, gol. ruang" if person["pangkat"] else "Golongan"


def rank_value(person: Person) -> str:
    """What stands in that row: `Penata, III/c` or `IX`."""
    return rank(person) if person["pangkat"] else grade(person)


def grade(person: Person) -> str:
    """The grade alone."""
    return person["golongan"] or ""


def birth(person: Person) -> str:
    """`Bitung, 17 Maret 1985`, or what of it is known."""
    day = person["tanggal_lahir"]
    return ", ".join(filter(None, (person["tempat_lahir"], dates.long_date(day) if day else "")))


def age(person: Person, on: date | None) -> str:
    """`41 tahun` on the day `on`; `± 40 tahun` when only an age is told; nothing when neither is known."""
    born = person["tanggal_lahir"]
    if born and on and born <= on:
        return f"{on.year - born.year - ((on.month, on.day) < (born.month, born.day))} tahun"
    return f"± {person['umur']} tahun" if person["umur"] else ""


def masked_nik(person: Person) -> str:
    """The identity number with only its first four and last two digits."""
    return people_numbers.mask_nik(person["nik"]) if person["nik"] else ""


def post_lines(signer: Person) -> list[str]:
    """The post above a signature, one line each: `a.n. WALI KOTA BITUNG`, `SEKRETARIS DAERAH,`."""
    post, mode = signer["jabatan"] or "", signer.get("mode") or "definitif"
    if mode in ACTING:
        return [f"{ACTING[mode]} {post},"]
    chain = list(signer.get("rantai_jabatan") or [])
    if mode == "an" and chain:
        return [f"a.n. {chain[0]}", *chain[1:], f"{post},"]
    if mode == "ub" and chain:
        return [f"a.n. {chain[0]}", *chain[1:], "u.b.", f"{post},"]
    return [f"{post},"] if post else []


def deciding_post(signer: Person) -> str:
    """The post in whose name a paper is made: of a.n. and u.b. the first of the chain."""
    chain = signer.get("rantai_jabatan") or []
    if signer.get("mode") in ("an", "ub") and chain:
        return str(chain[0])
    return signer["jabatan"] or ""


def post_in_text(post: str) -> str:
    """A post written in capitals as it stands in a sentence: `Wali Kota Bitung`; any other as it is."""
    if not post.isupper():
        return post
    words = (
        word if word in _ABBREVIATIONS else word.lower() if word in _SMALL else word.capitalize()
        for word in post.split(" ")
    )
    return " ".join(words)


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "nama": full_name,
    "nama_saja": bare_name,
    "nama_kapital": capital_name,
    "nama_judul": capital_name,
    "nama_kapital_tanpa_gelar": bare_capital_name,
    "inisial": initials,
    "sapaan": salutation,
    "baris_nomor": number_line,
    "label_nomor": number_label,
    "nomor": number,
    "pangkat": rank,
    "label_pangkat": rank_label,
    "isi_pangkat": rank_value,
    "golongan": grade,
    "lahir": birth,
    "umur": age,
    "nik_tersamar": masked_nik,
    "jabatan_ttd": post_lines,
    "jabatan_penetap": deciding_post,
    "jabatan_kalimat": post_in_text,
}
