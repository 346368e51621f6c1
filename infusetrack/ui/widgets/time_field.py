"""Fields for a moment and for a date, typed with 24 hours and with the month in letters."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

from PySide6.QtWidgets import QHBoxLayout, QWidget

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.reading import moment_at, read_date
from infusetrack.ui.widgets.text_field import LineEdit, TypedField
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


class TimeField(Field):
    """A moment: 13:05 or 1305 with the day beside it; left empty it means now.

    The day button steps from today to yesterday and back; a time may also be typed with
    its date in front (23 Nov 2026 22:10).
    """

    def __init__(
        self,
        name: str,
        zone: tzinfo,
        now: Callable[[], datetime],
        *,
        required: bool = False,
        empty_is_now: bool = True,
    ) -> None:
        """`zone` is the site's; `now` gives the present moment; `empty_is_now=False` reads None."""
        super().__init__(name, required=required)
        self._zone, self._now, self._empty_is_now = zone, now, empty_is_now
        self._days_ago = 0
        self.edit = LineEdit()
        self.edit.setPlaceholderText(tr("now") if empty_is_now else tr("HH:MM"))
        self.edit.textEdited.connect(lambda _text: self._typed())
        self.day_button = QuietButton(tr("today"), act=self._other_day)
        self._put(self._side_by_side(), self.edit)

    def _side_by_side(self) -> QWidget:
        editor = QWidget()
        box = QHBoxLayout(editor)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.edit, 1)
        box.addWidget(self.day_button)
        return editor

    def _typed(self) -> None:
        self.clear_mark()
        self.changed.emit()

    def _other_day(self) -> None:
        self.set_days_ago(0 if self._days_ago else 1)
        self._typed()

    def set_days_ago(self, days: int) -> None:
        """The day the typed time belongs to, counted back from today."""
        self._days_ago = days
        self.day_button.setText(tr("today") if days == 0 else figures.weekday(self._day()))

    def _day(self) -> date:
        return self._now().astimezone(self._zone).date() - timedelta(days=self._days_ago)

    def show_moment(self, at: datetime) -> None:
        """Put a moment in, for a form that corrects an entry."""
        local = at.astimezone(self._zone)
        self.set_days_ago((self._now().astimezone(self._zone).date() - local.date()).days)
        self.edit.setText(figures.clock(at, self._zone))

    def text(self) -> str:
        """What was typed; with its date in front when the day is not today."""
        typed = self.edit.text()
        return f"{figures.day(self._day())} {typed}" if self._days_ago and typed.strip() else typed

    def set_text(self, text: str) -> None:
        """Put text in, with or without a date in front."""
        self.set_days_ago(0)
        self.edit.setText(text)
        self._typed()

    def is_empty(self) -> bool:
        """Whether no time was typed."""
        return not self.edit.text().strip()

    def read(self) -> datetime | None:
        """The moment in UTC; now when empty (or None where empty does not mean now)."""
        typed = self.edit.text().strip()
        if not typed:
            if self._empty_is_now:
                return self._now()
            self.refuse_empty()
            return None
        on, clock = self._split(typed)
        return moment_at(on, clock, self._zone).astimezone(UTC)

    def _split(self, typed: str) -> tuple[date, str]:
        for cut in (typed.rfind(" "), typed.rfind(" ", 0, max(0, typed.rfind(" ")))):
            if cut > 0:
                try:
                    return read_date(typed[:cut]), typed[cut:].strip()
                except Refused:
                    continue
        return self._day(), typed


class DateField(TypedField):
    """A date typed as 24 Nov 2026, 2026-11-24 or 24.11.2026; the reading stands beside it."""

    def __init__(self, name: str, *, required: bool = False, aside: str = "") -> None:
        """Empty at first."""
        super().__init__(name, required=required, aside=aside)
        self.edit.setPlaceholderText(tr("like 24 Nov 2026"))
        self.edit.textChanged.connect(lambda _text: self._show_reading())

    def _show_reading(self) -> None:
        try:
            on = read_date(self.text())
        except Refused:
            self.edit.set_unit("")
        else:
            self.edit.set_unit(
                figures.day(on) if self.text().strip() != figures.day(on) else figures.DAYS[on.weekday()]
            )

    def show_date(self, on: date) -> None:
        """Put a date in."""
        self.set_text(figures.day(on))

    def read(self) -> date | None:
        """The date; None when empty."""
        if self.is_empty():
            self.refuse_empty()
            return None
        return read_date(self.text())
