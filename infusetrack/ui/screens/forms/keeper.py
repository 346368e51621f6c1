"""Keeps what is typed into the forms every two seconds, so that the power may go."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.session.ports import Drafts
from infusetrack.ui.screens.forms.base import StepForm

EVERY_MS = 2000
"""At most so much typing is lost when the power goes, in milliseconds (hazard H56)."""


class DraftKeeper(QObject):
    """Watches open forms. Where the disk fails it tries again later: the form holds the text still."""

    def __init__(self, drafts: Drafts, parent: QObject) -> None:
        """Nothing is watched yet."""
        super().__init__(parent)
        self._drafts = drafts
        self._forms: dict[Place, StepForm] = {}
        self._changed: set[Place] = set()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(EVERY_MS)
        self.timer.timeout.connect(self.keep_now)

    def watch(self, place: Place, form: StepForm) -> None:
        """Keep this form's text from now on."""
        self._forms[place] = form
        for part in form.forms().values():
            part.changed.connect(partial(self._touched, place))

    def _touched(self, place: Place) -> None:
        self._changed.add(place)
        if not self.timer.isActive():
            self.timer.start(EVERY_MS)

    def soon(self) -> None:
        """Keep once the present act is over: what was just written must not come back as a draft."""
        self.timer.start(0)

    def keep_now(self) -> None:
        """Keep every text that changed since the last time."""
        for place in sorted(self._changed, key=str):
            form = self._forms.get(place)
            try:
                if form is not None:
                    self._drafts.keep(place, form.typed())
            except BrokenWorld:
                self.timer.start(EVERY_MS)
            else:
                self._changed.discard(place)

    def kept(self, place: Place) -> dict[str, str]:
        """What was typed there before the program went; empty where it cannot be read."""
        try:
            return dict(self._drafts.kept(place))
        except BrokenWorld:
            return {}

    def drop(self, place: Place) -> None:
        """The step was written: its draft is done with."""
        self._changed.discard(place)
        try:
            self._drafts.drop(place)
        except BrokenWorld:
            self._touched(place)

    def let_go(self) -> None:
        """Keep what is open a last time, and watch it no longer."""
        self.keep_now()
        self._forms.clear()
        self._changed.clear()
        self.timer.stop()
