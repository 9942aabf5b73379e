"""Papers of the gallery with other values, for the edge cases of `documents.md` §24."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.demonstration.gallery import cast, samples
from core.demonstration.gallery.sample import Sample
from core.process.letters.cautions import of_values
from core.writing import document, template
from core.writing.document import Written
from tests.core.writing import reading_back

GOOD = {(sample.template, sample.office.value, sample.variant): sample for sample in samples("good")}
LONG_NAME: dict[str, Any] = {
    "nama": "Nama Panjang Sekali Seperti Ini",
    "gelar_depan": "Prof. Dr. Ir. H.",
    "gelar_belakang": "S.E., M.Si., Ak., CA.",
}


def sample(code: str, office: str, variant: str = "") -> Sample:
    return GOOD[code, office, variant]


def values(code: str, office: str, variant: str = "", **changes: object) -> dict[str, object]:
    return {**sample(code, office, variant).values, **changes}


def write(code: str, given: Mapping[str, object], on: date = cast.INVITED_ON, **more: Any) -> Written:
    return document.create(code, given, on=on, **more)


def words(written: Written) -> str:
    return reading_back.words(written.pdf)


def warned(code: str, given: Mapping[str, object], on: date) -> str:
    return " ".join(of_values(template.load(code, on), given, on=on))


def surat(given: Mapping[str, object], **changes: object) -> dict[str, object]:
    letter = given["surat"]
    assert isinstance(letter, dict)
    return {**letter, **changes}
