"""Workers come and go without leaving processes or files behind (security specification, A27)."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import UserError
from core.reading.pool import ReaderPool, ReadingCancelled
from core.reading.scratch import MEMORY_FOLDER, make_scratch, remove_leftovers, require_private_scratch
from tests.core.reading.helpers import children, draw, encode, eventually, is_gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

ROOT = Path(__file__).resolve().parents[3]
KILLS = 20 if os.environ.get("NETRA_TORTURE") else 3
SMALL = encode(draw("Lanjut"), "PNG")


def long_page() -> bytes:
    """A page that takes Tesseract a few seconds."""
    text = "\n".join("Mohon hadir tepat waktu dan membawa berkas " * 3 for _ in range(60))
    return encode(draw(text, size=(2400, 2700)), "PNG")


def left_behind() -> set[Path]:
    folders = {Path(tempfile.gettempdir()), MEMORY_FOLDER}
    return {path for folder in folders for name in ("tess_*", "netra-reader-*") for path in folder.glob(name)}


def kill_while_reading(pool: ReaderPool, data: bytes, delay: float) -> UserError | None:
    """What the caller of `read` got when the worker was killed `delay` seconds after the start."""
    caught: list[UserError] = []

    def read() -> None:
        try:
            pool.read(data)
        except UserError as error:
            caught.append(error)

    before = children(os.getpid())
    caller = threading.Thread(target=read)
    caller.start()
    assert eventually(lambda: bool(children(os.getpid()) - before))
    (worker,) = children(os.getpid()) - before
    time.sleep(delay)
    os.kill(worker, signal.SIGKILL)
    caller.join(timeout=20)
    assert eventually(lambda: is_gone(worker))
    return caught[0] if caught else None


@pytest.mark.parametrize("engine", ["tesserocr", "pytesseract"])
def test_a_worker_killed_at_work_leaves_nothing_and_the_next_call_works(engine: str) -> None:
    known = left_behind()
    data = long_page()
    pool = ReaderPool(1, engine=engine)
    processes = children(os.getpid())
    for turn in range(KILLS):
        error = kill_while_reading(pool, data, 1.2 + 0.2 * (turn % 5))
        assert error is not None
        assert error.code in ("picture_undecodable", "component_missing")
        assert left_behind() == known
        assert children(os.getpid()) == processes
    assert pool.read(SMALL).text == "Lanjut"
    pool.close()
    assert left_behind() == known
    assert children(os.getpid()) == processes


def test_an_idle_worker_that_was_killed_is_replaced_unnoticed() -> None:
    before = children(os.getpid())
    pool = ReaderPool(1)
    pool.info()
    (worker,) = children(os.getpid()) - before
    os.kill(worker, signal.SIGKILL)
    assert eventually(lambda: is_gone(worker))
    assert pool.read(SMALL).text == "Lanjut"
    pool.close()


def test_workers_end_with_their_pool() -> None:
    before = children(os.getpid())
    pool = ReaderPool(1)
    pool.info()
    del pool
    gc.collect()
    assert children(os.getpid()) == before


def test_a_worker_outlives_the_thread_that_first_needed_it() -> None:
    """Linux ties a worker to the thread that started it; a caller's thread must not be that thread."""
    before = children(os.getpid())
    pool = ReaderPool(1)
    caller = threading.Thread(target=pool.info)
    caller.start()
    caller.join()
    workers = children(os.getpid()) - before
    time.sleep(0.2)
    assert pool.read(SMALL).text == "Lanjut"
    assert children(os.getpid()) - before == workers
    pool.close()


def test_closing_ends_a_reading_under_way_as_cancelled() -> None:
    """The vault locks: what was being read is not bad, it is only not read yet."""
    pool = ReaderPool(1)
    pool.info()
    outcome: list[BaseException] = []

    def read() -> None:
        try:
            pool.read(long_page())
        except ReadingCancelled as error:
            outcome.append(error)

    caller = threading.Thread(target=read)
    caller.start()
    time.sleep(0.7)
    pool.close()
    caller.join(timeout=10)
    assert outcome
    with pytest.raises(ReadingCancelled):
        pool.read(SMALL)


def test_threads_share_a_pool() -> None:
    pool = ReaderPool(2)
    before = children(os.getpid())
    pictures = [encode(draw(f"Nomor {number}"), "PNG") for number in range(10, 18)]
    with ThreadPoolExecutor(max_workers=4) as executor:
        texts = [reading.text for reading in executor.map(pool.read, pictures)]
    assert texts == [f"Nomor {number}" for number in range(10, 18)]
    assert len(children(os.getpid()) - before) == 2
    pool.close()


@pytest.mark.parametrize("busy", [False, True])
def test_workers_die_with_a_parent_that_was_killed(busy: bool, tmp_path: Path) -> None:
    file = tmp_path / "page.png"
    file.write_bytes(long_page())
    script = (
        "import sys, pathlib\n"
        "from core.reading.pool import ReaderPool\n"
        "pool = ReaderPool(1); pool.info(); print('warm', flush=True)\n"
        f"pool.read(pathlib.Path({str(file)!r}).read_bytes()) if {busy} else None\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"warm\n"
        (worker,) = children(parent.pid)
        time.sleep(0.3)
        parent.kill()
    assert eventually(lambda: is_gone(worker), seconds=2)


def test_pytesseract_reads_the_same_words_through_its_private_folder() -> None:
    known = left_behind()
    pool = ReaderPool(1, engine="pytesseract")
    assert pool.read(SMALL).text == "Lanjut"
    (folder,) = left_behind() - known
    assert folder.parent == MEMORY_FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not list(folder.iterdir())
    pool.close()
    assert left_behind() == known


def test_pytesseract_is_refused_without_a_private_folder_in_memory(tmp_path: Path) -> None:
    public = Path(tempfile.mkdtemp(dir=MEMORY_FOLDER))
    public.chmod(0o755)
    try:
        for folder in (None, str(tmp_path), str(public), str(MEMORY_FOLDER)):
            with pytest.raises(UserError) as caught:
                require_private_scratch(folder)
            assert caught.value.code == "component_missing"
    finally:
        public.rmdir()


def test_the_folder_of_a_killed_parent_goes_at_the_next_start() -> None:
    script = "from core.reading.scratch import make_scratch; import os; print(make_scratch()[0]); os._exit(9)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    # Python's buffer is lost with os._exit, so the folder is found by looking.
    assert done.returncode == 9
    left = {path for path in left_behind() if path.name.startswith("netra-reader-")}
    assert left
    mine, remove = make_scratch()
    assert not any(path.exists() for path in left)
    remove_leftovers()
    assert mine.is_dir()  # a folder in use stays
    remove()
    assert not mine.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a flag at the start")
def test_a_worker_gives_way_to_ordinary_programs() -> None:
    before = children(os.getpid())
    own = os.getpriority(os.PRIO_PROCESS, 0)
    pool = ReaderPool(1)
    try:
        pool.info()
        (worker,) = children(os.getpid()) - before
        assert os.getpriority(os.PRIO_PROCESS, worker) == min(19, own + 10)
    finally:
        pool.close()
