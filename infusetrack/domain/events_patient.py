"""Facts of the patient, on whatever day: enrolment, measures, laboratory, adverse events, calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event

Sex = Literal["female", "male"]
Beyond = Literal["", "<", ">"]


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
    """One result in the unit that the laboratory reported, with that day's limits.

    `beyond` says that only a limit was measured ("<" 0.1); `text` are the laboratory's words where it
    tells no number.
    """

    analyte: str
    value: Decimal
    unit: str
    lln: Decimal | None = None
    uln: Decimal | None = None
    beyond: Beyond = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class LabsReported(Event):
    """A panel drawn at one moment; `resulted_at` is when the laboratory told it.

    `confirmed` are the doubts that a person read again ("hemoglobin:lab_tenfold"). A panel that came
    by file names it in `imported`, with the laboratory's number of the report and the identifiers that
    agreed; where they did not, `override_by` decided and says why.
    """

    day: str
    step: str
    drawn_at: datetime
    results: tuple[LabValue, ...]
    note: str = ""
    resulted_at: datetime | None = None
    laboratory: str = ""
    confirmed: tuple[str, ...] = ()
    imported: str = ""
    report_number: str = ""
    matched: tuple[str, ...] = ()
    override_by: str = ""
    override_reason: str = ""


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
    """Time passed that the program did not see: it was away, the computer slept, a clock was moved."""

    kind: Literal["slept", "set_back", "set_forward", "away"]
    seconds: int


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
