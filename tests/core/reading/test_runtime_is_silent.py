"""The runtime of the networks writes nothing beside us and knows of nobody to report to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PROGRAM = """
import sys
from core.reading.engine import draw_sample, make_engine
made = make_engine("two-readers", ("ind", "eng"))
print(made.lines(draw_sample())[0].text)
"""


def test_reading_leaves_nothing_in_the_home_folder_and_asks_no_name_server(tmp_path: Path) -> None:
    """Variables that silence the runtime in test machines are taken away: users do not have them."""
    env = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")}
    env = {
        name: value for name, value in env.items() if "TELEMETRY" not in name and not name.startswith("ORT_")
    }
    env |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert "Surat 2020" in done.stdout
    assert list(tmp_path.rglob("*")) == []


def test_only_one_module_loads_the_runtime() -> None:
    loading = [
        path.name
        for path in (ROOT / "core").rglob("*.py")
        if any(
            line.startswith(("import onnxruntime", "from onnxruntime"))
            for line in path.read_text().splitlines()
        )
    ]
    assert loading == ["runtime.py"]
