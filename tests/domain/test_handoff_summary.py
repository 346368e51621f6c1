"""The parts of a patient summary are the record's own figures."""

from dataclasses import replace
from decimal import Decimal as D

from infusetrack.domain.handoff_summary import Summary
from tests.domain.handing_over import QUIET, of, running
from tests.domain.small_trial import (
    Pen,
    at,
    started,
)


class TestSummary:
    def test_the_running_infusion_has_the_live_figures(self):
        found = of(running().pen, at(9)).summary
        (run,) = found.running
        assert (run.agent, run.number, run.of) == ("dinutuximab", 1, 4)
        assert run.live.infused_ml == D("2.58") + D("5.16")
        assert run.live.left_mg == run.live.infusion.dose_mg - run.live.infused_mg
        assert run.ends_at == run.live.ends_at
        assert run.bag.lot == "LOT-1"

    def test_lowest_pressure_highest_temperature_and_worst_pain_are_of_the_day(self):
        day = running()
        day.write(replace(QUIET, sbp=88, dbp=50, temperature_c=D("38.2")), 60)
        day.write(replace(QUIET, sbp=88, dbp=52, pain=6), 75)
        found = of(day.pen, at(9, 30)).summary
        assert (found.lowest_sbp.value, found.lowest_sbp.taken.dbp) == (88, 52)
        assert found.highest_temperature.value == D("38.2")
        assert (found.worst_pain.value, found.worst_pain.at) == (6, at(9, 15))
        assert found.baseline.line.happened_at == at(6, 30)
        assert found.last_set.happened_at == at(9, 15)

    def test_an_empty_day_has_an_empty_summary(self):
        found = of(Pen(note="Relapse of 2025"), at(7)).summary
        assert (found.running, found.lowest_sbp, found.last_set, found.weight) == ((), None, None, None)
        assert isinstance(found, Summary)
        assert found.note == "Relapse of 2025"
        assert of(Pen(enrolled=False), at(7)).summary.note == ""


def test_two_infusion_starts_of_a_day_tell_both_drugs():
    pen = running().pen
    assert [run.agent for run in of(pen, at(9)).summary.running] == ["dinutuximab"]
    pen = Pen()
    pen.write(started("C1D3"), at(8, day=25))
    assert of(pen, at(9, day=25), "C1D3").summary.running[0].number == 2
