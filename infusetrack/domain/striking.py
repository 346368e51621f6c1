"""Who may strike a line out of a patient's record; the struck line stays readable."""

from infusetrack.domain.events import (
    AdverseEventReviewed,
    AlarmAcknowledged,
    AlarmEscalated,
    AlarmRaised,
    CheckLapsed,
    ClockGap,
    CycleDelayed,
    DayHeld,
    DayMoved,
    DaySigned,
    DltJudged,
    DocumentPrinted,
    EligibilitySigned,
    Event,
    PatientEnrolled,
    ReminderPutOff,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.domain.record import Line
from infusetrack.domain.site import Staff

DECISIONS = (
    EligibilitySigned,
    DayMoved,
    DayHeld,
    CycleDelayed,
    SurgeryPlanned,
    TreatmentEnded,
    DltJudged,
    AdverseEventReviewed,
)
"""What the investigator or the prescriber decides (LOCAL: a nurse may not take it back)."""
ALARM_LOG: tuple[type[Event], ...] = (AlarmRaised, AlarmAcknowledged, AlarmEscalated, ReminderPutOff)
"""What the alarm log holds; it changes nothing of the day that a signature would have to see."""
MACHINES_OWN: tuple[type[Event], ...] = (ClockGap, DocumentPrinted, CheckLapsed, *ALARM_LOG)
"""What has no second version, neither struck nor changed: the machine's own lines, the alarm log, paper that is out."""
NEVER: tuple[type[Event], ...] = (PatientEnrolled, *MACHINES_OWN)
"""What is never struck: the enrolment too, which may be put right."""
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
