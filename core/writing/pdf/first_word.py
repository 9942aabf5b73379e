"""The first word a part prints, for the catchword at the foot of the page before."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph, Table  # type: ignore[import-untyped]


def first_word(part: Any) -> str:
    """The first word of a laid-out part, or an empty text when it prints none."""
    if isinstance(part, Paragraph):
        return _of_paragraph(part)
    if isinstance(part, Table):
        # The header repeats on every page; the word that goes on stands below it.
        rows = part._cellvalues[part.repeatRows :]
        return next((word for row in rows for cell in row if (word := first_word(cell))), "")
    inside = part.inside() if hasattr(part, "inside") else []
    return next((word for inner in inside if (word := first_word(inner))), "")


def _of_paragraph(part: Any) -> str:
    lines = getattr(getattr(part, "blPara", None), "lines", None)
    if lines:
        first = lines[0]
        words = first[1] if isinstance(first, tuple) else first.words
        text = " ".join(word if isinstance(word, str) else word.text for word in words)
    else:
        text = part.getPlainText()
    return (text.split() or [""])[0]
