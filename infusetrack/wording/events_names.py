"""Names for people: agents, steps, fields, phases, states, reasons and analytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.events import Meaning, RateReason
from infusetrack.domain.infusion import Phase
from infusetrack.domain.mappings import nothing
from infusetrack.domain.regimen import Regimen
from infusetrack.wording.translate import mark, tr, translated

PHASES: Mapping[Phase, str] = {
    Phase.ORDERED: mark("not started"),
    Phase.RUNNING: mark("running"),
    Phase.PAUSED: mark("paused"),
    Phase.STOPPED: mark("stopped early"),
    Phase.COMPLETED: mark("complete"),
}
STATES: Mapping[StepState, str] = {
    StepState.DONE: mark("done"),
    StepState.SKIPPED: mark("left out"),
    StepState.RUNNING: mark("running"),
    StepState.IN_HAND: mark("now"),
    StepState.OPEN: mark("to do"),
    StepState.BLOCKED: mark("waits"),
}
REASONS: Mapping[RateReason, str] = {
    "titration": mark("planned step"),
    "reaction": mark("for a reaction"),
    "prescriber": mark("ordered by the prescriber"),
    "pump": mark("pump corrected"),
    "other": mark("other reason"),
}
MEANINGS: Mapping[Meaning, str] = {
    "performed": mark("performed the day"),
    "verified": mark("verified the day"),
    "reviewed": mark("reviewed the day"),
    "approved": mark("approved the day"),
}
ROLES: Mapping[str, str] = {
    "nurse": mark("nurse"),
    "prescriber": mark("prescriber"),
    "investigator": mark("investigator"),
    "pharmacist": mark("pharmacist"),
    "monitor": mark("monitor"),
    "admin": mark("site administrator"),
}
ANALYTES: Mapping[str, str] = {
    "hemoglobin": mark("Hgb"), "neutrophils": mark("ANC"), "sodium": mark("Na"),
    "potassium": mark("K"), "calcium": mark("Ca"), "hgb": mark("Hgb"), "anc": mark("ANC"), "platelets": mark("platelets"), "plt": mark("platelets"),
    "na": mark("Na"), "k": mark("K"), "ca": mark("Ca"), "albumin": mark("albumin"),
    "creatinine": mark("creatinine"), "bilirubin": mark("bilirubin"), "alt": mark("ALT"),
    "ast": mark("AST"), "wbc": mark("WBC"), "mg": mark("Mg"), "phosphate": mark("phosphate"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """A regimen's own titles by key; anything that is not in it is shown as its key, spaced."""

    agents: Mapping[str, str] = field(default_factory=nothing)
    steps: Mapping[str, str] = field(default_factory=nothing)
    fields: Mapping[str, str] = field(default_factory=nothing)

    def agent(self, agent_id: str) -> str:
        """The drug's name."""
        return self.agents.get(agent_id) or spaced(agent_id)

    def step(self, key: str) -> str:
        """The step's title."""
        return self.steps.get(key) or spaced(key)

    def field_label(self, key: str) -> str:
        """The label of a form's field."""
        return self.fields.get(key) or spaced(key)


NO_NAMES = Names()
"""Where no regimen is at hand."""


def names_of(regimen: Regimen) -> Names:
    """The titles that a regimen gives to its agents, steps and fields."""
    steps = [step for plan in regimen.day_plans for step in plan.steps]
    return Names(
        agents={agent.id: agent.name for agent in regimen.agents.values()},
        steps={step.key: step.title for step in steps},
        fields={one.key: one.label for step in steps for one in step.fields},
    )


def spaced(key: str) -> str:
    """A key as words: `release_labs` becomes "Release labs"."""
    text = key.replace("_", " ").replace("-", " ").strip()
    return text[:1].upper() + text[1:]


def phase_words(phase: Phase) -> str:
    """Where an infusion stands, in a word."""
    return translated(PHASES[phase])


def step_state_words(state: StepState) -> str:
    """How a step looks, in a word."""
    return translated(STATES[state])


def reason_words(reason: RateReason) -> str:
    """Why a rate was changed, in a word."""
    return translated(REASONS[reason])


def meaning_words(meaning: Meaning) -> str:
    """What a signature says."""
    return translated(MEANINGS[meaning])


def role_words(role: str) -> str:
    """What a staff member is."""
    return translated(ROLES[role]) if role in ROLES else role


def analyte_words(analyte: str) -> str:
    """A laboratory value's usual short name; one that is not known is shown as it was typed."""
    known = ANALYTES.get(analyte.lower())
    return translated(known) if known else analyte


def yes_no(answer: bool, /) -> str:
    """Yes or no."""
    return tr("yes") if answer else tr("no")
