"""The eligibility checklist: what the answers say of each item. It advises, no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from infusetrack.domain.limits import fits
from infusetrack.domain.patient import completed_years
from infusetrack.domain.regimen import Arm, EligibilityItem, Regimen

PREGNANCY_TEST_WITHIN = timedelta(hours=72)
"""Before the first dose of study drug (SEED: NCT04751383)."""
ADULT_SCALE_ABOVE = 16
"""Above this age in completed years Karnofsky is used, else Lansky (SEED: NCT04751383)."""
Answer = bool | Decimal | date | str
NEVER = "never"
"""The answer to a washout of something that was never given."""


class Standing(StrEnum):
    """How an item stands; an unanswered one is never taken for met."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item, how it stands, the figure compared (value or days) and its limit."""

    item: EligibilityItem
    standing: Standing
    figure: Decimal | None = None
    limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who is asked about: the arm and cohort wished for, and the day that counts."""

    arm: str
    cohort: str | None
    birth_date: date
    on: date
    childbearing: bool = False

    @property
    def conditions(self) -> frozenset[str]:
        """What is true of this person among the conditions that an item may name."""
        over_16 = completed_years(self.birth_date, self.on) > ADULT_SCALE_ABOVE
        also = {"childbearing"} if self.childbearing else set()
        return frozenset({"over_16" if over_16 else "up_to_16", *also})


def age_standing(arm: Arm, birth: date, on: date) -> Standing:
    """Whether the age in completed years lies in the arm's range, both ends included."""
    in_range = arm.age_low.value <= completed_years(birth, on) <= arm.age_high.value
    return Standing.MET if in_range else Standing.NOT_MET


def pregnancy_test_standing(tested_at: datetime | None, first_dose_at: datetime) -> Standing:
    """Whether a negative test was taken within 72 h before the first dose."""
    if tested_at is None:
        return Standing.NOT_KNOWN
    in_time = timedelta(0) <= first_dose_at - tested_at <= PREGNANCY_TEST_WITHIN
    return Standing.MET if in_time else Standing.NOT_MET


def checklist(regimen: Regimen, candidate: Candidate, answers: Mapping[str, Answer]) -> tuple[ItemView, ...]:
    """Each item that concerns this candidate, with how it stands.

    Numbers are answered in the limit's unit; where the limit counts ULNs, the laboratory's
    ULN is answered under `<key>.uln`. A washout is answered with the date of the last dose.
    """
    return tuple(
        _view(item, candidate, answers) for item in regimen.eligibility if _concerns(item, candidate)
    )


def _concerns(item: EligibilityItem, candidate: Candidate) -> bool:
    in_arm = not item.arms or candidate.arm in item.arms
    in_cohort = not item.cohorts or candidate.cohort in item.cohorts
    return in_arm and in_cohort and (not item.only_if or item.only_if in candidate.conditions)


def _view(item: EligibilityItem, candidate: Candidate, answers: Mapping[str, Answer]) -> ItemView:
    answer = answers.get(item.key)
    if item.kind == "yes_no":
        return ItemView(item, _yes_no(item, answer))
    if item.kind == "number":
        return _number(item, answer, answers.get(f"{item.key}.uln"))
    return _washout(item, answer, candidate.on)


def _yes_no(item: EligibilityItem, answer: Answer | None) -> Standing:
    if not isinstance(answer, bool):
        return Standing.NOT_KNOWN
    return Standing.MET if answer is item.must_be else Standing.NOT_MET


def _number(item: EligibilityItem, answer: Answer | None, uln: Answer | None) -> ItemView:
    limit = item.limit.value if item.limit else None
    if item.times_uln and limit is not None:
        limit = limit * uln if isinstance(uln, Decimal) else None
    value = answer if isinstance(answer, Decimal) else None
    return ItemView(item, _compared(item, value, limit), value, limit)


def _washout(item: EligibilityItem, answer: Answer | None, on: date) -> ItemView:
    limit = item.limit.value if item.limit else None
    if answer == NEVER:
        return ItemView(item, Standing.MET, None, limit)
    days = Decimal((on - answer).days) if type(answer) is date else None
    return ItemView(item, _compared(item, days, limit), days, limit)


def _compared(item: EligibilityItem, value: Decimal | None, limit: Decimal | None) -> Standing:
    if value is None or limit is None:
        return Standing.NOT_KNOWN
    return Standing.MET if fits(item.comparison, value, limit) else Standing.NOT_MET
