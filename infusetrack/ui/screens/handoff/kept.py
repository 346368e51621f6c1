"""What is typed at a handoff waits for the person who typed it: through another screen, the lock, a crash."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.session.ports import Drafts
from infusetrack.ui.screens.forms.keeper import EVERY_MS
from infusetrack.ui.widgets.form import Form

SECRET = "pin"  # noqa: S105 (the name of the field)
NOWHERE = Place("", "", "", "")


class Kept(QObject):
    """Keeps the text of one form of a person and a patient; never a PIN. The disk may fail: the form holds it still."""

    def __init__(
        self,
        drafts: Drafts,
        form: Form,
        put_back: Callable[[], object],
        *,
        left_out: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """`put_back()` follows each time that other text stands in the form; `left_out()` names fields not to keep."""
        super().__init__(form)
        self._drafts, self._form, self._put_back, self._left_out = drafts, form, put_back, left_out
        self._place = NOWHERE
        self._texts: dict[Place, Mapping[str, str]] = {}
        self._filling = False
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep_now)
        form.changed.connect(self._touched)

    @property
    def place(self) -> Place:
        """Whose text stands in the form now."""
        return self._place

    def go_to(self, place: Place) -> None:
        """Whoever comes finds their own text; the one who goes leaves theirs behind, unseen."""
        if place == self._place:
            return
        self.keep_now()
        self._place = place
        self._fill(self._texts.get(place) or self._read(place))

    def _fill(self, texts: Mapping[str, str]) -> None:
        self._filling = True
        self._form.clear()
        self._form.set_texts(texts)
        self._filling = False
        self._put_back()

    def _read(self, place: Place) -> Mapping[str, str]:
        try:
            return dict(self._drafts.kept(place)) if place.badge else {}
        except BrokenWorld:
            return {}

    def _touched(self) -> None:
        if not self._filling and not self._timer.isActive():
            self._timer.start()

    def typed(self) -> dict[str, str]:
        """Everything typed so far, by field, but the PIN."""
        without = {SECRET, *self._left_out()}
        return {key: text for key, text in self._form.texts().items() if key not in without}

    def keep_now(self) -> None:
        """Keep what stands in the form."""
        self._timer.stop()
        if not self._place.badge:
            return
        self._texts[self._place] = self.typed()
        if not self._tried(partial(self._drafts.keep, self._place, self._texts[self._place])):
            self._timer.start()

    def written(self) -> None:
        """It stands in the record: the form is empty, and nothing waits any more."""
        self._timer.stop()
        self._texts.pop(self._place, None)
        self._tried(partial(self._drafts.drop, self._place))
        self._fill({})

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except BrokenWorld:
            return False
        return True
