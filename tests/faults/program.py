"""The real program on a real encrypted file: goes on with the scripted day and says what stands, until it is killed."""

import json
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from infusetrack.app.parts import Parts
from infusetrack.app.station import Station
from infusetrack.devices.clock import SystemClock
from infusetrack.places import Places
from infusetrack.store.record_store import RecordStore
from tests.faults.day import DAY, NURSE, STREAM, STUDY_ID, entry, script
from tests.journeys.nurse import HASHER, KEY, ZONE

BEAT_MS = 30
AWAY = timedelta(seconds=20)
PLAYER = Path(__file__).with_name("player.sh")
BEGUN = perf_counter()


class DayClock:
    """The script's time: jumps to each fact, and runs with the real clock in between."""

    def __init__(self, at: datetime) -> None:
        self._real = SystemClock()
        self._at, self._zero = at, self._real.monotonic()

    def now(self) -> datetime:
        return self._at + timedelta(seconds=self._real.monotonic() - self._zero)

    def monotonic(self) -> float:
        return self._real.monotonic()

    def jump(self, at: datetime) -> None:
        self._at, self._zero = max(at, self.now()), self._real.monotonic()


class Shift:
    """Opens the station, tells what it shows, then writes one fact after the other."""

    def __init__(self, app: QApplication, folder: Path, *, lies: bool) -> None:
        record = RecordStore(folder / "record.db", KEY)
        last = max(line.written_at for line in record.lines(STREAM))
        self.app, self.lies, self.clock = app, lies, DayClock(last + AWAY)
        words = ("--player", str(PLAYER))
        self.station = Station(
            app,
            Parts(record, KEY, self.clock, ZONE, Places.of(folder), hasher=HASHER, sentinel=words),
        )
        self.bedside, self.facts = self.station.bedside, script()
        self.bedside.set_person(self.bedside.tools.site.site.staff[NURSE])
        self.station.open()
        self.bedside.open_patient(STUDY_ID, DAY)
        self.station.window.show_screen("today")
        self.session = self.bedside.session
        self.timer = QTimer(interval=BEAT_MS)
        self.timer.timeout.connect(self.step)

    def tell_state(self) -> None:
        """What the nurse sees, in words from the screen itself."""
        self.station.window.grab()
        today, asks = self.station.window.screens["today"], self.station.vigil.pumps.banner
        state = {
            "at": self.bedside.now().isoformat(),
            "tip": self.session.chart.tip,
            "shown": not today.live.isHidden(),
            "infused": today.live.infused.value(),
            "rate": today.live.rate.text(),
            "asks": asks.accessibleName() if asks is not None else "",
            "through": self.station.sounder.through,
            "seconds": round(perf_counter() - BEGUN, 2),
        }
        print("state", json.dumps(state), flush=True)  # noqa: T201 (the parent reads it)

    def answer(self) -> None:
        """Read the pump, as a nurse would, where the program asks."""
        asked = self.station.vigil.pumps.banner
        if asked is not None:
            asked.volume.set_text(f"{asked._record_ml():.1f}")
            asked.save()
            self.told(self.session.chart.lines[-1])

    def step(self) -> None:
        """One more fact of the day; the day's end ends the program as a person would."""
        known = {line.entry for line in self.session.chart.lines}
        number = next((i for i in range(len(self.facts)) if entry(i) not in known), None)
        if number is None:
            print("end", flush=True)  # noqa: T201 (the parent reads it)
            self.timer.stop()
            return
        fact = self.facts[number]
        self.clock.jump(fact.at)
        self.station.ticker.forget()
        if self.lies:
            print("ack", self.session.chart.next_seq, "early", flush=True)  # noqa: T201 (a planted fault)
        line = self.session.write(fact.event, by=fact.by, entry=entry(number))
        if line is None:
            print("refused", number, flush=True)  # noqa: T201 (the parent reads it)
            self.timer.stop()
        else:
            self.told(line)

    def told(self, line) -> None:
        """Only what stands is told."""
        if not self.lies:
            print("ack", line.seq, line.hash, flush=True)  # noqa: T201 (the parent reads it)


def main(folder: Path, *, lies: bool) -> int:
    app = QApplication([])
    shift = Shift(app, folder, lies=lies)
    app.processEvents()
    shift.tell_state()
    shift.answer()
    shift.timer.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), lies="--ack-early" in sys.argv))
