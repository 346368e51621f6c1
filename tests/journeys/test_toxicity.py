"""A fever proposed by the record, raised, attributed, resolved; a corrected platelet value; the day's page."""

from dataclasses import replace
from datetime import UTC
from decimal import Decimal as D
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.adverse_events import adverse_events
from infusetrack.domain.events import LabsReported, StaffAdded, VitalsTaken
from infusetrack.rehearsal.unit import write_unit
from infusetrack.reports.context import Printing
from infusetrack.reports.day_report import day_report
from infusetrack.store.record_store import RecordStore
from tests.fakes import FakeClock
from tests.journeys.nurse import CONTROL, HASHER, KEY, PIN, ZONE, Nurse, open_station

DAY, TERM = "C1D3", "Platelet count decreased"
KEY_SECONDS = 1.2
"""One key by a person who hunts for it (LOCAL; typists need a fifth of a second)."""


@pytest.fixture
def nurse(tmp_path, qtbot):
    """RN 27 at the practice unit's own record, PED-0417 open on C1D3, 13:25."""
    record = RecordStore(tmp_path / "record.db", KEY)
    hashed = HASHER.hash(PIN)
    staff = [
        StaffAdded(badge, role, hashed) for badge, role in (("RN 27", "nurse"), ("PI 01", "investigator"))
    ]
    with record.batch():
        now = write_unit(record, builtin("nct04751383"), ZONE, staff)
    record.close()
    clock = FakeClock(now.astimezone(UTC))
    station = open_station(tmp_path, clock)
    qtbot.addWidget(station.window)
    hand = Nurse(station, clock, qtbot)
    hand.sign_in("RN 27")
    hand.open("PED-0417", DAY)
    hand.show("today")
    return hand


def hot(nurse, celsius):
    set_ = VitalsTaken(DAY, temperature_c=D(celsius), partial_because="only hot")
    assert nurse.bedside.write(set_).stands


def event_of(nurse, term):
    return next(one for one in adverse_events(nurse.bedside.chart) if one.found.term == term)


def pick(nurse, letters, grade):
    """T, letters, Enter, the grade's number, Ctrl+S: nothing else. Returns how many keys that were."""
    nurse.watch.step = f"grade {letters}"
    nurse.press(Qt.Key.Key_T)
    for letter in letters:
        nurse.watch.key_clicks(QApplication.focusWidget(), letter)
    nurse.press(Qt.Key.Key_Return)
    nurse.press(getattr(Qt.Key, f"Key_{grade}"))
    nurse.press(Qt.Key.Key_S, CONTROL)
    return len(letters) + 4


def page(nurse):
    bedside = nurse.bedside
    printing = Printing(bedside.now(), bedside.badge, ZONE)
    document = day_report(bedside.chart, bedside.regimen, DAY, printing)
    return " ".join(" ".join(one.extract_text().split()) for one in pypdf.PdfReader(BytesIO(document)).pages)


def test_a_toxicity_from_its_number_to_the_days_page(nurse):
    screen = nurse.window.screens["toxicity"]

    hot(nurse, "39.3")
    assert pick(nurse, "fev", 2) * KEY_SECONDS < 15
    fever = event_of(nurse, "Fever")
    assert (fever.grade, fever.found.source, fever.found.proposed) == (2, "number", 2)
    assert (fever.found.agent, fever.found.value) == ("dinutuximab", D("39.3"))

    nurse.at(14, 5)
    hot(nurse, "40.2")
    nurse.show("today")
    pick(nurse, "fev", 3)
    assert [step.grade for step in event_of(nurse, "Fever").steps] == [2, 3]
    assert not screen.notices.isHidden()

    screen.open_event(fever.number)
    nurse.fill(screen.detail.form, **{"cause.dinutuximab": "probable", "treatment": "Paracetamol 300 mg"})
    nurse.press(Qt.Key.Key_S, CONTROL)
    nurse.at(15, 40)
    nurse.fill(screen.detail.form, outcome="recovered", ended="1530")
    nurse.press(Qt.Key.Key_S, CONTROL)
    fever = event_of(nurse, "Fever")
    assert not screen.detail.form.refusal.text()
    assert (dict(fever.attributions), fever.is_open) == ({"dinutuximab": "probable"}, False)

    nurse.show("today")
    pick(nurse, "platelet", 1)
    platelets = event_of(nurse, TERM)
    assert (platelets.found.proposed, platelets.found.value) == (1, D(142))

    correct_platelets(nurse, D(62))
    screen.open_event(platelets.number)
    assert "62 × 10⁹/L" in screen.detail.number_words.text()  # noqa: RUF001 (as it is shown)
    assert "→ 2" in screen.detail.number_words.text()
    screen.change_grade()
    nurse.press(Qt.Key.Key_2)
    nurse.press(Qt.Key.Key_S, CONTROL)
    assert [(step.grade, step.source) for step in event_of(nurse, TERM).steps] == [
        (1, "number"),
        (2, "number"),
    ]

    told = page(nurse)
    assert "2 from 13:25, by the number, RN 27 (39.3 °C)" in told
    assert "3 from 14:05, by the number, RN 27 (40.2 °C)" in told
    assert "dinutuximab probable" in told
    assert "Paracetamol 300 mg" in told
    assert "2 from 15:40, by the number, RN 27 (62" in told


def correct_platelets(nurse, value):
    """The lab line is amended with its reason: it was read from the wrong row."""
    line = next(one for one in reversed(nurse.bedside.chart.of_kind(LabsReported)) if one.event.day == DAY)
    results = tuple(
        replace(one, value=value) if one.analyte == "platelets" else one for one in line.event.results
    )
    written = nurse.bedside.amend(
        line, replace(line.event, results=results), reason="read from the wrong row"
    )
    assert written.stands, written.words
