"""Addresses of pages in a text, with the damage that readers of pictures do to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.reading.fields.word_sets import word_set

_TOPS: Final = """com net org info biz id co me tv ly ee io be us my sg asia news online site xyz app link page
    store live club web example test go ac sch or desa mil"""
_TOP: Final = "|".join(sorted(_TOPS.split(), key=len, reverse=True))
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
_TAIL: Final = r"(?:[/?#][\w\-./?%&=#+~:@!,;]{0,400})?"
_ADDRESS: Final = re.compile(
    rf"(?<![\w@.\-/])(?P<scheme>https?://)?(?P<host>{_LABEL}(?:\.{_LABEL}){{0,4}}\.(?:{_TOP}))(?P<tail>{_TAIL})(?![\w@])",
    re.IGNORECASE,
)
# With a scheme or `www.` any ending counts.
_CERTAIN: Final = re.compile(
    rf"(?<![\w@.\-/])(?P<scheme>https?://)?(?P<host>{_LABEL}(?:\.{_LABEL}){{1,5}})(?P<tail>{_TAIL})(?![\w@])",
    re.IGNORECASE,
)
# Hosts that everybody knows: here a lost or misread full stop can be put right with certainty.
_KNOWN: Final = (
    "bit.ly", "linktr.ee", "wa.me", "t.me", "s.id", "youtu.be", "facebook.com", "fb.com", "fb.watch", "instagram.com",
    "tiktok.com", "vt.tiktok.com", "twitter.com", "x.com", "youtube.com", "chat.whatsapp.com", "forms.gle", "cutt.ly",
)  # fmt: skip
_SHORT: Final = 5
"""`t me/` or `x com/` could be something else."""
_DAMAGED: Final = re.compile(
    r"(?<![\w@.\-/])(?P<scheme>https?[:;]?/{1,2}\s?)?(?P<www>www[., ]?)?(?P<host>"
    + "|".join(
        re.escape(known).replace(r"\.", r"\s?[.,:]?\s?")
        for known in sorted(_KNOWN, key=len, reverse=True)
        if len(known) > _SHORT
    )
    + r")(?P<tail>/[\w\-./?%&=#+~:@!,;]{1,400})",
    re.IGNORECASE,
)
_ENDINGS: Final = ".,;:!?"
_OPEN_END: Final = re.compile(r"[\w/\-=?&]$")
_GOES_ON: Final = re.compile(r"[\w\-./?%&=#+~:@]{2,200}")
_FILES: Final = word_set("jpg jpeg png pdf doc docx xls xlsx mp4 mp3 apk zip")


@dataclass(frozen=True, slots=True)
class AddressSeen:
    """An address from letter `start` to before `end` of a text; `value` has a small host and no damage."""

    start: int
    end: int
    value: str
    scheme: bool


def addresses(text: str) -> list[AddressSeen]:
    """Every address in a text, from left to right."""
    found: list[AddressSeen] = []
    for pattern in (_ADDRESS, _CERTAIN, _DAMAGED):
        for match in pattern.finditer(text):
            seen = _seen(match, damaged=pattern is _DAMAGED)
            if pattern is _CERTAIN and not (seen.scheme or match["host"].lower().startswith("www.")):
                continue
            if _is_address(match) and all(seen.end <= one.start or one.end <= seen.start for one in found):
                found.append(seen)
    return sorted(found, key=lambda one: one.start)


def host(text: str) -> str:
    """The host of the address that begins `text`, as an address bar shows it; empty when there is none."""
    seen = next(iter(addresses(text[:200])), None)
    if seen is None or text[: seen.start].strip(" ·•|<>‹›") or text[seen.end :].strip(" ·•|:.…"):
        return ""
    bare = re.sub(r"^https?://", "", seen.value)
    return re.split(r"[/?#]", bare)[0].removeprefix("www.")


def goes_on(seen: AddressSeen, text: str, below: str) -> bool:
    """Whether an address that ends its row is certain to go on with all of the next row `below`.

    Certain is only: it has a scheme, reaches the end of its row, and the next row is one word that is no
    word of a language: it has a slash, digits or hyphens inside.
    """
    if not seen.scheme or seen.end != len(text) or " " in below or not _OPEN_END.search(text):
        return False
    return _GOES_ON.fullmatch(below) is not None and any(sign in "/-_=&%0123456789" for sign in below[1:-1])


def _seen(match: re.Match[str], *, damaged: bool) -> AddressSeen:
    tail = match["tail"].rstrip(_ENDINGS)
    cut = len(match["tail"]) - len(tail)
    name = match["host"].lower()
    scheme = (match["scheme"] or "").lower()
    if damaged:
        name = ("www." if match["www"] else "") + _undamaged(name)
        scheme = ("https://" if scheme.startswith("https") else "http://") if scheme else ""
    return AddressSeen(
        start=match.start(), end=match.end() - cut, value=f"{scheme}{name}{tail}", scheme=bool(scheme)
    )


def _undamaged(name: str) -> str:
    squeezed = re.sub(r"[\s.,:]", "", name)
    return next(known for known in _KNOWN if known.replace(".", "") == squeezed)


def _is_address(match: re.Match[str]) -> bool:
    """Not a title (`S.Sos`), not a file, not two sentences without a blank between."""
    name, tail = match["host"], match["tail"]
    last = name.rsplit(".", 1)[-1].lower()
    if last in _FILES:
        return False
    if match["scheme"] or tail or name.lower().startswith("www."):
        return True
    first = name.split(".", 1)[0]
    return len(first) > 2 and name == name.lower()
