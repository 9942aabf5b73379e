"""What a template can ask besides its values: the law of the day, and to refuse or to warn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.errors import UserError
from core.rules import law
from core.writing import context as contexts
from core.writing.faults import Fault, nearest

NAMES: Final = frozenset({"dasar", "jangka", "tolak", "ingatkan"})
ACT_DATES: Final = ("tanggal_perbuatan", "kasus.waktu_kejadian")
"""Where the day of the act may stand, the first that is there."""


@dataclass(slots=True)
class Functions:
    """The functions of one paper. `document` and `act` choose the law; `warnings` collects what `ingatkan` says."""

    template: str
    document: date
    act: date | None
    regime: str | None
    warnings: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, template: str, values: Mapping[str, object], *, on: date | None) -> Functions:
        """The functions for a paper with these values, as of the day `on` or the date it carries."""
        days = (_date(values, name) for name in ACT_DATES)
        regime = contexts.look_up(values, "kasus.rezim")
        return cls(
            template=template,
            document=on or _date(values, "surat.tanggal") or date.min,
            act=next((day for day in days if day is not None), None),
            regime=regime if isinstance(regime, str) else None,
        )

    def callables(self) -> dict[str, Callable[..., object]]:
        """The functions by the names that templates call them."""
        return {"dasar": self._law, "jangka": self._term, "tolak": self._refuse, "ingatkan": self._warn}

    def _law(self, *topics: str) -> list[str]:
        for topic in topics:
            if topic not in law.topics():
                raise Fault(f"pokok {topic} tidak dikenal", remedy=nearest(topic, law.topics()))
        return [
            rule.text
            for topic in topics
            for rule in law.choose(topic, document=self.document, act=self.act, regime=self.regime)
        ]

    def _term(self, topic: str) -> str:
        """`7 (tujuh) hari` for a time limit, or nothing where none is certain."""
        if topic not in law.term_topics():
            raise Fault(f"jangka waktu {topic} tidak dikenal", remedy=nearest(topic, law.term_topics()))
        term = law.term(topic, document=self.document, act=self.act, regime=self.regime)
        return term.words if term else ""

    def _refuse(self, reason: str) -> None:
        raise UserError("rule_refused", template=self.template, reason=reason)

    def _warn(self, warning: str) -> str:
        if warning not in self.warnings:
            self.warnings.append(warning)
        return ""


def _date(values: Mapping[str, object], dotted: str) -> date | None:
    value = contexts.look_up(values, dotted)
    return value if isinstance(value, date) else None
