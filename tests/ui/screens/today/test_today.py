"""A nurse at the live infusion: what she reads, what she may do, and what stands afterwards."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from infusetrack.domain.chart import replay
from infusetrack.domain.events import (
    ClockGap,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    PumpRead,
    RateChanged,
)
from infusetrack.domain.live import live
from infusetrack.ui import theme
from infusetrack.ui.screens.reaction import PRESS
from infusetrack.ui.screens.today.act_form import ActForm
from infusetrack.ui.screens.today.live_card import LiveCard
from infusetrack.ui.screens.today.pump_acts import PumpActs
from infusetrack.ui.screens.today.rail_lines import rail_lines
from infusetrack.ui.screens.today.rate_story import rate_story
from infusetrack.ui.screens.today.screen import TodayScreen
from infusetrack.ui.screens.today.side_cards import HgbCard, NextCard
from infusetrack.ui.screens.today.story_card import StoryCard, rates_before
from infusetrack.ui.screens.today.vitals_card import VitalsCard
from tests.ui.red_cells import STEADY, bedside_of

STEP = "infusion"


@pytest.fixture
def today(bedside, qtbot) -> TodayScreen:
    """R. M.'s C1D3 at 13:25: dinutuximab runs at 10 mL/h."""
    screen = TodayScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1357, 836)
    screen.show()
    screen.show_chart(bedside.chart)
    bedside.chart_changed.connect(screen.show_chart)
    return screen


def press(screen: TodayScreen, key: str) -> ActForm:
    """What the window does with a key of this screen."""
    next(one for one in screen.shortcuts() if one.key == key).act()
    assert screen.acts.form is not None
    return screen.acts.form


def last_event(bedside):
    return bedside.chart.lines[-1].event


# --- reading ---------------------------------------------------------------------------


def test_one_glance_tells_how_long_to_go_and_when_it_ends(today) -> None:
    assert today.live.isVisible()
    assert "6:00" in today.live.ring.accessibleName()
    assert "ends 19:25" in today.live.ring.accessibleName()
    assert today.live.infused.value() == "40.0"
    assert today.live.left.value() == "60.0"
    assert today.live.rate.text() == "10.0 mL/h"
    assert "Step 2 of 2 since 12:20" in today.live.step_words.text()


def test_the_figures_move_with_the_clock_alone(today, bedside) -> None:
    bedside.tools.clock.advance(hours=1)
    today.show_time(bedside.now())

    assert today.live.infused.value() == "50.0"
    assert "5:00" in today.live.ring.accessibleName()


def test_the_nearer_of_bag_and_longest_time_is_the_limit(today) -> None:
    assert "05:10" in today.live.limit.value()  # 20 h infusing from 09:00, ten minutes of pause left out


def test_the_order_and_its_formula_stand_under_the_name(bedside, qtbot) -> None:
    card = LiveCard(bedside)
    qtbot.addWidget(card)
    agent = bedside.regimen.agents["dinutuximab"]
    card.show_infusion(bedside.record, agent, STEP, bedside.now())

    assert card.title == "Dinutuximab"
    assert "17.5 mg/m² × 0.80 m² (Mosteller)" in card._subtitle.text()  # noqa: RUF001
    assert card.bag_chip.text() == "14 mg in 100 mL"


def test_a_pause_is_told_by_word_and_shape(today, bedside) -> None:
    bedside.write(InfusionPaused("C1D3", STEP, "rash"))
    bedside.tools.clock.advance(minutes=7)
    today.show_time(bedside.now())

    assert "PAUSED, 7 min, since 13:25" in today.live.ring.accessibleName()
    assert today.acts.pause.text() == "Resume"
    assert not today.acts.rate.isVisible()
    assert "17 min" in today.live.paused.text()


def test_a_stopped_infusion_says_so_and_offers_no_pump_acts(today, bedside) -> None:
    bedside.write(InfusionStopped("C1D3", STEP, "anaphylaxis"))

    assert "Stopped" in today.live.ring.accessibleName()
    assert not today.acts.isVisible()


def seen_live(bedside, now):
    agent, lines = bedside.regimen.agents["dinutuximab"], bedside.chart.shelves[bedside.day_label]
    return live(bedside.record, agent, STEP, now, lines)


def test_the_plan_is_dashed_to_the_end_of_the_bag(bedside) -> None:
    infusion = bedside.record.infusions[STEP]
    story = rate_story(seen_live(bedside, bedside.now()), bedside.zone)

    assert [span.ml_h for span in story.actual] == [D(5), D(10), D(0), D(10)]
    assert story.planned[-1].until == infusion.ends_at()


def test_in_the_first_step_the_plan_shows_the_rise_to_come(bedside_before, qtbot) -> None:
    early = bedside_before("C1D2", STEP, skip=1)
    infusion = early.record.infusions[STEP]
    now = infusion.started_at + timedelta(minutes=10)
    story = rate_story(seen_live(early, now), early.zone)

    assert [span.ml_h for span in story.planned] == [D(5), D(10)]
    assert story.planned[0].until == infusion.started_at + timedelta(minutes=30)
    assert story.planned[-1].until == infusion.started_at + timedelta(hours=10, minutes=15)


def test_the_rail_says_what_is_done_what_runs_and_what_waits(bedside) -> None:
    lines = {line.key: line for line in rail_lines(bedside.view(), bedside.zone)}

    assert "RN 27" in lines["identity"].subline
    assert "ends 19:25" in lines[STEP].subline
    assert lines["flush"].subline == "waits for Dinutuximab infusion"


def test_what_is_next_carries_its_clock_time_and_stays_overdue(bedside, qtbot) -> None:
    screen = TodayScreen(bedside)
    qtbot.addWidget(screen)
    screen.show_chart(bedside.chart)
    card: NextCard = screen.next

    assert card.rows[0].title.text() == "Vital signs"
    assert "due 13:20" in card.rows[0].below.text()
    bedside.tools.clock.advance(hours=2)
    screen.show_time(bedside.now())
    assert card.rows[0].title.text() == "Vital signs"


def test_hemoglobin_stands_beside_its_change_from_baseline(bedside, qtbot) -> None:
    card = HgbCard(bedside)
    qtbot.addWidget(card)
    card.show_chart(bedside.chart)

    assert card.value.text() == "10.4"
    assert card.change.text() == "\N{MINUS SIGN}0.8 from baseline"


def test_what_the_hemoglobin_watch_asks_for_stands_below_the_line(looked, qtbot) -> None:
    steady, falling = HgbCard(bedside_of(STEADY)), HgbCard(bedside_of())
    for card in (steady, falling):
        qtbot.addWidget(card)
        card.show_chart(card._bedside.chart)

    assert steady.advice.isHidden()
    assert falling.advice.text().startswith("Act now: ")


def test_the_story_tells_a_rate_change_from_and_to(bedside, qtbot) -> None:
    card = StoryCard(bedside)
    qtbot.addWidget(card)
    card.show_chart(bedside.chart)
    told = [row.words.text() for row in card.rows]

    assert any("Rate 5.0 → 10.0 mL/h" in words for words in told)


def test_before_any_rate_there_is_nothing_to_change_from() -> None:
    assert rates_before(()) == {}


def test_the_last_vital_signs_tell_their_age(bedside, qtbot) -> None:
    card = VitalsCard(bedside)
    qtbot.addWidget(card)
    card.show_chart(bedside.chart)

    assert "RN 31" in card._subtitle.text()
    assert "ago" in card._subtitle.text()
    assert card.shown["bp"].value()


# --- acting ----------------------------------------------------------------------------


def test_a_rate_change_is_written_with_its_reason(today, bedside) -> None:
    form = press(today, "R")
    form.form.fields["rate"].set_text("5,0")
    form.form.fields["reason"].set_text("reaction")
    form.form.fields["why"].set_text("flushed")
    form.save()

    assert last_event(bedside) == RateChanged("C1D3", STEP, D("5.0"), "reaction", "flushed")
    assert today.acts.form is None


@pytest.mark.parametrize(
    "typed", ["", "abc", "-5", "0", "1e3", "NaN", "\N{ARABIC-INDIC DIGIT FIVE}", "5 mL", "1,200.5"]
)
def test_a_rate_that_makes_no_sense_stays_typed_and_writes_nothing(today, bedside, typed) -> None:
    before = len(bedside.chart.lines)
    form = press(today, "R")
    form.form.fields["rate"].set_text(typed)
    form.form.fields["reason"].set_text("prescriber")
    form.form.fields["why"].set_text("order")
    form.save()

    assert form.form.fields["rate"].text() == typed
    assert form.form.refusal.text()
    assert len(bedside.chart.lines) == before


def test_without_a_reason_the_pump_change_is_not_written(today, bedside) -> None:
    before = len(bedside.chart.lines)
    form = press(today, "R")
    form.form.fields["rate"].set_text("5")
    form.save()

    assert len(bedside.chart.lines) == before
    assert "Reason" in form.form.refusal.text()


def test_before_a_rate_is_set_the_nurse_reads_what_it_would_mean(today) -> None:
    form = press(today, "R")
    form.form.fields["rate"].edit.setText("5")
    form.form.changed.emit()
    assert "At 5.0 mL/h the bag ends 25 Nov 2026 01:25, after 16 h 15 min of infusing." in form.preview.text()
    form.form.fields["rate"].edit.setText("2")
    form.form.changed.emit()
    assert "20 h" in form.preview.text()
    form.form.fields["rate"].edit.setText("two")
    form.form.changed.emit()
    assert not form.preview.text()


def test_pause_then_resume_at_the_ordered_rate(today, bedside) -> None:
    form = press(today, "P")
    form.form.fields["why"].set_text("rigors")
    form.save()
    assert last_event(bedside) == InfusionPaused("C1D3", STEP, "rigors")

    bedside.tools.clock.advance(minutes=40)
    form = press(today, "P")
    form.form.fields["rate"].set_text("5")
    form.form.fields["ordered_by"].set_text("MD 03")
    form.save()
    assert last_event(bedside) == InfusionResumed("C1D3", STEP, D(5), "MD 03")


def test_a_late_pause_asks_why_it_is_late_and_keeps_both_times(today, bedside) -> None:
    form = press(today, "P")
    form.form.fields["why"].set_text("lost access")
    form.moment.when.set_text("12:55")
    form.save()
    assert form.moment.late.isVisible()
    form.moment.late.set_text("was at the bedside")
    form.save()

    line = bedside.chart.lines[-1]
    assert (line.happened_at.astimezone(bedside.zone).strftime("%H:%M"), line.is_late) == ("12:55", True)
    assert round(bedside.record.infusions[STEP].delivered_ml(bedside.now()), 1) == D("34.9")


def test_a_pause_before_the_last_change_is_refused_in_words(today, bedside) -> None:
    before = len(bedside.chart.lines)
    form = press(today, "P")
    form.form.fields["why"].set_text("lost access")
    form.moment.when.set_text("09:20")
    form.moment.late.set_text("forgotten")
    form.save()

    assert len(bedside.chart.lines) == before
    assert form.form.fields["why"].text() == "lost access"


def test_a_full_bag_is_not_called_empty(today, bedside) -> None:
    before = len(bedside.chart.lines)
    form = press(today, "E")
    form.save()

    assert len(bedside.chart.lines) == before
    assert "60" in form.form.refusal.text()


def test_a_bag_seen_empty_is_confirmed_by_a_person(today, bedside) -> None:
    bedside.tools.clock.advance(hours=6)
    today.show_time(bedside.now())
    assert "should be empty" in today.live.ring.accessibleName()
    press(today, "E").save()

    assert last_event(bedside) == InfusionCompleted("C1D3", STEP)


def test_stopping_asks_why(today, bedside) -> None:
    form = press(today, "S")
    form.save()
    assert not isinstance(last_event(bedside), InfusionStopped)
    form.form.fields["why"].set_text("grade 3 pain")
    form.save()

    assert last_event(bedside) == InfusionStopped("C1D3", STEP, "grade 3 pain")


def test_a_double_press_writes_one_line(today, bedside) -> None:
    form = press(today, "P")
    form.form.fields["why"].set_text("rash")
    before = len(bedside.chart.lines)
    form.save()
    form.save()

    assert len(bedside.chart.lines) == before + 1


def test_escape_puts_the_form_away_and_writes_nothing(today, bedside, qtbot) -> None:
    before = len(bedside.chart.lines)
    form = press(today, "R")
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert today.acts.form is None
    assert len(bedside.chart.lines) == before


def test_acts_that_make_no_sense_open_no_form(bedside, qtbot) -> None:
    acts = PumpActs(bedside, QHBoxLayout())
    qtbot.addWidget(acts)
    for act in (acts.change_rate, acts.pause_or_resume, acts.stop_for_good, acts.complete):
        act()

    assert acts.form is None


@pytest.mark.parametrize(("width", "above"), [(1357, True), (1272, False)])
def test_the_acts_stand_in_one_row_and_the_reaction_above_where_they_leave_no_room(
    today, qapp, width, above
) -> None:
    today.resize(width, 836)
    for _ in range(5):
        qapp.processEvents()
    acts = today.acts
    rows = {
        button.mapTo(today, button.rect().topLeft()).y()
        for button in (acts.rate, acts.pause, acts.compare, acts.empty, acts.stop)
    }
    assert len(rows) == 1
    assert (acts.reaction.mapTo(today, acts.reaction.rect().topLeft()).y() < min(rows) - 20) is above
    assert acts.reaction.isVisible()


def test_after_the_infusion_no_button_of_the_pump_stays(today, bedside) -> None:
    bedside.write(InfusionStopped("C1D3", STEP, "bag changed"))
    assert not today.acts.isVisible()
    assert not today.acts.reaction.isVisible()


def test_folded_the_emergency_doses_stand_in_a_line_under_the_pump(today, qapp) -> None:
    assert not today.doses.isVisible()
    assert today.emergency.y() < today.drugs.y()
    today.resize(1272, 676)
    qapp.processEvents()
    assert today.doses.isVisible()
    assert "0.2" in today.doses.words.text()


# --- steps -----------------------------------------------------------------------------


def test_a_step_opens_from_the_rail_and_closes_to_the_live_infusion(today) -> None:
    today.open_step("labs")
    assert today.forms.step_key == "labs"
    today.open_step(STEP)

    assert today.forms.step_key == ""
    assert today.live.isVisible()


def test_the_button_of_a_reaction_presses_f9(today) -> None:
    asked: list[str] = []
    today.bedside.asked_for.connect(asked.append)
    today.acts.reaction.click()

    assert asked == [PRESS]


def test_lab_results_open_by_their_key(today) -> None:
    next(one for one in today.shortcuts() if one.key == "L").act()

    assert today.forms.step_key == "labs"


def test_before_the_start_the_step_in_hand_is_open(bedside_before, qtbot) -> None:
    early = bedside_before("C1D2", "order")
    screen = TodayScreen(early)
    qtbot.addWidget(screen)
    screen.show_chart(early.chart)

    assert screen.forms.step_key == "order"
    assert screen.live.isHidden()


def test_once_the_pump_starts_the_live_card_has_the_screen_and_the_keyboard(bedside_before, qtbot) -> None:
    early = bedside_before("C1D2", STEP)
    screen = TodayScreen(early)
    qtbot.addWidget(screen)
    early.chart_changed.connect(screen.show_chart)
    screen.show()
    screen.show_chart(early.chart)
    form = screen.forms.form
    form.save()
    qtbot.waitUntil(lambda: not screen.forms.step_key)

    assert form.isHidden()
    assert screen.live.isVisible()
    assert screen.focusWidget() is screen


def test_after_the_infusion_the_next_step_opens_under_the_finished_one(bedside_before, qtbot) -> None:
    later = bedside_before("C1D1", "observe")
    screen = TodayScreen(later)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_chart(later.chart)

    assert later.view().in_hand is not None
    assert screen.forms.step_key == later.view().in_hand.plan.key
    assert screen.live.isVisible()


def test_nothing_is_cut_off_at_one_and_a_half_on_the_smallest_screen(bedside, qtbot, qapp) -> None:
    theme.apply(qapp, theme.Theme.load("day"), 1.5)
    try:
        screen = TodayScreen(bedside)
        qtbot.addWidget(screen)
        screen.resize(1366 - theme.current().px(84) - 20, 560)
        screen.show()
        screen.show_chart(bedside.chart)
        qtbot.waitUntil(lambda: screen.live.isVisible() and screen.live.ring.height() > 0)
        assert screen.area.widget().minimumSizeHint().width() <= screen.area.viewport().width()
    finally:
        theme.apply(qapp, theme.Theme.load("day"))


def test_the_field_of_an_act_is_in_sight_on_a_low_screen(today, qtbot) -> None:
    today.resize(900, 300)
    with qtbot.waitActive(today):
        today.activateWindow()
    field = press(today, "P").form.fields["why"]
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_on_a_small_screen_the_right_column_folds_under_the_centre(today) -> None:
    today.resize(1283, 700)
    assert today._columns.direction() is today._columns.Direction.TopToBottom
    today.resize(1357, 836)
    assert today._columns.direction() is today._columns.Direction.LeftToRight


def test_what_is_shown_is_what_a_replay_of_the_file_shows(today, bedside) -> None:
    press(today, "P")
    today.acts.form.form.fields["why"].set_text("rash")
    today.acts.form.save()
    again = replay(bedside.chart.lines).day("C1D3").infusions[STEP]

    assert again == bedside.record.infusions[STEP]


# --- the pump's own number ---------------------------------------------------------------


def test_a_nurse_compares_with_the_pump_at_any_time(today, bedside) -> None:
    form = press(today, "U")
    form.form.fields["volume"].set_text("41.0")
    assert "Pump 41.0 mL, record 40.0 mL, +2.5 % apart" in form.preview.text()
    assert form.form.fields["explained"].isHidden()
    form.save()

    assert last_event(bedside) == PumpRead("C1D3", STEP, D("41.0"), D(40))


def test_a_pump_far_from_the_record_is_explained(today, bedside) -> None:
    form = press(today, "U")
    form.form.fields["volume"].set_text("43")
    form.save()
    assert not isinstance(last_event(bedside), PumpRead)
    form.form.fields["explained"].set_text("pump ran at 10.7")
    form.save()

    assert last_event(bedside) == PumpRead("C1D3", STEP, D(43), D(40), "pump ran at 10.7")


def test_a_late_comparison_is_held_against_the_volume_of_then(today, bedside) -> None:
    form = press(today, "U")
    form.moment.when.set_text("13:15")
    form.form.fields["volume"].set_text("38.4")
    assert "record 38.3 mL" in form.preview.text()
    form.save()

    assert last_event(bedside) == PumpRead("C1D3", STEP, D("38.4"), D("38.28"))


def test_a_volume_that_cannot_be_read_shows_no_comparison(today) -> None:
    form = press(today, "U")
    form.form.fields["volume"].set_text("4o")
    form.moment.when.set_text("25:99")
    assert form.preview.text() == ""


def test_an_ended_infusion_has_no_pump_to_compare(today, bedside) -> None:
    bedside.write(InfusionStopped("C1D3", STEP, "end of the test"))
    today.show_time(bedside.now())
    today.acts.compare_pump()
    assert today.acts.form is None


def test_a_gap_in_time_stands_in_the_story_of_the_day(today, bedside) -> None:
    bedside.session.write(ClockGap("slept", 2400), by="InfuseTrack")
    assert "Nobody looked for 40 min" in today.story.rows[0].words.text()
