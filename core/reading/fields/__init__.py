"""Fields in a reading: who wrote what and when, offered to a person for confirmation."""

from core.reading.fields.finding import find_fields
from core.reading.fields.keywords import Keywords, Pair, generic, load_keywords
from core.reading.fields.values import (
    Counted,
    Field,
    FieldKind,
    Part,
    Platform,
    PlatformReason,
    Precision,
)

__all__ = [
    "Counted",
    "Field",
    "FieldKind",
    "Keywords",
    "Pair",
    "Part",
    "Platform",
    "PlatformReason",
    "Precision",
    "find_fields",
    "generic",
    "load_keywords",
]
