"""Whether a print still is true, and how each handoff stands: functions of the record's lines alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import cast

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    HANDOFF_FACTS,
    AboutAdverseEvent,
    AdverseEventGraded,
    AdverseEventNoted,
    BagReceived,
    BaselineConditionNoted,
    DocumentPrinted,
    Event,
    FluidCounted,
    HandoffGiven,
    HandoffQuestioned,
    HandoffReceived,
    HemoglobinAnswered,
    InfusionStarted,
    LabsReported,
    Measured,
    OrderEntered,
    PatientEnrolled,
    SoundPaused,
    SoundTested,
    StepDone,
    SurgeryPlanned,
    Transfused,
)
from infusetrack.domain.record import Line
from infusetrack.domain.striking import ALARM_LOG

ASIDE: tuple[type[Event], ...] = (
    DocumentPrinted, *HANDOFF_FACTS, *ALARM_LOG, SoundPaused, SoundTested,
)  # fmt: skip
"""What no print shows: paper itself, handoffs, the log of alarms and of sound."""
OF_THE_DAY = frozenset({"day", "day summary"})
"""Documents that speak of the day they were printed for, and of what crosses days."""
OF_THE_CYCLE = "cycle"
"""The document that speaks of the cycle of its day; what became of a toxicity later stands on it too."""
TOLD: Mapping[str, tuple[type[Event], ...]] = MappingProxyType(
    {
        "toxicity": (PatientEnrolled, AdverseEventGraded, AdverseEventNoted, AboutAdverseEvent, BaselineConditionNoted),
        "hgb": (PatientEnrolled, LabsReported, InfusionStarted, Transfused, HemoglobinAnswered, FluidCounted, Measured, StepDone, AdverseEventNoted, SurgeryPlanned),
        "labels": (PatientEnrolled, OrderEntered, BagReceived, Measured),
    }
)  # fmt: skip
"""Of the documents that show some kinds of facts only: which. Every other document shows all."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether a print still is true: `newer` are the lines written since that it should show.

    `known` is false where the record has no line with the print's hash: it is of another record.
    """

    known: bool
    newer: tuple[Line, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing that it shows has changed."""
        return self.known and not self.newer

    @property
    def since(self) -> datetime | None:
        """When the first newer line was written; None where it still is true, or of another record."""
        return self.newer[0].written_at if self.newer else None

    @property
    def lines(self) -> int:
        """How many newer lines there are."""
        return len(self.newer)


def still_true(chart: Chart, printed: Line) -> Truth:
    """Whether the document that a line speaks of (printed, or handed over) still is true."""
    event = printed.event
    if isinstance(event, DocumentPrinted):
        return truth_of(chart, event.tip, event.document, event.day)
    shown = event.shown_hash if isinstance(event, HandoffGiven | HandoffReceived) else printed.hash
    return truth_of(chart, shown)


def truth_of(chart: Chart, tip: str, document: str = "handoff", day: str = "") -> Truth:
    """The same for a document of this kind that shows the record up to the line with the hash `tip`."""
    after = _seq_of(chart, tip)
    if after is None:
        return Truth(known=False)
    return Truth(known=True, newer=tuple(_newer(chart, after, document, day)))


def _seq_of(chart: Chart, tip: str) -> int | None:
    """The number of the line with this hash; 0 is an empty record, None none of this record."""
    if not tip:
        return 0
    return next((line.seq for line in reversed(chart.lines) if line.hash == tip), None)


def _newer(chart: Chart, after: int, document: str, day: str) -> Iterator[Line]:
    for line in chart.lines[after:]:
        old = None if line.amends is None else chart.line(line.amends).event
        if any(_shows(document, day, one) for one in (line.event, old) if one is not None):
            yield line


def _shows(document: str, day: str, event: Event) -> bool:
    """Whether a document of this kind and day shows such a fact."""
    if isinstance(event, ASIDE):
        return False
    kinds = TOLD.get(document)
    if kinds is not None:
        return isinstance(event, kinds)
    own = str(getattr(event, "day", ""))
    if document == OF_THE_CYCLE and not isinstance(event, AboutAdverseEvent):
        return not own or own.rpartition("D")[0] == day.rpartition("D")[0]
    return document not in OF_THE_DAY or own in {"", day}


# --- handoffs ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HandoffState:
    """One handoff: given, what was asked, received (None while nobody has).

    `replaced_by` is the next sheet that was given before anybody received this one.
    """

    given: Line
    sheet: HandoffGiven
    questions: tuple[Line, ...] = ()
    received: Line | None = None
    replaced_by: Line | None = None

    @property
    def is_open(self) -> bool:
        """Given, and neither received nor replaced."""
        return self.received is None and self.replaced_by is None

    def has_expired(self, now: datetime) -> bool:
        """Whether its sheet is not to be trusted any more at `now`."""
        return now >= self.sheet.valid_until


def handoffs(chart: Chart) -> tuple[HandoffState, ...]:
    """Every standing handoff of a patient, in the order in which they were given."""
    given = sorted(chart.of_kind(HandoffGiven), key=lambda line: line.seq)
    return tuple(_state(chart, one, later) for one, later in zip(given, [*given[1:], None], strict=False))


def _state(chart: Chart, line: Line, following: Line | None) -> HandoffState:
    sheet = cast("HandoffGiven", line.event)
    asked, taken = (_about(chart, kind, sheet) for kind in (HandoffQuestioned, HandoffReceived))
    received = taken[0] if taken else None
    return HandoffState(line, sheet, asked, received, following if received is None else None)


def _about(chart: Chart, kind: type[Event], sheet: HandoffGiven) -> tuple[Line, ...]:
    return tuple(
        line for line in chart.of_kind(kind) if getattr(line.event, "document_id", "") == sheet.document_id
    )


def open_handoff(chart: Chart) -> HandoffState | None:
    """The handoff that waits for its receiver; None where none does."""
    return next((one for one in reversed(handoffs(chart)) if one.is_open), None)


def handoff_of(chart: Chart, document_id: str) -> HandoffState | None:
    """The handoff with this sheet; None where none was given."""
    return next((one for one in reversed(handoffs(chart)) if one.sheet.document_id == document_id), None)


def last_received(chart: Chart) -> HandoffState | None:
    """The last handoff that somebody received; None before the first."""
    return next((one for one in reversed(handoffs(chart)) if one.received is not None), None)
