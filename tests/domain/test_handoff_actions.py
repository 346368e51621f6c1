"""What the next shift has to do comes from the due functions, and what is known ahead beside them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D
from itertools import pairwise
from types import MappingProxyType

from infusetrack.domain import events as e
from infusetrack.domain.handoff_actions import Action
from infusetrack.domain.handoff_day import SHIFT
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.reminders import due
from infusetrack.domain.sourced import Origin, Sourced
from tests.domain.handing_over import of, only, running
from tests.domain.reacting import Reacting
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    Pen,
    at,
    bag,
    hgb,
    magrolimab_started,
    weight,
)


def _share(value):
    return Sourced(D(value), "/h", Origin.LOCAL, "test", verified=False)


class TestActions:
    def test_the_due_things_are_those_of_the_screen(self):
        pen = running().pen
        now = at(9)
        found = [one.due for one in of(pen, now).actions if one.due]
        assert found == [one for one in due(pen.chart, TRIAL, DIN, now) if one.at <= now + SHIFT]

    def test_vital_signs_are_told_with_the_times_that_follow(self):
        found = of(running().pen, at(8, 50))
        (vitals,) = (one for one in found.actions if one.due and one.due.kind == "vitals")
        then = vitals.facts["then"]
        assert vitals.at == at(9)
        assert then[:3] == (at(9, 30), at(10), at(11))
        assert then[-1] <= found.summary.running[0].ends_at
        assert list(then) == sorted(set(then))

    def test_sets_of_two_plans_that_lie_together_are_one(self):
        day = running()
        day.write(e.OpioidRateSet(DIN, "", "morphine", D(20)), 3)
        found = of(day.pen, at(8, 50))
        (vitals,) = (one for one in found.actions if one.due and one.due.kind == "vitals")
        then = vitals.facts["then"]
        assert len(then) > 5
        assert all(b - a > timedelta(minutes=5) for a, b in pairwise(then))

    def test_an_end_counts_the_rate_steps_that_are_planned(self):
        found = of(Reacting().pen, at(8, 5))
        (end,) = (one for one in found.actions if one.due and one.due.kind == "infusion_end")
        assert (end.at, end.due.at) == (at(18, 15), at(4, day=25))

    def test_observation_and_the_bags_end_are_known_ahead(self):
        found = of(running().pen, at(17))
        (observed,) = only(found.actions, "observation_end")
        assert observed.at == found.summary.running[0].ends_at + timedelta(hours=4)
        assert [one.facts["agent"] for one in only(found.actions, "observation_end")] == ["dinutuximab"]

    def test_a_bag_that_expires_within_the_shift_is_told_once(self):
        day = Reacting(until=30)
        day.write(bag(mixed_at=START, expires_at=at(19)), 1)
        found = of(day.pen, at(9))
        assert [one.at for one in only(found.actions, "bag_expires")] == [at(19)]
        day.write(bag(mixed_at=START, expires_at=at(12)), 2)
        found = of(day.pen, at(9))
        assert not only(found.actions, "bag_expires")
        assert [one.at for one in found.actions if one.due and one.due.kind == "bag_life"] == [at(12)]

    def test_planned_rises_after_the_next_one_are_told_ahead(self):
        agent = TRIAL.agents["dinutuximab"]
        first = agent.rate_steps[0]
        more = replace(
            agent, rate_steps=(first, replace(first, bag_share_per_h=_share("0.07")), agent.rate_steps[1])
        )
        trial = replace(TRIAL, agents=MappingProxyType({**TRIAL.agents, "dinutuximab": more}))
        found = of(Reacting().pen, at(8, 5), regimen=trial)
        assert [one.at for one in only(found.actions, "rate_step")] == [at(9)]

    def test_a_drug_on_the_side_may_come_again_and_an_opioid_not_before(self):
        day = running()
        day.write(e.DrugGiven(DIN, "", "morphine", D(1000), "mcg", "IV", ""), 50)
        day.write(e.DrugGiven(DIN, "", "acetaminophen", D(300), "mg", "PO", ""), 50)
        found = of(day.pen, at(9))
        assert [one.at for one in only(found.actions, "not_before")] == [at(10, 50)]
        assert [one.at for one in only(found.actions, "may_repeat")] == [at(12, 50)]
        later = of(day.pen, at(13))
        assert [one.at for one in only(later.actions, "not_before")] == [None]
        assert not only(of(day.pen, at(8, day=26)).actions, "not_before")

    def test_the_opioid_outlasts_the_antibody(self):
        day = running()
        day.write(e.OpioidRateSet(DIN, "", "morphine", D(20)), 0)
        found = of(day.pen, at(10))
        assert [one.at for one in only(found.actions, "opioid_until")] == [
            found.summary.running[0].ends_at + timedelta(hours=2)
        ]

    def test_the_step_in_hand_stands_first_while_nothing_runs(self):
        found = of(Pen(), at(7))
        assert isinstance(found.actions[0], Action)
        assert (found.actions[0].kind, found.actions[-1].kind) == ("step", "sign")
        assert not only(of(running().pen, at(9)).actions, "step") or found.actions[0].at is None

    def test_the_next_hemoglobin_is_asked_for_by_the_watch(self):
        pen = Pen()
        pen.write(weight(MAG, "20.0"), at(7, day=23))
        pen.write(hgb(MAG, "11.0", at(6, day=23)), at(7, day=23))
        pen.write(magrolimab_started(), at(9, day=23))
        pen.write(hgb(MAG, "10.6", at(14, day=23)), at(15, day=23))
        found = of(pen, at(16, day=23), MAG, reviewed=True)
        hours = review_chart(pen.chart)[-1].due_hours
        wanted = [] if hours is None or hours > 14 else [at(14, day=23) + timedelta(hours=hours)]
        assert [one.at for one in only(found.actions, "hemoglobin")] == wanted

    def test_the_next_days_start_is_told_where_it_comes_within_the_shift(self):
        found = of(running().pen, at(21))
        assert [one.at for one in only(found.actions, "next_day")] == [START + timedelta(days=1)]

    def test_a_signed_day_asks_for_nothing(self):
        day = running()
        day.write(e.DaySigned(DIN, "sign", "nurse", day.chart.tip), 900)
        assert of(day.pen, at(23, 30)).actions == ()
