"""Posts and comments in a column: told apart by where names, times and buttons stand.

A name above a time begins a post; a time with a reply button ends a comment, whose first row is its author;
a name with an account or a time on one row begins either. No rule looks for one application, except that on
pages that look like Instagram an account at the beginning of a row is who wrote it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import Final

from core.reading.fields.blocks import Block, BlockKind, Called, HowMany, When
from core.reading.fields.chrome import Chrome, is_liked_by, plain
from core.reading.fields.marks import Mark, Marked, Role
from core.reading.fields.namelike import is_account, is_marked_account
from core.reading.fields.people_seen import comment_author, is_tied, likers, post_header
from core.reading.fields.rows import Piece, apart, whole
from core.reading.fields.values import Counted, FieldKind, Part

_WIDE_GAP: Final = 2.5
"""Line heights between rows that end a comment."""
_SAME_EDGE: Final = 1.0
"""Line heights that the left edges of two comments' names may differ."""
_EDGES: Final = 8
"""Comments above that are compared with."""
_HEADER_ROWS: Final = 3
_REPLIES: Final = frozenset({"balasan", "replies", "reply"})
_ACTIONS: Final = 2
"""Numbers in a row of buttons."""


def read_feed(column: Sequence[Marked], *, accounts_lead: bool) -> list[Block]:
    """The posts and comments of a column, in reading order; `accounts_lead` on pages like Instagram."""
    feed = _Feed(column, accounts_lead=accounts_lead)
    for row in column:
        feed.take(row)
    return feed.finish()


class _Feed:
    """Reads rows one after the other; `_open` is the block that the next row may belong to."""

    def __init__(self, column: Sequence[Marked], *, accounts_lead: bool) -> None:
        self._usual = median([row.row.height for row in column]) if column else 1
        self._accounts_lead = accounts_lead
        self._blocks: list[Block] = []
        self._open: Block | None = None
        self._rows: list[Marked] = []
        self._above: Marked | None = None
        self._after_footer = False
        self._edges: deque[int] = deque(maxlen=_EDGES)
        self._led: str = ""
        self._last_post: Block | None = None
        self._own_page = False
        """Whether one post has the page, so that what follows are answers; else they are posts too."""
        self._replied = any(Chrome.REPLY in row.chrome for row in column if row.role is not Role.TEXT)

    def take(self, row: Marked) -> None:
        role = self._role(row)
        if role is Role.STATUS:
            self._close()
        elif role is Role.CHROME:
            self._chrome(row)
        elif role is Role.COUNTER:
            self._count(row)
        elif role is Role.COUNTS:
            self._counts(row)
        elif role is Role.ACCOUNT:
            self._account(row)
        elif role is Role.HEADER:
            self._begin(row)
        elif role is Role.TIME:
            self._time(row)
        else:
            self._text(row)
        self._above = row

    def finish(self) -> list[Block]:
        self._close()
        return self._blocks

    # -- rows by their role

    def _role(self, row: Marked) -> Role:
        if row.role is not Role.TIME or row.chrome or row.counts:
            return row.role
        if self._is_shared(row):
            return row.role
        block = self._open
        timed = block is not None and block.kind is BlockKind.POST and block.time is not None
        if row.times[-1].only_clock or (timed and self._tight(row)):
            return Role.TEXT  # a time that the text speaks of
        return row.role

    def _chrome(self, row: Marked) -> None:
        if row.field_of is None and row.chrome <= {Chrome.BADGE, Chrome.AUDIENCE}:
            return
        if Chrome.REPLY in row.chrome and self._open is not None and self._open.kind is BlockKind.LOOSE:
            self._comment(None)
        self._close()
        self._after_footer = self._after_footer or Chrome.ACTION in row.chrome or Chrome.LABEL in row.chrome

    def _count(self, row: Marked) -> None:
        block = self._open or (self._blocks[-1] if self._blocks else None)
        places = [place for place, mark in enumerate(row.marks) if mark is Mark.COUNT]
        if block is not None:
            block.counts += _counted(row)
        if len(places) >= _ACTIONS:
            self._close()

    def _counts(self, row: Marked) -> None:
        block = self._open if self._open is not None and self._open.kind is BlockKind.POST else self._post()
        answers = Chrome.REPLY in row.chrome or _REPLIES & {plain(word) for word in row.row.words}
        if answers and (self._open is not None or self._blocks):
            block = self._open or self._blocks[-1]
        if block is None:
            block = self._open or Block(BlockKind.LOOSE)
            if block is not self._open:
                self._blocks.append(block)
        block.counts += _counted(row)
        if any(count.others for count in row.counts) or is_liked_by(row.row.words):
            block.called += likers(row)
        self._close()
        liked = not row.counts or any(count.counted is Counted.LIKES for count in row.counts)
        self._led = "?" if self._accounts_lead and liked and not self._led else self._led
        self._after_footer = True

    def _account(self, row: Marked) -> None:
        block = self._open
        place = row.account or 0
        account = Called(FieldKind.HANDLE, (Piece(row.row, range(place, place + 1)),), Part.AUTHOR)
        if block is not None and block.kind is BlockKind.POST and self._tight(row):
            block.add(whole(row.row))  # a mention on a row of its own
            return
        if block is not None and len(self._rows) == 1 and self._near(row):
            name = comment_author(self._rows[0], sure_place=True)
            if name is not None:
                block.kind, block.parts, self._own_page = BlockKind.POST, [], True
                block.called = [name, account]
                self._rows = []
                return
        self._close()
        self._open = Block(BlockKind.POST, called=[account])

    def _begin(self, row: Marked) -> None:
        self._close()
        below = self._post() is not None and (self._own_page or self._replied)
        block = Block(BlockKind.COMMENT if below else BlockKind.POST)
        author = comment_author(row, sure_place=True)
        if author is not None:
            block.called.append(author)
        place = row.account
        if place is not None and row.row.words[place] != "@":
            block.called.append(
                Called(FieldKind.HANDLE, (Piece(row.row, range(place, place + 1)),), Part.AUTHOR)
            )
        if row.times:
            block.time = When(row.times[-1], Piece(row.row, row.time_words[-1]))
        self._open = block

    def _time(self, row: Marked) -> None:
        when = When(row.times[0], Piece(row.row, row.time_words[0]))
        block = self._open
        counts = _counted(row)
        if Chrome.REPLY in row.chrome:
            self._comment(when)
            return
        if block is None:
            post = self._post()
            if post is not None and post.time is None:
                post.time = when
                post.counts += counts
            return
        if self._is_shared(row):
            head = self._rows[-1]
            block.parts.pop()
            self._close()
            self._start(head)
            block = self._open or block
        block.counts += counts
        if block.kind is BlockKind.LOOSE and self._is_header(row):
            called, group = post_header(self._rows)
            if called:
                block.kind, block.called, block.groups, block.parts = BlockKind.POST, called, group, []
                block.time = when
                self._rows, self._own_page = [], True
                return
        if block.time is None and block.kind is BlockKind.POST:
            block.time = when
            return
        post = self._post()
        if post is not None and post.time is None:
            post.time = when
        elif block.time is None and block.kind is BlockKind.LOOSE:
            self._comment(when)
        self._close()

    def _text(self, row: Marked) -> None:
        if self._accounts_lead and self._lead(row):
            return
        block = self._open
        if block is None:
            self._start(row)
            return
        gap = not self._tight(row)
        if block.kind is BlockKind.LOOSE and gap and (not self._after_footer or not self._near(row)):
            self._close()
            self._start(row)
            return
        self._rows.append(row)
        block.add(whole(row.row), apart=gap)

    # -- pages on which accounts stand before their text

    def _lead(self, row: Marked) -> bool:
        """Takes a row that begins with the account whose text it is; False when it does not."""
        words = row.row.words
        if not is_account(words[0]):
            return False
        lone = all(mark in (Mark.CHROME, Mark.SIGN) for mark in row.marks[1:])
        known = words[0] == self._led
        if lone and (not self._led or is_marked_account(words[0])) and not known and self._open is None:
            self._close()
            self._led = words[0]
            self._open, self._own_page = Block(BlockKind.POST, called=[self._handle(row)]), True
            return True
        if len(words) < 2:
            return False
        if known or self._led == "?":
            self._led = words[0]
            post = self._post()
            self._close()
            if post is None:
                post = Block(BlockKind.POST, called=[self._handle(row)])
            else:
                self._blocks.remove(post)
            post.add(Piece(row.row, range(1, len(words))), apart=True)
            self._open = post
            return True
        spoken = words[1][:1].isupper() or words[1][0] in '@#"“'
        if not self._led or not (is_marked_account(words[0]) or spoken):
            return False
        self._close()
        self._open = Block(BlockKind.COMMENT, called=[self._handle(row)])
        self._open.add(Piece(row.row, range(1, len(words))))
        return True

    @staticmethod
    def _handle(row: Marked) -> Called:
        return Called(FieldKind.HANDLE, (Piece(row.row, range(1)),), Part.AUTHOR)

    # -- blocks

    def _start(self, row: Marked) -> None:
        self._open = Block(BlockKind.LOOSE)
        self._open.add(whole(row.row))
        self._rows = [row]

    def _comment(self, when: When | None) -> None:
        """Ends the open block as a comment: its first row is who wrote it."""
        block = self._open
        if block is None or block.kind is BlockKind.POST:
            self._close()
            self._after_footer = True
            return
        if block.kind is BlockKind.LOOSE:
            block.kind = BlockKind.COMMENT
            self._name(block, sure_place=self._after_footer and len(self._rows) > 1)
        block.time = block.time or when
        self._close()
        self._after_footer = True

    def _name(self, block: Block, *, sure_place: bool) -> None:
        author = comment_author(self._rows[0], sure_place=sure_place) if len(self._rows) > 1 else None
        if author is not None:
            block.called.append(author)
            block.parts[0] = block.parts[0][1:]
            self._edges.append(self._rows[0].row.left)

    def _close(self) -> None:
        block, self._open = self._open, None
        if block is not None:
            cut = block.kind is BlockKind.LOOSE and self._rows and self._edges
            left = self._rows[0].row.left if self._rows else 0
            if cut and any(abs(left - edge) <= _SAME_EDGE * self._usual for edge in self._edges):
                block.kind = BlockKind.COMMENT  # the last one on a page, its time is below the edge
                self._name(block, sure_place=False)
            self._blocks.append(block)
            self._last_post = block if block.kind is BlockKind.POST else self._last_post
        self._rows = []

    def _post(self) -> Block | None:
        """The last post of the column, the open one included."""
        if self._open is not None and self._open.kind is BlockKind.POST:
            return self._open
        return self._last_post

    # -- places

    def _is_header(self, row: Marked) -> bool:
        rows = self._rows
        if not 0 < len(rows) <= _HEADER_ROWS or not self._near(row):
            return False
        return len(rows) == 1 or is_tied(rows[0])

    def _is_shared(self, row: Marked) -> bool:
        """Whether `row` is the time of a post shown inside the open one, below a name of its own."""
        block = self._open
        if block is None or block.kind is not BlockKind.POST or block.time is None or not self._near(row):
            return False
        alone = bool(self._rows) and len(block.parts) > 1 and len(block.parts[-1]) == 1
        return alone and self._rows[-1] is self._above and bool(post_header(self._rows[-1:])[0])

    def _tight(self, row: Marked) -> bool:
        return self._above is not None and not apart(self._above.row, row.row)

    def _near(self, row: Marked) -> bool:
        above = self._above
        if above is None or above.row.page != row.row.page:
            return False
        return row.row.top - above.row.bottom < _WIDE_GAP * max(above.row.height, row.row.height)


def _counted(row: Marked) -> list[HowMany]:
    return [HowMany(count.counted, count.value, Piece(row.row, count.words)) for count in row.counts]
