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


def lines_of(*facts: tuple[int, Event]) -> tuple[Line, ...]:
    return tuple(
        Line("p", seq, START + timedelta(minutes=m), START + timedelta(minutes=m), "RN 27", event)
        for seq, (m, event) in enumerate(facts, start=1)
    )


def day(*facts: tuple[int, Event]) -> DayRecord:
    return DayRecord.of(DAY, lines_of(*facts))


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


def seen(facts, agent_, minutes: int):
    record = day(*facts)
    return live(record, agent_, STEP, at(minutes), lines_of(*facts))


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def test_before_the_start_there_is_nothing_to_count() -> None:
    seen = live(day(), agent(), STEP, at(0), ())

    assert (seen.share, seen.time_left, seen.ends_at, seen.rate_since) == (0, None, None, None)
    assert (seen.planned_step, seen.next_rate_ml_h, seen.limit_at, seen.bag_ends_at) == (None,) * 4


def test_a_nurse_sees_the_next_rate_and_when_it_is_due() -> None:
    found = seen(((0, order()), (0, STARTED)), agent(), 10)

    assert (found.planned_step, found.planned_steps) == (1, 2)
    assert (found.next_rate_ml_h, found.next_rate_due) == (D("10.0"), at(30))
    assert found.rate_mg_m2_h == D("0.875")


def test_at_the_last_step_no_further_rise_is_offered() -> None:
    found = seen(((0, order()), (0, STARTED), (30, STEPPED)), agent(), 255)

    assert (found.infused_ml, found.left_ml, found.infused_mg) == (D(40), D(60), D("5.6"))
    assert found.time_left == timedelta(hours=6)
    assert (found.planned_step, found.next_rate_ml_h, found.next_rate_due) == (2, None, None)
    assert found.limit_at == at(1200)


def test_an_unplanned_rate_is_no_planned_step() -> None:
    odd = RateChanged(DAY, STEP, D(7), "prescriber")

    found = seen(((0, STARTED), (30, odd)), agent(), 40)

    assert (found.planned_step, found.next_rate_ml_h) == (None, None)


def test_a_rate_cut_for_a_reaction_offers_no_rise_though_it_is_a_planned_one() -> None:
    cut = RateChanged(DAY, STEP, D(5), "reaction")

    found = seen(((0, STARTED), (30, STEPPED), (60, cut)), agent(), 70)

    assert (found.planned_step, found.next_rate_ml_h) == (1, None)


def test_a_step_without_a_length_offers_no_rise() -> None:
    open_end = agent(rate_steps=(RateStep(None, number("0.05"), None), RateStep(None, number("0.1"), None)))

    assert seen(((0, STARTED),), open_end, 5).rises == ()


def test_a_pause_shows_since_when_and_pushes_no_limit() -> None:
    seen = live(day((0, STARTED), (20, InfusionPaused(DAY, STEP, "rash"))), agent(), STEP, at(27), ())

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
    assert live(day((0, bag(mixed))), agent(**changes), STEP, at(0), ()).bag_ends_at == ends


@pytest.mark.parametrize("facts", [((0, STARTED),), ((0, order(None)), (0, STARTED))])
def test_without_a_surface_there_is_no_rate_by_surface(facts) -> None:
    assert live(day(*facts), agent(longest_minutes=None), STEP, at(5), ()).rate_mg_m2_h is None
