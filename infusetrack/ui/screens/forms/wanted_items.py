"""Which items the plan of a day asks a set of vital signs for."""

from infusetrack.domain.regimen import StepPlan
from infusetrack.domain.reminders import Due, DueState
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.vitals_fields import WHOLE_SET


def baseline_items(bedside: Bedside, step: StepPlan) -> tuple[str, ...]:
    """What the plan of a baseline step asks for; the whole set where it does not say."""
    plan = bedside.regimen.vitals_plans.get(step.vitals_plan or "")
    return tuple(plan.wants) if plan is not None and plan.wants else WHOLE_SET


def wanted_now(due: Due | None) -> tuple[str, ...]:
    """What a set would be for that is taken now; nothing while none is due soon."""
    if due is None or due.state is DueState.LATER:
        return ()
    wants = due.facts.get("wants", ())
    return tuple(str(one) for one in wants) if isinstance(wants, tuple) else ()
