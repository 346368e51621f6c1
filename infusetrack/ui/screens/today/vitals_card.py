"""The last set of vital signs at a glance, with its age."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.vitals import baseline_set, last_set
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.figure import Figure
from infusetrack.wording import figures
from infusetrack.wording.translate import tr
from infusetrack.wording.vitals import oxygen_words

STALE_AFTER = timedelta(minutes=15)
"""From this age on a set says how old it is (LOCAL)."""


class VitalsCard(Card):
    """BP, HR, RR, temperature, SpO2, pain, sedation: number, and the day's baseline below."""

    def __init__(self, bedside: Bedside) -> None:
        """Figures are made once."""
        super().__init__(tr("Last vital signs"))
        self._bedside = bedside
        self._line = last_set(bedside.chart, bedside.day_label)
        self.record = PrimaryButton(
            tr("Record vital signs"), "V", act=lambda: bedside.asked_for.emit("vitals")
        )
        self.aside(self.record)
        self.shown = {
            "bp": Figure(tr("BP mmHg"), size="number"), "hr": Figure(tr("HR /min"), size="number"),
            "rr": Figure(tr("RR /min"), size="number"), "temp": Figure(tr("Temp °C"), size="number"),
            "spo2": Figure(tr("SpO₂ %"), size="number"), "pain": Figure(tr("Pain /10"), size="number"),
            "sedation": Figure(tr("POSS"), size="number"),
        }  # fmt: skip
        line = QHBoxLayout()
        line.setSpacing(14)
        for figure in self.shown.values():
            line.addWidget(figure, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def show_chart(self, chart: Chart) -> None:
        """The last set of the open day; dashes before the first."""
        label = self._bedside.day_label
        self._line = last_set(chart, label)
        base = baseline_set(chart, label)
        taken = self._line.event if self._line else None
        event = taken if isinstance(taken, VitalsTaken) else VitalsTaken(label)
        before = base.event if base is not None and base is not self._line else None
        self._fill(event, before if isinstance(before, VitalsTaken) else None)
        self.show_time(self._bedside.now())

    def _fill(self, event: VitalsTaken, base: VitalsTaken | None) -> None:
        lower = "\N{EN DASH}" if event.dbp is None else str(event.dbp)
        pressure = "" if event.sbp is None else f"{event.sbp}/{lower}"
        degrees = "" if event.temperature_c is None else figures.fixed(event.temperature_c)
        self.shown["bp"].show_value(pressure, note=_baseline(base.sbp if base else None))
        self.shown["hr"].show_value(
            _whole(event.heart_rate), note=_baseline(base.heart_rate if base else None)
        )
        self.shown["rr"].show_value(
            _whole(event.respiratory_rate), note=_baseline(base.respiratory_rate if base else None)
        )
        self.shown["temp"].show_value(degrees, note=event.temperature_site or "")
        self.shown["spo2"].show_value(_whole(event.spo2), note=oxygen_words(event))
        self.shown["pain"].show_value(_whole(event.pain), note=event.pain_scale or "")
        self.shown["sedation"].show_value(event.sedation)

    def show_time(self, now: datetime) -> None:
        """When it was taken, by whom, and how long ago once that matters."""
        if self._line is None:
            self.set_subtitle(tr("None taken today"))
            return
        at = figures.clock(self._line.happened_at, self._bedside.zone)
        words = f"{at} · {self._line.by}"
        age = now - self._line.happened_at
        if age > STALE_AFTER:
            words += " · " + tr("{span} ago").format(span=figures.long_span(age))
        self.set_subtitle(words)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _baseline(value: int | None) -> str:
    return "" if value is None else tr("baseline {value}").format(value=value)
