"""Numbers stand on paper as the office's pattern says; a pattern that could repeat a number is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.errors import UserError
from core.rules.numbering import Register, alike, shipped

DAY = date(2026, 11, 23)


def register(pattern: str, **parts: str) -> Register:
    return Register(id="letter", name="Surat", pattern=pattern, parts=tuple(parts.items()))


@pytest.mark.parametrize(
    ("pattern", "parts", "sequence", "suffix", "written"),
    [
        ("{urut}/{klasifikasi}/{unit}/{bulan}/{tahun}", {"klasifikasi": "PP.01", "unit": "K.RA"}, 12, 0, "12/PP.01/K.RA/11/2026"),
        ("{urut}/{klasifikasi}/{unit}/{bulan}/{tahun}", {"klasifikasi": "PM.01", "unit": "K.1"}, 1447, 1, "1447.1/PM.01/K.1/11/2026"),
        ("{urut:3}/TM/{pemilihan}/{tingkat}/{wilayah}/{bulan_romawi}/{tahun}", {"pemilihan": "PB", "tingkat": "Kab", "wilayah": "27.12"}, 3, 0, "003/TM/PB/Kab/27.12/XI/2026"),
        ("{klasifikasi}/{urut}/{unit}/{bulan_romawi}/{tahun}", {"klasifikasi": "KP.07.1", "unit": "418.50"}, 3, 0, "KP.07.1/3/418.50/XI/2026"),
        ("{urut:3}/BA/{klasifikasi}/{unit}/{bulan}/{tahun}", {"klasifikasi": "PP.01.02", "unit": "K.SA-02"}, 5, 0, "005/BA/PP.01.02/K.SA-02/11/2026"),
    ],
)  # fmt: skip
def test_the_schemes_of_the_field_are_written_as_published(
    pattern: str, parts: dict[str, str], sequence: int, suffix: int, written: str
) -> None:
    assert register(pattern, **parts).write(sequence, suffix, DAY, {}) == written


def test_what_the_register_does_not_know_is_asked_for() -> None:
    letters = register("{urut}/{klasifikasi}/{unit}/{tahun}", unit="K.1")
    assert letters.asked == ("klasifikasi",)
    with pytest.raises(UserError, match="field_missing") as missing:
        letters.write(1, 0, DAY, {})
    assert missing.value.facts == {"field": "klasifikasi"}
    assert letters.write(1, 0, DAY, {"klasifikasi": "PP"}) == "1/PP/K.1/2026"
    with pytest.raises(UserError, match="setting_invalid"):
        letters.write(1, 0, DAY, {"klasifikasi": "P\nP"})


@pytest.mark.parametrize(
    "pattern", ["{tahun}", "{urut}", "{urut}/{urut}/{tahun}", "{urut}/{TAHUN}/{tahun}", "{urut/{tahun}", "", "{urut}/{tahun}\n"]
)  # fmt: skip
def test_a_pattern_that_could_repeat_or_break_is_refused(pattern: str) -> None:
    with pytest.raises(UserError, match="setting_invalid"):
        register(pattern)


def test_both_kinds_of_office_start_with_registers_for_every_kind_of_paper() -> None:
    for kind in ("bawaslu", "agency"):
        assert {"letter", "confidential", "decision", "minutes"} <= {found.id for found in shipped(kind)}
    assert {"report", "finding"} <= {found.id for found in shipped("bawaslu")}


@pytest.mark.parametrize("kind", ["bawaslu", "agency"])
def test_registers_whose_numbers_can_read_the_same_are_named(kind: str) -> None:
    registers = shipped(kind)
    found = {one.id: [other.id for other in alike(one, registers)] for one in registers}
    letters = ["letter", "confidential", "decision"]
    assert {key: value for key, value in found.items() if value} == {
        key: [other for other in letters if other != key] for key in letters
    }


@pytest.mark.parametrize(
    ("first", "second", "can"),
    [
        ("{urut}/{unit}/{tahun}", "{urut:3}/K.1/{tahun}", True),
        ("{urut}/{unit}/{tahun}", "{urut}/{klasifikasi}/{unit}/{tahun}", False),
        ("{urut}/K.1/{tahun}", "{urut}/K.2/{tahun}", False),
        ("{urut}/K.1/{bulan}/{tahun}", "{urut}/K.1/{bulan_romawi}/{tahun}", False),
        ("{klasifikasi}/{urut}-{unit}/{tahun}", "{klasifikasi}/{urut}/{tahun}", False),
        ("{klasifikasi}/{urut}-{unit}/{tahun}", "{unit}/{urut}-{unit}-x/{tahun}", True),
        ("{urut} TAHUN {tahun}", "{urut} TAHUN {tahun}", True),
    ],
)
def test_two_patterns_are_alike_when_one_text_fits_both(first: str, second: str, can: bool) -> None:
    one, other = register(first), replace(register(second), id="decision", name="Keputusan")
    assert bool(alike(one, [other])) is bool(alike(other, [one])) is can
    assert alike(one, [one, replace(other, shares="letter")]) == ()
