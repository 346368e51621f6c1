"""A regimen's titles, looked up once for each step of each day: a long chart asks thousands of times."""

from dataclasses import dataclass, field

from infusetrack.domain.regimen import StepPlan
from infusetrack.wording.events_names import Names


@dataclass(frozen=True, slots=True)
class RememberedNames(Names):
    """The same names, quicker. One for each open chart; the regimen does not change under it."""

    plans: dict[tuple[str, str], StepPlan | None] = field(default_factory=dict, compare=False)

    def _plan(self, day: str, key: str) -> StepPlan | None:
        place = (day, key)
        if place not in self.plans:
            self.plans[place] = Names._plan(self, day, key)
        return self.plans[place]
