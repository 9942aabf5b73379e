"""Our age files against ourselves, against two independent programs, and against hostile headers."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import tracemalloc
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.handover.age import (
    AgeError,
    AgeReader,
    AgeWriter,
    ArmorError,
    Bech32Error,
    HeaderError,
    HeaderLimitError,
    NoMatchError,
    Passphrase,
    PayloadError,
    WorkFactorError,
    X25519Identity,
    X25519Recipient,
)
from core.handover.age import header as header_module

CHUNK = 65536
CHEAP = 10
PHRASE = "awan-batu-cermin-dahan-embun-fajar"
KEY = X25519Identity(bytes(range(32)))
BORDERS = [0, 1, 65535, 65536, 65537, 131072, 131073]

age_program = pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not on PATH")


def sealed(content: bytes, *recipients: Any, pieces: Iterable[int] = ()) -> bytes:
    """`content` as an age file, written in pieces of the given sizes and then the rest."""
    out = io.BytesIO()
    view = memoryview(content)
    with AgeWriter(out, recipients or [KEY.recipient]) as writer:
        for size in pieces:
            writer.write(view[:size])
            view = view[size:]
        writer.write(view)
    return out.getvalue()


def opened(file: bytes, *identities: Any) -> bytes:
    return AgeReader(io.BytesIO(file), identities or [KEY]).readall()


def content_of(size: int) -> bytes:
    return (b"%08d" % size + bytes(range(251))) * (size // 259 + 1) if size else b""


@pytest.mark.parametrize("size", BORDERS)
def test_independent_library_opens_what_we_write_for_a_key(size: int) -> None:
    content = content_of(size)[:size]
    key = pyrage.x25519.Identity.from_str(KEY.encode())
    assert pyrage.decrypt(sealed(content), [key]) == content


@pytest.mark.parametrize("size", BORDERS)
def test_we_open_what_an_independent_library_writes_for_a_key(size: int) -> None:
    content = content_of(size)[:size]
    recipient = pyrage.x25519.Recipient.from_str(KEY.recipient.encode())
    assert opened(pyrage.encrypt(content, [recipient])) == content


def test_passphrase_files_go_both_ways_with_an_independent_library() -> None:
    content = content_of(70_000)
    ours = sealed(content, Passphrase(PHRASE, CHEAP))
    assert pyrage.passphrase.decrypt(ours, PHRASE) == content
    theirs = pyrage.passphrase.encrypt(b"rahasia", PHRASE)
    try:
        assert opened(theirs, Passphrase(PHRASE)) == b"rahasia"
    except WorkFactorError:
        pytest.skip("the library chose more work on this machine than we accept")


def test_armor_of_an_independent_library_is_recognised_and_read() -> None:
    content = content_of(200_000)
    recipient = pyrage.x25519.Recipient.from_str(KEY.recipient.encode())
    text = pyrage.encrypt(content, [recipient], armored=True)
    assert opened(text) == content
    assert opened(b"\r\n " + text.replace(b"\n", b"\r\n") + b"\n\n") == content
    with pytest.raises(ArmorError):
        opened(b"\n" * 1025 + text)
    with pytest.raises(ArmorError):
        opened(text + b"x")


@age_program
@pytest.mark.parametrize("size", BORDERS)
def test_age_program_and_we_read_each_other(size: int, tmp_path: Path) -> None:
    content = content_of(size)[:size]
    key = tmp_path / "key"
    key.write_text(KEY.encode() + "\n")
    theirs = subprocess.run(
        ["age", "-r", KEY.recipient.encode()], input=content, capture_output=True, check=True
    ).stdout
    assert opened(theirs) == content
    ours = subprocess.run(
        ["age", "-d", "-i", str(key)], input=sealed(content), capture_output=True, check=True
    ).stdout
    assert ours == content


@age_program
def test_age_program_refuses_what_an_interrupted_writer_left(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(KEY.encode() + "\n")
    out = io.BytesIO()
    with suppress(OSError), AgeWriter(out, [KEY.recipient]) as writer:
        writer.write(bytes(2 * CHUNK))
        raise OSError
    run = subprocess.run(
        ["age", "-d", "-i", str(key)], input=out.getvalue(), capture_output=True, check=False
    )
    assert run.returncode != 0
    with pytest.raises(PayloadError):
        opened(out.getvalue())


@settings(max_examples=40, deadline=None)
@given(
    size=st.sampled_from([*BORDERS, 196608]),
    pieces=st.lists(st.integers(0, 140_000), max_size=4),
    asked=st.sampled_from([7919, 65535, 65536, 65537, 1 << 20]),
)
def test_round_trip_in_any_pieces(size: int, pieces: list[int], asked: int) -> None:
    content = content_of(size)[:size]
    reader = AgeReader(io.BytesIO(sealed(content, pieces=pieces)), [KEY])
    got = b""
    while piece := reader.read(asked):
        assert len(piece) <= asked
        got += piece
    assert got == content
    assert reader.read(1) == b""


def test_file_has_the_length_that_the_format_says() -> None:
    overhead = len(sealed(b"")) - 16
    assert len(sealed(bytes(CHUNK))) == overhead + CHUNK + 16
    assert len(sealed(bytes(CHUNK + 1))) == overhead + CHUNK + 1 + 2 * 16


def test_each_of_several_recipients_opens_and_a_stranger_does_not() -> None:
    others = [X25519Identity.generate() for _ in range(3)]
    file = sealed(b"berkas", *[other.recipient for other in others])
    assert [opened(file, X25519Identity.generate(), other) for other in others] == [b"berkas"] * 3
    with pytest.raises(NoMatchError):
        opened(file, KEY, Passphrase(PHRASE))


def test_wrong_phrase_is_no_match() -> None:
    file = sealed(b"berkas", Passphrase(PHRASE, CHEAP))
    assert opened(file, Passphrase(PHRASE)) == b"berkas"
    with pytest.raises(NoMatchError):
        opened(file, Passphrase(PHRASE + "x"), KEY)


@pytest.mark.parametrize(
    "recipients", [[], [Passphrase("a", CHEAP)] * 2, [KEY.recipient, Passphrase("a", CHEAP)]]
)
def test_writer_refuses_recipients_that_the_format_forbids(recipients: list[Any]) -> None:
    out = io.BytesIO()
    with pytest.raises(ValueError, match="recipient"):
        AgeWriter(out, recipients)
    assert out.getvalue() == b""


def test_writer_refuses_a_public_key_of_low_order() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library's own text
        AgeWriter(io.BytesIO(), [X25519Recipient(bytes(32))])


def test_every_single_bit_flip_is_refused() -> None:
    file = sealed(b"Berkas pemeriksaan")
    for place in range(len(file) * 8):
        altered = bytearray(file)
        altered[place // 8] ^= 1 << place % 8
        with pytest.raises(AgeError):
            opened(bytes(altered))


def test_every_cut_and_every_addition_is_refused() -> None:
    file = sealed(content_of(300))
    for length in range(len(file)):
        with pytest.raises(AgeError):
            opened(file[:length])
    with pytest.raises(PayloadError):
        opened(file + b"\0")


def test_failed_reader_stays_failed_and_released_only_whole_authentic_chunks() -> None:
    file = sealed(content_of(3 * CHUNK)[: 3 * CHUNK])
    reader = AgeReader(io.BytesIO(file[: -CHUNK // 2]), [KEY])
    released = b""
    for _ in range(2):
        while len(released) < 2 * CHUNK:
            released += reader.read(50_000)
        with pytest.raises(PayloadError):
            reader.read(1)
    assert released == content_of(3 * CHUNK)[: 2 * CHUNK]


class Endless:
    """A source that never ends and counts what was taken from it."""

    def __init__(self, start: bytes, again: bytes) -> None:
        self._start, self._again = start, again
        self.taken = 0

    def read(self, size: int, /) -> bytes:
        piece, self._start = self._start or self._again * (size // len(self._again)), b""
        self.taken += len(piece)
        return piece


VERSION = b"age-encryption.org/v1\n"
STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"


def hostile_scrypt(number: str) -> Endless:
    return Endless(VERSION + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA " + number.encode() + b"\n"
                   + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n", b"\0")  # fmt: skip


HOSTILE = [
    *[(hostile_scrypt(str(factor)), WorkFactorError) for factor in range(21, 31)],
    (hostile_scrypt("9" * 5000), WorkFactorError),
    (Endless(VERSION, STANZA), HeaderLimitError),
    (Endless(VERSION, b"-> a\n\n"), HeaderLimitError),
    (Endless(VERSION + b"-> a\n", b"A" * 64 + b"\n"), HeaderLimitError),
    (Endless(VERSION + b"-> a", b" a"), HeaderLimitError),
    (Endless(VERSION, b"a"), HeaderLimitError),
    (Endless(b"a", b"a"), HeaderError),
    (Endless(b"\n", b"\n"), ArmorError),
    (Endless(b"-", b"-"), ArmorError),
]


@pytest.mark.parametrize(("source", "cause"), HOSTILE)
def test_hostile_header_is_refused_before_work(source: Endless, cause: type[AgeError]) -> None:
    tracemalloc.start()
    start = time.process_time()
    try:
        with pytest.raises(cause):
            AgeReader(source, [Passphrase(PHRASE), KEY])
        assert time.process_time() - start < 0.1
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
    assert source.taken <= header_module.MAX_HEADER + 2 * CHUNK


def test_header_with_the_most_stanzas_is_read_and_one_more_is_not() -> None:
    most = header_module.MAX_STANZAS
    others = [X25519Recipient(bytes([9]) + bytes(31))] * (most - 1)
    assert opened(sealed(b"berkas", *others, KEY.recipient)) == b"berkas"
    with pytest.raises(ValueError, match="recipients"):
        sealed(b"", *others, KEY.recipient, KEY.recipient)


def test_memory_stays_flat() -> None:
    piece = bytes(1 << 20)
    file = io.BytesIO()
    with AgeWriter(file, [KEY.recipient]) as writer:
        for _ in range(24):
            writer.write(piece)
    file.seek(0)
    tracemalloc.start()
    try:
        reader = AgeReader(file, [KEY])
        length = 0
        while part := reader.read(CHUNK):
            length += len(part)
        assert length == 24 << 20
        with AgeWriter(Null(), [KEY.recipient]) as writer:
            for _ in range(24):
                writer.write(piece)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


class Null:
    def write(self, data: bytes, /) -> int:
        return len(data)


def test_keys_are_written_as_an_independent_library_writes_them() -> None:
    key = pyrage.x25519.Identity.generate()
    ours = X25519Identity.parse(str(key))
    assert ours.encode() == str(key)
    assert ours.recipient.encode() == str(key.to_public())
    assert X25519Recipient.parse(str(key.to_public()).upper()) == ours.recipient


def test_every_mistyped_letter_of_a_key_is_noticed() -> None:
    text = KEY.recipient.encode()
    for place in range(len(text)):
        for letter in "qpzry9x8b1iA-é":
            wrong = text[:place] + letter + text[place + 1 :]
            if wrong != text:
                with pytest.raises(Bech32Error):
                    X25519Recipient.parse(wrong)


@pytest.mark.parametrize("text", ["", "1", "age1", KEY.encode(), KEY.recipient.encode() * 9, "age1qqqqqq"])
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(Bech32Error):
        X25519Recipient.parse(text)


def test_secrets_do_not_show_in_a_representation() -> None:
    assert PHRASE not in repr(Passphrase(PHRASE))
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY) == "X25519Identity()"
