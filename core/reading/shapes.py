"""What short texts of screens look like: the time of a message, the count of a reaction."""

from __future__ import annotations

import re
from typing import Final

CLOCK: Final = re.compile(r"\d{1,2}[.:]\d{2}")
COUNTER: Final = re.compile(r"\d{1,3}([.,]\d{1,3})?\s?(rb|jt|k|K|M|m)?")
