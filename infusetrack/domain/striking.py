"""Who may strike a line out of a patient's record; the struck line stays readable."""

from infusetrack.domain.events import (
    ClockGap,
    CycleDelayed,
    DayHeld,
    DayMoved,
    DaySigned,
    DocumentPrinted,
    EligibilitySigned,
    Event,
    PatientEnrolled,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.domain.record import Line
from infusetrack.domain.site import Staff

DECISIONS = (EligibilitySigned, DayMoved, DayHeld, CycleDelayed, SurgeryPlanned, TreatmentEnded)
"""What the investigator or the prescriber decides (LOCAL: a nurse may not take it back)."""
NEVER: tuple[type[Event], ...] = (PatientEnrolled, ClockGap, DocumentPrinted)
"""What has no second version: the enrolment, the machine's own lines, paper that is out."""
BEDSIDE_ROLES = ("nurse", "prescriber", "investigator", "pharmacist")


def may_strike(person: Staff, line: Line) -> bool:
    """Whether this person may take this line away, with a reason. A signature only its writer."""
    event = line.event
    if event is None or isinstance(event, NEVER) or person.role not in BEDSIDE_ROLES:
        return False
    if isinstance(event, DaySigned):
        return line.by == person.badge
    if isinstance(event, DECISIONS):
        return person.role in {"investigator", "prescriber"}
    return True
