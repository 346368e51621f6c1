"""Rate over time as steps: what ran is filled, what is planned is dashed, now is a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


@dataclass(frozen=True, slots=True)
class RateSpan:
    """A stretch of constant rate, mL/h."""

    since: datetime
    until: datetime
    ml_h: Decimal


@dataclass(frozen=True, slots=True)
class RateStory:
    """What the plot shows: `actual` up to `now`, `planned` from there or from the start."""

    actual: tuple[RateSpan, ...]
    planned: tuple[RateSpan, ...]
    now: datetime
    zone: tzinfo = UTC

    @property
    def begin(self) -> datetime:
        """The left end."""
        return min((span.since for span in (*self.actual, *self.planned)), default=self.now)

    @property
    def end(self) -> datetime:
        """The right end."""
        last = max((span.until for span in (*self.actual, *self.planned)), default=self.now)
        return max(last, self.now)

    @property
    def highest(self) -> Decimal:
        """The highest rate, mL/h."""
        return max((span.ml_h for span in (*self.actual, *self.planned)), default=Decimal(0))


class RatePlot(Painted):
    """A step plot without axes furniture beyond what a glance needs."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._story: RateStory | None = None
        self._colours: tuple[QColor, QColor] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Infusion rate over time"))

    def set_colours(self, line: QColor, soft: QColor) -> None:
        """The drug's colours, from `Theme.agent_colours`."""
        self._colours = (line, soft)
        self.update()

    def show_rates(self, story: RateStory) -> None:
        """Draw this story."""
        self._story = story
        self.setAccessibleDescription(self._spoken(story))
        self.update()

    def _spoken(self, story: RateStory) -> str:
        said = [
            tr("{rate} mL/h from {since}").format(
                rate=figures.fixed(span.ml_h), since=figures.clock(span.since, story.zone)
            )
            for span in story.actual
        ]
        return ", ".join(said)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(self.look.px(360), self.look.px(124))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self.look.px(220), self.look.px(104))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, steps, now."""
        story = self._story
        if story is None or story.end <= story.begin or story.highest <= 0:
            return
        painter = self.painter()
        frame = self._frame()
        scale = _Scale(frame, story)
        self._grid(painter, frame, scale)
        line, soft = self._colours or (self.look.colour("brand"), self.look.colour("brand_soft"))
        self._area(painter, scale, story.actual, soft)
        self._steps(painter, scale, story.planned, pen(line, 2, Qt.PenStyle.DashLine))
        self._steps(painter, scale, story.actual, pen(line, 2.5))
        self._now(painter, frame, scale)

    def _frame(self) -> QRectF:
        look = self.look
        return QRectF(self.rect()).adjusted(look.px(38), look.px(20), -look.px(20), -look.px(22))

    def _grid(self, painter: QPainter, frame: QRectF, scale: "_Scale") -> None:
        look = self.look
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        high = look.px(18)
        for rate in (Decimal(0), scale.top / 2, scale.top):
            y = scale.y(rate)
            painter.setPen(pen(look.colour("line"), 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            box = QRectF(0, y - high / 2, frame.left() - 6, high)
            self.write(painter, box, figures.trimmed(rate, 1), Hand(ink="ink_2", align=right))
        unit = QRectF(0, 0, frame.left() + look.px(30), high)
        self.write(painter, unit, tr("mL/h"), Hand(ink="ink_2", align=right))
        self._times(painter, frame, scale)

    def _times(self, painter: QPainter, frame: QRectF, scale: "_Scale") -> None:
        story, width = scale.story, self.look.px(80)
        taken: list[float] = []
        now_words = f"{figures.clock(story.now, story.zone)} {tr('now')}"
        for at, words in (
            (story.now, now_words),
            (story.begin, figures.clock(story.begin, story.zone)),
            (story.end, figures.clock(story.end, story.zone)),
        ):
            x = scale.x(at)
            if any(abs(x - other) < width * 0.85 for other in taken):
                continue
            taken.append(x)
            left = min(max(x - width / 2, 0), self.width() - width)
            strong = "ink" if at == story.now else "ink_2"
            self.write(
                painter, QRectF(left, frame.bottom() + 3, width, self.look.px(18)), words, Hand(ink=strong)
            )

    def _area(self, painter: QPainter, scale: "_Scale", spans: Sequence[RateSpan], soft: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        for span in spans:
            corners = QRectF(
                QPointF(scale.x(span.since), scale.y(span.ml_h)),
                QPointF(scale.x(span.until), scale.y(Decimal(0))),
            )
            painter.drawRect(corners)

    def _steps(self, painter: QPainter, scale: "_Scale", spans: Sequence[RateSpan], ink: QPen) -> None:
        if not spans:
            return
        points = [QPointF(scale.x(spans[0].since), scale.y(Decimal(0)))]
        for span in spans:
            points += [QPointF(scale.x(at), scale.y(span.ml_h)) for at in (span.since, span.until)]
        if spans[-1].until >= scale.story.end:
            points.append(QPointF(scale.x(spans[-1].until), scale.y(Decimal(0))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink)
        painter.drawPolyline(QPolygonF(points))

    def _now(self, painter: QPainter, frame: QRectF, scale: "_Scale") -> None:
        x = scale.x(scale.story.now)
        painter.setPen(pen(self.look.colour("ink"), 2))
        painter.drawLine(QPointF(x, frame.top() - 8), QPointF(x, frame.bottom()))


class _Scale:
    """From times and rates to pixels."""

    def __init__(self, frame: QRectF, story: RateStory) -> None:
        self.story, self._frame = story, frame
        self.top = _round_up(story.highest)
        self._seconds = (story.end - story.begin).total_seconds()

    def x(self, at: datetime) -> float:
        passed = (at - self.story.begin).total_seconds() / self._seconds
        return self._frame.left() + passed * self._frame.width()

    def y(self, ml_h: Decimal) -> float:
        return self._frame.bottom() - float(ml_h / self.top) * self._frame.height()


def _round_up(rate: Decimal) -> Decimal:
    """The next 1, 2, 3, 4, 5, 6, 8 or 10 times a power of ten."""
    power = Decimal(1).scaleb(rate.adjusted())
    for step in (1, 2, 3, 4, 5, 6, 8, 10):
        if rate <= step * power:
            return step * power
    return 10 * power
