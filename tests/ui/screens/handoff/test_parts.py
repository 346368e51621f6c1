"""The parts of the handoff's screens, each alone."""

from datetime import UTC, time, timedelta

import pytest
from PySide6.QtCore import QObject

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.domain.events import HandoffGiven, HandoffReceived, ReadBack
from infusetrack.domain.handoff import handoff
from infusetrack.domain.handoff_read_back import NextDue
from infusetrack.domain.handoff_state import handoffs
from infusetrack.domain.place import Place
from infusetrack.domain.site import Seat
from infusetrack.ui.screens.handoff.all_row import PatientRow, RowWords
from infusetrack.ui.screens.handoff.clock_field import ClockField
from infusetrack.ui.screens.handoff.give_card import GiveCard, Proposal
from infusetrack.ui.screens.handoff.giving import Giving
from infusetrack.ui.screens.handoff.ground import Ground, ward_of
from infusetrack.ui.screens.handoff.kept import NOWHERE, Kept
from infusetrack.ui.screens.handoff.questions import MOST, Questions
from infusetrack.ui.screens.handoff.read_back_form import Difference, ReadBackForm
from infusetrack.ui.screens.handoff.receive_card import ReceiveCard
from infusetrack.ui.screens.handoff.receiving import Receiving
from infusetrack.ui.screens.handoff.row_words import row_words
from infusetrack.ui.screens.handoff.sheet import AwarenessCard, Letter, Pairs, SheetCard, SheetWords
from infusetrack.ui.screens.handoff.state_card import StateCard
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.events_names import NO_NAMES
from tests.domain.small_trial import at

HERE, THERE = (Place(badge, "patient/PED-0417", "C1D3", "handoff") for badge in ("RN 27", "RN 14"))


# --- what is typed waits ------------------------------------------------------------------------


@pytest.fixture
def form(looked, qtbot):
    made = Form()
    made.add("words", TextField("Words"))
    made.add("pin", TextField("PIN", secret=True))
    qtbot.addWidget(made)
    return made


def test_each_person_finds_their_own_words_and_a_pin_is_never_kept(form, drafts):
    shown = []
    kept = Kept(drafts, form, lambda: shown.append(form.texts()))
    kept.go_to(HERE)
    form.set_texts({"words": "half a sentence", "pin": "123456"})
    kept.go_to(THERE)
    assert form.texts() == {}
    kept.go_to(HERE)
    assert form.texts() == {"words": "half a sentence"}
    assert shown == [{}, {}, {"words": "half a sentence"}]
    assert drafts.kept(HERE) == {"words": "half a sentence"}


def test_what_was_typed_before_a_crash_comes_back(form, drafts):
    drafts.keep(HERE, {"words": "before the power went"})
    Kept(drafts, form, lambda: None).go_to(HERE)
    assert form.texts() == {"words": "before the power went"}


def test_what_stands_in_the_record_waits_no_more(form, drafts):
    kept = Kept(drafts, form, lambda: None)
    kept.go_to(HERE)
    form.set_texts({"words": "said"})
    kept.keep_now()
    kept.written()
    assert (form.texts(), drafts.kept(HERE)) == ({}, {})
    kept.go_to(THERE)
    kept.go_to(HERE)
    assert form.texts() == {}


def test_a_disk_that_fails_loses_nothing_that_is_on_the_screen(form, drafts):
    kept = Kept(drafts, form, lambda: None)
    drafts.fail_with = BrokenWorld("store_failed")
    kept.go_to(HERE)
    form.set_texts({"words": "still here"})
    kept.go_to(THERE)
    kept.go_to(HERE)
    assert form.texts() == {"words": "still here"}
    kept.written()
    assert form.texts() == {}


def test_a_field_that_is_composed_anew_is_left_out(form, drafts):
    kept = Kept(drafts, form, lambda: None, left_out=lambda: ("words",))
    kept.go_to(HERE)
    form.set_texts({"words": "composed"})
    kept.keep_now()
    assert drafts.kept(HERE) == {}


def test_nowhere_keeps_nothing(form, drafts):
    kept = Kept(drafts, form, lambda: None)
    form.set_texts({"words": "nobody's"})
    kept.keep_now()
    assert kept.place == NOWHERE
    assert drafts.all_of("") == {}


# --- the read-back ---------------------------------------------------------------------------------


def test_a_clock_is_typed_with_or_without_its_colon(looked, qtbot):
    field = ClockField("at", required=True)
    qtbot.addWidget(field)
    for text in ("19:25", "1925"):
        field.set_text(text)
        assert field.read() == time(19, 25)
    field.set_text("25:00")
    with pytest.raises(Refused, match="time_unread"):
        field.read()
    field.set_text("")
    with pytest.raises(Refused, match="field_empty"):
        field.read()
    assert ClockField("at").read() is None


@pytest.fixture
def read_back(looked, qtbot):
    made = ReadBackForm()
    qtbot.addWidget(made)
    return made


def test_only_what_belongs_to_what_was_said_is_asked(read_back):
    fields = read_back.fields
    assert fields["rate"].isHidden()
    assert fields["due_at"].isHidden()
    read_back.set_texts({"pump": "runs", "due": "vitals"})
    assert not fields["rate"].isHidden()
    assert not fields["due_at"].isHidden()
    read_back.set_texts({"pump": "paused", "due": "nothing"})
    assert fields["rate"].isHidden()
    assert fields["due_at"].isHidden()


def test_what_was_said_is_read_as_it_stands(read_back):
    said = read_back.stands_said(
        {"pump": "paused", "rate": None, "sbp": None, "spo2": None, "due": "vitals", "due_at": time(9)}
    )
    assert said.next_due == (NextDue("vitals", time(9)),)
    nothing = {"pump": "none", "rate": None, "sbp": None, "spo2": None, "due": "nothing", "due_at": None}
    assert read_back.stands_said(nothing).next_due == ()


def test_differences_are_remembered_once_and_survive_a_crash(read_back, qtbot):
    one = Difference("rate", "rate", "12 mL/h", "10 mL/h")
    read_back.note_differences([one])
    read_back.note_differences([one])
    assert read_back.differences == (one,)
    again = ReadBackForm()
    qtbot.addWidget(again)
    again.set_texts(read_back.texts())
    again.arrange()
    assert again.differences == (one,)
    assert not again.fields["settled"].isHidden()


def test_questions_grow_one_by_one_and_come_back_with_their_text(looked, qtbot):
    form = Form()
    qtbot.addWidget(form)
    questions = Questions(form)
    assert not form.fields["question.1"].isHidden()
    assert form.fields["question.2"].isHidden()
    form.set_texts({"question.3": "And the potassium?", "answer.3": "Sent"})
    questions.arrange()
    assert not form.fields["question.3"].isHidden()
    assert questions.told() == (("And the potassium?", "Sent"),)
    form.set_texts({"answer.1": "Left"})
    with pytest.raises(Refused, match="field_empty"):
        questions.told()
    for _ in range(MOST):
        questions.add()
    assert not questions.may_grow


# --- giving and the sheet ------------------------------------------------------------------------------


def test_the_first_reasons_are_listed_and_the_others_counted(looked, qtbot):
    card = GiveCard()
    qtbot.addWidget(card)
    card.show_proposal(Proposal("unstable", tuple("abcdef"), "Words."))
    assert card.reasons.text().splitlines() == ["• a", "• b", "• c", "• d", "and 2 more"]
    card.show_proposal(Proposal("stable", (), "Words."))
    assert card.reasons.isHidden()


def test_an_edited_summary_that_the_record_catches_up_with_is_no_edit(looked, qtbot):
    card = GiveCard()
    qtbot.addWidget(card)
    card.show_proposal(Proposal("stable", (), "One."))
    card.summary.set_text("One. Two.")
    assert card.is_edited
    card.show_proposal(Proposal("stable", (), "One. Two."))
    assert not card.is_edited


def test_the_sheet_hides_what_is_empty_and_builds_nothing_twice(looked, qtbot):
    sheet, awareness = SheetCard(), AwarenessCard()
    for card in (sheet, awareness):
        qtbot.addWidget(card)
    words = SheetWords("Shift handoff", "as of 13:25", actions=(("13:20", "Vital signs"),), summary="Calm.")
    for card in (sheet, awareness):
        card.show_words(words)
    assert sheet.sections["first"].isHidden()
    assert sheet.sections["synthesis"].isHidden()
    assert awareness.open.isHidden()
    assert not sheet.sections["summary"].isHidden()
    sheet.leave_summary_out(out=True)
    assert sheet.sections["summary"].isHidden()
    kept = sheet.to_do.findChildren(QObject)
    sheet.show_words(words)
    assert sheet.to_do.findChildren(QObject) == kept


def test_pairs_are_read_aloud_and_a_letter_is_square(looked, qtbot):
    pairs, letter = Pairs(), Letter("I")
    for part in (pairs, letter):
        qtbot.addWidget(part)
    pairs.show_pairs([("13:20", "Vital signs"), ("14:00", "Labs")])
    assert pairs.accessibleName() == "13:20: Vital signs; 14:00: Labs"
    assert letter.sizeHint().width() == letter.sizeHint().height()
    letter.grab()


def test_a_line_of_the_list_says_severity_state_and_what_came(looked, qtbot):
    row = PatientRow(Seat(2, "PED-0398", "C2D8", at(7)))
    qtbot.addWidget(row)
    row.show_words(RowWords("T. A.", "stable", proposed=True, stands="", state="", stale=""))
    assert (row.severity.text(), row.state.text()) == ("proposed: stable", "not given")
    assert row.stands.isHidden()
    row.show_words(
        RowWords("T. A.", "watcher", proposed=False, stands="Given", state="open", stale="1 entry")
    )
    assert (row.severity.text(), row.state.text(), row.stale.text()) == ("watcher", "open", "1 entry")
    assert "T. A." in row.button.accessibleName()


# --- over a record ------------------------------------------------------------------------------------


def test_the_ground_composes_the_open_patients_sheet_and_nobodys_without_a_day(bedside):
    ground = Ground(bedside)
    ground.look(bedside.now())
    assert ground.sheet.tip == bedside.chart.tip
    assert ground.proposal().severity == "watcher"
    assert len(ground.document_id(bedside.now())) == 12
    bedside.close_patient()
    ground.look(bedside.now())
    with pytest.raises(RuntimeError):
        ground.valid_until  # noqa: B018 (asking is what raises)


def test_a_received_handoff_of_an_earlier_shift_is_no_news_on_the_list(bedside):
    def told():
        chart, now = bedside.chart, bedside.now()
        return row_words(
            chart, handoff(chart, bedside.regimen, "C1D3", now, ward_of(bedside, chart)), NO_NAMES, UTC
        )

    assert (told().proposed, told().state) == (True, "")
    sheet = HandoffGiven(
        "C1D3", "ab12", bedside.chart.tip, "watcher", "unstable", "pale", "Calm.", "Calm.",
        bedside.now() + timedelta(hours=2),
    )  # fmt: skip
    assert bedside.write(sheet).stands
    assert (told().severity, told().state) == ("unstable", "open")
    bedside.tools.clock.advance(hours=13)
    assert told().state == "open", "an open one always is news"
    said = tuple(ReadBack(key, "x", "x") for key in ("rate", "stop_limits", "next_due"))
    receipt = HandoffReceived("C1D3", "ab12", bedside.chart.tip, said, "ok")
    assert bedside.write(receipt, by="RN 14").stands
    assert (told().proposed, told().state) == (True, "")


def test_a_pin_that_is_looked_at_too_long_gives_nothing_for_another_patient(bedside, qtbot, drafts):
    card, ground = GiveCard(), Ground(bedside)
    qtbot.addWidget(card)
    ground.look(bedside.now())
    card.show_proposal(ground.proposal())
    giving = Giving(bedside, ground, card, Kept(drafts, card.form, lambda: None))
    answers = []
    bedside.verify = lambda _badge, _pin, answer: answers.append(answer)
    card.form.set_texts({"severity": "watcher", "pin": "1"})
    card.save()
    assert not card.button.isEnabled()
    bedside.open_patient("PED-0377", "C3D5")
    answers[0](bedside.person, "")
    assert card.button.isEnabled()
    assert handoffs(bedside.chart) == ()
    assert giving.parent() is card


def test_nothing_is_received_that_was_not_given(bedside, qtbot, drafts):
    card = ReceiveCard()
    qtbot.addWidget(card)
    Receiving(bedside, card, Kept(drafts, card.form, lambda: None))
    card.said.emit({"badge": "RN 14"})
    assert handoffs(bedside.chart) == ()


def test_the_state_card_is_hidden_while_nothing_was_handed_over(bedside, qtbot):
    card = StateCard()
    qtbot.addWidget(card)
    card.show_state(bedside.chart, None, bedside.now(), UTC)
    assert card.isHidden()
    card.show_time(bedside.now(), UTC)
