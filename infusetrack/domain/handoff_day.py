"""One patient's day as a handoff looks at it: the record, what is due, what is wrong, and the ward around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property

from infusetrack.domain.alarm import Alarm
from infusetrack.domain.alarms import alarm_ground, alarms_at
from infusetrack.domain.board import Card, card
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, day_view
from infusetrack.domain.danger import Danger, dangers
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.emergency import EmergencyDrug
from infusetrack.domain.events import Event
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.reminders import Due
from infusetrack.domain.site import Seat, SiteValue

SHIFT = timedelta(hours=12)
"""How far a handoff looks back for events (clinical facts 4.5) and ahead for what is due (LOCAL: one shift)."""


@dataclass(frozen=True, slots=True)
class Ward:
    """What a handoff needs beside the chart and the regimen in force.

    `zone` is the site's, `card` the emergency card of the program, `site` what the site entered,
    `reviews` what the hemoglobin watch says of this chart, oldest first.
    """

    zone: tzinfo = UTC
    card: tuple[EmergencyDrug, ...] = ()
    site: Mapping[str, SiteValue] = field(default_factory=nothing)
    reviews: tuple[Review, ...] = ()


class HandoffDay:
    """A cycle day at the moment of a handoff; refuses a day that the regimen does not have."""

    def __init__(self, chart: Chart, regimen: Regimen, label: str, now: datetime, ward: Ward) -> None:
        """`regimen` is the one in force, with the site's limits and times."""
        self.chart, self.regimen, self.label = chart, regimen, label
        self.now, self.ward = now, ward
        self.view: DayView = day_view(regimen, chart.day(label))

    @property
    def record(self) -> DayRecord:
        """What happened on the day."""
        return self.view.record

    @property
    def lines(self) -> tuple[Line, ...]:
        """The day's standing lines in the order in which they happened."""
        return self.chart.shelves.get(self.label, ())

    @cached_property
    def card(self) -> Card:
        """The chair's card: the same phase, ends and due things as on the board."""
        seat = Seat(0, self.chart.stream.rpartition("/")[2], self.label, self.now)
        return card(seat, self.chart, self.regimen, self.now, reviews=self.ward.reviews)

    @property
    def dues(self) -> tuple[Due, ...]:
        """Everything that waits for its moment, the earliest first."""
        return self.card.dues

    @cached_property
    def alarms(self) -> tuple[Alarm, ...]:
        """Every alarm that stands, the most urgent first."""
        ground = alarm_ground(self.chart, self.regimen, self.label, self.ward.reviews)
        return alarms_at(ground, self.dues, self.now)

    @cached_property
    def dangers(self) -> tuple[Danger, ...]:
        """What the latest vital signs show."""
        return dangers(self.chart, self.regimen, self.label, zone=self.ward.zone)

    def recent(self, *kinds: type[Event]) -> tuple[Line, ...]:
        """The standing lines of these kinds of the last shift, on whatever day, the oldest first."""
        since = self.now - SHIFT
        found = (line for kind in kinds for line in self.chart.of_kind(kind))
        late = (line for line in found if since < line.happened_at <= self.now)
        return tuple(sorted(late, key=lambda line: (line.happened_at, line.seq)))
