"""Every bad input ends with its code, one `error:` and one `hint:` line, and loses nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import PASSPHRASE, Desk, Ended, command, environment, run

NOBODY = 65534


@pytest.mark.parametrize(
    "arguments",
    [
        ("foo",),
        ("case",),
        ("case", "list"),
        ("evidence", "add", "x"),
        ("evidence", "add", "x", "y", "z", "--jobs", "0"),
        ("evidence", "add", "x", "y", "z", "--jobs", "banyak"),
        ("case", "create", "x", "--name", "Y", "--status", "pns"),
        ("--bukan-pilihan",),
    ],
)
def test_a_wrong_command_line_is_2(arguments: tuple[str, ...]) -> None:
    run(*arguments).refused(2)


def test_with_json_an_error_is_one_object_with_code_and_facts(tmp_path: Path) -> None:
    ended = run("case", "list", tmp_path / "tidak ada", "--json")
    assert ended.code == 2
    assert ended.out == ""
    assert '"code": "input_missing"' in ended.err
    assert '"facts": {"path": ' in ended.err


def test_secrets_come_only_from_a_file_or_a_terminal(desk: Desk, tmp_path: Path) -> None:
    run("case", "list", desk.vault).refused(2)  # standard input is no terminal
    run("case", "list", desk.vault, "--passphrase-file", tmp_path / "tidak ada").refused(2)
    run("case", "list", desk.vault, "--passphrase-file", tmp_path).refused(2)
    large = tmp_path / "besar"
    large.write_bytes(b"x" * 5000)
    run("case", "list", desk.vault, "--passphrase-file", large).refused(2)


def test_two_secrets_from_one_standard_input_are_refused(desk: Desk, tmp_path: Path) -> None:
    twice = ("--passphrase-file", "-", "--handover-passphrase-file", "-")
    out = tmp_path / "serah.age"
    run("handover", "export", desk.vault, desk.case, "-o", out, *twice, text="a\nb\n").refused(2)
    run("handover", "import", desk.vault, out, *twice, text="a\nb\n").refused(2)
    run("handover", "verify", out, "--vault", desk.vault, *twice, text="a\nb\n").refused(2)
    run(
        "vault",
        "passphrase",
        desk.vault,
        "--passphrase-file",
        "-",
        "--new-passphrase-file",
        "-",
        text="a\nb\n",
    ).refused(2)


@pytest.mark.parametrize("file", ["missing", "empty", "text", "folder"])
def test_a_handover_that_is_none_is_2_or_13(desk: Desk, tmp_path: Path, file: str) -> None:
    path = tmp_path / "serah.age"
    if file == "folder":
        path.mkdir()
    elif file != "missing":
        path.write_bytes(b"" if file == "empty" else b"bukan berkas serah terima\n")
    code = 2 if file in ("missing", "folder") else 13
    run("handover", "verify", path, "--handover-passphrase-file", desk.key).refused(code)
    desk.run("handover", "import", path, "--handover-passphrase-file", desk.key).refused(code)
    assert len(desk.made("case", "list")["items"]) == 1


def test_an_output_that_cannot_be_written_is_2_and_leaves_no_part(
    desk: Desk, tmp_path: Path, picture: Path
) -> None:
    added = desk.run("evidence", "add", desk.case, picture, "--no-ocr", "--json").events[0]
    before = sorted(tmp_path.iterdir())
    for target in (tmp_path / "tidak ada" / "x.png", tmp_path, tmp_path / ("x" * 300)):
        desk.run("evidence", "get", desk.case, added["id"], "-o", target).refused(2)
    desk.run("handover", "export", desk.case, "-o", tmp_path / "tidak ada" / "x.age").refused(2)
    assert sorted(tmp_path.iterdir()) == before


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="netra-e2e-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o700)
    shutil.rmtree(folder)


def _unprivileged(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """A run by a user whom permissions bind; root reads everything."""
    who: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.run(
        arguments, env=environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, **who
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind exist on POSIX only")
def test_an_unreadable_folder_or_file_is_2(public_folder: Path, make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(public_folder / "brankas")
    if os.geteuid() == 0:
        for path in (desk.vault, *desk.vault.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    locked = public_folder / "terkunci"
    locked.mkdir()
    (locked / "bukti.png").write_bytes(b"x")
    key = public_folder / "frasa.txt"
    key.write_text(PASSPHRASE, encoding="utf-8")
    sealed = public_folder / "rahasia.png"
    sealed.write_bytes(b"x")
    sealed.chmod(0)
    locked.chmod(0)
    try:
        started = _unprivileged(command("--version")).returncode == 0
    except PermissionError:
        started = False
    if not started:
        pytest.skip("an unprivileged user cannot start the program from this checkout")
    for arguments in (
        ("ocr", locked / "bukti.png"),
        ("ocr", sealed),
        ("evidence", "add", desk.vault, desk.case, locked / "bukti.png", "--passphrase-file", key),
        ("evidence", "add", desk.vault, desk.case, sealed, "--passphrase-file", key),
        ("case", "list", locked, "--passphrase-file", key),
        ("case", "list", desk.vault, "--passphrase-file", sealed),
        ("case", "list", desk.vault, "--passphrase-file", locked / "frasa.txt"),
        ("vault", "create", public_folder / "baru", "--office", locked / "k.toml", "--passphrase-file", key),
        ("demo", locked / "contoh"),
        ("demo", public_folder / "contoh", "--images", locked / "gambar"),
        ("handover", "verify", locked / "x.age", "--handover-passphrase-file", key),
    ):
        done = _unprivileged(command(*arguments))
        Ended(code=done.returncode, out=done.stdout, err=done.stderr).refused(2)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, made of memory."""
    folder = tmp_path / "diska"
    folder.mkdir()
    mounted = shutil.which("mount") is not None and (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
        == 0
    )
    if not mounted:
        pytest.skip("a small disk cannot be mounted here (needs root on Linux)")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_15_and_loses_nothing_acknowledged(
    small_disk: Path, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk(small_disk / "brankas")
    files = []
    for number in range(8):
        files.append(tmp_path / f"{number}.bin")
        files[-1].write_bytes(bytes([number]) * 400_000)
    added = desk.run("evidence", "add", desk.case, *files, "--no-ocr", "--json")
    assert added.code == 15, added
    assert '"code": "no_space"' in added.err
    acknowledged = {event["id"]: event["sha256"] for event in added.events}
    assert 0 < len(acknowledged) < len(files)

    # Also a later attempt, an export and a letter say so, and leave nothing half written.
    (small_disk / "pengisi").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
    desk.run("evidence", "add", desk.case, files[-1], "--no-ocr").refused(15)
    desk.run("handover", "export", desk.case, "-o", small_disk / "serah.age").refused(15)
    assert sorted(path.name for path in small_disk.iterdir()) == ["brankas", "pengisi"]

    (small_disk / "pengisi").unlink()
    assert desk.run("vault", "check", "--full").code == 0
    listed = {item["id"]: item["sha256"] for item in desk.made("evidence", "list", desk.case)["items"]}
    assert listed == acknowledged
    assert not [path for path in desk.vault.rglob("*") if path.name.endswith((".new", "-journal"))]


def test_a_full_target_is_15_and_gets_no_partial_file(small_disk: Path, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "besar.bin"
    file.write_bytes(os.urandom(4_000_000))
    item = desk.run("evidence", "add", desk.case, file, "--no-ocr", "--json").events[0]
    desk.run("evidence", "get", desk.case, item["id"], "-o", small_disk / "keluar.bin").refused(15)
    desk.run("handover", "export", desk.case, "-o", small_disk / "serah.age").refused(15)
    assert list(small_disk.iterdir()) == []
