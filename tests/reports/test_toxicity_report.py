"""The toxicity log, read back: each event with its history, its judgements and its clock."""

from dataclasses import replace

import pytest

from infusetrack.catalog.ctcae_expedited import expedited_rules
from infusetrack.domain import events as e
from infusetrack.domain.chart import Chart, replay
from infusetrack.reports.context import Printing
from infusetrack.reports.toxicity_context import ToxicityContext
from infusetrack.reports.toxicity_details import details, mark_words
from infusetrack.reports.toxicity_overview import baseline, overview
from infusetrack.reports.toxicity_report import toxicity_report
from tests.days import regimen
from tests.domain.toxicity_chart import CONDITION, FEVER
from tests.reports.courses import SITE, amended, cycle_one, hour
from tests.reports.pages import ZONE, pages, text

PRINTING = Printing(hour(24), "RN 27", ZONE)


def report(chart, printing=PRINTING, site=SITE):
    return toxicity_report(chart, regimen(), printing, site, expedited_rules())


@pytest.fixture(scope="module")
def chart():
    return cycle_one((CONDITION, 8))


def number_of(chart):
    return next(line.seq for line in chart.lines if isinstance(line.event, e.AdverseEventGraded))


def test_one_row_tells_an_event_at_a_glance(chart):
    told = text(report(chart))
    assert f"{number_of(chart)} Fever 3 → 1 25 Nov 10:00 25 Nov 14:00 not judged possible" in told
    assert "disease unlikely" in told
    assert "events 1, ongoing 0" in told


def test_an_event_tells_each_judgement_and_its_clock(chart):
    told = text(report(chart))
    for part in (
        "Fever, worst grade 3",
        "serious: hospital stay of 24 h or more",
        "no (PI 01) · gone in a day · inside the site's DLT window",
        "dinutuximab expected (by Brochure 8)",
        "recovered",
        "Reported 25 Nov 2026 10:30 to Sponsor, T-7.",
        "unverified",
    ):
        assert part in told
    assert "Anemia 1 1 Sep 2026 chemotherapy" in told


def test_every_entry_stands_with_who_wrote_it(chart):
    context = ToxicityContext.of(chart, regimen(), PRINTING, SITE, expedited_rules())
    told = text(report(chart))
    assert len(context.entries[number_of(chart)]) == 9
    assert all(f" {line.seq} 25 Nov" in told for line in context.entries[number_of(chart)])
    assert all(part(context) for part in (overview, baseline, details))


def test_an_amended_entry_stands_struck_through_with_its_reason(chart):
    first = number_of(chart)
    again = amended(chart, (replace(chart.line(first).event, grade=2), first, "typed wrong", 1, 9))
    context = ToxicityContext.of(again, regimen(), PRINTING, SITE, ())
    marks = [mark_words(context, line) for line in context.entries[first]]
    assert f"amended by entry {len(again.lines)}" in marks
    assert f"amends entry {first} · late, written 25 Nov 18:00 · typed wrong" in marks
    told = text(report(again))
    assert "Fever grade 3" in told
    assert "Fever grade 2" in told


def test_a_struck_event_is_still_told(chart):
    first = number_of(chart)
    gone = amended(chart, (None, first, "wrong child", 9, 9))
    told = text(report(gone))
    assert "Reported 25 Nov" not in told
    assert "No adverse event is graded in this record." in told
    assert "STRUCK OUT" in told
    assert "wrong child" in told


def test_an_entry_about_an_event_of_another_record_breaks_nothing(chart):
    strange = amended(chart, (e.AttributionGiven(4711, "magrolimab", "possible"), None, None, 9, 9))
    assert "Event 4711, not in this record" in text(report(strange))


def test_an_open_review_and_a_late_report_are_told(chart):
    open_event = replace(FEVER, grade=4, day="C1D3", onset_at=hour(8), aware_at=hour(8), reaction=None)
    more = amended(chart, (open_event, None, None, 8, 8))
    later = Printing(hour(24 * 30), "RN 27", ZONE)
    told = text(report(more, later))
    assert "a DLT review is asked of the investigator; it was due at" in told
    assert "OVERDUE since" in told
    assert "not set by the site" in text(report(more, later, {}))


def test_empty_and_huge_logs_are_whole():
    assert "No adverse event is graded in this record." in text(report(Chart()))
    chart = cycle_one(*((replace(FEVER, term=f"Term {number}", onset_at=hour(8)), 8) for number in range(60)))
    told = pages(report(chart))
    assert all(any(f"Term {number}," in page for page in told) for number in range(60))
    assert f"Page {len(told)} of {len(told)}" in told[-1]


def test_the_same_record_gives_the_same_bytes_and_an_earlier_state_less(chart):
    assert report(chart) == report(chart)
    before = replay(line for line in chart.lines if line.written_at <= hour(2))
    told = text(report(before, Printing(hour(2), "RN 27", ZONE, "a4", as_of=True)))
    assert "ongoing" in told
    assert "recovered" not in told


def test_a_report_that_left_the_site_is_told_though_no_rule_asks_for_it_any_more(chart):
    judged = next(line for line in chart.lines if isinstance(line.event, e.SeriousnessJudged))
    again = amended(
        chart, (e.SeriousnessJudged(judged.event.about, serious=False), judged.seq, "looked again", 9, 9)
    )
    told = text(report(again))
    assert "No rule here asks for an expedited report." in told
    assert "Reported 25 Nov 2026 10:30 to Sponsor, T-7." in told
