"""Stills of a handoff, given, read back and gone stale, on a practice file of its own so that the others stay untouched."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from infusetrack.app.reaction_picture import SteppedClock
from infusetrack.app.station import Station
from infusetrack.domain.events import VitalsTaken
from infusetrack.ui.screens.handoff import HandoffScreen

STUDY_ID, DAY = "PED-0417", "C1D3"
SAID = {
    "pump": "runs", "rate": "12", "sbp": "88.4", "spo2": "90", "due": "vitals", "due_at": "13:57",
    "question.1": "Which lumen runs?", "answer.1": "The red one", "badge": "RN 31",
}  # fmt: skip
"""What the receiver types, with a rate that is not the record's."""
OWN_WORDS = " Her mother sleeps on the ward and wants to be woken for the flush."
Still = tuple[str, Callable[[], None]]


def handoff_stills(station: Station, clock: SteppedClock) -> Iterator[Still]:
    """Each still's name and what brings it about; they follow each other on one patient."""
    screen = station.window.screens["handoff"]
    if not isinstance(screen, HandoffScreen):
        return
    _open(station)
    yield "handoff-give", lambda: _give(screen)
    _given(station, screen)
    yield "handoff", screen.show_sheet
    yield "handoff-receive", lambda: _receive(screen)
    screen.show_sheet()
    clock.step(minutes=12)
    _late(station)
    yield "handoff-stale", lambda: station.window.show_screen("handoff")
    yield "handoff-all", lambda: station.window.show_screen("handoffs")


def _open(station: Station) -> None:
    """A set was just taken, so that the sheet is not all overdue."""
    station.bedside.open_patient(STUDY_ID, DAY)
    _set(station, sbp=94, temperature_c=Decimal("37.6"))
    station.window.show_screen("handoff")


def _set(station: Station, **numbers: object) -> None:
    known = {
        "dbp": 55,
        "heart_rate": 114,
        "respiratory_rate": 21,
        "spo2": 98,
        "pain": 3,
        "pain_scale": "FLACC",
    }
    station.bedside.write(VitalsTaken(DAY, **{**known, **numbers}))  # type: ignore[arg-type]


def _give(screen: HandoffScreen) -> None:
    screen.begin_give()
    screen.give.severity.choose(screen.give.proposal.severity)
    if not screen.give.is_edited:
        screen.give.summary.set_text(screen.give.proposal.summary + OWN_WORDS)


def _given(station: Station, screen: HandoffScreen) -> None:
    """The same fact as by the press, without the PIN, and without paper: a picture must print nothing."""
    read = {
        "severity": screen.give.proposal.severity,
        "why": "",
        "summary": screen.give.summary.text(),
    }
    station.bedside.write(screen.giving.as_given(read, station.bedside.now()))
    screen.show_sheet()


def _receive(screen: HandoffScreen) -> None:
    screen.begin_receive()
    screen.receive.form.set_texts(SAID)
    screen.receive.form.set_texts(
        {"synthesis": "A watcher: pressure first, then the flush at 19:25.", "pin": "0"}
    )
    screen.save()


def _late(station: Station) -> None:
    station.bedside.write(VitalsTaken(DAY, sbp=90, dbp=52, partial_because="asked for at the handoff"))
