"""A folder is looked at, never changed; what is taken is whole, wanted, and taken once."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.errors import UserError
from core.process.capture_times import captured_at
from core.process.phones import devices, phone_folders
from core.process.watching import Look, Watch, survey

PNG = b"\x89PNG\r\n\x1a\n"
MAKASSAR = ZoneInfo("Asia/Makassar")


def put(path: Path, data: bytes = PNG, *, at: int | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if at is not None:
        os.utime(path, (at, at))
    return path


def names(look: Look) -> list[str]:
    return [item.path.name for item in look.arrived]


def settled(watch: Watch, known: frozenset[str] = frozenset()) -> Look:
    watch.look(known)
    return watch.look(known)


def test_a_new_file_is_taken_at_the_second_look_and_never_again(tmp_path: Path) -> None:
    put(tmp_path / "a.png")
    watch = Watch(tmp_path)
    first = watch.look()
    assert (first.arrived, first.waiting) == ((), 1)
    assert names(watch.look()) == ["a.png"]
    assert watch.look() == Look()
    put(tmp_path / "DCIM" / "Screenshots" / "b.png", PNG + b"b")
    assert names(settled(watch)) == ["b.png"]


def test_a_file_that_is_still_being_written_waits(tmp_path: Path) -> None:
    path = put(tmp_path / "besar.png", b"")
    watch = Watch(tmp_path)
    assert settled(watch).waiting == 1, "an empty file is not there yet"
    for size in (10, 20, 30):
        put(path, PNG + bytes(size))
        assert watch.look().arrived == ()
    assert names(watch.look()) == ["besar.png"]


def test_a_file_replaced_by_another_of_the_same_name_is_taken_anew(tmp_path: Path) -> None:
    put(tmp_path / "a.png", PNG + b"satu", at=1_600_000_000)
    watch = Watch(tmp_path)
    settled(watch)
    put(tmp_path / "a.png", PNG + b"lain", at=1_600_000_100)
    assert names(settled(watch)) == ["a.png"]


def test_bytes_that_are_here_already_are_known_by_whatever_name(tmp_path: Path) -> None:
    put(tmp_path / "a.png")
    (item,) = settled(Watch(tmp_path)).arrived
    put(tmp_path / "salinan.png")
    look = settled(Watch(tmp_path), frozenset({item.sha256}))
    assert (look.arrived, look.known) == ((), 2)
    twice = settled(Watch(tmp_path))
    assert (len(twice.arrived), twice.known) == (1, 1)


def test_hidden_unfinished_and_foreign_files_are_left(tmp_path: Path) -> None:
    for name in (
        ".trashed-1.png", ".thumbnails/a.png", "a.png.part", "b.crdownload", "~c.png", "d.png~", "e.PNG.TMP",
    ):  # fmt: skip
        put(tmp_path / name)
    put(tmp_path / "catatan.txt", b"bukan gambar")
    put(tmp_path / "surat.pdf", b"%PDF-1.7 x")
    put(tmp_path / "rekaman", b"\0\0\0\x18ftypmp42")
    look = settled(Watch(tmp_path))
    assert sorted(names(look)) == ["rekaman", "surat.pdf"]
    assert look.other == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "luar" / "rahasia.png")
    folder = tmp_path / "masuk"
    folder.mkdir()
    (folder / "a.png").symlink_to(tmp_path / "luar" / "rahasia.png")
    (folder / "luar").symlink_to(tmp_path / "luar")
    (folder / "putar").symlink_to(folder)
    assert settled(Watch(folder)) == Look()
    assert survey(folder) == ()


def test_the_originals_stay_as_they_are(tmp_path: Path) -> None:
    path = put(tmp_path / "a.png", at=1_600_000_000)
    before = path.stat()
    settled(Watch(tmp_path))
    after = path.stat()
    assert (after.st_mtime_ns, after.st_size, after.st_mode) == (
        before.st_mtime_ns,
        before.st_size,
        before.st_mode,
    )
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything; Windows has other rights"
)
def test_what_may_not_be_read_is_told_once_and_the_rest_is_taken(tmp_path: Path) -> None:
    closed = put(tmp_path / "tertutup.png", PNG + b"1")
    closed.chmod(0)
    put(tmp_path / "terbuka.png")
    watch = Watch(tmp_path)
    look = settled(watch)
    assert names(look) == ["terbuka.png"]
    assert look.refused == (closed,)
    assert watch.look().refused == ()


def test_old_files_are_not_opened_at_every_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        put(tmp_path / f"{number}.png", PNG + bytes([number]))
    watch = Watch(tmp_path)
    settled(watch)
    opened: list[Path] = []
    real = Path.open

    def counting(path: Path, *args: object, **options: object) -> object:
        opened.append(path)
        return real(path, *args, **options)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(Path, "open", counting)
    put(tmp_path / "baru.png", PNG + b"baru")
    opened.clear()
    assert names(settled(watch)) == ["baru.png"]
    assert {path.name for path in opened} == {"baru.png"}


def test_only_files_since_a_day_are_taken_when_asked(tmp_path: Path) -> None:
    put(tmp_path / "lama.png", PNG + b"1", at=1_600_000_000)
    put(tmp_path / "baru.png", PNG + b"2", at=1_700_000_000)
    watch, since = Watch(tmp_path), datetime(2022, 1, 1, tzinfo=UTC)
    watch.look(since=since)
    assert names(watch.look(since=since)) == ["baru.png"]
    assert [name.path.name for name in survey(tmp_path)] == ["baru.png", "lama.png"]


def test_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="input_missing"):
        Watch(tmp_path / "tidak-ada").look()


def test_looking_ends_when_it_is_told_to(tmp_path: Path) -> None:
    put(tmp_path / "a.png")
    assert Watch(tmp_path).look(stop=lambda: True) == Look()


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are text")
def test_hostile_names_are_taken(tmp_path: Path) -> None:
    put(tmp_path / "\u202egnp.exe", PNG + b"1")
    put(tmp_path / ("n" * 250), PNG + b"2")
    with open(os.fsencode(tmp_path) + b"/\xff\xfe.png", "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(PNG + b"3")
    assert len(settled(Watch(tmp_path)).arrived) == 3


# -- phones


def test_pictures_of_a_phone_are_found_on_its_memory_and_its_card(tmp_path: Path) -> None:
    phone = tmp_path / "run/user/1000/gvfs/mtp:host=SAMSUNG_A12"
    for place in (
        "Internal storage/DCIM/Screenshots",
        "Internal storage/Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images",
        "Card/DCIM/Camera",
    ):
        (phone / place).mkdir(parents=True)
    (tmp_path / "media/rina/KINGSTON/DCIM").mkdir(parents=True)
    (tmp_path / "media/rina/kosong").mkdir()
    found = phone_folders(devices("linux", user="rina", uid=1000, root=tmp_path))
    assert [(one.device, one.kind, one.folder.relative_to(tmp_path).parts[-2:]) for one in found] == [
        ("mtp:host=SAMSUNG_A12", "screenshots", ("DCIM", "Screenshots")),
        ("mtp:host=SAMSUNG_A12", "whatsapp", ("Media", "WhatsApp Images")),
        ("mtp:host=SAMSUNG_A12", "camera", ("DCIM", "Camera")),
        ("mtp:host=SAMSUNG_A12", "dcim", ("Card", "DCIM")),
        ("mtp:host=SAMSUNG_A12", "dcim", ("Internal storage", "DCIM")),
        ("KINGSTON", "dcim", ("KINGSTON", "DCIM")),
    ]


def test_drives_of_windows_are_those_with_a_letter_that_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"E:\\", "E:\\DCIM\\Camera", "E:\\DCIM"}
    monkeypatch.setattr(
        Path, "is_dir", lambda path: str(path).replace("/", "\\").replace("\\\\", "\\") in there
    )
    drives = devices("win32", user="rina", uid=0, root=Path("/"))
    assert [str(drive) for drive in drives] == ["E:\\"]


def test_nothing_connected_gives_nothing(tmp_path: Path) -> None:
    assert devices("linux", user="rina", uid=1, root=tmp_path) == ()
    assert devices("plan9", user="rina", uid=1, root=tmp_path) == ()
    assert phone_folders([tmp_path / "hilang"]) == ()


# -- times in names


@pytest.mark.parametrize(
    "name",
    [
        "Screenshot_20201014-063022.png", "Screenshot_2020-10-14-06-30-22-123_com.whatsapp.jpg",
        "Screenshot_20201014_063022_Facebook.jpg", "Screenshot 2020-10-14 at 06.30.22.png",
        "Screenshot from 2020-10-14 06-30-22.png", "Tangkapan Layar 2020-10-14 pukul 06.30.22.png",
        "Cuplikan layar 2020-10-14 063022.png", "SS_20201014_063022.png",
    ],
)  # fmt: skip
def test_the_time_in_the_name_of_a_screenshot_is_offered(name: str) -> None:
    assert captured_at(name, MAKASSAR) == "2020-10-14T06:30:22+08:00"


@pytest.mark.parametrize(
    "name",
    [
        "IMG-20201014-WA0003.jpg",
        "Screenshot_20209914-063022.png",
        "Screenshot (12).png",
        "pass20201014-0630.png",
        "",
    ],
)
def test_other_names_say_nothing_of_the_capture(name: str) -> None:
    assert captured_at(name, MAKASSAR) == ""
