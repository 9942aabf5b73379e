"""The look: tokens, type, spacing and icons, set once for the whole application."""

from ui.theme.icons import icon
from ui.theme.look import Choice, Theme, current, px
from ui.theme.tokens import Tokens

__all__ = ["Choice", "Theme", "Tokens", "current", "icon", "px"]
