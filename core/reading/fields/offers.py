"""Putting down what was found, as fields with their words, boxes and values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.people import sought
from core.reading.fields.blocks import Called, HowMany, When
from core.reading.fields.moments import Calendar
from core.reading.fields.phones import phones
from core.reading.fields.rows import Piece
from core.reading.fields.times import Day
from core.reading.fields.values import MOST_FIELDS, Field, FieldKind, Precision
from core.reading.values import Box, Line, Reading

_BEFORE_NAMES = "~-–∼～•· "
_MISREAD_AT = "©®"


class Offers:
    """The fields of one reading so far. Of two of a kind that begin at the same word the first one stays."""

    def __init__(self, reading: Reading, calendar: Calendar) -> None:
        self._lines: Sequence[Line] = reading.lines
        self._calendar = calendar
        self._found: list[Field] = []
        self._taken: set[tuple[FieldKind, int, int]] = set()
        self._blocks = 0

    def fields(self) -> tuple[Field, ...]:
        """Everything put down, in reading order, at most `MOST_FIELDS`."""
        order = sorted(self._found, key=lambda field: (field.page, field.words[:1], field.kind.value))
        return tuple(order[:MOST_FIELDS])

    def block(self) -> int:
        """The number of the next block."""
        self._blocks += 1
        return self._blocks - 1

    def has(self, kind: FieldKind, piece: Piece) -> bool:
        """Whether a field of that kind begins where `piece` does."""
        return (kind, piece.row.line, piece.words.start) in self._taken

    def add(
        self,
        kind: FieldKind,
        pieces: Iterable[Piece],
        value: str,
        *,
        text: str | None = None,
        relative: bool = False,
        precision: Precision | None = None,
        detail: str = "",
        block: int | None = None,
        key: bool = False,
    ) -> None:
        """Puts down a field on `pieces`, which have at least one word; `text` is theirs unless given."""
        parts = [piece for piece in pieces if piece.words]
        if self.has(kind, parts[0]):
            return
        words = tuple((piece.row.line, place) for piece in parts for place in piece.words)
        self._taken.add((kind, *words[0]))
        self._found.append(
            Field(
                kind=kind,
                text=" ".join(piece.text for piece in parts) if text is None else text,
                value=value,
                page=parts[0].row.page,
                boxes=tuple(self._box(piece) for piece in parts),
                words=words,
                confidence=min(self._lines[line].words[place].confidence for line, place in words),
                relative=relative,
                precision=precision,
                detail=detail,
                block=block,
                key=key,
            )
        )

    def nowhere(self, kind: FieldKind, value: str, *, page: int, detail: str) -> None:
        """Puts down a field that no words of the page stand for."""
        self._found.append(
            Field(
                kind=kind, text="", value=value, page=page, boxes=(), words=(), confidence=0, detail=detail, key=True
            )
        )  # fmt: skip

    def called(self, called: Called, block: int | None, *, key: bool) -> None:
        """Puts down somebody's name, account or number."""
        text = " ".join(piece.text for piece in called.pieces).strip(",")
        if called.kind is FieldKind.HANDLE:
            value = sought.account(text.lstrip(_MISREAD_AT))
        elif called.kind is FieldKind.PHONE:
            value = next((phone.value for phone in phones(text)), "")
        else:
            value = text.lstrip(_BEFORE_NAMES)
        self.add(called.kind, called.pieces, value, text=text, detail=called.part.value, block=block, key=key)

    def time(self, when: When, divider: Day | None, block: int | None, *, key: bool) -> None:
        """Puts down a time; one without a day belongs to the day of the `divider` above it."""
        moment = self._calendar.moment(when.seen, divider)
        row, seen = when.piece.row, when.seen
        self.add(
            FieldKind.DATETIME, [when.piece], moment.value, text=row.text[seen.start : seen.end],
            relative=moment.relative, precision=moment.precision, detail=moment.detail, block=block, key=key,
        )  # fmt: skip

    def count(self, count: HowMany, block: int | None) -> None:
        """Puts down a count."""
        self.add(
            FieldKind.REACTION_COUNT, [count.piece], str(count.value), detail=count.counted.value, block=block
        )

    def _box(self, piece: Piece) -> Box:
        boxes = [self._lines[piece.row.line].words[place].box for place in piece.words]
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        return Box(
            left=left,
            top=top,
            width=max(box.left + box.width for box in boxes) - left,
            height=max(box.top + box.height for box in boxes) - top,
        )
