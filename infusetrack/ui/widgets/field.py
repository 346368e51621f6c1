"""What every field of a form has: a label, an editor, a unit, and a line that says what is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.ui.widgets.labels import dress, label
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

MARKS = {"refused": "\N{BLACK SQUARE} ", "unusual": "\N{BLACK UP-POINTING TRIANGLE} ", "none": ""}


class Field(QWidget):
    """The base of all fields. What was typed is never changed or thrown away by a refusal.

    Signal: `changed()` whenever the person types or chooses.
    """

    changed = Signal()

    def __init__(self, name: str, *, required: bool = False, aside: str = "") -> None:
        """`aside` is the grey word at the right of the label, like "last 92"."""
        super().__init__()
        self.label, self.required = name, required
        self._name = label(name, "caption")
        self._aside: QLabel | None = None
        self._message: QLabel | None = None
        self._head = QHBoxLayout()
        self._head.addWidget(self._name)
        self._head.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addLayout(self._head)
        if aside:
            self._grey().setText(aside)

    def _put(self, editor: QWidget, focus: QWidget | None = None) -> None:
        """Place the editor between label and message; `focus` takes the keyboard."""
        self._editor, self._focus = editor, focus or editor
        self._box.addWidget(editor)
        self._box.addStretch(1)
        self.setFocusProxy(self._focus)
        self._name.setBuddy(self._focus)
        self._tell()

    # --- labels that most fields never need: made when there is something to say ---

    def _grey(self) -> QLabel:
        if self._aside is None:
            self._aside = label("", "caption")
            self._head.addWidget(self._aside)
            self._aside.setVisible(not self._name.isHidden())
        return self._aside

    def _below(self) -> QLabel:
        if self._message is None:
            self._message = label("", "caption", wrap=True)
            dress(self._message, "mark", "none")
            self._box.insertWidget(self._box.indexOf(self._editor) + 1, self._message)
            self._message.hide()
        return self._message

    # --- what subclasses say -----------------------------------------------------

    def text(self) -> str:
        """What was typed or chosen, as text."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put text in, as if it had been typed."""
        raise NotImplementedError

    def read(self) -> object:
        """The value; None for an empty field that may be empty. Raises `Refused`."""
        raise NotImplementedError

    # --- what all share ------------------------------------------------------------

    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return not self.text().strip()

    def show_name(self, *, shown: bool) -> None:
        """Hide the label where a grid names its rows and columns; screen readers still hear it."""
        self._name.setVisible(shown)
        if self._aside is not None:
            self._aside.setVisible(shown)

    def set_aside(self, words: str) -> None:
        """Other grey words at the right of the label."""
        if words != self.aside:
            self._grey().setText(words)
            self._tell()

    @property
    def aside(self) -> str:
        """The grey words at the right of the label."""
        return "" if self._aside is None else self._aside.text()

    def mark(self, message: str, level: str = "refused") -> None:
        """Show a sentence below the field; `level` is refused or unusual (asks, does not stop)."""
        below = self._below()
        below.setText(MARKS[level] + message)
        dress(below, "mark", level)
        dress(self._focus, "mark", level)
        below.show()
        self._tell(message)

    def note(self, message: str) -> None:
        """Show a quiet remark below the field; empty words take it away."""
        self.clear_mark()
        if message:
            self._below().setText(message)
            self._below().show()
            self._tell(message)

    def clear_mark(self) -> None:
        """Take the sentence away."""
        if self._message is None:
            return
        self._message.hide()
        self._message.setText("")
        dress(self._message, "mark", "none")
        dress(self._focus, "mark", "none")
        self._tell()

    def clear_refusal(self) -> None:
        """Take a refusal away; a remark that something is unusual stays."""
        if self._message is not None and self._message.property("mark") == "refused":
            self.clear_mark()

    @property
    def message(self) -> str:
        """The sentence below the field, empty for none."""
        return "" if self._message is None else self._message.text()

    def mark_error(self, error: InfuseTrackError) -> None:
        """Show the sentence of a refusal."""
        self.mark(sentence(error))

    def take_focus(self) -> None:
        """Put the keyboard here; what stands in the line is selected, so that typing corrects it."""
        self._focus.setFocus()
        if isinstance(self._focus, QLineEdit):
            self._focus.selectAll()

    def refuse_empty(self) -> None:
        """Raise a refusal when the field must not be empty."""
        if self.required:
            raise Refused("field_empty", field=self.label)

    def _tell(self, message: str = "") -> None:
        must = tr("must be filled") if self.required else ""
        parts = (self.aside, must, message)
        self._focus.setAccessibleName(self.label)
        self._focus.setAccessibleDescription(", ".join(part for part in parts if part))
