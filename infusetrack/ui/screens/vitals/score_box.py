"""What the typed numbers come to, live under the fields: the score, and a low pressure by three definitions."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QVBoxLayout

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.hypotension import Pressure
from infusetrack.domain.pressure import PressureGround, pressure_ground
from infusetrack.domain.scores import Score
from infusetrack.domain.vitals import sets
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.vitals.set_marks import OF_NOTE, score_at
from infusetrack.ui.widgets.labels import dress, label, say
from infusetrack.wording import figures
from infusetrack.wording.pressure import definitions_words, in_use_words
from infusetrack.wording.scores import level_words, missing_words, points_words, short_name
from infusetrack.wording.translate import tr

ALARMING = {"high", "emergency"}


class ScoreBox(QFrame):
    """Two short paragraphs; hidden while nothing that counts was typed. It holds no truth."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden at first."""
        super().__init__()
        self._bedside = bedside
        dress(self, "look", "score")
        self.total = label("", "strong", wrap=True)
        self.about = label("", "caption", wrap=True)
        self.pressure = label("", "caption", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(2)
        for part in (self.total, self.about, self.pressure):
            box.addWidget(part)
        self.hide()

    def show_typed(self, event: VitalsTaken, at: datetime, next_at: datetime | None) -> None:
        """What the typed set comes to at its moment, and when the plan asks for the next."""
        told = score_at(self._bedside, event, at)
        ground = self._ground(event, at)
        judged = ground.judge(_sbp(event), symptoms=event.pressure_symptoms) if ground else None
        self._show_score(event, told, at, next_at)
        self._show_pressure(ground, judged)
        self._shade(told, judged)
        self.setVisible(told is not None or judged is not None)
        self.setAccessibleName(" ".join(part.text() for part in (self.total, self.about, self.pressure)))

    def _ground(self, event: VitalsTaken, at: datetime) -> PressureGround | None:
        if event.sbp is None and not event.pressure_symptoms:
            return None
        bedside = self._bedside
        return pressure_ground(bedside.chart, bedside.regimen, event.day, at, zone=bedside.zone)

    def _show_score(
        self, event: VitalsTaken, told: Score | None, at: datetime, next_at: datetime | None
    ) -> None:
        self.total.setVisible(told is not None)
        self.about.setVisible(told is not None)
        if told is None:
            return
        before = self._before(event, at)
        was = tr(" (was {total})").format(total=before.total) if before is not None else ""
        say(
            self.total,
            f"{short_name(told)} {told.total}{was}, {level_words(told.escalation)} · {points_words(told)}",
        )
        parts = (
            told.name,
            _next_words(next_at, at),
            missing_words(told.missing),
        )
        say(self.about, " · ".join(part for part in parts if part))

    def _before(self, event: VitalsTaken, at: datetime) -> Score | None:
        """The score of the latest earlier set that has one."""
        for line in reversed(sets(self._bedside.chart, event.day)):
            known = line.event
            if line.happened_at < at and isinstance(known, VitalsTaken):
                told = score_at(self._bedside, known, line.happened_at)
                if told is not None:
                    return told
        return None

    def _show_pressure(self, ground: PressureGround | None, judged: Pressure | None) -> None:
        self.pressure.setVisible(judged is not None)
        if ground is None or judged is None:
            return
        zone = self._bedside.zone
        say(self.pressure, f"{in_use_words(ground, judged, zone)}\n{definitions_words(judged)}")

    def _shade(self, told: Score | None, judged: Pressure | None) -> None:
        """Soft for what is to be looked at, a strong edge for what is dangerous."""
        edge = "none"
        if (told is not None and told.escalation in OF_NOTE) or (judged and judged.level == "watch"):
            edge = "medium"
        if (told is not None and told.escalation in ALARMING) or (judged and judged.level == "stop"):
            edge = "high"
        dress(self, "edge", edge)


def _sbp(event: VitalsTaken) -> Decimal | None:
    return None if event.sbp is None else Decimal(event.sbp)


def _next_words(until: datetime | None, at: datetime) -> str:
    if until is None:
        return ""
    if until <= at:
        return tr("the plan still asks for more")
    return tr("next set in {span}").format(span=figures.long_span(until - at))
