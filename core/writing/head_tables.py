"""Taking typed values out of the TOML tables of a head."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from core.writing.faults import Fault


class HeadTable:
    """Takes keys out of a TOML table; what is left over is a spelling mistake. Every method raises `Fault`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def finish(self) -> None:
        """Refuses keys that nobody took."""
        if self.data:
            raise Fault(f"kepala templat: kunci {min(self.data)} tidak dikenal", key=min(self.data))

    def _take(self, key: str, default: object, accept: Callable[[Any], bool]) -> Any:
        value = self.data.pop(key, default)
        if value is None:
            raise Fault(f"kepala templat: kunci {key} belum ada")
        if not accept(value):
            raise Fault(f"kepala templat: nilai {key} tidak benar", key=key)
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required without a default."""
        return cast(str, self._take(key, default, lambda value: isinstance(value, str)))

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None) -> str:
        """One of the allowed texts."""
        return cast(str, self._take(key, default, lambda value: value in allowed))

    def some_of(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """A list of allowed texts."""
        return tuple(
            self._take(key, [], lambda value: isinstance(value, list) and set(value) <= set(allowed))
        )

    def number(self, key: str, default: float) -> float:
        """A number from 0 to 100."""
        return float(
            self._take(key, default, lambda value: type(value) in (int, float) and 0 <= value <= 100)
        )

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false; `default` when it is not there."""
        return bool(self._take(key, default, lambda value: isinstance(value, bool)))

    def day(self, key: str) -> date:
        """A date without quotes."""
        return cast(date, self._take(key, None, lambda value: type(value) is date))

    def optional_day(self, key: str) -> date | None:
        """A date, or None when the key is not there."""
        return self.day(key) if key in self.data else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when it is not there."""

        def all_text(value: object) -> bool:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)

        return tuple(self._take(key, [], all_text))

    def sub(self, key: str) -> HeadTable:
        """The table under a key; empty when it is not there."""
        return HeadTable(self._take(key, {}, lambda value: isinstance(value, dict)))

    def subs(self, key: str) -> list[HeadTable]:
        """The tables of a list under a key."""

        def all_tables(value: object) -> bool:
            return isinstance(value, list) and all(isinstance(item, dict) for item in value)

        return [HeadTable(item) for item in self._take(key, [], all_tables)]
