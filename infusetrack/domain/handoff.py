"""The shift handoff in I-PASS order: one frozen value that the screen, the page and the signature share.

Everything in it is a pure function of the chart, the regimen in force, the ward and the moment.
"""

from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.alarm import Alarm
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import CheckLapsed
from infusetrack.domain.handoff_actions import Action, actions
from infusetrack.domain.handoff_awareness import IfThen, awareness
from infusetrack.domain.handoff_day import SHIFT, HandoffDay, Ward
from infusetrack.domain.handoff_severity import Reason, ScoredSet, Severity, open_toxicities, severity
from infusetrack.domain.handoff_state import ASIDE, HandoffState, last_received, open_handoff
from infusetrack.domain.handoff_summary import Figure, Running, Summary, summary
from infusetrack.domain.handoff_validity import Validity, validity
from infusetrack.domain.lapses import charted
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.release import Finding
from infusetrack.domain.reminders import Due

__all__ = [
    "Action", "Figure", "Handoff", "IfThen", "Reason", "Running", "ScoredSet", "Severity", "Summary", "Validity",
    "Ward", "handoff",
]  # fmt: skip
NO_WARD = Ward()


@dataclass(frozen=True, slots=True)
class Handoff:
    """A patient handed over as of `at`, from the record up to the line with the hash `tip`.

    First what cannot wait: `alarms` that stand, `overdue` due things, `closed` limits of the gate,
    `changed` lines (amended, struck out or entered late) and checks that `lapsed` since `since`,
    which is the last handoff received or the beginning of the last 12 h. Then I-PASS.
    """

    label: str
    at: datetime
    tip: str
    alarms: tuple[Alarm, ...]
    overdue: tuple[Due, ...]
    closed: tuple[Finding, ...]
    since: datetime
    changed: tuple[Line, ...]
    lapsed: tuple[CheckLapsed, ...]
    severity: Severity
    summary: Summary
    actions: tuple[Action, ...]
    awareness: tuple[IfThen, ...]
    toxicities: tuple[AdverseEvent, ...]
    valid: Validity
    open_before: HandoffState | None

    @property
    def valid_until(self) -> datetime:
        """After this moment the page is not to be trusted."""
        return self.valid.until

    @property
    def next_due(self) -> Action | None:
        """The first thing that the receiver has to do: what has come already, else what comes next."""
        return next((one for one in self.actions if one.due is not None), None)


def handoff(chart: Chart, regimen: Regimen, label: str, now: datetime, ward: Ward = NO_WARD) -> Handoff:
    """The handoff of a day at `now`; refuses a day that the regimen does not have."""
    day = HandoffDay(chart, regimen, label, now, ward)
    before = last_received(chart)
    taken = before.received.happened_at if before is not None and before.received is not None else None
    since = taken or now - SHIFT
    known = actions(day)
    return Handoff(
        label=label,
        at=now,
        tip=chart.tip,
        alarms=day.alarms,
        overdue=tuple(due for due in day.dues if due.has_come),
        closed=day.card.closed,
        since=since,
        changed=_changed(chart, since),
        lapsed=tuple(one for one in charted(chart, label) if since < one.due_at <= now),
        severity=severity(day),
        summary=summary(day),
        actions=known,
        awareness=awareness(day),
        toxicities=open_toxicities(day),
        valid=validity(day, known),
        open_before=open_handoff(chart),
    )


def _changed(chart: Chart, since: datetime) -> tuple[Line, ...]:
    """What was amended, struck out or entered late since a moment, in the order written."""
    return tuple(line for line in chart.lines if line.written_at > since and _is_change(chart, line))


def _is_change(chart: Chart, line: Line) -> bool:
    """Whether a line changes what somebody may have read before; the alarm log and paper change nothing."""
    event = line.event or (chart.line(line.amends).event if line.amends is not None else None)
    return not isinstance(event, ASIDE) and (line.amends is not None or line.is_late)
