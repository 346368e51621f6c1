"""Fields that are typed: a line of text, a secret, a longer note."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from infusetrack.domain.errors import Refused
from infusetrack.ui import theme
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import label

LONGEST = 2000


class LineEdit(QLineEdit):
    """A line with its unit printed inside at the right; tabbing in selects what stands there."""

    def __init__(self, unit: str = "") -> None:
        """`unit` is printed, never typed."""
        super().__init__()
        self.setMinimumWidth(120)
        self._unit: QLabel | None = None
        if unit:
            self._printed().setText(unit)
        self.setTextMargins(2, 0, 0, 0)
        self._place()
        self.textChanged.connect(lambda _text: self._place())

    def _printed(self) -> QLabel:
        if self._unit is None:
            self._unit = label("", "unit")
            self._unit.setParent(self)
            self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._unit.show()
        return self._unit

    @property
    def unit(self) -> str:
        """The printed unit."""
        return "" if self._unit is None else self._unit.text()

    def set_unit(self, unit: str) -> None:
        """Another unit or remark at the right."""
        if unit != self.unit:
            self._printed().setText(unit)
            self._place()

    def _place(self) -> None:
        if self._unit is None:
            return
        size = self._unit.sizeHint()
        self._unit.setGeometry(
            self.width() - size.width() - 12,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self.setTextMargins(2, 0, size.width() + 8 if self.unit else 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with a digit is the key of an act and never a figure in the line."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdigit():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit at the right."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when the keyboard comes by Tab."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()


class TypedField(Field):
    """A field whose editor is one line."""

    def __init__(self, name: str, *, unit: str = "", required: bool = False, aside: str = "") -> None:
        """`unit` is printed inside the editor."""
        super().__init__(name, required=required, aside=aside)
        self.edit = LineEdit(unit)
        self.edit.setMaxLength(LONGEST)
        self.edit.textEdited.connect(lambda _text: self._typed())
        self._put(self.edit)

    def _typed(self) -> None:
        self.clear_mark()
        self.changed.emit()

    def text(self) -> str:
        """What was typed, unchanged."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put text in."""
        self.edit.setText(text)
        self._typed()


class TextField(TypedField):
    """A line of free text; `secret=True` hides what is typed."""

    def __init__(
        self, name: str, *, required: bool = False, aside: str = "", secret: bool = False, most: int = 200
    ) -> None:
        """`most` is the longest text taken, in characters."""
        super().__init__(name, required=required, aside=aside)
        self._most = most
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)

    def read(self) -> str | None:
        """The text without blanks around it; None when empty."""
        text = self.text().strip()
        if not text:
            self.refuse_empty()
            return None
        if len(text) > self._most:
            raise Refused("field_too_long", field=self.label, most=self._most)
        return text


class NoteEdit(QPlainTextEdit):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, lines: int) -> None:
        """`lines` high."""
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self.fontMetrics().lineSpacing() * self._lines + theme.current().px(28))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(120, self.sizeHint().height())


class NoteField(Field):
    """A longer text over several lines."""

    def __init__(self, name: str, *, required: bool = False, aside: str = "", lines: int = 3) -> None:
        """`lines` high."""
        super().__init__(name, required=required, aside=aside)
        self.edit = NoteEdit(lines)
        self.edit.textChanged.connect(self._typed)
        self._put(self.edit)

    def _typed(self) -> None:
        self.clear_mark()
        self.changed.emit()

    def text(self) -> str:
        """What was typed, unchanged."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put text in."""
        self.edit.setPlainText(text)

    def read(self) -> str | None:
        """The text without blanks around it; None when empty."""
        text = self.text().strip()
        if not text:
            self.refuse_empty()
            return None
        if len(text) > LONGEST:
            raise Refused("field_too_long", field=self.label, most=LONGEST)
        return text
