"""The sentinel's own window, in a process of its own: what happened, what to do, three buttons."""

import sys
import tomllib
from json import loads
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infusetrack.assets import asset
from infusetrack.sentinel.clocks import moment
from infusetrack.sentinel.messages import Answer, written
from infusetrack.wording import sentinel as wording
from infusetrack.wording.translate import translated

KEYS = {"again": Qt.Key.Key_S, "quiet": Qt.Key.Key_M, "end": Qt.Key.Key_X}
"""On each button: one letter, because Return may be pressed by a hand that meant another window."""
CALM_S = 1.0
"""So long no key was pressed before a letter counts, in seconds: whoever types elsewhere silences nothing (LOCAL)."""
FONTS = ("InfuseTrackSans-Regular.ttf", "InfuseTrackSans-Bold.ttf")
STYLE = """
QWidget {{ background: {card}; color: {ink}; font-size: 17px; }}
QLabel#heading {{ background: {high}; color: {on_high}; font-size: 26px; font-weight: 700; padding: 20px 24px; }}
QLabel#words {{ font-size: 19px; padding: 4px 24px; }}
QLabel#note {{ color: {ink_2}; padding: 0 24px; }}
QPushButton {{ min-height: 52px; padding: 0 18px; border: 2px solid {field_line}; border-radius: 8px; }}
QPushButton:focus {{ border-color: {ink}; }}
QPushButton#again {{ background: {brand}; color: {on_brand}; border-color: {brand}; font-weight: 700; }}
"""


class SentinelWindow(QWidget):
    """Stays on top until the program is back; closing it answers nothing: it comes again."""

    def __init__(self, notice: dict[str, Any]) -> None:
        """`notice` is a `Notice` as a mapping."""
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint)
        self._sure = False
        self._last_key = moment().steady
        program = str(notice["program"])
        self.setWindowTitle(wording.heading(program))
        self.setMinimumWidth(720)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 20)
        box.setSpacing(14)
        heading = f"\N{BLACK CIRCLE}  {wording.heading(program)}"
        for text, name in ((heading, "heading"), (wording.what_to_do(program), "words"), *_notes(notice)):
            box.addWidget(_label(text, name))
        self.buttons = self._buttons(notice, program)
        row = QHBoxLayout()
        row.setContentsMargins(24, 6, 24, 0)
        row.setSpacing(12)
        for button in self.buttons.values():
            row.addWidget(button)
        box.addLayout(row)

    def _buttons(self, notice: dict[str, Any], program: str) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        for name, key in KEYS.items():
            if name == "again" and not notice["can_start"]:
                continue
            words = "end_and_again" if (name, program) == ("again", "frozen") else name
            button = QPushButton(f"{wording.button(words)}   {key.name.removeprefix('Key_')}")
            button.setObjectName(name)
            button.setAccessibleName(wording.button(words))
            button.clicked.connect(lambda _checked=False, name=name: self.press(name))
            made[name] = button
        return made

    def press(self, name: str) -> None:
        """Tell the sentinel; to stop for good is asked twice."""
        if name == "end" and not self._sure:
            self._sure = True
            self.buttons["end"].setText(f"{wording.button('end_sure')}   X")
            return
        sys.stdout.buffer.write(written(Answer(name)))
        sys.stdout.buffer.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the buttons, once nobody has typed for a moment: the window may come up under a hand."""
        before, self._last_key = self._last_key, moment().steady
        if event.isAutoRepeat() or self._last_key - before < CALM_S:
            return
        for name, button in self.buttons.items():
            if event.key() == KEYS[name]:
                button.click()
                return
        super().keyPressEvent(event)


def _notes(notice: dict[str, Any]) -> list[tuple[str, str]]:
    notes = [(str(notice["words"]), "words")]
    notes += [(translated(wording.NOT_STARTED), "words")] if notice["not_started"] else []
    notes += [(translated(wording.NO_SOUND), "words")] if notice["silent"] else []
    notes += [(translated(wording.PRACTICE), "note")] if notice["practice"] else []
    return [(text, name) for text, name in notes if text]


def _label(text: str, name: str) -> QLabel:
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def style() -> str:
    """The day's colours, from the same tokens as the program's."""
    with asset("themes", "day.toml").open("rb") as file:
        return STYLE.format(**tomllib.load(file)["colours"])


def main(notice: str) -> int:
    """Show the notice until this process is ended."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("InfuseTrack")
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(asset("fonts", name)))
    app.setFont(QFont("InfuseTrack Sans"))
    app.setStyleSheet(style())
    window = SentinelWindow(loads(notice))
    window.show()
    window.activateWindow()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
