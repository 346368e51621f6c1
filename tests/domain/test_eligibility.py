"""The eligibility checklist: met, not met or not known, never a decision."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal as D

import pytest

from infusetrack.domain.eligibility import (
    NEVER,
    Candidate,
    Standing,
    age_standing,
    checklist,
    pregnancy_test_standing,
)
from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import EligibilityItem
from tests.domain.small_trial import TRIAL, at

CHILD = Candidate("B", "B1", date(2020, 3, 14), date(2026, 11, 24))


def view(key, answers, candidate=CHILD):
    return next(one for one in checklist(TRIAL, candidate, answers) if one.item.key == key)


def keys(candidate):
    return {one.item.key for one in checklist(TRIAL, candidate, {})}


@pytest.mark.parametrize(("value", "standing"), [("9.4", "not_met"), ("9.5", "met")])
def test_hemoglobin_is_compared_with_9_5(value, standing):
    found = view("hemoglobin", {"hemoglobin": D(value)})
    assert (found.standing, found.figure, found.limit) == (standing, D(value), D("9.5"))


def test_what_was_not_answered_is_not_known():
    assert {one.standing for one in checklist(TRIAL, CHILD, {})} == {Standing.NOT_KNOWN}


def test_bilirubin_is_compared_with_the_laboratorys_upper_limit():
    assert view("bilirubin", {"bilirubin": D("1.5")}).standing is Standing.NOT_KNOWN
    found = view("bilirubin", {"bilirubin": D("1.5"), "bilirubin.uln": D("1.0")})
    assert (found.standing, found.limit) == (Standing.MET, D("1.5"))


@pytest.mark.parametrize(("answer", "standing"), [(True, "met"), (False, "not_met"), ("yes", "not_known")])
def test_a_yes_that_is_wanted(answer, standing):
    assert view("consent", {"consent": answer}).standing == standing


def test_a_no_that_is_wanted():
    assert view("allergy", {"allergy": False}).standing is Standing.MET


@pytest.mark.parametrize(("days", "standing"), [(91, "not_met"), (92, "met")])
def test_a_washout_is_counted_in_days_from_its_date(days, standing):
    found = view("haemolysis", {"haemolysis": CHILD.on - timedelta(days=days)})
    assert (found.standing, found.figure) == (standing, days)


def test_what_was_never_given_needs_no_washout():
    assert view("haemolysis", {"haemolysis": NEVER}).standing is Standing.MET


def test_a_washout_answered_with_a_moment_is_not_known():
    assert view("haemolysis", {"haemolysis": at(8)}).standing is Standing.NOT_KNOWN


def test_each_cohort_sees_its_own_disease():
    assert "b1_measurable" in keys(CHILD)
    assert "b4_resectable" not in keys(CHILD)


def test_lansky_is_for_children_and_karnofsky_above_sixteen():
    sixteen = Candidate("B", "B1", date(2010, 11, 24), date(2026, 11, 24))
    older = Candidate("B", "B1", date(2009, 11, 24), date(2026, 11, 24))
    assert {"lansky", "karnofsky"} & keys(sixteen) == {"lansky"}
    assert {"lansky", "karnofsky"} & keys(older) == {"karnofsky"}


def test_pregnancy_is_asked_only_of_those_who_can_bear_children():
    able = Candidate("B", "B1", date(2010, 3, 14), date(2026, 11, 24), childbearing=True)
    assert "pregnancy_72_h" in keys(able) - keys(CHILD)


def test_an_item_of_another_arm_is_not_asked():
    other = EligibilityItem("surgery", "Operation planned", "yes_no", arms=("A",))
    regimen = type("Some", (), {"eligibility": (other,)})()
    assert checklist(regimen, CHILD, {}) == ()


def test_a_number_without_a_limit_is_not_known():
    item = EligibilityItem("karyotype", "Chromosomes", "number", times_uln=True)
    regimen = type("Some", (), {"eligibility": (item,)})()
    assert checklist(regimen, CHILD, {"karyotype": D(46)})[0].standing is Standing.NOT_KNOWN


class TestAge:
    ARM = TRIAL.arm("A")

    @pytest.mark.parametrize(
        ("birth", "standing"),
        [
            (date(2025, 11, 24), "met"),
            (date(2025, 11, 25), "not_met"),
            (date(2008, 11, 25), "met"),
            (date(2008, 11, 24), "not_met"),
        ],
    )
    def test_arm_a_takes_from_one_to_seventeen_completed_years(self, birth, standing):
        assert age_standing(self.ARM, birth, date(2026, 11, 24)) == standing

    def test_a_birth_after_the_day_is_refused(self):
        with pytest.raises(Refused, match="born_later"):
            age_standing(self.ARM, date(2027, 1, 1), date(2026, 11, 24))


class TestPregnancyTest:
    def test_seventy_two_hours_before_the_first_dose_is_in_time(self):
        assert pregnancy_test_standing(at(8), at(8, 0, 27)) is Standing.MET

    def test_a_minute_more_is_not(self):
        assert pregnancy_test_standing(at(7, 59), at(8, 0, 27)) is Standing.NOT_MET

    def test_a_test_after_the_dose_is_not(self):
        assert pregnancy_test_standing(at(9), at(8)) is Standing.NOT_MET

    def test_none_is_not_known(self):
        assert pregnancy_test_standing(None, at(8)) is Standing.NOT_KNOWN

    def test_the_night_when_clocks_go_back_still_has_its_hours(self):
        east = timezone(timedelta(hours=-4))
        tested = datetime(2026, 10, 31, 4, 0, tzinfo=east)
        assert pregnancy_test_standing(tested, tested + timedelta(hours=72)) is Standing.MET
