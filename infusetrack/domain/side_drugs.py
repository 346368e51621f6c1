"""A drug beside the antibody, now: its dose for this weight, when it may come again, the last 24 hours.

The program refuses an early dose unless a person says why; it never tells anyone to give one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from infusetrack.domain import opioid
from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ClockGap, DrugGiven
from infusetrack.domain.infusion import ZERO
from infusetrack.domain.labs import latest
from infusetrack.domain.medication import DoseWindow, dose_window
from infusetrack.domain.quantities import convert_mass
from infusetrack.domain.record import LATE_AFTER, Line
from infusetrack.domain.regimen import OpioidPlan, Regimen, SideDrug

DAY = timedelta(hours=24)
LABS_OLD_AFTER = timedelta(hours=72)
"""An older result does not speak for today (LOCAL, as for the release of a day)."""
SLIPS = (10, 1000)
"""A point in the wrong place, and mcg for mg."""


class Verdict(StrEnum):
    """How a drug stands at a moment, before a dose is named."""

    OPEN = "open"
    EARLY = "early"
    AT_MAXIMUM = "at_maximum"
    NOT_SET = "not_set"


@dataclass(frozen=True, slots=True)
class DrugStanding:
    """What is known of a drug at `now`, amounts in its unit.

    `window` is the single dose for the weight, None where no source or no weight gives one; `next_at`
    the earliest moment of a next dose, None before a first one or where no interval is set; `given`
    and `doses` are those of the last 24 h (an opioid's infusion counts); `most` is the daily maximum
    for the weight, None while the site has set none.
    """

    drug: SideDrug
    now: datetime
    window: DoseWindow | None
    last: Line | None
    next_at: datetime | None
    given: Decimal
    doses: int
    most: Decimal | None

    @property
    def verdict(self) -> Verdict:
        """Early comes before the maximum, and the maximum before what is not set."""
        if self.next_at is not None and self.now < self.next_at:
            return Verdict.EARLY
        if self.most is not None and self.given >= self.most:
            return Verdict.AT_MAXIMUM
        if self.drug.daily_doses is not None and self.doses >= self.drug.daily_doses.value:
            return Verdict.AT_MAXIMUM
        return Verdict.OPEN if self.is_set else Verdict.NOT_SET

    @property
    def is_set(self) -> bool:
        """Whether single dose, interval and daily maximum all have a number."""
        return self.window is not None and self.drug.again_low is not None and self.most is not None

    @property
    def wait(self) -> timedelta:
        """How long until a next dose; zero where none must be waited for."""
        return max(timedelta(0), self.next_at - self.now) if self.next_at else timedelta(0)

    def passes_maximum(self, dose: Decimal) -> bool:
        """Whether one dose more goes over what 24 h may hold, by amount or by number."""
        by_number = self.drug.daily_doses is not None and self.doses + 1 > self.drug.daily_doses.value
        return by_number or (self.most is not None and self.given + dose > self.most)


def doses_of(chart: Chart, drug: SideDrug, *, without: int | None = None) -> tuple[Line, ...]:
    """Every standing dose of the substance, on whatever day, the oldest first; not line `without`."""
    return tuple(
        line
        for line in chart.of_kind(DrugGiven)
        if isinstance(line.event, DrugGiven) and drug.is_called(line.event.drug) and line.seq != without
    )


def standing(
    chart: Chart, regimen: Regimen, drug: SideDrug, label: str, now: datetime, *, without: int | None = None
) -> DrugStanding:
    """How the drug stands on this day at `now`, as if the dose of line `without` had not been given."""
    weight = weight_on(chart, label)
    lines = doses_of(chart, drug, without=without)
    recent = [line for line in lines if now - DAY < line.happened_at <= now]
    amounts = (amount_in(drug, line.event) for line in recent if isinstance(line.event, DrugGiven))
    return DrugStanding(
        drug=drug,
        now=now,
        window=window_for(drug, weight),
        last=lines[-1] if lines else None,
        next_at=_next_at(chart, drug, lines),
        given=sum(amounts, ZERO) + _infused(chart, regimen.opioid_infusion, drug, now),
        doses=len(recent),
        most=_most(drug, weight),
    )


def window_for(drug: SideDrug, weight_kg: Decimal | None) -> DoseWindow | None:
    """The single dose for this weight; None where no source or no weight gives one."""
    option = drug.option
    return dose_window(option, weight_kg) if option is not None and weight_kg is not None else None


def amount_in(drug: SideDrug, event: DrugGiven) -> Decimal:
    """A dose in the drug's own unit; refuses one that is neither mg nor mcg."""
    return convert_mass(event.dose, event.unit, drug.unit)


def _moves(chart: Chart) -> list[tuple[Line, int]]:
    """Each time that the clock was set, and by how many seconds: forward is more, back is less."""
    found = []
    for line in chart.of_kind(ClockGap):
        gap = line.event
        if isinstance(gap, ClockGap) and gap.kind in {"set_forward", "set_back"}:
            found.append((line, gap.seconds if gap.kind == "set_forward" else -gap.seconds))
    return found


def given_at(chart: Chart, line: Line) -> datetime:
    """When a dose was given by the clock as it stands: one that was set since moves it as much.

    A clock set back makes no dose older than its own time says, unless it was set back behind it.
    """
    since = [(gap, seconds) for gap, seconds in _moves(chart) if gap.seq > line.seq]
    behind = any(seconds < 0 and gap.happened_at < line.happened_at for gap, seconds in since)
    moved = sum(seconds for _, seconds in since)
    return line.happened_at + timedelta(seconds=moved if behind else max(moved, 0))


def again_after(
    chart: Chart, drug: SideDrug, dose: Line, span: tuple[datetime, datetime], *, live: bool = True
) -> datetime | None:
    """When a dose may follow one at the first moment of the span; later by what the clock skipped in it.

    A `live` dose's own moment counts the moves that were written after it (`given_at`) already.
    """
    if drug.again_low is None:
        return None
    first, second = span
    skipped = sum(
        seconds
        for gap, seconds in _moves(chart)
        if seconds > 0 and first < gap.happened_at <= second and not (live and gap.seq > dose.seq)
    )
    return first + timedelta(minutes=int(drug.again_low.value), seconds=skipped)


def _next_at(chart: Chart, drug: SideDrug, lines: tuple[Line, ...]) -> datetime | None:
    """After the last dose; a clock that was moved since has taken nothing off the wait."""
    found = []
    for line in lines:
        known = given_at(chart, line)
        found.append(again_after(chart, drug, line, (known, known + DAY + DAY)))
    return max((one for one in found if one is not None), default=None)


def too_near(
    chart: Chart, drug: SideDrug, at: datetime, *, without: int | None = None, now: datetime | None = None
) -> tuple[Line, datetime] | None:
    """A dose that lies nearer to `at` than the interval, before or after it, and when the later may be.

    `now` is what the clock says: a dose that was written at a later time came before this one all the
    same. A late entry is held against the times as they were written.
    """
    live = now is None or now - at <= LATE_AFTER
    for line in doses_of(chart, drug, without=without):
        known = given_at(chart, line) if live else line.happened_at
        set_back = now is not None and now < line.written_at and known == line.happened_at
        first, second = (known, at) if set_back else sorted((known, at))
        allowed = again_after(chart, drug, line, (first, second), live=live)
        if allowed is not None and second < allowed:
            return line, allowed
    return None


def slip_of(window: DoseWindow, dose: Decimal) -> int:
    """How many times off a dose looks: 10, 1000, or 0 for no slip."""
    if window.holds(dose):
        return 0
    return next((n for n in SLIPS if window.holds(dose * n) or window.holds(dose / n)), 0)


def labs_missing(chart: Chart, drug: SideDrug, now: datetime) -> tuple[str, ...]:
    """The analytes to look at before this drug that the record does not have, or only from long ago."""
    found = ((analyte, latest(chart, analyte, before=now)) for analyte in drug.labs)
    return tuple(analyte for analyte, one in found if one is None or now - one.drawn_at > LABS_OLD_AFTER)


def allergy_to(chart: Chart, names: tuple[str, ...]) -> str:
    """The patient's allergy that speaks of one of these names, as it was entered; empty for none."""
    known = chart.patient.allergies if chart.patient else ()
    sought = [name.strip().casefold() for name in names if name.strip()]
    return next((one for one in known if any(name in one.casefold() for name in sought)), "")


def _infused(chart: Chart, plan: OpioidPlan | None, drug: SideDrug, now: datetime) -> Decimal:
    """What the opioid infusion brought in 24 h, in the drug's unit; nothing for another drug."""
    if plan is None or not drug.is_called(plan.drug):
        return ZERO
    _, mcg = opioid.given_between(chart, now - DAY, now)
    return convert_mass(mcg or ZERO, "mcg", drug.unit)


def _most(drug: SideDrug, weight_kg: Decimal | None) -> Decimal | None:
    """The daily maximum for this weight: the smaller of what the site has set; None for neither."""
    found = [] if drug.daily_max is None else [drug.daily_max.value]
    if drug.daily_max_per_kg is not None and weight_kg is not None:
        found.append(drug.daily_max_per_kg.value * weight_kg)
    return min(found, default=None)


def drug_with(regimen: Regimen, drug_id: str) -> SideDrug:
    """The drug with this id; refuses one that the regimen does not have."""
    for drug in regimen.side_drugs:
        if drug.id == drug_id:
            return drug
    raise Refused("no_such_drug", drug=drug_id)
