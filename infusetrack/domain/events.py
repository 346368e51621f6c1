"""What can happen: frozen past-tense facts that say what, never when or by whom.

Amounts are `Decimal` with the unit in the name. `day` is a cycle-day label ("C1D2"),
`step` the key of a step in that day's plan. A `Line` adds time, person and order.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Sex = Literal["female", "male"]
Basis = Literal["mg_m2", "mg_kg", "flat"]
RateReason = Literal["titration", "reaction", "prescriber", "pump", "other"]
Meaning = Literal["performed", "verified", "reviewed", "approved"]
Primed = Literal["drug", "saline"]
Scale = Literal["FLACC", "faces", "NRS"]
TemperatureSite = Literal["oral", "ear", "axilla", "rectal", "temporal"]
Value = Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Event:
    """The common root of every fact."""


# --- the patient --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PatientEnrolled(Event):
    """A person joined the trial; `regimen` is the regimen file's id."""

    study_id: str
    initials: str
    birth_date: date
    sex: Sex
    regimen: str
    arm: str
    cohort: str | None
    c1d1: date
    second_identifier: str
    allergies: tuple[str, ...] = ()
    baseline_hgb_g_dl: Decimal | None = None
    childbearing_potential: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class EligibilitySigned(Event):
    """The investigator decided; `answers` holds (item, met / not met / value) as shown."""

    answers: tuple[tuple[str, str], ...]
    eligible: bool
    investigator: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Measured(Event):
    """Weight in kilograms; height in centimetres when it was taken too."""

    day: str
    step: str
    weight_kg: Decimal
    height_cm: Decimal | None = None
    change_explained: str = ""


@dataclass(frozen=True, slots=True)
class LabValue:
    """One result in the unit that the laboratory reported, with that day's limits."""

    analyte: str
    value: Decimal
    unit: str
    lln: Decimal | None = None
    uln: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LabsReported(Event):
    """A panel drawn at one moment."""

    day: str
    step: str
    drawn_at: datetime
    results: tuple[LabValue, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class AdverseEventNoted(Event):
    """A one-line note of an adverse event or reaction; grading is not part of it."""

    day: str
    words: str
    onset_at: datetime
    reaction: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class ClockGap(Event):
    """Time passed that the program did not see: sleep, or a clock that was moved."""

    kind: Literal["slept", "set_back", "set_forward"]
    seconds: int


# --- calendar: treatment decisions ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class DayMoved(Event):
    """One cycle day is given on another date."""

    day: str
    to: date
    why: str


@dataclass(frozen=True, slots=True)
class DayHeld(Event):
    """One cycle day is not given."""

    day: str
    why: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class CycleDelayed(Event):
    """A cycle, and all that follow, begins on another date."""

    cycle: int
    starts: date
    why: str
    post_surgery: bool = False


@dataclass(frozen=True, slots=True)
class SurgeryPlanned(Event):
    """Resection is booked after a cycle; treatment goes on from `resumes`."""

    on: date
    after_cycle: int
    resumes: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class TreatmentEnded(Event):
    """No more study drug; follow-up counts from `last_dose`."""

    last_dose: date
    why: str


# --- the steps of a day --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepEvent(Event):
    """A fact that belongs to one step of one cycle day."""

    day: str
    step: str


@dataclass(frozen=True, slots=True)
class IdentityConfirmed(StepEvent):
    """Two identifiers were compared with the person, never the chair."""

    identifiers: tuple[str, ...]
    how: Literal["scanned", "typed"]
    not_scanned_because: str = ""


@dataclass(frozen=True, slots=True)
class StepStarted(StepEvent):
    """A step that takes time began (hydration, observation)."""

    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class StepDone(StepEvent):
    """A step was finished; `values` are its form's fields by key."""

    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class StepSkipped(StepEvent):
    """A step was left out on purpose."""

    why: str


@dataclass(frozen=True, slots=True)
class VitalsTaken(Event):
    """One set of vital signs; None is not taken. `step` names the plan point's step."""

    day: str
    step: str = ""
    sbp: int | None = None
    dbp: int | None = None
    heart_rate: int | None = None
    respiratory_rate: int | None = None
    temperature_c: Decimal | None = None
    temperature_site: TemperatureSite | None = None
    spo2: int | None = None
    oxygen: str = ""
    pain: int | None = None
    pain_scale: Scale | None = None
    sedation: str = ""
    line_site: str = ""
    baseline: bool = False
    note: str = ""
    partial_because: str = ""


@dataclass(frozen=True, slots=True)
class Released(StepEvent):
    """Labs and findings were reviewed; an override names who decided and why."""

    findings: tuple[str, ...]
    override_by: str = ""
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class DrugGiven(StepEvent):
    """A premedication or other single dose."""

    drug: str
    dose: Decimal
    unit: str
    route: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrderEntered(StepEvent):
    """What the prescriber signed, beside what the program computed from it."""

    agent: str
    prescriber: str
    basis: Basis
    per_unit: Decimal
    ordered_mg: Decimal
    computed_mg: Decimal
    weight_kg: Decimal
    height_cm: Decimal | None
    bsa_formula: str
    bsa_m2: Decimal | None
    rounding: str
    infusion_minutes: int
    differs_because: str = ""


@dataclass(frozen=True, slots=True)
class BagReceived(StepEvent):
    """The product on the bag's label; volumes in millilitres."""

    agent: str
    product: str
    lot: str
    expires_at: datetime
    mixed_at: datetime | None
    drug_ml: Decimal
    vials: int
    bag_ml: Decimal
    dead_volume_ml: Decimal = Decimal(0)
    primed_with: Primed = "saline"
    outside_because: str = ""


@dataclass(frozen=True, slots=True)
class PreStartChecked(StepEvent):
    """The first person's numbers for the pre-start check."""

    agent: str
    dose_mg: Decimal
    volume_ml: Decimal
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class PreStartWitnessed(StepEvent):
    """The second person's numbers, entered without seeing the first's."""

    agent: str
    dose_mg: Decimal
    volume_ml: Decimal
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class InfusionStarted(StepEvent):
    """The pump runs: what it holds and at which rate."""

    agent: str
    dose_mg: Decimal
    volume_ml: Decimal
    rate_ml_h: Decimal
    dead_volume_ml: Decimal = Decimal(0)
    primed_with: Primed = "saline"
    late_because: str = ""


@dataclass(frozen=True, slots=True)
class RateChanged(StepEvent):
    """The pump was set to another rate."""

    rate_ml_h: Decimal
    reason: RateReason
    why: str = ""


@dataclass(frozen=True, slots=True)
class InfusionPaused(StepEvent):
    """The pump was halted, to go on later."""

    why: str


@dataclass(frozen=True, slots=True)
class InfusionResumed(StepEvent):
    """The pump goes on at a rate that the prescriber ordered."""

    rate_ml_h: Decimal
    ordered_by: str


@dataclass(frozen=True, slots=True)
class InfusionStopped(StepEvent):
    """The infusion ended before the volume was in."""

    why: str


@dataclass(frozen=True, slots=True)
class InfusionCompleted(StepEvent):
    """A person saw the bag empty and confirmed it."""


@dataclass(frozen=True, slots=True)
class FlushStarted(StepEvent):
    """Saline pushes the drug that is left in the line, at the same rate."""

    volume_ml: Decimal
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class FlushEnded(StepEvent):
    """The line is clear."""


@dataclass(frozen=True, slots=True)
class DaySigned(StepEvent):
    """The day was closed; `shown_hash` is the record hash that was on screen."""

    meaning: Meaning
    shown_hash: str


@dataclass(frozen=True, slots=True)
class DocumentPrinted(Event):
    """A document left the program; `tip` is the record hash that it shows."""

    day: str
    document: str
    document_id: str
    tip: str


# --- the unit: chairs, site values, staff ---------------------------------------------


@dataclass(frozen=True, slots=True)
class ChairTaken(Event):
    """A patient sits down for a cycle day."""

    chair: int
    study_id: str
    day: str


@dataclass(frozen=True, slots=True)
class ChairLeft(Event):
    """The chair is free again."""

    chair: int
    study_id: str


@dataclass(frozen=True, slots=True)
class SiteValueSet(Event):
    """The site entered a value that the registry does not give, or overrode a default."""

    key: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class StaffAdded(Event):
    """A person may sign in; `pin_hash` is an argon2id string, never the PIN."""

    badge: str
    role: Literal["nurse", "prescriber", "investigator", "pharmacist", "monitor", "admin"]
    pin_hash: str


@dataclass(frozen=True, slots=True)
class PinChanged(Event):
    """A staff member chose another PIN."""

    badge: str
    pin_hash: str


@dataclass(frozen=True, slots=True)
class StaffLeft(Event):
    """A staff member may no longer sign in."""

    badge: str


@dataclass(frozen=True, slots=True)
class SignedIn(Event):
    """A staff member opened a session at this station."""

    badge: str


@dataclass(frozen=True, slots=True)
class SignInFailed(Event):
    """A PIN did not fit; counted, so that guessing is slowed."""

    badge: str


EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        PatientEnrolled,
        EligibilitySigned,
        Measured,
        LabsReported,
        AdverseEventNoted,
        ClockGap,
        DayMoved,
        DayHeld,
        CycleDelayed,
        SurgeryPlanned,
        TreatmentEnded,
        IdentityConfirmed,
        StepStarted,
        StepDone,
        StepSkipped,
        VitalsTaken,
        Released,
        DrugGiven,
        OrderEntered,
        BagReceived,
        PreStartChecked,
        PreStartWitnessed,
        InfusionStarted,
        RateChanged,
        InfusionPaused,
        InfusionResumed,
        InfusionStopped,
        InfusionCompleted,
        FlushStarted,
        FlushEnded,
        DaySigned,
        DocumentPrinted,
        ChairTaken,
        ChairLeft,
        SiteValueSet,
        StaffAdded,
        PinChanged,
        StaffLeft,
        SignedIn,
        SignInFailed,
    )
}
"""Every fact that can stand in the record, by its name in the file."""
