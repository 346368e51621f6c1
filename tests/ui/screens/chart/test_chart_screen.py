"""The chart screen: everything is there, can be found, and is only ever struck out, never lost."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import DaySigned, DocumentPrinted
from infusetrack.ui import theme
from infusetrack.ui.models.chart_lines import WHAT
from infusetrack.ui.screens.chart import detail, documents, filters, table
from infusetrack.ui.screens.chart.screen import ChartScreen
from tests.ui.conftest import sign_in

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(bedside, qtbot):
    """The chart at 1366 x 768."""
    screen = ChartScreen(bedside)
    qtbot.addWidget(screen)
    bedside.chart_changed.connect(screen.show_chart)
    screen.resize(1282, 704)
    screen.show()
    screen.show_chart(bedside.chart)
    return screen


def _last_set(bedside):
    return bedside.chart.day("C1D3").vitals[-1]


def _rows(screen):
    return dict(screen.detail.rows.rows)


def test_every_line_is_there_and_the_newest_is_chosen(shown, bedside):
    assert shown.model.rowCount() == len(bedside.chart.lines)
    assert shown.chosen() == bedside.chart.lines[-1]
    assert f"{len(bedside.chart.lines)} of {len(bedside.chart.lines)} lines" in shown.count.text()


def test_the_arrow_keys_go_through_the_lines_and_show_each_in_full(shown, bedside):
    assert isinstance(shown.table, table.ChartTable)
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Up)
    line = bedside.chart.lines[-2]
    assert shown.detail.title == f"Entry {line.seq}"
    assert _rows(shown)["Hash"].replace(" ", "") == line.hash
    assert _rows(shown)["Previous hash"].replace(" ", "") == line.previous_hash
    assert _rows(shown)["Entry key"].replace(" ", "") == line.entry
    assert _rows(shown)["Who"] == line.by


def test_the_first_line_has_no_hash_before_it(shown, bedside):
    shown.go_to(1)
    assert _rows(shown)["Previous hash"] == "first entry"
    assert _rows(shown)["Born" if "Born" in _rows(shown) else "Birth date"] == "14 Mar 2020"


def test_filters_narrow_the_lines_and_escape_takes_them_away(shown, bedside):
    assert isinstance(shown.filters, filters.Filters)
    shown.filters.day.choose("C1D1")
    shown.filters.group.choose("vitals")
    shown.filters.changed.emit()
    assert 0 < shown.model.rowCount() < len(bedside.chart.lines)
    QTest.keyClick(shown.table, Qt.Key.Key_Escape)
    assert shown.model.rowCount() == len(bedside.chart.lines)


def test_searching_finds_words_of_the_lines(shown, bedside):
    shown.filters.text.take_focus()
    QTest.keyClicks(shown.filters.text.edit, "flush")
    found = shown.model.rowCount()
    assert 0 < found < len(bedside.chart.lines)
    QTest.keyClicks(shown.filters.text.edit, " of no such thing")
    assert shown.model.rowCount() == 0
    assert shown.detail.line is None


def test_what_was_known_at_a_time_shows_only_what_was_written_until_then(shown, bedside):
    QTest.keyClicks(shown.filters.known_at.edit, "07:00")
    until = [line for line in bedside.chart.lines if line.written_at <= shown.filters.as_of()]
    assert shown.model.rowCount() == len(until) < len(bedside.chart.lines)
    assert "As known at" in shown.past.text()
    assert shown.detail.strike.isHidden()
    assert "earlier time" in shown.detail.hint.text()


@pytest.mark.parametrize("typed", ["25:00", "noon", "7"])
def test_a_time_that_cannot_be_read_is_marked_and_nothing_is_hidden(shown, bedside, typed):
    QTest.keyClicks(shown.filters.known_at.edit, typed)
    assert shown.filters.known_at.message
    assert shown.filters.known_at.text() == typed
    assert shown.model.rowCount() == len(bedside.chart.lines)


def test_late_or_changed_lines_alone(shown, bedside):
    old = _last_set(bedside)
    new = bedside.amend(old, replace(old.event, sbp=99), reason="read the wrong line").line
    late = bedside.write(old.event, at=bedside.now() - timedelta(minutes=40), reason="with the child").line
    shown.filters.changed_only.setChecked(True)
    seqs = [shown.model.line_at(row).seq for row in range(shown.model.rowCount())]
    assert seqs == [old.seq, new.seq, late.seq]
    assert "1 amended or struck out · 1 late" in shown.count.text()


def test_a_chosen_line_stays_chosen_when_others_are_written(shown, bedside):
    shown.go_to(5)
    bedside.write(replace(_last_set(bedside).event, sbp=97))
    assert shown.chosen().seq == 5


def test_from_an_amended_line_one_press_leads_to_its_replacement_and_back(shown, bedside):
    old = _last_set(bedside)
    new = bedside.amend(old, replace(old.event, sbp=99), reason="read the wrong line").line
    shown.go_to(old.seq)
    assert shown.detail.jump.text() == f"Show entry {new.seq}"
    shown.detail.jump.click()
    assert shown.chosen() == new
    shown.detail.jump.click()
    assert shown.chosen() == old


# --- striking out ---------------------------------------------------------------------------


def test_a_line_is_struck_out_with_a_reason_and_stays_readable(shown, bedside):
    old = _last_set(bedside)
    shown.go_to(old.seq)
    assert isinstance(shown.detail, detail.DetailCard)
    shown.detail.strike.click()
    shown.detail.confirm.click()
    assert bedside.chart.is_standing(old)
    assert "Why it is struck out" in shown.detail.form.refusal.text()
    QTest.keyClicks(shown.detail.form.fields["why"].edit, "other patient")
    shown.detail.confirm.click()
    assert not bedside.chart.is_standing(old)
    assert shown.chosen().amends == old.seq
    assert shown.model.row_of(old.seq) >= 0


def test_escape_puts_the_question_away(shown, bedside):
    count = len(bedside.chart.lines)
    shown.go_to(_last_set(bedside).seq)
    shown.detail.begin()
    QTest.keyClicks(shown.detail.form.fields["why"].edit, "other patient")
    QTest.keyClick(shown.detail.form.fields["why"].edit, Qt.Key.Key_Escape)
    shown.detail.strike_out()
    assert shown.detail.form.isHidden()
    assert len(bedside.chart.lines) == count


def test_when_the_disk_fails_the_reason_stays(shown, bedside):
    old = _last_set(bedside)
    shown.go_to(old.seq)
    shown.detail.begin()
    shown.detail.form.fields["why"].set_text("other patient")
    bedside.session._record.fail_with = BrokenWorld("store_failed", why="disk full")
    shown.detail.strike_out()
    assert shown.detail.form.texts() == {"why": "other patient"}
    assert bedside.chart.is_standing(old)


def test_a_reason_typed_for_one_line_is_never_used_for_another(shown, bedside):
    old = _last_set(bedside)
    shown.go_to(old.seq)
    shown.detail.begin()
    shown.detail.form.fields["why"].set_text("other patient")
    shown.go_to(old.seq - 1)
    shown.detail.strike_out()
    assert shown.detail.form.texts() == {}
    assert bedside.chart.is_standing(bedside.chart.line(old.seq - 1))


def test_the_enrolment_is_not_struck_out(shown):
    shown.go_to(1)
    shown.detail.begin()
    assert shown.detail.strike.isHidden()
    assert shown.detail.form.isHidden()
    assert "cannot be struck out by you" in shown.detail.hint.text()


def test_a_signature_is_struck_out_only_by_who_signed(shown, bedside):
    signed = bedside.chart.last(DaySigned)
    shown.go_to(signed.seq)
    assert not shown.detail.strike.isHidden()
    sign_in(bedside, "RN 14")
    shown.show_chart(bedside.chart)
    assert shown.detail.strike.isHidden()


def test_a_line_that_was_struck_out_is_not_struck_out_twice(shown, bedside):
    old = _last_set(bedside)
    by = bedside.amend(old, None, reason="other patient").line
    for seq in (old.seq, by.seq):
        shown.go_to(seq)
        assert shown.detail.strike.isHidden()


# --- paper and looks --------------------------------------------------------------------------


def test_documents_printed_so_far_are_listed_and_another_can_be_printed(shown, bedside):
    assert isinstance(shown.documents, documents.DocumentsCard)
    asked = []
    bedside.asked_for.connect(asked.append)
    assert shown.documents.more.text() == "None yet."
    for number in range(5):
        bedside.write(DocumentPrinted("C1D2", "day summary", f"D-{number}", bedside.chart.tip))
    shown.documents.wait()
    assert len(shown.documents.rows.rows) == 3
    assert all(
        "Cycle-day summary, C1D2, by RN 27: still true" in words for _, words in shown.documents.rows.rows
    )
    assert "2 earlier ones" in shown.documents.more.text()
    shown.documents.print_button.click()
    assert asked == ["print"]


def test_from_a_line_of_today_its_step_can_be_opened(shown, bedside):
    asked = []
    bedside.step_asked.connect(asked.append)
    line = next(one for one in bedside.chart.shelves["C1D3"] if getattr(one.event, "step", "") == "order")
    shown.go_to(line.seq)
    shown.detail.open_step.click()
    assert asked == ["order"]
    shown.go_to(1)
    assert shown.detail.open_step.isHidden()


def test_another_patient_brings_other_lines_and_no_filter(shown, bedside):
    QTest.keyClicks(shown.filters.text.edit, "flush")
    bedside.open_patient("PED-0398", "C1D2")
    assert shown.filters.text.is_empty()
    assert shown.model.rowCount() == len(bedside.chart.lines)
    assert "PED-0398" in shown.model.index(0, 4).data()


def test_values_are_shown_with_their_units(shown, bedside):
    line = _last_set(bedside)
    shown.go_to(line.seq)
    assert _rows(shown)["Systolic, mmHg"] == str(line.event.sbp)
    assert detail.field_name("bag_ml") == "Bag, mL"
    assert detail.field_name("rate_ml_h") == "Rate, mL/h"
    assert _rows(shown)["Temperature, °C"] == f"{line.event.temperature_c.normalize():f}"
    assert isinstance(line.event.temperature_c, Decimal)


@pytest.mark.parametrize("look", [("day", 1.0), ("night", 1.5), ("contrast", 1.75)], ids=str)
def test_it_draws_in_every_look_and_nothing_is_wider_than_the_screen(shown, look):
    theme.apply(QApplication.instance(), theme.Theme.load(look[0]), look[1])
    try:
        shown.resize(1283, 704)
        QApplication.processEvents()
        assert not shown.grab().isNull()
        assert shown.area.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(QApplication.instance(), theme.Theme.load("day"))


def test_its_keys_search_order_and_strike(shown, bedside):
    acts = {key.key: key.act for key in shown.shortcuts()}
    acts["O"]()
    acts["M"]()
    assert shown.filters.by_happened.isChecked()
    assert shown.filters.changed_only.isChecked()
    acts["M"]()
    shown.go_to(_last_set(bedside).seq)
    acts["Ctrl+Del"]()
    assert not shown.detail.form.isHidden()
    assert shown.table.accessibleName()


def test_all_columns_stand_side_by_side_without_scrolling_sideways(shown):
    assert shown.table.horizontalScrollBar().maximum() == 0
    assert shown.table.columnWidth(WHAT) > max(
        shown.table.columnWidth(place) for place in range(shown.model.columnCount()) if place != WHAT
    )
