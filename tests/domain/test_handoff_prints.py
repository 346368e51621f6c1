"""The last print of a handoff's sheet is the one that must still be true."""

from infusetrack.domain.events import DocumentPrinted, VitalsTaken
from infusetrack.domain.handoff_prints import KIND, truth_of_sheet
from infusetrack.domain.handoff_state import open_handoff
from tests.domain.handing_over import give
from tests.domain.small_trial import DIN, WHOLE, Pen, at, started


def given():
    pen = Pen()
    pen.write(started(), at(8))
    give(pen)
    return pen


def truth(pen):
    state = open_handoff(pen.chart)
    assert state is not None
    return truth_of_sheet(pen.chart, state)


def test_a_fresh_sheet_is_true_and_one_entry_makes_it_stale():
    pen = given()
    assert truth(pen).holds
    taken = pen.write(VitalsTaken(DIN, **WHOLE), at(9, 30))
    assert truth(pen).newer == (taken,)


def test_printed_anew_it_is_true_again_until_the_next_entry():
    pen = given()
    pen.write(VitalsTaken(DIN, **WHOLE), at(9, 30))
    pen.write(DocumentPrinted(DIN, KIND, "cd34", pen.chart.tip), at(9, 31))
    assert truth(pen).holds
    pen.write(VitalsTaken(DIN, **WHOLE), at(9, 45))
    assert truth(pen).lines == 1


def test_another_document_or_an_older_print_is_no_new_sheet():
    pen = Pen()
    pen.write(DocumentPrinted(DIN, KIND, "aa00", pen.chart.tip), at(7))
    pen.write(started(), at(8))
    give(pen)
    pen.write(VitalsTaken(DIN, **WHOLE), at(9, 30))
    pen.write(DocumentPrinted(DIN, "day summary", "cd35", pen.chart.tip), at(9, 31))
    assert truth(pen).lines == 1
