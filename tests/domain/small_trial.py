"""A patient of the real trial file, and a pen that writes lines without the gates."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.admission import admit
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    BagReceived,
    InfusionStarted,
    LabsReported,
    LabValue,
    Measured,
    OrderEntered,
    PatientEnrolled,
    PreStartChecked,
    PreStartWitnessed,
    StepDone,
)
from infusetrack.domain.record import Draft, Line

TRIAL = builtin("nct04751383")
START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DIN = "C1D2"
MAG = "C1D1"


WHOLE = {
    "sbp": 96, "dbp": 55, "heart_rate": 104, "respiratory_rate": 22, "temperature_c": D("37.1"), "spo2": 98,
}  # fmt: skip
"""What a set must have to meet a point of an antibody's plan."""


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def patient(**changes):
    known = {
        "study_id": "PED-0417", "initials": "R. M.", "birth_date": date(2020, 3, 14), "sex": "female",
        "regimen": TRIAL.id, "arm": "B", "cohort": "B1", "c1d1": date(2026, 11, 23),
        "second_identifier": "HN 20417", "baseline_hgb_g_dl": D("11.2"),
    }  # fmt: skip
    return PatientEnrolled(**(known | changes))


class Pen:
    """Writes facts straight into a chart; `admits` asks the gates first."""

    def __init__(self, *, enrolled=True, **changes):
        self.chart = Chart()
        if enrolled:
            self.write(patient(**changes), START - timedelta(days=10))

    def write(self, event, when=START, *, by="RN 27", amends=None):
        seq = self.chart.next_seq
        reason = "typed wrong" if amends else None
        line = Line("patient/PED-0417", seq, when, when, by, event, amends, reason, "", "", f"h{seq}")
        self.chart = self.chart.after(line)
        return line

    def admit(self, event, when=START, *, by="RN 27", amends=None, regimen=TRIAL):
        admit(self.chart, regimen, Draft(when, when, by, event, amends, "typed wrong" if amends else None))


def lab(analyte, value, unit, lln=None, uln=None):
    return LabValue(analyte, D(value), unit, lln and D(lln), uln and D(uln))


def labs(day, drawn_at, *values, step="labs"):
    return LabsReported(day, step, drawn_at, values)


def hgb(day, value, drawn_at, unit="g/dL"):
    return labs(day, drawn_at, lab("hemoglobin", value, unit))


def weight(day, kg, **more):
    return Measured(day, "measure", D(kg), **more)


def order(day=DIN, **changes):
    known = {
        "day": day, "step": "order", "agent": "dinutuximab", "prescriber": "MD 3", "basis": "mg_m2",
        "per_unit": D("17.5"), "ordered_mg": D("11.2"), "computed_mg": D("11.2"), "weight_kg": D(15),
        "height_cm": D(98), "bsa_formula": "mosteller", "bsa_m2": D("0.64"), "rounding": "0.1 mg",
        "infusion_minutes": 600,
    }  # fmt: skip
    return OrderEntered(**(known | changes))


def bag(day=DIN, mixed_at=None, **changes):
    known = {
        "day": day, "step": "bag", "agent": "dinutuximab", "product": "dinutuximab", "lot": "LOT-1",
        "expires_at": at(7, 0, 25), "mixed_at": mixed_at, "drug_ml": D("3.2"), "vials": 1,
        "bag_ml": D("103.2"),
    }  # fmt: skip
    return BagReceived(**(known | changes))


def checked(day=DIN, agent="dinutuximab", numbers=("11.2", "103.2", "5.16"), kind=PreStartChecked):
    return kind(day, "check", agent, *(D(number) for number in numbers))


def witnessed(**changes):
    return checked(**changes, kind=PreStartWitnessed)


def started(day=DIN, agent="dinutuximab", numbers=("11.2", "103.2", "5.16"), **more):
    return InfusionStarted(day, "infusion", agent, *(D(number) for number in numbers), **more)


def magrolimab_started():
    return started(MAG, "magrolimab", ("400", "250", "125"))


def open_all(pen, day, until, when=START):
    """Close every step that comes before `until`, whatever it is."""
    cycle, number = int(day[1 : day.index("D")]), int(day[day.index("D") + 1 :])
    for plan in TRIAL.steps_of(cycle, number):
        if plan.key == until:
            return
        if not pen.chart.day(day).closed(plan.key) and plan.kind not in {"double_check", "infusion"}:
            pen.write(StepDone(day, plan.key), when)
