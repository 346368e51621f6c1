"""Hemoglobin in small: the line of the last weeks, magrolimab among it, the last value marked."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.domain.hemoglobin_course import MAGROLIMAB
from infusetrack.domain.hemoglobin_spark import Spark
from infusetrack.domain.mappings import nothing
from infusetrack.domain.regimen import Agent
from infusetrack.ui.widgets.painted import Painted, pen

WIDE, HIGH = 200, 48
SMALL_WIDE, SMALL_HIGH = 96, 24
LEAST_WIDE = 48
FEW = 12
"""More values than this stand without their dots, the last one excepted."""
LEAST_RANGE = 1.0
"""Values that hardly differ fill no more than this of the height, in g/dL: noise draws no mountains."""


class HgbSpark(Painted):
    """No axis: the number stands beside it. Painted once a change, then shown from its picture."""

    def __init__(self, *, small: bool = False, parent: QWidget | None = None) -> None:
        """Empty at first; `small` for a chair's card."""
        super().__init__(parent)
        self._small = small
        self._spark = Spark()
        self._agents: Mapping[str, Agent] = nothing()
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def spark(self) -> Spark:
        """What is shown."""
        return self._spark

    def show_spark(self, spark: Spark, agents: Mapping[str, Agent], spoken: str = "") -> None:
        """Other values; the same ones again cost nothing. `spoken` is read aloud."""
        if spark is self._spark or spark == self._spark:
            return
        self._spark, self._agents, self._picture = spark, agents, None
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """A strip."""
        wide, high = (SMALL_WIDE, SMALL_HIGH) if self._small else (WIDE, HIGH)
        return QSize(self.look.px(wide), self.look.px(high))

    def minimumSizeHint(self) -> QSize:
        """As high, and not so narrow that nothing can be seen."""
        return QSize(self.look.px(LEAST_WIDE), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From its picture."""
        if len(self._spark.points) < 2:  # noqa: PLR2004 (a line has two ends)
            return
        key = self.size(), self.devicePixelRatioF(), self.look.name, self.look.scale
        if self._picture is None or self._picture[0] != key:
            self._picture = key, self._painted()
        QPainter(self).drawPixmap(0, 0, self._picture[1])

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = _Sheet(self._spark, QRectF(self.rect()).adjusted(5, 5, -6, -5))
        self._ground(painter, sheet)
        self._values(painter, sheet)
        painter.end()
        return made

    def _ground(self, painter: QPainter, sheet: "_Sheet") -> None:
        """The baseline dotted, each dose of magrolimab as an upright in its colour."""
        box, agent = sheet.box, self._agents.get(MAGROLIMAB)
        if self._spark.baseline is not None:
            y = sheet.y(self._spark.baseline)
            painter.setPen(pen(self.look.colour("ink_3"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        ink = self.look.agent_colours(agent)[0] if agent else self.look.colour("ink_3")
        painter.setPen(pen(ink, 1.6, Qt.PenStyle.DashLine))
        for at in self._spark.doses:
            x = sheet.x(at)
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))

    def _values(self, painter: QPainter, sheet: "_Sheet") -> None:
        ink, points = self.look.colour("ink"), self._spark.points
        painter.setPen(pen(ink, 1.6 if self._small else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in self._spark.runs:
            painter.drawPolyline(QPolygonF([sheet.place(*point) for point in run]))
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        small = 2.0 if self._small else 3.0
        for point in points[:-1] if len(points) <= FEW else ():
            painter.drawEllipse(sheet.place(*point), small, small)
        painter.drawEllipse(sheet.place(*points[-1]), 1.6 * small, 1.6 * small)


class _Sheet:
    """Where moments and amounts lie in a box."""

    def __init__(self, spark: Spark, box: QRectF) -> None:
        moments = [at for at, _ in spark.points]
        levels = [float(g_dl) for _, g_dl in spark.points]
        levels += [float(spark.baseline)] if spark.baseline is not None else []
        self.box = box
        self._since, self._span = moments[0], (moments[-1] - moments[0]).total_seconds() or 1.0
        middle, half = (max(levels) + min(levels)) / 2, max(max(levels) - min(levels), LEAST_RANGE) / 2
        self._low, self._range = middle - half, 2 * half

    def x(self, at: datetime) -> float:
        share = (at - self._since).total_seconds() / self._span
        return self.box.left() + min(max(share, 0.0), 1.0) * self.box.width()

    def y(self, g_dl: Decimal) -> float:
        return self.box.bottom() - (float(g_dl) - self._low) / self._range * self.box.height()

    def place(self, at: datetime, g_dl: Decimal) -> QPointF:
        return QPointF(self.x(at), self.y(g_dl))
