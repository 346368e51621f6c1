"""The reaction screen: one press writes the moment, each act is written at once, two people check the restart."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import (
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    ReactionBegan,
    ReactionDescribed,
    ReactionSettled,
    RestartChecked,
    RestartOrdered,
    RestartWitnessed,
    TeamAnswered,
    TeamCalled,
    VitalsTaken,
)
from infusetrack.domain.reactions import reactions
from infusetrack.ui.screens.chairs.card import ChairCard
from infusetrack.ui.screens.reaction import PRESS
from infusetrack.ui.screens.reaction.at_once import AtOnceCard
from infusetrack.ui.screens.reaction.calls import CALLEES
from infusetrack.ui.screens.reaction.candidates import CandidateTable
from infusetrack.ui.screens.reaction.closing import ClosingCard
from infusetrack.ui.screens.reaction.earlier import agents_of
from infusetrack.ui.screens.reaction.grade import GradeCard
from infusetrack.ui.screens.reaction.keys import keys_of
from infusetrack.ui.screens.reaction.pair import PairForm
from infusetrack.ui.screens.reaction.question import NewQuestion
from infusetrack.ui.screens.reaction.restart import RestartCard, stage_of
from infusetrack.ui.screens.reaction.rules import RuleCard
from infusetrack.ui.screens.reaction.screen import ReactionScreen
from infusetrack.ui.screens.reaction.side import LastTimeCard
from infusetrack.ui.screens.reaction.signs import SignsCard
from infusetrack.ui.screens.reaction.tiles import GradeTile
from tests.ui.conftest import PIN


@pytest.fixture
def screen(bedside, qtbot):
    made = ReactionScreen(bedside)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    bedside.chart_changed.connect(made.show_chart)
    bedside.ticked.connect(made.show_time)
    made.show()
    return made


@pytest.fixture
def pressed(screen):
    screen.press()
    return screen


def later(screen, **span):
    clock = screen.bedside.tools.clock
    clock.advance(**span)
    screen.bedside.tick(clock.now())


def settled(qapp):
    """Rounds of the event loop after which wrapped words have found their height."""
    for _ in range(10):
        qapp.processEvents()


def last(screen, kind):
    line = screen.bedside.chart.last(kind)
    return None if line is None else line.event


def described(screen, kind="hypotension", grade=2):
    screen.signs.buttons["low_bp"].click()
    screen.grade.choose(grade)
    screen.rules.show_all()
    screen.rules.kinds[kind].click()


def asked(screen):
    heard = []
    screen.bedside.asked_for.connect(heard.append)
    return heard


# --- the press ------------------------------------------------------------------------------


def test_one_press_writes_moment_rate_and_amounts(pressed):
    event = last(pressed, ReactionBegan)
    assert (event.step, event.agent, event.rate_ml_h, event.minutes) == ("infusion", "dinutuximab", 10, 265)
    assert (event.infused_ml, event.infused_mg) == (D("40.00"), D("5.600"))
    assert "265 min from start" in pressed.at_once.onset.text()


def test_a_press_asked_for_by_another_screen_writes_and_comes_to_the_front(screen):
    heard = asked(screen)
    screen.bedside.asked_for.emit(PRESS)
    assert last(screen, ReactionBegan) is not None
    assert heard == ["reaction", PRESS] or "reaction" in heard


def test_a_second_press_asks_whether_it_is_another_one(pressed):
    later(pressed, minutes=2)
    pressed.press()
    assert len(reactions(pressed.bedside.chart)) == 1
    assert isinstance(pressed.question, NewQuestion)
    assert "still open" in pressed.question.banners["new"].text()
    pressed.question.answer(1)
    assert pressed.question.banners == {}
    pressed.question.answer(1)


def test_another_reaction_keeps_the_moment_of_its_press(pressed):
    later(pressed, minutes=2)
    moment = pressed.bedside.now()
    pressed.press()
    later(pressed, seconds=30)
    pressed.question.answer(0)
    both = reactions(pressed.bedside.chart)
    assert [one.at for one in both] == [moment - timedelta(minutes=2), moment]
    assert pressed.seq == both[-1].seq


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (10, 2)])
def test_after_the_signs_are_gone_a_later_press_is_another_one(pressed, minutes, count):
    pressed.restart.settle_now()
    later(pressed, minutes=minutes)
    pressed.press()
    assert len(reactions(pressed.bedside.chart)) == count


def test_a_moment_kept_at_the_lock_is_written_as_it_was(screen):
    moment = screen.bedside.now()
    later(screen, minutes=20)
    screen.press(moment)
    line = screen.bedside.chart.last(ReactionBegan)
    assert (line.happened_at, line.is_late) == (moment, True)


def test_without_a_patient_the_moment_is_said(screen):
    told = []
    screen.bedside.told.connect(lambda words, _level: told.append(words))
    screen.bedside.close_patient()
    screen.press()
    assert "13:25" in told[0]


def test_on_the_chairs_the_chair_with_the_keyboard_is_meant(screen, qtbot):
    card = ChairCard(5)
    qtbot.addWidget(card)
    card.show()
    card.activateWindow()
    card.setFocus()
    qtbot.waitUntil(card.hasFocus)
    screen.press()
    assert screen.bedside.day_label == "C4D15"
    assert last(screen, ReactionBegan).agent == "magrolimab"


# --- what was done at once --------------------------------------------------------------------


def test_pause_halve_and_stop_are_one_press_each_and_name_the_reaction(pressed):
    pressed.at_once.halve_now()
    halved = last(pressed, RateChanged)
    assert (halved.rate_ml_h, halved.reason, halved.reaction) == (5, "reaction", pressed.seq)
    assert pressed.at_once.halve.isHidden()
    pressed.at_once.pause_now()
    assert last(pressed, InfusionPaused).reaction == pressed.seq
    assert pressed.at_once.pause.isHidden()
    pressed.at_once.stop_now()
    assert last(pressed, InfusionStopped).reaction == pressed.seq
    assert pressed.at_once.done()[-1].startswith("\N{CHECK MARK} Stopped 13:25")


def test_the_team_is_called_and_answers(pressed):
    assert pressed.at_once.calls.answer.isHidden()
    pressed.at_once.calls.call_team()
    pressed.at_once.calls.call_team()
    assert len(pressed.bedside.chart.of_kind(TeamCalled)) == 1
    pressed.at_once.calls.team_answered()
    assert last(pressed, TeamAnswered).reaction == pressed.seq
    assert not pressed.at_once.calls.call.isHidden()


def test_the_prescriber_is_called_by_one_key_and_the_same_key_says_that_they_came(pressed):
    calls = pressed.at_once.calls
    calls.press("prescriber")
    assert last(pressed, TeamCalled).whom == "prescriber"
    assert calls.others["prescriber"].text() == "Prescriber is here"
    calls.press("ICU")
    calls.press("prescriber")
    assert last(pressed, TeamAnswered).whom == "prescriber"
    assert last(pressed, TeamCalled).whom == "ICU"
    assert calls.others["ICU"].text() == "ICU is here"
    assert not calls.call.isHidden()
    assert [one.who for one in CALLEES] == list(calls.others)


def test_ctrl_s_saves_the_form_and_leaves_an_untouched_restart_alone(pressed):
    pressed.at_once.pause_now()
    pressed.signs.buttons["hives"].click()
    pressed.save()
    assert last(pressed, ReactionDescribed).signs == ("hives",)
    assert not pressed.restart.is_begun
    assert not pressed.restart.order.fields["prescriber"].message
    pressed.restart.order.fields["prescriber"].set_text("MD 03")
    pressed.save()
    assert pressed.restart.rate.message


def test_a_grade_by_key_comes_into_sight(pressed, qapp):
    pressed.resize(1262, 500)
    qapp.processEvents()
    pressed.grade.choose(2)
    tile = pressed.grade.tiles[2]
    assert tile.visibleRegion().boundingRect() == tile.rect()


def test_a_button_that_goes_leaves_the_keyboard_to_the_card_and_not_to_stop(pressed, qapp):
    pressed.window().activateWindow()
    pressed.at_once.pause.setFocus()
    QTest.keyClick(pressed.at_once.pause, Qt.Key.Key_Space)
    assert pressed.at_once.pause.isHidden()
    assert pressed.at_once.hasFocus()
    QTest.keyClick(pressed.at_once, Qt.Key.Key_Space)
    assert pressed.bedside.chart.of_kind(InfusionStopped) == ()


def test_once_a_kind_is_chosen_the_others_fold_away_again(pressed):
    pressed.rules.show_all()
    pressed.rules.kinds["anaphylaxis"].click()
    seen = [key for key, button in pressed.rules.kinds.items() if not button.isHidden()]
    assert "anaphylaxis" in seen
    assert len(seen) < len(pressed.rules.kinds)
    assert not pressed.rules.other.isHidden()


def test_on_a_narrow_screen_the_emergency_doses_stand_under_what_is_done_at_once(pressed, qapp):
    pressed.resize(900, 700)
    settled(qapp)
    top = pressed.emergency.mapTo(pressed, pressed.emergency.rect().topLeft()).y()
    assert pressed.at_once.y() < top < pressed.signs.mapTo(pressed, pressed.signs.rect().topLeft()).y()
    assert pressed.emergency.lines["epinephrine"].y() == pressed.emergency.lines["saline_bolus"].y()
    pressed.resize(1300, 700)
    settled(qapp)
    assert pressed.emergency.parentWidget() is pressed.vitals.parentWidget()
    assert pressed.emergency.lines["epinephrine"].y() < pressed.emergency.lines["saline_bolus"].y()


@pytest.mark.parametrize(("seconds", "undone"), [(60, True), (61, False)])
def test_a_stop_pressed_by_mistake_is_taken_back_within_a_minute(pressed, seconds, undone):
    pressed.at_once.stop_now()
    later(pressed, seconds=seconds)
    assert pressed.at_once.undo.isHidden() is not undone
    pressed.at_once.take_back()
    assert (pressed.bedside.chart.last(InfusionStopped) is None) is undone
    if undone:
        assert pressed.bedside.chart.lines[-1].reason == "Pressed by mistake"
        assert not any("Stopped" in words for words in pressed.at_once.done())


def test_it_began_earlier_computes_the_amounts_anew(pressed):
    pressed.ask_earlier()
    pressed.earlier.form.set_texts({"when": "12:25", "why": "was with the child"})
    pressed.save()
    event = last(pressed, ReactionBegan)
    assert (event.infused_ml, event.minutes) == (D("29.94"), 204)
    assert pressed.earlier.isHidden()
    assert pressed.reaction.began is event


def test_a_moment_before_the_infusion_is_another_reaction(pressed):
    pressed.ask_earlier()
    pressed.earlier.form.set_texts({"when": "08:00", "why": "x"})
    pressed.save()
    assert "none, ran" in pressed.earlier.form.refusal.text()
    pressed.keep()
    assert pressed.earlier.isHidden()


# --- signs, grade, kind -------------------------------------------------------------------------


def test_signs_are_written_a_few_seconds_after_the_last_tap(pressed):
    pressed.signs.buttons["hives"].click()
    later(pressed, seconds=4)
    assert last(pressed, ReactionDescribed) is None
    assert pressed.signs.chosen() == ("hives",)
    later(pressed, seconds=1)
    assert last(pressed, ReactionDescribed).signs == ("hives",)


def test_grade_and_kind_are_written_at_once_with_the_signs(pressed):
    described(pressed)
    event = last(pressed, ReactionDescribed)
    assert (event.kind, event.grade, event.signs, event.finished) == ("hypotension", 2, ("low_bp",), False)


def test_whoever_goes_away_leaves_nothing_unwritten(pressed):
    pressed.signs.buttons["fever"].click()
    pressed.hide()
    assert last(pressed, ReactionDescribed).signs == ("fever",)


def test_signs_bring_up_kinds_and_every_rule_until_one_is_chosen(pressed):
    pressed.signs.buttons["hives"].click()
    pressed.signs.buttons["low_bp"].click()
    pressed.write_form()
    shown = [key for key, button in pressed.rules.kinds.items() if not button.isHidden()]
    assert shown == ["irr_mild", "hypotension"]
    assert "choose the kind" in pressed.rules._subtitle.text()
    pressed.rules.kinds["hypotension"].click()
    assert "First time" in pressed.rules.times.text()


def test_a_grade_that_may_not_change_stays(looked, qtbot):
    card, heard = GradeCard(), []
    qtbot.addWidget(card)
    card.chosen.connect(heard.append)
    card.show_grade(3, allowed=False)
    card.choose(1)
    assert (card.grade, heard) == (3, [])


def test_arrows_walk_the_signs_and_space_chooses(pressed):
    pressed.signs.take_focus()
    first, second = list(pressed.signs.buttons.values())[:2]
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert pressed.signs.chosen() == ("flushing",)
    QTest.keyClick(second, Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert pressed.signs.chosen() == ("hives", "flushing")


def test_rare_signs_stand_behind_one_press(pressed):
    assert pressed.signs.buttons["seizure"].isHidden()
    pressed.signs.show_rare()
    assert not pressed.signs.buttons["seizure"].isHidden()


def test_anaphylaxis_says_never_and_asks_who_decides_otherwise(pressed):
    pressed.at_once.pause_now()
    described(pressed, "anaphylaxis", 4)
    assert "Never restart" in pressed.rules.never.text()
    assert not pressed.restart.order.fields["who"].isHidden()
    pressed.restart.order.set_texts({"prescriber": "MD 03", "rate": "0.875"})
    pressed.save()
    assert last(pressed, RestartOrdered) is None
    assert "never again" in pressed.restart.order.refusal.text()
    pressed.restart.order.set_texts({"who": "PI 01", "why": "seen at the bedside"})
    pressed.save()
    assert last(pressed, RestartOrdered).override_by == "PI 01"


# --- restart --------------------------------------------------------------------------------------


def halted(screen):
    screen.at_once.pause_now()
    described(screen)
    return screen


def test_both_rates_stand_side_by_side_and_none_is_filled_in(pressed):
    halted(pressed)
    named = [(words[0], words[2]) for words in pressed.restart.table.words]
    assert named == [
        ("Label", "0.876 mg/m²/h · 5.0 mL/h"),
        ("Nursing paper 2017", "0.875 mg/m²/h · 5.0 mL/h"),
    ]
    assert pressed.restart.rate.is_empty()
    assert pressed.restart.resume.isHidden()


def test_a_typed_rate_says_what_it_means_before_it_is_saved(pressed):
    halted(pressed)
    pressed.restart.rate.set_text("0.3")
    assert "longer than 20 h" in pressed.restart.preview.text()
    pressed.restart.rate.set_text("0.875")
    assert pressed.restart.preview.text().startswith("5.0 mL/h · ends ")


def test_ordered_checked_by_two_settled_resumed(pressed):
    halted(pressed)
    restart = pressed.restart
    restart.order.set_texts({"prescriber": "MD 03", "rate": "0.875"})
    pressed.save()
    order = last(pressed, RestartOrdered)
    assert (order.rate_ml_h, order.rule) == (5, "hypotension-label, hypotension-paper")
    restart.pair.first.set_texts({"rate": "5"})
    pressed.save()
    assert last(pressed, RestartChecked).rate_ml_h == 5
    assert restart.pair.second.is_empty()
    restart.pair.second.set_texts({"badge": "RN 14", "pin": PIN, "rate": "5"})
    pressed.save()
    assert pressed.bedside.chart.last(RestartWitnessed).by == "RN 14"
    before = last(pressed, InfusionResumed)
    pressed.save()
    assert last(pressed, InfusionResumed) is before
    restart.settle_now()
    assert last(pressed, ReactionSettled) is not None
    pressed.save()
    resumed = last(pressed, InfusionResumed)
    assert (resumed.rate_ml_h, resumed.ordered_by) == (5, "MD 03")
    assert "from 15:25" in restart.table.rises.text()
    assert "after 15:25" in restart.table.rises.text()


@pytest.mark.parametrize(
    ("texts", "told"),
    [({"badge": "RN 27", "pin": PIN, "rate": "5"}, "Another person"),
     ({"badge": "RN 14", "pin": "111222", "rate": "5"}, "do not fit"),
     ({"badge": "RN 14", "pin": PIN, "rate": ""}, "is empty")],
)  # fmt: skip
def test_the_second_person_is_another_one_with_the_right_pin(pressed, texts, told):
    halted(pressed)
    pressed.restart.order.set_texts({"prescriber": "MD 03", "rate": "0.875"})
    pressed.save()
    pressed.restart.pair.first.set_texts({"rate": "5"})
    pressed.save()
    pressed.restart.pair.second.set_texts(texts)
    pressed.save()
    assert last(pressed, RestartWitnessed) is None
    assert told in pressed.restart.pair.second.refusal.text()


def test_two_who_differ_check_again(pressed):
    halted(pressed)
    pressed.restart.order.set_texts({"prescriber": "MD 03", "rate": "0.875"})
    pressed.save()
    pressed.restart.pair.first.set_texts({"rate": "4"})
    pressed.save()
    assert "not the rate that was ordered" in pressed.restart.pair.first.refusal.text()
    pressed.restart.pair.first.set_texts({"rate": "5"})
    pressed.save()
    pressed.restart.pair.second.set_texts({"badge": "RN 14", "pin": PIN, "rate": "50"})
    pressed.save()
    assert "differ" in pressed.restart.stage.text()
    assert not pressed.restart.pair.first.isHidden()


def test_a_rate_above_the_rules_asks_who_decides(pressed):
    halted(pressed)
    pressed.restart.order.set_texts({"prescriber": "MD 03", "rate": "1.75"})
    pressed.save()
    assert "above every rate" in pressed.restart.order.refusal.text()
    assert not pressed.restart.order.fields["who"].isHidden()


def test_there_is_no_restart_while_it_runs(pressed):
    assert "runs" in pressed.restart.stage.text()
    assert pressed.restart.order.isHidden()
    infusion = pressed.bedside.record.infusions["infusion"]
    assert stage_of(pressed.reaction, infusion) == ""


def test_a_pressure_below_its_limit_is_said_at_the_restart(pressed):
    halted(pressed)
    assert "No blood pressure" in pressed.restart._subtitle.text()
    pressed.bedside.write(VitalsTaken("C1D3", sbp=60, dbp=30, heart_rate=100, spo2=98))
    assert "SBP 60 at 13:25 is under its limit" in pressed.restart._subtitle.text()
    assert pressed.vitals.rows[0][1].endswith("\N{BLACK UP-POINTING TRIANGLE}")
    assert pressed.vitals.rows[0][3] == "98"


# --- beside, and closing -----------------------------------------------------------------------------


def test_the_emergency_doses_are_for_todays_weight(pressed):
    assert pressed.emergency.title == "Emergency doses · 20.0 kg"
    assert pressed.emergency.lines["epinephrine"].amount.text() == "0.2 mg"
    assert "naloxone" in pressed.emergency.none.text()


def test_last_time_stands_beside_the_form(pressed):
    assert "No earlier reaction to dinutuximab" in pressed.last.none.text()
    described(pressed)
    pressed.finish()
    later(pressed, minutes=30)
    pressed.press()
    assert pressed.last.lines[0].startswith("C1D3 dinutuximab")
    assert "once before" not in pressed.rules.times.text()
    described(pressed)
    assert "once before" in pressed.rules.times.text()


def test_a_form_is_finished_once_it_says_kind_and_grade(pressed):
    told = []
    pressed.bedside.told.connect(lambda words, _level: told.append(words))
    pressed.finish()
    assert not pressed.reaction.finished
    assert "kind and the grade" in told[0]
    described(pressed)
    pressed.closing.note.set_text("left arm")
    heard = asked(pressed)
    pressed.finish()
    assert (pressed.reaction.finished, pressed.reaction.note) == (True, "left arm")
    assert heard == ["today"]
    assert pressed.closing.finish.isHidden()
    assert not pressed.signs.buttons["hives"].isEnabled()


def test_a_draft_is_kept_and_stays_open(pressed):
    pressed.signs.buttons["hives"].click()
    heard = asked(pressed)
    pressed.keep()
    assert heard == ["today"]
    assert pressed.reaction.signs == ("hives",)
    assert not pressed.reaction.finished


def test_another_patient_has_another_reaction(pressed):
    pressed.bedside.open_patient("PED-0398", "C2D8")
    assert pressed.reaction is None
    assert pressed.columns.isHidden()
    pressed.bedside.open_patient("PED-0417", "C1D3")
    assert pressed.reaction is not None


def test_every_key_has_its_own_act(screen):
    keys = [one.key for one in screen.shortcuts()]
    assert len(set(keys)) == len(keys)
    assert {"P", "H", "S", "C", "A", "U", "W", "1", "5", "K", "D", "V", "G", "Ctrl+S", "F", "Esc"} <= set(
        keys
    )
    heard = asked(screen)
    for wanted in ("V", "G"):
        next(one for one in keys_of(screen) if one.key == wanted).act()
    assert heard == ["vitals", "give"]


def test_the_parts_say_who_they_are(bedside, qtbot):
    for made in (AtOnceCard(bedside), ClosingCard(), RestartCard(bedside), RuleCard(), SignsCard(),
                 LastTimeCard(bedside), PairForm(bedside), CandidateTable(), GradeTile(2)):  # fmt: skip
        qtbot.addWidget(made)
    assert GradeTile(2).accessibleName().startswith("Grade 2: halted or treated")
    assert agents_of(bedside) == {"infusion": "dinutuximab"}
    bedside.close_patient()
    assert agents_of(bedside) == {}
