"""Reading quality on the public corpus; the bounds are what was measured, with air for other versions."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

from core.reading.pool import ReaderPool

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
    for truth in sorted(corpus.glob("pub-*.txt"))[::EVERY]:
        facts = json.loads(truth.with_suffix(".json").read_text(encoding="utf-8"))
        reading = pool.read((corpus / facts["image"]).read_bytes())
        width, height = facts["size"]
        assert (reading.pages[0].width, reading.pages[0].height) == (width, height)
        rows.append(scorer.one(truth.read_text(encoding="utf-8"), reading.text, facts["fields"]))
    total = scorer.total(rows)
    assert len(rows) >= 8
    assert total["CER"] <= 0.17, total
    assert total["F1"] >= 0.85, total
    assert total["field"] >= 0.85, total
