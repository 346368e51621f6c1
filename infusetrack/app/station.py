"""A station: record, clock, sound and window put together, for real or for practice."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from infusetrack.app import practice
from infusetrack.app.application import application
from infusetrack.app.background import Background
from infusetrack.app.closing import ClosingGuard
from infusetrack.app.drawing import AHEAD_MS, fetch_ahead
from infusetrack.app.exporting import RateExport
from infusetrack.app.faults import FaultLog
from infusetrack.app.gap_words import gap_words
from infusetrack.app.handing import HandoffPrinter
from infusetrack.app.idle import IdleLock
from infusetrack.app.keeping import Keeper
from infusetrack.app.memory import Tidying
from infusetrack.app.parts import Parts, tools_of
from infusetrack.app.press import DocumentPress
from infusetrack.app.reacting import Reacting, reaction_keys
from infusetrack.app.screens import make_window
from infusetrack.app.sounding import sounder_of
from infusetrack.app.terms import SiteTerms
from infusetrack.app.vigil import Vigil
from infusetrack.app.wanting import Files
from infusetrack.catalog.regimens import built_ins
from infusetrack.devices.clock import RehearsalClock
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.places import Places
from infusetrack.preferences import Preferences, read_preferences, write_preferences
from infusetrack.reports.style import CodeKind, LabelForm, Paper
from infusetrack.session.lapse_watch import LapseWatch
from infusetrack.session.ports import Clock
from infusetrack.session.ticker import Ticker
from infusetrack.store.drafts import DraftStore
from infusetrack.store.keys import recovery_code
from infusetrack.ui import theme
from infusetrack.ui.bedside import ADD_TOXICITY, Bedside
from infusetrack.ui.handoff_banner import HandoffBanner, ask_for_handoff
from infusetrack.ui.pump_question import SHORTCUT
from infusetrack.ui.scanner import Scanner
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.handoff import ALL, PRINT, PRINT_ALL
from infusetrack.ui.screens.paper.screen import PaperScreen, fitting
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr


class Station:
    """Everything of one running program, alive as long as it is."""

    def __init__(
        self, app: QApplication, parts: Parts, *, breathe: Callable[[], object] = lambda: None
    ) -> None:
        """Nothing is shown yet and no timer runs; `breathe` is called between the screens."""
        self.app, self.parts = app, parts
        self.preferences = read_preferences(self.parts.places.preferences)
        self.drafts = DraftStore(parts.record.path, parts.key)
        self.sounder = sounder_of(
            parts.places, parts.clock, speed=parts.speed, practice=parts.rehearsal, words=parts.sentinel
        )
        self.terms = SiteTerms(parts.places.ctcae)
        self.bedside = Bedside(tools_of(parts, self.drafts, self.sounder, self.terms))
        self.alarms = self.bedside.alarms
        real = parts.sentinel is not None and not parts.rehearsal
        self.vigil = Vigil(self.bedside, parts.places, self.sounder, is_real=real)
        self.background = Background()
        files = Files(parts.record.path, parts.key, parts.places.ctcae)
        self.press = DocumentPress(self.bedside, parts.places.folder / "documents", self._paper, files)
        self.press.labels = self._labels
        self.rates = RateExport(self.bedside, self.background, parts.places.folder / "documents")
        self.handing = HandoffPrinter(self.bedside, parts.places.folder / "documents", self._paper)
        self.keeper = Keeper(self.bedside, self.background, parts.record.path, parts.key)
        self.alarms.station.backed_up_at = None if parts.rehearsal else self.keeper.last_at
        self.dress()
        self.window = make_window(
            self.bedside,
            self.preferences,
            self._anywhere(),
            self._recovery(),
            press=self.press,
            breathe=breathe,
        )
        self.reacting = Reacting(self.window)
        self.ticker = Ticker(
            self.bedside.tools.board, clock=parts.clock, watch=self.alarms, speed=parts.speed
        )
        self.lapses = LapseWatch(self.bedside.tools.board)
        self.vigil.stand_in(self.window.desk.banners)
        self.handed = HandoffBanner(self.bedside, self.window.desk)
        self.scanner, self.idle = (
            Scanner(),
            IdleLock(self.window.lock, self.preferences.lock_minutes, self.reacting.is_in_hand),
        )
        self.window.destroyed.connect(self.idle.rest)
        self._wire()

    def _labels(self) -> tuple[LabelForm, CodeKind]:
        return cast("LabelForm", self.preferences.labels), cast("CodeKind", self.preferences.codes)

    def _paper(self) -> Paper:
        return "a4" if self.preferences.paper == "a4" else "letter"

    def _anywhere(self) -> list[Shortcut]:
        return [
            *reaction_keys(lambda: self.reacting),
            Shortcut("Ctrl+Shift+P", tr("print at once what this screen is about"), self._print_at_once),
            Shortcut(SHORTCUT, tr("compare with the pump"), self.vigil.read_pump),
            Shortcut("L", tr("lab results"), lambda: self.bedside.asked_for.emit("labs")),
            Shortcut("G", tr("give a drug"), lambda: self.bedside.asked_for.emit("give")),
            Shortcut(
                "Ctrl+Shift+D", tr("enter downtime paper"), lambda: self.bedside.asked_for.emit("downtime")
            ),
            Shortcut("T", tr("grade a toxicity"), lambda: self.bedside.asked_for.emit(ADD_TOXICITY)),
            Shortcut("H", tr("handoff"), lambda: ask_for_handoff(self.bedside)),
        ]

    def _recovery(self) -> Callable[[], str] | None:
        return None if self.parts.rehearsal else lambda: recovery_code(self.parts.key)

    def _wire(self) -> None:
        self.ticker.ticked.connect(self.lapses.look)
        self.ticker.ticked.connect(self._ticked)
        self.ticker.gap.connect(self._gap)
        self.window.print_asked.connect(self._preview)
        self.bedside.asked_for.connect(self._asked)
        self.window.closing.connect(self.close)
        if self.vigil.is_real:
            self.window.may_close = ClosingGuard(self.window, self.bedside.tools.board).may_close
        self.scanner.scanned.connect(self.window.scan)
        settings = self.window.screens["settings"]
        settings.preferences_changed.connect(self._prefer)  # type: ignore[attr-defined]

    def _asked(self, what: str) -> None:
        if what == "print":
            self._preview("today")
        elif what == "rates":
            self.rates.export()
        elif what == PRINT:
            self.handing.print_sheet()
        elif what == PRINT_ALL:
            self.handing.print_all()

    def _preview(self, screen: str) -> None:
        """Ctrl+P shows the document that a screen is about as it would print; there it prints it."""
        if screen == PaperScreen.key:
            self._print_at_once()
        elif screen == ALL:
            self.handing.print_all()
        else:
            self.window.show_screen(PaperScreen.key)

    def _print_at_once(self) -> None:
        front = self.window.front()
        if isinstance(front, PaperScreen):
            front.leave("print")
        else:
            self.press.print_fitting(fitting(front.key if front is not None else ""))

    def dress(self) -> None:
        """Put the preferred look on."""
        local = self.parts.clock.now().astimezone(self.parts.zone)
        theme.apply(self.app, theme.Theme.load(self.preferences.theme_at(local.hour)), self.preferences.scale)

    def _ticked(self, now: datetime) -> None:
        if theme.current().name != self.preferences.theme_at(now.astimezone(self.parts.zone).hour):
            self.vigil.expect_long_work()
            self.dress()
            self.ticker.forget()
        self.bedside.tick(now)
        self.vigil.tick(now)

    def wear(self, preferences: Preferences) -> None:
        """Take these preferences on, without keeping them; it may last some seconds, and says so."""
        self.preferences = preferences
        self.bedside.told.emit(tr("Laying on the look …"), "info")
        self.app.processEvents()
        self.vigil.expect_long_work()
        self.dress()
        self.ticker.forget()

    def _prefer(self, preferences: Preferences) -> None:
        self.wear(preferences)
        self.idle.set_minutes(preferences.lock_minutes)
        try:
            write_preferences(self.parts.places.preferences, preferences)
        except OSError as error:
            self.bedside.told.emit(
                tr("Settings could not be kept: {why}").format(why=error.strerror), "refused"
            )

    def _gap(self, kind: str, seconds: int) -> None:
        """Where an infusion runs the alarm of that chair says it; elsewhere one sentence does."""
        if self.bedside.tools.board.running():
            return
        if self.vigil.asks:
            return  # it says so, and asks
        self.bedside.told.emit(gap_words(kind, seconds), "refused")

    def open(self) -> None:
        """Show the window and start the clock."""
        FaultLog(self.parts.places.folder, self.parts.clock, self.bedside.told.emit).install()
        self.app.installEventFilter(self.scanner)
        self.app.installEventFilter(self.idle)
        self.vigil.begin(self.parts.clock.now())
        self.window.show()
        self.ticker.start()
        self.tidying = Tidying()
        self.terms.begin()
        QTimer.singleShot(AHEAD_MS, self.window, fetch_ahead)

    def come_forward(self) -> None:
        """Somebody started the program again: here it is."""
        self.window.showNormal()
        self.window.activateWindow()

    def close(self) -> None:
        """Last backup, then let the keyboard and the record go."""
        self.app.removeEventFilter(self.scanner)
        self.app.removeEventFilter(self.idle)
        self.ticker.stop()
        self.vigil.close()
        if not self.parts.rehearsal:
            self.keeper.back_up()
        self.handing.background.wait()
        self.press.close()
        self.background.wait()
        self.bedside.tools.sign_in.wait()
        self.alarms.hemoglobin.wait()
        self.drafts.close()
        self.parts.record.close()


def run_demo(speed: float) -> int:
    """Open the practice file, its clock running `speed` times as fast as the real one."""
    app = application()
    with TemporaryDirectory(prefix="infusetrack-practice-") as folder:
        return _guarded(lambda: _run_practice(app, Path(folder), speed))


def _run_practice(app: QApplication, folder: Path, speed: float) -> int:
    station = practice_station(
        app, folder, lambda start: RehearsalClock(start, speed=speed), speed=speed, sentinel=()
    )
    station.open()
    return app.exec()


def practice_station(
    app: QApplication,
    folder: Path,
    clock: Callable[[datetime], Clock],
    *,
    speed: float = 1.0,
    sentinel: tuple[str, ...] | None = None,
) -> Station:
    """A station over a fresh practice file, with RN 27 signed in at the chairs."""
    regimen = built_ins()[practice.REGIMEN]
    record, now = practice.practice_record(folder, regimen)
    parts = Parts(
        record, practice.KEY, clock(now.astimezone(UTC)), practice.ZONE, Places.of(folder),
        rehearsal=True, speed=speed, hasher=practice.quick_hasher(), sentinel=sentinel,
    )  # fmt: skip
    station = Station(app, parts)
    station.window.frame.say(practice.strip_words())
    station.bedside.set_person(station.bedside.tools.site.site.staff["RN 27"])
    return station


def _guarded(work: Callable[[], int]) -> int:
    try:
        return work()
    except InfuseTrackError as error:
        print(sentence(error), file=sys.stderr)
        return 1
