"""What was typed from paper and is not yet in the record: kept beside it, so that lock and power cost nothing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.keeper import EVERY_MS

STEP = "downtime-paper"
Lines = dict[str, dict[int, dict[str, str]]]
"""By kind and place in its section: the words by box."""


class TypedPaper(QObject):
    """Keeps the words of one person's paper for one patient's day every two seconds."""

    def __init__(self, bedside: Bedside, texts: Callable[[], dict[str, str]], parent: QObject) -> None:
        """`texts()` gives everything that is typed now."""
        super().__init__(parent)
        self._bedside, self._texts = bedside, texts
        self.place = self.place_now()
        self.timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self.timer.timeout.connect(self.keep_now)

    def place_now(self) -> Place:
        """Whose paper may be typed now: this person's, for the open patient and day."""
        bedside = self._bedside
        stream = bedside.session.stream if bedside.session else ""
        return Place(bedside.badge, stream, bedside.day_label, STEP)

    @property
    def has_moved(self) -> bool:
        """Another person, patient or day than the one that the words belong to."""
        return self.place != self.place_now()

    def touched(self) -> None:
        """Something was typed."""
        if not self.timer.isActive():
            self.timer.start()

    def keep_now(self) -> None:
        """Keep it; where the disk fails, again later: the boxes hold it still."""
        if not (self.place.badge and self.place.stream):
            return
        try:
            self._bedside.tools.drafts.keep(self.place, self._texts())
        except BrokenWorld:
            self.timer.start()

    def moved(self) -> Mapping[str, str]:
        """Go to the place that is open now; gives what was typed there before."""
        self.timer.stop()
        self.place = self.place_now()
        try:
            return self._bedside.tools.drafts.kept(self.place)
        except BrokenWorld:
            return {}


def unfolded(texts: Mapping[str, str]) -> Lines:
    """The kept words by kind, place and box: their keys read "vitals.3.bp"."""
    found: Lines = {}
    for key, text in texts.items():
        kind, _, rest = key.partition(".")
        place, _, box = rest.partition(".")
        if place.isdigit() and box:
            found.setdefault(kind, {}).setdefault(int(place), {})[box] = text
    return found
