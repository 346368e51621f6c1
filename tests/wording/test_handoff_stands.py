"""How a handoff stands, in one line each."""

from datetime import UTC, time, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.handoff_read_back import KEYS, NextDue, PatientStands
from infusetrack.domain.handoff_state import Truth, handoffs, open_handoff, still_true
from infusetrack.domain.reminders import DueKind
from infusetrack.wording.handoff_stands import (
    DUES,
    expiry_words,
    read_back_words,
    short_words,
    stale_words,
    stands_words,
)
from tests.domain.handing_over import give, receive
from tests.domain.small_trial import DIN, Pen, at, started


def given():
    pen = Pen()
    pen.write(started(), at(8))
    give(pen, at(19, 2))
    return pen


def test_an_open_handoff_says_who_gave_it_and_that_nobody_has_received_it():
    state = open_handoff(given().chart)
    assert stands_words(state, UTC) == "Handoff given 19:02 by RN 27, not received yet"
    assert short_words(state, UTC) == "handoff 19:02 not received"


def test_a_received_one_says_by_whom_and_a_replaced_one_that_it_is():
    pen = given()
    receive(pen, at(19, 8))
    assert stands_words(handoffs(pen.chart)[0], UTC) == (
        "Handoff given 19:02 by RN 27, received 19:08 by RN 31"
    )
    other = given()
    give(other, at(19, 5), document="cd34")
    assert stands_words(handoffs(other.chart)[0], UTC) == (
        "Handoff given 19:02 by RN 27, replaced by a newer one"
    )


def stale(*facts):
    pen = given()
    for fact, more in facts:
        pen.write(fact, at(19, 10), **more)
    return stale_words(still_true(pen.chart, open_handoff(pen.chart).given))


SBP = e.VitalsTaken(DIN, sbp=90, partial_because="only the pressure")
DRUG = e.DrugGiven(DIN, "", "Acetaminophen", D(300), "mg", "by mouth")


def test_a_stale_sheet_counts_what_came_and_names_it():
    assert stale() == ""
    assert stale((SBP, {}), (DRUG, {})) == "2 entries since the sheet was printed: SBP, drug"
    assert stale((DRUG, {})) == "1 entry since the sheet was printed: drug"


def test_what_came_twice_is_named_once_and_a_whole_set_as_one():
    whole = e.VitalsTaken(DIN, sbp=96, heart_rate=100, respiratory_rate=20)
    assert stale((whole, {}), (DRUG, {}), (DRUG, {})).endswith(": vital signs, drug")
    assert stale((e.StepDone(DIN, "release"), {})).endswith(": step")


def test_an_amendment_and_a_strike_out_are_named_as_such():
    assert stale((SBP, {}), (SBP, {"amends": 4})).endswith(": SBP, an entry amended")
    assert stale((SBP, {}), (None, {"amends": 4})).endswith(": SBP, an entry struck out")


def test_a_sheet_of_another_record_is_told_as_such():
    assert "another record" in stale_words(Truth(known=False))


def test_a_sheet_says_until_when_it_is_valid():
    until = at(21, 20)
    assert expiry_words(until, until - timedelta(seconds=1), UTC) == "valid until 21:20"
    assert expiry_words(until, until, UTC) == "not valid since 21:20"


STANDS = PatientStands("runs", D("10.0"), D("88.4"), D("90.0"), (NextDue("vitals", time(19, 20)),))
EMPTY = PatientStands("none", None, None, None, ())


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        (STANDS, ("10 mL/h", "SBP 88.4 mmHg, SpO₂ 90 %", "vital signs 19:20")),
        (EMPTY, ("nothing runs", "SBP not set, SpO₂ not set", "nothing is due")),
    ],
)
def test_each_thing_that_is_read_back_has_its_words(stands, told):
    assert tuple(read_back_words(key, stands) for key in KEYS) == told


def test_of_two_things_in_one_minute_both_are_told():
    two = PatientStands("paused", None, None, None, (NextDue("vitals", time(9)), NextDue("draw", time(9))))
    assert read_back_words("next_due", two) == "vital signs 09:00 or blood draw 09:00"
    assert read_back_words("rate", two) == "paused"


def test_every_kind_of_due_thing_can_be_said():
    assert set(DUES) == set(DueKind.__args__)
