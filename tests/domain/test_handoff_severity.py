"""Which severity a record proposes, and each reason for it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.handoff_day import SHIFT
from infusetrack.domain.handoff_severity import SEVERITIES
from tests.domain.handing_over import QUIET, kinds, of, only, running
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    Pen,
    at,
    hgb,
    magrolimab_started,
    weight,
)
from tests.domain.toxicity_chart import FEVER


class TestSeverity:
    def test_a_quiet_hour_is_proposed_as_stable(self):
        found = of(running().pen, at(8, 46))
        assert (found.severity.proposed, found.severity.reasons) == ("stable", ())
        assert found.severity.latest.at == found.severity.highest.at == at(8, 45)

    def test_what_nobody_looked_at_for_a_shift_is_not_called_stable(self):
        day = running()
        assert kinds(of(day.pen, at(8, 45) + SHIFT)) == {"unseen"}
        assert of(Pen(), at(8)).severity.proposed == "watcher"

    @pytest.mark.parametrize(
        ("changes", "severity"),
        [({"sbp": 60, "dbp": 40}, "unstable"), ({"pain": 5}, "watcher"), ({"spo2": 85}, "unstable")],
    )
    def test_what_the_latest_set_shows_decides(self, changes, severity):
        day = running()
        day.write(replace(QUIET, **changes), 60)
        found = of(day.pen, at(9, 1))
        assert found.severity.proposed == severity
        assert "danger" in kinds(found)

    def test_a_number_that_is_well_again_keeps_a_patient_on_watch(self):
        day = running()
        day.write(replace(QUIET, sbp=60, dbp=40, heart_rate=150), 60)
        assert "score" not in kinds(of(day.pen, at(9, 1)))
        day.write(QUIET, 75)
        found = of(day.pen, at(9, 16))
        assert found.severity.proposed == "watcher"
        assert kinds(found) == {"limit", "score"}
        assert found.severity.highest.at == at(9)
        assert found.severity.latest.at == at(9, 15)

    def test_a_reaction_that_goes_on_is_unstable_and_a_settled_one_watched(self):
        day = running().press(60).told(61, "bronchospasm", 2)
        assert of(day.pen, at(9, 5)).severity.proposed == "unstable"
        day.settle(70)
        day.write(QUIET, 72)
        found = of(day.pen, at(9, 15))
        assert (found.severity.proposed, kinds(found)) == ("watcher", {"reaction"})
        assert "reaction" not in kinds(of(day.pen, at(9) + SHIFT))

    def test_a_reaction_noted_at_a_pause_is_unstable_until_the_pump_goes_on(self):
        day = running().pause(62)
        day.write(e.AdverseEventNoted(DIN, "rigors", at(9), reaction=True), 60)
        assert of(day.pen, at(9, 5)).severity.proposed == "unstable"
        day.write(e.InfusionResumed(DIN, "infusion", D("5.16"), "MD 03"), 70)
        found = of(day.pen, at(9, 12))
        assert (found.severity.proposed, kinds(found)) == ("watcher", {"noted", "halted"})

    def test_a_note_without_a_reaction_or_of_another_day_does_not_make_a_pause_unstable(self):
        day = running().pause(62)
        day.write(e.AdverseEventNoted(DIN, "tired", at(9)), 62)
        day.write(e.AdverseEventNoted(MAG, "rigors", at(9), reaction=True), 62)
        assert of(day.pen, at(9, 5)).severity.proposed == "watcher"

    @pytest.mark.parametrize(("grade", "severity"), [(2, "stable"), (3, "watcher"), (4, "unstable")])
    def test_an_old_toxicity_counts_by_its_grade_while_it_is_open(self, grade, severity):
        day = running()
        old = START - timedelta(days=3)
        graded = day.pen.write(replace(FEVER, grade=grade, onset_at=old, aware_at=old), old)
        assert of(day.pen, at(8, 46)).severity.proposed == severity
        day.pen.write(e.OutcomeNoted(graded.seq, "recovered", at(8, 40)), at(8, 40))
        assert of(day.pen, at(8, 46)).severity.proposed == "stable"

    def test_a_transfusion_and_a_new_grade_are_events_of_the_shift(self):
        day = running()
        day.write(e.Transfused(DIN, "red_cells", D(150), at(8, 10)), 20)
        day.write(replace(FEVER, onset_at=at(8), aware_at=at(8)), 20)
        assert kinds(of(day.pen, at(8, 46))) == {"transfused", "graded"}

    def test_the_hemoglobin_watch_and_an_alarm_of_the_patient_are_reasons(self):
        pen = Pen()
        pen.write(weight(MAG, "16.0"), at(7, day=23))
        pen.write(magrolimab_started(), at(9, day=23))
        for day, value in ((24, "10.4"), (25, "9.6"), (26, "8.8")):
            pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
        found = of(pen, at(8, day=26), "C1D4", reviewed=True)
        told = only(found.severity.reasons, "hemoglobin")
        assert [one.facts["waits"] for one in told] == [True]
        assert only(found.actions, "decision")
        assert "alarm" not in kinds(found)
        bare = of(pen, at(8, day=26), "C1D4")
        assert [one.facts["alarm"].kind for one in only(bare.severity.reasons, "alarm")] == ["hgb_drop"]

    def test_the_gravest_reason_stands_first_and_of_these_the_latest(self):
        day = running().pause(50)
        day.write(replace(QUIET, pain=8), 60)
        day.write(replace(QUIET, sbp=60, dbp=40, pain=8), 65)
        reasons = of(day.pen, at(9, 6)).severity.reasons
        order = [SEVERITIES.index(one.severity) for one in reasons]
        assert order == sorted(order, reverse=True)
        assert reasons[0].severity == "unstable"
