"""Files are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import UserError
from core.storage import atomic
from core.storage.atomic import replacing, write_file


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_is_private_unless_said_otherwise(tmp_path: Path) -> None:
    write_file(tmp_path / "private", b"x")
    write_file(tmp_path / "public", b"x", mode=0o644)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "public").stat().st_mode) == 0o644 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_error_half_way_keeps_the_old_file_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    with pytest.raises(TypeError), replacing(path) as file:
        file.writelines([b"half", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_old_file_stands_until_the_block_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    with replacing(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"


def test_a_kill_half_way_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    program = (
        "import os, sys; from pathlib import Path; from core.storage.atomic import replacing\n"
        "with replacing(Path(sys.argv[1])) as file:\n"
        "    file.write(b'half'); file.flush(); os._exit(9)\n"
    )
    root = Path(atomic.__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", program, str(path)], cwd=root, check=False)
    assert ran.returncode == 9
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["none/file", "folder"])
def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").touch()
    with pytest.raises(UserError) as caught:
        write_file(tmp_path / name, b"x")
    assert caught.value.code == "output_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "no_space"), (errno.EDQUOT, "no_space"), (errno.EROFS, "output_unwritable")],
)
def test_the_system_s_complaint_becomes_a_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def failing(_: int) -> None:
        raise OSError(number, "fault")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(UserError) as caught:
        write_file(tmp_path / "file", b"x")
    assert caught.value.code == code
    assert not list(tmp_path.iterdir())


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    write_file(path, b"x")
    assert path.read_bytes() == b"x"
