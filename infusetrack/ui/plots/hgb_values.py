"""The values of the hemoglobin trend: whiskers, lines, dots, tiers, and the line without red cells given."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.ui.plots.hgb_paper import DEMI, LEFT_TEXT, Layer
from infusetrack.ui.plots.hgb_parts import Dot
from infusetrack.ui.plots.hgb_scene import runs
from infusetrack.ui.widgets.painted import Hand, pen
from infusetrack.wording.translate import tr

CROWDED_PX = 7.0
"""Values nearer than this have no whiskers and smaller dots."""
WHISKER = 150
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


class Values(Layer):
    """The measured values stay in front of all that is estimated."""

    def paint(self) -> None:
        """The estimate first."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._is_crowded)
        self._hidden()
        self._values()

    def _hidden(self) -> None:
        """The line as it would be without the red cells given."""
        points = self._sheet.places(self._scene.hidden)
        if len(points) < 2:  # noqa: PLR2004 (a line has two ends)
            return
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen(self._look.colour("ink"), 1.6, Qt.PenStyle.DashLine))
        self._painter.drawPolyline(QPolygonF(points))
        if self._is_crowded:
            return
        words = tr("without the red cells")
        wide = self._look.px(150)
        left, high = min(points[-1].x() + 6, self._sheet.frame.right() - wide), self._look.px(18)
        places = [
            QRectF(left, top, wide, high) for top in (points[-1].y() + 2, self._sheet.frame.bottom() - high)
        ]
        room = min(places, key=lambda box: sum(map(box.contains, points)))
        self._write(room, words, Hand(ink="ink", align=LEFT_TEXT))

    @property
    def _is_crowded(self) -> bool:
        dots = self._scene.dots
        return len(dots) > 1 and self._sheet.frame.width() / len(dots) < CROWDED_PX

    def _values(self) -> None:
        dots = self._scene.dots
        crowded = self._is_crowded
        if not crowded and len(self._scene.rows) <= 1:
            self._whiskers(dots)
        for run in runs(self._scene):
            self._line(run)
        self._spots(dots, self._look.px(3 if crowded else 9))
        if not crowded:
            self._tiers(dots)
        self._row_names(dots)

    def _whiskers(self, dots: tuple[Dot, ...]) -> None:
        ink = self._look.colour("ink_3")
        ink.setAlpha(WHISKER)
        self._painter.setPen(pen(ink, 1.2))
        lines, cap = [], self._look.px(3)
        for dot in dots:
            at, top, bottom = (
                self._sheet.place(dot),
                self._sheet.y(dot.y + dot.spread),
                self._sheet.y(dot.y - dot.spread),
            )
            lines.append(QLineF(at.x(), top, at.x(), bottom))
            lines += [QLineF(at.x() - cap, edge, at.x() + cap, edge) for edge in (top, bottom)]
        self._painter.drawLines(lines)

    def _row_pen(self, row: int, width: float) -> QPen:
        last = row == len(self._scene.rows) - 1
        if self._is_crowded:
            return QPen(self._look.colour("ink" if last else "ink_3"), 1)
        style = STYLES[0] if last else STYLES[1 + row % (len(STYLES) - 1)]
        return pen(self._look.colour("ink" if last else "ink_3"), width, style)

    def _line(self, run: list[Dot]) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._row_pen(run[0].row, 2))
        self._painter.drawPolyline(QPolygonF(self._sheet.places(run)))

    def _spots(self, dots: tuple[Dot, ...], side: int) -> None:
        """All dots of one ink at once: thousands take no longer than a blink."""
        for last in (False, True):
            mine = [dot for dot in dots if (dot.row == len(self._scene.rows) - 1) is last]
            ink = self._look.colour("ink" if last else "ink_3")
            self._stamp(mine, ink, side)
        self._stamp([dot for dot in dots if dot.hollow], self._look.colour("card"), side * 0.55)

    def _stamp(self, dots: list[Dot], ink: QColor, side: float) -> None:
        if dots:
            cap = Qt.PenCapStyle.SquareCap if self._is_crowded else Qt.PenCapStyle.RoundCap
            self._painter.setPen(QPen(ink, side, Qt.PenStyle.SolidLine, cap))
            self._painter.drawPoints(QPolygonF(self._sheet.places(dots)))

    def _tiers(self, dots: tuple[Dot, ...]) -> None:
        """A ring asks for another look, a square for a clinician now."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen(self._look.colour("ink"), 1.6))
        side = self._look.px(8)
        for dot in dots:
            at = self._sheet.place(dot)
            if dot.tier is Tier.WATCH:
                self._painter.drawEllipse(at, side, side)
            elif dot.tier is Tier.ACT:
                self._painter.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))

    def _row_names(self, dots: tuple[Dot, ...]) -> None:
        """Each cycle's name at its last value where cycles lie over each other."""
        if len(self._scene.rows) <= 1:
            return
        last = {dot.row: dot for dot in dots}
        below = float("-inf")
        for row, dot in sorted(last.items(), key=lambda one: -one[1].y):
            at, high = self._sheet.place(dot), self._look.px(17)
            top = max(at.y() - high / 2, below)
            below = top + high
            ink = "ink" if row == len(self._scene.rows) - 1 else "ink_2"
            room = QRectF(at.x() + self._look.px(8), top, self._look.px(60), high)
            self._write(room, self._scene.rows[row], Hand(ink=ink, weight=DEMI, align=LEFT_TEXT))
