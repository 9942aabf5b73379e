"""When a screenshot was taken, as phones and desktops write it into the file's name. Only an offer to a person."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import Final

_SCREEN: Final = r"(?<![a-z])(?:screen[\s_-]?shot|screen[\s_-]?cap(?:ture)?|tangkapan[\s_-]?layar|cuplikan[\s_-]?layar|scrnshot|ss)"
_NAME: Final = re.compile(
    _SCREEN
    + r"\D{0,12}(?P<year>20\d\d)[-_.]?(?P<month>\d\d)[-_.]?(?P<day>\d\d)"
    + r"\D{1,8}(?P<hour>\d\d)[-_.:]?(?P<minute>\d\d)(?:[-_.:]?(?P<second>\d\d))?(?!\d)",
    re.IGNORECASE,
)


def captured_at(name: str, zone: tzinfo) -> str:
    """The moment in a file's name, in `zone`, as ISO 8601 with its offset; empty when the name has none.

    The time in the name of a picture that a messenger saved (`IMG-20201014-WA0003`) is when it was received, so it
    does not count.
    """
    found = _NAME.search(name)
    if found is None:
        return ""
    parts = [int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")]
    try:
        return datetime(*parts, tzinfo=zone).isoformat()  # type: ignore[misc,arg-type]
    except ValueError:
        return ""
