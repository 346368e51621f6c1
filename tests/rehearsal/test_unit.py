"""The practice unit keeps every rule of a real one, and shows what a first look should show."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.admission import admit
from infusetrack.domain.board import CardPhase, card
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.cycle_day import StepState, day_view
from infusetrack.domain.events import BagReceived, DaySigned, SiteValueSet, StaffAdded
from infusetrack.domain.record import Draft
from infusetrack.domain.reminders import DueState
from infusetrack.domain.site import SITE, replay_site
from infusetrack.rehearsal.unit import seated, write_unit
from tests.fakes import MemoryRecord

ZONE = ZoneInfo("America/New_York")
TRIAL = builtin("nct04751383")
PLACES = {place.child.initials: place for place in seated()}


@cache
def practice():
    record = MemoryRecord()
    return record, write_unit(record, TRIAL, ZONE)


def lines_of(initials):
    return practice()[0].lines(f"patient/{PLACES[initials].child.study_id}")


def card_of(initials):
    record, now = practice()
    seat = replay_site(record.lines(SITE)).seats[PLACES[initials].chair]
    return card(seat, replay(lines_of(initials)), TRIAL, now.astimezone(UTC))


def clock(at):
    return at.astimezone(ZONE).strftime("%H:%M")


def walked(initials):
    """Every line beside the chart as it stood when the line was written."""
    chart = Chart()
    for line in lines_of(initials):
        yield chart, line
        chart = chart.after(line)


# --- the rules --------------------------------------------------------------------------


@pytest.mark.parametrize("initials", PLACES)
def test_every_practice_line_passes_the_gates_of_its_moment(initials):
    written = 0
    for chart, line in walked(initials):
        admit(chart, TRIAL, Draft(line.happened_at, line.written_at, line.by, line.event, entry=line.entry))
        written += 1
    assert written == len(lines_of(initials)) > 5


@pytest.mark.parametrize("initials", PLACES)
def test_nobody_signs_an_unfinished_practice_day(initials):
    signed = [(chart, line.event) for chart, line in walked(initials) if isinstance(line.event, DaySigned)]
    open_steps = [
        f"{event.day} {step.plan.key}"
        for chart, event in signed
        for step in day_view(TRIAL, chart.day(event.day)).steps
        if step.state not in {StepState.DONE, StepState.SKIPPED} and step.plan.key != event.step
    ]
    assert open_steps == []
    assert all(event.shown_hash == chart.tip for chart, event in signed)


@pytest.mark.parametrize("initials", PLACES)
def test_today_is_not_signed_and_every_earlier_day_with_a_drug_is(initials):
    place, chart = PLACES[initials], replay(lines_of(initials))
    begun = set(chart.days)
    assert place.label in begun
    assert {label for label, record in chart.days.items() if record.is_signed} == begun - {place.label}


@pytest.mark.parametrize("initials", PLACES)
def test_nothing_in_practice_has_happened_after_the_practice_moment(initials):
    _, now = practice()
    assert all(line.happened_at <= now for line in lines_of(initials))


def test_every_practice_bag_holds_drug_from_at_least_one_vial():
    bags = [line.event for name in PLACES for line in lines_of(name) if isinstance(line.event, BagReceived)]
    assert bags
    assert all(0 < bag.drug_ml <= bag.bag_ml and bag.vials >= 1 for bag in bags)


def test_the_sites_own_facts_come_before_the_chairs():
    record = MemoryRecord()
    write_unit(record, TRIAL, ZONE, (StaffAdded("RN 27", "nurse", "hash"),))
    kinds = [type(line.event) for line in record.lines(SITE)]
    assert kinds[0] is StaffAdded
    assert kinds.count(SiteValueSet) == 2
    assert sorted(replay_site(record.lines(SITE)).seats) == [1, 2, 3, 4, 5]


def test_the_practice_moment_is_the_afternoon_of_one_tuesday():
    _, now = practice()
    assert now.replace(second=0) == datetime(2026, 11, 24, 13, 25, tzinfo=ZONE)
    assert f"{now:%A}" == "Tuesday"


# --- the five chairs --------------------------------------------------------------------


def test_chair_1_infuses_at_10_and_its_vital_signs_are_overdue():
    seen = card_of("R. M.")
    assert (seen.phase, clock(seen.phase_until), seen.rate_ml_h) == (CardPhase.INFUSING, "19:25", 10)
    assert seen.remaining.total_seconds() == 6 * 3600
    assert f"{seen.share:.3f}" == "0.400"
    assert (seen.next_due.kind, clock(seen.next_due.at)) == ("vitals", "13:20")
    assert (seen.next_due.state, seen.level) == (DueState.OVERDUE, "medium")
    assert (str(seen.hgb), str(seen.hgb_change)) == ("10.4", "-0.8")


def test_chair_2_has_38_minutes_left_and_vital_signs_soon():
    seen = card_of("T. A.")
    assert (seen.phase, clock(seen.phase_until), seen.rate_ml_h) == (CardPhase.INFUSING, "14:03", 125)
    assert 37 * 60 < seen.remaining.total_seconds() <= 38 * 60
    assert (seen.next_due.kind, clock(seen.next_due.at)) == ("vitals", "13:33")
    assert seen.level == "none"


def test_chair_3_waits_for_a_decision_because_of_its_hemoglobin():
    seen = card_of("L. N.")
    assert seen.phase is CardPhase.GATE_CLOSED
    assert [(one.parameter, str(one.value), str(one.limit)) for one in seen.closed] == [
        ("hemoglobin", "8.8", "9.5")
    ]
    assert seen.level == "none"


def test_chair_4_is_paused_for_seven_minutes_after_a_reaction():
    seen = card_of("J. P.")
    _, now = practice()
    assert seen.phase is CardPhase.PAUSED
    assert (now - seen.since).total_seconds() // 60 == 7
    near = {one.kind: clock(one.at) for one in seen.dues}
    assert (near["vitals"], near["pause"]) == ("13:27", "13:28")
    assert [ask.plan for ask in seen.next_due.facts["asks"]] == ["V-OPIOID", "V-DIN"]
    assert str(seen.hgb) == "9.2"


def test_chair_5_is_observed_after_its_line_was_flushed():
    seen = card_of("S. K.")
    assert (seen.phase, clock(seen.phase_until)) == (CardPhase.OBSERVING, "13:47")
    assert clock(seen.line_clear_at) == "12:47"
    assert {clock(due.at) for due in seen.dues} == {"13:47"}
    assert seen.level == "none"
