"""Graded toxicities on the day's page."""

from datetime import UTC

from infusetrack.domain import events as e
from infusetrack.domain.chart import replay
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_report import day_report
from infusetrack.reports.day_toxicities import (
    day_toxicities,
    grade_lines,
    judgements,
    on_the_day,
    typed_words,
)
from tests.domain.small_trial import TRIAL
from tests.domain.toxicity_chart import FEVER, at, line
from tests.reports.pages import pages, printing

DAY = "C1D2"
RAISED = e.AdverseEventRegraded(2, 3, "nurse", DAY, "over 40")


def context_of(*told, day=DAY):
    first = (e.Measured(day, "measure", FEVER.value), -3)
    chart = replay(line(seq, one[0], one[1]) for seq, one in enumerate((first, *told), 1))
    return DayContext.of(chart, TRIAL, day, printing(chart, zone=UTC))


def test_a_day_without_a_toxicity_says_nothing():
    assert day_toxicities(context_of()) == []
    empty = replay([line(1, FEVER, 0)])
    assert on_the_day(DayContext.of(empty, TRIAL, "C1D3", printing(empty, zone=UTC))) == ()


def test_the_page_tells_the_history_with_its_number():
    context = context_of((FEVER, 0), (RAISED, 2))
    (event,) = on_the_day(context)
    assert grade_lines(context, event) == [
        "2 from 12:00, by the number, RN 27 (39.3 °C)",
        "3 from 14:00, by the nurse, RN 27",
    ]


def test_the_page_tells_each_judgement():
    context = context_of(
        (FEVER, 0),
        (e.AttributionGiven(2, "dinutuximab", "possible"), 1),
        (e.ExpectednessJudged(2, "dinutuximab", "expected", "Brochure"), 1),
        (e.SeriousnessJudged(2, serious=False), 1),
        (e.AdverseEventTreated(2, "Paracetamol 300 mg", day=DAY), 1),
        (e.OutcomeNoted(2, "recovered", at(3), DAY), 3),
    )
    (event,) = on_the_day(context)
    assert judgements(context, event) == [
        "hot",
        "dinutuximab: 105 min from its start, 10.0 mL/h, 2.1 mg in",
        "dinutuximab possible",
        "dinutuximab expected",
        "not serious",
        "Paracetamol 300 mg",
        "recovered",
        "not yet reviewed by an investigator",
    ]
    assert "Paracetamol 300 mg" in typed_words(context)


def test_what_goes_on_stands_on_the_next_day_too():
    later = {"day": "C1D3"}
    assert on_the_day(_next_day(later)) != ()
    over = (e.OutcomeNoted(1, "recovered", at(2), DAY), 2)
    assert on_the_day(_next_day(later, over)) == ()


def _next_day(later, *told):
    facts = [(FEVER, 0), *told, (e.Measured(later["day"], "measure", FEVER.value), 24)]
    chart = replay(line(seq, one[0], one[1]) for seq, one in enumerate(facts, 1))
    return DayContext.of(chart, TRIAL, later["day"], printing(chart, zone=UTC))


def test_the_section_stands_in_the_printed_document():
    context = context_of((FEVER, 0), (RAISED, 2))
    document = day_report(context.chart, TRIAL, DAY, context.printing)
    told = " ".join(pages(document))
    assert "Toxicities, CTCAE 5.0" in told
    assert "3 from 14:00" in told
