"""A patient whose dinutuximab (or magrolimab) runs, and who reacts to it: a pen for scripted reactions."""

from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.events import (
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    ReactionDescribed,
    ReactionSettled,
    RestartChecked,
    RestartOrdered,
    RestartWitnessed,
)
from infusetrack.domain.reaction_onset import first_press
from infusetrack.domain.reactions import reactions
from infusetrack.domain.restart import advise
from tests.domain.small_trial import DIN, MAG, START, TRIAL, Pen, bag, magrolimab_started, order, started

AGENTS = {DIN: "dinutuximab", MAG: "magrolimab"}
FULL, SLOW = D("10.32"), D("5.16")
"""mL/h of 1.75 and 0.875 mg/m²/h: 0.64 m², 11.2 mg in 103.2 mL."""


class Reacting:
    """Writes a day that runs by the plan until it is told otherwise; times are minutes from the start."""

    def __init__(self, day=DIN, *, start=START, until=0, pen=None, mixed=None):
        self.pen, self.day, self.start = pen or Pen(), day, start
        agent = AGENTS.get(day, "dinutuximab")
        self.agent = agent
        self.seq = 0
        if agent == "magrolimab":
            self.pen.write(magrolimab_started(), start)
            return
        expires = start + timedelta(hours=24)
        self.write(order(day), -60)
        self.write(bag(day, mixed_at=mixed or start - timedelta(hours=1), expires_at=expires), -60)
        self.pen.write(started(day), start)
        if until >= 30:
            self.write(RateChanged(day, "infusion", FULL, "titration"), 30)

    @property
    def chart(self):
        return self.pen.chart

    def when(self, minutes):
        return self.start + timedelta(minutes=minutes)

    def write(self, event, minutes, **more):
        return self.pen.write(event, self.when(minutes), **more)

    def press(self, minutes):
        event = first_press(self.chart, self.day, {"infusion": self.agent}, self.when(minutes))
        self.seq = self.write(event, minutes).seq
        return self

    def told(self, minutes, kind, grade, *signs, finished=False):
        self.write(ReactionDescribed(self.day, self.seq, kind, signs, grade, finished=finished), minutes)
        return self

    def pause(self, minutes):
        self.write(InfusionPaused(self.day, "infusion", "reaction", self.seq), minutes)
        return self

    def halve(self, minutes, rate):
        self.write(RateChanged(self.day, "infusion", rate, "reaction", "halved", self.seq), minutes)
        return self

    def settle(self, minutes):
        self.write(ReactionSettled(self.day, self.seq), minutes)
        return self

    def order(self, rate, **more):
        return RestartOrdered(self.day, "infusion", self.seq, "MD 03", D(rate), **more)

    def go_on(self, minutes, rate):
        """Ordered, checked by two, resumed, all in one minute."""
        self.write(self.order(rate), minutes)
        self.write(RestartChecked(self.day, "infusion", self.seq, D(rate)), minutes)
        self.write(RestartWitnessed(self.day, "infusion", self.seq, D(rate)), minutes, by="RN 31")
        self.write(InfusionResumed(self.day, "infusion", D(rate), "MD 03"), minutes)
        return self

    def earlier(self, *kinds, grade=2):
        """Reactions of these kinds on earlier cycles, all finished."""
        for place, kind in enumerate(kinds):
            pen_day = Reacting.__new__(Reacting)
            pen_day.pen, pen_day.day, pen_day.agent = self.pen, f"C1D{3 + place}", self.agent
            pen_day.start, pen_day.seq = self.start - timedelta(days=9 - place), 0
            pen_day.pen.write(started(pen_day.day), pen_day.start)
            pen_day.press(60).told(61, kind, grade, finished=True)
        return self

    @property
    def reaction(self):
        return next(one for one in reactions(self.chart) if one.seq == self.seq)

    def advice(self, minutes):
        return advise(self.chart, TRIAL, self.reaction, self.when(minutes))
