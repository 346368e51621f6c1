"""Buttons that show their key: primary, quiet, danger, choice, small and link."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from infusetrack.ui import icons, theme
from infusetrack.ui.widgets.labels import dress

GAP = 8


class Button(QPushButton):
    """A button with an optional icon and the key that presses it, painted lighter beside the words."""

    look = "quiet"
    ink = "ink"
    hint_ink = "ink_2"

    def __init__(
        self, text: str, hint: str = "", *, icon: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """`hint` is the key as shown, e.g. "V" or "Ctrl+S"; `act` is called when pressed."""
        super().__init__(text)
        self._hint, self._icon = hint, icon
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        dress(self, "look", self.look)
        self._name()
        if act is not None:
            self.clicked.connect(lambda _checked=False: act())

    @property
    def hint(self) -> str:
        """The key shown on the button."""
        return self._hint

    def setText(self, text: str) -> None:
        """New words; the key stays."""
        super().setText(text)
        self._name()
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Another icon of the set, or none for an empty name."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        hint = getattr(self, "_hint", "")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like Space."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scale."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _parts_width(self) -> int:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text())
        if self._hint:
            width += GAP + metrics.horizontalAdvance(self._hint)
        if self._icon:
            width += self._icon_side() + (GAP if self.text() else 0)
        return width

    def _icon_side(self) -> int:
        return theme.current().px(20)

    def sizeHint(self) -> QSize:
        """Room for icon, words and key."""
        self.ensurePolished()
        option = self._option()
        option.state &= ~QStyle.StateFlag.State_On
        content = QSize(self._parts_width() + 4, self.fontMetrics().height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, content, self)

    def minimumSizeHint(self) -> QSize:
        """The same: a button is never cut."""
        return self.sizeHint()

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return option

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet paints the body, we the words."""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, self._option())
        painter.setFont(self.font())
        self._paint_parts(painter)

    def _paint_parts(self, painter: QPainter) -> None:
        look = theme.current()
        ink = look.colour(self.ink if self.isEnabled() else "ink_3")
        left = max(4, (self.width() - self._parts_width()) // 2)
        if self._icon:
            side = self._icon_side()
            painter.drawPixmap(left, (self.height() - side) // 2, icons.pixmap(self._icon, ink, 20))
            left += side + GAP
        left = self._words(painter, left, self.text(), ink)
        if self._hint:
            hint_ink = look.colour(self.hint_ink if self.isEnabled() else "ink_3")
            self._words(painter, left + GAP, self._hint, hint_ink)

    def _words(self, painter: QPainter, left: int, words: str, ink: QColor) -> int:
        painter.setPen(ink)
        width = min(self.fontMetrics().horizontalAdvance(words), self.width() - left - 2)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width + 1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, 0, width + 2, self.height()), flags, shown)
        return left + width


class PrimaryButton(Button):
    """The one act that a card is about."""

    look, ink, hint_ink = "primary", "on_brand", "on_brand"


class QuietButton(Button):
    """Any other act."""


class DangerOutlineButton(Button):
    """An act to think about before pressing: a strong outline in ink, no alarm colour."""

    look = "danger"


class SmallButton(Button):
    """A lesser act away from the bedside."""

    look = "small"


class LinkButton(Button):
    """An act inside a line of text."""

    look, ink = "link", "brand"


class ChoiceButton(Button):
    """One of a few options, checked by a shape as well as a colour."""

    look = "choice"

    def __init__(self, text: str, hint: str = "") -> None:
        """Starts unchosen."""
        super().__init__(text, hint)
        self.setCheckable(True)
        self.toggled.connect(lambda on: self.set_icon("check" if on else ""))

    def sizeHint(self) -> QSize:
        """Room for the check from the start, so that choosing moves nothing."""
        hint = super().sizeHint()
        return hint if self._icon else QSize(hint.width() + self._icon_side() + GAP, hint.height())


def offer(button: Button, home: QWidget, *, allowed: bool) -> None:
    """Show or hide a button; one that goes gives the keyboard to `home`, never to the button beside it.

    Whoever presses twice must not press what stood next.
    """
    if button.isHidden() is not allowed:
        return
    if not allowed and button.hasFocus():
        home.setFocus()
    button.setVisible(allowed)
