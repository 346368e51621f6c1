"""Questions about infusions: the plan of a bag, and where one stands."""

from decimal import Decimal as D

import pytest

from tests.exchange.kit import ask, error

BAG = {"dose_mg": D("11.2"), "volume_ml": D("103.2")}
PLAN = {"ask": "rate_plan", "agent": "dinutuximab", "start": "2026-11-23T08:00:00-05:00", **BAG}


def happened(time, event, rate=None):
    told = {"at": f"2026-11-23T{time}:00-05:00", "event": event}
    return told if rate is None else told | {"rate_ml_h": rate}


def stands(now, *events, **changes):
    return {"ask": "infusion", "events": list(events), "now": f"2026-11-23T{now}:00-05:00", **BAG, **changes}


START = happened("08:00", "started", "5.16")
RISE = happened("08:30", "rate_changed", "10.32")


def test_a_dinutuximab_plan_by_surface():
    found = ask(**PLAN, bsa_m2=D("0.64"), weight_kg=15)
    assert found["steps"] == [
        {"rate_ml_h": D("5.16"), "rate_mg_m2_h": D("0.875"), "minutes": 30, "vtbi_ml": D("2.58"),
         "from": "2026-11-23T08:00:00-05:00", "to": "2026-11-23T08:30:00-05:00"},
        {"rate_ml_h": D("10.32"), "rate_mg_m2_h": D("1.75"), "minutes": 585, "vtbi_ml": D("100.62"),
         "from": "2026-11-23T08:30:00-05:00", "to": "2026-11-23T18:15:00-05:00"},
    ]  # fmt: skip
    assert (found["total_minutes"], found["ends_at"]) == (615, "2026-11-23T18:15:00-05:00")


def test_without_a_surface_the_plan_is_by_shares_of_the_bag():
    found = ask(**PLAN)
    assert [step["rate_ml_h"] for step in found["steps"]] == [D("5.16"), D("10.32")]
    assert "rate_mg_m2_h" not in found["steps"][0]


def test_a_dose_that_is_not_17_5_per_surface_takes_its_own_time():
    found = ask(**(PLAN | {"dose_mg": 10}), bsa_m2=D("0.64"))
    assert [step["rate_ml_h"] for step in found["steps"]] == [D("5.78"), D("11.56")]
    assert found["total_minutes"] == D("550.71")
    assert found["ends_at"] == "2026-11-23T17:10:43-05:00"


def test_magrolimab_runs_two_hours():
    found = ask(**(PLAN | {"agent": "magrolimab", "volume_ml": 250}))
    assert [(step["rate_ml_h"], step["minutes"]) for step in found["steps"]] == [(125, 120)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agent": "naxitamab"}, "no agent naxitamab"),
        ({"dose_mg": 0}, "above zero"),
        ({"weight_kg": -1}, "above zero"),
        ({"bsa_m2": 0}, "above zero"),
        ({"start": "2026-11-23T08:00:00"}, "offset"),
        ({"rate": 5}, "Unknown key: rate"),
        ({"start": "9999-12-31T23:00:00Z"}, "out of every range"),
    ],
)
def test_a_plan_that_cannot_be_says_why(changes, said):
    assert said in error(**(PLAN | changes))


def test_an_infusion_without_events_is_ordered():
    found = ask(**stands("08:00"))
    assert (found["phase"], found["delivered_ml"], found["remaining_ml"]) == ("ordered", 0, D("103.2"))
    assert (found["rate_ml_h"], found["ends_at"]) == (0, None)


def test_a_running_infusion_has_its_figures():
    found = ask(**stands("11:00", START, RISE))
    assert (found["phase"], found["delivered_ml"], found["delivered_mg"]) == (
        "running",
        D("28.38"),
        D("3.080"),
    )
    assert (found["remaining_ml"], found["rate_ml_h"]) == (D("74.82"), D("10.32"))
    assert found["ends_at"] == "2026-11-23T18:15:00-05:00"


def test_example_2_ends_at_19_55():
    events = (START, RISE, happened("11:00", "paused"), happened("11:40", "resumed", "5.16"),
              happened("13:40", "rate_changed", "10.32"))  # fmt: skip
    assert ask(**stands("14:00", *events))["ends_at"] == "2026-11-23T19:55:00-05:00"
    paused = ask(**stands("11:20", *events[:3]))
    assert (paused["phase"], paused["rate_ml_h"], paused["ends_at"]) == ("paused", 0, None)


def test_a_bag_is_complete_from_the_moment_its_volume_is_in():
    before = ask(**stands("18:14", START, RISE))
    found = ask(**stands("18:15", START, RISE))
    assert (before["phase"], found["phase"]) == ("running", "completed")
    assert (found["delivered_ml"], found["delivered_mg"], found["remaining_ml"]) == (D("103.2"), D("11.2"), 0)
    assert (found["rate_ml_h"], found["ends_at"]) == (0, None)


def test_a_stopped_infusion_keeps_its_volume():
    found = ask(**stands("12:00", START, happened("09:00", "stopped")))
    assert (found["phase"], found["delivered_ml"]) == ("stopped", D("5.16"))


def test_events_at_one_moment_stand_in_the_order_of_the_list():
    found = ask(**stands("09:00", START, happened("08:30", "rate_changed", 1), RISE))
    assert found["rate_ml_h"] == D("10.32")


def test_answered_times_have_the_offset_of_now():
    question = stands("08:00", START) | {"now": "2026-11-23T13:30:00+00:00"}
    assert ask(**question)["ends_at"].endswith("+00:00")


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ((START, START), "Event 2 (started)"),
        ((RISE,), "the infusion is ordered"),
        ((START, happened("07:59", "paused")), "Event 2 lies before"),
        ((START, RISE, happened("18:15", "stopped")), "empty by then"),
        ((START, happened("09:00", "completed")), "no event completed"),
        ((happened("08:00", "started"),), "rate_ml_h is missing"),
        ((happened("08:00", "started", 0),), "above zero"),
        ((START, happened("09:00", "paused", 5)), "Unknown key: rate_ml_h"),
        (("started",), "Event 1 must be an object"),
        ((START | {"who": "RN 27"},), "Unknown key: who"),
    ],
)
def test_an_event_that_makes_no_sense_says_which_and_why(events, said):
    assert said in error(**stands("20:00", *events))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"volume_ml": 0}, "above zero"),
        ({"events": "none"}, "must be a list"),
        ({"events": None}, "events is missing"),
        ({"now": "2026-11-23T07:00:00-05:00"}, "before the last event"),
        ({"agent": "dinutuximab"}, "Unknown key: agent"),
    ],
)
def test_a_question_that_cannot_be_says_why(changes, said):
    assert said in error(**(stands("20:00", START) | changes))


def test_a_null_rate_is_read_as_absent():
    assert ask(**stands("09:00", START, happened("08:30", "paused") | {"rate_ml_h": None}))["ok"]
