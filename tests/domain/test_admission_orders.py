"""The road from order to pump."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.admission_orders import check_order_road
from infusetrack.domain.errors import Refused
from infusetrack.domain.record import Draft
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    Pen,
    at,
    bag,
    checked,
    order,
    started,
    weight,
    witnessed,
)


def check(pen, event, when=START, regimen=TRIAL):
    check_order_road(pen.chart, regimen, Draft(when, when, "RN 27", event))


def refused(code, pen, event, when=START):
    with pytest.raises(Refused) as refusal:
        check(pen, event, when)
    assert refusal.value.code == code
    return refusal.value.facts


def ordered(**changes):
    pen = Pen()
    pen.write(order(**changes), at(7))
    return pen


class TestOrder:
    def test_an_order_as_computed_passes(self):
        check(Pen(), order())

    def test_more_than_five_percent_apart_asks_why(self):
        check(Pen(), order(ordered_mg=D("11.76")))
        refused("dose_differs", Pen(), order(ordered_mg=D("11.77")))
        check(Pen(), order(ordered_mg=D(10), differs_because="reduced for weight band"))

    @pytest.mark.parametrize("mg", ["112", "1.12"])
    def test_tenfold_is_refused_whatever_the_reason(self, mg):
        refused("dose_tenfold", Pen(), order(ordered_mg=D(mg), differs_because="as ordered"))

    def test_an_order_has_a_prescriber_and_a_length(self):
        refused("order_prescriber", Pen(), order(prescriber=" "))
        refused("order_minutes", Pen(), order(infusion_minutes=0))

    def test_an_order_for_an_old_weight_is_refused(self):
        pen = Pen()
        pen.write(weight(DIN, "17"), at(7))
        refused("order_weight_old", pen, order())
        check(pen, order(weight_kg=D(17)))


class TestBag:
    def test_a_bag_inside_the_range_passes(self):
        check(ordered(), bag(mixed_at=at(7)), at(7, 30))
        check(Pen(), bag())

    @pytest.mark.parametrize("ml", ["10", "300"])
    def test_a_concentration_outside_0_044_to_0_56_asks_why(self, ml):
        refused("bag_concentration", ordered(), bag(bag_ml=D(ml)))
        check(ordered(), bag(bag_ml=D(ml), outside_because="pharmacy, line volume"))

    def test_an_expired_bag_is_refused(self):
        refused("bag_expired", ordered(), bag(expires_at=at(8)))

    def test_a_bag_is_mixed_before_it_comes(self):
        refused("mixed_to_come", ordered(), bag(mixed_at=at(9)))

    @pytest.mark.parametrize("empty", ["product", "lot"])
    def test_a_bag_has_a_product_and_a_lot(self, empty):
        refused("bag_lot", ordered(), bag(**{empty: " "}))

    @pytest.mark.parametrize("changes", [{"drug_ml": D(0)}, {"vials": 0}, {"dead_volume_ml": D(-1)}])
    def test_amounts_are_above_zero(self, changes):
        refused("bag_amount", ordered(), bag(**changes))

    def test_the_drug_fits_in_the_bag(self):
        refused("bag_too_small", ordered(), bag(drug_ml=D(200)))


class TestTheFirstPersonsNumbers:
    def pen(self):
        pen = ordered()
        pen.write(bag(), at(7, 30))
        return pen

    def test_those_of_order_bag_and_plan_pass(self):
        check(self.pen(), checked())
        check(self.pen(), checked(numbers=("11.2", "103.2", "5.2")))

    def test_another_dose_than_ordered_is_refused(self):
        assert refused("dose_not_ordered", self.pen(), checked(numbers=("12.1", "103.2", "5.16")))

    def test_another_volume_than_the_bags_is_refused(self):
        assert refused("volume_not_bag", self.pen(), checked(numbers=("11.2", "100", "5")))

    @pytest.mark.parametrize("rate", ["10.32", "51.6", "4.8"])
    def test_another_first_rate_than_a_twentieth_of_the_bag_is_refused(self, rate):
        facts = refused("first_rate", self.pen(), checked(numbers=("11.2", "103.2", rate)))
        assert facts["planned_ml_h"] == D("5.16")

    @pytest.mark.parametrize("numbers", [("11.2", "0", "5"), ("11.2", "103.2", "0")])
    def test_no_volume_and_no_rate_are_refused(self, numbers):
        refused("infusion_amount", ordered(), checked(numbers=numbers))

    def test_without_an_order_nothing_is_checked(self):
        refused("no_order", Pen(), checked())

    def test_a_day_without_an_order_step_goes_by_the_plan(self):
        plans = tuple(
            replace(plan, steps=tuple(step for step in plan.steps if step.kind != "order"))
            for plan in TRIAL.day_plans
        )
        check(Pen(), checked(), regimen=replace(TRIAL, day_plans=plans))

    def test_a_new_weight_asks_for_a_new_order_first(self):
        pen = self.pen()
        pen.write(weight(DIN, "17", change_explained="twice"), at(7, 40))
        refused("order_weight_old", pen, checked())

    def test_a_single_rate_follows_the_ordered_length(self):
        pen = ordered(day=MAG, agent="magrolimab", ordered_mg=D(400), infusion_minutes=180)
        numbers = ("400", "250", "83.3")
        check(pen, checked(MAG, "magrolimab", numbers))
        facts = refused("first_rate", pen, checked(MAG, "magrolimab", ("400", "250", "125")))
        assert round(facts["planned_ml_h"], 1) == D("83.3")


def test_the_second_persons_numbers_are_never_told_to_be_wrong():
    check(ordered(), witnessed(numbers=("99", "9", "9")))


class TestStart:
    def pen(self, **changes):
        pen = ordered()
        pen.write(bag(mixed_at=at(7), **changes), at(7, 30))
        return pen

    def test_four_hours_after_mixing_it_still_starts(self):
        check(self.pen(), started(), at(11))

    def test_later_the_pharmacys_reason_is_asked_for(self):
        """Clinical facts 5.9, example 7."""
        assert refused("bag_start_late", self.pen(), started(), at(11, 20))["start_by"] == at(11)
        check(self.pen(), started(late_because="pharmacy agrees until 12:00"), at(11, 20))

    def test_an_expired_bag_never_starts(self):
        refused("bag_expired", self.pen(expires_at=at(10)), started(late_because="agreed"), at(10))

    def test_a_bag_that_was_not_received_has_no_limits(self):
        check(Pen(), started())
