"""Netra at a terminal: prompts, interruptions, pipes, and targets that must not be overwritten."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.demonstration.pictures import DrawnPicture
from tests.e2e.program import PASSPHRASE, Desk, command, environment
from tests.e2e.typist import typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and signals of POSIX")


def test_a_passphrase_typed_at_the_prompt_is_not_shown(desk: Desk) -> None:
    arguments = command("case", "list", desk.vault, "--json")
    code, said = typed([str(part) for part in arguments], b"Frasa sandi: ", PASSPHRASE, environment())
    assert code == 0, said
    assert desk.case.encode() in said
    assert PASSPHRASE.encode() not in said


def test_ctrl_c_ends_with_two_lines_and_keeps_what_was_said(
    desk: Desk, tmp_path: Path, pictures: tuple[DrawnPicture, ...]
) -> None:
    files = []
    for picture in pictures[:3]:
        files.append(tmp_path / picture.file_name)
        files[-1].write_bytes(picture.png)
    arguments = ("evidence", "add", desk.vault, desk.case, *files, "--passphrase-file", desk.key, "--json")
    running = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # A test run in the background of a shell inherits an ignored interrupt; a person's terminal does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert running.stdout is not None
    stored = [running.stdout.readline() for _ in files]
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert all(b'"stored"' in line for line in stored)
    assert running.returncode == 130, said
    assert [line.split()[0] for line in said.decode().splitlines()] == ["error:", "hint:"], said
    assert desk.made("vault", "check", "--full")["ok"]
    assert len(desk.made("evidence", "list", desk.case)["items"]) == 3


def test_a_reader_that_leaves_early_is_no_bug(desk: Desk) -> None:
    with subprocess.Popen(
        command("vault", "check", desk.vault, "--passphrase-file", desk.key),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as running:  # fmt: skip
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        said = running.stderr.read().decode()
    assert running.returncode == 141
    assert "Kesalahan program" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("target", ["office.db", "vault.json", "cases/baru.png", "../{name}/baru.png"])
def test_nothing_is_ever_written_over_or_into_a_vault(desk: Desk, picture: Path, target: str) -> None:
    item = desk.run("evidence", "add", desk.case, picture, "--no-ocr", "--json").events[0]
    before = sorted(path.name for path in desk.vault.rglob("*"))
    out = desk.vault / target.format(name=desk.vault.name)
    desk.run("evidence", "get", desk.case, item["id"], "-o", out).refused(2)
    desk.run("handover", "export", desk.case, "-o", out).refused(2)
    assert sorted(path.name for path in desk.vault.rglob("*")) == before
    assert desk.made("vault", "check", "--full")["ok"]


def test_a_device_or_pipe_is_not_replaced_by_a_file(desk: Desk, picture: Path, tmp_path: Path) -> None:
    item = desk.run("evidence", "add", desk.case, picture, "--no-ocr", "--json").events[0]
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    desk.run("evidence", "get", desk.case, item["id"], "-o", pipe).refused(2)
    assert pipe.is_fifo()
