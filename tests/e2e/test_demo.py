"""The demonstration: nine reported, seven in scope, and nothing of it readable without the passphrase."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from core.case import evidence
from core.demonstration.people import REPORTED
from core.demonstration.pictures import DrawnPicture
from core.vault import opening as vaults
from tests.e2e import canaries, public_tools
from tests.e2e.program import ROOT, Ended, command, environment, run

HAS_WINDOW = (ROOT / "ui" / "pictures.py").is_file()
_WITHOUT_WINDOW = (
    "import sys; from core.commands.entry import run; sys.exit(run(sys.argv[1:], pictures=lambda *_: ()))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finished demonstration: its folder, what it said, and a file with its passphrase."""

    folder: Path
    said: dict[str, Any]
    key: Path

    def run(self, noun: str, verb: str, *arguments: object) -> Ended:
        return run(noun, verb, self.said["vault"], "--passphrase-file", self.key, *arguments)


def _demonstrate(place: Path, *arguments: object, windows: bool = HAS_WINDOW) -> Shown:
    folder = place / "contoh"
    program = command("demo") if windows else [sys.executable, "-c", _WITHOUT_WINDOW, "demo"]
    done = subprocess.run(
        [*program, str(folder), "--json", *map(str, arguments)],
        capture_output=True, text=True, env=environment(), cwd=ROOT, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    said = json.loads(done.stdout)
    key = place / "frasa.txt"
    key.write_text(said["passphrase"], encoding="utf-8")
    return Shown(folder=folder, said=said, key=key)


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, pictures: tuple[DrawnPicture, ...]) -> Shown:
    assert pictures
    return _demonstrate(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def corpus(test_data: Path) -> list[Path]:
    """The public screenshots, those with a transcript beside them."""
    folder = test_data / "ocr-corpus"
    found = [path for path in sorted(folder.glob("*.*")) if path.suffix in (".png", ".jpg", ".jpeg", ".webp")]
    if not found:
        pytest.skip(f"no screenshot corpus at {folder}")
    return found


def test_it_says_where_everything_is_and_how_much(shown: Shown) -> None:
    counts = {name: shown.said[name] for name in ("reported", "in_scope", "cases", "evidence", "hearings")}
    assert counts == {"reported": 9, "in_scope": 7, "cases": 9, "evidence": 12, "hearings": 7}
    assert Path(shown.said["vault"]) == shown.folder / "vault"
    assert Path(shown.said["handover"]) == shown.folder / "handover.age"
    assert len(list((shown.folder / "images").iterdir())) == 12
    names = [Path(path).name[:3] for path in shown.said["documents"]]
    assert names == ["d03", "d17", "d19"]
    for path in shown.said["documents"]:
        text = " ".join(page.extract_text() for page in PdfReader(path).pages)
        assert REPORTED[0].subject.name.upper() in text.upper()
        assert "2020" in text
    again = run("demo", shown.folder)
    again.refused(17)


@pytest.mark.skipif(not HAS_WINDOW, reason="the window is not built yet (ui/pictures.py)")
def test_it_leaves_pictures_of_the_window(shown: Shown) -> None:
    windows = [Path(path) for path in shown.said["windows"]]
    assert windows
    assert all(path.parent == shown.folder and path.match("window-*.png") for path in windows)
    assert all(path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n") for path in windows)


def test_its_vault_holds_with_every_original_byte_for_byte(shown: Shown, tmp_path: Path) -> None:
    checked = shown.run("vault", "check", "--full", "--json")
    assert checked.code == 0, checked
    assert len(checked.json["items"]) == 2 + 9
    _originals_come_back(shown, shown.folder / "images", tmp_path, by_command=2)


def _originals_come_back(shown: Shown, images: Path, tmp_path: Path, *, by_command: int) -> None:
    """Every original, the first `by_command` of them through `evidence get`, which takes a second each."""
    given = {path.name: path.read_bytes() for path in images.iterdir() if path.suffix != ".txt"}
    came_back = {}
    chosen = []
    with vaults.unlock(Path(shown.said["vault"]), shown.said["passphrase"]) as vault:
        for row in vault.cases():
            for item in evidence.items(vault.case(row.id)):
                came_back[item.name] = evidence.original(vault.case(row.id), item)
                chosen.append((row.id, item.id, item.name))
    # The same bytes under two names are one piece of evidence in a case.
    assert set(came_back.values()) == set(given.values())
    for case_id, evidence_id, name in chosen[:by_command]:
        out = tmp_path / "keluar"
        got = shown.run("evidence", "get", case_id, evidence_id, "-o", out, "--json")
        assert got.code == 0, got
        assert out.read_bytes() == given[name]
        assert got.json["sha256"] == hashlib.sha256(given[name]).hexdigest()


def test_its_handover_passes_the_public_tools(shown: Shown, tmp_path: Path) -> None:
    phrase = tmp_path / "frasa.txt"
    phrase.write_text(shown.said["handover_passphrase"] + "\n", encoding="utf-8")
    verified = run(
        "handover", "verify", shown.said["handover"], "--handover-passphrase-file", phrase, "--vault",
        shown.said["vault"], "--passphrase-file", shown.key, "--json",
    )  # fmt: skip
    assert verified.code == 0, verified
    assert verified.json["signature"] == "known"
    public_tools.need("age", "tar", "sha256sum", "ssh-keygen")
    tar = tmp_path / "isi.tar"
    assert public_tools.age_decrypt(Path(shown.said["handover"]), shown.said["handover_passphrase"], tar) == 0
    bag = public_tools.unpack(tar, tmp_path / "isi")
    assert public_tools.checksums(bag, "manifest-sha256.txt") == 0
    assert public_tools.signature(bag) == 0


def test_no_name_and_no_sentence_of_the_pictures_is_readable_in_its_vaults(
    shown: Shown, pictures: tuple[DrawnPicture, ...]
) -> None:
    names = {reported.subject.name for reported in REPORTED}
    sentences = {line for picture in pictures for line in picture.text.splitlines() if len(line) >= 12}
    words = sorted(names | sentences | {path.name for path in (shown.folder / "images").iterdir()})
    assert len(words) > 60
    for folder in ("vault", "vault-penerima"):
        assert canaries.found(words, shown.folder / folder) == []
    sealed = shown.folder / "handover.age"
    assert not [word for word in words for dress in canaries.dresses(word) if dress in sealed.read_bytes()]


def test_the_scan_itself_finds_a_name_in_every_dress(tmp_path: Path) -> None:
    name = "Johanis Sumual"
    dressed = [
        name.encode(),
        name.encode("utf-16-le"),
        name.encode("utf-16-be"),
        name.encode().hex().encode(),
    ]
    dressed += [base64.b64encode(b"x" * ahead + name.encode() + b"dan seterusnya") for ahead in range(3)]
    for number, data in enumerate(dressed):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "berkas").write_bytes(b"\1\2\3" + data + b"\4")
        assert canaries.found([name], folder) == [(name, "berkas")], number


def _on_the_corpus(images: list[Path], tmp_path: Path, *, by_command: int) -> None:
    folder = tmp_path / "gambar"
    folder.mkdir()
    for path in images:
        (folder / path.name).write_bytes(path.read_bytes())
    shown = _demonstrate(tmp_path, "--images", folder, windows=False)
    assert (shown.said["reported"], shown.said["in_scope"]) == (9, 7)
    assert shown.said["evidence"] == len(images)
    _originals_come_back(shown, folder, tmp_path, by_command=by_command)
    transcripts = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in images]
    words = {line.strip() for text in transcripts for line in sorted(text.splitlines(), key=len)[-3:]}
    assert min(map(len, words)) >= 8
    assert canaries.found(sorted(words), shown.folder / "vault") == []


def test_six_pictures_of_the_public_corpus_go_the_same_way(corpus: list[Path], tmp_path: Path) -> None:
    _on_the_corpus(corpus[:: len(corpus) // 6][:6], tmp_path, by_command=1)


@pytest.mark.torture
def test_all_pictures_of_the_public_corpus_go_the_same_way(corpus: list[Path], tmp_path: Path) -> None:
    _on_the_corpus(corpus, tmp_path, by_command=len(corpus))
