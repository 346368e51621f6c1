"""The live card's figures come from the record and the moment alone."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import (
    BagReceived,
    Event,
    InfusionPaused,
    InfusionStarted,
    OrderEntered,
    RateChanged,
)
from infusetrack.domain.live import live
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Agent, Origin, RateStep, Sourced

DAY, STEP = "C1D3", "infusion"
START = datetime(2026, 11, 24, 14, 10, tzinfo=UTC)


def number(value: str, unit: str = "") -> Sourced:
    return Sourced(D(value), unit, Origin.LABEL, "label", verified=True)


def agent(**changes: object) -> Agent:
    given: dict[str, object] = {
        "id": "dinutuximab", "name": "Dinutuximab", "colour_day": "#000000", "colour_day_soft": "#000000",
        "colour_night": "#000000", "colour_night_soft": "#000000", "basis": "mg_m2",
        "infusion_minutes": number("615"),
        "rate_steps": (
            RateStep(number("0.875"), number("0.05"), number("30")),
            RateStep(number("1.75"), number("0.1"), None),
        ),
        "longest_minutes": number("1200"), "bag_life_minutes": number("1440"),
    }  # fmt: skip
    return Agent(**{**given, **changes})  # type: ignore[arg-type]


def day(*facts: tuple[int, Event]) -> DayRecord:
    lines = (
        Line("p", seq, START + timedelta(minutes=m), START + timedelta(minutes=m), "RN 27", event)
        for seq, (m, event) in enumerate(facts, start=1)
    )
    return DayRecord.of(DAY, lines)


STARTED = InfusionStarted(DAY, STEP, "dinutuximab", D(14), D(100), D(5))
STEPPED = RateChanged(DAY, STEP, D(10), "titration")


def order(bsa: D | None = D("0.8")) -> OrderEntered:
    return OrderEntered(
        DAY, "order", "dinutuximab", "MD 03", "mg_m2", D("17.5"), D(14), D(14), D(20), D(115),
        "mosteller", bsa, "0.1 mg", 615,
    )  # fmt: skip


def bag(mixed_at: datetime | None) -> BagReceived:
    return BagReceived(
        DAY, "bag", "dinutuximab", "Dinutuximab", "L1", START + timedelta(hours=30), mixed_at, D(4), 1, D(100)
    )


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def test_before_the_start_there_is_nothing_to_count() -> None:
    seen = live(day(), agent(), STEP, at(0))

    assert (seen.share, seen.time_left, seen.ends_at, seen.rate_since) == (0, None, None, None)
    assert (seen.planned_step, seen.next_rate_ml_h, seen.limit_at, seen.bag_ends_at) == (None,) * 4


def test_a_nurse_sees_the_next_rate_and_when_it_is_due() -> None:
    seen = live(day((0, order()), (0, STARTED)), agent(), STEP, at(10))

    assert (seen.planned_step, seen.planned_steps) == (1, 2)
    assert (seen.next_rate_ml_h, seen.next_rate_due) == (D("10.0"), at(30))
    assert seen.rate_mg_m2_h == D("0.875")


def test_at_the_last_step_no_further_rise_is_offered() -> None:
    seen = live(day((0, order()), (0, STARTED), (30, STEPPED)), agent(), STEP, at(255))

    assert (seen.infused_ml, seen.left_ml, seen.infused_mg) == (D(40), D(60), D("5.6"))
    assert seen.time_left == timedelta(hours=6)
    assert (seen.planned_step, seen.next_rate_ml_h) == (2, None)
    assert seen.limit_at == at(1200)


def test_an_unplanned_rate_is_no_planned_step() -> None:
    odd = RateChanged(DAY, STEP, D(7), "prescriber")

    assert live(day((0, STARTED), (30, odd)), agent(), STEP, at(40)).planned_step is None


def test_a_step_without_a_length_has_no_due_time() -> None:
    open_end = agent(rate_steps=(RateStep(None, number("0.05"), None), RateStep(None, number("0.1"), None)))

    assert live(day((0, STARTED)), open_end, STEP, at(5)).next_rate_due is None


def test_a_pause_shows_since_when_and_pushes_no_limit() -> None:
    seen = live(day((0, STARTED), (20, InfusionPaused(DAY, STEP, "rash"))), agent(), STEP, at(27))

    assert (seen.paused_since, seen.paused_total) == (at(20), timedelta(minutes=7))
    assert (seen.time_left, seen.limit_at, seen.infusing) == (None, None, timedelta(minutes=20))


@pytest.mark.parametrize(
    ("mixed", "changes", "ends"),
    [
        (at(-60), {}, at(-60 + 1440)),
        (None, {}, START + timedelta(hours=30)),
        (at(-60), {"bag_life_minutes": None}, START + timedelta(hours=30)),
    ],
)
def test_the_bag_ends_at_the_stricter_of_label_and_mixing(mixed, changes, ends) -> None:
    assert live(day((0, bag(mixed))), agent(**changes), STEP, at(0)).bag_ends_at == ends


@pytest.mark.parametrize("facts", [((0, STARTED),), ((0, order(None)), (0, STARTED))])
def test_without_a_surface_there_is_no_rate_by_surface(facts) -> None:
    assert live(day(*facts), agent(longest_minutes=None), STEP, at(5)).rate_mg_m2_h is None
