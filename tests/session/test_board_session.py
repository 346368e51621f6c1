"""Chairs: who sits where, whose chart is open, what the cards say."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.board import CardPhase
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Origin
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.chart_session import patient_stream
from infusetrack.session.site_session import SiteSession
from tests.domain.small_trial import DIN, TRIAL, hgb, patient, started

OTHER = replace(TRIAL, id="other")


def enrol(record, clock, study_id, **changes):
    at = clock.now() - timedelta(days=10)
    event = patient(study_id=study_id, **changes)
    record.append(patient_stream(study_id), 1, Draft(at, at, "RN 27", event, entry="e"))


def put(record, clock, study_id, event):
    """Write without the gates: the day stands as the test wants it."""
    stream = patient_stream(study_id)
    now = clock.now()
    seq = len(record.lines(stream)) + 1
    record.append(stream, seq, Draft(now, now, "RN 27", event, entry=str(seq)))


@pytest.fixture
def site(record, clock):
    return SiteSession(record=record, clock=clock)


@pytest.fixture
def board(site, record, clock):
    enrol(record, clock, "PED-0417")
    enrol(record, clock, "PED-0398", initials="T. A.")
    return BoardSession(site, Ground(record, clock, {TRIAL.id: TRIAL, "other": OTHER}))


def codes(signal):
    seen = []
    signal.connect(lambda error: seen.append(error.code))
    return seen


class TestSeating:
    def test_a_seated_patient_has_a_card(self, board, clock):
        told = []
        board.changed.connect(lambda: told.append("changed"))
        assert board.seat(2, "PED-0417", DIN, by="RN 27")
        (card,) = board.cards(clock.now())
        assert (card.seat.chair, card.initials, card.phase) == (2, "R. M.", CardPhase.WAITING)
        assert told == ["changed"]

    def test_chairs_come_in_their_order(self, board, clock):
        board.seat(2, "PED-0417", DIN, by="RN 27")
        board.seat(1, "PED-0398", "C2D8", by="RN 27")
        assert [card.seat.chair for card in board.cards(clock.now())] == [1, 2]

    @pytest.mark.parametrize(
        ("study_id", "day", "code"),
        [
            ("PED-9999", DIN, "patient_unknown"),
            ("PED-0417", "Tuesday", "no_cycle_day"),
            ("PED-0417", "C13D1", "cycle_off_protocol"),
        ],
    )
    def test_a_stranger_and_a_day_that_is_none_are_refused(self, board, site, study_id, day, code):
        seen = codes(site.refused)
        assert board.seat(1, study_id, day, by="RN 27") is None
        assert seen == [code]

    def test_a_chart_without_enrolment_is_no_patient(self, board, site, record, clock):
        put(record, clock, "PED-0500", hgb(DIN, "10", clock.now()))
        seen = codes(site.refused)
        assert board.seat(1, "PED-0500", DIN, by="RN 27") is None
        assert seen == ["patient_unknown"]

    def test_a_taken_chair_is_refused(self, board, site):
        board.seat(1, "PED-0417", DIN, by="RN 27")
        seen = codes(site.refused)
        assert board.seat(1, "PED-0398", "C2D8", by="RN 27") is None
        assert seen == ["chair_taken"]

    def test_who_sits_is_there_after_a_new_start(self, board, site, record, clock):
        board.seat(1, "PED-0417", DIN, by="RN 27")
        again = BoardSession(
            SiteSession(record=record, clock=clock), Ground(record, clock, {TRIAL.id: TRIAL})
        )
        assert [seat.study_id for seat in again.seats] == ["PED-0417"]


class TestLeaving:
    def test_a_chair_left_has_no_card(self, board, clock):
        board.seat(1, "PED-0417", DIN, by="RN 27")
        assert board.leave(1, by="RN 27")
        assert board.cards(clock.now()) == ()

    def test_nobody_leaves_while_an_infusion_runs(self, board, site, record, clock):
        put(record, clock, "PED-0417", started())
        board.seat(1, "PED-0417", DIN, by="RN 27")
        seen = codes(site.refused)
        assert board.leave(1, by="RN 27") is None
        assert seen == ["chair_infusing"]
        assert [session.stream for session in board.running()] == ["patient/PED-0417"]

    def test_a_free_chair_cannot_be_left(self, board, site):
        seen = codes(site.refused)
        assert board.leave(3, by="RN 27") is None
        assert seen == ["chair_free"]


class TestCharts:
    def test_everybody_with_a_chart_is_known(self, board):
        assert board.study_ids == ("PED-0398", "PED-0417")

    def test_everybody_enrolled_is_listed_without_opening_a_chart(self, board, record, clock):
        put(record, clock, "PED-0500", hgb(DIN, "10", clock.now()))
        assert [(one.study_id, one.initials) for one in board.patients()] == [
            ("PED-0398", "T. A."),
            ("PED-0417", "R. M."),
        ]

    def test_a_chart_is_opened_once(self, board):
        assert board.session("PED-0417") is board.session("PED-0417")

    def test_a_chart_that_grows_is_told(self, board, clock):
        told = []
        board.chart_changed.connect(told.append)
        board.session("PED-0417").write(hgb(DIN, "10.4", clock.now()), by="RN 27")
        assert told == ["PED-0417"]

    def test_a_new_patient_is_enrolled_under_the_regimen_chosen(self, board):
        session = board.session("PED-0600", "other")
        assert session.regimen.id == "other"
        session.write(patient(study_id="PED-0600", regimen="other"), by="RN 27")
        assert session.chart.patient.regimen == "other"
        assert session.regimen.id == "other"

    def test_a_chart_keeps_the_regimen_it_was_enrolled_under(self, board, record, clock):
        enrol(record, clock, "PED-0601", regimen="other")
        assert board.session("PED-0601").regimen.id == "other"

    def test_a_chart_whose_regimen_file_is_gone_says_so(self, board, record, clock):
        enrol(record, clock, "PED-0602", regimen="gone")
        with pytest.raises(Refused, match="regimen_unknown"):
            board.session("PED-0602")


def test_a_limit_of_the_site_reaches_the_open_chart_at_once(board, site):
    session = board.session("PED-0417")
    site.write(SiteValueSet("hold.hgb-c1d1", "9.0", "Order"), by="RN 27")
    rule = next(rule for rule in session.regimen.holds if rule.id == "hgb-c1d1")
    assert (rule.limit.value, rule.limit.origin) == (D("9.0"), Origin.SITE)


def test_what_comes_up_is_one_list_for_all(board, record, clock):
    put(record, clock, "PED-0417", started())
    board.seat(1, "PED-0417", DIN, by="RN 27")
    board.seat(2, "PED-0398", "C2D8", by="RN 27")
    coming = board.coming_up(clock.now())
    assert {one.study_id for one in coming} == {"PED-0417"}
    assert [one.due.at for one in coming] == sorted(one.due.at for one in coming)


class TestCards:
    def test_asked_twice_in_a_moment_they_are_made_once(self, board, clock):
        board.seat(1, "PED-0417", DIN, by="RN 27")
        assert board.cards(clock.now()) is board.cards(clock.now())

    def test_a_new_value_is_on_the_card_at_once(self, board, clock):
        board.seat(1, "PED-0417", "C1D1", by="RN 27")
        assert board.cards(clock.now())[0].hgb is None
        labs = replace(hgb("C1D1", "8.8", clock.now()), step="")
        assert board.session("PED-0417").write(labs, by="RN 27")
        (card,) = board.cards(clock.now())
        assert (card.hgb, card.phase) == (D("8.8"), CardPhase.GATE_CLOSED)

    def test_a_value_grows_old_while_nobody_writes(self, board, clock, record):
        put(record, clock, "PED-0417", hgb("C1D1", "8.8", clock.now()))
        board.seat(1, "PED-0417", "C1D1", by="RN 27")
        assert board.cards(clock.now())[0].phase is CardPhase.GATE_CLOSED
        clock.advance(hours=73)
        assert board.cards(clock.now())[0].phase is CardPhase.WAITING
