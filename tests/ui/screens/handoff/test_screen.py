"""The handoff as it is given, read back and received at the bedside."""

from datetime import timedelta

from PySide6.QtCore import Qt

from infusetrack.domain.events import HandoffQuestioned
from infusetrack.domain.handoff_state import open_handoff
from tests.ui.conftest import sign_in
from tests.ui.screens.handoff.conftest import PIN, SAID, give, lines, receive, set_of_vitals

CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(screen):
    found = []
    screen.bedside.asked_for.connect(found.append)
    return found


# --- giving -------------------------------------------------------------------------------------


def test_h_opens_the_handoff_from_today_and_escape_goes_back(window, press):
    window.setFocus()
    press(Qt.Key.Key_H)
    assert window.front() is window.screens["handoff"]
    press(Qt.Key.Key_Escape)
    assert window.front() is window.screens["today"]


def test_without_a_patient_h_opens_the_list_of_all(window, press):
    window.show_screen("chairs")
    window.bedside.close_patient()
    window.setFocus()
    press(Qt.Key.Key_H)
    assert window.front() is window.screens["handoffs"]


def test_severity_is_proposed_with_its_reasons_and_chosen_by_nobody_but_the_nurse(front, press):
    screen = front
    assert "watcher" in screen.give.proposed.text()
    assert screen.give.reasons.text()
    assert screen.give.severity.text() == ""
    screen.save()
    assert lines(screen) == ()
    assert "Illness severity" in screen.give.form.refusal.text()
    screen.setFocus()
    press(Qt.Key.Key_2)
    assert screen.give.severity.text() == "watcher"


def test_giving_writes_what_was_proposed_and_what_was_said_then_asks_for_the_page(screen):
    found = asked(screen)
    give(screen)
    sheet = open_handoff(screen.bedside.chart).sheet
    assert (sheet.proposed, sheet.severity, sheet.summary_was_edited) == ("watcher", "watcher", False)
    assert sheet.summary.split() == sheet.composed.split()
    assert len(sheet.document_id) == 12
    assert sheet.valid_until > screen.bedside.now()
    assert lines(screen)[0].given.by == "RN 27"
    assert found == ["print-handoff"]
    assert "not received yet" in screen.state.title
    assert screen.mode == "look"


def test_another_severity_asks_why(screen):
    give(screen, severity="unstable")
    assert lines(screen) == ()
    assert "Why other than proposed" in screen.give.form.refusal.text()
    screen.give.form.set_texts({"why": "Looks worse than the numbers", "pin": PIN})
    screen.save()
    assert lines(screen)[0].sheet.severity_why == "Looks worse than the numbers"


def test_edited_words_are_marked_and_taken_back_by_one_key(screen):
    card = screen.give
    own = card.summary.text()
    assert own
    assert card.edited.isHidden()
    card.summary.set_text(own + " Mother sleeps here.")
    assert not card.edited.isHidden()
    card.take_back()
    assert card.summary.text() == own
    assert card.edited.isHidden()
    give(screen, summary=own + " Mother sleeps here.")
    assert lines(screen)[0].sheet.summary_was_edited


def test_unedited_words_follow_the_record_and_edited_ones_stay(screen):
    before = screen.give.summary.text()
    set_of_vitals(screen.bedside, sbp=84)
    assert screen.give.summary.text() != before
    screen.give.summary.set_text("Mother sleeps here.")
    screen.bedside.tools.clock.advance(minutes=1)
    set_of_vitals(screen.bedside, sbp=83)
    assert screen.give.summary.text() == "Mother sleeps here."


def test_a_wrong_pin_gives_nothing_keeps_the_text_and_forgets_the_pin(screen):
    give(screen, pin="111111", summary="My own words")
    assert lines(screen) == ()
    assert screen.give.form.refusal.text()
    assert screen.give.summary.text() == "My own words"
    assert screen.give.pin.text() == ""


def test_the_sheet_stands_on_the_screen_in_the_order_of_i_pass(screen):
    words = screen.ground.words(None)
    assert words.first
    assert screen.sheet.first.pairs == words.first
    assert screen.sheet.to_do.pairs
    assert screen.awareness.awareness.pairs
    assert screen.sheet.sections["summary"].isHidden()
    give(screen)
    assert not screen.sheet.sections["summary"].isHidden()


def test_a_quiet_second_composes_nothing_and_half_a_minute_does(screen, monkeypatch):
    looked = []
    monkeypatch.setattr(screen, "_compose", lambda: looked.append(1))
    now = screen.bedside.now()
    for second in range(29):
        screen.show_time(now + timedelta(seconds=second))
    assert looked == []
    screen.show_time(now + timedelta(seconds=30))
    assert looked == [1]


# --- receiving ------------------------------------------------------------------------------------


def test_the_sheet_is_covered_while_it_is_read_back(screen):
    give(screen)
    screen.begin_receive()
    assert screen.sheet.isHidden()
    assert not screen.awareness.isVisible()
    assert "10 mL/h" not in " ".join(
        field.aside + field.message for field in screen.receive.form.fields.values()
    )
    screen.step_back()
    assert not screen.sheet.isHidden()
    assert screen.receive.isHidden()


def test_another_person_reads_back_and_takes_over(screen):
    give(screen)
    screen.bedside.tools.clock.advance(minutes=2)
    receive(screen, **{"question.1": "Which arm?", "answer.1": "Left"})
    state = lines(screen)[0]
    assert state.received is not None, screen.receive.form.refusal.text()
    assert state.received.by == "RN 14"
    event = state.received.event
    assert [one.what for one in event.read_back] == ["rate", "stop_limits", "next_due"]
    assert event.read_back[0].said == "10 mL/h"
    assert event.synthesis == SAID["synthesis"]
    assert [(line.event.question, line.event.answer, line.by) for line in state.questions] == [
        ("Which arm?", "Left", "RN 14")
    ]
    assert "received 13:27 by RN 14" in screen.state.title
    assert SAID["synthesis"] in screen.sheet.synthesis.text()


def test_who_gave_cannot_receive_and_what_was_typed_stays(screen):
    give(screen)
    receive(screen, badge="rn  27")
    assert lines(screen)[0].received is None
    assert "Another person" in screen.receive.form.refusal.text()
    assert screen.receive.form.fields["synthesis"].text() == SAID["synthesis"]


def test_a_wrong_rate_is_shown_plainly_and_settled_before_anybody_takes_over(screen):
    give(screen)
    receive(screen, rate="12")
    card = screen.receive
    assert lines(screen)[0].received is None
    assert card.compared.rows == (("rate", "said 12 mL/h; the record says 10 mL/h"),)
    assert not card.form.fields["settled"].isHidden()
    card.form.set_texts({"rate": "10", "pin": PIN})
    screen.save()
    assert lines(screen)[0].received is None, "how it was settled is asked"
    card.form.set_texts({"settled": "Read the wrong pump", "pin": PIN})
    screen.save()
    state = lines(screen)[0]
    assert state.received is not None, card.form.refusal.text()
    asked_ = state.questions[0].event
    assert isinstance(asked_, HandoffQuestioned)
    assert "12 mL/h" in asked_.question
    assert asked_.answer == "Read the wrong pump"


def test_all_that_differs_is_told_at_once(screen):
    give(screen)
    receive(screen, rate="1", sbp="70", due="draw")
    assert [what for what, _ in screen.receive.compared.rows] == ["rate", "stop limits", "next due"]


def test_a_wrong_pin_of_the_receiver_keeps_the_text(screen):
    give(screen)
    receive(screen, pin="000000")
    assert lines(screen)[0].received is None
    assert screen.receive.form.fields["rate"].text() == "10"
    assert screen.receive.form.fields["pin"].text() == ""


def test_what_is_not_read_back_is_asked_for(screen):
    give(screen)
    receive(screen, rate="")
    assert "Rate on the pump" in screen.receive.form.refusal.text()
    receive(screen, pump="")
    assert "The infusion" in screen.receive.form.refusal.text()
    assert lines(screen)[0].received is None


def test_a_scanned_badge_is_that_of_the_receiver_and_a_wristband_goes_on(screen):
    assert not screen.take_scan("RN 14")
    give(screen)
    screen.begin_receive()
    assert screen.take_scan("RN 14")
    assert screen.receive.form.fields["badge"].text() == "RN 14"
    assert not screen.take_scan("PED-0377")


def test_without_a_handoff_nothing_is_received(screen):
    screen.begin_receive()
    assert screen.mode == "give"
    assert screen.receive.isHidden()


def test_two_handoffs_the_second_takes_the_first_ones_place(screen):
    give(screen)
    receive(screen)
    screen.bedside.tools.clock.advance(minutes=10)
    give(screen)
    first, second = lines(screen)
    assert first.received is not None
    assert second.is_open
    assert first.sheet.document_id != second.sheet.document_id


# --- staleness ------------------------------------------------------------------------------------


def test_a_newer_line_makes_the_sheet_stale_and_says_what_came(screen):
    give(screen)
    assert screen.state.stale.isHidden()
    screen.bedside.tools.clock.advance(minutes=1)
    set_of_vitals(screen.bedside)
    assert screen.state.stale.text() == "1 entry since the sheet was printed: temperature"
    found = asked(screen)
    screen.state.print.click()
    assert found == ["print-handoff"]


def test_the_page_may_be_seen_before_it_prints(screen):
    give(screen)
    found = asked(screen)
    screen.state.see.click()
    assert found == ["paper"]


def test_the_sheet_says_until_when_it_is_valid(screen):
    give(screen)
    assert screen.state.until.text().startswith("valid until")
    screen.show_time(lines(screen)[0].sheet.valid_until)
    assert screen.state.until.text().startswith("not valid since")


# --- what is typed waits -----------------------------------------------------------------------------


def test_typed_words_survive_another_screen_the_lock_and_another_person(front, window):
    screen = front
    give(screen)
    screen.begin_receive()
    screen.receive.form.set_texts({"rate": "11", "synthesis": "half"})
    window.show_screen("today")
    window.lock()
    sign_in(window.bedside)
    window.show_screen("handoff")
    assert screen.receive.form.fields["rate"].text() == "11"
    sign_in(window.bedside, "RN 14")
    assert screen.receive.form.fields["rate"].text() == ""
    sign_in(window.bedside)
    assert screen.receive.form.fields["rate"].text() == "11"
    assert screen.receive.form.fields["synthesis"].text() == "half"


def test_typed_words_survive_a_crash_and_a_pin_is_never_kept(screen, drafts):
    screen.give.form.set_texts({"summary": "My own words", "severity": "watcher", "pin": PIN})
    screen.kept_give.keep_now()
    kept = drafts.all_of("RN 27")
    assert any(texts.get("summary") == "My own words" for texts in kept.values())
    assert PIN not in str(kept)
    again = type(screen)(screen.bedside)
    again.show_chart(screen.bedside.chart)
    assert again.give.summary.text() == "My own words"
    give(screen, summary="My own words")
    assert not drafts.all_of("RN 27")


def test_another_patient_opens_an_empty_form(screen):
    screen.give.form.set_texts({"summary": "My own words"})
    screen.bedside.open_patient("PED-0377", "C3D5")
    screen.show_chart(screen.bedside.chart)
    assert screen.give.summary.text() != "My own words"
    screen.bedside.open_patient("PED-0417", "C1D3")
    screen.show_chart(screen.bedside.chart)
    assert screen.give.summary.text() == "My own words"


def test_the_records_own_words_are_not_kept_as_if_typed(screen, drafts):
    screen.give.severity.choose("watcher")
    screen.kept_give.keep_now()
    (kept,) = drafts.all_of("RN 27").values()
    assert kept == {"severity": "watcher"}


def test_without_a_cycle_day_nothing_of_another_patient_is_shown(front, window):
    screen = front
    screen.bedside.open_patient("PED-0377", "")
    window.show_screen("handoff")
    assert screen.columns.isHidden()
    assert not screen.no_day.isHidden()
    screen.bedside.open_patient("PED-0417", "C1D3")
    window.show_screen("handoff")
    assert not screen.columns.isHidden()


# --- elsewhere ------------------------------------------------------------------------------------------


def test_an_open_handoff_is_seen_from_today_and_at_the_chair_until_it_is_received(front, window):
    screen = front
    give(screen)
    window.show_screen("today")
    banner = window.desk.banners.banners["handoff"]
    assert banner.text() == "Handoff given 13:25 by RN 27, not received yet"
    window.show_screen("chairs")
    assert "handoff" not in window.desk.banners.banners
    assert "handoff 13:25 not received" in window.screens["chairs"].cards[1]._detail.text()
    window.show_screen("handoff")
    receive(screen)
    window.show_screen("today")
    assert "handoff" not in window.desk.banners.banners
    window.show_screen("chairs")
    assert "handoff" not in window.screens["chairs"].cards[1]._detail.text()


def test_the_banner_leads_to_the_handoff(front, window):
    screen = front
    give(screen)
    window.show_screen("today")
    window.desk.banners.banners["handoff"].buttons[0].click()
    assert window.front() is screen
