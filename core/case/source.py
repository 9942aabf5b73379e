"""Where a piece of evidence comes from: what a person says of it, never what a machine guesses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from core.errors import UserError

_LONGEST: Final = 500
_FARTHEST_S: Final = 10 * 366 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The source of one original; empty texts are what nobody has said yet.

    `posted_at` and `captured_at` are ISO 8601: a day, or a moment with its offset from UTC. `obtained_from` is who
    or what handed it over, `captured_by` who made the picture. `clock_offset_s` is how many seconds the capturing
    device's clock was ahead of a clock that can be trusted.
    """

    obtained_from: str = ""
    captured_at: str = ""
    captured_by: str = ""
    platform: str = ""
    account: str = ""
    url: str = ""
    posted_at: str = ""
    device: str = ""
    note: str = ""
    clock_offset_s: int | None = None

    def __post_init__(self) -> None:
        for name in _TEXTS:
            text = getattr(self, name)
            if len(text) > _LONGEST or not text.isprintable():
                raise UserError(
                    "setting_invalid", field=name, reason=f"paling banyak {_LONGEST} huruf, satu baris"
                )
        for name in ("posted_at", "captured_at"):
            if getattr(self, name):
                moment_of(getattr(self, name), field=name)
        if self.clock_offset_s is not None and abs(self.clock_offset_s) > _FARTHEST_S:
            raise UserError("setting_invalid", field="clock_offset_s", reason="paling jauh sepuluh tahun")

    @property
    def empty(self) -> bool:
        """Whether nobody has said anything yet."""
        return self == UNSAID


_TEXTS: Final = tuple(field.name for field in fields(Source) if field.name != "clock_offset_s")

UNSAID: Final = Source()
"""Nobody has said anything."""


def moment_of(text: str, *, field: str = "captured_at") -> date | datetime:
    """A day, or an aware moment, from its ISO 8601 form.

    Raises:
        UserError: `setting_invalid` for any other text and for a moment without an offset.
    """
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UserError("setting_invalid", field=field, reason="tanggal ISO 8601") from error
    if moment.tzinfo is None:
        raise UserError("setting_invalid", field=field, reason="waktu memerlukan zona")
    return moment


def to_body(source: Source) -> dict[str, object]:
    """The stored form: only what was said."""
    said = {name: getattr(source, name) for name in _TEXTS if getattr(source, name)}
    return said if source.clock_offset_s is None else {**said, "clock_offset_s": source.clock_offset_s}


def from_body(body: Mapping[str, object]) -> Source:
    """The value of a stored form; members of later versions are left out."""
    texts = {name: str(body[name]) for name in _TEXTS if name in body}
    offset = body.get("clock_offset_s")
    return Source(**texts, clock_offset_s=int(str(offset)) if offset is not None else None)
