"""The words for what is wrong in a cell of a register. Indonesian, as an official speaks."""

from __future__ import annotations

from typing import Final

from core.people.register import LONGEST, RowProblem

_PROBLEMS: Final = {
    "name_missing": "nama kosong", "number_repeated": "NIP yang sama sudah ada di baris {line}",
    "row_repeated": "orang yang sama sudah ada di baris {line}",
    "number_rounded": "NIP dibulatkan oleh program lembar kerja; ubah kolomnya menjadi teks",
    "not_18_digits": "NIP tidak 18 angka", "old_nip": "NIP lama (9 angka)",
    "birth_impossible": "tanggal lahir dalam NIP tidak mungkin", "month_impossible": "bulan dalam NIP tidak mungkin",
    "sex_impossible": "angka jenis kelamin dalam NIP tidak mungkin", "sequence_zero": "nomor urut NIP 000",
    "age_unusual": "umur saat diangkat tidak lazim", "appointment_in_future": "pengangkatan di masa depan",
    "too_long": "lebih dari {longest} huruf", "unprintable": "berisi tanda yang tidak dapat dicetak",
    "status_unknown": "status tidak dikenal",
}  # fmt: skip
_MORE: Final = {
    "birth_differs": "tanggal lahir berbeda dari angka dalam NIP", "sex_differs": "jenis kelamin berbeda dari angka dalam NIP",
}  # fmt: skip


def reason(problem: RowProblem) -> str:
    """Why a cell is doubted or its row left out, in a few words that continue a line."""
    return _PROBLEMS[problem.code].format(line=problem.other_line, longest=LONGEST)


def number_problem(code: str, *, nik: bool = False) -> str:
    """What is odd about a NIP, NI PPPK or NIK (`numbers.Problem.code`), in a few words that continue a line."""
    words = "NIK tidak 16 angka" if code == "not_16_digits" else _PROBLEMS.get(code, _MORE.get(code, code))
    return words.replace("NIP", "NIK") if nik else words
