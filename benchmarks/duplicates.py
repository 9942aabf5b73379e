"""How well similar pictures are found: copies, crops and scrolls made of the public corpus, against other pictures.

`python -m benchmarks.duplicates READINGS` reads what is not in the folder READINGS yet (about five minutes for all of
it), prints the table and how long 5,000 pictures take to group.
"""

from __future__ import annotations

import io
import itertools
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from benchmarks.reading import CORPUS
from core.reading.duplicates import Likeness, Sight, groups, sight_of
from core.reading.overlap import Text
from core.reading.pool import ReaderPool
from core.reading.values import PRINT_DIGITS, reading_from_json, reading_to_json

HEAD: Final = 0.11  # of a page: status bar and title, which stay when a page is scrolled
SEEN: Final = ("base", "half", "jpeg", "crop")
"""What arrives in reality; the other cuts fall anywhere, also inside a sentence."""
SAME: Final = (
    ("base", "half"), ("base", "jpeg"), ("half", "jpeg"), ("base", "crop"), ("crop", "jpeg"), ("base", "middle"),
    ("base", "scroll_a"), ("base", "scroll_b"), ("scroll_a", "scroll_b"),
)  # fmt: skip
APART: Final = ("head", "tail")
"""Two screens of one chat that share nothing but the title."""


def variants(image: Image.Image) -> Iterator[tuple[str, bytes | None]]:
    """The picture itself (None: as it came), its copies, crops and cuts."""
    width, height = image.size
    small = 0.5 if width >= 700 else 0.75
    fit = min(1.0, 1280 / max(width, height))
    yield "base", None
    yield (
        "crop",
        _png(
            image.crop((round(0.03 * width), round(0.08 * height), round(0.97 * width), round(0.94 * height)))
        ),
    )
    yield "half", _png(_scaled(image, small))
    yield "jpeg", _jpeg(_scaled(image, fit))
    yield "scroll_a", _png(_cut(image, 0.0, 0.65))
    yield "scroll_b", _png(_cut(image, 0.35, 1.0))
    yield "head", _png(_cut(image, 0.0, 0.5))
    yield "tail", _png(_cut(image, 0.5, 1.0))
    yield "middle", _png(image.crop((0, round(0.3 * height), width, round(0.7 * height))))


def sights(folder: Path) -> dict[tuple[str, str], Sight]:
    """What is compared, by the name of the picture and of the variant; readings are kept in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pool = ReaderPool(1)
    found = {}
    try:
        for path in sorted((*CORPUS.glob("pub-*.png"), *CORPUS.glob("pub-*.jpg"))):
            for name, data in variants(Image.open(path).convert("RGB")):
                kept = folder / f"{path.stem}.{name}.json"
                if not kept.exists():
                    reading = pool.read(path.read_bytes() if data is None else data)
                    kept.write_text(json.dumps(reading_to_json(reading)), encoding="utf-8")
                known = reading_from_json(json.loads(kept.read_text(encoding="utf-8")))
                key = path.stem, name
                found[key] = sight_of("/".join(key), "/".join(key), known)
    finally:
        pool.close()
    return found


def likeness(one: Sight, other: Sight) -> Likeness | None:
    """How two are alike, None when they are not."""
    found = groups((one, other))
    return found[0].links[0].likeness if found else None


def table(found: dict[tuple[str, str], Sight]) -> list[str]:
    """What is found of what belongs together, and what is put together wrongly."""
    names = sorted({name for name, _ in found})
    lines = []
    for one, other in (*SAME, APART):
        told: dict[str, int] = defaultdict(int)
        for name in names:
            how = likeness(found[name, one], found[name, other])
            told[how.value if how else "nothing"] += 1
        words = ", ".join(f"{key} {count}" for key, count in sorted(told.items()))
        lines.append(f"{one + ' / ' + other:22}{words}")
    for label, kinds in (("others, as they come", SEEN), ("others, every cut", tuple(found))):
        keys = [key for key in found if key[1] in kinds or key in kinds]
        pairs = [(a, b) for a, b in itertools.combinations(keys, 2) if a[0] != b[0]]
        wrong = [(a, b) for a, b in pairs if likeness(found[a], found[b])]
        who = sorted({(a[0], b[0]) for a, b in wrong})
        lines.append(f"{label:22}{len(wrong)} of {len(pairs)}, between {who}")
    return lines


def many(found: dict[tuple[str, str], Sight], count: int = 5_000, *, seed: int = 3) -> list[Sight]:
    """Many pictures with the buttons and titles of real ones, every tenth a copy of another."""
    chance = random.Random(seed)
    known = list(found.values())
    made: list[Sight] = []
    for at in range(count):
        like = chance.choice(known)
        if made and chance.random() < 0.1:
            like = chance.choice(made)
            number, share = int(like.prints[0], 16), 1.0
            for bit in chance.sample(range(PRINT_DIGITS * 4), 10):
                number ^= 1 << bit
        else:
            number, share = chance.getrandbits(PRINT_DIGITS * 4), 0.15
        pairs = tuple(pair if chance.random() < share else chance.getrandbits(32) for pair in like.text.pairs)
        made.append(
            Sight(
                id=str(at), sha256=str(at), prints=(f"{number:0{PRINT_DIGITS}x}",),
                text=Text(pairs=pairs, head=like.text.head, foot=like.text.foot),
            )
        )  # fmt: skip
    return made


def main() -> None:
    """Writes the table to standard output."""
    found = sights(Path(sys.argv[1]))
    for line in table(found):
        print(line, flush=True)
    crowd = many(found)
    start = time.perf_counter()
    made = groups(crowd)
    print(f"{len(crowd)} pictures in {time.perf_counter() - start:.2f} s, {len(made)} groups")


def _cut(image: Image.Image, first: float, last: float) -> Image.Image:
    """The title and a part of what is below it, as after scrolling."""
    width, height = image.size
    head = round(HEAD * height)
    top, bottom = (head + round(share * (height - head)) for share in (first, last))
    made = Image.new("RGB", (width, head + bottom - top))
    made.paste(image.crop((0, 0, width, head)), (0, 0))
    made.paste(image.crop((0, top, width, bottom)), (0, head))
    return made


def _scaled(image: Image.Image, by: float) -> Image.Image:
    size = max(1, round(image.width * by)), max(1, round(image.height * by))
    return image.resize(size, Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=35)
    return file.getvalue()


if __name__ == "__main__":
    main()
