"""The vitals screen by keyboard: a set is entered, refused with its text kept, amended, struck out."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import VitalsTaken
from infusetrack.ui import theme
from infusetrack.ui.screens.vitals import as_typed, day_sets, flowsheet_card, overdue_chip, sheet
from infusetrack.ui.screens.vitals.screen import VitalsScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
NUMBERS = ("sbp", "dbp", "heart_rate", "respiratory_rate", "temperature_c", "spo2", "pain")


@pytest.fixture
def shown(bedside, qtbot):
    """The screen as it stands at 1366 x 768; it follows the chart as the window lets it."""
    screen = VitalsScreen(bedside)
    qtbot.addWidget(screen)
    bedside.chart_changed.connect(screen.show_chart)
    screen.resize(1282, 704)
    screen.show()
    screen.show_chart(bedside.chart)
    screen.show_time(bedside.now())
    return screen


def _type(screen, **texts):
    for key, text in texts.items():
        field = screen.sheet.entry.fields[key]
        if hasattr(field, "edit"):
            QTest.keyClicks(field.edit, text)
        else:
            field.choose(text)


def _save(screen):
    QTest.keyClick(screen.sheet.entry.fields["sbp"].edit, Qt.Key.Key_S, CONTROL)


def _texts(screen):
    return screen.sheet.entry.texts()


def _taken(bedside):
    return bedside.record.vitals


WHOLE = {
    "sbp": "94", "dbp": "54", "heart_rate": "116", "respiratory_rate": "22", "temperature_c": "37,9",
    "temperature_site": "ear", "spo2": "98", "pain": "3", "pain_scale": "FLACC", "oxygen": "air",
    "line_site": "ok", "sedation": "2",
}  # fmt: skip


def test_a_whole_set_is_saved_with_ctrl_s_and_the_sheet_is_empty_again(shown, bedside):
    before = len(_taken(bedside))
    _type(shown, **WHOLE)
    _save(shown)
    line = _taken(bedside)[-1]
    assert len(_taken(bedside)) == before + 1
    assert (line.event.sbp, line.event.temperature_c, line.by) == (94, Decimal("37.9"), "RN 27")
    assert not line.event.baseline
    assert _texts(shown) == {}
    assert shown.flowsheet.lines()[-1] == line


def test_a_second_press_of_save_writes_nothing_more(shown, bedside):
    _type(shown, sbp="94", dbp="54", partial="asleep")
    _save(shown)
    count = len(bedside.chart.lines)
    _save(shown)
    assert len(bedside.chart.lines) == count
    assert "at least one vital sign" in shown.sheet.entry.refusal.text()


def test_a_partial_set_of_what_is_due_needs_a_reason(shown, bedside):
    count = len(_taken(bedside))
    _type(shown, heart_rate="120")
    _save(shown)
    assert "Why some numbers are missing" in shown.sheet.entry.refusal.text()
    assert len(_taken(bedside)) == count
    _type(shown, partial="asleep, cuff wakes the child")
    _save(shown)
    event = _taken(bedside)[-1].event
    assert (event.heart_rate, event.partial_because) == (120, "asleep, cuff wakes the child")


def test_an_extra_set_while_nothing_is_due_owes_no_reason(shown, bedside):
    _type(shown, **WHOLE)
    _save(shown)
    _type(shown, heart_rate="120")
    assert shown.sheet.entry.partial.isHidden()
    _save(shown)
    assert _taken(bedside)[-1].event.heart_rate == 120


def test_a_set_for_another_plan_owes_no_reason(shown, bedside):
    """Pain alone is of the opioid's plan, which asks nothing of this child now."""
    _type(shown, pain="3", pain_scale="FLACC")
    assert shown.sheet.entry.partial.isHidden()
    _save(shown)
    assert _taken(bedside)[-1].event.pain == 3


def test_an_impossible_number_is_named_before_the_reason_is_asked_for(shown):
    _type(shown, sbp="400")
    assert not shown.sheet.entry.partial.isHidden()
    _save(shown)
    assert "20 to 300" in shown.sheet.entry.refusal.text()


def test_the_last_value_stands_in_grey_and_is_not_copied_forward(shown, bedside):
    last = _taken(bedside)[-1].event
    field = shown.sheet.entry.fields["sbp"]
    assert f"last {last.sbp}" in field.edit.accessibleDescription()
    assert field.text() == ""


@pytest.mark.parametrize("key", NUMBERS)
@pytest.mark.parametrize("typed", ["999", "abc", "1e2", "-5", "9" * 40])
def test_an_absurd_number_is_refused_and_stays_as_typed(shown, bedside, key, typed):
    count = len(bedside.chart.lines)
    _type(shown, **{key: typed})
    _save(shown)
    assert len(bedside.chart.lines) == count
    assert shown.sheet.entry.fields[key].text() == typed
    assert shown.sheet.entry.refusal.text()


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("temperature_c", "98.6", "Fahrenheit"),
        ("temperature_c", "46", "26 to 45"),
        ("spo2", "101", "100"),
        ("heart_rate", "400", "10 to 350"),
        ("pain", "11", "0 to 10"),
        ("sbp", "94.5", "decimal"),
    ],
)
def test_a_wrong_unit_or_range_is_named(shown, bedside, key, typed, told):
    count = len(bedside.chart.lines)
    _type(shown, **{key: typed})
    _save(shown)
    assert told in shown.sheet.entry.refusal.text()
    assert len(bedside.chart.lines) == count


def test_swapped_pressures_are_refused(shown, bedside):
    count = len(bedside.chart.lines)
    _type(shown, sbp="54", dbp="94")
    _save(shown)
    assert "swapped" in shown.sheet.entry.refusal.text()
    assert (_texts(shown)["sbp"], _texts(shown)["dbp"]) == ("54", "94")
    assert len(bedside.chart.lines) == count


@pytest.mark.parametrize(
    ("key", "value", "missing"), [("temperature_c", "37.2", "Measured at"), ("pain", "2", "Pain scale")]
)
def test_a_number_without_its_method_asks_for_it(shown, bedside, key, value, missing):
    count = len(bedside.chart.lines)
    _type(shown, **{key: value})
    _save(shown)
    assert missing in shown.sheet.entry.refusal.text()
    assert len(bedside.chart.lines) == count


def test_a_number_past_a_limit_is_marked_as_typed_with_the_limit(shown, bedside):
    base = next(line.event for line in _taken(bedside) if line.event.baseline)
    _type(shown, sbp=str(int(base.sbp * 84 / 100)))
    field = shown.sheet.entry.fields["sbp"]
    assert "15 % under the baseline" in field.message
    _type(shown, spo2="98")
    as_typed.mark_limits(shown.sheet.entry, ())
    assert shown.sheet.entry.fields["spo2"].message == ""


def test_a_late_set_asks_why_and_keeps_everything(shown, bedside):
    count = len(bedside.chart.lines)
    _type(shown, sbp="94", dbp="54", partial="asleep")
    shown.sheet.open_time()
    QTest.keyClicks(shown.sheet.moment.when.edit, "12:55")
    assert shown.sheet.taken.text() == "Taken at the time below"
    _save(shown)
    assert len(bedside.chart.lines) == count
    assert "Why it is entered late" in shown.sheet.moment.refusal.text()
    QTest.keyClicks(shown.sheet.moment.late.edit, "was with the child")
    _save(shown)
    line = next(one for one in _taken(bedside) if one.reason == "was with the child")
    assert line.happened_at.astimezone(bedside.zone).strftime("%H:%M") == "12:55"
    assert line.is_late


def test_a_time_to_come_is_refused_at_the_time_field(shown, bedside):
    _type(shown, sbp="94", dbp="54", partial="asleep")
    shown.sheet.open_time()
    QTest.keyClicks(shown.sheet.moment.when.edit, "23:59")
    _save(shown)
    assert shown.sheet.moment.when.message
    assert _texts(shown)["sbp"] == "94"


def test_when_the_disk_fails_the_text_stays(shown, bedside):
    count = len(bedside.chart.lines)
    bedside.session._record.fail_with = BrokenWorld("store_failed", why="disk full")
    _type(shown, **WHOLE)
    _save(shown)
    assert _texts(shown)["heart_rate"] == "116"
    assert len(bedside.chart.lines) == count
    assert shown.sheet.entry.refusal.text()


def test_an_overdue_set_says_by_how_much(shown, bedside):
    bedside.tools.clock.advance(minutes=90)
    shown.show_time(bedside.now())
    assert isinstance(shown.sheet.overdue, overdue_chip.OverdueChip)
    assert "min overdue" in shown.sheet.overdue.text()
    _type(shown, **WHOLE)
    _save(shown)
    assert "overdue" not in shown.sheet.overdue.text()


def test_before_the_start_the_set_is_the_baseline_and_asks_why_it_is_not_whole(bedside_before, qtbot):
    bedside = bedside_before("C1D2", "baseline")
    screen = VitalsScreen(bedside)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_chart(bedside.chart)
    assert screen.sheet.title == "Baseline vital signs"
    _type(screen, sbp="104", dbp="60")
    _save(screen)
    assert "Why some numbers are missing" in screen.sheet.entry.refusal.text()
    _type(screen, partial="asleep")
    _save(screen)
    assert bedside.record.vitals[-1].event.baseline
    assert bedside.record.vitals[-1].event.step == "baseline"


# --- amending -----------------------------------------------------------------------------


def _choose_last(screen):
    table = screen.flowsheet.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, table.model().columnCount() - 1))
    QTest.keyClick(table, Qt.Key.Key_Return)


def test_enter_on_a_column_opens_the_set_to_amend_with_a_reason(shown, bedside):
    old = _taken(bedside)[-1]
    _choose_last(shown)
    assert shown.sheet.amending == old
    assert _texts(shown)["sbp"] == str(old.event.sbp)
    shown.sheet.entry.fields["sbp"].set_text("99")
    shown.sheet.save()
    assert bedside.chart.is_standing(old)
    assert "Why it is changed" in shown.sheet.moment.refusal.text()
    QTest.keyClicks(shown.sheet.moment.why.edit, "read the wrong line")
    shown.sheet.save()
    new = _taken(bedside)[-1]
    assert (new.amends, new.event.sbp, new.happened_at) == (old.seq, 99, old.happened_at)
    assert new.event == replace(old.event, sbp=99)
    assert shown.sheet.amending is None


def test_an_amended_baseline_stays_the_baseline(shown, bedside):
    old = next(line for line in _taken(bedside) if line.event.baseline)
    shown.amend(old)
    shown.sheet.entry.fields["heart_rate"].set_text("98")
    shown.sheet.moment.why.set_text("counted again")
    shown.sheet.save()
    assert next(line for line in _taken(bedside) if line.amends == old.seq).event == replace(
        old.event, heart_rate=98
    )


def test_the_reason_of_an_incomplete_baseline_outlives_an_amendment(shown, bedside):
    base = next(line for line in _taken(bedside) if line.event.baseline)
    partial = replace(base.event, spo2=None, partial_because="probe broken")
    line = bedside.amend(base, partial, reason="no SpO2").line
    shown.amend(line)
    shown.sheet.entry.fields["heart_rate"].set_text("98")
    shown.sheet.moment.why.set_text("counted again")
    shown.sheet.save()
    assert next(one for one in _taken(bedside) if one.amends == line.seq).event == replace(
        partial, heart_rate=98
    )


def test_striking_out_needs_a_reason_and_takes_the_set_away(shown, bedside):
    old = _taken(bedside)[-1]
    _choose_last(shown)
    shown.sheet.strike_out()
    assert bedside.chart.is_standing(old)
    assert "Why it is changed" in shown.sheet.moment.refusal.text()
    shown.sheet.moment.why.set_text("other patient")
    shown.sheet.strike_out()
    assert not bedside.chart.is_standing(old)
    assert old not in shown.flowsheet.lines()


def test_what_was_typed_waits_while_another_set_is_amended(shown, bedside):
    _type(shown, sbp="94", note="calm")
    _choose_last(shown)
    assert _texts(shown)["sbp"] != "94"
    QTest.keyClick(shown.sheet.moment.why.edit, Qt.Key.Key_Escape)
    assert _texts(shown) == {"sbp": "94", "note": "calm"}


def test_what_was_typed_stays_with_its_patient(shown, bedside):
    _type(shown, sbp="94")
    bedside.open_patient("PED-0398", "C1D2")
    assert _texts(shown) == {}
    bedside.open_patient("PED-0417", "C1D3")
    assert _texts(shown) == {"sbp": "94"}


def test_escape_clears_the_sheet_and_writes_nothing(shown, bedside):
    count = len(bedside.chart.lines)
    _type(shown, sbp="94")
    QTest.keyClick(shown.sheet.entry.fields["sbp"].edit, Qt.Key.Key_Escape)
    assert _texts(shown) == {}
    assert len(bedside.chart.lines) == count


# --- days and what is seen ------------------------------------------------------------------


def test_earlier_days_can_be_looked_at_and_amended(shown, bedside):
    shown.step_day(-1)
    assert shown.day == "C1D2"
    assert len(shown.flowsheet.lines()) == len(bedside.chart.day("C1D2").vitals)
    old = shown.flowsheet.lines()[0]
    shown.amend(old)
    shown.sheet.entry.fields["heart_rate"].set_text("98")
    shown.sheet.moment.why.set_text("counted again")
    shown.sheet.save()
    assert bedside.chart.day("C1D2").vitals[0].event == replace(old.event, heart_rate=98)
    shown.step_day(1)
    assert shown.day == "C1D3"
    shown.step_day(1)
    assert shown.day == "C1D3"


def test_the_course_has_the_limit_of_the_baseline_and_the_rate(shown, bedside):
    course = shown.plot.course
    pressure = course.strips[0]
    base = next(line.event for line in _taken(bedside) if line.event.baseline)
    assert pressure.limit == base.sbp * Decimal(85) / 100
    assert pressure.limit_words == "85 % of the baseline"
    assert course.flows[0].agent.id == "dinutuximab"
    assert "SBP last" in shown.plot.accessibleDescription()


def test_the_course_of_a_running_infusion_ends_now(shown, bedside):
    spans = day_sets.course_of(bedside, "C1D3").flows[0].spans
    assert spans[-1].until == bedside.now()
    bedside.tools.clock.advance(hours=40)
    ends = day_sets.infusions_of(bedside.chart, bedside.regimen, "C1D3")[0].infusion.ends_at()
    assert day_sets.course_of(bedside, "C1D3").flows[0].spans[-1].until == ends


def test_choosing_a_set_says_who_took_it_and_what_is_marked(shown, bedside):
    bedside.write(VitalsTaken("C1D3", pain=8, pain_scale="FLACC"))
    shown.flowsheet.table.setCurrentIndex(shown.flowsheet.model.index(0, len(shown.flowsheet.lines()) - 1))
    assert isinstance(shown.flowsheet, flowsheet_card.FlowsheetCard)
    assert "by RN 27" in shown.flowsheet.note.text()
    assert "7 or more" in shown.flowsheet.note.text()


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


def test_every_control_has_a_name(shown):
    assert isinstance(shown.sheet, sheet.EntrySheet)
    for field in shown.sheet.entry.fields.values():
        assert field.focusProxy().accessibleName()
    assert shown.flowsheet.table.accessibleName()
    assert shown.plot.accessibleName()
    assert {key.key for key in shown.shortcuts()} >= {"Ctrl+S", "Ctrl+T", "Ctrl+Del", "Alt+Left"}


def test_a_time_a_minute_ago_needs_no_reason(shown, bedside):
    _type(shown, sbp="94", dbp="54", partial="asleep")
    at = (bedside.now() - timedelta(minutes=2)).astimezone(bedside.zone)
    shown.sheet.open_time()
    QTest.keyClicks(shown.sheet.moment.when.edit, f"{at:%H:%M}")
    _save(shown)
    assert not _taken(bedside)[-1].reason
    assert _texts(shown) == {}
