"""Keys to acts: combinations work at once, single letters only outside of text fields."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from infusetrack.ui.screen import Screen, Shortcut

TYPED_INTO = (QLineEdit, QPlainTextEdit, QComboBox)


class Keyboard:
    """One table of keys for the window, one for the screen in front."""

    def __init__(
        self, window: QWidget, always: Sequence[Shortcut], front: Callable[[], Screen | None]
    ) -> None:
        """`front` gives the screen in front, None where no screen may act."""
        self.always, self._front = tuple(always), front
        self._made: dict[str, QShortcut] = {}
        self._window = window
        for shortcut in self.always:
            if not is_letter(shortcut.key):
                self._bind(shortcut.key, shortcut.act)

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        made = self._made[key] = QShortcut(QKeySequence(key), self._window)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(lambda: act())  # noqa: PLW0108 (an act may return something)

    def learn(self, screen: Screen) -> None:
        """Bind the combinations of a screen; they reach it only while it is in front."""
        for shortcut in screen.shortcuts():
            if not is_letter(shortcut.key) and shortcut.key not in self._made:
                self._bind(shortcut.key, partial(self._act, shortcut.key))

    def _act(self, key: str) -> bool:
        screen = self._front()
        for shortcut in screen.shortcuts() if screen is not None else ():
            if shortcut.key == key:
                shortcut.act()
                return True
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Act on a single letter; False when it means nothing here."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if not plain or event.isAutoRepeat() or isinstance(QApplication.focusWidget(), TYPED_INTO):
            return False
        key = event.text().upper()
        return is_letter(key) and (self._act(key) or self._act_anywhere(key))

    def _act_anywhere(self, key: str) -> bool:
        """A letter that means the same on every screen, where the one in front has no other use for it."""
        if self._front() is None:
            return False
        for shortcut in self.always:
            if shortcut.key == key:
                shortcut.act()
                return True
        return False


def is_letter(key: str) -> bool:
    """Whether a key is a single letter, which must not act while someone types."""
    return len(key) == 1 and key.isalpha()
