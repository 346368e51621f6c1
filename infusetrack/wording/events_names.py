"""Names for people: agents, steps, fields, phases, states, reasons and analytes."""

from collections.abc import Mapping
from dataclasses import dataclass

from infusetrack.domain.cycle_day import CycleDay, StepState
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Meaning, RateReason
from infusetrack.domain.infusion import Phase
from infusetrack.domain.regimen import Regimen, StepPlan
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
    "hematocrit": mark("Hct"), "lymphocytes": mark("ALC"), "reticulocytes": mark("reticulocytes"),
    "chloride": mark("Cl"), "bicarbonate": mark("bicarbonate"), "calcium_ionized": mark("Ca, ionized"),
    "magnesium": mark("Mg"), "glucose": mark("glucose"), "urea": mark("urea nitrogen"),
    "uric_acid": mark("uric acid"), "bilirubin_direct": mark("bilirubin, direct"), "ggt": mark("GGT"),
    "bilirubin_indirect": mark("bilirubin, indirect"), "alp": mark("ALP"), "ldh": mark("LDH"),
    "haptoglobin": mark("haptoglobin"), "dat": mark("DAT"), "smear": mark("smear, agglutination"), "inr": mark("INR"), "aptt": mark("aPTT"),
    "fibrinogen": mark("fibrinogen"), "ck": mark("CK"), "lipase": mark("lipase"), "amylase": mark("amylase"),
}  # fmt: skip


OWN_FIELDS = {"volume_ml": mark("Volume in mL"), "early_because": mark("Ended early because")}
"""Fields that a form brings itself, without the regimen file."""


@dataclass(frozen=True, slots=True)
class Names:
    """A regimen's own titles; what it does not have is shown as its key, spaced."""

    regimen: Regimen | None = None

    def agent(self, agent_id: str) -> str:
        """The drug's name."""
        agent = self.regimen.agents.get(agent_id) if self.regimen else None
        return agent.name if agent else spaced(agent_id)

    def sign(self, sign_id: str) -> str:
        """A sign of a reaction."""
        signs = self.regimen.reactions.signs if self.regimen else ()
        return next((sign.words for sign in signs if sign.id == sign_id), spaced(sign_id))

    def reaction_kind(self, kind_id: str) -> str:
        """A kind of reaction."""
        kind = self.regimen.reactions.kind(kind_id) if self.regimen else None
        return kind.words if kind else spaced(kind_id)

    def step(self, day: str, key: str) -> str:
        """The title of a step of a cycle day."""
        plan = self._plan(day, key)
        return plan.title if plan else spaced(key)

    def field_label(self, day: str, step: str, key: str) -> str:
        """The label of a field of a step's form."""
        plan = self._plan(day, step)
        labels = (one.label for one in plan.fields if one.key == key) if plan else iter(())
        return next(labels, translated(OWN_FIELDS[key]) if key in OWN_FIELDS else spaced(key))

    def _plan(self, day: str, key: str) -> StepPlan | None:
        if self.regimen is None:
            return None
        try:
            found = CycleDay.of(day)
            steps = self.regimen.steps_of(found.cycle, found.day)
        except Refused:
            return None
        return next((plan for plan in steps if plan.key == key), None)


NO_NAMES = Names()
"""Where no regimen is at hand."""


def names_of(regimen: Regimen) -> Names:
    """The titles that a regimen gives to its agents, steps and fields."""
    return Names(regimen)


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
