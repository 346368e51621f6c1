"""The sheet that the hemoglobin trend is drawn on: where days and g/dL lie, and words that do not overlap."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from infusetrack.domain.regimen import Agent
from infusetrack.ui.plots.hgb_parts import Dot
from infusetrack.ui.plots.hgb_scene import Scene
from infusetrack.ui.theme import Theme
from infusetrack.ui.widgets.painted import Hand, Painted

LEFT, RIGHT, TOP, BOTTOM = 104, 58, 44, 24
"""Margins in pixels at scale 1: scale and lane names, grades, two rows of words, days."""
LANE = 22
WORD_ROWS = 2
LEFT_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_TEXT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
DEMI = QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class Sheet:
    """The frame of the values in pixels, with the lanes of bars and marks below it."""

    scene: Scene
    look: Theme
    frame: QRectF

    @classmethod
    def on(cls, box: QRectF, scene: Scene, look: Theme) -> "Sheet":
        """Lay the frame into a widget's box."""
        lanes = look.px(LANE) * len(lanes_of(scene))
        frame = box.adjusted(look.px(LEFT), look.px(TOP), -look.px(RIGHT), -look.px(BOTTOM) - lanes)
        return cls(scene, look, frame)

    def x(self, days: float) -> float:
        """Where a day lies."""
        scene = self.scene
        return self.frame.left() + (days - scene.left) / (scene.right - scene.left) * self.frame.width()

    def y(self, g_dl: float) -> float:
        """Where an amount lies; what is off the scale stands at its edge."""
        scene = self.scene
        share = (g_dl - scene.low) / (scene.high - scene.low)
        return self.frame.bottom() - min(max(share, 0.0), 1.0) * self.frame.height()

    def place(self, dot: Dot) -> QPointF:
        """Where a value lies."""
        return QPointF(self.x(dot.x), self.y(dot.y))

    def places(self, points: Iterable[Dot | tuple[float, float]]) -> list[QPointF]:
        """Where many values lie, all measured at once."""
        scene, frame = self.scene, self.frame
        left, bottom, top = frame.left(), frame.bottom(), frame.top()
        across = frame.width() / (scene.right - scene.left)
        up = frame.height() / (scene.high - scene.low)
        return [
            QPointF(
                left + (one[0] - scene.left) * across,
                min(max(bottom - (one[1] - scene.low) * up, top), bottom),
            )
            for one in points
        ]

    def lane(self, place: int) -> QRectF:
        """The lane below the frame at a place."""
        high = self.look.px(LANE)
        return QRectF(self.frame.left(), self.frame.bottom() + place * high, self.frame.width(), high)

    @property
    def foot(self) -> float:
        """Where lanes end and days are written."""
        return self.frame.bottom() + self.look.px(LANE) * len(lanes_of(self.scene))


def lanes_of(scene: Scene) -> tuple[str, ...]:
    """The lanes that are needed: drug bars, marks, then each strip by its number."""
    drugs, signs = ("bars",) if scene.stretches else (), ("signs",) if scene.signs else ()
    return (*drugs, *signs, *(str(place) for place in range(len(scene.strips))))


class Layer:
    """Something painted onto a sheet; made anew for each painting, it holds no truth."""

    def __init__(self, pad: Painted, painter: QPainter, sheet: Sheet, agents: Mapping[str, Agent]) -> None:
        """`pad` writes the words, in the theme's hand."""
        self._pad, self._painter, self._sheet, self._agents = pad, painter, sheet, agents
        self._look, self._scene = sheet.look, sheet.scene

    def _write(self, box: QRectF, words: str, hand: Hand) -> None:
        self._pad.write(self._painter, box, words, hand)

    def _drug(self, key: str) -> tuple[QColor, QColor]:
        """A drug's line and soft fill; ink for one that the regimen does not know."""
        agent = self._agents.get(key)
        if agent is None:
            return self._look.colour("ink"), self._look.colour("chip")
        return self._look.agent_colours(agent)


class Placed(NamedTuple):
    """Words that found their place: the row from the top, the left edge, which words."""

    row: int
    left: float
    words: str


class WordRows:
    """Words beside lines, from left to right; they cross neither other words nor another line.

    The line of words in the upper row runs through the lower one; what finds no place is left out.
    """

    def __init__(self, painter: QPainter, right: float) -> None:
        """Measures with the painter's font; nothing goes past `right`."""
        self._metrics = QFontMetricsF(painter.font())
        self._ends = [float("-inf")] * WORD_ROWS
        self._line = float("-inf")
        self._right = right

    def find(self, x: float, words: Sequence[str]) -> Placed | None:
        """The first of these words that fits at a line; before it where there is no room after."""
        found = next((place for one in words if (place := self._fitting(x, one)) is not None), None)
        self._line = x
        return found

    def _fitting(self, x: float, words: str) -> Placed | None:
        wide = self._metrics.horizontalAdvance(words) + 8
        left = x + 4 if x + wide <= self._right else x - wide
        for row in range(WORD_ROWS):
            free = left >= self._ends[row] and all(x >= end for end in self._ends[row + 1 :])
            if free and (left > x or left >= self._line):
                self._ends[row] = left + wide
                return Placed(row, left, words)
        return None
