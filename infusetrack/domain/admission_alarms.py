"""Who may answer an alarm, and for how long a reminder may be put off."""

from infusetrack.domain.alarm_answers import PUT_OFF_MINUTES
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import AlarmAcknowledged, ReminderPutOff
from infusetrack.domain.record import Draft

MACHINE = "InfuseTrack"
"""Who signs the program's own lines; it may raise an alarm, and answers none (hazard H40)."""


def check_alarms(draft: Draft) -> None:
    """Refuse an answer that no person gave, and a putting-off that is not 5, 10 or 15 min."""
    event = draft.event
    if isinstance(event, AlarmAcknowledged | ReminderPutOff) and draft.by.strip() in {"", MACHINE}:
        raise Refused("alarm_needs_a_person")
    if isinstance(event, ReminderPutOff) and event.minutes not in PUT_OFF_MINUTES:
        raise Refused("put_off_minutes", minutes=event.minutes)
