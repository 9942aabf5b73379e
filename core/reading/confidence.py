"""How sure a merged word is."""

from __future__ import annotations

from core.reading.merging import Merged


def per_mille(word: Merged) -> int:
    """0 to 1000."""
    return round(word.probability * 1000)
