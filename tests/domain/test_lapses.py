"""Which planned checks lapsed and which came on time: a function of the record and the moment alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import (
    CheckLapsed,
    DaySigned,
    DrugGiven,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    StepDone,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.lapses import Share, charted, entry_of, fact, look, on_time, shares, windows
from infusetrack.domain.reminders import due
from tests.domain.small_trial import DIN, TRIAL, WHOLE, Pen, at, started

T0 = at(8)


def minutes(span):
    return timedelta(minutes=span)


def pen_with(*facts, baseline=True, begun=T0):
    pen = Pen()
    if baseline:
        pen.write(VitalsTaken(DIN, "baseline", baseline=True, **WHOLE), begun - minutes(5))
    pen.write(started(), begun)
    for what, when in facts:
        pen.write(what, when)
    return pen


def whole(when, **more):
    return VitalsTaken(DIN, **(WHOLE | more)), when


def lapsed(pen, now, label=DIN):
    return [
        (one.plan, int((one.point.at - T0).total_seconds() // 60))
        for one in look(pen.chart, TRIAL, label, now).lapsed
    ]


class TestWhatLapses:
    def test_a_day_not_begun_and_a_signed_one_lose_nothing(self):
        assert look(Pen().chart, TRIAL, DIN, at(9)).lapsed == ()
        pen = pen_with()
        pen.write(DaySigned(DIN, "sign", "performed", pen.chart.tip), at(8, 5))
        assert look(pen.chart, TRIAL, DIN, at(12)).next_at is None

    @pytest.mark.parametrize(
        ("minute", "found"), [(24, []), (25, [("V-DIN", 15)]), (40, [("V-DIN", 15), ("V-DIN", 30)])]
    )
    def test_a_point_lapses_when_the_window_of_the_next_opens(self, minute, found):
        assert lapsed(pen_with(), T0 + minutes(minute)) == found

    def test_the_next_look_is_when_the_next_window_closes(self):
        assert look(pen_with().chart, TRIAL, DIN, T0 + minutes(16)).next_at == T0 + minutes(25)

    def test_a_set_in_the_window_keeps_its_point(self):
        assert lapsed(pen_with(whole(T0 + minutes(24))), T0 + minutes(25)) == []

    def test_no_baseline_and_no_look_before_the_start_lapse_with_it(self):
        found = lapsed(pen_with(baseline=False), T0)
        assert found == [("V-DIN", -65), ("V-DIN", -5)]

    def test_before_the_start_nothing_has_lapsed(self):
        pen = Pen()
        pen.write(StepStarted(DIN, "hydration"), at(6))
        assert lapsed(pen, at(9)) == []

    def test_the_end_lets_the_points_after_it_go(self):
        pen = pen_with(
            whole(T0 + minutes(15)), (InfusionStopped(DIN, "infusion", "reaction"), T0 + minutes(21))
        )
        assert lapsed(pen, T0 + minutes(76)) == [("V-DIN", 21)]

    def test_the_last_point_lapses_an_hour_after_it(self):
        end = T0 + minutes(20)
        pen = pen_with(whole(T0 + minutes(15)), (InfusionStopped(DIN, "infusion", "reaction"), end))
        for hour in range(4):
            pen.write(VitalsTaken(DIN, **WHOLE), end + minutes(60 * hour))
        assert lapsed(pen, end + minutes(299)) == []
        assert lapsed(pen, end + minutes(300)) == [("V-DIN", 260)]

    def test_closing_the_observation_closes_the_windows(self):
        end, now = at(8, 20, 25), at(9, 20, 25)
        pen = pen_with((InfusionCompleted(DIN, "infusion"), end))
        pen.write(StepDone(DIN, "observe"), now)
        ended = [one for one in look(pen.chart, TRIAL, DIN, now).lapsed if one.point.anchor == "end"]
        assert [one.point.at for one in ended] == [end, now]

    def test_the_opioids_points_outlive_the_observation(self):
        pen = pen_with((InfusionStopped(DIN, "infusion", "reaction"), T0 + minutes(10)))
        pen.write(StepDone(DIN, "observe"), T0 + minutes(15))
        given_at = T0 + minutes(12)
        pen.write(DrugGiven(DIN, "opioid", "morphine", D(750), "mcg", "into the vein"), given_at)
        assert ("V-OPIOID", 27) in lapsed(pen, T0 + minutes(87))

    def test_a_set_with_other_items_keeps_no_point(self):
        pen = pen_with((VitalsTaken(DIN, pain=3, sedation="1"), T0 + minutes(15)))
        assert lapsed(pen, T0 + minutes(25)) == [("V-DIN", 15)]


class TestWhatIsCharted:
    def test_a_charted_lapse_is_not_found_again(self):
        pen = pen_with()
        (window,) = look(pen.chart, TRIAL, DIN, T0 + minutes(25)).lapsed
        pen.write(fact(DIN, window), window.closes_at, by="InfuseTrack")
        assert charted(pen.chart, DIN) == (CheckLapsed(DIN, "infusion", "V-DIN", "start", T0 + minutes(15)),)
        assert lapsed(pen, T0 + minutes(26)) == []
        assert charted(pen.chart, "C1D3") == ()

    def test_an_amended_start_does_not_lose_the_same_check_twice(self):
        pen = pen_with()
        (window,) = look(pen.chart, TRIAL, DIN, T0 + minutes(25)).lapsed
        pen.write(fact(DIN, window), window.closes_at, by="InfuseTrack")
        begun = next(line for line in pen.chart.lines if line.event == started())
        pen.write(started(), T0 + minutes(3), amends=begun.seq)
        assert lapsed(pen, T0 + minutes(30)) == []

    def test_the_key_of_a_lapse_is_its_plan_and_moment(self):
        event = CheckLapsed(DIN, "infusion", "V-DIN", "start", T0)
        assert entry_of(event) == f"lapse:C1D2:infusion:V-DIN:{T0.timestamp():.0f}"


class TestOnTime:
    def counted(self, pen, now, regimen=TRIAL):
        view, lines = day_view(regimen, pen.chart.day(DIN)), pen.chart.shelves[DIN]
        return {
            one.anchor: (one.on_time, one.of)
            for one in shares(regimen, windows(regimen, view, lines, now), now)
        }

    def test_sets_are_counted_by_anchor(self):
        pen = pen_with(whole(T0 + minutes(15)), whole(T0 + minutes(37)))
        assert self.counted(pen, T0 + minutes(56)) == {"before": (2, 2), "start": (1, 3)}

    def test_a_point_that_waits_is_not_counted_yet(self):
        assert "start" not in self.counted(pen_with(), T0 + minutes(16))

    def test_the_site_says_what_on_time_means(self):
        pen = pen_with(whole(T0 + minutes(22)))
        assert self.counted(pen, T0 + minutes(23))["start"] == (0, 1)
        wider = replace(TRIAL.clock["on_time_often"], value=D(8))
        generous = replace(TRIAL, clock={**TRIAL.clock, "on_time_often": wider})
        assert self.counted(pen, T0 + minutes(23), generous)["start"] == (1, 1)

    def test_a_file_that_does_not_say_leaves_five_and_fifteen_minutes(self):
        bare = replace(TRIAL, clock={})
        pen = pen_with(whole(T0 + minutes(15)), whole(T0 + minutes(180)))
        found = {
            int(one.point.after.total_seconds() // 60): on_time(bare, one.point)
            for one in windows(
                bare, day_view(bare, pen.chart.day(DIN)), pen.chart.shelves[DIN], T0 + minutes(200)
            )
        }
        assert (found[15], found[180], found[-5]) == (minutes(5), minutes(15), minutes(5))

    def test_a_share_is_a_plain_count(self):
        assert Share("start", 1, 3).of == 3


# --- laws ---------------------------------------------------------------------------------------

NEW_YORK = ZoneInfo("America/New_York")
STARTS = st.sampled_from(
    [
        datetime(2026, 3, 8, 1, 0, tzinfo=NEW_YORK),
        datetime(2026, 3, 7, 22, 15, tzinfo=NEW_YORK),
        datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK),
        datetime(2026, 10, 31, 20, 45, tzinfo=NEW_YORK),
        datetime(2026, 11, 24, 23, 50, tzinfo=NEW_YORK),
        datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
    ]
)
ACTS = st.lists(
    st.tuples(st.sampled_from(["set", "pause", "resume", "part"]), st.integers(1, 90)), max_size=14
)


def generated(start, acts):
    """A run of acts."""
    pen, moment, paused = Pen(c1d1=start.date()), start, False
    pen.write(started(), start)
    for what, later in acts:
        moment += minutes(later)
        event = {
            "set": VitalsTaken(DIN, **WHOLE),
            "part": VitalsTaken(DIN, sbp=90, dbp=50),
            "pause": InfusionPaused(DIN, "infusion", "scan"),
            "resume": InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"),
        }[what]
        if what in {"pause", "resume"}:
            if paused is (what == "pause"):
                continue
            paused = what == "pause"
        pen.write(event, moment)
    return pen, moment


def steps_of(start, acts, span):
    """What lapses and what is due after so many minutes, counted from the start."""
    pen, last = generated(start.astimezone(UTC), acts)
    now = last + minutes(span)
    begun = start.astimezone(UTC)
    lost = [
        (one.plan, one.point.at - begun, one.closes_at - begun)
        for one in look(pen.chart, TRIAL, DIN, now).lapsed
    ]
    things = [(one.key, one.at - begun, one.state) for one in due(pen.chart, TRIAL, DIN, now)]
    return lost, things


@given(STARTS, ACTS, st.integers(0, 300))
@settings(max_examples=60, deadline=None)
def test_neither_daylight_saving_nor_midnight_moves_a_due_time_or_a_lapse(start, acts, span):
    assert steps_of(start, acts, span) == steps_of(datetime(2026, 6, 10, 9, 0, tzinfo=UTC), acts, span)


@given(STARTS, ACTS, st.integers(0, 300), st.sampled_from(["Asia/Tokyo", "America/New_York"]))
@settings(max_examples=40, deadline=None)
def test_the_zone_of_the_station_changes_nothing(start, acts, span, zone):
    """The record is UTC; the station's own zone only comes in with the present moment."""
    pen, last = generated(start.astimezone(UTC), acts)
    now = last + minutes(span)
    there = now.astimezone(ZoneInfo(zone))
    assert look(pen.chart, TRIAL, DIN, now) == look(pen.chart, TRIAL, DIN, there)
    assert due(pen.chart, TRIAL, DIN, now) == due(pen.chart, TRIAL, DIN, there)


@given(ACTS, st.lists(st.integers(-200, 400), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_however_the_clock_jumps_each_lapse_is_written_once_and_none_is_missed(acts, jumps):
    """Looks at jumping moments, then at the last one: the same lapses as one look would have found."""
    pen, last = generated(T0, acts)
    only = look(pen.chart, TRIAL, DIN, last + minutes(500)).lapsed
    moments = [last + minutes(jump) for jump in jumps] + [last + minutes(500)]
    for now in moments:
        for window in look(pen.chart, TRIAL, DIN, now).lapsed:
            pen.write(fact(DIN, window), window.closes_at, by="InfuseTrack")
    written = sorted((one.plan, one.due_at) for one in charted(pen.chart, DIN))
    assert written == sorted((one.plan, one.point.at) for one in only)


@given(ACTS, st.integers(0, 400))
@settings(max_examples=80, deadline=None)
def test_the_due_point_is_the_first_that_a_second_way_of_counting_finds(acts, span):
    """Missed by anchor: zero wrong due times on generated runs, against a count by brute force."""
    pen, last = generated(T0, acts)
    now = last + minutes(span)
    found = next((one.at for one in due(pen.chart, TRIAL, DIN, now) if one.kind == "vitals"), None)
    assert found == _by_brute_force(acts)


def _by_brute_force(acts):
    """Every planned minute written down by hand from the plan's text; the first after the last whole set."""
    moment, turns, sets, paused = 0, [], [], False
    for what, later in acts:
        moment += later
        if what == "set":
            sets.append(moment)
        elif what in {"pause", "resume"} and paused is (what == "resume"):
            paused = what == "pause"
            turns.append(moment)
    planned = [15, 30, 45, 60, 90, 120, *range(180, 2881, 60)]
    for place, turn in enumerate(turns):
        until = turns[place + 1] if place + 1 < len(turns) else 10_000
        planned += [turn + step for step in (15, 30, 45, 60) if turn + step <= until]
    kept = []
    for minute in sorted(planned):
        if not kept or minute - kept[-1] > 5:
            kept.append(minute)
    reached = max(sets, default=-1000) + 5
    return T0 + minutes(next(minute for minute in kept if minute > reached))
