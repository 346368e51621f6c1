"""The next hemoglobin: asked for by the watch, drawn by the plan, and late in the same list when it is."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal as D

from infusetrack.domain.alarms import alarm_ground as ground_of
from infusetrack.domain.alarms import alarms_at
from infusetrack.domain.board import card
from infusetrack.domain.board import standing as standing_of
from infusetrack.domain.events import DaySigned, HemoglobinAnswered, IdentityConfirmed
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.hemoglobin_due import KIND, HgbAsk, NextHgb, ask_of, is_listed, next_hgb, with_ask
from infusetrack.domain.reminders import DueState, due
from infusetrack.domain.site import Seat
from tests.domain.small_trial import MAG, TRIAL, Pen, at, hgb, lab, labs, magrolimab_started

DAY, QUIET = "C1D4", "C1D8"
"""A day with a draw each morning, and one on which the plan draws nothing before the start."""
DRAWN = at(6, day=25)
HOUR = timedelta(hours=1)


def course(*values):
    """Magrolimab on the 23rd, then values at 06:00, each written an hour later."""
    pen = Pen()
    pen.write(magrolimab_started(), at(9, day=23))
    for day, value in values or ((24, "10.6"), (25, "10.4")):
        pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
    return pen


def asked(pen, *hours, news=True):
    """What is asked for if the last values asked so: hours to the next one."""
    found = list(review_chart(pen.chart))
    for place, one in enumerate(hours, -len(hours)):
        found[place] = replace(found[place], due_hours=one, news=news)
    return ask_of(pen.chart, tuple(found))


def begun(day=DAY, moment=None):
    """A day on which somebody came."""
    pen = course()
    pen.write(IdentityConfirmed(day, "identity", ("a", "b"), "typed"), moment or at(5, day=26))
    return pen


def listed(pen, ask, now, day=DAY):
    planned = due(pen.chart, TRIAL, day, now)
    return with_ask(planned, ask, pen.chart.day(day), now)


class TestWhatTheWatchAsksFor:
    def test_within_a_day_counts_from_the_draw_and_is_late_two_hours_after(self):
        assert asked(course(), 24) == HgbAsk(DRAWN + 24 * HOUR, DRAWN + 26 * HOUR, D("10.4"), DRAWN)

    def test_now_counts_from_when_it_was_known_for_nobody_could_know_before(self):
        ask = asked(course(), 0)
        assert (ask.at, ask.by) == (at(7, day=25), at(8, day=25))

    def test_by_the_plan_asks_for_nothing(self):
        assert asked(course(), None) is None
        assert ask_of(course().chart, ()) is None

    def test_a_value_that_was_not_read_yet_ends_what_the_one_before_asked_for(self):
        pen = course()
        found = (replace(review_chart(pen.chart)[-1], due_hours=24),)
        pen.write(hgb(DAY, "10.2", at(5, day=26)), at(6, day=26))
        assert ask_of(pen.chart, found) is None

    def test_the_value_of_the_enrolment_alone_asks_for_nothing(self):
        assert asked(Pen(), 24) is None

    def test_an_act_that_was_repeated_without_news_waits_twelve_hours(self):
        assert asked(course(), 0, 0, news=False).at == DRAWN + 12 * HOUR
        assert asked(course(), 0, 0, news=True).at == at(7, day=25)

    def test_an_act_that_was_decided_on_waits_twelve_hours(self):
        pen = course()
        known = {"tier": "act", "rule": "two_lost", "cause": "cd47", "agrees": True, "decided_by": "PI 01"}
        pen.write(HemoglobinAnswered("C1D3", DRAWN, D("10.4"), **known), at(8, day=25))
        assert asked(pen, 0).at == DRAWN + 12 * HOUR


class TestAmongTheDueThings:
    def test_it_stands_there_turns_due_and_then_late_with_a_medium_alarm(self):
        pen = begun(QUIET)
        ask, seen = asked(pen, 24), []
        for now in (at(5, 30, 26), at(5, 50, 26), at(7, 59, 26), at(8, 1, 26)):
            (one,) = listed(pen, ask, now, QUIET)
            seen.append((one.state, one.level))
        assert seen == [
            (DueState.LATER, "none"), (DueState.SOON, "none"), (DueState.DUE, "low"), (DueState.OVERDUE, "medium"),
        ]  # fmt: skip
        now = at(8, 1, 26)
        found = alarms_at(ground_of(pen.chart, TRIAL, QUIET), listed(pen, ask, now, QUIET), now)
        assert (KIND, "medium", "draw") in [(one.kind, one.priority, one.condition.act) for one in found]

    def test_half_a_day_ahead_it_is_not_listed_yet(self):
        pen = begun(QUIET)
        ask = asked(pen, 24)
        assert listed(pen, ask, ask.at - 13 * HOUR, QUIET) == ()
        assert [one.kind for one in listed(pen, ask, ask.at - 12 * HOUR, QUIET)] == [KIND]

    def test_before_anybody_came_and_once_the_day_is_signed_nothing_is_listed(self):
        ask = asked(course(), 24)
        assert listed(course(), ask, ask.at) == ()
        pen = begun()
        pen.write(DaySigned(DAY, "sign", "author", "h1"), at(7, day=26))
        assert listed(pen, ask, ask.at) == ()

    def test_one_draw_serves_the_plan_and_the_watch_and_is_late_when_the_first_of_both_is(self):
        pen = begun(moment=at(7, day=26))
        (planned,) = (one for one in due(pen.chart, TRIAL, DAY, at(7, day=26)) if one.kind == "draw")
        assert planned.at == at(7, 30, 26)
        ask = asked(pen, 24)
        assert (ask.at, ask.by) == (at(6, day=26), at(8, day=26))
        (one,) = (one for one in listed(pen, ask, at(8, 10, 26)) if one.kind in {"draw", KIND})
        assert (one.kind, one.facts["by"], one.state, one.level) == (
            "draw", at(8, day=26), DueState.OVERDUE, "medium",
        )  # fmt: skip

    def test_a_planned_draw_that_is_late_sooner_keeps_its_time(self):
        pen = begun(moment=at(7, day=26))
        ask = replace(asked(pen, 24), by=at(12, day=26))
        (one,) = (one for one in listed(pen, ask, at(8, day=26)) if one.kind == "draw")
        assert one.facts["by"] == at(8, 30, 26)

    def test_a_draw_without_hemoglobin_or_much_later_serves_the_plan_alone(self):
        pen = begun(moment=at(7, day=26))
        early = replace(asked(pen, 24), at=at(5, day=26), by=at(7, day=26))
        assert [one.kind for one in listed(pen, early, at(8, day=26)) if one.kind in {"draw", KIND}] == [
            KIND,
            "draw",
        ]
        pen.write(replace(labs(DAY, at(7, day=26), lab("hemoglobin", "10.3", "g/dL")), step=""), at(7, 5, 26))
        later = HgbAsk(at(7, 30, 26), at(9, day=26), D("10.3"), at(7, day=26))
        assert [one.kind for one in listed(pen, later, at(8, day=26)) if one.kind in {"draw", KIND}] == [
            "draw",
            KIND,
        ]

    def test_a_draw_that_names_no_latest_time_takes_that_of_the_watch(self):
        pen = begun(moment=at(7, day=26))
        ask = asked(pen, 24)
        planned = tuple(
            replace(one, facts={"lacking": one.facts["lacking"]})
            for one in due(pen.chart, TRIAL, DAY, at(8, 10, 26))
            if one.kind == "draw"
        )
        (one,) = with_ask(planned, ask, pen.chart.day(DAY), at(8, 10, 26))
        assert one.late_at == ask.by

    def test_it_is_known_to_be_listed_by_itself_or_with_a_planned_draw(self):
        quiet, drawn = begun(QUIET), begun(moment=at(7, day=26))
        ask = asked(quiet, 24)
        assert is_listed(listed(quiet, ask, at(5, 30, 26), QUIET), ask)
        assert is_listed(listed(drawn, ask, at(8, day=26)), ask)
        assert not is_listed(listed(quiet, None, at(5, 30, 26), QUIET), ask)

    def test_the_chairs_card_lists_it_where_the_watch_has_read_the_chart(self):
        pen = begun()
        found = list(review_chart(pen.chart))
        found[-1] = replace(found[-1], due_hours=24)
        seat, now = Seat(1, "PED-0417", DAY, at(5, day=26)), at(5, 30, 26)
        known = standing_of(seat, pen.chart, TRIAL, now, reviews=tuple(found))
        assert known.ask == asked(pen, 24)
        assert not any(one.kind == KIND for one in card(seat, pen.chart, TRIAL, now).dues)


class TestTheNextOne:
    def test_it_is_the_earliest_that_the_watch_or_the_open_day_asks_for(self):
        pen = Pen()
        pen.write(magrolimab_started(), at(9, day=23))
        drawn = due(pen.chart, TRIAL, MAG, at(10, day=23))
        ask = HgbAsk(at(13, day=23), at(14, day=23), D("10.4"), at(9, day=23))
        assert next_hgb(ask, drawn, None) == NextHgb("draw", at(12, day=23), at(15, day=23))
        assert next_hgb(ask, (), ("C1D8", date(2026, 11, 30))) == NextHgb("watch", ask.at, ask.by)

    def test_else_it_is_the_next_day_of_the_plan(self):
        shown = next_hgb(None, (), ("C1D8", date(2026, 11, 30)))
        assert (shown.why, shown.day, shown.on) == ("day", "C1D8", date(2026, 11, 30))
        assert not shown.is_late(at(9))
        assert next_hgb(None, (), None) is None

    def test_it_is_late_once_its_latest_time_is_over(self):
        one = NextHgb("watch", at(6), at(8))
        assert [one.is_late(now) for now in (at(7), at(8), at(8, 1))] == [False, False, True]
