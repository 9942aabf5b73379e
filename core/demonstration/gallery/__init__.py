"""Every paper for every office that issues it, from data as it should be and from data as it should never be."""

from __future__ import annotations

from typing import Final

from core.demonstration.gallery import agency, supervisor
from core.demonstration.gallery.sample import Case, Sample
from core.demonstration.gallery.worst import worsen
from core.vault.office import OfficeKind

CASES: Final[tuple[Case, ...]] = ("good", "worst")
_SAMPLES: Final = {OfficeKind.BAWASLU: supervisor.samples, OfficeKind.AGENCY: agency.samples}


def samples(case: Case, office: OfficeKind | None = None) -> tuple[Sample, ...]:
    """The papers of a case, of one kind of office or of both."""
    kinds = (office,) if office is not None else tuple(_SAMPLES)
    good = [sample for kind in kinds for sample in _SAMPLES[kind]()]
    return tuple(good if case == "good" else (worsen(sample) for sample in good))
