"""Evidence is the original, byte for byte, whatever it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from core.case import blobs, evidence
from core.case.evidence import media_type_of
from core.case.ledger import Ledger
from core.errors import UserError


def test_the_original_comes_back_byte_for_byte(ledger: Ledger) -> None:
    data = os.urandom(70_000)
    with ledger.transaction():
        added = evidence.add(ledger, data, "tangkapan.png")
    (item,) = evidence.items(ledger)
    assert item == added.evidence
    assert evidence.original(ledger, item) == data
    assert (item.name, item.size, item.added_by) == ("tangkapan.png", 70_000, "Rina Wowor")


def test_bytes_already_here_give_the_evidence_that_is_here(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "kedua.bin"
    path.write_bytes(b"bytes")
    with ledger.transaction():
        first = evidence.add(ledger, b"bytes", "pertama.bin")
    with ledger.transaction():
        second, third = evidence.add(ledger, b"bytes", "lain.bin"), evidence.add_file(ledger, path)
    assert (first.existing, second.existing, third.existing) == (False, True, True)
    assert first.evidence == second.evidence == third.evidence
    assert ledger.entry_count() == 1


def test_bytes_that_are_here_as_something_else_become_evidence(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.put(b"bytes")
        added = evidence.add(ledger, b"bytes", "bukti.bin")
    assert not added.existing
    assert len(evidence.items(ledger)) == 1


def test_bytes_of_deleted_evidence_can_become_evidence_again(ledger: Ledger) -> None:
    with ledger.transaction():
        item = evidence.add(ledger, b"bytes", "bukti.bin").evidence
        ledger.append(action="delete", record=item.id, kind=evidence.KIND, parents=(item.revision,))
    assert evidence.items(ledger) == ()
    with ledger.transaction():
        again = evidence.add(ledger, b"bytes", "bukti.bin")
    assert not again.existing
    assert again.evidence.id != item.id


@pytest.mark.parametrize(
    ("start", "kind", "ending", "readable"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png", "png", True),
        (b"\xff\xd8\xff\xe0", "image/jpeg", "jpg", True),
        (b"GIF89a", "image/gif", "gif", True),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", "webp", True),
        (b"BM\0\0", "image/bmp", "bmp", True),
        (b"II*\0", "image/tiff", "tiff", True),
        (b"MM\0*", "image/tiff", "tiff", True),
        (b"%PDF-1.7", "application/pdf", "pdf", True),
        (b"\0\0\0\x18ftypmp42", "video/mp4", "mp4", False),
        (b"PK\x03\x04", "application/octet-stream", "bin", False),
        (b"", "application/octet-stream", "bin", False),
        (b"\x89PNG", "application/octet-stream", "bin", False),
    ],
)
def test_the_kind_of_file_follows_from_its_bytes_not_its_name(
    ledger: Ledger, start: bytes, kind: str, ending: str, readable: bool
) -> None:
    assert media_type_of(start) == kind
    with ledger.transaction():
        item = evidence.add(ledger, start, "gambar.jpeg").evidence
    assert (item.media_type, item.extension, item.readable) == (kind, ending, readable)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n broken", b"\0" * 100])
def test_what_cannot_be_decoded_is_stored_all_the_same(ledger: Ledger, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "rusak.png"
    path.write_bytes(data)
    with ledger.transaction():
        item = evidence.add_file(ledger, path).evidence
    assert evidence.original(ledger, item) == data


@pytest.mark.parametrize("name", ["a\ud800b.png", "a\0b", "x" * 5000])
def test_any_name_can_be_stored(ledger: Ledger, name: str) -> None:
    with ledger.transaction():
        item = evidence.add(ledger, b"bytes", name).evidence
    item.name.encode()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_not_unicode_is_taken_in(ledger: Ledger, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/nama-\xff.png"))
    path.write_bytes(b"bytes")
    with ledger.transaction():
        item = evidence.add_file(ledger, path).evidence
    assert set(item.name) == set("nama-\ufffd.png")
    assert evidence.original(ledger, item) == b"bytes"


def test_bytes_over_the_limit_are_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "LARGEST", 4)
    with pytest.raises(UserError) as caught, ledger.transaction():
        evidence.add(ledger, b"12345", "besar.bin")
    assert caught.value.code == "limit_exceeded"


def test_evidence_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    with ledger.transaction():
        items = [evidence.add(ledger, bytes([number]), "x").evidence for number in range(5)]
    for item in items:
        assert evidence.find(ledger, item.id[:8].upper()) == item
        assert evidence.find(ledger, f" {item.id} ") == item
    for unknown in ("", items[0].id[:7], "zzzzzzzz"):
        with pytest.raises(UserError) as caught:
            evidence.find(ledger, unknown)
        assert caught.value.code == "record_unknown"
