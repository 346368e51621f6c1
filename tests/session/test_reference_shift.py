"""A shift of ten hours with six chairs and a nurse who is now and then late: how often does it sound?"""

from datetime import timedelta
from decimal import Decimal as D
from random import Random

import pytest

from infusetrack.domain.alarm_budget import MOST_IN_WINDOW, WINDOW, alarm_budget
from infusetrack.domain.alarm_sound import is_loud
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    VitalsTaken,
)
from infusetrack.domain.record import Draft
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.chart_session import patient_stream
from infusetrack.session.site_session import SiteSession
from tests.domain.small_trial import DIN, TRIAL, WHOLE, started
from tests.fakes import FakeClock, FakeSounder, MemoryRecord
from tests.session.test_board_session import enrol

CHAIRS, HOURS, STEP_S = 6, 10, 15
LATE_MIN = (-4, -3, -2, -1, 0, 0, 1, 2, 6, 9)
"""After how many minutes the nurse comes to a due thing: half of them in time, one in five too late."""
CALM = VitalsTaken(DIN, **WHOLE, pain=2)


class Shift:
    """Six infusions begun 25 min apart; each due thing is done once, after its own delay."""

    def __init__(self, seed):
        self.chance = Random(seed)  # noqa: S311 (the same shift each time)
        self.clock, record = FakeClock(), MemoryRecord()
        site = SiteSession(record=record, clock=self.clock)
        for chair in range(1, CHAIRS + 1):
            study_id = f"PED-{chair:04}"
            enrol(record, self.clock, study_id)
            at = self.clock.now() + timedelta(minutes=25 * (chair - 1))
            record.append(patient_stream(study_id), 2, Draft(at, at, "RN 27", started(), entry="start"))
        self.board = BoardSession(site, Ground(record, self.clock, {TRIAL.id: TRIAL}))
        for chair in range(1, CHAIRS + 1):
            self.board.seat(chair, f"PED-{chair:04}", DIN, by="RN 27")
        self.watch = AlarmWatch(self.board, site, clock=self.clock, sounder=FakeSounder())
        self.begun, self.delays, self.sounds = self.clock.now(), {}, []
        self._loud, self._chimed = set(), False

    def run(self):
        for _ in range(HOURS * 3600 // STEP_S):
            self.clock.advance(seconds=STEP_S)
            now = self.clock.now()
            self.watch.look(now)
            self._listen(now)
            for card in self.board.cards(now):
                self._work(card, now)
            self._answer(now)

    def _listen(self, now):
        """Each alarm that begins to sound counts, and each chime; reminders of one moment chime once."""
        loud = {one.voice for one in self.watch.standing if is_loud(one.alarm)}
        chimes = self.watch.plan.now == "low"
        self.sounds += [now] * (len(loud - self._loud) + (chimes and not self._chimed))
        self._loud, self._chimed = loud, chimes

    def _answer(self, now):
        for one in self.watch.standing:
            if is_loud(one.alarm) and now - one.alarm.begun > timedelta(minutes=1):
                self.watch.acknowledge(one, by="RN 27")
                return

    def _work(self, card, now):
        for due in card.dues:
            minutes = self.delays.setdefault(
                (card.seat.study_id, due.key, due.at), self.chance.choice(LATE_MIN)
            )
            if now >= due.at + timedelta(minutes=minutes):
                fact = self._fact(due)
                if fact is not None:
                    self.board.session(card.seat.study_id).write(fact, by="RN 27")
                    return
        passed = (now - self.begun).total_seconds()
        if card.seat.chair == 3 and passed in {2.5 * 3600, 2.5 * 3600 + 300}:
            facts = [InfusionPaused(DIN, "infusion", "cough")]
            for fact in facts if passed == 2.5 * 3600 else [CALM]:
                self.board.session(card.seat.study_id).write(fact, by="RN 27")

    def _fact(self, due):
        match due.kind:
            case "vitals":
                return CALM
            case "rate_step" if not due.facts["after_resume"]:
                return RateChanged(DIN, due.step, due.facts["rate_ml_h"], "titration")
            case "infusion_end":
                return InfusionCompleted(DIN, due.step)
            case "pause":
                return InfusionResumed(DIN, due.step, D("5.16"), "MD 03")
        return None


@pytest.mark.parametrize("seed", [1, 27])
def test_a_nurse_with_six_chairs_hears_no_more_than_thirty_alarms_in_two_hours(seed, capsys):
    shift = Shift(seed)
    shift.run()
    charts = [shift.board.session(f"PED-{chair:04}").chart for chair in range(1, CHAIRS + 1)]
    budget = alarm_budget(charts, shift.begun, shift.clock.now())
    busiest = max(sum(1 for at in shift.sounds if begun <= at < begun + WINDOW) for begun in shift.sounds)
    with capsys.disabled():
        print(  # noqa: T201
            f"\nshift {seed}: {len(shift.sounds)} sounds, {busiest} in the busiest two hours; log: "
            f"{budget.alarms} alarms, {budget.audible} audible, busiest {budget.busiest}, answered {budget.answered}, "
            f"median {budget.median_answer_s} s, {budget.per_infusion_hour:.2f} an infusion hour"
        )
    assert 0 < busiest <= MOST_IN_WINDOW
    assert budget.within
    assert budget.infusing_h > 40
    assert budget.answered > 0
