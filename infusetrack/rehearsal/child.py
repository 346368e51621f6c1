"""Who sits in the practice chairs: study numbers with initials, no real person."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import PatientEnrolled, Sex


@dataclass(frozen=True, slots=True)
class Child:
    """A practice patient; weight in kg, height in cm, Hgb values in g/dL by cycle day."""

    study_id: str
    initials: str
    born: date
    sex: Sex
    arm: str
    cohort: str | None
    c1d1: date
    weight_kg: Decimal
    height_cm: Decimal
    second_identifier: str
    baseline_hgb: Decimal
    hgb: tuple[tuple[str, Decimal], ...]
    allergies: tuple[str, ...] = ()

    def enrolled(self, regimen: str) -> PatientEnrolled:
        """The fact of enrolment."""
        return PatientEnrolled(
            study_id=self.study_id,
            initials=self.initials,
            birth_date=self.born,
            sex=self.sex,
            regimen=regimen,
            arm=self.arm,
            cohort=self.cohort,
            c1d1=self.c1d1,
            second_identifier=self.second_identifier,
            allergies=self.allergies,
            baseline_hgb_g_dl=self.baseline_hgb,
            note="Practice patient",
        )

    def hgb_on(self, label: str) -> Decimal:
        """The Hgb of a day: its own value, else the last one given for an earlier day."""
        day = CycleDay.of(label)
        earlier = [value for known, value in self.hgb if CycleDay.of(known) <= day]
        return earlier[-1] if earlier else self.baseline_hgb
