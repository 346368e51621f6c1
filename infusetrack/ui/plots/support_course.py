"""What the strip of pain, opioid and sedation shows, and the bars of fluids in and out."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal

from infusetrack.ui.plots.course import HOUR, Flow, Mark

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Score:
    """One pain score with its scale."""

    at: datetime
    score: int
    scale: str


@dataclass(frozen=True, slots=True)
class Sedation:
    """One POSS score; `asks` where it calls for action."""

    at: datetime
    score: str
    asks: bool


@dataclass(frozen=True, slots=True)
class OpioidSpan:
    """A stretch of one opioid rate, mcg/kg/h."""

    since: datetime
    until: datetime
    rate: Decimal


@dataclass(frozen=True, slots=True)
class SupportCourse:
    """A day's strip: four rows on one time axis. `act_at` is the pain score that asks for action."""

    pain: tuple[Score, ...] = ()
    sedation: tuple[Sedation, ...] = ()
    opioid: tuple[OpioidSpan, ...] = ()
    boluses: tuple[Mark, ...] = ()
    flows: tuple[Flow, ...] = ()
    act_at: Decimal | None = None
    zone: tzinfo = UTC

    @property
    def ends(self) -> tuple[datetime, datetime] | None:
        """First and last moment, never less than an hour apart; None while there is nothing."""
        moments = [one.at for one in self.pain] + [one.at for one in self.sedation]
        moments += [one.at for one in self.boluses]
        moments += [at for span in self.opioid for at in (span.since, span.until)]
        moments += [at for flow in self.flows for span in flow.spans for at in (span.since, span.until)]
        if not moments:
            return None
        return min(moments), max(*moments, min(moments) + HOUR)

    @property
    def highest_opioid(self) -> Decimal:
        """The highest opioid rate."""
        return max((span.rate for span in self.opioid), default=NOTHING)

    @property
    def highest_rate(self) -> Decimal:
        """The highest rate of the antibody, mL/h."""
        return max((span.ml_h for flow in self.flows for span in flow.spans), default=NOTHING)


@dataclass(frozen=True, slots=True)
class FluidHour:
    """What went in and came out in one hour, mL."""

    since: datetime
    into: Decimal
    out: Decimal


@dataclass(frozen=True, slots=True)
class FluidDay:
    """Hour after hour, and the balance at the end of each, mL."""

    hours: tuple[FluidHour, ...] = ()
    zone: tzinfo = UTC

    @property
    def highest(self) -> Decimal:
        """The largest volume of an hour."""
        return max((max(one.into, one.out) for one in self.hours), default=NOTHING)

    @property
    def net(self) -> Decimal:
        """In minus out over all hours shown."""
        return sum((one.into - one.out for one in self.hours), NOTHING)
