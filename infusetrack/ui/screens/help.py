"""Help: what to do when something is wrong, what the words mean, and all keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from infusetrack import __version__
from infusetrack.ui.dialogs.keys import KeyGroup, KeyList
from infusetrack.ui.screen import Screen
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.translate import mark, tr, translated

ANSWERS = (
    (
        mark("A timer rings"),
        mark(
            "Look at the pump and the child. The program never changes a pump; a timer only says look again."
        ),
    ),
    (
        mark("NOT SAVED stands at the top"),
        mark(
            "What you typed is still in its field. Press Save again. If it stays, write on paper and call support."
        ),
    ),
    (
        mark("An entry is wrong"),
        mark(
            "Open Chart, choose the entry, change it with a reason. The old one stays readable, struck through."
        ),
    ),
    (
        mark("Something was done a while ago"),
        mark(
            "Type the time it happened into the time field. When that is long ago, say why it is entered late."
        ),
    ),
    (
        mark("The power went"),
        mark(
            "Start the program again. Everything acknowledged is there; running infusions go on by the clock."
        ),
    ),
    (
        mark("A step waits"),
        mark("Its line says what it waits for. A step that may be left out asks for a reason."),
    ),
)


ABOUT = (
    (
        mark("Where the numbers come from"),
        mark(
            "Settings lists every number with its source: the trial's registry entry, a US label, a published"
            " paper, or a local default. A number marked “not yet” was not compared with its source by a"
            " second person. What the registry leaves open the site enters itself, with a source, and until"
            " then the program says that it is missing."
        ),
    ),
    (
        mark("What InfuseTrack is for"),
        mark(
            "It leads a nurse through a cycle day of trial NCT04751383 and keeps the record of it. It is not a"
            " medical device and gives no orders: it never doses, never drives a pump, and never tells anyone"
            " to hold, omit or delay a treatment. Read the pump, the bag and the child, then the screen."
        ),
    ),
    (
        mark("Before the first patient"),
        mark(
            "Each site validates the program for its own use: it runs its own cases through the command"
            " infusetrack calc, compares the answers, enters the values of the site, and keeps the result with"
            " the version below. It does so again after every update."
        ),
    ),
)


class HelpScreen(Screen):
    """Short answers at the left, keys at the right; below the answers, what the program is."""

    key, title, icon = "help", mark("Help"), "help"

    def __init__(self, groups: Callable[[], Sequence[KeyGroup]]) -> None:
        """`groups()` gives all keys by screen."""
        super().__init__()
        self._groups = groups
        self.keys = KeyList()
        keys = Card(tr("Keys"), tr("Single letters act while no text field has the keyboard."), large=True)
        keys.add(self.keys)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(16)
        box.addWidget(_answers(), 3)
        box.addWidget(keys, 2)

    def came_into_sight(self) -> None:
        """Ask for the keys anew."""
        self.keys.show_groups(self._groups())


def _answers() -> QWidget:
    card = Card(tr("What to do when"), large=True)
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 8, 0)
    for question, answer in (*ANSWERS, *ABOUT):
        box.addWidget(label(translated(question), "title", wrap=True))
        box.addWidget(_told(translated(answer)))
    box.addWidget(label(tr("Version"), "title"))
    box.addWidget(_told(tr("InfuseTrack {version}").format(version=__version__)))
    box.addStretch(1)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    card.add(scroll)
    return card


def _told(words: str) -> QLabel:
    told = label(words, wrap=True)
    told.setContentsMargins(0, 0, 0, 12)
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return told
