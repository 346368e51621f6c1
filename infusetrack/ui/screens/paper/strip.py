"""Where the pages of a document lie one below the other, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

GAP = 14
"""Between two pages, and around them."""


@dataclass(frozen=True, slots=True)
class Strip:
    """All pages at one zoom: their sizes in pixels and the upper edge of each."""

    sizes: tuple[tuple[int, int], ...] = ()
    tops: tuple[int, ...] = ()

    @classmethod
    def of(cls, points: Sequence[tuple[float, float]], room: tuple[int, int], *, whole: bool) -> "Strip":
        """Pages as wide as the room, or each so small that it fits the room whole."""
        sizes = tuple(_fitted(page, room, whole=whole) for page in points)
        tops = tuple(accumulate((high + GAP for _, high in sizes), initial=GAP))[:-1]
        return cls(sizes, tops if sizes else ())

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of everything, with the gaps around."""
        if not self.sizes:
            return 0, 0
        return max(wide for wide, _ in self.sizes) + 2 * GAP, self.tops[-1] + self.sizes[-1][1] + GAP

    def seen(self, top: int, high: int) -> range:
        """The pages (from 0) of which some part lies between `top` and `top + high`."""
        inside = [
            page
            for page, (_, tall) in enumerate(self.sizes)
            if self.tops[page] < top + high and self.tops[page] + tall > top
        ]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def in_front(self, top: int, high: int) -> int:
        """The page that one is reading: the one in the middle of what is in sight."""
        middle = top + high // 2
        return max((page for page, at in enumerate(self.tops) if at <= middle), default=0)


def _fitted(page: tuple[float, float], room: tuple[int, int], *, whole: bool) -> tuple[int, int]:
    wide, high = page
    scale = max(0.05, (room[0] - 2 * GAP) / wide)
    if whole:
        scale = min(scale, max(0.05, (room[1] - 2 * GAP) / high))
    return max(1, round(wide * scale)), max(1, round(high * scale))
