"""How the numbers of letters and cases are written: patterns, and the registers an office starts with.

Source of the patterns: `resources/rules/numbering.toml`, with its confidence marks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from core.errors import UserError
from core.places import resource_path

SEQUENCE: Final = "urut"
MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DATED: Final = ("bulan", "bulan_romawi", "tahun")
_PART: Final = re.compile(r"\{([a-z_]+)(?::([1-9]))?\}")
_LONGEST: Final = 120
_LONGEST_PART: Final = 40
_USUAL: Final = frozenset({"klasifikasi", "unit", "pemilihan", "tingkat", "wilayah"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A row of numbers of one kind of paper; it begins again with 1 every year.

    `parts` are the parts of the pattern that do not change from number to number, as name and text. `shares` is the
    register whose row this one continues (reports and findings in one sequence); empty for a row of its own.
    `confidence` is that of the pattern: A read in a form, B usual, C uncertain, `office` the office's own.
    """

    id: str
    name: str
    pattern: str
    parts: tuple[tuple[str, str], ...] = ()
    confidence: str = "A"
    shares: str = ""

    def __post_init__(self) -> None:
        names = [name for name, _ in _PART.findall(self.pattern)]
        rest = _PART.sub("", self.pattern)
        if names.count(SEQUENCE) != 1 or "{" in rest or "}" in rest:
            raise UserError(
                "setting_invalid", field="pattern", reason="tepat satu {urut}, bagian lain dalam {…}"
            )
        if "tahun" not in names:
            # Numbers begin again every year; without the year two of them would read the same.
            raise UserError("setting_invalid", field="pattern", reason="harus memuat {tahun}")
        for text, most in (
            (self.pattern, _LONGEST),
            (self.name, _LONGEST),
            *((v, _LONGEST_PART) for _, v in self.parts),
        ):
            if not text.strip() or len(text) > most or not text.isprintable():
                raise UserError(
                    "setting_invalid", field="register", reason=f"satu baris, paling banyak {most} huruf"
                )

    @property
    def row(self) -> str:
        """The id of the row of numbers that this register continues."""
        return self.shares or self.id

    @property
    def unknown(self) -> tuple[str, ...]:
        """Parts that no scheme we know has and that have no fixed text: perhaps misspelt; they are asked for too."""
        return tuple(name for name in self.asked if name not in _USUAL)

    @property
    def asked(self) -> tuple[str, ...]:
        """The parts that have to be given with every number."""
        known = {SEQUENCE, *_DATED, *(name for name, _ in self.parts)}
        return tuple(name for name, _ in _PART.findall(self.pattern) if name not in known)

    def write(self, sequence: int, suffix: int, day: date, given: Mapping[str, str]) -> str:
        """The number as it stands on paper; a `suffix` over 0 marks a letter of an earlier day (`14.1`).

        Raises:
            UserError: `field_missing` for a part that nobody gave, `setting_invalid` for one that is no short line.
        """
        texts = {
            **dict(self.parts), **given,
            "bulan": f"{day.month:02d}", "bulan_romawi": MONTHS[day.month - 1], "tahun": str(day.year),
        }  # fmt: skip

        def part(match: re.Match[str]) -> str:
            name, width = match[1], int(match[2] or 1)
            if name == SEQUENCE:
                return f"{sequence:0{width}d}" + (f".{suffix}" if suffix else "")
            text = texts.get(name, "").strip()
            if not text:
                raise UserError("field_missing", field=name)
            if len(text) > _LONGEST_PART or not text.isprintable():
                raise UserError(
                    "setting_invalid", field=name, reason=f"satu baris, paling banyak {_LONGEST_PART} huruf"
                )
            return text

        return _PART.sub(part, self.pattern)


def alike(register: Register, others: Iterable[Register]) -> tuple[Register, ...]:
    """Those of the others that count in a row of their own and can write a number that reads the same.

    Parts that are asked for may say anything without a `/`; suffixes of earlier days are left out.
    """
    letters = _letters(register)
    return tuple(
        other
        for other in others
        if other.id != register.id and other.row != register.row and _meet(letters, _letters(other))
    )


_Letter = tuple[frozenset[str] | None, bool]
"""Which letters may stand at a place (None: any but `/`), and whether it may be there any number of times."""
_DIGIT: Final = frozenset("0123456789")
_ROMAN: Final = frozenset("".join(MONTHS))


def _letters(register: Register) -> tuple[_Letter, ...]:
    fixed, found, end = dict(register.parts), list[_Letter](), 0

    def literal(text: str) -> None:
        found.extend((frozenset(sign), False) for sign in text)

    for match in _PART.finditer(register.pattern):
        literal(register.pattern[end : match.start()])
        name, width, end = match[1], int(match[2] or 1), match.end()
        if name == SEQUENCE:
            found += [(_DIGIT, False)] * width + [(_DIGIT, True)]
        elif name in ("bulan", "tahun"):
            found += [(_DIGIT, False)] * (2 if name == "bulan" else 4)
        elif name == "bulan_romawi":
            found += [(_ROMAN, False), (_ROMAN, True)]
        elif name in fixed:
            literal(fixed[name].strip())
        else:
            found += [(None, False), (None, True)]
    literal(register.pattern[end:])
    return tuple(found)


def _meet(first: tuple[_Letter, ...], second: tuple[_Letter, ...]) -> bool:
    """Whether one text fits both."""
    seen, ahead = set[tuple[int, int]](), [(0, 0)]
    while ahead:
        one, two = ahead.pop()
        if (one, two) in seen:
            continue
        seen.add((one, two))
        if (one, two) == (len(first), len(second)):
            return True
        here, there = first[one : one + 1], second[two : two + 1]
        ahead += [(one + 1, two) for _, repeats in here if repeats]
        ahead += [(one, two + 1) for _, repeats in there if repeats]
        for (mine, again), (theirs, again_there) in zip(here, there, strict=False):
            if _common(mine, theirs):
                ahead.append((one if again else one + 1, two if again_there else two + 1))
    return False


def _common(first: frozenset[str] | None, second: frozenset[str] | None) -> bool:
    if first is None or second is None:
        return (first or second) != frozenset("/")
    return bool(first & second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Another pattern that offices use for the papers of a register, and how sure that is (A, B, C)."""

    pattern: str
    confidence: str


@cache
def schemes(office_kind: str, register: str) -> tuple[Scheme, ...]:
    """The patterns known for a register of this kind of office, the shipped one first; none for an own register."""
    return tuple(
        Scheme(pattern=pattern, confidence=confidence)
        for row in _rows()
        if (row["office"], row["id"]) == (office_kind, register)
        for pattern, confidence in [(row["pattern"], row["confidence"]), *row.get("also", [])]
    )


@cache
def shipped(office_kind: str) -> tuple[Register, ...]:
    """The registers that an office of this kind (`bawaslu`, `agency`) starts with."""
    return tuple(
        Register(id=row["id"], name=row["name"], pattern=row["pattern"], confidence=row["confidence"])
        for row in _rows()
        if row["office"] == office_kind
    )


def _rows() -> list[dict[str, Any]]:
    data = tomllib.loads(resource_path("rules", "numbering.toml").read_text(encoding="utf-8"))
    return list(data["register"])
