"""Where the two model files are, and what they are: PP-OCRv6 small, from the wheel of `rapidocr`.

The package is a carrier of files here and is never imported: its own pipeline would bring a downloader.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from core.errors import UserError
from core.places import resource_path

DETECTOR: Final = "PP-OCRv6_det_small"
RECOGNISER: Final = "PP-OCRv6_rec_small"
CARRIER: Final = "rapidocr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model file in memory, so that what was hashed is what runs."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The digest of the file in lower-case hex."""
        return hashlib.sha256(self.data).hexdigest()


def load(name: str) -> Model:
    """The model `name`. Raises `component_missing` with its name where there is no such file."""
    for folder in model_folders():
        file = folder / f"{name}.onnx"
        if file.is_file():
            return Model(name=name, data=file.read_bytes())
    raise UserError("component_missing", component=name)


def model_folders() -> tuple[Path, ...]:
    """Where models may lie: beside a frozen program, else in the wheel that carries them."""
    folders = [resource_path("models")]
    try:
        files = metadata.distribution(CARRIER)
    except metadata.PackageNotFoundError:
        return tuple(folders)
    folders.append(Path(str(files.locate_file(f"{CARRIER}/models"))))
    return tuple(folders)
