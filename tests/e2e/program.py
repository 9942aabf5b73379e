"""Netra as its users start it: a program with arguments, an exit code and two streams.

Every run is a process of its own. In the ordinary suite it is forked from a server that has the imports
behind it, which saves half a second each of two hundred times; the long form starts `main.py` itself, as do
all tests that kill, interrupt or watch the program.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any, BinaryIO

from tests.conftest import TORTURE

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "empat kata acak sekali"
_PATIENCE_S = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a finished run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object that `--json` printed."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def events(self) -> list[dict[str, Any]]:
        """The JSON lines of `evidence add --json`."""
        return [json.loads(line) for line in self.out.splitlines()]

    def refused(self, code: int) -> None:
        """Asserts this exit code, with exactly one `error:` and one `hint:` line and nothing else said."""
        assert self.code == code, self
        lines = self.err.splitlines()
        assert [line.partition(" ")[0] for line in lines] == ["error:", "hint:"], self
        assert all(line.partition(" ")[2].strip() for line in lines), self
        assert "Traceback" not in self.err


def command(*arguments: object) -> list[str]:
    """The command line of a run."""
    return [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]


def environment() -> dict[str, str]:
    """The environment of a run: nothing that shows a window."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def run(*arguments: object, text: str | bytes = b"") -> Ended:
    """Runs the program to its end; `text` is its standard input."""
    data = text.encode() if isinstance(text, str) else text
    server = _server()
    if server is None:
        done = subprocess.run(
            command(*arguments), input=data, capture_output=True, env=environment(), timeout=_PATIENCE_S, check=False
        )  # fmt: skip
        return Ended(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())
    with tempfile.TemporaryDirectory(prefix="netra-e2e-") as name:
        streams = [str(Path(name) / stream) for stream in ("in", "out", "err")]
        Path(streams[0]).write_bytes(data)
        process = server.Process(target=_be_the_program, args=(list(map(str, arguments)), streams))
        process.start()
        process.join(_PATIENCE_S)
        assert process.exitcode is not None, "the program did not end"
        out, err = (Path(stream).read_bytes().decode() for stream in streams[1:])
        return Ended(code=process.exitcode, out=out, err=err)


@cache
def _server() -> ForkServerContext | None:
    if TORTURE or "forkserver" not in multiprocessing.get_all_start_methods():
        return None
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["core.commands.entry", "main", __name__])
    return context


def _be_the_program(arguments: list[str], streams: list[str]) -> None:
    """What `main.py` does with these arguments, on these files as its three streams."""
    for number, (path, flags) in enumerate(
        zip(streams, (os.O_RDONLY, *2 * [os.O_WRONLY | os.O_CREAT]), strict=True)
    ):
        handle = os.open(path, flags, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin, sys.stdout, sys.stderr = (_stream(number) for number in range(3))
    os.environ.update(environment())
    import main

    code = main.main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _stream(number: int) -> io.TextIOWrapper:
    raw: BinaryIO = os.fdopen(number, "rb" if number == 0 else "wb", closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", line_buffering=number == 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A vault with cheap keys, the file that holds its passphrase, and one case."""

    vault: Path
    key: Path
    case: str

    def run(self, noun: str, verb: str, *arguments: object, text: str | bytes = b"") -> Ended:
        """Runs a command on this vault: `case list` is `run("case", "list")`."""
        return run(noun, verb, self.vault, "--passphrase-file", self.key, *arguments, text=text)

    def made(self, noun: str, verb: str, *arguments: object) -> dict[str, Any]:
        """Runs a command with `--json` that must succeed; gives its object."""
        ended = self.run(noun, verb, *arguments, "--json")
        assert ended.code == 0, ended
        assert ended.err == "", ended
        return ended.json
