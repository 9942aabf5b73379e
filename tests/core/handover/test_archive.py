"""The archive: same bytes every time, readable by standard tar, and nothing hostile gets through."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.handover.archive import (
    ArchiveError,
    ArchiveLimitError,
    Limits,
    TarWriter,
    read_members,
)

TOP = "netra-0123abcd"
MTIME = 1_763_900_000
LONG = f"{TOP}/data/evidence/" + "a" * 64 + ".jpeg"
LONGER = f"{TOP}/data/" + "d" * 60 + "/" + "e" * 90 + ".json"
CONTENT = {
    f"{TOP}/bagit.txt": b"BagIt-Version: 1.0\n",
    f"{TOP}/data/empty": b"",
    f"{TOP}/data/block": b"x" * 512,
    LONG: b"y" * 513,
    LONGER: b"z" * 100_000,
}

gnu_tar = pytest.mark.skipif(shutil.which("tar") is None, reason="tar is not on PATH")


def packed(content: dict[str, bytes], *folders: str) -> bytes:
    out = io.BytesIO()
    writer = TarWriter(out, MTIME)
    for folder in folders:
        writer.add_folder(folder)
    for name, data in content.items():
        writer.add(name, len(data), (data[start : start + 1000] for start in range(0, len(data), 1000)))
    writer.close()
    return out.getvalue()


def unpacked(archive: bytes, limits: Limits | None = None) -> dict[str, bytes]:
    return {
        member.name: b"".join(iter(lambda: member.reader.read(777), b""))  # noqa: B023 - used at once
        for member in read_members(io.BytesIO(archive), limits)
    }


def test_round_trip_gives_the_same_names_and_bytes_in_order() -> None:
    archive = packed(CONTENT, TOP, f"{TOP}/data")
    assert list(unpacked(archive).items()) == list(CONTENT.items())
    assert archive == packed(CONTENT, TOP, f"{TOP}/data")


def test_members_that_are_not_read_are_skipped_and_closed() -> None:
    members = list(read_members(io.BytesIO(packed(CONTENT))))
    assert [(member.name, member.size) for member in members] == [(k, len(v)) for k, v in CONTENT.items()]
    with pytest.raises(ValueError, match="left"):
        members[0].reader.read(1)


def test_short_reads_of_the_stream_change_nothing() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 97))

    got = {member.name: member.size for member in read_members(Slow(packed(CONTENT)))}
    assert got == {name: len(data) for name, data in CONTENT.items()}


@gnu_tar
def test_tar_lists_and_unpacks_ours(tmp_path: Path) -> None:
    archive = packed(CONTENT, TOP, f"{TOP}/data")
    listed = subprocess.run(["tar", "tvf", "-"], input=archive, capture_output=True, check=True)
    assert listed.stderr == b""
    lines = listed.stdout.decode().splitlines()
    assert [line.split()[-1] for line in lines] == [f"{TOP}/", f"{TOP}/data/", *CONTENT]
    assert {line.split()[0] for line in lines} == {"drwxr-xr-x", "-rw-r--r--"}
    assert {line.split()[1] for line in lines} == {"0/0"}
    subprocess.run(["tar", "xf", "-"], input=archive, cwd=tmp_path, check=True)
    for name, data in CONTENT.items():
        assert (tmp_path / name).read_bytes() == data


@gnu_tar
def test_standard_library_agrees_with_what_we_write() -> None:
    with tarfile.open(fileobj=io.BytesIO(packed(CONTENT))) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file is not None
            assert file.read() == CONTENT[member.name]
            assert (member.mtime, member.mode, member.uid, member.uname) == (MTIME, 0o644, 0, "")


def raw(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, link: str = "") -> bytes:
    """One ustar header of a stranger, and its content of zeros."""
    info = tarfile.TarInfo(name)
    info.type, info.size, info.linkname, info.mode, info.mtime = kind, size, link, 0o644, MTIME
    if kind == tarfile.DIRTYPE:
        info.mode = 0o755
    block = bytearray(info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "surrogateescape"))
    block[329:345] = b"0000000\x000000000\x00"
    return resealed(bytes(block)) + bytes(size + -size % 512)


def resealed(block: bytes, *changes: tuple[int, bytes]) -> bytes:
    """`block` with `changes` (place, bytes) and its checksum made right again."""
    changed = bytearray(block)
    for place, data in changes:
        changed[place : place + len(data)] = data
    changed[148:156] = b" " * 8
    changed[148:156] = b"%06o\0 " % sum(changed[:512])
    return bytes(changed)


def ended(*entries: bytes) -> bytes:
    return b"".join(entries) + bytes(1024)


def test_stranger_s_header_of_the_usual_form_is_accepted() -> None:
    """Guards the tests below: what they change is the reason for the refusal."""
    assert unpacked(ended(raw(f"{TOP}/", tarfile.DIRTYPE), raw(f"{TOP}/a", size=3))) == {f"{TOP}/a": bytes(3)}


NAMES = [
    "", "/", "//", ".", "..", "/etc/passwd", "//etc/passwd", "/netra/a", "../a", "netra/../a",
    "netra/../../a", "netra/..", "netra/.", "./netra/a", "netra/./a", "netra//a", "netra/a/", "netra/ ",
    "netra/a b", "a", "netra/A", "Netra/a", "netra/a\\b", "..\\a", "c:/a", "c:\\a", "\\\\host\\a",
    "netra/a:b", "netra/a*", "netra/a?", "netra/a\nb", "netra/a\rb", "netra/a\tb", "netra/\x1b[2j",
    "netra/\x7f", "netra/é", "netra/\u202egpj.exe", "netra/ﬁ", "netra/a.", "netra/a..", "netra/...",
    "netra/b./a", "netra/con", "netra/prn", "netra/aux", "netra/nul", "netra/con.txt", "netra/nul.tar.gz",
    "netra/com1", "netra/com9.pdf", "netra/lpt1", "netra/lpt0.x", "con/a", "netra/aux/a", "netra/a$",
    "netra/~", "netra/%2e%2e", "netra/a|b", "netra/<a>", "netra/" + "a/" * 9 + "a",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_hostile_name_is_refused(name: str) -> None:
    with pytest.raises(ArchiveLimitError):
        unpacked(ended(raw(name)))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "a"])  # "a" lacks only a top folder
def test_writer_does_not_write_what_readers_refuse(name: str) -> None:
    out = io.BytesIO()
    with pytest.raises(ValueError, match="refuse"):
        TarWriter(out, MTIME).add(name, 0, [])
    assert out.getvalue() == b""


KINDS = [
    b"\0",
    b"1",
    b"2",
    b"3",
    b"4",
    b"6",
    b"7",
    b"x",
    b"g",
    b"L",
    b"K",
    b"S",
    b"V",
    b"M",
    b"N",
    b"D",
    b"A",
    b"\xff",
]


@pytest.mark.parametrize("kind", KINDS)
def test_other_kind_of_entry_is_refused(kind: bytes) -> None:
    block = resealed(raw(f"{TOP}/a"), (156, kind), (157, b"../../secret"))
    with pytest.raises(ArchiveLimitError, match="neither file nor folder"):
        unpacked(ended(block))


TOGETHER: dict[str, list[tuple[str, bytes]]] = {
    "two equal files": [("netra/a", b"0"), ("netra/a", b"0")],
    "two equal folders": [("netra/", b"5"), ("netra/", b"5")],
    "file then folder": [("netra/a", b"0"), ("netra/a/", b"5")],
    "folder then file": [("netra/a/", b"5"), ("netra/a", b"0")],
    "file then file inside it": [("netra/a", b"0"), ("netra/a/b", b"0")],
    "file inside, then file": [("netra/a/b", b"0"), ("netra/a", b"0")],
    "two top folders": [("netra/a", b"0"), ("other/a", b"0")],
    "file beside the top folder": [("netra/a", b"0"), ("b", b"0")],
    "a case-fold pair": [("netra/a", b"0"), ("netra/A", b"0")],
}


@pytest.mark.parametrize("entries", TOGETHER.values(), ids=TOGETHER.keys())
def test_names_that_do_not_go_together_are_refused(entries: list[tuple[str, bytes]]) -> None:
    with pytest.raises(ArchiveLimitError):
        unpacked(ended(*[raw(name, kind) for name, kind in entries]))


def spoiled() -> Iterator[tuple[str, bytes]]:
    block = raw(f"{TOP}/a")[:512]
    changes: dict[str, tuple[int, bytes]] = {
        "set-uid mode": (100, b"0004755\0"),
        "owner": (108, b"0001750\0"),
        "size in base 256": (124, b"\x80" + bytes(11)),
        "negative size": (124, b"\xff" * 12),
        "size with spaces": (124, b"          0\0"),
        "size without end": (124, b"000000000000"),
        "size with a digit 8": (124, b"00000000008\0"),
        "time in base 256": (136, b"\x80" + bytes(11)),
        "link name": (157, b"x"),
        "gnu mark": (257, b"ustar  \0"),
        "no mark": (257, bytes(8)),
        "owner name": (265, b"root"),
        "device number": (329, b"0000001\0"),
        "bytes after the name": (80, b"hidden"),
        "prefix that was not needed": (345, b"netra"),
        "bytes after the prefix": (500, b"hidden"),
    }
    for label, change in changes.items():
        yield label, ended(resealed(block, change))
    folder = raw(f"{TOP}/b/", tarfile.DIRTYPE)
    yield "wrong checksum", ended(block[:148] + b"7" + block[149:])
    yield "checksum of signed bytes", ended(signed_checksum(block))
    yield "folder with a size", ended(resealed(folder, (124, b"00000001000\0")), bytes(512))
    yield "folder without slash", ended(resealed(folder, (len(TOP) + 2, b"\0")))
    yield "file with the mode of a folder", ended(resealed(block, (100, b"0000755\0")))
    yield "padding with content", ended(raw(f"{TOP}/a", size=3)[:-1] + b"x")
    yield "no end", block
    yield "half an end", block + bytes(512)
    yield "an end with content", block + bytes(1023) + b"x"
    yield "something after the end", ended(block) + b"\0"
    yield "a second archive", ended(block) * 2
    yield "nothing", b""


def signed_checksum(block: bytes) -> bytes:
    """`block` with a byte above 127 and the sum some old programs made of it."""
    changed = bytearray(resealed(block, (499, b"\x80")))
    changed[148:156] = b"%06o\0 " % (int(changed[148:154], 8) - 256)
    return bytes(changed)


@pytest.mark.parametrize("archive", [pytest.param(archive, id=label) for label, archive in spoiled()])
def test_unusual_form_is_refused(archive: bytes) -> None:
    with pytest.raises(ArchiveError):
        unpacked(archive)


def test_every_cut_and_every_flip_of_a_header_is_refused() -> None:
    archive = packed({f"{TOP}/a": b"content", f"{TOP}/b": b"x" * 600})
    for length in range(len(archive)):
        with pytest.raises(ArchiveError):
            unpacked(archive[:length])
    for place in range(512 * 8):
        altered = bytearray(archive)
        altered[place // 8] ^= 1 << place % 8
        with pytest.raises(ArchiveError) as refusal:
            unpacked(bytes(altered))
        assert refusal.type is ArchiveError, "damage must not be told as a forbidden entry"


def test_limits_hold_at_their_border() -> None:
    limits = Limits(entries=3, member_bytes=10)
    assert len(unpacked(packed({f"{TOP}/{n}": b"x" * 10 for n in range(3)}), limits)) == 3
    with pytest.raises(ArchiveLimitError, match="entries"):
        unpacked(packed({f"{TOP}/{n}": b"" for n in range(4)}), limits)
    with pytest.raises(ArchiveLimitError, match="entries"):
        unpacked(packed({f"{TOP}/{n}": b"" for n in range(3)}, TOP), limits)
    with pytest.raises(ArchiveLimitError, match="too large"):
        unpacked(packed({f"{TOP}/a": b"x" * 11}), limits)


def test_claimed_size_is_refused_before_content_is_read() -> None:
    block = resealed(raw(f"{TOP}/a"), (124, b"77777777777\0"))
    with pytest.raises(ArchiveLimitError, match="too large"):
        unpacked(block)


def test_twenty_thousand_and_one_deep_names_are_refused_in_little_memory() -> None:
    class Many:
        """Headers without end, each with folders of its own."""

        def __init__(self, name: Callable[[int], str]) -> None:
            self._name = name
            self.number = 0

        def read(self, size: int = -1, /) -> bytes:
            assert size == 512
            self.number += 1
            out = io.BytesIO()
            TarWriter(out, MTIME).add(self._name(self.number), 0, [])
            return out.getvalue()

    stream = Many(lambda number: "netra/" + f"{number:014}/" * 6 + "a")
    tracemalloc.start()
    start = time.process_time()
    try:
        with pytest.raises(ArchiveLimitError, match="too many entries"):
            for _ in read_members(stream):
                pass
        assert stream.number == 20_001
        assert time.process_time() - start < 20
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_writer_refuses_content_of_another_size_than_said() -> None:
    for said, data in ((3, b"ab"), (3, b"abcd")):
        with pytest.raises(ValueError, match="another size"):
            TarWriter(io.BytesIO(), MTIME).add(f"{TOP}/a", said, [data])


@pytest.mark.parametrize("name", ["n/" + "a" * 101, "n/" + "a" * 156 + "/b" * 1 + "c" * 99, "a" * 160 + "/b"])
def test_writer_refuses_names_that_need_an_extension(name: str) -> None:
    with pytest.raises(ValueError, match="too long"):
        TarWriter(io.BytesIO(), MTIME).add(name, 0, [])


@pytest.mark.parametrize(("size", "mtime"), [(-1, 0), (8**11, 0), (0, -1), (0, 8**11)])
def test_writer_refuses_numbers_that_need_an_extension(size: int, mtime: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        TarWriter(io.BytesIO(), mtime).add(f"{TOP}/a", size, [])
