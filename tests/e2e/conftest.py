"""Vaults made in-process with cheap keys, so that only what is tested runs as a program."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from core.case.subject import Status, Subject
from core.demonstration.pictures import DrawnPicture, draw_all
from core.places import resource_path
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.e2e.program import PASSPHRASE, Desk

PERSON = Subject(
    name="Bintang Contoh",
    back_titles="S.Sos.",
    status=Status.PERMANENT,
    id_number="198503172010011004",
    rank="Penata",
    grade="III/c",
    position="Kepala Seksi Contoh",
    work_unit="Dinas Contoh",
    agency="Pemerintah Kota Contoh",
    address="Kota Contoh",
)


@pytest.fixture
def make_desk(tmp_path: Path, office: Office) -> Callable[..., Desk]:
    """Makes a vault of its own with one case each time it is called."""
    number = count(1)

    def make(folder: Path | None = None, office: Office = office) -> Desk:
        place = folder or tmp_path / f"brankas-{next(number)}"
        made, _ = vaults.create(place, office, PASSPHRASE, cost=LEAST_COST)
        with made:
            case = made.create_case(PERSON).id
        key = tmp_path / "frasa.txt"
        key.write_text(PASSPHRASE + "\n", encoding="utf-8")
        return Desk(vault=place, key=key, case=case)

    return make


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


@pytest.fixture(scope="session")
def pictures() -> tuple[DrawnPicture, ...]:
    if not resource_path("fonts", "LiberationSans-Regular.ttf").is_file():
        pytest.skip("the fonts are not made yet; run tools/make_fonts.py")
    return draw_all()


@pytest.fixture
def picture(tmp_path: Path, pictures: tuple[DrawnPicture, ...]) -> Path:
    path = tmp_path / "tangkapan layar.png"
    path.write_bytes(pictures[1].png)
    return path


@pytest.fixture
def huge_png(tmp_path: Path) -> Path:
    """A PNG of 30,000 x 30,000 pixels in about a hundred kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = 30_000
    squeeze = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    pixels = b"".join(squeeze.compress(row * 1000) for _ in range(side // 1000)) + squeeze.flush()
    path = tmp_path / "raksasa.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )
    return path
