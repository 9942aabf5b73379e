"""Fictional phone screenshots for the demonstration: who liked, posted, shared or wrote what, in 2020.

Nothing here shows a real person, service or logo. The pictures are drawn when they are needed, so that the
repository holds no binary evidence, and come out with the same bytes every time.
"""

from __future__ import annotations

from core.demonstration.pictures.scenes import draw_all, draw_first
from core.demonstration.pictures.screen import DrawnPicture

__all__ = ["DrawnPicture", "draw_all", "draw_first"]
