"""The change of shift: the day nurse gives, the night nurse reads back and takes over, a late entry comes after."""

from datetime import UTC, timedelta
from decimal import Decimal as D

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import DocumentPrinted, DrugGiven, StaffAdded, VitalsTaken
from infusetrack.domain.handoff_state import handoffs
from infusetrack.rehearsal.unit import write_unit
from infusetrack.store.record_store import RecordStore
from tests.fakes import FakeClock
from tests.journeys.nurse import CONTROL, HASHER, KEY, PIN, ZONE, Nurse, open_station

DAY = "C1D3"
BADGES = (("RN 27", "nurse"), ("RN 31", "nurse"), ("RN 14", "nurse"))
READ_BACK = {
    "pump": "runs", "rate": "10", "sbp": "88,4", "spo2": "90", "due": "infusion_end", "due_at": "1925",
}  # fmt: skip
"""What the page and the pump say of PED-0417 at 19:02."""


def at_the_station(folder, clock, qtbot):
    """RN 27 signed in at a station over the file in this folder, PED-0417 open."""
    station = open_station(folder, clock)
    qtbot.addWidget(station.window)
    hand = Nurse(station, clock, qtbot)
    hand.sign_in("RN 27")
    hand.open("PED-0417", DAY)
    return hand


@pytest.fixture
def nurse(tmp_path, qtbot):
    """RN 27 at the practice unit's own record, PED-0417 open on C1D3; it is 19:00, a set was just taken."""
    record = RecordStore(tmp_path / "record.db", KEY)
    hashed = HASHER.hash(PIN)
    staff = [StaffAdded(badge, role, hashed) for badge, role in BADGES]
    with record.batch():
        now = write_unit(record, builtin("nct04751383"), ZONE, staff)
    record.close()
    clock = FakeClock(now.astimezone(UTC))
    hand = at_the_station(tmp_path, clock, qtbot)
    station = hand.station
    hand.show("today")
    hand.at(19)
    written = station.bedside.write(
        VitalsTaken(
            DAY, sbp=96, dbp=56, heart_rate=112, respiratory_rate=21, temperature_c=D("37.6"), spo2=98, pain=2,
            pain_scale="FLACC", sedation="1",
        )
    )  # fmt: skip
    assert written.stands, written.words
    hand.at(19, 2)
    yield hand
    station.close()


def screen_of(nurse):
    return nurse.window.screens["handoff"]


def pin_looked_at(nurse, done):
    """A PIN is looked at in a thread; the window goes on meanwhile."""
    nurse.qtbot.waitUntil(done, timeout=10_000)
    nurse.watch.settle()


def open_by_key(nurse):
    nurse.window.setFocus()
    nurse.press(Qt.Key.Key_H)
    assert nurse.window.front() is screen_of(nurse)


def given(nurse, *words):
    """By keyboard alone: N, the severity's number, the PIN, Ctrl+S."""
    screen, before = screen_of(nurse), len(handoffs(nurse.bedside.chart))
    nurse.watch.step = "give"
    screen.setFocus()
    nurse.press(Qt.Key.Key_N)
    screen.setFocus()
    nurse.press(getattr(Qt.Key, f"Key_{severity_key(screen)}"))
    for word in words:
        screen.give.summary.edit.setFocus()
        nurse.watch.key_click(screen.give.summary.edit, Qt.Key.Key_End, CONTROL)
        nurse.watch.key_clicks(screen.give.summary.edit, word)
    nurse.fill(screen.give.form, pin=PIN)
    nurse.press(Qt.Key.Key_S, CONTROL)
    pin_looked_at(nurse, screen.give.button.isEnabled)
    assert len(handoffs(nurse.bedside.chart)) == before + 1, screen.give.form.refusal.text()
    return handoffs(nurse.bedside.chart)[-1]


def severity_key(screen):
    return [key for key, _ in screen.give.severity.options].index(screen.give.proposal.severity) + 1


def takes_over(nurse, badge, **changes):
    """R, the read-back, badge and PIN, Ctrl+S; returns the handoff as it stands then."""
    screen = screen_of(nurse)
    nurse.watch.step = "read back"
    if screen.mode != "receive":
        screen.setFocus()
        nurse.press(Qt.Key.Key_R)
    nurse.fill(
        screen.receive.form, **(READ_BACK | {"synthesis": "Watch the pressure.", "badge": badge, "pin": PIN})
    )
    nurse.fill(screen.receive.form, **changes)
    nurse.press(Qt.Key.Key_S, CONTROL)
    pin_looked_at(nurse, screen.receive.button.isEnabled)
    return handoffs(nurse.bedside.chart)[-1]


def printed(nurse):
    """The text of the page that the press made, once the record says that it left."""
    chart_says = nurse.bedside.tools.board.session("PED-0417")
    nurse.qtbot.waitUntil(lambda: bool(chart_says.chart.of_kind(DocumentPrinted)), timeout=60_000)
    (path,) = (nurse.station.parts.places.folder / "documents").glob("handoff-*.pdf")
    return " ".join(" ".join(one.extract_text().split()) for one in pypdf.PdfReader(path).pages)


def test_the_day_nurse_gives_the_night_nurse_reads_back_and_a_late_entry_makes_the_print_stale(nurse):
    open_by_key(nurse)
    screen = screen_of(nurse)
    sheet = given(nurse, " Mother sleeps here.").sheet
    assert sheet.summary_was_edited
    assert sheet.valid_until.astimezone(ZONE).strftime("%H:%M") == "19:25"

    page = printed(nurse)
    for told in ("Shift handoff", sheet.severity.upper(), "Mother sleeps here", "Valid until 19:25", "RN 27"):
        assert told in page, told

    nurse.show("today")
    assert "not received yet" in nurse.window.desk.banners.banners["handoff"].text()
    nurse.show("handoff")

    state = takes_over(nurse, "RN 31")
    assert state.received is not None, screen.receive.form.refusal.text()
    assert state.received.by == "RN 31"
    assert "received 19:02 by RN 31" in screen.state.title
    assert screen.state.stale.isHidden()

    nurse.at(19, 9)
    happened = nurse.bedside.now() - timedelta(minutes=45)
    late = DrugGiven(DAY, "", "Acetaminophen", D(300), "mg", "by mouth")
    written = nurse.bedside.write(late, at=happened, reason="found on the paper")
    assert written.stands, written.words
    told = "3 entries since the sheet was printed: clock, missed check, drug"
    assert screen.state.stale.text() == told


def test_who_gave_is_refused_and_a_lock_in_the_middle_loses_no_word(nurse):
    open_by_key(nurse)
    given(nurse)
    screen = screen_of(nurse)
    state = takes_over(nurse, "RN 27")
    assert state.received is None
    assert "Another person" in screen.receive.form.refusal.text()
    assert screen.receive.form.fields["rate"].text() == "10"

    nurse.fill(screen.receive.form, synthesis="Pressure first, ")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CONTROL)
    assert not nurse.window.is_working
    lock = nurse.window.doors.lock
    with nurse.qtbot.waitSignal(nurse.window.locked):
        nurse.watch.key_clicks(lock.pin.edit, PIN)
        nurse.watch.key_click(lock.pin.edit, Qt.Key.Key_Return)
    assert screen.mode == "receive"
    assert screen.receive.form.fields["synthesis"].text() == "Pressure first, "
    assert screen.receive.form.fields["pin"].text() in {"", PIN}


def test_a_wrong_rate_is_settled_first_and_stands_in_the_record(nurse):
    open_by_key(nurse)
    given(nurse)
    screen = screen_of(nurse)
    state = takes_over(nurse, "RN 31", rate="1")
    assert state.received is None
    assert screen.receive.compared.rows == (("rate", "said 1 mL/h; the record says 10 mL/h"),)
    nurse.fill(screen.receive.form, rate="10", settled="looked at the other pump", pin=PIN)
    nurse.press(Qt.Key.Key_S, CONTROL)
    pin_looked_at(nurse, screen.receive.button.isEnabled)
    state = handoffs(nurse.bedside.chart)[-1]
    assert state.received is not None, screen.receive.form.refusal.text()
    assert state.questions[0].event.answer == "looked at the other pump"


def test_two_handoffs_follow_each_other_and_the_file_tells_both(nurse):
    open_by_key(nurse)
    given(nurse)
    assert takes_over(nurse, "RN 31").received is not None
    nurse.at(19, 5)
    second = given(nurse)
    assert second.is_open
    assert takes_over(nurse, "RN 14").received.by == "RN 14"
    nurse.station.parts.record.lines("patient/PED-0417")
    first, last = handoffs(nurse.bedside.chart)
    assert (first.received.by, last.received.by) == ("RN 31", "RN 14")


def test_a_program_that_is_gone_in_the_middle_of_the_read_back_loses_no_word(nurse, tmp_path, qtbot):
    open_by_key(nurse)
    given(nurse)
    state = takes_over(nurse, "RN 31", rate="12", **{"question.1": "Which lumen?"})
    assert state.received is None
    place = screen_of(nurse).kept_receive.place
    drafts = nurse.station.drafts
    qtbot.waitUntil(lambda: "question.1" in drafts.kept(place), timeout=10_000)
    assert PIN not in str(drafts.all_of("RN 27"))

    again = at_the_station(tmp_path, nurse.clock, qtbot)
    again.show("handoff")
    screen = screen_of(again)
    screen.begin_receive()
    fields = screen.receive.form.fields
    assert (fields["rate"].text(), fields["question.1"].text()) == ("12", "Which lumen?")
    assert not fields["settled"].isHidden(), "what differed once is still to be settled"
    assert fields["pin"].text() == ""
    again.station.close()
