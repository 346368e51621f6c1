"""The hemoglobin watch on small courses: each known trap, what it calls things, and that it never looks ahead."""

from dataclasses import replace
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin import expected_dip, review
from infusetrack.domain.hemoglobin_rules import Tier
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, fluid, last, on, quiet, reviews, values

FALLING = [*STEADY, (1, "10.6"), (2, "10.0"), (3, "9.4"), (4, "8.9")]
"""Red cells going after priming: 2.3 g/dL in four days."""


def test_a_child_without_a_value_has_no_review():
    assert review(course([])) == ()


def test_a_steady_child_is_left_in_peace():
    found = reviews([*STEADY, *quiet()])
    assert [one.tier for one in found] == [Tier.NONE] * len(found)
    assert found[-1].p_cd47 < 0.1
    assert abs(found[-1].missing.middle) < 0.6


def test_a_fall_beyond_the_expected_dip_asks_for_a_clinician():
    found = last(FALLING)
    assert found.tier is Tier.ACT
    assert found.cause == "cd47"
    assert found.p_cd47 > 0.5
    assert found.due_hours == 0
    assert found.missing.low < found.missing.middle < found.missing.high
    assert (found.baseline, found.fall, found.grade) == (D("11.2"), D("2.3"), 2)


def test_the_expected_dip_is_not_an_alarm():
    found = reviews([*STEADY, (1, "10.9"), (2, "10.6"), (3, "10.4"), (4, "10.3"), (7, "10.4"), (11, "10.8")])
    assert Tier.ACT not in {one.tier for one in found}


@pytest.mark.parametrize("value", ["10.6", "10.4", "10.2", "10.1"])
def test_the_first_step_of_a_dip_after_priming_is_at_most_a_watch(value):
    found = last([(-3, "11.3"), (-1, "11.1"), (-0.1, "11.2"), (0.9, value)])
    assert found.tier is not Tier.ACT
    assert found.due_hours == 24


def test_the_expected_dip_is_a_range_after_priming_and_small_later():
    assert expected_dip(None) == (D(0), D(0))
    assert expected_dip(4) == (D("0.4"), D("1.6"))
    assert expected_dip(40) == (D(0), D("0.5"))


def test_below_8_is_an_act_whatever_the_cause():
    found = last([*STEADY, (3, "10.2"), (6, "9.0"), (9, "8.2"), (10, "7.8")])
    assert found.tier is Tier.ACT
    assert found.rules[0].rule == "below_grade_3"
    assert found.grade == 3


class TestTraps:
    def test_a_transfusion_does_not_hide_the_fall(self):
        unit = (c.Unit(on(3.2), "rbc", 12 * KILOS),)
        hidden = [*STEADY, (1, "10.4"), (2, "9.7"), (3, "9.0"), (3.6, "11.0"), (5, "10.1"), (6, "9.6")]
        found = last(hidden, units=unit)
        assert D("11.2") - found.value.g_dl < 2
        assert found.cd47.middle > 2.5
        assert found.adjusted < float(found.value.g_dl) - 1
        assert found.tier is not Tier.NONE
        assert found.cause == "cd47"

    def test_what_a_transfusion_brought_counts_as_fallen(self):
        values = [*STEADY, (1, "10.4"), (2, "10.0"), (2.6, "11.0"), (4, "10.0"), (5, "9.5")]
        given, none = last(values, units=(c.Unit(on(2.2), "rbc", 12 * KILOS),)), last(values)
        assert (given.tier, none.tier) == (Tier.ACT, Tier.WATCH)
        assert (given.cause, none.cause) == ("cd47", "expected")
        assert any(one.rule == "hidden_fall" for one in given.rules)

    def test_a_day_of_hydration_is_dilution_not_loss(self):
        fluids = (fluid(10.1, 20), fluid(10.2, 20), fluid(10.3, 60, "maintenance", 18))
        weights = (c.Weight(on(9), KILOS), c.Weight(on(10.9), KILOS * D("1.035")))
        found = last([*STEADY, *quiet(10), (10.9, "9.8")], fluids=fluids, weights=weights)
        assert found.tier is not Tier.ACT
        assert found.cause == "dilution"
        assert found.p_cd47 < 0.15

    def test_a_sample_from_the_drip_arm_is_repeated_first(self):
        running = (fluid(11.9, 20, "maintenance", 20),)
        found = reviews([*STEADY, *quiet(12), (12, "7.3"), (12.2, "11.1")], fluids=running)
        assert found[-2].tier is Tier.WATCH
        assert found[-2].cause == "artifact"
        assert "repeat_sample" in found[-2].flags
        assert found[-2].due_hours == 0
        assert found[-1].tier is Tier.NONE

    def test_below_7_even_a_sample_that_does_not_fit_is_an_act(self):
        assert last([*STEADY, *quiet(12), (12, "6.5")]).tier is Tier.ACT

    def test_grams_per_litre_typed_as_grams_per_decilitre_are_flagged_and_forgotten(self):
        found = reviews([*STEADY, *quiet(8), (8, "108"), (9, "11.2")])
        assert "unit_tenfold" in found[-2].flags
        assert found[-2].tier is Tier.NONE
        assert found[-1].tier is Tier.NONE
        assert found[-1].baseline == D("11.2")

    def test_a_slip_of_the_unit_before_the_dose_does_not_make_the_baseline(self):
        found = last([(-2, "113"), (-0.1, "11.2"), *quiet(6)])
        assert found.baseline == D("11.2")

    def test_only_slips_of_the_unit_leave_no_baseline(self):
        found = last([(-2, "113")])
        assert (found.baseline, found.fall) == (None, None)

    def test_without_the_laboratorys_limit_there_is_no_grade_from_10_up(self):
        assert last([*STEADY, (2, "10.4")]).grade is None
        assert last([*STEADY, (2, "10.4")], lln_g_dl=D("11.5")).grade == 1
        assert "lln" in last(STEADY).unknown

    def test_a_first_value_after_the_first_dose_says_that_it_is_no_baseline(self):
        found = last([(2.9, "10.4")])
        assert {"baseline_after_dose", "too_few_values"} <= set(found.flags)
        assert found.too_few
        assert found.tier is Tier.NONE
        assert found.missing.high - found.missing.low > 0.7

    def test_one_nurses_typo_is_repeated_and_leaves_no_trace(self):
        found = reviews([*STEADY, *quiet(12), (12, "1.1"), (12.1, "11.1"), (14, "11.2")])
        assert found[-3].tier is Tier.WATCH
        assert found[-3].cause == "artifact"
        assert [one.tier for one in found[-2:]] == [Tier.NONE] * 2

    def test_20_ml_a_day_from_a_small_child_are_blood_drawn(self):
        small = {"age_years": D("1.5"), "weight_kg": D(9)}
        draws = tuple(c.Draw(on(day / 4), D(5)) for day in range(8, 64))
        fall = [(day, str(D("11.2") - D(str(round(0.22 * max(0, day - 2), 1))))) for day in range(2, 16, 2)]
        found = last([*STEADY, *fall], draws=draws, **small)
        assert found.cause == "phlebotomy"
        assert found.p_cd47 < 0.3

    def test_a_positive_dat_and_agglutination_change_nothing(self):
        plain = (c.Markers(on(4), D("1.4")),)
        coated = (c.Markers(on(4), D("1.4"), dat="pos", agglutination="present"),)
        assert last(FALLING, markers=plain) == last(FALLING, markers=coated)

    def test_a_second_low_value_is_believed(self):
        running = (fluid(11.9, 20, "maintenance", 20),)
        alone, again = reviews([*STEADY, *quiet(12), (12, "7.6"), (12.2, "7.7")], fluids=running)[-2:]
        assert alone.cause == "artifact"
        assert again.causes["artifact"] < 0.03
        assert again.tier is Tier.ACT


class TestKinetics:
    """Published courses differ: cells go within hours, within days or over a fortnight."""

    def test_a_fall_within_hours_of_priming_is_not_called_bleeding(self):
        found = last([*STEADY, (0.3, "9.9"), (0.7, "8.6"), (1.1, "8.4")])
        assert found.tier is Tier.ACT
        assert found.cause == "cd47"

    def test_a_fall_over_a_fortnight_is_an_act_before_it_is_grade_3(self):
        slow = [(day, str(round(D("11.2") - D("0.22") * day, 1))) for day in range(1, 13)]
        found = [one for one in reviews([*STEADY, *slow]) if one.tier is Tier.ACT]
        assert found
        assert found[0].value.g_dl >= D("8.8")
        assert found[0].cause == "cd47"

    def test_a_loss_past_the_published_dip_asks_for_a_clinician_before_two_are_lost(self):
        found = last([*STEADY, (1, "10.8"), (2, "10.4"), (3, "10.0"), (4, "9.7"), (5, "9.5")])
        assert found.tier is Tier.ACT
        assert found.missing.middle < 2


class TestCauses:
    def test_bleeding_that_was_seen_is_named_and_asks_for_a_clinician(self):
        note = (c.Note(on(12.3), "melena"),)
        found = last([*STEADY, *quiet(12), (12.5, "9.5"), (13, "9.2")], notes=note)
        assert found.tier is Tier.ACT
        assert found.cause == "bleed"
        assert any(one.rule == "bleeding_and_fall" for one in found.rules)

    def test_a_slow_fall_with_few_reticulocytes_is_marrow(self):
        slow = [(day, str(D("11.2") - D(str(round(0.14 * (day - 2), 1))))) for day in range(2, 19, 2)]
        markers = tuple(c.Markers(on(day), D("0.3"), D(300), D("0.4"), D(120)) for day in (8, 12, 16, 18))
        before = (c.Markers(on(-1), D("1.5"), D(300), D("0.4"), D(120)),)
        found = last([*STEADY, *slow], markers=before + markers)
        assert found.cause == "marrow"

    def test_markers_of_clearance_make_cd47_likelier(self):
        mild = [*STEADY, (1, "10.7"), (2, "10.2"), (3, "9.8")]
        calm = (
            c.Markers(on(-1), D("1.4"), D(300), D("0.4"), D(120)),
            c.Markers(on(3), D("1.4"), D(290), D("0.4"), D(130)),
        )
        loud = (calm[0], c.Markers(on(3), D("2.5"), D(600), D("1.4"), D(20)))
        assert last(mild, markers=loud).p_cd47 > last(mild, markers=calm).p_cd47

    def test_chances_by_cause_add_up_to_one(self):
        for one in reviews(FALLING):
            assert sum(one.causes.values()) == pytest.approx(1)


@pytest.mark.parametrize("gap", [0.001, 40, 400, 20_000])
def test_any_gap_between_values_leaves_sound_numbers(gap):
    first, second = reviews([(-1, "11.0"), (-1 + gap, "9.6")])[-2:]
    for one in (first, second):
        assert 0 <= one.p_cd47 <= 1
        assert one.missing.low <= one.missing.middle <= one.missing.high
        assert all(chance >= 0 for chance in one.causes.values())


@pytest.mark.parametrize("value", ["0.1", "2.0", "24.9", "399"])
def test_any_value_leaves_the_next_ones_sound(value):
    found = reviews([*STEADY, *quiet(6), (6, value), (7, "11.1")])
    assert found[-1].tier is Tier.NONE
    assert abs(found[-1].missing.middle) < 1


class TestHonesty:
    def test_a_new_alert_rings_once_and_again_when_it_gets_worse(self):
        found = reviews([*FALLING, (4.5, "8.8"), (5, "8.1")])
        acts = [one for one in found if one.tier is Tier.ACT]
        assert acts[0].news
        assert not acts[1].news
        assert acts[-1].news

    def test_a_bedside_value_against_a_laboratory_baseline_says_so(self):
        poc = replace(course(STEADY), hgb=(*values(STEADY), *values([(1, "10.6")], "poc")))
        assert "methods_differ" in review(poc)[-1].flags

    def test_a_bedside_value_may_come_first(self):
        poc = replace(course(STEADY), hgb=values([(-1, "11.0")], "poc"))
        assert review(poc)[0].flags == ("too_few_values", "baseline_single")

    def test_the_next_value_is_due_sooner_in_the_days_of_the_fall(self):
        assert last([*STEADY, (1, "11.0")]).due_hours == 24
        assert last([*STEADY, *quiet(17)]).due_hours is None
        assert last(STEADY).due_hours is None

    def test_half_a_rise_after_red_cells_is_watched(self):
        unit = (c.Unit(on(13.1), "rbc", 10 * KILOS),)
        found = last([*STEADY, *quiet(12, g="10.3"), (13, "9.2"), (13.5, "9.4")], units=unit)
        assert any(one.rule == "rise_failed" for one in found.rules)

    def test_a_rise_cannot_be_told_without_a_value_before_or_without_volume(self):
        nothing = (c.Unit(on(13.1), "rbc", D(0)),)
        empty = last([*STEADY, *quiet(12), (13, "11.0"), (13.5, "11.0")], units=nothing)
        alone = last([*STEADY, (13.5, "11.0")], units=(c.Unit(on(13.1), "rbc", 10 * KILOS),))
        assert not any(one.rule == "rise_failed" for one in (*empty.rules, *alone.rules))

    def test_the_same_value_written_twice_counts_once(self):
        once = last([*STEADY, (2, "10.2")])
        twice = last([*STEADY, (2, "10.2"), (2, "10.2")])
        assert twice.missing.middle == pytest.approx(once.missing.middle, abs=0.25)


def _cut(full, until):
    """The file as it stood at a value: nothing stamped later."""
    parts = {name: tuple(one for one in getattr(full, name) if one.at <= until.at) for name in LISTS}
    return replace(full, hgb=full.hgb[: full.hgb.index(until) + 1], **parts)


LISTS = ("markers", "doses", "units", "fluids", "weights", "draws", "notes")
days = st.integers(-3 * 24, 30 * 24).map(lambda hours: hours / 24)
hgb = st.lists(
    st.tuples(days, st.integers(50, 140).map(lambda tenth: str(D(tenth) / 10))), min_size=1, max_size=12,
    unique_by=lambda pair: pair[0],
).map(sorted)  # fmt: skip


@st.composite
def courses(draw):
    def some(make):
        found = [make(day) for day in draw(st.lists(days, max_size=4))]
        return tuple(sorted(found, key=lambda one: one.at))

    return course(
        draw(hgb), doses=sorted(draw(st.lists(days, max_size=4))),
        markers=some(lambda day: c.Markers(on(day), D("2.1"), D(400), D("0.7"), D(60))),
        units=some(lambda day: c.Unit(on(day), "rbc", D(160))),
        fluids=some(lambda day: fluid(day, 20)),
        weights=some(lambda day: c.Weight(on(day), KILOS)),
        draws=some(lambda day: c.Draw(on(day), D(3))),
        notes=some(lambda day: c.Note(on(day), "procedure")),
    )  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(full=courses(), place=st.integers(0, 11))
def test_a_review_uses_only_what_was_known_then(full, place):
    until = full.hgb[min(place, len(full.hgb) - 1)]
    count = full.hgb.index(until) + 1
    assert review(_cut(full, until)) == review(full)[:count]


@settings(max_examples=10, deadline=None)
@given(full=courses())
def test_the_same_course_has_the_same_reviews(full):
    assert review(full) == review(full)
