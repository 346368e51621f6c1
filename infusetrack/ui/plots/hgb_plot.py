"""The hemoglobin trend: hover or walk it with the arrow keys; each point is told in words."""

from bisect import bisect_left
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.domain.mappings import nothing
from infusetrack.domain.regimen import Agent
from infusetrack.ui.plots.hgb_ground import Ground
from infusetrack.ui.plots.hgb_lanes import Lanes
from infusetrack.ui.plots.hgb_marks import Marks
from infusetrack.ui.plots.hgb_paper import LANE, Sheet, lanes_of
from infusetrack.ui.plots.hgb_scene import Scene
from infusetrack.ui.plots.hgb_values import Values
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording.translate import tr

HIGH = 400
LANES_COUNTED = 2
"""So many lanes are counted in the height already."""
NEAR = 18
"""How near the pointer must be to a point, in pixels at scale 1."""
FEW = 200
"""Among more values than this no place hides none: the bubble takes the first."""
WIDEST = 250
"""A bubble's words wrap beyond this, in pixels at scale 1."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
LEFT_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HgbPlot(Painted):
    """Painted by hand, the ground once a change: pointing at a value paints only its bubble.

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
        self._ground: tuple[tuple[object, ...], QPixmap] | None = None
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
        self._ground = None
        if self._high() != high:
            self.updateGeometry()
        self._tell()
        self.update()

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
        """The ground from its picture, the point in hand above it."""
        painter = self.painter()
        if not self._scene.dots:
            box = QRectF(self.rect())
            self.write(painter, box, tr("No hemoglobin in these days."), Hand(size=15, ink="ink_2"))
            self.ring_focus(painter)
            return
        painter.drawPixmap(0, 0, self._painted())
        self._bubble(painter)
        self.ring_focus(painter)

    def _painted(self) -> QPixmap:
        look = self.look
        key = (self.size(), self.devicePixelRatioF(), look.name, look.scale, self._unit)
        if self._ground is None or self._ground[0] != key:
            self._ground = key, self._painted_anew()
        return self._ground[1]

    def _painted_anew(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(self.look.colour("card"))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layer = self, painter, self.sheet(), self._agents
        Ground(*layer).paint(self._unit)
        Marks(*layer).paint()
        Lanes(*layer).paint()
        Values(*layer).paint()
        painter.end()
        return made

    def _bubble(self, painter: QPainter) -> None:
        if self._at is None:
            return
        at, look = self.sheet().place(self._scene.dots[self._at]), self.look
        painter.setPen(pen(look.colour("brand"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, look.px(11), look.px(11))
        box, lines = self._box(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawRoundedRect(box, 8, 8)
        for row, words in enumerate(lines):
            room = QRectF(
                box.left() + look.px(10), box.top() + look.px(6 + 20 * row), box.width(), look.px(20)
            )
            weight = QFont.Weight.Bold if row == 0 else QFont.Weight.Normal
            self.write(painter, room, words, Hand(15 if row == 0 else 13, "card", weight, LEFT_TEXT))

    def _box(self, at: QPointF) -> tuple[QRectF, tuple[str, ...]]:
        """The bubble beside its point, inside the widget, where it hides the fewest values."""
        look = self.look
        lines = self._wrapped(self._words(self._scene.dots[self._at or 0].review))
        metrics = QFontMetricsF(look.font(15, QFont.Weight.Bold))
        wide = max(metrics.horizontalAdvance(words) for words in lines) + look.px(20)
        high = look.px(12 + 20 * len(lines))
        apart = look.px(16)
        places = [
            QRectF(x, min(max(y, 0), self.height() - high), wide, high)
            for x in (at.x() + apart, at.x() - apart - wide)
            for y in (at.y() - high - look.px(4), at.y() + look.px(4), self.height() - high)
            if x >= 0 and x + wide <= self.width()
        ]
        fallback = QRectF(max(0.0, self.width() - wide), 0, wide, high)
        few = self._scene.dots if len(self._scene.dots) <= FEW else ()
        taken = self.sheet().places(few)
        return min(places, key=lambda box: sum(map(box.contains, taken)), default=fallback), lines

    def _wrapped(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """No line wider than a bubble may be."""
        metrics, most = QFontMetricsF(self.look.font(13)), self.look.px(WIDEST)
        found: list[str] = []
        for line in lines:
            words = ""
            for word in line.split():
                longer = f"{words} {word}".strip()
                if words and metrics.horizontalAdvance(longer) > most:
                    found.append(words)
                    longer = word
                words = longer
            found.append(words)
        return tuple(found)

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
        self.update()
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
