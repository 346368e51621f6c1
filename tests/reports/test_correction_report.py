"""The correction notice, read back: which print, what it said, what the record says now."""

from dataclasses import replace

import pytest

from infusetrack.domain import events as e
from infusetrack.reports.context import Printing
from infusetrack.reports.correction_report import correction_report
from tests.days import regimen
from tests.reports.courses import amended, cycle_one, hour
from tests.reports.pages import ZONE, text

LATER = Printing(hour(30), "RN 14", ZONE)


@pytest.fixture(scope="module")
def printed():
    chart = cycle_one()
    note = e.DocumentPrinted("", "toxicity", "0123456789ab", chart.tip)
    return amended(chart, (note, None, None, 10, 10))


def notice(chart, printed):
    return text(correction_report(chart, regimen(), printed.lines[-1], LATER))


def test_a_print_that_is_still_true_says_so(printed):
    told = notice(printed, printed)
    assert "Nothing on this document was amended, struck out or written late since." in told
    assert "Toxicity log" in told
    assert "0123456789ab" in told
    assert "25 Nov 2026 19:00" in told
    assert f"the record up to entry {len(printed.lines) - 1}" in told


def test_what_it_said_stands_beside_what_the_record_says_now(printed):
    fever = next(line for line in printed.lines if isinstance(line.event, e.AdverseEventGraded))
    judged = next(line for line in printed.lines if isinstance(line.event, e.SeriousnessJudged))
    late = e.AdverseEventTreated(fever.seq, "Paracetamol 300 mg", day="C1D3")
    chart = amended(
        printed,
        (replace(fever.event, grade=2), fever.seq, "read again from the sheet", 1, 20),
        (None, judged.seq, "wrong criterion", 21, 21),
        (late, None, "was busy", 2, 22),
    )
    told = notice(chart, printed)
    assert "3 entries" in told
    assert "Fever grade 3" in told
    assert "Fever grade 2" in told
    assert "read again from the sheet" in told
    assert "struck out: it does not count" in told
    assert "wrong criterion" in told
    assert "nothing: it was written after the print" in told
    assert "Paracetamol 300 mg" in told
    assert "Keep this notice with the document." in told


def test_a_line_that_is_no_print_is_told_without_one(printed):
    told = text(correction_report(printed, regimen(), printed.lines[0], LATER))
    assert "The document that this corrects" in told
    assert "Number" not in told
