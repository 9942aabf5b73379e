"""The colours of Netra, light and dark. No colour is written anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours, each `#RRGGBB`.

    `edge` outlines controls (3:1 against what it lies on), `line` only separates. The `*_soft` colours are
    quiet fills that carry `text`; `doubt_fill` is the share of `doubt` laid over a weak word, 0-255.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    line: str
    edge: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    doubt: str
    doubt_soft: str
    done: str
    done_soft: str
    desk: str
    shadow: str
    doubt_fill: int


LIGHT: Final = Tokens(
    dark=False,
    window="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#ECEFF3",
    line="#DCE1E7",
    edge="#7D8998",
    text="#18212C",
    quiet="#56616F",
    faint="#8A94A0",
    accent="#0E5A78",
    accent_hover="#0A4862",
    on_accent="#FFFFFF",
    accent_soft="#E1EEF3",
    danger="#B3261E",
    danger_soft="#FCEDEB",
    doubt="#8A5A00",
    doubt_soft="#FBF2DF",
    done="#1E6E3A",
    done_soft="#E6F3EA",
    desk="#E4E8ED",
    shadow="#C3CAD3",
    doubt_fill=46,
)

DARK: Final = Tokens(
    dark=True,
    window="#14181D",
    surface="#1B2128",
    raised="#232A33",
    hover="#28303A",
    line="#303944",
    edge="#6B7785",
    text="#E7EBF0",
    quiet="#9BA7B5",
    faint="#727E8C",
    accent="#5DB4D8",
    accent_hover="#7CC5E3",
    on_accent="#0B1218",
    accent_soft="#1D3440",
    danger="#FF8A80",
    danger_soft="#3A2425",
    doubt="#F2C26B",
    doubt_soft="#352D1E",
    done="#7BD49A",
    done_soft="#1F3327",
    desk="#0F1317",
    shadow="#0A0D10",
    doubt_fill=56,
)

READABLE: Final[tuple[tuple[str, str], ...]] = (
    *((text, ground) for text in ("text", "quiet") for ground in ("window", "surface", "raised", "hover")),
    ("text", "accent_soft"), ("quiet", "accent_soft"), ("accent", "accent_soft"),
    ("accent", "window"), ("accent", "surface"), ("accent", "hover"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("danger", "window"), ("danger", "surface"), ("danger", "danger_soft"), ("text", "danger_soft"),
    ("doubt", "window"), ("doubt", "surface"), ("doubt", "doubt_soft"), ("text", "doubt_soft"),
    ("done", "window"), ("done", "surface"), ("done", "done_soft"), ("text", "done_soft"),
    ("quiet", "danger_soft"), ("quiet", "doubt_soft"), ("quiet", "done_soft"), ("quiet", "desk"), ("text", "desk"),
)  # fmt: skip
"""Every pair of text and ground that the style sheet and the widgets put together."""


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
