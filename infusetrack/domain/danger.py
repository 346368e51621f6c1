"""What in the latest vital signs is dangerous now: a pure function of the chart and the regimen.

`dangers(chart, regimen, label)` looks at each number in the latest set that has it; it asks no
clock, so that its answer changes with the chart only. A number that a newer set shows within its
limits is no danger any more. A number that was read twice (`VitalsTaken.confirmed`) is no slip of
the hand: by a limit of the regimen it stays a danger; it is no longer one that is only unusual for
the age. `key` stays the same while the same rule is broken set after set (`hypotension`,
`spo2-stop`, `pews-high`, ...); `since` is the moment of the latest set, `first_at` of the first set
of the unbroken run. Of several limits of one number only the gravest is told.

Priorities (LOCAL, after the table of harm and onset of IEC 60601-1-8): what stops treatment or
breathing is high, what calls for the prescriber medium, what is to be looked at low. The limits are
those of the regimen's hold table, so that a site's own numbers count; what it does not have
(sedation, breathing, scores) is from `regimen.reference`, each with its source.
"""

from datetime import UTC, tzinfo

from infusetrack.domain import danger_limits, danger_state
from infusetrack.domain.chart import Chart
from infusetrack.domain.danger_found import Danger, DangerKind
from infusetrack.domain.danger_sets import DaySets
from infusetrack.domain.events_alarms import Priority
from infusetrack.domain.regimen import Regimen

__all__ = ["Danger", "DangerKind", "dangers"]
GRAVEST: tuple[Priority, ...] = ("high", "medium", "low")


def dangers(chart: Chart, regimen: Regimen, label: str, *, zone: tzinfo = UTC) -> tuple[Danger, ...]:
    """Everything in the day's latest vital signs that is dangerous, the gravest first.

    `zone` is the site's: an age changes at its midnight. Nothing for a day without a set.
    """
    day = DaySets(chart, regimen, label, zone)
    if not day.lines:
        return ()
    rules = (
        danger_limits.hypotension,
        danger_limits.beyond_limits,
        danger_limits.unusual_for_age,
        danger_state.sedation,
        danger_state.breathing,
        danger_state.consciousness,
        danger_state.early_warning,
    )
    found = [one for rule in rules for one in rule(day)]
    return tuple(sorted(found, key=lambda one: (GRAVEST.index(one.priority), one.key)))
