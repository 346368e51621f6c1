"""What the charts of the early-warning scores say: points by value, by word and by total."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bands:
    """Points by value: from `starts[i]` up to the next start there are `points[i]`."""

    starts: tuple[Decimal, ...]
    points: tuple[int, ...]

    def of(self, value: Decimal) -> int:
        """The points of a value; one below the first start has those of the first band."""
        return self.points[max(0, bisect_right(self.starts, value) - 1)]


@dataclass(frozen=True, slots=True)
class PewsChart:
    """National PEWS: bands by (age band, item), words, oxygen devices, levels by their lowest total.

    `triggers` raise the level whatever the total is; new confusion is no word of this chart and
    counts as `confusion_counts_as` (LOCAL).
    """

    name: str
    source: str
    bands: Mapping[tuple[str, str], Bands]
    distress: Mapping[str, int]
    refill_from_s: Decimal
    refill_points: int
    high_flow: tuple[str, ...]
    high_flow_points: int
    measured: tuple[str, ...]
    pressure_not_possible_points: int
    levels: Mapping[str, int]
    triggers: Mapping[str, str]
    confusion_counts_as: str


@dataclass(frozen=True, slots=True)
class News2Chart:
    """NEWS2: bands by item, points by consciousness, the totals at which the risk rises."""

    name: str
    source: str
    bands: Mapping[str, Bands]
    consciousness: Mapping[str, int]
    oxygen_points: int
    medium_from: int
    high_from: int
    single_points: int
