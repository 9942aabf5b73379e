"""Every template of the gallery, for every office that issues it, held to what all papers promise."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.demonstration.gallery import samples
from core.demonstration.gallery.sample import Sample
from core.process.letters import TEMPLATES
from core.vault.office import OfficeKind
from core.writing import document, docx, pdf, template
from core.writing.document import Laid
from tests.core.writing import docx_checks, page_checks

GOOD = samples("good")
WORST = samples("worst")
PROCESSOR_SLACK = 3
"""Points by which a word processor lets the last letter of a justified line stand out."""
PEOPLE = ("Sumual", "Rondonuwu", "Karundeng", "Wowor", "Nurhaliza", "1985", "Pateten")


def one_of_each(all_samples: tuple[Sample, ...]) -> list[Sample]:
    """The first paper of every template and kind of office; the long form looks at all of them."""
    if os.environ.get("NETRA_TORTURE") == "1":
        return list(all_samples)
    found: dict[tuple[str, OfficeKind], Sample] = {}
    for sample in all_samples:
        found.setdefault((sample.template, sample.office), sample)
    return list(found.values())


def called(sample: Sample) -> str:
    return f"{sample.case}-{sample.office.value}-{sample.name}"


_KEPT: dict[str, tuple[bytes, Laid]] = {}


def laid(sample: Sample) -> tuple[bytes, Laid]:
    """The paper, written once for all tests of this file."""
    name = called(sample)
    if name not in _KEPT:
        _KEPT[name] = written(sample)
    return _KEPT[name]


def written(sample: Sample) -> tuple[bytes, Laid]:
    chosen = template.load(sample.template, sample.on)
    made = document.lay(chosen, sample.values, on=sample.on, pictures=sample.pictures)
    return pdf.write(made.sheet, made.blocks), made


@pytest.mark.parametrize("sample", [*GOOD, *one_of_each(WORST)], ids=called)
def test_a_paper_shows_none_of_the_faults_that_betray_a_machine(sample: Sample) -> None:
    data, made = laid(sample)
    assert not page_checks.on_paper(data, made.sheet, made.blocks)
    assert not page_checks.inside_the_file(data, made.sheet, PEOPLE)


@pytest.mark.parametrize("sample", [*GOOD, *one_of_each(WORST)], ids=called)
def test_a_word_document_shows_none_of_them_either(sample: Sample) -> None:
    _, made = laid(sample)
    written_ = docx.write(made.sheet, made.blocks)
    assert not docx_checks.all_of(written_, made.sheet, PEOPLE)
    assert docx.write(made.sheet, made.blocks) == written_


OFFICE_PROGRAM = shutil.which("soffice")


@pytest.mark.skipif(
    OFFICE_PROGRAM is None, reason="no word processor on this machine to open Word documents with"
)
def test_a_word_processor_makes_pages_of_them_that_hold_to_the_same_promises(tmp_path: Path) -> None:
    chosen = {called(sample): sample for sample in [*one_of_each(GOOD), *one_of_each(WORST)[::5]]}
    if os.environ.get("NETRA_TORTURE") == "1":
        chosen |= {called(sample): sample for sample in WORST}
    for name, sample in chosen.items():
        made = laid(sample)[1]
        (tmp_path / f"{name}.docx").write_bytes(docx.write(made.sheet, made.blocks))
    subprocess.run(
        [
            str(OFFICE_PROGRAM), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
            "pdf", "--outdir", str(tmp_path / "pdf"), *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    faults = {}
    for name, sample in chosen.items():
        made = laid(sample)[1]
        pdf_ = (tmp_path / "pdf" / f"{name}.pdf").read_bytes()
        found = page_checks.on_paper(pdf_, made.sheet, made.blocks, slack=PROCESSOR_SLACK)
        if faults_ := [fault for fault in found if not (sample.variant == "kosong" and "Uraian" in fault)]:
            faults[name] = faults_  # lines of dots alone are no text to the reader of the PDF
    assert not faults


@pytest.mark.parametrize("sample", [*one_of_each(GOOD), *one_of_each(WORST)[:6]], ids=called)
def test_a_paper_can_be_searched_names_its_kind_and_no_person_and_is_the_same_twice(sample: Sample) -> None:
    data, made = laid(sample)
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == made.sheet.title
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"
    told = " ".join([*map(str, reader.metadata.values()), sample.name])
    assert not [name for name in PEOPLE if name.lower() in told.lower()]
    assert len(re.sub(r"\s", "", reader.pages[0].extract_text())) > 100
    assert written(sample)[0] == data


def test_the_gallery_has_every_template_for_every_office_that_issues_it() -> None:
    assert template.known() == tuple(code for code, _ in TEMPLATES)
    shown = {(sample.template, sample.office.value) for sample in GOOD}
    for code in template.known():
        issuers = template.load(code, GOOD[0].on).head.issuers
        for issuer in issuers:
            office = "agency" if issuer == "official" else issuer
            assert (code, office) in shown
    assert {(code, kind) for code, kind in shown} == {
        (sample.template, sample.office.value) for sample in WORST
    }


def test_no_two_papers_of_the_gallery_have_one_file_name() -> None:
    names = [(sample.office, sample.name) for sample in GOOD]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("sample", GOOD, ids=called)
def test_words_of_one_office_do_not_stand_on_papers_of_the_other(sample: Sample) -> None:
    """A supervisor invites and does not threaten; an agency summons and examines."""
    text = " ".join(PdfReader(io.BytesIO(laid(sample)[0])).pages[0].extract_text().split()).lower()
    if sample.office is OfficeKind.BAWASLU:
        foreign = ("dipanggil", "surat panggilan", "terperiksa", "wajib hadir")
    else:
        foreign = ("klarifikator", "mengundang saudara", "undangan klarifikasi")
    kept = sample.template in ("D12", "D12B", "D22")  # papers that tell of what the other office did
    assert kept or not [word for word in foreign if word in text]
