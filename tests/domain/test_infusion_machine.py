"""The infusion against an exact model of rational numbers, with replay after every step."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import ACCEPTS, COMPLETE_WITHIN_ML, Infusion, Phase

STEP = ("C1D2", "infusion")
RATES = st.decimals("0.1", "50", places=2)
VOLUMES = st.decimals("1", "300", places=1)
SPANS = st.timedeltas(timedelta(0), timedelta(hours=6))
TOLERANCE = Fraction(1, 10**18)
MICROSECOND = timedelta(microseconds=1)


class InfusionMachine(RuleBasedStateMachine):
    """Whatever people do at the pump, the figures are those of an exact calculation."""

    def __init__(self):
        super().__init__()
        self.now = datetime(2026, 11, 24, 8, tzinfo=UTC)
        self.infusion, self.written = Infusion(), []
        self.phase, self.given, self.rate, self.volume = Phase.ORDERED, Fraction(0), Fraction(0), Fraction(0)
        self.shown = Decimal(0)

    @rule(span=SPANS)
    def time_passes(self, span):
        self.now += span
        if self.phase is Phase.RUNNING:
            flowed = Fraction(span // MICROSECOND, 3_600_000_000) * self.rate
            self.given = min(self.volume, self.given + flowed)

    def _write(self, event, phase, rate):
        """One act: refused exactly where the table says so, and then nothing changes."""
        if type(event) not in ACCEPTS[self.phase]:
            try:
                self.infusion.after(event, self.now)
            except Refused:
                return
            raise AssertionError(event)
        self.infusion = self.infusion.after(event, self.now)
        self.written.append((event, self.now))
        self.phase, self.rate = phase, Fraction(rate)

    @rule(rate=RATES, volume=VOLUMES)
    def start(self, rate, volume):
        if self.phase is Phase.ORDERED:
            self.volume = Fraction(volume)
        self._write(InfusionStarted(*STEP, "dinutuximab", Decimal(20), volume, rate), Phase.RUNNING, rate)

    @rule(rate=RATES)
    def change_the_rate(self, rate):
        self._write(RateChanged(*STEP, rate, "titration"), Phase.RUNNING, rate)

    @rule()
    def pause(self):
        self._write(InfusionPaused(*STEP, "cough"), Phase.PAUSED, 0)

    @rule(rate=RATES)
    def resume(self, rate):
        self._write(InfusionResumed(*STEP, rate, "MD 3"), Phase.RUNNING, rate)

    @rule()
    def stop(self):
        self._write(InfusionStopped(*STEP, "hives"), Phase.STOPPED, 0)

    @precondition(lambda self: self.phase is Phase.RUNNING)
    @rule()
    def wait_for_the_end_and_confirm(self):
        self.time_passes(max(timedelta(0), self.infusion.ends_at() - self.now))
        assert self.infusion.is_empty(self.now)
        self._write(InfusionCompleted(*STEP), Phase.COMPLETED, 0)
        self.given = self.volume

    @rule()
    def confirm_too_early(self):
        if self.volume - self.given > Fraction(COMPLETE_WITHIN_ML) or self.phase is not Phase.RUNNING:
            before = self.infusion
            try:
                self.infusion.after(InfusionCompleted(*STEP), self.now)
            except Refused:
                assert self.infusion == before
            else:
                raise AssertionError(self.phase)

    @rule(back=st.timedeltas(MICROSECOND, timedelta(hours=1)))
    def write_before_the_last_change(self, back):
        if not self.written:
            return
        for event in (InfusionPaused(*STEP, "late"), InfusionStopped(*STEP, "late")):
            try:
                self.infusion.after(event, self.written[-1][1] - back)
            except Refused:
                continue
            raise AssertionError(event)

    @invariant()
    def replay_gives_the_live_value(self):
        again = Infusion()
        for event, when in self.written:
            again = again.after(event, when)
        assert again == self.infusion

    @invariant()
    def figures_are_those_of_the_exact_model(self):
        assert self.infusion.phase is self.phase
        assert Fraction(self.infusion.rate_ml_h) == self.rate
        assert abs(Fraction(self.infusion.delivered_ml(self.now)) - self.given) < TOLERANCE

    @invariant()
    def volume_never_falls_and_never_passes_the_bag(self):
        now_shown = self.infusion.delivered_ml(self.now)
        assert self.shown <= now_shown <= max(self.infusion.volume_ml, Decimal(0))
        assert self.infusion.remaining_ml(self.now) >= 0
        self.shown = now_shown

    @invariant()
    def every_moment_is_running_or_paused(self):
        run = self.infusion
        if run.started_at is None:
            return
        end = run.ends_at()
        until = min(self.now, end) if end and end >= run.counted_at else (run.ended_at or self.now)
        assert run.infusing(self.now) + run.paused_for(self.now) == until - run.started_at


TestInfusionMachine = InfusionMachine.TestCase
TestInfusionMachine.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
