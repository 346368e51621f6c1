"""A program of its own that starts an infusion, says so, and then waits to be killed."""

import os
import sys
import threading
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.fakes import FakeClock
from tests.journeys.nurse import open_station


def main(folder: Path, at: datetime) -> None:
    app = QApplication([])
    station = open_station(folder, FakeClock(at))
    bedside = station.bedside
    bedside.set_person(bedside.tools.site.site.staff["RN 27"])
    bedside.open_patient("PED-0417", "C1D2")
    station.window.show_screen("today")
    form = station.window.screens["today"].forms.open("infusion")
    form.save()
    app.processEvents()
    print(bedside.chart.tip, flush=True)  # noqa: T201 (the parent reads it)
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
