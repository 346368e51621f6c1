"""The program is killed, not closed: what it had said to be written is there, and counts on."""

import signal
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal as D
from pathlib import Path

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import InfusionStarted, StaffAdded
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Draft
from infusetrack.domain.site import SITE
from infusetrack.rehearsal.day_script import DayScript
from infusetrack.rehearsal.practice_vitals import practice_vitals
from infusetrack.rehearsal.unit import seated
from infusetrack.store.record_store import RecordStore
from tests.journeys.nurse import HASHER, KEY, PIN, Nurse, journey_clock, open_station

TOP = Path(__file__).resolve().parents[2]
STREAM = "patient/PED-0417"


@pytest.fixture
def clock():
    return journey_clock(2026, 11, 23, 9)


@pytest.fixture
def ready(tmp_path, clock):
    """R. M.'s C1D2: everything before the start is done, the pump stands ready at 09:00."""
    record, now = RecordStore(tmp_path / "record.db", KEY), clock.now()
    place = seated()[0]
    due = (("dinutuximab", place.dinutuximab),)
    regimen = builtin("nct04751383")
    script = DayScript(regimen, "C1D2", 1, 2, place.child, now, due, practice_vitals("C1D2")).facts()
    start = next(i for i, fact in enumerate(script) if isinstance(fact.event, InfusionStarted))
    facts = [(now - timedelta(days=7), "RN 27", place.child.enrolled(regimen.id))]
    facts += [(fact.at, fact.by, fact.event) for fact in script[:start]]
    with record.batch():
        record.append(SITE, 1, Draft(now, now, "RN 27", StaffAdded("RN 27", "nurse", HASHER.hash(PIN))))
        for seq, (at, by, event) in enumerate(facts, 1):
            record.append(STREAM, seq, Draft(at, at, by, event, entry=f"ready-{seq}"))
    record.close()
    return tmp_path


def killed_after_the_start(folder: Path, at: str) -> str:
    """Run the program until it says that the start is written, then kill it; the record's tip then."""
    command = [sys.executable, "-m", "tests.journeys.running_station", str(folder), at]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True) as program:
        said = program.stdout.readline().strip()
        program.send_signal(signal.SIGKILL)
    return said


def test_a_start_that_was_shown_as_written_survives_a_kill_and_counts_on(ready, clock, qtbot) -> None:
    tip = killed_after_the_start(ready, clock.now().isoformat())
    clock.advance(minutes=20)
    station = open_station(ready, clock)
    qtbot.addWidget(station.window)
    hand = Nurse(station, clock, qtbot)
    hand.bedside.set_person(hand.bedside.tools.site.site.staff["RN 27"])
    hand.bedside.open_patient("PED-0417", "C1D2")
    hand.window.show_screen("today")
    infusion = hand.bedside.record.infusions["infusion"]

    assert hand.bedside.chart.tip == tip
    assert infusion.phase is Phase.RUNNING
    assert infusion.delivered_ml(clock.now()) == D(5) * 20 / 60
    assert hand.today.live.infused.value() == "1.7"
    assert "5.0 mL/h" in hand.today.live.rate.text()
