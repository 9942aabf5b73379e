"""`ocr`: text of pictures without a vault."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from core.commands.terminal import output, picture_bytes, processors, readable, show, tell, write_line
from core.errors import UserError
from core.reading.pool import ReaderPool
from core.reading.values import Reading
from core.storage.atomic import write_file


def read(options: argparse.Namespace) -> int:
    """Prints the text of each picture, or writes it to OUTDIR/NAME.txt; bad ones do not stop the rest."""
    files = [Path(name) for name in options.files]
    if options.output is not None:
        try:
            options.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("output_unwritable", path=str(options.output)) from error
        output(options.output / "text.txt")
    items: list[dict[str, object]] = []
    first_failure = 0
    workers = min(options.jobs or processors(), len(files))
    with closing(ReaderPool(workers)) as pool, ThreadPoolExecutor(workers) as threads:
        targets = _targets(files, options.output)
        for file, target, result in zip(
            files, targets, threads.map(lambda path: _read(pool, path), files), strict=True
        ):
            if isinstance(result, UserError):
                tell(result, as_json=options.json)
                first_failure = first_failure or result.exit_code
                items.append({"file": str(file), "ok": False, "code": result.code})
                continue
            words = sum(len(line.words) for line in result.lines)
            item: dict[str, object] = {"file": str(file), "ok": True, "words": words}
            if target is not None:
                write_file(target, (result.text + "\n").encode(), mode=0o644)
                item["output"] = str(target)
                if not options.json:
                    write_line(readable(f"{target} – {words} kata"))
            elif options.json:
                item["text"] = result.text
            else:
                write_line(result.text)
            items.append(item)
    if options.json:
        show(options, {"items": items}, [])
    return first_failure


def _read(pool: ReaderPool, path: Path) -> Reading | UserError:
    try:
        return pool.read(picture_bytes(path))
    except UserError as error:
        return UserError(error.code, **{"path": str(path), **error.facts})


def _targets(files: list[Path], folder: Path | None) -> Iterator[Path | None]:
    """OUTDIR/NAME.txt; a second picture of the same name keeps its ending in it."""
    taken: set[str] = set()
    for file in files:
        if folder is None:
            yield None
            continue
        name = f"{file.stem}.txt" if f"{file.stem}.txt" not in taken else f"{file.name}.txt"
        taken.add(name)
        yield folder / name
