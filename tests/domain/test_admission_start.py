"""A pump starts once, on what two people saw, and never on another day's dose."""

from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionStopped,
    Released,
    StepDone,
)
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    at,
    bag,
    checked,
    magrolimab_started,
    open_all,
    order,
    started,
    witnessed,
)
from tests.domain.test_admission import checked_pen, ready_pen, refused


class TestTheCheckHoldsAtTheStart:
    def test_a_start_does_not_lie_before_the_second_persons_check(self):
        pen = checked_pen()
        refused("start_before_check", pen, started(), at(7, 44))
        pen.admit(started(), at(7, 45))

    def test_a_new_bag_after_the_check_is_checked_again(self):
        pen = checked_pen()
        pen.write(bag(mixed_at=at(7), lot="LOT-2"), at(7, 50))
        refused("checked_another", pen, started())

    def test_so_is_a_new_order(self):
        pen = checked_pen()
        pen.write(order(), at(7, 50))
        refused("checked_another", pen, started())

    def test_an_order_that_was_put_right_after_the_check_is_not_the_one_checked(self):
        pen = checked_pen()
        line = pen.chart.day(DIN).orders["dinutuximab"]
        pen.write(order(ordered_mg=order().ordered_mg + 1), at(7), amends=line.seq)
        refused("dose_not_ordered", pen, started())

    def test_a_release_taken_back_after_the_check_stops_the_start(self):
        pen = ready_pen()
        release = pen.write(Released(DIN, "release", ()), at(7, 25))
        pen.write(StepDone(DIN, "opioid"), at(7, 30))
        pen.write(checked(), at(7, 40))
        pen.write(witnessed(), at(7, 45), by="RN 31")
        for line in pen.chart.lines:
            if getattr(line.event, "step", "") == "release" and line.seq != release.seq:
                pen.write(None, at(7, 50), amends=line.seq)
        pen.admit(started())
        pen.write(None, at(7, 50), amends=release.seq)
        error = refused("step_waits", pen, started())
        assert error.facts["waits_for"] == ("Release of the day",)


class TestTheTurnOfChecks:
    def test_the_second_person_is_not_the_first(self):
        pen = ready_pen()
        pen.write(StepDone(DIN, "opioid"), at(7, 30))
        pen.write(checked(), at(7, 40))
        pen.admit(witnessed(), at(7, 45))

    def test_no_first_check_slips_in_under_a_second_that_differed(self):
        pen = ready_pen()
        pen.write(checked(), at(7, 40))
        pen.write(witnessed(numbers=("11.2", "103.2", "10.32")), at(7, 45), by="RN 31")
        refused("check_out_of_turn", pen, checked(), at(7, 43))
        pen.admit(checked(), at(7, 46))

    def test_a_second_check_does_not_lie_before_the_first(self):
        pen = ready_pen()
        pen.write(checked(), at(7, 40))
        refused("check_out_of_turn", pen, witnessed(), at(7, 39), by="RN 31")

    def test_no_check_is_made_up_once_the_pump_runs(self):
        pen = checked_pen()
        pen.write(started(), START)
        refused("check_after_start", pen, checked(), at(8, 30))
        refused("check_after_start", pen, witnessed(), at(8, 30), by="RN 31")


class TestOneDoseADay:
    def test_the_dose_of_the_next_day_is_not_given_on_the_evening_of_this_one(self):
        pen = checked_pen()
        pen.write(started(), START)
        pen.write(InfusionStopped(DIN, "infusion", "pain"), at(9))
        pen.write(order("C1D3"), at(9, 1))
        pen.write(bag("C1D3", mixed_at=at(9)), at(9, 2))
        open_all(pen, "C1D3", "check", at(9, 3))
        pen.write(StepDone("C1D3", "opioid"), at(9, 4))
        pen.write(checked("C1D3"), at(9, 5))
        pen.write(witnessed(day="C1D3"), at(9, 6), by="RN 31")
        error = refused("given_lately", pen, started("C1D3"), at(9, 10))
        assert error.facts["day"] == DIN

    def test_magrolimab_the_day_before_is_another_drug(self):
        pen = checked_pen()
        pen.write(magrolimab_started(), at(2))
        pen.write(InfusionCompleted(MAG, "infusion"), at(4))
        pen.admit(started())
