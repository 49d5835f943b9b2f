"""Where on a PDF page something stands: from the page as it is shown (points from its top left corner) to the page's own coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Box = tuple[float, float, float, float]
LETTER = (0.0, 0.0, 612.0, 792.0)
"""The page size of a page that names none, as pdfium takes it."""
DEEPEST = 50
"""Levels of the page tree that are climbed for an inherited value."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is shown: its visible box in user space and the quarter turns (degrees clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    rotate: int

    @property
    def shown_width(self) -> float:
        """Width of the page as shown, in points."""
        return self.top - self.bottom if self.rotate in (90, 270) else self.right - self.left

    def to_user_space(self, box: Box) -> Box:
        """`box`, given from the shown page's top left corner downwards, in the page's own coordinates."""
        (ax, ay), (bx, by) = self.point(box[0], box[1]), self.point(box[2], box[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point, given from the shown page's top left corner downwards, in the page's own coordinates."""
        match self.rotate:
            case 90:
                return self.left + y, self.bottom + x
            case 180:
                return self.right - x, self.bottom + y
            case 270:
                return self.right - y, self.top - x
        return self.left + x, self.top - y


def frame_of(page: pikepdf.Object) -> Frame:
    """The frame of `page`; CropBox, MediaBox and Rotate may be inherited, wrong way round, or nonsense (then as pdfium takes them)."""
    media = _rectangle(inherited(page, Name.MediaBox)) or LETTER
    crop = _rectangle(inherited(page, Name.CropBox)) or media
    seen = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        seen = media
    turned = inherited(page, Name.Rotate)
    return Frame(*seen, rotate=int(turned) // 90 * 90 % 360 if isinstance(turned, int) else 0)


def inherited(page: pikepdf.Object, name: Name) -> Any:
    """What `page` has or inherits under `name`, None where nothing."""
    node: Any = page
    for _ in range(DEEPEST):
        if name in node:
            return node[name]
        node = node.get(Name.Parent)
        if not isinstance(node, Dictionary):
            return None
    return None


def _rectangle(value: Any) -> Box | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(number) for number in value)
    except (TypeError, ValueError):
        return None
    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return box if box[0] < box[2] and box[1] < box[3] else None
