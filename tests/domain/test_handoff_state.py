"""What makes a print stale, and how a handoff stands."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.handoff_state import (
    ASIDE,
    handoff_of,
    handoffs,
    last_received,
    open_handoff,
    still_true,
    truth_of,
)
from tests.domain.handing_over import UNTIL, give, question, receive
from tests.domain.small_trial import DIN, MAG, START, Pen, at, hgb, weight
from tests.domain.toxicity_chart import FEVER
from tests.store.facts import EVERY

VITALS = e.VitalsTaken(DIN, sbp=90)
RAISED = e.AlarmRaised(DIN, "vitals:infusion", "vitals", "medium", at(9))


def _print(pen, document="day", day=DIN):
    return pen.write(e.DocumentPrinted(day, document, "cd34", pen.chart.tip), at(9))


class TestPrints:
    def test_a_print_is_true_until_a_line_that_it_shows_is_written(self):
        pen = Pen()
        printed = _print(pen, "chart")
        assert still_true(pen.chart, printed).holds
        pen.write(VITALS, at(10))
        pen.write(VITALS, at(11))
        found = still_true(pen.chart, printed)
        assert (found.holds, found.since, found.lines) == (False, at(10), 2)

    @given(st.lists(st.sampled_from([RAISED, e.SoundPaused(60), e.DocumentPrinted(DIN, "day", "x", "y")])))
    def test_alarms_sound_paper_and_handoffs_make_nothing_stale(self, told):
        pen = Pen()
        printed = _print(pen, "chart")
        for event in told:
            pen.write(event, at(10))
        give(pen)
        receive(pen)
        pen.write(question(), at(10))
        assert still_true(pen.chart, printed).holds

    def test_an_amended_line_makes_it_stale_and_a_struck_alarm_does_not(self):
        pen = Pen()
        taken, raised = pen.write(VITALS, at(8)), pen.write(RAISED, at(8))
        printed = _print(pen, "chart")
        pen.write(None, at(9), amends=raised.seq)
        assert still_true(pen.chart, printed).holds
        pen.write(replace(VITALS, sbp=80), at(9), amends=taken.seq)
        assert still_true(pen.chart, printed).lines == 1
        pen.write(None, at(9), amends=pen.chart.lines[-1].seq)
        assert still_true(pen.chart, printed).lines == 2

    def test_a_days_page_does_not_mind_another_day_but_minds_what_crosses_days(self):
        pen = Pen()
        printed = _print(pen, "day", MAG)
        pen.write(VITALS, at(10))
        assert still_true(pen.chart, printed).holds
        graded = pen.write(replace(FEVER, day=MAG), at(10))
        assert still_true(pen.chart, printed).lines == 1
        pen.write(e.OutcomeNoted(graded.seq, "recovered", at(11)), at(11))
        assert still_true(pen.chart, printed).lines == 2

    @pytest.mark.parametrize(
        ("event", "stale"),
        [
            (replace(VITALS, day="C1D5"), True),
            (replace(VITALS, day="C10D1"), False),
            (replace(VITALS, day="P-C1D1"), False),
            (e.AdverseEventRegraded(1, 3, "nurse", "C2D1"), True),
            (e.TreatmentEnded(START.date(), "surgery"), True),
        ],
    )
    def test_a_cycles_summary_is_of_its_cycle_and_of_what_became_of_its_toxicities(self, event, stale):
        pen = Pen()
        printed = _print(pen, "cycle", "C1D1")
        pen.write(event, at(10))
        assert still_true(pen.chart, printed).holds is not stale

    def test_a_note_of_bleeding_makes_the_hemoglobin_report_stale_for_the_watch_weighs_it(self):
        pen = Pen()
        printed = _print(pen, "hgb", "")
        pen.write(e.AdverseEventNoted(DIN, "nose bleed", at(10)), at(10))
        assert not still_true(pen.chart, printed).holds

    @pytest.mark.parametrize(
        ("document", "stale"), [("hgb", True), ("toxicity", False), ("labels", False), ("chart", True)]
    )
    def test_a_document_of_some_facts_minds_those_only(self, document, stale):
        pen = Pen()
        printed = _print(pen, document)
        pen.write(hgb(DIN, "9.1", at(9)), at(10))
        assert still_true(pen.chart, printed).holds is not stale

    def test_a_print_of_another_record_is_never_called_true(self):
        pen = Pen()
        found = truth_of(pen.chart, "of another patient")
        assert (found.known, found.holds, found.since, found.lines) == (False, False, None, 0)

    def test_a_print_of_an_empty_record_is_stale_with_the_first_line(self):
        assert truth_of(Pen().chart, "").lines == 1
        assert truth_of(Pen(enrolled=False).chart, "").holds

    def test_a_line_that_is_no_print_is_asked_from_where_it_stands(self):
        pen = Pen()
        first = pen.write(VITALS, at(8))
        assert still_true(pen.chart, first).holds
        pen.write(weight(DIN, D(15)), at(9))
        assert not still_true(pen.chart, first).holds

    def test_every_kind_of_fact_is_either_aside_or_makes_the_whole_chart_stale(self):
        for event in EVERY:
            pen = Pen()
            shown = pen.chart.tip
            line = replace(pen.chart.lines[-1], seq=2, event=event, hash="h2")
            chart = replace(pen.chart, lines=(*pen.chart.lines, line))
            assert truth_of(chart, shown, "chart").holds is isinstance(event, ASIDE), event


class TestHandoffs:
    def test_given_and_not_received_it_is_open(self):
        pen = Pen()
        assert open_handoff(pen.chart) is last_received(pen.chart) is handoff_of(pen.chart, "ab12") is None
        given = give(pen)
        found = open_handoff(pen.chart)
        assert found.given == given
        assert not found.has_expired(UNTIL - timedelta(seconds=1))
        assert found.has_expired(UNTIL)

    def test_received_it_is_closed_and_its_questions_stay_with_it(self):
        pen = Pen()
        give(pen)
        pen.write(question(), at(9))
        received = receive(pen)
        found = handoff_of(pen.chart, "ab12")
        assert not found.is_open
        assert found.received == received
        assert [line.event.question for line in found.questions] == ["Which arm?"]
        assert last_received(pen.chart) == found

    def test_a_newer_sheet_takes_the_place_of_one_that_nobody_received(self):
        pen = Pen()
        give(pen)
        newer = give(pen, at(10), "cd34")
        first, second = handoffs(pen.chart)
        assert (first.is_open, first.replaced_by, second.is_open) == (False, newer, True)

    def test_a_received_sheet_is_not_replaced_by_the_next_shifts(self):
        pen = Pen()
        give(pen)
        receive(pen)
        give(pen, at(19), "cd34")
        first, second = handoffs(pen.chart)
        assert first.replaced_by is None
        assert open_handoff(pen.chart) == second

    def test_a_late_entry_makes_a_given_sheet_stale_and_says_since_when(self):
        pen = Pen()
        given = give(pen)
        assert still_true(pen.chart, given).holds
        pen.write(VITALS, START)
        assert still_true(pen.chart, given).since == START
        received = receive(pen)
        assert still_true(pen.chart, received).holds
