"""The hemoglobin trend in pyqtgraph: values as its curves and dots; grades, doses, strips and words as items around them."""

from collections.abc import Callable, Iterable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsItem, QWidget

from infusetrack.ui.plots.hgb_ground import scale_ticks
from infusetrack.ui.plots.hgb_paper import Sheet
from infusetrack.ui.plots.hgb_parts import Dot
from infusetrack.ui.plots.hgb_scene import runs
from infusetrack.ui.plots.hgb_values import is_crowded, row_pen
from infusetrack.ui.widgets.painted import pen

Paint = Callable[[QPainter], None]
DOT, DOT_CROWDED = 9, 3
"""The size of a value in pixels at scale 1, and among thousands."""
OPEN = 0.55
"""How much of a dot is open where a bedside device measured."""
BEHIND, BEFORE, HAND = -10, 10, 20
"""Below the curves, above them, and above all else."""


class Layer(pg.GraphicsObject):  # type: ignore[misc]
    """Painted in the widget's own pixels; kept as a picture until it is shown anew."""

    def __init__(self, z: int, *, kept: bool = True) -> None:
        """Nothing to paint yet."""
        super().__init__()
        self.setZValue(z)
        self.painted = 0
        self._box = QRectF()
        self._paint: Paint = lambda _painter: None
        if kept:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_paint(self, box: QRectF, paint: Paint) -> None:
        """Paint this from now on."""
        self.prepareGeometryChange()
        self._box, self._paint = box, paint
        self.update()

    def boundingRect(self) -> QRectF:
        """The widget."""
        return self._box

    def paint(self, painter: QPainter, *_more: object) -> None:
        """As it was asked for."""
        self.painted += 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)


class Canvas(pg.PlotWidget):  # type: ignore[misc]
    """Holds no truth and takes neither mouse nor keyboard: who made it walks the values.

    Its items are made once and filled again, for making them takes longer than drawing them.
    """

    def __init__(self, parent: QWidget) -> None:
        """A view without pyqtgraph's own mouse, menu and buttons."""
        super().__init__(parent, background=None, enableMenu=False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.hideAxis("bottom")
        self._view = plot.getViewBox()
        self._view.setMouseEnabled(x=False, y=False)
        self._view.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        self._axis = plot.getAxis("left")
        self._axis.enableAutoSIPrefix(enable=False)
        self.ground, self.words, self.hand = Layer(BEHIND), Layer(BEFORE), Layer(HAND, kept=False)
        for layer in (self.ground, self.words, self.hand):
            self.scene().addItem(layer)
        self._lines: list[pg.PlotDataItem] = []
        self.hidden = self._line()
        self._spots = [self._scatter(z) for z in (1, 2, 3)]

    def _line(self) -> pg.PlotDataItem:
        line = pg.PlotDataItem()
        self.addItem(line)
        line.setDownsampling(auto=True, method="peak")
        return line

    def _scatter(self, z: int) -> pg.ScatterPlotItem:
        spots = pg.ScatterPlotItem(pen=None)
        spots.setZValue(z)
        self.addItem(spots)
        return spots

    # --- showing ----------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, unit: str, ground: Paint, words: Paint) -> None:
        """The values of a sheet in their places; `ground` and `words` are painted behind and before them."""
        self.setBackground(sheet.look.colour("card"))
        self._lay_out(sheet)
        self._show_axis(sheet, unit)
        box = QRectF(self.rect())
        self.ground.show_paint(box, ground)
        self.words.show_paint(box, words)
        self._show_lines(sheet)
        self._show_spots(sheet)

    def _lay_out(self, sheet: Sheet) -> None:
        frame, box, scene = sheet.frame, QRectF(self.rect()), sheet.scene
        grid = self.getPlotItem().layout
        grid.setContentsMargins(0, frame.top(), box.right() - frame.right(), box.bottom() - frame.bottom())
        self._axis.setWidth(frame.left())
        grid.activate()
        self._view.setRange(xRange=(scene.left, scene.right), yRange=(scene.low, scene.high), padding=0)

    def _show_axis(self, sheet: Sheet, unit: str) -> None:
        """Amounts in the chosen unit, in the program's own hand."""
        look = sheet.look
        self._axis.setStyle(
            tickFont=look.font(13), tickLength=0, tickTextOffset=8, autoExpandTextSpace=False,
            hideOverlappingLabels=False,
        )  # fmt: skip
        self._axis.setPen(None)
        self._axis.setTextPen(look.colour("ink_2"))
        self._axis.setTicks([scale_ticks(sheet.scene, unit)])

    def _show_lines(self, sheet: Sheet) -> None:
        found, crowded = list(runs(sheet.scene)), is_crowded(sheet)
        while len(self._lines) < len(found):
            self._lines.append(self._line())
        for place, line in enumerate(self._lines):
            run = found[place] if place < len(found) else []
            _fill(line, run, sheet, smooth=not crowded)
            if run:
                line.setPen(_in_pixels(row_pen(sheet, run[0].row)))
        _fill(self.hidden, sheet.scene.hidden, sheet, smooth=not crowded)
        ink, dashed = sheet.look.colour("ink"), Qt.PenStyle.DashLine
        self.hidden.setPen(_in_pixels(pen(ink, 1 if crowded else 1.6, dashed)))

    def _show_spots(self, sheet: Sheet) -> None:
        look, last = sheet.look, len(sheet.scene.rows) - 1
        dots, crowded = sheet.scene.dots, is_crowded(sheet)
        side = look.px(DOT_CROWDED if crowded else DOT)
        groups: tuple[tuple[list[Dot], str, float], ...] = (
            ([dot for dot in dots if dot.row != last], "ink_3", side),
            ([dot for dot in dots if dot.row == last], "ink", side),
            ([dot for dot in dots if dot.hollow], "card", side * OPEN),
        )
        for spots, (mine, ink, size) in zip(self._spots, groups, strict=True):
            across, up = _places(mine, sheet)
            symbol = "s" if crowded else "o"
            spots.setData(
                x=across, y=up, size=size, symbol=symbol, brush=look.colour(ink), antialias=not crowded
            )


def _in_pixels(made: QPen) -> QPen:
    """A pen as wide in pixels as it says, whatever a day or a g/dL measures."""
    made.setCosmetic(True)
    return made


def _places(points: Iterable[Dot | tuple[float, float]], sheet: Sheet) -> tuple[list[float], list[float]]:
    """Days and g/dL; what is off the scale stands at its edge."""
    low, high, known = sheet.scene.low, sheet.scene.high, list(points)
    across, up = [one[0] for one in known], [one[1] for one in known]
    if up and (min(up) < low or max(up) > high):
        up = [min(max(y, low), high) for y in up]
    return across, up


def _fill(
    line: pg.PlotDataItem, points: Iterable[Dot | tuple[float, float]], sheet: Sheet, *, smooth: bool
) -> None:
    across, up = _places(points, sheet)
    line.setData(x=across, y=up, antialias=smooth)
