"""Another schedule is another file: the US label of dinutuximab drives the same screens."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.calendar import calendar_of
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PatientEnrolled, StaffAdded
from infusetrack.domain.record import Draft
from infusetrack.domain.site import SITE
from infusetrack.store.record_store import RecordStore
from tests.journeys.nurse import HASHER, KEY, PIN, Nurse, journey_clock, open_station

LABEL = "dinutuximab_us_label"
STREAM = "patient/LBL-0003"


@pytest.fixture
def nurse(tmp_path, qtbot):
    clock = journey_clock(2026, 11, 22, 6)
    record, now = RecordStore(tmp_path / "record.db", KEY), clock.now()
    child = PatientEnrolled(
        "LBL-0003", "K. O.", date(2019, 5, 5), "male", LABEL, "label", None, date(2026, 11, 19), "HN 30003"
    )
    record.append(SITE, 1, Draft(now, now, "RN 27", StaffAdded("RN 27", "nurse", HASHER.hash(PIN))))
    record.append(STREAM, 1, Draft(now, now, "RN 27", child))
    record.close()
    station = open_station(tmp_path, clock)
    qtbot.addWidget(station.window)
    hand = Nurse(station, clock, qtbot)
    hand.bedside.set_person(hand.bedside.tools.site.site.staff["RN 27"])
    return hand


def test_its_fourth_day_is_a_dinutuximab_day_with_the_same_steps(nurse) -> None:
    nurse.bedside.open_patient("LBL-0003", "C1D4")
    nurse.window.show_screen("today")

    assert nurse.bedside.view().agents == ("dinutuximab",)
    assert {"identity", "hydration", "check", "infusion", "observe", "sign"} <= set(nurse.today.rail.items)
    nurse.do("identity", study_id="LBL-0003", second="HN 30003", not_scanned="typed")
    nurse.do("measure", weight="22", height="118")


def test_its_cycles_last_24_and_32_days(nurse) -> None:
    nurse.bedside.open_patient("LBL-0003", "C1D4")
    calendar = calendar_of(nurse.bedside.regimen, nurse.bedside.chart, {})

    assert [row.length for row in calendar.rows] == [24, 32, 24, 32, 24]


def test_every_screen_shows_it(nurse) -> None:
    nurse.bedside.open_patient("LBL-0003", "C2D8")
    for screen in ("today", "vitals", "calendar", "chart", "settings"):
        nurse.window.show_screen(screen)
        QApplication.processEvents()
        assert nurse.window.front().key == screen


def test_a_sixth_course_is_off_the_label(nurse) -> None:
    nurse.bedside.open_patient("LBL-0003", "C1D4")
    with pytest.raises(Refused) as refused:
        nurse.bedside.regimen.agents_on(6, 4)

    assert refused.value.code == "cycle_off_protocol"
