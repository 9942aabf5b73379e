"""Reading quality on the public corpus; the bounds are what was measured, with air for other versions."""

from __future__ import annotations

import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from types import ModuleType

from core.reading.pool import ReaderPool
from core.reading.values import Agreement

# Every fifth picture: all apps, variants and both themes occur. The full set runs with NETRA_TORTURE.
EVERY = 1 if os.environ.get("NETRA_TORTURE") else 5


def load_scorer(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_reading_is_as_good_as_was_measured(pool: ReaderPool, corpus: Path) -> None:
    scorer = load_scorer(corpus)
    rows = []
    agreed = right = 0
    for truth in sorted(corpus.glob("pub-*.txt"))[::EVERY]:
        facts = json.loads(truth.with_suffix(".json").read_text(encoding="utf-8"))
        reading = pool.read((corpus / facts["image"]).read_bytes())
        width, height = facts["size"]
        assert (reading.pages[0].width, reading.pages[0].height) == (width, height)
        said = truth.read_text(encoding="utf-8")
        rows.append(scorer.one(said, reading.text, facts["fields"]))
        left = Counter(scorer.norm(said).split())
        words = [word for line in reading.lines for word in line.words if word.agreement is Agreement.AGREED]
        for text in (scorer.norm(word.text) for word in words):
            agreed += 1
            right += left[text] > 0
            left[text] -= 1
    total = scorer.total(rows)
    assert len(rows) >= 8
    assert total["CER"] <= 0.012, total
    assert total["F1"] >= 0.98, total
    assert total["field"] >= 0.98, total
    assert total["exact"] >= 0.95, total
    # An investigator relies on this one: agreement means something.
    assert right >= 0.99 * agreed
    assert agreed >= 0.85 * total_words(rows)


def total_words(rows: list[dict[str, int]]) -> int:
    """The words of the truth."""
    return sum(row["wn"] for row in rows)
