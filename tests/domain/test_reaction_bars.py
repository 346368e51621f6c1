"""The morning after a reaction: a rule that ends the drug, or its cycle, is not forgotten overnight."""

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Released
from infusetrack.domain.reaction_bars import bars, check_bars, told_for_later
from infusetrack.domain.record import Draft
from tests.domain.reacting import Reacting
from tests.domain.small_trial import DIN, MAG, TRIAL, started

NEXT, NEXT_CYCLE = "C1D3", "C2D2"


def after(kind, grade, *signs):
    return Reacting(until=105).press(105).told(106, kind, grade, *signs)


def released(day, who="", why="", step="release"):
    return Released(day, step, (), who, why)


def asked(scene, event, minutes=1440, amends=None):
    moment = scene.when(minutes)
    check_bars(scene.chart, TRIAL, Draft(moment, moment, "RN 27", event, amends))


def refused(scene, event, code, minutes=1440):
    with pytest.raises(Refused) as error:
        asked(scene, event, minutes)
    assert error.value.code == code
    assert error.value.facts == {"agent": "dinutuximab", "day": DIN}


@pytest.mark.parametrize(
    ("kind", "grade", "code"),
    [("anaphylaxis", 4, "never_started"), ("motor", 2, "never_started"),
     ("cls", 4, "cycle_stopped"), ("infection", 3, "cycle_stopped"),
     ("", 3, "reaction_unknown"), ("hypotension", None, "reaction_unknown")],
)  # fmt: skip
def test_neither_released_nor_started_before_a_named_decision(kind, grade, code):
    scene = after(kind, grade)
    refused(scene, released(NEXT), code)
    refused(scene, started(NEXT), code)
    asked(scene, released(NEXT, "MD 09", "discussed"))
    scene.write(released(NEXT), 1430)
    refused(scene, started(NEXT), code)
    scene.write(released(NEXT, "MD 09", "discussed"), 1435)
    asked(scene, started(NEXT))


@pytest.mark.parametrize(
    ("kind", "grade"), [("cls", 3), ("hypotension", 4), ("infection", 2), ("irr_severe", 3)]
)
def test_a_reaction_after_which_it_may_go_on_stands_in_no_way(kind, grade):
    scene = after(kind, grade)
    asked(scene, released(NEXT))
    asked(scene, started(NEXT))


def test_a_stop_for_the_cycle_ends_with_the_cycle_and_never_does_not():
    assert bars(after("cls", 4).chart, TRIAL, NEXT_CYCLE, after("cls", 4).when(40000)) == ()
    refused(after("anaphylaxis", 3), started(NEXT_CYCLE), "never_started", 40000)


def test_a_decision_made_before_the_reaction_was_about_something_else():
    scene = after("anaphylaxis", 3)
    scene.write(released(NEXT, "MD 09", "platelets 45, accepted"), 60)
    refused(scene, started(NEXT), "never_started")


def test_the_decision_for_one_day_is_none_for_another():
    scene = after("anaphylaxis", 3)
    scene.write(released("C1D4", "MD 09", "discussed"), 1400)
    refused(scene, started(NEXT), "never_started")


def test_the_other_drug_the_same_day_and_what_came_later_are_not_asked_about():
    scene = after("anaphylaxis", 3)
    asked(scene, released("C1D8"), 9000)
    asked(scene, started(DIN), 1440)
    asked(scene, started(NEXT), 90)
    asked(scene, started(NEXT), amends=3)
    assert bars(scene.chart, TRIAL, MAG, scene.when(1440)) == ()


def later(scene, day=NEXT, minutes=1440):
    return [one.words for one in told_for_later(scene.chart, TRIAL, day, scene.when(minutes))]


def test_what_a_rule_asks_of_the_next_days_is_told_there():
    assert later(after("cls", 3)) == ["Later cycles begin at 0.875 mg/m²/h."]
    assert later(after("eyes", 2)) == ["When it goes on: half of the dose, newly ordered."]
    assert later(after("hypotension", 3)) == []
    assert later(after("", 3)) == later(after("eyes", None, "eyes"), DIN) == []


def test_no_more_today_says_what_is_asked_tomorrow():
    scene = Reacting(until=105).earlier("irr_severe").press(105).told(106, "irr_severe", 3)
    (told,) = later(scene, "C2D2", 40000)
    assert "hydrocortisone 1 mg/kg" in told
    assert bars(scene.chart, TRIAL, "C2D2", scene.when(40000)) == ()
