"""Bytes inside a ledger come out as they went in, or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.case import blobs
from core.case.ledger import Ledger
from core.errors import UserError

SIZES = [0, 1, 16384, blobs.SLICE - 1, blobs.SLICE, blobs.SLICE + 1, 2 * blobs.SLICE + 12345]


def sample(size: int) -> bytes:
    return hashlib.shake_128(b"netra").digest(size)


@pytest.mark.parametrize("size", SIZES)
def test_bytes_come_back_whole_and_in_slices(ledger: Ledger, size: int) -> None:
    data = sample(size)
    with ledger.transaction():
        digest = ledger.put(data)
    parts = list(blobs.slices(ledger.connection, digest))
    assert ledger.blob(digest) == b"".join(parts) == data
    assert all(len(part) == blobs.SLICE for part in parts[:-1])


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back_whole_and_is_never_changed(ledger: Ledger, tmp_path: Path, size: int) -> None:
    path = tmp_path / "asli.bin"
    path.write_bytes(sample(size))
    before = path.stat()
    digest, length = blobs.digest_of(path)
    seen: list[tuple[int, int]] = []
    with ledger.transaction():
        blobs.put_file(ledger.connection, path, digest, length, lambda *step: seen.append(step))
    assert ledger.blob(digest) == path.read_bytes() == sample(size)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert not size or seen[-1] == (size, size)


def test_the_same_bytes_are_stored_once(ledger: Ledger) -> None:
    with ledger.transaction():
        assert ledger.put(b"sama") == ledger.put(b"sama")
    assert ledger.rows("SELECT count(*) FROM blob") == [(1,)]


def change(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)


@pytest.mark.parametrize(
    "now", [b"", b"short", b"12345678X", b"123456789 and more", None],
    ids=["emptied", "cut", "altered", "grown", "gone"],
)  # fmt: skip
def test_a_file_that_changes_while_it_is_taken_in_is_refused(
    ledger: Ledger, tmp_path: Path, now: bytes | None
) -> None:
    path = tmp_path / "asli.bin"
    path.write_bytes(b"123456789")
    digest, size = blobs.digest_of(path)
    change(path, now)
    with pytest.raises(UserError) as caught, ledger.transaction():
        blobs.put_file(ledger.connection, path, digest, size, None)
    assert caught.value.code == "input_unreadable"
    assert ledger.rows("SELECT count(*) FROM blob") == [(0,)]


@pytest.mark.parametrize("parts", [[], [b"1234"], [b"1234", b"56789", b"0"], [b"123456780"]])
def test_a_stream_of_other_bytes_is_refused(ledger: Ledger, parts: list[bytes]) -> None:
    digest = hashlib.sha256(b"123456789").hexdigest()
    with pytest.raises(ValueError, match="bytes"), ledger.transaction():
        blobs.put_stream(ledger.connection, digest, 9, parts)
    assert ledger.rows("SELECT count(*) FROM blob") == [(0,)]


def test_a_stream_of_bytes_that_are_here_is_consumed(ledger: Ledger) -> None:
    left = iter([b"12345", b"6789"])
    with ledger.transaction():
        digest = ledger.put(b"123456789")
        blobs.put_stream(ledger.connection, digest, 9, left)
    assert next(left, None) is None


@pytest.fixture
def damaged(ledger: Ledger) -> tuple[Ledger, str]:
    with ledger.transaction():
        digest = ledger.put(sample(50))
    with ledger.transaction(), ledger.connection.open_blob("blob", "bytes", 1) as blob:
        blob.write(b"X")
    return ledger, digest


def test_bytes_that_differ_from_their_digest_are_never_given_as_good(damaged: tuple[Ledger, str]) -> None:
    ledger, digest = damaged
    for take in (ledger.blob, lambda of: list(blobs.slices(ledger.connection, of))):
        with pytest.raises(UserError) as caught:
            take(digest)
        assert caught.value.code == "blob_damaged"


def test_bytes_that_are_not_here_are_damage_too(ledger: Ledger) -> None:
    with pytest.raises(UserError) as caught:
        ledger.blob("0" * 64)
    assert caught.value.code == "blob_damaged"
    assert blobs.size_of(ledger.connection, "0" * 64) is None


@pytest.mark.parametrize(("name", "code"), [("none", "input_missing"), (".", "input_not_a_file")])
def test_an_input_that_is_no_file_is_named(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        blobs.digest_of(tmp_path / name)
    assert caught.value.code == code


def test_a_file_over_the_limit_is_refused_before_it_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert blobs.LARGEST == 200_000_000
    monkeypatch.setattr(blobs, "LARGEST", 10)
    (tmp_path / "ten").write_bytes(bytes(10))
    (tmp_path / "eleven").write_bytes(bytes(11))
    assert blobs.digest_of(tmp_path / "ten")[1] == 10
    with pytest.raises(UserError) as caught:
        blobs.digest_of(tmp_path / "eleven")
    assert caught.value.code == "limit_exceeded"
