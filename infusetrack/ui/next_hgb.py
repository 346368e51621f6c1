"""The open patient's next hemoglobin, for every screen that names it."""

from datetime import date, datetime

from infusetrack.domain.hemoglobin_due import NextHgb, ask_of, next_hgb
from infusetrack.domain.reminders import due
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.patient_calendar import patient_calendar
from infusetrack.wording.hemoglobin_header import next_hgb_words


def next_hgb_of(bedside: Bedside, now: datetime) -> NextHgb | None:
    """What the watch, the open day or the calendar asks for next; None without a patient or a day to come."""
    chart, label = bedside.chart, bedside.day_label
    if chart.patient is None:
        return None
    ask = ask_of(chart, bedside.alarms.hemoglobin.last_of(chart))
    dues = due(chart, bedside.regimen, label, now) if label else ()
    return next_hgb(ask, dues, planned_day(bedside))


class NextHgbWords:
    """The same in words, asked for every second and made once a minute or when something was written."""

    def __init__(self, bedside: Bedside) -> None:
        """Nothing was asked yet."""
        self._bedside = bedside
        self._known: tuple[tuple[object, ...], str] | None = None

    def at(self, now: datetime) -> str:
        """The words of this minute."""
        bedside = self._bedside
        chart = bedside.chart
        reviews = bedside.alarms.hemoglobin.last_of(chart)
        key = chart.stream, chart.next_seq, bedside.day_label, id(bedside.regimen), len(reviews), reviews[-1:]
        minute = (*key, now.replace(second=0, microsecond=0))
        if self._known is None or self._known[0] != minute:
            words = next_hgb_words(next_hgb_of(bedside, now), now, bedside.zone)
            self._known = minute, words
        return self._known[1]


def planned_day(bedside: Bedside) -> tuple[str, date] | None:
    """The next day of the plan with a study drug, and so with a hemoglobin before it."""
    calendar = patient_calendar(bedside)
    key = calendar.next_infusion_day(bedside.today()) if calendar is not None else None
    return None if calendar is None or key is None else (key.label, calendar.date_of(key))
