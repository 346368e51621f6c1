"""Which handoffs are written: a true sheet, one giver, another receiver who reads back."""

from datetime import timedelta

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.admission_handoff import SAID_BACK, check_handoff
from infusetrack.domain.errors import Refused
from infusetrack.wording.sentences import sentence
from tests.domain.handing_over import ALL_SAID, UNTIL, draft, give, question, receipt, receive, sheet
from tests.domain.small_trial import DIN, Pen, at

VITALS = e.VitalsTaken(DIN, sbp=90)
RAISED = e.AlarmRaised(DIN, "vitals:infusion", "vitals", "medium", at(9))


def refused(pen, event, **more):
    with pytest.raises(Refused) as found:
        check_handoff(pen.chart, draft(event, **more))
    assert "{" not in sentence(found.value)
    assert "could not be done" not in sentence(found.value)
    return found.value.code


class TestGiving:
    def test_a_whole_sheet_of_a_signed_in_nurse_is_taken(self):
        pen = Pen()
        check_handoff(pen.chart, draft(sheet(pen)))
        check_handoff(pen.chart, draft(sheet(pen, severity="unstable", severity_why="mottled")))
        check_handoff(pen.chart, draft(VITALS))

    @pytest.mark.parametrize(
        ("changes", "more", "code"),
        [
            ({}, {"by": " "}, "handoff_unsigned"),
            ({"summary": " "}, {}, "handoff_without_summary"),
            ({"severity": "stable"}, {}, "handoff_severity_why"),
            ({"severity": "unstable", "severity_why": " "}, {}, "handoff_severity_why"),
            ({"shown_hash": "of another record"}, {}, "handoff_moved_on"),
            ({}, {"when": UNTIL}, "handoff_over"),
        ],
    )
    def test_what_is_not_whole_or_not_true_is_refused(self, changes, more, code):
        pen = Pen()
        assert refused(pen, sheet(pen, **changes), **more) == code

    def test_a_sheet_that_a_newer_line_overtook_is_not_handed_over(self):
        pen = Pen()
        taken = sheet(pen)
        pen.write(RAISED, at(9))
        check_handoff(pen.chart, draft(taken))
        pen.write(VITALS, at(9))
        assert refused(pen, taken) == "handoff_moved_on"

    def test_one_sheet_is_given_once(self):
        pen = Pen()
        give(pen)
        assert refused(pen, sheet(pen)) == "handoff_given_twice"
        check_handoff(pen.chart, draft(sheet(pen, "cd34")))

    def test_words_may_be_amended_when_the_record_has_moved_on(self):
        pen = Pen()
        given = give(pen)
        pen.write(VITALS, at(9))
        check_handoff(pen.chart, draft(given.event, amends=given.seq))
        assert refused(pen, sheet(pen, summary=""), amends=given.seq) == "handoff_without_summary"


class TestReceiving:
    def test_another_person_who_read_everything_back_receives(self):
        pen = Pen()
        give(pen)
        check_handoff(pen.chart, draft(receipt(pen)))

    def test_the_giver_does_not_receive(self):
        pen = Pen()
        give(pen)
        assert refused(pen, receipt(pen), by="RN 27") == "handoff_same_person"
        assert refused(pen, receipt(pen), by="") == "handoff_unsigned"

    def test_the_giver_does_not_receive_either_after_another_put_the_words_right(self):
        pen = Pen()
        given = give(pen)
        pen.write(given.event, at(9), by="RN 14", amends=given.seq)
        assert refused(pen, receipt(pen), by="RN 27") == "handoff_same_person"
        assert refused(pen, receipt(pen), by="RN 14") == "handoff_same_person"
        check_handoff(pen.chart, draft(receipt(pen)))

    @pytest.mark.parametrize("what", SAID_BACK)
    def test_each_thing_is_read_back(self, what):
        pen = Pen()
        give(pen)
        left = tuple(one for one in ALL_SAID if one.what != what)
        assert refused(pen, receipt(pen, read_back=left)) == SAID_BACK[what]
        silent = (*left, e.ReadBack(what, "10.3 mL/h", "  "))
        assert refused(pen, receipt(pen, read_back=silent)) == SAID_BACK[what]

    def test_it_is_received_once(self):
        pen = Pen()
        give(pen)
        received = receive(pen)
        assert refused(pen, receipt(pen), by="RN 14") == "handoff_received"
        check_handoff(pen.chart, draft(received.event, amends=received.seq))

    def test_nobody_receives_what_was_not_given_or_was_replaced(self):
        pen = Pen()
        assert refused(pen, receipt(pen)) == "handoff_unknown"
        give(pen)
        give(pen, at(9) + timedelta(minutes=5), "cd34")
        assert refused(pen, receipt(pen)) == "handoff_replaced"
        check_handoff(pen.chart, draft(receipt(pen, "cd34")))

    def test_it_is_not_received_before_it_was_given(self):
        pen = Pen()
        give(pen, at(9))
        assert refused(pen, receipt(pen), when=at(8)) == "handoff_before_given"

    def test_a_stale_sheet_alone_does_not_do(self):
        pen = Pen()
        given = give(pen)
        pen.write(VITALS, at(9))
        told = receipt(pen, shown_hash=given.event.shown_hash)
        assert refused(pen, told) == "handoff_stale"
        with pytest.raises(Refused) as found:
            check_handoff(pen.chart, draft(told))
        assert found.value.facts == {"lines": 1, "since": at(9)}

    def test_a_stale_sheet_does_where_the_newer_lines_are_on_the_receivers_screen(self):
        pen = Pen()
        give(pen)
        pen.write(VITALS, at(9))
        check_handoff(pen.chart, draft(receipt(pen)))

    def test_what_came_while_the_receiver_read_is_to_be_looked_at_first(self):
        pen = Pen()
        give(pen)
        pen.write(VITALS, at(9))
        told = receipt(pen)
        pen.write(RAISED, at(9))
        check_handoff(pen.chart, draft(told))
        pen.write(VITALS, at(9))
        assert refused(pen, told) == "handoff_moved_on"


class TestAsking:
    def test_a_question_has_words_a_name_and_a_sheet(self):
        pen = Pen()
        give(pen)
        check_handoff(pen.chart, draft(question()))
        assert refused(pen, question(" ")) == "handoff_question_empty"
        assert refused(pen, question(), by="") == "handoff_unsigned"
        assert refused(pen, question(document="ef56")) == "handoff_unknown"

    def test_the_days_gates_ask_this_too(self):
        pen = Pen()
        with pytest.raises(Refused, match="handoff_unknown"):
            pen.admit(receipt(pen), at(10), by="RN 31")
