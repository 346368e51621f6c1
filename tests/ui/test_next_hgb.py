"""Which hemoglobin is next for the open patient: the same on every screen that names it."""

from datetime import timedelta

from infusetrack.ui.next_hgb import next_hgb_of, planned_day
from infusetrack.ui.screens.today.side_cards import HgbCard
from tests.ui.red_cells import FALLING, STEADY, bedside_of, on, value


def test_after_an_act_it_is_now_and_late_an_hour_after_it_was_known(looked):
    one = next_hgb_of(bedside_of(), on(5))
    assert (one.why, one.at, one.by) == ("watch", on(5), on(5) + timedelta(hours=1))


def test_the_day_s_own_draw_comes_first_where_it_is_earlier(looked):
    bedside = bedside_of(((-3, "11.4"), (-0.1, "11.2")), day="C1D1", now=on(0.1))
    one = next_hgb_of(bedside, on(0.1))
    assert (one.why, one.at) == ("draw", on(0) + timedelta(hours=3))


def test_else_it_is_the_next_day_with_a_study_drug(looked):
    bedside = bedside_of(STEADY)
    assert next_hgb_of(bedside, on(5)).why == "day"
    assert planned_day(bedside)[0] == "C1D8"


def test_without_a_patient_nothing_is_next(looked):
    bedside = bedside_of()
    bedside.close_patient()
    assert next_hgb_of(bedside, on(5)) is None
    assert planned_day(bedside) is None


def test_today_says_the_same_and_it_turns_late_by_the_clock(looked, qtbot):
    bedside = bedside_of((*FALLING, (5.2, "8.7")), value(5.3, "8.7"))
    card = HgbCard(bedside)
    qtbot.addWidget(card)
    card.show_chart(bedside.chart)
    one = next_hgb_of(bedside, bedside.now())
    card.show_time(one.by + timedelta(minutes=30))
    assert card.due.text().startswith("Next Hgb: late since")
    assert card.due.text().endswith("30 min")
