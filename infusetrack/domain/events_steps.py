"""Facts of the steps of a cycle day, from the identity to the signature."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event, StepEvent

Basis = Literal["mg_m2", "mg_kg", "flat"]
Meaning = Literal["performed", "verified", "reviewed", "approved"]
Primed = Literal["drug", "saline"]
Scale = Literal["FLACC", "faces", "NRS"]
TemperatureSite = Literal["oral", "ear", "axilla", "rectal", "temporal"]
Distress = Literal["none", "mild", "moderate", "severe"]
Consciousness = Literal["A", "C", "V", "P", "U"]
"""Alert, new confusion, answers to voice, answers to pain, unresponsive (ACVPU)."""
OxygenUnit = Literal["L/min", "%"]
Value = Decimal | str | bool


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
    """One set of vital signs; None is not taken. `step` names the plan point's step.

    `pressure_symptoms` are signs of a low pressure (pale, dizzy, cold); `worried` is a parent's
    or nurse's worry; `confirmed` lists the fields whose unusual number was read twice.
    """

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
    capillary_refill_s: Decimal | None = None
    respiratory_distress: Distress | None = None
    consciousness: Consciousness | None = None
    oxygen_device: str = ""
    oxygen_delivery: Decimal | None = None
    oxygen_unit: OxygenUnit | None = None
    pressure_symptoms: bool = False
    bp_not_possible: bool = False
    worried: bool = False
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Released(StepEvent):
    """Labs and findings were reviewed; an override names who decided and why."""

    findings: tuple[str, ...]
    override_by: str = ""
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class DrugGiven(StepEvent):
    """A premedication or other single dose; `reaction` is the line of the reaction it was given for.

    `early_because`, `over_because` and `flagged_because` say why a rule was passed, and `ordered_by`
    who ordered it so; `labs_seen` are the analytes that were looked at before.
    """

    drug: str
    dose: Decimal
    unit: str
    route: str
    note: str = ""
    early_because: str = ""
    flagged_because: str = ""
    reaction: int = 0
    over_because: str = ""
    ordered_by: str = ""
    labs_seen: tuple[str, ...] = ()


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
