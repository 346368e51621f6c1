"""The hemoglobin trend: hover or walk it with the arrow keys; each point is told in words."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.domain.mappings import nothing
from infusetrack.domain.regimen import Agent
from infusetrack.ui.plots.hgb_bubble import bubble_box, paint_bubble, wrapped
from infusetrack.ui.plots.hgb_ground import Ground
from infusetrack.ui.plots.hgb_lanes import Lanes
from infusetrack.ui.plots.hgb_marks import Marks
from infusetrack.ui.plots.hgb_paper import LANE, Layer, Sheet, lanes_of
from infusetrack.ui.plots.hgb_scene import Scene
from infusetrack.ui.plots.hgb_values import Values
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.ui.plots.hgb_canvas import Canvas

LayerKind = TypeVar("LayerKind", bound=Layer)
HIGH = 400
LANES_COUNTED = 2
"""So many lanes are counted in the height already."""
NEAR = 18
"""How near the pointer must be to a point, in pixels at scale 1."""
FEW = 200
"""Among more values than this no place hides none: the bubble takes the first."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class HgbPlot(Painted):
    """A canvas of pyqtgraph under one's own hand: keys, pointer, bubble and what is read aloud are here.

    The canvas is made with the first values to draw, so that nothing of pyqtgraph is fetched before.

    Signal: `picked(index of the review)` when another point is pointed at.
    """

    picked = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._scene, self._unit = Scene(), "g/dL"
        self._agents: Mapping[str, Agent] = nothing()
        self._words: Callable[[int], tuple[str, ...]] = lambda _index: ()
        self._order: list[int] = []
        self._at: int | None = None
        self.canvas: Canvas | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Hemoglobin over time. Arrow keys walk the values."))

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    @property
    def index(self) -> int | None:
        """The review of the point that is pointed at; None while none is."""
        return None if self._at is None else self._scene.dots[self._at].review

    def show_scene(
        self, scene: Scene, unit: str, agents: Mapping[str, Agent], words: Callable[[int], tuple[str, ...]]
    ) -> None:
        """Draw a scene; `words(index of a review)` tells a point, its value first."""
        before, high = self.index, self._high()
        self._scene, self._unit, self._agents, self._words = scene, unit, agents, words
        self._order = sorted(
            range(len(scene.dots)), key=lambda place: (scene.dots[place].row, scene.dots[place].x)
        )
        self._at = next((place for place, dot in enumerate(scene.dots) if dot.review == before), None)
        if self._high() != high:
            self.updateGeometry()
        self._tell()
        self.draw()

    def sizeHint(self) -> QSize:
        """Wide and calm."""
        return QSize(self.look.px(760), self._high())

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self.look.px(420), self._high())

    def _high(self) -> int:
        """Strips make the picture higher, not the values lower."""
        more = max(0, len(lanes_of(self._scene)) - LANES_COUNTED)
        return self.look.px(HIGH + LANE * more)

    # --- painting -----------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """Where things lie now."""
        return Sheet.on(QRectF(self.rect()), self._scene, self.look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Where there is nothing to draw, it says so; all else is on the canvas."""
        if self._scene.dots:
            return
        painter = self.painter()
        words = tr("No hemoglobin in these days.")
        self.write(painter, QRectF(self.rect()), words, Hand(size=15, ink="ink_2"))
        self.ring_focus(painter)

    def draw(self) -> None:
        """The scene onto the canvas; with the first one pyqtgraph is fetched, if it is not there yet."""
        if self.canvas is not None:
            self.canvas.setVisible(bool(self._scene.dots))
        if not self._scene.dots:
            self.update()
            return
        if self.canvas is None:
            self.canvas = import_module("infusetrack.ui.plots.hgb_canvas").Canvas(self)
            self.canvas.show()
        self.canvas.setGeometry(self.rect())
        self.canvas.show_sheet(self.sheet(), self._unit, self._behind, self._before)
        self._show_hand()

    def _layer(self, kind: type[LayerKind], painter: QPainter) -> LayerKind:
        return kind(self, painter, self.sheet(), self._agents)

    def _behind(self, painter: QPainter) -> None:
        """Grades, what is expected, scale and days, then what was given, and whiskers."""
        self._layer(Ground, painter).paint(self._unit)
        self._layer(Marks, painter).paint()
        self._layer(Lanes, painter).paint()
        self._layer(Values, painter).paint_behind()

    def _before(self, painter: QPainter) -> None:
        self._layer(Values, painter).paint_before()

    def _hand(self, painter: QPainter) -> None:
        """The point in hand and where the keyboard is."""
        self._bubble(painter)
        if self.hasFocus():
            painter.setPen(pen(self.look.colour("brand"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _show_hand(self) -> None:
        if self.canvas is not None:
            self.canvas.hand.show_paint(QRectF(self.rect()), self._hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything finds its new place."""
        super().resizeEvent(event)
        self.draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme or scale."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange} and self.canvas is not None:
            self.draw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is here."""
        super().focusInEvent(event)
        self._show_hand()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere."""
        super().focusOutEvent(event)
        self._show_hand()

    def _bubble(self, painter: QPainter) -> None:
        if self._at is not None:
            at = self.sheet().place(self._scene.dots[self._at])
            paint_bubble(self, painter, at, *self._box(at))

    def _box(self, at: QPointF) -> tuple[QRectF, tuple[str, ...]]:
        """The bubble beside its point, where it hides the fewest values, and its lines."""
        few = self._scene.dots if len(self._scene.dots) <= FEW else ()
        lines = wrapped(self._words(self._scene.dots[self._at or 0].review), self.look)
        return bubble_box(self, at, lines, self.sheet().places(few)), lines

    # --- pointing -------------------------------------------------------------------------------

    def point_at(self, index: int) -> None:
        """Point at the value of a review, if it is shown."""
        place = next((place for place, dot in enumerate(self._scene.dots) if dot.review == index), None)
        self._go(place)

    def _go(self, place: int | None) -> None:
        if place == self._at:
            return
        self._at = place
        self._tell()
        self._show_hand()
        if place is not None:
            self.picked.emit(self._scene.dots[place].review)

    def _tell(self) -> None:
        """Say the point to a screen reader; without one, all that is there."""
        words = tr("{count} values").format(count=len(self._scene.dots))
        if self._at is not None:
            words = ", ".join(self._words(self._scene.dots[self._at].review))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def near(self, at: QPointF) -> int | None:
        """The place of the value nearest to a point of the widget; None where none is near."""
        sheet, reach = self.sheet(), self.look.px(NEAR)
        found: list[tuple[float, int]] = []
        for place in self._beside(sheet, at.x(), reach):
            lies = sheet.place(self._scene.dots[place]) - at
            apart = (lies.x() ** 2 + lies.y() ** 2) ** 0.5
            if apart <= reach:
                found.append((apart, place))
        return min(found)[1] if found else None

    def _beside(self, sheet: Sheet, x: float, reach: float) -> list[int]:
        """The values within reach to the left and right: of thousands, only these are looked at."""
        dots = self._scene.dots
        if len(self._scene.rows) > 1:
            return list(range(len(dots)))
        first = bisect_left(dots, x - reach, key=lambda dot: sheet.x(dot.x))
        last = bisect_left(dots, x + reach, key=lambda dot: sheet.x(dot.x))
        return list(range(first, last))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is near."""
        place = self.near(event.position())
        if place is not None:
            self._go(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, page keys, Home and End walk the values; Esc lets go."""
        key, there = Qt.Key(event.key()), self._order
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not there or not plain:
            super().keyPressEvent(event)
        elif key in STEPS:
            here = there.index(self._at) if self._at in there else (len(there) if STEPS[key] < 0 else -1)
            self._go(there[min(max(here + STEPS[key], 0), len(there) - 1)])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(there[0 if key is Qt.Key.Key_Home else -1])
        elif key is Qt.Key.Key_Escape and self._at is not None:
            self._go(None)
        else:
            super().keyPressEvent(event)
