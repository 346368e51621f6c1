"""The ground of the hemoglobin trend: grades as ink patterns, what is expected, the scale, the days."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush

from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.quantities import convert
from infusetrack.ui.plots.hgb_paper import DEMI, LEFT_TEXT, RIGHT_TEXT, Layer
from infusetrack.ui.plots.hgb_scene import Scene
from infusetrack.ui.widgets.painted import Hand, pen
from infusetrack.wording.hemoglobin_picture import UNITS
from infusetrack.wording.translate import tr

PATTERNS = (Qt.BrushStyle.NoBrush, Qt.BrushStyle.Dense7Pattern, Qt.BrushStyle.BDiagPattern)
"""Grade 1 is plain, grade 2 dotted, grade 3 hatched: ink and pattern, no alarm colour."""
FAINT = 70
FACTORS: Mapping[str, float] = {
    key: float(convert("hemoglobin", Decimal(1), "g/dL", name)) for key, (name, _) in UNITS.items()
}
"""How much of each unit one g/dL is."""


class Ground(Layer):
    """What lies behind the values."""

    def paint(self, unit: str) -> None:
        """From the back to the front; the scale is written in `unit`."""
        self._grades()
        self._zones()
        self._scale(unit)
        self._days()

    def _grades(self) -> None:
        """CTCAE grades for this laboratory's lower limit, as ink patterns with their names at the edge."""
        sheet, scene = self._sheet, self._scene
        second, third = (float(NUMBERS[key].value) for key in ("grade_2", "grade_3"))
        tops = [(1, scene.lln, second), (2, second, third), (3, third, scene.low)]
        ink = self._look.colour("ink_3")
        ink.setAlpha(FAINT)
        for number, top, bottom in tops:
            if top is None or top <= bottom:
                continue
            box = QRectF(
                QPointF(sheet.frame.left(), sheet.y(top)), QPointF(sheet.frame.right(), sheet.y(bottom))
            )
            if PATTERNS[number - 1] is not Qt.BrushStyle.NoBrush:
                self._painter.fillRect(box, QBrush(ink, PATTERNS[number - 1]))
            self._painter.setPen(pen(self._look.colour("ink_3"), 1))
            self._painter.drawLine(box.topLeft(), box.topRight())
            words = QRectF(
                box.right() + 6, box.top(), self._look.px(50), min(box.height(), self._look.px(20))
            )
            self._write(
                words, tr("G{grade}").format(grade=number), Hand(ink="ink_2", weight=DEMI, align=LEFT_TEXT)
            )

    def _zones(self) -> None:
        """What is expected after a dose: a tinted field with its edge and its words."""
        sheet = self._sheet
        for place, zone in enumerate(self._scene.zones):
            box = QRectF(
                QPointF(sheet.x(zone.left), sheet.y(zone.high)),
                QPointF(sheet.x(zone.right), sheet.y(zone.low)),
            )
            tint = self._look.colour("brand")
            tint.setAlpha(38)
            self._painter.fillRect(box, tint)
            self._painter.setPen(pen(self._look.colour("brand"), 1, Qt.PenStyle.DotLine))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(box)
            if place == 0 and box.width() > self._look.px(170):
                words = tr("expected dip, published for adults")
                room = QRectF(
                    box.left() + 6, box.bottom() - self._look.px(19), box.width() - 8, self._look.px(18)
                )
                self._write(room, words, Hand(ink="brand", align=RIGHT_TEXT))

    def _scale(self, unit: str) -> None:
        """A line for each amount of the scale, its unit, and the baseline."""
        sheet = self._sheet
        self._painter.setPen(pen(self._look.colour("line"), 1))
        for g_dl, _words in scale_ticks(self._scene, unit):
            y = sheet.y(g_dl)
            self._painter.drawLine(QPointF(sheet.frame.left(), y), QPointF(sheet.frame.right(), y))
        box = QRectF(0, sheet.frame.top() - self._look.px(24), sheet.frame.left() - 8, self._look.px(18))
        self._write(box, unit, Hand(ink="ink_2", align=RIGHT_TEXT))
        self._baseline()

    def _baseline(self) -> None:
        """A dotted line; its value stands above the plot."""
        sheet, baseline = self._sheet, self._scene.baseline
        if baseline is None:
            return
        y = sheet.y(baseline)
        self._painter.setPen(pen(self._look.colour("ink"), 1.4, Qt.PenStyle.DotLine))
        self._painter.drawLine(QPointF(sheet.frame.left(), y), QPointF(sheet.frame.right(), y))

    def _days(self) -> None:
        sheet, taken = self._sheet, float("-inf")
        half = self._look.px(38)
        for days, words in self._scene.ticks:
            x = sheet.x(days)
            self._painter.setPen(pen(self._look.colour("line"), 1))
            self._painter.drawLine(QPointF(x, sheet.frame.top()), QPointF(x, sheet.foot + 3))
            if x - taken >= half:
                box = QRectF(x - half, sheet.foot + 3, 2 * half, self._look.px(18))
                self._write(box, words, Hand(ink="ink_2"))
                taken = x + half * (0.4 if len(words) < 6 else 1)  # noqa: PLR2004 (short names stand close)


def scale_ticks(scene: Scene, unit: str) -> list[tuple[float, str]]:
    """Amounts in the chosen unit at even steps: where each lies in g/dL, and its words."""
    factor = FACTORS[unit]
    low, high = scene.low * factor, scene.high * factor
    step = _step((high - low) / 7)
    value, found = step * (int(low / step) + 1), []
    while value < high:
        found.append((value / factor, f"{value:g}"))
        value = round(value + step, 4)
    return found


def _step(rough: float) -> float:
    """The next even step at or above a rough one."""
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
    return next(power * times for times in (1, 2, 5, 10, 20) if power * times >= rough)
