"""A practice patient's own facts."""

from decimal import Decimal as D

import pytest

from infusetrack.rehearsal.unit import seated

RM = seated()[0].child


@pytest.mark.parametrize(
    ("label", "hgb"),
    [("C1D1", "11.2"), ("C1D2", "10.9"), ("C1D3", "10.4"), ("C2D1", "10.4")],
)
def test_the_hemoglobin_of_a_day_is_the_last_one_known_by_then(label, hgb):
    assert RM.hgb_on(label) == D(hgb)


def test_before_any_value_the_baseline_counts():
    later = next(place.child for place in seated() if place.child.hgb[0][0] != "C1D2")
    assert later.hgb_on("C1D1") == later.hgb[0][1]
    assert type(RM)(**{**_fields(RM), "hgb": ()}).hgb_on("C3D1") == RM.baseline_hgb


def _fields(child):
    return {name: getattr(child, name) for name in child.__slots__}


def test_enrolment_carries_allergy_and_second_identifier():
    fact = RM.enrolled("nct04751383")
    assert (fact.study_id, fact.arm, fact.cohort, fact.allergies) == ("PED-0417", "B", "B1", ("Penicillin",))
    assert fact.second_identifier == "HN 20417"


def test_practice_patients_are_study_numbers_with_initials_and_nobody_twice():
    children = [place.child for place in seated()]
    assert len({child.study_id for child in children}) == len(children) == 5
    assert all(len(child.initials.replace(".", "").split()) == 2 for child in children)
