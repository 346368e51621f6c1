"""Whatever comes together at a chair: every alarm, danger, due thing and refusal has its words."""

from contextlib import suppress
from datetime import UTC, date, timedelta
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.alarms import alarm_ground, alarms_at
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    ClockGap,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    OpioidRateSet,
    PumpRead,
    RateChanged,
    ReactionBegan,
    ReactionDescribed,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.reminders import due
from infusetrack.wording import alarms, dues
from infusetrack.wording.events_names import names_of
from infusetrack.wording.sentences import sentence
from tests.domain.small_trial import DIN, TRIAL, Pen, at, bag, hgb, order, started, weight

NAMES = names_of(TRIAL)
KINDS = [kind.id for kind in TRIAL.reactions.kinds]


def maybe(strategy):
    return st.one_of(st.none(), strategy)


def tenths(low, high):
    return maybe(st.integers(low, high).map(lambda n: D(n) / 10))


SETS = st.builds(
    VitalsTaken, day=st.just(DIN), sbp=maybe(st.integers(20, 300)), dbp=maybe(st.integers(10, 200)),
    heart_rate=maybe(st.integers(10, 350)), respiratory_rate=maybe(st.integers(2, 150)),
    temperature_c=tenths(260, 450), spo2=maybe(st.integers(30, 100)), pain=maybe(st.integers(0, 10)),
    sedation=st.sampled_from(["", "S", "1", "2", "3", "4"]), baseline=st.booleans(),
    capillary_refill_s=tenths(0, 150),
    respiratory_distress=st.sampled_from([None, "none", "mild", "moderate", "severe"]),
    consciousness=st.sampled_from([None, "A", "C", "V", "P", "U"]),
    oxygen_device=st.sampled_from(["", "air", "NP", "FM", "HF"]), oxygen_delivery=tenths(0, 700),
    oxygen_unit=st.sampled_from([None, "L/min", "%"]), pressure_symptoms=st.booleans(),
    bp_not_possible=st.booleans(), worried=st.booleans(),
    confirmed=st.lists(st.sampled_from(["sbp", "heart_rate", "respiratory_rate"]), unique=True).map(tuple),
)  # fmt: skip
RATES = st.integers(1, 40).map(D)
OTHERS = st.one_of(
    st.sampled_from([
        InfusionPaused(DIN, "infusion", "cough"), InfusionStopped(DIN, "infusion", "ordered"),
        ReactionBegan(DIN, "infusion", "dinutuximab"), StepStarted(DIN, "hydration"),
    ]),
    st.builds(InfusionResumed, st.just(DIN), st.just("infusion"), RATES, st.just("MD 03")),
    st.builds(RateChanged, st.just(DIN), st.just("infusion"), RATES, st.sampled_from(["titration", "other"])),
    st.builds(ReactionDescribed, st.just(DIN), st.integers(1, 20), st.sampled_from(["", *KINDS]), st.just(()),
              maybe(st.integers(1, 5))),
    st.builds(ClockGap, st.sampled_from(["slept", "set_back", "set_forward", "away"]), st.integers(0, 90_000)),
    st.builds(PumpRead, st.just(DIN), st.just("infusion"), RATES, RATES),
    st.builds(OpioidRateSet, st.just(DIN), st.just(""), st.just("morphine"), RATES),
    st.integers(30, 150).map(lambda n: hgb(DIN, str(D(n) / 10), at(7))),
)  # fmt: skip
ACTS = st.lists(st.tuples(st.integers(0, 60), st.one_of(SETS, OTHERS)), min_size=1, max_size=8)


def chart_of(born, kg, acts):
    pen, now = Pen(birth_date=born), at(8)
    for fact in (weight(DIN, kg), order(), bag(mixed_at=at(6)), started()):
        pen.write(fact, at(7))
    for minutes, fact in acts:
        now += timedelta(minutes=minutes)
        try:
            pen.admit(fact, now)
        except Refused as error:
            whole(sentence(error, UTC))
        with suppress(Refused):
            pen.write(fact, now)
    return pen.chart, now


def whole(text):
    assert text
    assert "{" not in text
    assert "None" not in text
    assert "could not be done" not in text


@given(st.dates(date(1991, 1, 1), date(2025, 11, 1)), st.sampled_from([8, 20, 70]), ACTS)
def test_every_alarm_and_due_thing_and_refusal_has_its_words(born, kg, acts):
    chart, last = chart_of(born, kg, acts)
    for now in (last, last + timedelta(minutes=7), last + timedelta(hours=9)):
        waiting = due(chart, TRIAL, DIN, now)
        for one in waiting:
            whole(
                dues.due_words(one, DIN, NAMES)
                + dues.due_title(one, DIN, NAMES)
                + dues.due_when(one, now, UTC)
            )
        for one in alarms_at(alarm_ground(chart, TRIAL, DIN), waiting, now):
            told = alarms.alarm_words(one, now, UTC, NAMES)
            for text in (told.title, told.line, told.action, told.spoken):
                whole(text)
            whole(alarms.sentinel_words(3, one.condition, NAMES))
