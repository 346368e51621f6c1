"""What is known of one child's red cells: hemoglobin values and all that may move them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeVar

Method = Literal["lab", "poc"]
FluidKind = Literal["saline_bolus", "maintenance", "albumin_or_bolus"]
NoteKind = Literal["bleeding_observed", "melena", "procedure"]
MAGROLIMAB, DINUTUXIMAB = "magrolimab", "dinutuximab"
PRIMING = "priming"
RED_CELLS = "rbc"


@dataclass(frozen=True, slots=True)
class HgbValue:
    """One hemoglobin in g/dL, by the laboratory or at the bedside (poc)."""

    at: datetime
    g_dl: Decimal
    method: Method = "lab"


@dataclass(frozen=True, slots=True)
class Markers:
    """What was drawn beside it; None is not measured. DAT and smear are shown, never weighed."""

    at: datetime
    retic_pct: Decimal | None = None
    ldh_u_l: Decimal | None = None
    bili_indirect_mg_dl: Decimal | None = None
    haptoglobin_mg_dl: Decimal | None = None
    dat: Literal["pos", "neg"] | None = None
    agglutination: Literal["present", "absent"] | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose that was begun; `kind` says "priming" where it is one."""

    at: datetime
    drug: str
    mg_kg: Decimal | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """Blood product in millilitres, from `at` until `ended_at`, where that is known."""

    at: datetime
    product: str
    ml: Decimal
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fluid:
    """Fluid in millilitres over some hours from `at`."""

    at: datetime
    ml: Decimal
    kind: FluidKind
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Weight:
    """Body weight in kilograms."""

    at: datetime
    kg: Decimal


@dataclass(frozen=True, slots=True)
class Draw:
    """Blood drawn in millilitres."""

    at: datetime
    ml: Decimal


@dataclass(frozen=True, slots=True)
class Note:
    """Bleeding seen, black stool, or a procedure."""

    at: datetime
    kind: NoteKind


Entry = TypeVar("Entry", HgbValue, Markers, Dose, Unit, Fluid, Weight, Draw, Note)
"""Whatever stands at a moment."""


@dataclass(frozen=True, slots=True)
class Course:
    """One child's course; every tuple is sorted by time. `lln_g_dl` is the laboratory's own limit."""

    patient: str
    age_years: Decimal
    weight_kg: Decimal
    hgb: tuple[HgbValue, ...]
    sex: str = ""
    lln_g_dl: Decimal | None = None
    markers: tuple[Markers, ...] = ()
    doses: tuple[Dose, ...] = ()
    units: tuple[Unit, ...] = ()
    fluids: tuple[Fluid, ...] = ()
    weights: tuple[Weight, ...] = ()
    draws: tuple[Draw, ...] = ()
    notes: tuple[Note, ...] = ()
