"""One chair's card: who, how much longer, what is next; a press opens the patient's day."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from infusetrack.domain.board import Card, CardPhase
from infusetrack.domain.regimen import Regimen
from infusetrack.ui import theme
from infusetrack.ui.plots.hgb_spark import HgbSpark
from infusetrack.ui.screens.chairs.words import CardWords, day_words, patient_words
from infusetrack.ui.widgets.buttons import Button, LinkButton, QuietButton
from infusetrack.ui.widgets.chip import MARKS, TONES, Chip
from infusetrack.ui.widgets.labels import column, label, row, say
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.ui.widgets.ring import Ring
from infusetrack.wording.translate import tr

EDGE = {"none": "line", "low": "low", "medium": "medium", "high": "high"}
EDGE_WIDTH = 6
TARGET = 48
RING, RING_DENSE = 104, 76
SPOKEN_FACTS = ("chip", "state", "detail", "hgb", "strip")


class Strip(Painted):
    """The line at a card's foot: what is due next, told by words, shape and ground."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._words, self._level = "", "none"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, level: str) -> None:
        """Other words, or another level."""
        if (words, level) != (self._words, self._level):
            self._words, self._level = words, level
            self.setAccessibleName(words)
            self.setToolTip(words)
            self.update()

    def text(self) -> str:
        """The words with the shape of their level."""
        return MARKS.get(self._level, "") + self._words

    def sizeHint(self) -> QSize:
        """One line and some air."""
        return QSize(self.look.px(160), self.look.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, then words."""
        ink, ground = TONES["plain" if self._level == "none" else self._level]
        painter = self.painter()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        ink = "ink" if self._level in {"none", "high"} and self.look.name == "day" else ink
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        box = QRectF(self.rect()).adjusted(12, 0, -8, 0)
        self.write(painter, box, self.text(), Hand(15, ink, QFont.Weight.DemiBold, left))


class Shown(NamedTuple):
    """What a card was last drawn from."""

    card: Card
    words: CardWords
    regimen: Regimen


class ChairCard(QAbstractButton):
    """A card that is a button. Signal: `leave_asked(chair)` once the nurse said so twice."""

    leave_asked = Signal(int)

    def __init__(self, chair: int) -> None:
        """An empty card of a chair."""
        super().__init__()
        self.chair = chair
        self.shown: Shown | None = None
        self._dressed: tuple[str, str, str] = ("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._dense = False
        self._caption = label(tr("Chair {chair}").format(chair=chair), "caption")
        self._initials, self._patient = label("", "initials"), label("", "subtitle")
        self._day, self._chip = Chip(parent=self), Chip(parent=self)
        self.ring, self.strip = Ring(RING, parent=self), Strip()
        self._state, self._detail = label("", "strong", wrap=True), label("", "subtitle", wrap=True)
        self._hgb, self.spark = label("", "subtitle"), HgbSpark(small=True)
        self.leave = LinkButton("", icon="close", act=self.ask_leave)
        self.leave.setAccessibleName(tr("Leave chair {chair}").format(chair=chair))
        self.leave.setToolTip(self.leave.accessibleName())
        self.leave.setMinimumWidth(TARGET)
        self.asking = Asking(self._sure, self.forget_leave)
        self._lay_out()

    def _lay_out(self) -> None:
        who = row(self._initials, self._patient, None, self._day)
        left = column(self._caption, spacing=0)
        left.addLayout(who)
        head = QHBoxLayout()
        head.addLayout(left, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        facts = column(None, self._chip, self._state, self._detail, spacing=2)
        facts.addLayout(row(self._hgb, self.spark, spacing=10, stretch=1))
        facts.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.ring)
        middle.addLayout(facts, 1)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(18 + EDGE_WIDTH, 12, 14, 14)
        box.setSpacing(8)
        box.addLayout(head)
        box.addLayout(middle, 1)
        box.addWidget(self.strip)
        box.addWidget(self.asking)
        self._let_presses_through()

    def _let_presses_through(self) -> None:
        for part in self.findChildren(QWidget):
            if not isinstance(part, Button | Asking) and not isinstance(part.parent(), Asking):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # --- what it shows -----------------------------------------------------------------

    def show_card(self, card: Card, words: CardWords, regimen: Regimen) -> None:
        """The chair as it stands now; nothing is built anew."""
        before, self.shown = self.shown, Shown(card, words, regimen)
        self._dress(regimen)
        self.spark.show_spark(card.spark, regimen.agents)
        self.strip.say(words.strip, words.level)
        if before is None or (before.words.ring, before.words.share) != (words.ring, words.share):
            self.ring.show_progress(words.share, words.ring)
        if before is not None and (before.words, before.card.seat) == (words, card.seat):
            return
        say(self._initials, card.initials)
        self._day.set_text(day_words(card.seat.day))
        self._fill_names(card, words)
        for part, text in ((self._state, words.state), (self._detail, words.detail), (self._hgb, words.hgb)):
            say(part, text)
            part.setVisible(bool(text))
        self.setAccessibleName(self._spoken(card, words))
        if before is None or before.card.level != card.level:
            self.update()

    def set_dense(self, *, dense: bool) -> None:
        """Narrower, for many chairs: a smaller ring, the study number above the initials."""
        if dense is self._dense:
            return
        self._dense = dense
        self.ring.set_side(RING_DENSE if dense else RING)
        if self.shown is not None:
            self._fill_names(self.shown.card, self.shown.words)

    def _fill_names(self, card: Card, words: CardWords) -> None:
        chair, patient = tr("Chair {chair}").format(chair=self.chair), patient_words(card)
        say(self._caption, f"{chair} · {patient}" if self._dense else chair)
        say(self._patient, "" if self._dense else patient)
        short = self._dense and card.phase is CardPhase.OBSERVING
        self._chip.set_text(tr("Observation") if short else words.chip)

    def _spoken(self, card: Card, words: CardWords) -> str:
        who = tr("Chair {chair}, {initials}, {study_id}, {day}").format(
            chair=self.chair, initials=card.initials, study_id=card.seat.study_id, day=card.seat.day
        )
        facts = (getattr(words, name) for name in SPOKEN_FACTS)
        return ". ".join((who, *(fact for fact in facts if fact)))

    def _dress(self, regimen: Regimen) -> None:
        if self.shown is None:
            return
        card, look = self.shown.card, theme.current()
        wanted = (card.agent, card.phase.value, look.name)
        if wanted == self._dressed:
            return
        self._dressed = wanted
        agent = regimen.agents.get(card.agent)
        if card.phase is CardPhase.OBSERVING or agent is None:
            tone = "done" if card.phase is CardPhase.OBSERVING else "plain"
            ink, ground = (look.colour(token) for token in TONES[tone])
        else:
            ink, ground = look.agent_colours(agent)
        self._chip.set_colours(ink, ground)
        self.ring.set_colour(ink)
        self.ring.set_paused(paused=card.phase is CardPhase.PAUSED)

    # --- leaving -----------------------------------------------------------------------

    def ask_leave(self) -> None:
        """Ask once more before the chair is freed."""
        self.strip.hide()
        self.asking.ask(tr("Free this chair?"))

    def refuse_leave(self, words: str) -> None:
        """Say why the chair is not freed."""
        self.strip.hide()
        self.asking.tell(words)

    def forget_leave(self) -> None:
        """Back to what is due."""
        self.asking.hide()
        self.strip.show()
        self.setFocus()

    def _sure(self) -> None:
        self.leave_asked.emit(self.chair)

    # --- keys and paint ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Delete asks whether to free the chair; Escape forgets that."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hasFocus():
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.ask_leave()
        elif event.key() == Qt.Key.Key_Escape and not self.asking.isHidden():
            self.forget_leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and getattr(self, "shown", None) is not None:
            self._dress(self.shown.regimen)  # type: ignore[union-attr]
            self.update()

    def sizeHint(self) -> QSize:
        """What its parts need."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What its parts need at least."""
        return self._box.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a coloured left edge."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, 12, 12)
        painter.fillPath(path, look.colour("card"))
        level = self.shown.card.level if self.shown else "none"
        painter.setClipPath(path)
        painter.fillRect(QRectF(box.left(), box.top(), EDGE_WIDTH, box.height()), look.colour(EDGE[level]))
        painter.setClipping(False)
        painter.setPen(pen(look.colour("brand" if self.hasFocus() else "line"), 3 if self.hasFocus() else 1))
        painter.drawPath(path)


class Asking(QWidget):
    """A question at a card's foot, or the sentence that says why not."""

    def __init__(self, yes: Callable[[], object], no: Callable[[], object]) -> None:
        """Hidden until asked."""
        super().__init__()
        self.words = label("", "strong", wrap=True)
        self.yes = QuietButton(tr("Free it"), act=yes)
        self.no = QuietButton(tr("Keep"), act=no)
        self.setLayout(row(self.words, self.yes, self.no, stretch=0))
        self.hide()

    def ask(self, words: str) -> None:
        """Ask; the keyboard goes to the careful answer."""
        self.words.setText(words)
        self.yes.show()
        self.no.setText(tr("Keep"))
        self.show()
        self.no.setFocus()

    def tell(self, words: str) -> None:
        """Say why not."""
        self.words.setText(words)
        self.yes.hide()
        self.no.setText(tr("Close"))
        self.show()
        self.no.setFocus()
