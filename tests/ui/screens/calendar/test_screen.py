"""The calendar: every day told in words, walked by arrows, changed by decisions that make sense."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from infusetrack.domain.events import DayHeld, DayMoved, SiteValueSet, SurgeryPlanned, TreatmentEnded
from infusetrack.ui.screens.calendar.screen import CalendarScreen


@pytest.fixture
def calendar(bedside, qtbot):
    return shown(bedside, qtbot)


@pytest.fixture
def surgical(bedside, qtbot):
    """J. P. of cohort B4, cycle 3."""
    bedside.open_patient("PED-0377", "C3D5")
    return shown(bedside, qtbot)


def shown(bedside, qtbot):
    screen = CalendarScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1320, 840)
    bedside.chart_changed.connect(screen.show_chart)
    screen.show_chart(bedside.chart)
    screen.show()
    return screen


def words(screen, label):
    return screen.grid.square(label).accessibleName()


def fill(screen, act, **texts):
    screen.begin(act)
    for key, text in texts.items():
        screen.form.form.fields[key].set_text(text)
    return screen.form


# --- what is seen -----------------------------------------------------------------------------


def test_every_day_says_its_date_drug_and_state(calendar):
    assert words(calendar, "C1D1") == "C1D1, Sun 22 Nov 2026, magrolimab, done"
    assert words(calendar, "C1D3") == "C1D3, Tue 24 Nov 2026, dinutuximab, running, today"
    assert words(calendar, "C1D6") == "C1D6, Fri 27 Nov 2026, no study drug"
    assert words(calendar, "C2D8") == "C2D8, Sun 20 Dec 2026, magrolimab, planned"


def test_the_sides_tell_what_is_next_and_what_was_given(calendar):
    assert calendar.sides.next.lines[0] == ("Wed 25 Nov", "C1D4 dinutuximab 3/4")
    assert ("Magrolimab", "1 of 26") in calendar.sides.given.lines
    assert ("Moved, held", "0, 0") in calendar.sides.given.lines


def test_a_patient_without_surgery_is_told_so_and_may_not_plan_one(calendar):
    assert calendar.buttons["surgery"].isHidden()
    calendar.begin("surgery")
    assert calendar.form is None


def test_the_other_cycles_stand_on_a_second_page(calendar):
    assert calendar.grid.lines[6].isHidden()
    calendar.pages.click()
    assert not calendar.grid.lines[6].isHidden()
    assert calendar.grid.lines[0].isHidden()


def test_a_regimen_with_long_cycles_shows_all_their_days(bedside, qtbot):
    told = replace(
        bedside.chart.patient, study_id="PED-0900", regimen="dinutuximab_us_label", arm="label", cohort=None
    )
    assert bedside.write_for("PED-0900", told, regimen="dinutuximab_us_label").stands
    bedside.open_patient("PED-0900", "")
    screen = shown(bedside, qtbot)
    assert [len(line.squares) for line in screen.grid.lines] == [24, 32, 24, 32, 24]


# --- the keyboard -------------------------------------------------------------------------------


def test_arrows_walk_the_days_and_enter_opens_one(calendar, bedside, qtbot):
    grid = calendar.grid
    assert grid.label == "C1D3"
    for key, label in (
        (Qt.Key.Key_Right, "C1D4"),
        (Qt.Key.Key_Down, "C2D4"),
        (Qt.Key.Key_Up, "C1D4"),
        (Qt.Key.Key_Left, "C1D3"),
        (Qt.Key.Key_Up, "C1D3"),
    ):
        qtbot.keyClick(grid.square(grid.label), key)
        assert grid.label == label
    with qtbot.waitSignal(bedside.asked_for) as asked:
        qtbot.keyClick(grid.square(grid.label), Qt.Key.Key_Return)
    assert asked.args == ["today"]
    assert bedside.day_label == "C1D3"


def test_the_last_day_of_a_cycle_leads_to_the_next_cycle_and_back(calendar, qtbot):
    grid = calendar.grid
    grid.choose("C1D21")
    qtbot.keyClick(grid.square("C1D21"), Qt.Key.Key_Right)
    assert grid.label == "C2D1"
    qtbot.keyClick(grid.square("C2D1"), Qt.Key.Key_Left)
    assert grid.label == "C1D21"


def test_a_press_chooses_a_day_for_the_forms(calendar, qtbot):
    qtbot.mouseClick(calendar.grid.square("C1D15"), Qt.MouseButton.LeftButton)
    next(one for one in calendar.shortcuts() if one.key == "M").act()
    assert calendar.form.form.fields["day"].text() == "C1D15"
    assert calendar.form.form.fields["day"].message == "planned for Sun 6 Dec"


# --- decisions ------------------------------------------------------------------------------------


def test_a_moved_day_says_from_where_and_is_counted(calendar, bedside):
    fill(calendar, "move", day="c1 d8", to="1 Dec 2026", why="Clinic closed").save()
    assert calendar.form is None
    assert isinstance(bedside.chart.lines[-1].event, DayMoved)
    assert words(calendar, "C1D8") == "C1D8, Tue 1 Dec 2026, magrolimab, moved from Sun 29 Nov, Clinic closed"
    assert ("Moved, held", "1, 0") in calendar.sides.given.lines


def test_a_held_day_is_held_with_its_reason(calendar, bedside):
    fill(calendar, "hold", day="C1D4", decided_by="PI 01", why="Fever").save()
    assert isinstance(bedside.chart.lines[-1].event, DayHeld)
    assert "held, Fever" in words(calendar, "C1D4")
    assert calendar.sides.next.lines[0][0] == "Thu 26 Nov"


def test_a_delayed_cycle_takes_all_later_ones_along(calendar):
    fill(calendar, "delay", cycle="C2", starts="15 Dec 2026", why="Platelets").save()
    assert "Tue 15 Dec 2026" in words(calendar, "C2D1")
    assert "Tue 5 Jan 2027" in words(calendar, "C3D1")


def test_planned_surgery_stands_between_the_cycles(surgical, bedside):
    form = fill(surgical, "surgery", on="5 Dec 2026", cycle="C3", resumes="20 Dec 2026")
    form.save()
    assert isinstance(bedside.chart.lines[-1].event, SurgeryPlanned)
    assert "Sun 20 Dec 2026" in words(surgical, "C4D1")


def test_while_the_site_has_not_decided_how_cycles_count_the_calendar_says_so(surgical, bedside):
    bedside.tools.site.write(SiteValueSet("surgery.count", "unsure", "Protocol"), by="RN 27")
    fill(surgical, "surgery", on="5 Dec 2026", cycle="C3").save()
    between = [card.accessibleName() or card._subtitle.text() for card in surgical.grid.between.values()]
    assert any("The site has not decided" in told for told in between)


def test_treatment_going_on_late_after_surgery_asks_why(surgical, bedside):
    before = len(bedside.chart.lines)
    form = fill(surgical, "surgery", on="5 Dec 2026", cycle="C3", resumes="20 Jan 2027")
    form.save()
    assert "later than 21 days" in form.form.refusal.text()
    assert len(bedside.chart.lines) == before
    form.form.fields["why"].set_text("Wound healing; PI 01 agrees")
    form.save()
    assert len(bedside.chart.lines) == before + 1


def test_the_end_of_treatment_dates_the_visits_and_closes_all_decisions(calendar, bedside):
    fill(calendar, "end", last_dose="24 Nov 2026", why="Progression").save()
    assert isinstance(bedside.chart.lines[-1].event, TreatmentEnded)
    assert ("30 days", "24 Dec 2026") in calendar.sides.after.lines
    form = fill(calendar, "hold", day="C1D8", decided_by="PI 01", why="Late")
    form.save()
    assert "Treatment ended" in form.form.refusal.text()


GOOD = {
    "move": {"day": "C1D8", "to": "1 Dec 2026", "why": "Clinic closed"},
    "hold": {"day": "C1D4", "decided_by": "PI 01", "why": "Fever"},
    "delay": {"cycle": "C2", "starts": "15 Dec 2026", "why": "Platelets"},
    "end": {"last_dose": "24 Nov 2026", "why": "Progression"},
    "surgery": {"on": "5 Dec 2026", "cycle": "C3", "resumes": "20 Dec 2026", "why": ""},
}
BAD = [
    ("move", "day", "", "Cycle day is empty"),
    ("move", "day", "next week", "is not a cycle day"),
    ("move", "day", "C1D2", "already begun"),
    ("move", "day", "C1D6", "no study drug"),
    ("move", "day", "C2D1", "Delay cycle 2 instead"),
    ("move", "day", "C99D8", "off the protocol"),
    ("move", "day", "8 kg", "is not a cycle day"),
    ("move", "to", "", "New date is empty"),
    ("move", "to", "tomorrow", "is not a date"),
    ("move", "to", "11/12/2026", "two ways"),
    ("move", "to", "31 Feb 2027", "There is no"),
    ("move", "to", "29 Nov 2026", "already on"),
    ("move", "to", "25 Nov 2026", "must come after C1D5"),
    ("move", "to", "1 Jan 2028", "must come before C1D15"),
    ("move", "why", "  ", "Why is empty"),
    ("hold", "day", "C1D3", "already begun"),
    ("hold", "day", "C1D7", "no study drug"),
    ("hold", "decided_by", "", "Decided by is empty"),
    ("hold", "why", "", "Why is empty"),
    ("hold", "why", "x" * 401, "at most 400"),
    ("delay", "cycle", "", "Cycle is empty"),
    ("delay", "cycle", "C1", "has begun"),
    ("delay", "starts", "", "New date of day 1 is empty"),
    ("delay", "starts", "21 days", "is not a date"),
    ("delay", "starts", "13 Dec 2026", "Choose a later date"),
    ("delay", "starts", "1 Dec 2026", "cannot go on before C1 ends"),
    ("delay", "why", "", "Why is empty"),
    ("end", "last_dose", "", "Date of the last dose is empty"),
    ("end", "last_dose", "14 mg", "is not a date"),
    ("end", "last_dose", "1 Nov 2026", "cannot be before C1D1"),
    ("end", "why", "", "Why is empty"),
    ("surgery", "on", "", "Date of surgery is empty"),
    ("surgery", "on", "1 Oct 2026", "cannot be before the cycle begins"),
    ("surgery", "cycle", "", "After which cycle is empty"),
    ("surgery", "resumes", "1 Dec 2026", "must go on after the surgery"),
    ("surgery", "resumes", "6 Dec 2026", "cannot go on before C3 ends"),
    ("surgery", "resumes", "soon", "is not a date"),
]


@pytest.mark.parametrize(("act", "field", "text", "says"), BAD)
def test_what_cannot_be_is_refused_in_its_field_and_nothing_is_written(
    bedside, qtbot, act, field, text, says
):
    if act == "surgery":
        bedside.open_patient("PED-0377", "C3D5")
    screen = shown(bedside, qtbot)
    before = len(bedside.chart.lines)
    form = fill(screen, act, **(GOOD[act] | {field: text}))
    form.save()
    said = form.form.refusal.text() + form.form.fields[field].message
    assert says in said
    assert form.form.refusal.text()
    assert form.form.fields[field].text() == text
    assert len(bedside.chart.lines) == before


def test_pressing_save_twice_writes_one_line(calendar, bedside):
    form = fill(calendar, "hold", **GOOD["hold"])
    before = len(bedside.chart.lines)
    form.save()
    form.save()
    assert len(bedside.chart.lines) == before + 1


def test_escape_closes_the_form_and_gives_the_keyboard_back_to_the_day(calendar):
    fill(calendar, "move", why="typed")
    next(one for one in calendar.shortcuts() if one.key == "Esc").act()
    assert calendar.form is None
