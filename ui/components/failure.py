"""A failed question becomes words in the page, or goes to the one who tells about bugs."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import UserError
from core.wording import explain
from ui.widgets.message import Message


def tell(message: Message, broke: Callable[[Exception], object]) -> Callable[[Exception], None]:
    """A callback for `failed`: what happened and what to do, where the person looks."""

    def failed(error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            message.say(words.what, words.hint)
        else:
            broke(error)

    return failed
