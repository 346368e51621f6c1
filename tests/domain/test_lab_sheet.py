"""All results in one sheet: rows of analytes, columns of draws, a side and a grade to each."""

from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.lab_sheet import _event, sheet, trend
from tests.domain.small_trial import DIN, Pen, at, hgb, lab, labs, magrolimab_started

TERMS = ctcae()


def two_panels():
    pen = Pen()
    later = pen.write(
        labs(DIN, at(6), lab("hemoglobin", "9.1", "g/dL", "11.5", "15.5"), lab("sodium", "147", "mmol/L", "135", "145")),
        at(7),
    )  # fmt: skip
    first = pen.write(labs("C1D1", at(6, 0, 23), lab("hemoglobin", "118", "g/L", "115", "155")), at(8))
    return pen, first.seq, later.seq


def test_the_oldest_draw_stands_first_whenever_it_was_entered():
    pen, first, later = two_panels()
    found = sheet(pen.chart, TERMS)
    assert [line.seq for line in found.panels] == [first, later]
    assert list(found.rows) == ["hemoglobin", "sodium"]


def test_each_cell_has_its_side_and_its_grade():
    pen, first, later = two_panels()
    found = sheet(pen.chart, TERMS)
    cell = found.cell("hemoglobin", later)
    assert (cell.side, cell.grade.term, cell.grade.proposal.grade) == ("low", "Anemia", 2)
    assert (found.cell("hemoglobin", first).side, found.cell("sodium", later).side) == ("", "high")
    assert found.cell("sodium", first) is None
    assert found.cell("ldh", later) is None


def test_a_corrected_value_changes_its_grade_and_only_the_standing_one_is_there():
    pen = Pen()
    wrong = pen.write(labs(DIN, at(6), lab("platelets", "42", "10^9/L", "150")), at(7))
    assert sheet(pen.chart, TERMS).cell("platelets", wrong.seq).grade.proposal.grade == 3
    right = pen.write(labs(DIN, at(6), lab("platelets", "142", "10^9/L", "150")), at(8), amends=wrong.seq)
    found = sheet(pen.chart, TERMS)
    assert [line.seq for line in found.panels] == [right.seq]
    assert found.cell("platelets", right.seq).grade.proposal.grade == 1


def test_the_last_value_before_the_first_dose_is_the_baseline_of_the_others():
    pen = Pen()
    base = pen.write(labs("C1D1", at(6, 0, 23), lab("alt", "100", "U/L", "5", "40")), at(7, 0, 23))
    pen.write(magrolimab_started(), at(9, 0, 23))
    after = pen.write(labs(DIN, at(6), lab("alt", "160", "U/L", "5", "40")), at(7))
    found = sheet(pen.chart, TERMS)
    assert found.cell("alt", base.seq).grade.proposal.grade == 1
    assert found.cell("alt", after.seq).grade.proposal.grade == 1


def test_before_the_first_dose_a_value_is_its_own_baseline_where_only_that_is_lacking():
    pen = Pen()
    line = pen.write(
        labs("C1D1", at(6, 0, 23), lab("creatinine", "0.4", "mg/dL", "0.3", "0.7")), at(7, 0, 23)
    )
    assert sheet(pen.chart, TERMS).cell("creatinine", line.seq).grade.proposal.grade == 0


def test_without_a_panel_it_is_empty():
    assert sheet(Pen().chart, TERMS).panels == ()
    with pytest.raises(TypeError):
        _event(Pen().chart.lines[0])


def test_a_course_has_the_last_limits_in_its_own_unit():
    pen, _, _ = two_panels()
    found = trend(pen.chart, "hemoglobin")
    assert ([one.canonical for one in found.results], found.lln, found.uln) == (
        [D("11.8"), D("9.1")], D("11.5"), D("15.5"),
    )  # fmt: skip
    bare = Pen()
    bare.write(hgb(DIN, "9", at(6)), at(7))
    assert (trend(bare.chart, "hemoglobin").lln, trend(bare.chart, "ldh").results) == (None, ())
