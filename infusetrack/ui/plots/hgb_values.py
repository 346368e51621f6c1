"""Around the values of the hemoglobin trend: whiskers, the advice, names, and what the dashed line is."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen

from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.ui.plots.hgb_paper import DEMI, LEFT_TEXT, Layer, Sheet
from infusetrack.ui.plots.hgb_parts import Dot
from infusetrack.ui.widgets.painted import Hand, pen
from infusetrack.wording.translate import tr

CROWDED_PX = 7.0
"""Values nearer than this have no whiskers and smaller dots."""
WHISKER = 150
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


def is_crowded(sheet: Sheet) -> bool:
    """Whether values stand so near that whiskers, rings and words would hide them."""
    dots = sheet.scene.dots
    return len(dots) > 1 and sheet.frame.width() / len(dots) < CROWDED_PX


def row_pen(sheet: Sheet, row: int) -> QPen:
    """The line of a cycle: the last one in ink and whole, those before it fainter and each in its dashes."""
    last = row == len(sheet.scene.rows) - 1
    ink = sheet.look.colour("ink" if last else "ink_3")
    if is_crowded(sheet):
        return QPen(ink, 1)
    return pen(ink, 2, STYLES[0] if last else STYLES[1 + row % (len(STYLES) - 1)])


class Values(Layer):
    """What stands around the measured values; they and their lines are the canvas's own."""

    def paint_behind(self) -> None:
        """Where single values may lie."""
        if not is_crowded(self._sheet) and len(self._scene.rows) <= 1:
            self._whiskers(self._scene.dots)

    def paint_before(self) -> None:
        """Rings and squares of the advice, and names."""
        if not is_crowded(self._sheet):
            self._hidden_words()
            self._tiers(self._scene.dots)
        self._row_names(self._scene.dots)

    def _hidden_words(self) -> None:
        """What the dashed line is, where the fewest of its points are."""
        points = self._sheet.places(self._scene.hidden)
        if len(points) < 2:  # noqa: PLR2004 (a line has two ends)
            return
        words = tr("without the red cells")
        wide = self._look.px(150)
        left, high = min(points[-1].x() + 6, self._sheet.frame.right() - wide), self._look.px(18)
        places = [
            QRectF(left, top, wide, high) for top in (points[-1].y() + 2, self._sheet.frame.bottom() - high)
        ]
        room = min(places, key=lambda box: sum(map(box.contains, points)))
        self._write(room, words, Hand(ink="ink", align=LEFT_TEXT))

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
            self._painter.fillRect(room.adjusted(0, 1, -self._look.px(30), -1), self._look.colour("card"))
            self._write(room, self._scene.rows[row], Hand(ink=ink, weight=DEMI, align=LEFT_TEXT))
