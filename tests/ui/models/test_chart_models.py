"""The models of flowsheet and chart behave as Qt expects, and say what the record says."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from infusetrack.ui.models import chart_lines, chart_query, flowsheet
from infusetrack.ui.models.chart_query import Known, Query
from infusetrack.ui.screens.vitals.day_sets import day_sets
from infusetrack.wording.events import line_words, names_of


def _words(bedside):
    return lambda line: line_words(line, bedside.zone, names=names_of(bedside.regimen))


def _model(bedside, query=Query(), as_of=None):  # noqa: B008 (frozen)
    known = Known.at(bedside.chart, as_of)
    model = chart_lines.ChartLines(_words(bedside), bedside.zone)
    model.show_lines(known, known.find(query, _words(bedside)), names_of(bedside.regimen))
    return model


def _seqs(bedside, query, as_of=None):
    return [line.seq for line in Known.at(bedside.chart, as_of).find(query, _words(bedside))]


def _last_set(bedside):
    return bedside.chart.day("C1D3").vitals[-1]


def test_the_chart_model_behaves_as_qt_expects(bedside, qtmodeltester):
    qtmodeltester.check(_model(bedside))


def test_the_flowsheet_behaves_as_qt_expects(bedside, qtmodeltester):
    model = flowsheet.Flowsheet()
    model.show_sets(day_sets(bedside, "C1D3"))
    qtmodeltester.check(model)


def test_an_amended_line_is_struck_through_with_its_replacement_beside_it(bedside):
    old = _last_set(bedside)
    new = bedside.amend(old, replace(old.event, sbp=99), reason="read the wrong line").line
    model = _model(bedside)
    what = model.index(model.row_of(old.seq), chart_lines.WHAT)
    assert what.data(Qt.ItemDataRole.FontRole).strikeOut()
    state = model.index(model.row_of(old.seq), chart_lines.STATE).data()
    assert f"amended by {new.seq}" in state
    assert "99/" in state
    assert model.index(model.row_of(new.seq), chart_lines.STATE).data() == f"stands, replaces {old.seq}"
    assert model.index(model.row_of(new.seq), chart_lines.REASON).data() == "read the wrong line"


def test_a_struck_line_says_why_and_the_striking_line_which(bedside):
    old = _last_set(bedside)
    by = bedside.amend(old, None, reason="other patient").line
    model = _model(bedside)
    assert model.cell(old, chart_lines.STATE) == f"struck out by {by.seq}: other patient"
    assert model.cell(by, chart_lines.STATE) == f"strikes out {old.seq}"
    assert model.cell(by, chart_lines.PLACE) == "C1D3"


def test_a_late_entry_says_how_late_and_an_amendment_is_not_called_late(bedside):
    old = _last_set(bedside)
    late = bedside.write(old.event, at=bedside.now() - timedelta(minutes=40), reason="with the child").line
    amended = bedside.amend(old, replace(old.event, sbp=99), reason="read the wrong line").line
    model = _model(bedside)
    assert "late 40 min" in model.cell(late, chart_lines.WRITTEN)
    assert "late" not in model.cell(amended, chart_lines.WRITTEN)


def test_what_was_known_at_a_time_leaves_out_what_was_written_later(bedside):
    old = _last_set(bedside)
    before = bedside.now()
    bedside.tools.clock.advance(minutes=5)
    bedside.amend(old, None, reason="other patient")
    known = Known.at(bedside.chart, before)
    assert len(known.lines) == len(bedside.chart.lines) - 1
    assert known.replacement(old) is None
    assert Known.at(bedside.chart, None).replacement(old) is not None


@pytest.mark.parametrize("group", sorted(chart_query.GROUPS))
def test_each_kind_finds_its_lines_and_all_kinds_together_find_all(bedside, group):
    every = {g: set(_seqs(bedside, Query(group=g))) for g in chart_query.GROUPS}
    assert every[group]
    assert sum(map(len, every.values())) == len(bedside.chart.lines)


def test_day_person_and_words_narrow_the_chart_down(bedside):
    assert set(_seqs(bedside, Query(day="C1D1"))) < set(_seqs(bedside, Query()))
    assert {bedside.chart.line(seq).by for seq in _seqs(bedside, Query(who="RN 14"))} == {"RN 14"}
    assert _seqs(bedside, Query(text="HEMOGLOBIN or nothing")) == []
    assert _seqs(bedside, Query(text="resumed at 10"))


def test_a_late_line_stands_where_it_happened_when_asked_so(bedside):
    old = bedside.chart.day("C1D3").vitals[0]
    late = bedside.write(
        replace(old.event, step="", baseline=False),
        at=old.happened_at + timedelta(minutes=1),
        reason="was with the child",
    ).line
    written, happened = _seqs(bedside, Query()), _seqs(bedside, Query(by_happened=True))
    assert written[-1] == late.seq
    assert happened.index(late.seq) == happened.index(old.seq) + 1
    assert _seqs(bedside, Query(changed_only=True)) == [late.seq]


def test_a_number_that_was_not_taken_is_blank_and_said_so(bedside):
    bedside.write(replace(_last_set(bedside).event, pain=None, pain_scale=None))
    model = flowsheet.Flowsheet()
    model.show_sets(day_sets(bedside, "C1D3"))
    cell = model.index(list(flowsheet.ROWS).index("pain"), model.columnCount() - 1)
    assert cell.data() == ""
    assert "not taken" in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_only_a_broken_limit_is_marked_with_its_reason(bedside):
    base = _last_set(bedside).event
    bedside.write(replace(base, sbp=80, dbp=50, pain=0))
    taken = day_sets(bedside, "C1D3")[-1]
    assert taken.words("bp").endswith(flowsheet.DOWN)
    assert "15 % under the baseline" in taken.why["bp"]
    assert taken.words("pain") == "0"
    model = flowsheet.Flowsheet()
    model.show_sets((taken,))
    assert "J Pediatr Oncol Nurs" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_rate_at_each_set_is_the_rate_that_ran_then(bedside):
    sets = day_sets(bedside, "C1D3")
    start = next(iter(bedside.record.infusions.values())).started_at
    before = [one for one in sets if one.line.happened_at < start]
    during = [one for one in sets if one.line.happened_at > start]
    assert before
    assert not [one for one in before if "rate" in one.cells or one.agent]
    assert {one.agent for one in during} == {"dinutuximab"}
    assert during[0].cells["rate"] == "5.0"


def test_a_late_row_comes_only_with_a_late_set(bedside):
    model = flowsheet.Flowsheet()
    model.show_sets(day_sets(bedside, "C1D3"))
    rows = model.rowCount()
    bedside.write(
        _last_set(bedside).event, at=bedside.now() - timedelta(minutes=40), reason="was with the child"
    )
    model.show_sets(day_sets(bedside, "C1D3"))
    assert model.rowCount() == rows + 1
    assert model.headerData(rows, Qt.Orientation.Vertical) == "Entered late"
