"""Searching many short texts in a real encrypted index: how fast, how large, and how often a misread name is found.

Times are CPU milliseconds of this process, because other programs disturb the clock; only writing is timed by the
clock. The others are what one would do instead: `LIKE` over the same texts in an encrypted database with the same settings,
a search through all texts in memory, and FTS5's own trigram and word tables for their size.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.screens import Screens
from core.storage.sqlcipher import Connection, create_database, open_database, transaction
from core.vault.index import NAME, Index
from core.vault.keys import MasterKey
from core.vault.search.finding import Condition, Finder
from core.vault.search.query import parse, without_titles
from core.vault.search.sources import parts_of

FULL: Final = 100_000
_TOGETHER: Final = 20
"""Texts written in one commit, as an intake does."""
_LIMIT: Final = 20
_TEN: Final = 10
_SELDOM: Final = 5
"""A name is looked for when at most so many other texts have all its words: ten hits hold no more than ten."""
_PLAIN: Final = "content = '', contentless_delete = 1"
_TABLES: Final = {
    "words with positions": f"text, tokenize = 'unicode61 remove_diacritics 2', {_PLAIN}",
    "the same and prefixes": f"text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', {_PLAIN}",
    "trigrams of everything": f"text, tokenize = 'trigram remove_diacritics 1', {_PLAIN}",
}

Row = tuple[str, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """An index in a folder, the texts in it by number, and the names that were misread there, each with its text."""

    folder: Path
    index: Index
    texts: list[str]
    misread: dict[str, int]
    screens: Screens

    @property
    def size(self) -> int:
        """Bytes of all texts."""
        return sum(len(text.encode()) for text in self.texts)


@contextmanager
def filled(count: int, names: int, *, seed: int = 1) -> Iterator[Filled]:
    """An index over `count` texts, in `names` of which a name stands that was misread; closed and opened once."""
    screens = Screens(seed)
    texts = [screens.text() for _ in range(count)]
    seldom = [name for name in dict.fromkeys(screens.names) if " " in name and screens.used[name] <= _SELDOM]
    misread = dict(
        zip(screens.chance.sample(seldom, names), screens.chance.sample(range(count), names), strict=True)
    )
    for name, number in misread.items():
        texts[number] = screens.text(screens.misread(name))
    with tempfile.TemporaryDirectory(prefix="netra-bench-") as place:
        folder, master = Path(place), MasterKey(os.urandom(32))
        index = Index.open_or_make(folder, master)
        for start in range(0, count, _TOGETHER):
            _write(index, start, texts[start : start + _TOGETHER])
        misread = dict(
            zip(_seldom(index, screens, names), screens.chance.sample(range(count), names), strict=True)
        )
        for name, number in misread.items():
            texts[number] = screens.text(screens.misread(name))
            _write(index, number, [texts[number]])
        index.close()
        index = Index.open_or_make(folder, master)
        try:
            yield Filled(folder=folder, index=index, texts=texts, misread=misread, screens=screens)
        finally:
            index.close()


def _seldom(index: Index, screens: Screens, count: int) -> list[str]:
    """Names of two words or more of which all words, in whatever order, stand in few texts."""
    found = []
    for name in screens.chance.sample(sorted(set(screens.names)), len(set(screens.names))):
        words = [form for unit in without_titles(name) for form in unit.forms]
        holders = [index.texts.numbers(f'"{word}"') for word in words]
        if len(words) > 1 and len(set.intersection(*holders)) <= _SELDOM:
            found.append(name)
        if len(found) == count:
            break
    return found


def rows(count: int = 5_000, questions: int = 60) -> list[Row]:
    """`(name, our seconds a question, the other's, ours divided by the other's)`, and the size of both in MB."""
    found = []
    with filled(count, questions) as made, _database(made.folder, made.texts) as plain:
        _ask(made, "pemanasan")  # the vocabulary is loaded at the first question
        for name, asked in _questions(made, questions).items():
            ours = _mean(asked, lambda text: _ask(made, text))
            other = _mean(asked, lambda text: _like(plain, text))
            found.append((f"search {count:,} texts, {name} / LIKE over them", ours, other, ours / other))
        ours, other = _file(made) / 1e6, _table(made, "trigrams of everything") / 1e6
        found.append((f"index of {count:,} texts / FTS5 trigrams of them, MB", ours, other, ours / other))
    return found


def main() -> None:
    """Writes all figures to standard output; arguments: how many texts (100,000) and questions a row (500)."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FULL
    questions = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    with filled(count, questions) as made, _database(made.folder, made.texts) as plain:
        print(f"{count} texts, {made.size / 1e6:.1f} MB, {made.size / count:.0f} bytes each")
        _sizes(made)
        first = _seconds(lambda: _ask(made, "tidakadasamasekali"))
        print(f"first question, which loads the vocabulary: {1000 * first:.0f} ms")
        _speeds(made, plain, questions)
        _misread(made, plain)
        _one_more(made)


def _sizes(made: Filled) -> None:
    print(f"{'index file (words, marks)':40}{_file(made) / made.size:8.1%} of the text")
    for name in _TABLES:
        print(f"{'FTS5 ' + name:40}{_table(made, name) / made.size:8.1%}")


def _speeds(made: Filled, plain: Connection, questions: int) -> None:
    print(
        f"{'ms a question':26}{'median':>9}{'p95':>8}{'worst':>8}{'LIKE':>9}{'in memory':>11}{'LIKE/ours':>11}"
    )
    for name, asked in _questions(made, questions).items():
        times = sorted(_seconds(lambda text=text: _ask(made, text)) for text in asked)  # type: ignore[misc]
        few = asked[: max(5, questions // 20)]
        other = _mean(few, lambda text: _like(plain, text))
        memory = _mean(few, lambda text: _through(made.texts, text))
        ours = sum(times) / len(times)
        print(
            f"{name:26}{1000 * times[len(times) // 2]:9.1f}{1000 * times[int(0.95 * (len(times) - 1))]:8.1f}"
            f"{1000 * times[-1]:8.1f}{1000 * other:9.1f}{1000 * memory:11.1f}{other / ours:11.1f}"
        )


def _misread(made: Filled, plain: Connection) -> None:
    """The right text among the first ten, for a name misread in the text, and for one mistyped in the question."""
    in_text = sum(number in _ask(made, name, _TEN) for name, number in made.misread.items())
    alike = sum(number in _like(plain, name, _TEN) for name, number in made.misread.items())
    print(
        f"name misread in the text, in the first ten: {in_text / len(made.misread):.1%}; LIKE {alike / len(made.misread):.1%}"
    )
    right = hits = 0
    written = sorted(name for name in made.screens.used if " " in name)
    for name in random.Random(4).sample(written, len(made.misread)):
        typed = made.screens.misread(name)
        hits += 1
        right += any(name in made.texts[at].replace("\n", " ") for at in _ask(made, typed, _TEN))
    print(f"name mistyped in the question, in the first ten: {right / hits:.1%} of {hits}")


def _one_more(made: Filled) -> None:
    """One new reading written to the full index, commit and all."""
    times = []
    for at in range(len(made.texts), len(made.texts) + 50):
        text = made.screens.text()
        times.append(_seconds(lambda at=at, text=text: _write(made.index, at, [text]), time.perf_counter))  # type: ignore[misc]
    times.sort()
    print(
        f"one new text indexed and committed: median {1000 * times[25]:.1f} ms, worst {1000 * times[-1]:.1f} ms"
    )


def _questions(made: Filled, count: int) -> dict[str, list[str]]:
    """Questions by kind, taken from texts by chance."""
    chance = random.Random(3)
    found: dict[str, list[str]] = {
        "word": [],
        "three words": [],
        "phrase": [],
        "prefix": [],
        "name, misread": [],
    }
    for number in chance.choices(range(len(made.texts)), k=count):
        words = [word for word in made.texts[number].split() if word.isalpha()]
        at = chance.randrange(len(words) - 1)
        found["word"].append(chance.choice(words))
        found["three words"].append(" ".join(chance.sample(words, 3)))
        found["phrase"].append(f'"{words[at]} {words[at + 1]}"')
        found["prefix"].append(f"{chance.choice(words)[:4]}*")
    found["name, misread"] = list(made.misread)[:count]
    return found


def _write(index: Index, start: int, texts: Sequence[str]) -> None:
    with transaction(index._connection):  # the index has no way to take texts without ledgers
        for at, text in enumerate(texts, start=start):
            index.texts.put(at, at, parts_of(text))


def _ask(made: Filled, text: str, limit: int = _LIMIT) -> list[int]:
    finder = Finder(made.index.texts, parse(text), without_titles(text), Condition(), limit)
    return [hit.number for hit in finder.run()[:limit]]


@contextmanager
def _database(folder: Path, texts: Sequence[str]) -> Iterator[Connection]:
    """All texts in a table of an encrypted database with the same settings."""
    path, key = folder / "plain.db", os.urandom(32)
    create_database(
        path, lambda _: key, journal="wal", fill=lambda db: db.execute("CREATE TABLE text(number INTEGER PRIMARY KEY, text TEXT)")
    )  # fmt: skip
    with closing(open_database(path, key, journal="wal")) as connection:
        with transaction(connection):
            connection.executemany("INSERT INTO text VALUES (?, ?)", enumerate(texts))
        yield connection


def _like(connection: Connection, text: str, limit: int = _LIMIT) -> list[int]:
    """As a person would ask without an index: every word, or the phrase, must stand there as it was typed."""
    words = [text.strip('"')] if text.startswith('"') else text.rstrip("*").split()
    where = " AND ".join(["text LIKE ?"] * len(words))
    statement = f"SELECT number FROM text WHERE {where} ORDER BY number DESC LIMIT {limit}"
    return [row[0] for row in connection.execute(statement, [f"%{word}%" for word in words])]


def _through(texts: Sequence[str], text: str) -> list[int]:
    words = [text.strip('"').lower()] if text.startswith('"') else text.rstrip("*").lower().split()
    return [at for at, one in enumerate(texts) if all(word in one.lower() for word in words)][-_LIMIT:]


def _file(made: Filled) -> int:
    made.index._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (made.folder / NAME).stat().st_size


def _table(made: Filled, name: str) -> int:
    """The size of a table of FTS5 alone, merged, in an encrypted database."""
    path, key = made.folder / "table.db", os.urandom(32)

    def fill(database: Connection) -> None:
        database.execute(f"CREATE VIRTUAL TABLE words USING fts5({_TABLES[name]})")
        database.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(made.texts))
        database.execute("INSERT INTO words(words) VALUES ('optimize')")

    create_database(path, lambda _: key, journal="wal", fill=fill)
    with closing(open_database(path, key, journal="wal")) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    path.unlink()
    return size


def _mean(asked: Sequence[str], work: Callable[[str], object]) -> float:
    return sum(_seconds(lambda text=text: work(text)) for text in asked) / len(asked)  # type: ignore[misc]


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    start = clock()
    work()
    return clock() - start


if __name__ == "__main__":
    main()
