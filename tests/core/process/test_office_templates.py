"""An office's own templates: in force, kept with every version, and told apart from what comes with Netra."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.case import document
from core.case.subject import Subject
from core.clock import SetClock
from core.commands.entry import run
from core.errors import UserError
from core.places import resource_path
from core.process import letters
from core.process.letters import editions
from core.process.letters.editions import Origin
from core.vault import office_templates
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from core.vault.vault import Vault
from core.writing import template, weaving
from tests.conftest import PASSPHRASE
from tests.core.writing.reading_back import words

ANSWERS = {"perbuatan": "mengunggah foto pasangan calon", "tindakan_perbaikan": "menghapus unggahan"}
OLD = "penuh kesadaran"
NEW = "penuh kesadaran dan tanggung jawab"


@pytest.fixture
def vault(tmp_path: Path, office: Office, clock: SetClock) -> Iterator[Vault]:
    made, _ = vaults.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        yield made


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped templates as files that the test may change, as a new Netra would."""
    folder = tmp_path / "templates"
    shutil.copytree(resource_path("templates"), folder)
    monkeypatch.setattr(template, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    return folder / "d19.md"


def save(vault: Vault, text: str, *, despite: bool = False) -> None:
    editions.save(vault, "D19", text, on=vault.clock.now().date(), despite=despite)


def case(vault: Vault) -> str:
    return vault.create_case(Subject(name="Joko Contoh", position="Kepala Seksi")).id


def made(vault: Vault, case_id: str) -> str:
    paper = letters.create(vault, case_id, "D19", ANSWERS)
    return words(document.pdf(vault.case(case_id), paper))


def test_a_copy_is_written_with_until_it_is_taken_back(vault: Vault) -> None:
    case_id = case(vault)
    assert NEW not in made(vault, case_id)
    save(vault, editions.texts(vault, "d19").text.replace(OLD, NEW))
    assert NEW in made(vault, case_id)
    assert {one.template: one.origin for one in editions.listing(vault)}["D19"] is Origin.OFFICE
    editions.take_back(vault, "D19")
    assert NEW not in made(vault, case_id)
    assert len(office_templates.versions(vault.office_ledger, "D19")) == 1
    with pytest.raises(UserError) as refused:
        editions.take_back(vault, "D19")
    assert refused.value.code == "record_unknown"


def test_a_paper_of_an_earlier_version_can_still_be_copied_and_saved_for_word(vault: Vault) -> None:
    case_id = case(vault)
    text = editions.texts(vault, "D19").text
    save(vault, text.replace(OLD, NEW))
    paper = letters.create(vault, case_id, "D19", ANSWERS)
    save(vault, text.replace(OLD, "sepenuh hati"))
    assert b"word/document.xml" in letters.word(vault, case_id, paper.id)
    assert NEW in words(letters.copy(vault, case_id, paper.id).pdf)
    editions.take_back(vault, "D19")
    assert NEW in words(letters.copy(vault, case_id, paper.id).pdf)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (OLD, "{{ orang.__class__ }}", True),
        (OLD, "{{ tidak_ada_isian }}", True),
        ('id = "D19"', 'id = "D18"', True),
        ("+++\n", "", False),
    ],
)
def test_a_faulty_text_is_never_put_in_force(vault: Vault, old: str, new: str, line: bool) -> None:
    text = editions.texts(vault, "D19").text
    assert old in text
    with pytest.raises(UserError) as refused:
        save(vault, text.replace(old, new, 1), despite=True)
    assert refused.value.code == "template_invalid"
    assert ("line" in refused.value.facts) is line
    assert office_templates.in_force(vault.office_ledger, "D19") is None


def test_what_the_checker_says_needs_agreement(vault: Vault) -> None:
    text = editions.texts(vault, "D19").text.replace(OLD, "kesadaran menurut PP Nomor 99 Tahun 1999")
    with pytest.raises(UserError) as refused:
        save(vault, text)
    assert refused.value.facts["remedy"]
    save(vault, text, despite=True)
    assert editions.texts(vault, "D19").office == text


def test_a_changed_shipped_template_is_shown_and_can_be_put_in(vault: Vault, shipped: Path) -> None:
    first = editions.texts(vault, "D19").shipped
    save(vault, first.replace(OLD, NEW))
    title = 'title = "Surat Pernyataan'
    shipped.write_text(first.replace(title, title + " (baru)", 1), encoding="utf-8")
    found = editions.texts(vault, "D19")
    assert found.origin is Origin.CHANGED
    assert any(line.startswith("+") and "(baru)" in line for line in found.shipped_changes)
    assert any(line.startswith("+") and NEW in line for line in found.office_changes)
    woven = found.both()
    assert woven.conflicts == 0
    assert NEW in woven.text
    assert "(baru)" in woven.text
    assert NEW in made(vault, case(vault)), "the office's copy still wins"
    save(vault, woven.text)
    assert editions.texts(vault, "D19").origin is Origin.OFFICE


def test_both_changed_the_same_line_is_a_conflict_and_cannot_be_saved(vault: Vault, shipped: Path) -> None:
    first = editions.texts(vault, "D19").shipped
    save(vault, first.replace(OLD, NEW))
    shipped.write_text(first.replace(OLD, "kesungguhan"), encoding="utf-8")
    woven = editions.texts(vault, "D19").both()
    assert woven.conflicts == 1
    assert NEW in woven.text
    assert "kesungguhan" in woven.text
    for despite in (False, True):
        with pytest.raises(UserError) as refused:
            save(vault, woven.text, despite=despite)
        assert refused.value.code == "template_invalid"
        assert woven.text.splitlines()[int(str(refused.value.facts["line"])) - 1] == weaving.OURS


def test_an_unsaved_text_is_kept_apart_from_what_is_in_force(vault: Vault) -> None:
    text, day = editions.texts(vault, "D19").text, vault.clock.now().date()
    editions.keep_draft(vault, "D19", text + "\nsetengah jadi {{", on=day)
    assert editions.texts(vault, "D19").draft == text + "\nsetengah jadi {{"
    assert editions.texts(vault, "D19").office is None
    assert next(one for one in editions.listing(vault) if one.template == "D19").unsaved
    editions.keep_draft(vault, "D19", text, on=day)
    assert editions.texts(vault, "D19").draft is None


def unfinished(vault: Vault) -> list[str]:
    return [str(row[0]) for row in vault.office_ledger.rows("SELECT json FROM unfinished")]


def test_an_unsaved_text_never_enters_the_record_until_a_person_saves(vault: Vault) -> None:
    text, day = editions.texts(vault, "D19").text, vault.clock.now().date()
    head, count = vault.office_ledger.head(), vault.office_ledger.entry_count()
    for length in range(20):
        editions.keep_draft(vault, "D19", text.replace(OLD, NEW) + "x" * length, on=day)
    assert len(unfinished(vault)) == 1
    assert (vault.office_ledger.head(), vault.office_ledger.entry_count()) == (head, count)
    save(vault, text.replace(OLD, NEW))
    assert unfinished(vault) == []
    assert vault.office_ledger.entry_count() == count + 1
    assert editions.texts(vault, "D19").draft is None


def test_a_draft_outlives_a_lock_and_a_kill(vault: Vault, clock: SetClock) -> None:
    text, day = editions.texts(vault, "D19").text + "\nsetengah jadi {{", vault.clock.now().date()
    editions.keep_draft(vault, "D03", text, on=day, base="dasar D03")
    vault.close()
    killed = (
        "import os, sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from core.process.letters import editions\nfrom core.vault import opening\n"
        "vault = opening.unlock(Path(sys.argv[1]), sys.argv[2])\n"
        "editions.keep_draft(vault, 'D19', sys.argv[3], on=date.fromisoformat(sys.argv[4]))\nos._exit(9)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", killed, str(vault.folder), PASSPHRASE, text, day.isoformat()], check=False
    )
    assert ran.returncode == 9
    with vaults.unlock(vault.folder, PASSPHRASE, clock=clock) as again:
        assert editions.texts(again, "D19").draft == text
        kept = editions.texts(again, "D03")
        assert (kept.draft, kept.draft_base) == (text, "dasar D03")
        assert {one.template for one in editions.listing(again) if one.unsaved} == {"D19", "D03"}


@pytest.mark.parametrize("way", ["save", "change", "drop"])
def test_a_draft_of_an_earlier_netra_is_offered_until_it_is_decided(vault: Vault, way: str) -> None:
    text, day = editions.texts(vault, "D19").text, vault.clock.now().date()
    old = text.replace(OLD, NEW)
    record = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{vault.office_ledger.file_id}/template_draft/D19"))
    with vault.change_register() as ledger:
        ledger.write("template_draft", {"template": "D19", "text": old, "base": text}, record=record)
    found = editions.texts(vault, "D19")
    assert (found.draft, found.draft_base) == (old, text)
    assert next(one for one in editions.listing(vault) if one.template == "D19").unsaved
    if way == "save":
        save(vault, old)
    elif way == "change":
        editions.keep_draft(vault, "D19", old + "\n", on=day)
        assert editions.texts(vault, "D19").draft == old + "\n"
        editions.keep_draft(vault, "D19", text, on=day)
    else:
        editions.keep_draft(vault, "D19", text, on=day)
    assert editions.texts(vault, "D19").draft is None
    assert not any(one.unsaved for one in editions.listing(vault))
    assert vault.office_ledger.current("template_draft") == ()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "woven", "conflicts"),
    [
        ("a\nb\nc\nd\ne\n", "a\nB\nc\nd\ne\n", "a\nb\nc\nD\ne\n", "a\nB\nc\nD\ne\n", 0),
        ("a\nb\n", "a\nb\nc\n", "z\na\nb\n", "z\na\nb\nc\n", 0),
        ("a\nb\nc\n", "a\nc\n", "a\nb\nc\n", "a\nc\n", 0),
        ("a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\n", "a\nX\nc\n", 0),
        ("a\n", "b\n", "c\n", f"{weaving.OURS}\nb\n{weaving.MIDDLE}\nc\n{weaving.THEIRS}\n", 1),
    ],
)
def test_two_changes_of_one_text(base: str, ours: str, theirs: str, woven: str, conflicts: int) -> None:
    found = weaving.weave(base, ours, theirs)
    assert (found.text, found.conflicts) == (woven, conflicts)
    assert weaving.difference(base, base) == ()


def test_the_commands(
    vault: Vault, shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, phrase, file = vault.folder, tmp_path / "frasa", tmp_path / "d19.md"
    vault.close()
    phrase.write_text(PASSPHRASE, encoding="utf-8")

    def tell(*arguments: str, code: int = 0) -> dict[str, object]:
        assert (
            run(["template", *arguments, "--passphrase-file", str(phrase), "--json"], pictures=lambda *_: ())
            == code
        )
        out, err = capsys.readouterr()
        found: dict[str, object] = json.loads(err if code else out)
        return found

    assert tell("export", str(folder), "d19", "-o", str(file))["origin"] == "bawaan"
    file.write_text(file.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    assert tell("save", str(folder), str(file))["id"] == "D19"
    listed = tell("list", str(folder))["items"]
    assert isinstance(listed, list)
    assert {one["id"]: one["origin"] for one in listed}["D19"] == "salinan kantor"
    first = shipped.read_text(encoding="utf-8")
    shipped.write_text(first.replace("size = 11", "size = 12"), encoding="utf-8")
    assert tell("save", str(folder), str(file))["origin"] == "bawaan berubah"
    merged = tell("export", str(folder), "d19", "--merged", "-o", str(file))
    assert (merged["origin"], merged["conflicts"]) == ("bawaan berubah", 0)
    assert tell("save", str(folder), str(file), "--merged")["origin"] == "salinan kantor"
    file.write_text(file.read_text(encoding="utf-8").replace(NEW, "{{ salah }}"), encoding="utf-8")
    assert tell("save", str(folder), str(file), "--force", code=17)["code"] == "template_invalid"
    assert tell("reset", str(folder), "D19")["origin"] == "bawaan"


def test_a_copy_stays_marked_until_a_person_decides(vault: Vault, shipped: Path) -> None:
    save(vault, editions.texts(vault, "D19").text.replace(OLD, NEW))
    base = editions.texts(vault, "D19").base
    shipped.write_text(base.replace("sebagaimana mestinya", "sebagaimana perlunya"), encoding="utf-8")
    again = editions.texts(vault, "D19").text.replace(NEW, "kesadaran penuh")
    editions.save(vault, "D19", again, on=vault.clock.now().date(), base=base)
    assert editions.texts(vault, "D19").origin is Origin.CHANGED
    editions.keep_draft(vault, "D19", again + "\n", on=vault.clock.now().date())
    editions.keep(vault, "D19", on=vault.clock.now().date())
    kept = editions.texts(vault, "D19")
    assert (kept.origin, kept.office, kept.draft) == (Origin.OFFICE, again, again + "\n")


def test_a_paper_of_an_earlier_shipped_template_is_found_by_the_copy_made_from_it(
    vault: Vault, shipped: Path
) -> None:
    case_id = case(vault)
    paper = letters.create(vault, case_id, "D19", ANSWERS)
    save(vault, editions.texts(vault, "D19").text.replace(OLD, NEW))
    shipped.write_text(editions.texts(vault, "D19").base.replace(OLD, "kesadaran penuh"), encoding="utf-8")
    editions.take_back(vault, "D19")
    assert OLD in words(letters.copy(vault, case_id, paper.id).pdf)


def test_a_copy_that_a_newer_netra_no_longer_understands_stops_no_search(vault: Vault) -> None:
    with vault.change_register() as ledger:
        office_templates.save(ledger, "D19", "rusak", "rusak")
        office_templates.take_back(ledger, "D19")
    today = vault.clock.now().date()
    assert editions.written_with(vault, "D19", today, "0" * 64) is None


def test_a_paper_outlives_the_shipped_template_it_was_written_with(vault: Vault, shipped: Path) -> None:
    case_id = case(vault)
    paper = letters.create(vault, case_id, "D19", ANSWERS)
    before = words(letters.copy(vault, case_id, paper.id).pdf)
    shipped.write_text(shipped.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    assert NEW in made(vault, case_id)
    assert words(letters.copy(vault, case_id, paper.id).pdf) == before
    assert b"word/document.xml" in letters.word(vault, case_id, paper.id)
