"""No amendment and no struck line gets round a gate, a second person or a signature."""

from dataclasses import replace

import pytest

from infusetrack.domain.admission import admit
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventNoted,
    AlarmAcknowledged,
    CheckLapsed,
    ClockGap,
    DaySigned,
    DocumentPrinted,
    IdentityConfirmed,
    InfusionPaused,
    InfusionStarted,
    InfusionStopped,
    ReactionBegan,
    Released,
    ReminderPutOff,
    StepDone,
    StepSkipped,
    VitalsTaken,
)
from infusetrack.domain.record import Draft
from tests.domain.reacting import Reacting
from tests.domain.small_trial import (
    DIN,
    START,
    TRIAL,
    Pen,
    at,
    bag,
    checked,
    order,
    patient,
    started,
    witnessed,
)
from tests.domain.test_admission import checked_pen, refused


def seq_of(pen, kind):
    return next(line.seq for line in pen.chart.lines if type(line.event).__name__ == kind.__name__)


class TestAnAmendmentTellsTheSameFact:
    @pytest.mark.parametrize("event", [started(), checked(), witnessed(), Released(DIN, "release", ())])
    def test_a_harmless_line_is_not_turned_into_one_behind_a_gate(self, event):
        pen = Pen()
        line = pen.write(IdentityConfirmed(DIN, "identity", ("PED-0417",), "typed"))
        refused("another_fact", pen, event, amends=line.seq)

    def test_vital_signs_stay_on_their_day(self):
        pen = Pen()
        line = pen.write(VitalsTaken(DIN, sbp=90))
        refused("another_fact", pen, VitalsTaken("C1D3", sbp=90), amends=line.seq)
        pen.admit(VitalsTaken(DIN, sbp=92), amends=line.seq)

    def test_a_chart_does_not_become_another_patients(self):
        pen = Pen()
        refused("another_fact", pen, patient(study_id="PED-0500"), amends=1)
        pen.admit(patient(allergies=("latex",)), amends=1)

    def test_an_order_stays_an_order_for_its_drug(self):
        pen = checked_pen()
        changed = order(agent="magrolimab")
        refused("another_fact", pen, changed, at(7, 50), amends=seq_of(pen, type(changed)))

    def test_a_skipped_step_may_turn_out_to_be_done(self):
        pen = Pen()
        pen.write(IdentityConfirmed(DIN, "identity", ("PED-0417",), "typed"))
        line = pen.write(StepSkipped(DIN, "neuro", "asleep"))
        pen.admit(StepDone(DIN, "neuro"), amends=line.seq)
        refused("another_fact", pen, StepDone(DIN, "access"), amends=line.seq)

    def test_a_step_in_place_of_a_skipped_one_passes_its_gate(self):
        pen = Pen()
        line = pen.write(StepSkipped(DIN, "order", "forced"))
        refused("agent_not_due", pen, order(agent="magrolimab"), amends=line.seq)

    def test_a_line_that_is_not_there_or_was_struck_is_left_to_the_chart(self):
        pen = Pen()
        pen.admit(VitalsTaken(DIN, sbp=90), amends=99)
        line = pen.write(VitalsTaken(DIN, sbp=90))
        struck = pen.write(None, amends=line.seq)
        pen.admit(VitalsTaken(DIN, sbp=90), amends=struck.seq)


class TestChecksAndSignatures:
    def test_a_check_is_never_rewritten_by_anyone(self):
        pen = checked_pen()
        refused("given_once", pen, checked(), at(7, 50), amends=seq_of(pen, type(checked())), by="RN 31")
        refused("given_once", pen, witnessed(), at(7, 50), amends=seq_of(pen, type(witnessed())))

    def test_a_signature_is_not_moved_over_what_came_after_it(self):
        pen = Pen()
        signed = pen.write(DaySigned("C1D6", "sign", "performed", pen.chart.tip))
        pen.write(VitalsTaken("C1D6", sbp=90))
        again = DaySigned("C1D6", "sign", "performed", pen.chart.tip)
        refused("given_once", pen, again, amends=signed.seq)

    def test_only_its_writer_takes_a_signature_back(self):
        pen = Pen()
        signed = pen.write(DaySigned("C1D6", "sign", "performed", pen.chart.tip))
        refused("signature_of_other", pen, None, amends=signed.seq, by="RN 31")
        pen.admit(None, amends=signed.seq)


class TestWhatTheProgramWrote:
    """A gap that is talked away would hide a pump that ran unseen, and a moved answer would mute an alarm."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (ClockGap("slept", 2820), ClockGap("slept", 0)),
            (AlarmAcknowledged(DIN, "vitals:infusion", "vitals", "high", START),
             AlarmAcknowledged(DIN, "danger:sbp", "danger", "high", START)),
            (ReminderPutOff(DIN, "flush_end:flush", "flush_end", START, 5),
             ReminderPutOff(DIN, "flush_end:flush", "flush_end", START, 15)),
            (CheckLapsed(DIN, "infusion", "V-DIN", "start", START),
             CheckLapsed(DIN, "infusion", "V-DIN", "start", at(9))),
        ],
    )  # fmt: skip
    def test_it_is_neither_changed_nor_struck(self, old, new):
        pen = Pen()
        line = pen.write(old, START)
        refused("line_stays", pen, new, amends=line.seq)
        refused("line_stays", pen, None, amends=line.seq)


class TestStrikingOut:
    def test_enrolment_and_paper_that_left_stay(self):
        pen = Pen()
        refused("line_stays", pen, None, amends=1)
        line = pen.write(DocumentPrinted(DIN, "day summary", "0a1b", pen.chart.tip))
        refused("line_stays", pen, None, amends=line.seq)

    def test_before_the_start_a_wrong_check_may_go(self):
        pen = checked_pen()
        pen.admit(None, at(7, 50), amends=seq_of(pen, type(witnessed())))

    @pytest.mark.parametrize("kind", [type(order()), type(bag()), type(checked()), type(witnessed())])
    def test_what_an_infusion_was_started_on_stays_under_it(self, kind):
        pen = checked_pen()
        pen.write(started(), START)
        refused("started_on_it", pen, None, at(9), amends=seq_of(pen, kind))

    def test_so_does_the_release_of_the_day(self):
        pen = checked_pen()
        line = pen.write(Released(DIN, "release", ()), at(7, 50))
        pen.write(started(), START)
        refused("started_on_it", pen, None, at(9), amends=line.seq)

    def test_a_note_may_go_at_any_time(self):
        pen = checked_pen()
        pen.write(started(), START)
        line = pen.write(AdverseEventNoted(DIN, "fever", START), at(8, 30))
        pen.admit(None, at(9), amends=line.seq)


class TestAStartPutRight:
    def test_its_dose_and_volume_stay_those_of_order_and_bag(self):
        pen = checked_pen()
        line = pen.write(started(), START)
        wrong = started(numbers=("112", "103.2", "5.16"))
        refused("dose_not_ordered", pen, wrong, amends=line.seq)
        refused("volume_not_bag", pen, started(numbers=("11.2", "1032", "5.16")), amends=line.seq)
        pen.admit(started(numbers=("11.2", "103.2", "5.2")), amends=line.seq)

    def test_without_order_or_bag_there_is_nothing_to_hold_it_against(self):
        pen = Pen()
        line = pen.write(started(), START)
        pen.admit(replace(started(), rate_ml_h=started().rate_ml_h + 1), amends=line.seq)
        assert isinstance(line.event, InfusionStarted)
        assert TRIAL.id == "nct04751383"


class TestAReactionIsNotStruckAway:
    """One person could go round order, two people and "never again" by striking what asks for them."""

    def strike(self, scene, kind, minutes):
        line = scene.chart.last(kind)
        draft = Draft(line.happened_at, scene.when(minutes), "RN 27", None, line.seq, "by mistake")
        admit(scene.chart, TRIAL, draft)

    def test_a_slip_is_taken_back_at_once(self):
        scene = Reacting(until=30).press(105).told(106, "anaphylaxis", 3).pause(106)
        self.strike(scene, InfusionPaused, 116)
        self.strike(scene, ReactionBegan, 115)

    def test_later_the_pause_and_the_described_reaction_stay(self):
        scene = Reacting(until=30).press(105).told(106, "anaphylaxis", 3).pause(106)
        for kind in (InfusionPaused, ReactionBegan):
            with pytest.raises(Refused, match="line_stays"):
                self.strike(scene, kind, 117)

    def test_a_stop_after_a_reaction_stays_and_another_stop_may_go(self):
        for pressed in (True, False):
            scene = Reacting(until=30)
            if pressed:
                scene.press(105)
            scene.write(InfusionStopped(DIN, "infusion", "as ordered"), 107)
            self.strike(scene, InfusionStopped, 117)
            if pressed:
                with pytest.raises(Refused, match="line_stays"):
                    self.strike(scene, InfusionStopped, 118)
            else:
                self.strike(scene, InfusionStopped, 300)

    def test_a_press_that_nobody_described_and_another_pause_may_go(self):
        scene = Reacting(until=30).press(105)
        scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 90)
        self.strike(scene, ReactionBegan, 300)
        self.strike(scene, InfusionPaused, 300)
