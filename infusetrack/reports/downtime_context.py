"""What a downtime form knows: one day as of the moment of printing, and how its times are told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.downtime import PAPER_LASTS, InfusionAhead, infusions_ahead
from infusetrack.domain.emergency import EmergencyDose, EmergencyDrug, doses
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import SiteValue
from infusetrack.reports.boxes import LARGE, Box
from infusetrack.reports.context import DayContext, Printing
from infusetrack.wording import figures
from infusetrack.wording.events import names_of
from infusetrack.wording.translate import tr

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class DowntimeContext(DayContext):
    """One cycle day at the moment of printing, with the emergency doses for its weight.

    `numbers` counts the rows to write, so that whoever enters them can name one.
    """

    emergency: tuple[EmergencyDose, ...]
    numbers: Iterator[int]

    @classmethod
    def made(
        cls,
        chart: Chart,
        regimen: Regimen,
        label: str,
        printing: Printing,
        emergency: Sequence[EmergencyDrug],
        site: Mapping[str, SiteValue],
    ) -> "DowntimeContext":
        """Gather it; refuses a day that the regimen does not have."""
        weight = weight_on(chart, label)
        card = () if weight is None else doses(emergency, weight, site)
        view = day_view(regimen, chart.day(label))
        return cls(chart, regimen, names_of(regimen), printing, view, card, count(1))

    @property
    def now(self) -> datetime:
        """The moment of printing: everything ahead is projected from here."""
        return self.printing.at

    @property
    def until(self) -> datetime:
        """Until when the form is made."""
        return self.now + PAPER_LASTS

    @property
    def date(self) -> date:
        """The day of printing: times of another day name theirs."""
        return self.now.astimezone(self.zone).date()

    def infusions(self) -> tuple[InfusionAhead, ...]:
        """The day's infusions as they would go on."""
        return infusions_ahead(self.chart, self.regimen, self.label, self.now)

    def number(self) -> Box:
        """The box with the next row's number."""
        return Box(str(next(self.numbers)), face=LARGE)

    def clock_box(self, at: datetime, star: str = "", under: str = "") -> Box:
        """A moment in a narrow box, to be read at arm's length: the clock, its weekday where it is another day."""
        local = at.astimezone(self.zone)
        other = "" if local.date() == self.date else f"{figures.DAYS[local.weekday()]} "
        return Box(f"{other}{figures.clock(at, self.zone)}{star}", under=under, face=LARGE)

    def when(self, at: datetime) -> str:
        """A moment in running words: the clock, with the day where it is another one."""
        on = at.astimezone(self.zone).date()
        told = figures.clock(at, self.zone)
        return told if on == self.date else f"{figures.weekday(on)} {told}"


def from_start_words(span: timedelta) -> str:
    """A time that counts from a start to come: "start + 0:15"."""
    minutes = round(abs(span) / MINUTE)
    sign = figures.MINUS if span < timedelta(0) else "+"
    return tr("start {sign} {hours}:{minutes:02d}").format(
        sign=sign, hours=minutes // 60, minutes=minutes % 60
    )
