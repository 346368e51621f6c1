"""What the hemoglobin trend is made of, in days and g/dL: values, lines, bars, zones and signs."""

from typing import Literal, NamedTuple

from infusetrack.domain.hemoglobin_rules import Tier


class Dot(NamedTuple):
    """A value: days across, g/dL up, how far it may lie apart; `review` is its place among the reviews, `row` its cycle when laid over."""

    x: float
    y: float
    spread: float
    review: int
    row: int = 0
    hollow: bool = False
    tier: Tier = Tier.NONE


class Upright(NamedTuple):
    """A line from top to bottom with its words, `short` where these find no room.

    `drug` is empty for blood; `due` is still to come.
    """

    x: float
    words: str
    drug: str = ""
    due: bool = False
    short: str = ""


class Stretch(NamedTuple):
    """Days of a drug in its lane."""

    left: float
    right: float
    drug: str


class Zone(NamedTuple):
    """Where hemoglobin is expected."""

    left: float
    right: float
    low: float
    high: float


class Sign(NamedTuple):
    """Bleeding, a procedure or a fluid in the lane of marks."""

    x: float
    kind: Literal["bleeding", "procedure", "fluid"]
    words: str
