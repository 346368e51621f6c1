"""Follow-up visits after the last dose: days, months with the month's end kept, years."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from infusetrack.domain.regimen import FollowUp, Regimen


@dataclass(frozen=True, slots=True)
class Visit:
    """One planned follow-up visit."""

    label: str
    on: date


def due_on(rule: FollowUp, last_dose: date) -> date:
    """The visit's date; 31 December plus two months is the last day of February."""
    return last_dose + relativedelta(days=rule.days, months=rule.months, years=rule.years)


def follow_up(regimen: Regimen, last_dose: date) -> tuple[Visit, ...]:
    """All visits of the regimen, counted from the last dose, in the order of their dates."""
    visits = (Visit(rule.label, due_on(rule, last_dose)) for rule in regimen.follow_up)
    return tuple(sorted(visits, key=lambda visit: visit.on))
