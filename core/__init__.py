"""Netra without a window: everything the product does, free of Qt."""

from typing import Final

__version__: Final = "0.1.0"
