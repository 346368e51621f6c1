"""From a thing's due moment to the request for its sound, while a PDF is made and the plot is drawn again and again."""

from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer

from infusetrack.app.background import Background
from infusetrack.devices.clock import SystemClock
from infusetrack.domain.chart import replay
from infusetrack.domain.record import Draft
from infusetrack.rehearsal.unit import write_unit
from infusetrack.reports.day_report import day_report
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.chart_session import patient_stream
from infusetrack.session.site_session import SiteSession
from infusetrack.session.ticker import Ticker
from infusetrack.ui import theme
from infusetrack.ui.screens.vitals import VitalsScreen
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.domain.small_trial import DIN, TRIAL, started
from tests.fakes import FakeClock, FakeSounder, MemoryRecord
from tests.reports.pages import printing
from tests.session.test_board_session import enrol
from tests.ui import conftest as ward

LATE_MS, REDRAW_MS = 250, 40
FIRST_SET = timedelta(minutes=15)


class TimedSounder(FakeSounder):
    """Remembers when each wish came."""

    def __init__(self, clock):
        super().__init__()
        self.clock, self.asked = clock, []

    def keep(self, plan):
        super().keep(plan)
        self.asked.append((self.clock.now(), plan.now))


class RealMoments:
    """Six running infusions whose first set of vital signs falls due `ahead` from now, on the real clock."""

    def __init__(self, ahead):
        self.clock, record = SystemClock(), MemoryRecord()
        self.due_at = self.clock.now() + ahead
        began = self.due_at - FIRST_SET
        site = SiteSession(record=record, clock=self.clock)
        for chair in range(1, 7):
            enrol(record, self.clock, f"PED-{chair:04}")
            draft = Draft(began, began, "RN 27", started(), entry="start")
            record.append(patient_stream(f"PED-{chair:04}"), 2, draft)
        board = BoardSession(site, Ground(record, self.clock, {TRIAL.id: TRIAL}))
        for chair in range(1, 7):
            board.seat(chair, f"PED-{chair:04}", DIN, by="RN 27")
        self.sounder = TimedSounder(self.clock)
        self.watch = AlarmWatch(board, site, clock=self.clock, sounder=self.sounder)
        self.ticker = Ticker(board, clock=self.clock, watch=self.watch)

    def late_ms(self):
        """How long after its moment the first sound was asked for; None while it was not."""
        for at, priority in self.sounder.asked:
            if priority is not None:
                return (at - self.due_at).total_seconds() * 1000
        return None


def practice_bedside(qapp):
    """The practice unit with the running chart of PED-0417 open."""
    theme.apply(qapp, theme.Theme.load("day"))
    record = MemoryRecord()
    now = write_unit(record, ward.regimens()[ward.TRIAL], ward.ZONE, ward.staff_facts())
    bedside = ward.make_bedside(record, FakeClock(now))
    ward.sign_in(bedside)
    bedside.open_patient("PED-0417", "C1D3")
    return bedside


@pytest.fixture
def busy(qapp, qtbot):
    """The window's thread draws the vital signs again and again; a thread beside it makes the day's PDF."""
    bedside = practice_bedside(qapp)
    screen = VitalsScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1272, 680)
    screen.show()
    record = MemoryRecord()
    magrolimab_day(record)
    chart = replay(dinutuximab_day(record))
    background, made, drawn = Background(), [], []

    def document():
        background.run(
            lambda: day_report(chart, regimen(), "C1D2", printing(chart)),
            lambda pdf, _error: (made.append(len(pdf)), document() if not over else None),
        )

    over = []
    redraw = QTimer()
    redraw.setInterval(REDRAW_MS)
    redraw.timeout.connect(
        lambda: (screen.show_chart(bedside.chart), screen.grab(), drawn.append(perf_counter()))
    )
    document()
    redraw.start()
    yield made, drawn
    redraw.stop()
    over.append(True)
    background.wait()


@pytest.mark.parametrize("ahead_ms", [1370, 2050])
def test_the_sound_is_asked_for_in_time_while_a_document_is_made_and_the_plot_drawn(
    busy, qtbot, capsys, ahead_ms
):
    made, drawn = busy
    unit = RealMoments(timedelta(milliseconds=ahead_ms))
    unit.ticker.start()
    qtbot.waitUntil(lambda: unit.late_ms() is not None, timeout=8000)
    unit.ticker.stop()
    told = f"due to sound: {unit.late_ms():.0f} ms (target {LATE_MS} ms), {len(drawn)} plots, {len(made)} documents"
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201
    assert drawn
    assert 0 <= unit.late_ms() <= LATE_MS, told
