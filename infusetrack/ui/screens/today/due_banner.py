"""The strip under the header: the most urgent overdue thing, with its act."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.reminders import Due
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.banner import Banner
from infusetrack.wording.dues import due_reason, due_when, due_words
from infusetrack.wording.events_names import names_of
from infusetrack.wording.translate import tr

LEVELS = ("none", "low", "medium", "high")


class DueBanner(QWidget):
    """Empty while nothing is overdue. It clears when the thing is done, never by itself."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden at first."""
        super().__init__()
        self._bedside = bedside
        self._shown: tuple[str, str] = ("", "")
        self.strip: Banner | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_dues(self, dues: tuple[Due, ...], now: datetime) -> None:
        """Show the worst overdue thing."""
        urgent = [one for one in dues if one.level in {"medium", "high"}]
        if not urgent:
            self._clear()
            return
        worst = max(urgent, key=lambda one: (LEVELS.index(one.level), -one.at.timestamp()))
        names = names_of(self._bedside.regimen)
        words = " \N{EM DASH} ".join(
            (
                f"{due_words(worst, self._bedside.day_label, names)} {due_when(worst, now, self._bedside.zone)}",
                due_reason(worst, self._bedside.zone),
            )
        )
        if self._shown != (words, worst.level):
            self._show(words, worst)

    def _show(self, words: str, worst: Due) -> None:
        self._clear()
        self._shown = (words, worst.level)
        self.strip = Banner(words, level=worst.level)
        if worst.kind == "vitals":
            self.strip.offer(tr("Record now"), lambda: self._bedside.asked_for.emit("vitals"), "V")
        else:
            self.strip.offer(tr("Open"), lambda: self._bedside.step_asked.emit(worst.step))
        self._box.addWidget(self.strip)
        self.show()

    def _clear(self) -> None:
        self._shown = ("", "")
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
        self.hide()
