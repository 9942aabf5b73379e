"""What `find_fields` gives of a made page, in short."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from core.reading.fields import Field, FieldKind, Keywords, find_fields
from core.reading.values import Reading

CAPTURED = datetime(2020, 12, 20, 10, 0, tzinfo=ZoneInfo("Asia/Makassar"))
CLOCK = "9.41 4G 50%"


def found(reading: Reading, keywords: Keywords | None = None) -> tuple[Field, ...]:
    return find_fields(reading, captured_at=CAPTURED, keywords=keywords)


def texts(fields: tuple[Field, ...], kind: FieldKind, *, key: bool | None = None) -> list[str]:
    return [field.text for field in fields if field.kind is kind and key in (None, field.key)]


def values(fields: tuple[Field, ...], kind: FieldKind, *, key: bool | None = None) -> list[str]:
    return [field.value for field in fields if field.kind is kind and key in (None, field.key)]


def by_author(fields: tuple[Field, ...]) -> dict[str, str]:
    """Who said which statement."""
    said = {field.block: field.text for field in fields if field.kind is FieldKind.STATEMENT}
    names = (FieldKind.DISPLAY_NAME, FieldKind.HANDLE)
    return {
        field.value: said[field.block]
        for field in fields
        if field.kind in names and field.block in said and field.detail in ("author", "quoted")
    }
