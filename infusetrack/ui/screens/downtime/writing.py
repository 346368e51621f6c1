"""Writing the lines of a paper: read them all, then one after the other in the order in which they happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from infusetrack.domain.back_entry import Paper, date_of, written_lines
from infusetrack.domain.back_events import Ground
from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.downtime.columns import Reader, titles_of
from infusetrack.ui.screens.downtime.paper_row import PaperRow
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.reading import moment_at, read_clock
from infusetrack.wording.back_entry import reason_words

BLAMES = {
    "time_to_come": "time", "before_enrolment": "time", "infusion_before_last": "time",
    "later_does_not_fit": "time", "resume_without_order": "ordered_by", "pump_without_reason": "why",
    "rate_above_plan": "why", "infusion_rate": "rate", "infusion_too_slow": "rate", "infusion_too_long": "rate",
    "drug_early": "why", "drug_early_order": "ordered_by", "drug_over": "ordered_by", "drug_restricted": "why",
    "drug_labs": "why", "drug_labs_missing": "why", "dose_beside": "why", "dose_not_set": "why",
    "drug_unknown": "why", "drug_allergy": "why", "dose_unit": "unit", "drug_name": "drug", "drug_tenfold": "dose",
    "drug_thousandfold": "dose", "fluid_amount": "ml", "fluid_unheard_of": "ml", "fluid_large": "why",
    "vitals_sbp_dbp": "bp", "vitals_empty": "temperature_c",
}  # fmt: skip
"""The box that a refusal speaks of, by its code."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that was read and waits for its turn."""

    at: datetime
    order: int
    row: PaperRow


class Writer(QObject):
    """Writes one line in each round of events, so that the window never stalls.

    Signal: `done(written, refused)` once every line had its turn.
    """

    done = Signal(int, int)

    def __init__(self, bedside: Bedside, parent: QObject) -> None:
        """Nothing waits."""
        super().__init__(parent)
        self._bedside = bedside
        self._waiting: list[Waiting] = []
        self._paper, self._why = Paper(""), ""
        self._written = self._refused = 0

    @property
    def is_busy(self) -> bool:
        """Lines still wait for their turn."""
        return bool(self._waiting)

    def forget(self) -> None:
        """Another person or patient: what waits is not written there."""
        self._waiting.clear()

    def moment(self, row: PaperRow, paper: Paper) -> datetime:
        """When a line happened, its date inferred; refuses what cannot be, and asks on the night of two 01:30s."""
        text, zone = row.cells["time"].text().strip(), self._bedside.zone
        if not text:
            raise Refused("paper_time")
        clock, _ = read_clock(text)
        on = date_of(clock, zone, self._bedside.now(), paper.printed_at)
        at = moment_at(on, text, zone).astimezone(UTC)
        begun = self._bedside.chart.shelves.get(self._bedside.day_label, ())
        if paper.printed_at is None and begun and at < begun[0].happened_at:
            raise Refused("paper_before_day", text=text, first=begun[0].happened_at)
        return at

    def begin(self, rows: list[PaperRow], paper: Paper, why: str) -> None:
        """Read every line that is typed and not written; then write those that could be read."""
        self._paper, self._why = paper, why
        self._written = self._refused = 0
        todo = [row for row in rows if not row.written and not row.is_empty()]
        numbers = [row.line for row in rows if not row.is_empty()]
        known = written_lines(self._bedside.chart, paper)
        for row in todo:
            row.show_refusal("")
            self._read(row, lambda row=row: self._wait(row, numbers, known))  # type: ignore[misc]
        self._waiting.sort(key=lambda one: (one.at, one.order))
        soon(self, self._next)

    def _wait(self, row: PaperRow, numbers: list[str], known: object) -> str:
        if not row.line.isdigit():
            raise _Blamed("line", Refused("paper_line"))
        if numbers.count(row.line) > 1:
            raise _Blamed("line", Refused("paper_line_twice", line=row.line))
        if isinstance(known, dict) and row.line in known:
            raise _Blamed("line", Refused("paper_line_written", line=row.line, seq=known[row.line].seq))
        if not row.by:
            raise _Blamed("by", Refused("paper_by"))
        try:
            at = self.moment(row, self._paper)
        except Refused as error:
            raise _Blamed("time", error) from error
        self._waiting.append(Waiting(at, int(row.line), row))
        return ""

    def _read(self, row: PaperRow, act: Callable[[], object]) -> None:
        try:
            act()
        except _Blamed as blamed:
            self._refuse(row, self._bedside.words_of(blamed.error), blamed.key)

    def _refuse(self, row: PaperRow, words: str, key: str) -> None:
        self._refused += 1
        row.show_refusal(words, key)

    def _next(self) -> None:
        if not self._waiting:
            self.done.emit(self._written, self._refused)
            return
        one = self._waiting.pop(0)
        self._read(one.row, lambda: self._write(one))
        soon(self, self._next)

    def _write(self, one: Waiting) -> None:
        bedside, row = self._bedside, one.row
        reader = Reader(row.texts(), titles_of(row.kind))
        ground = Ground(bedside.chart, bedside.regimen, bedside.day_label, one.at, bedside.now())
        try:
            event = row.kind.read(reader, ground)
        except Refused as error:
            raise _Blamed(reader.at, error) from error
        reason = reason_words(self._why, self._paper.form, row.line, row.by)
        written = bedside.write(event, at=one.at, reason=reason, entry=self._paper.entry(row.line))
        if written.line is not None:
            self._written += 1
            row.show_written(written.line.seq)
        else:
            self._refuse(row, written.words, BLAMES.get(written.code, ""))


class _Blamed(Exception):
    """A refusal and the box at fault."""

    def __init__(self, key: str, error: InfuseTrackError) -> None:
        super().__init__(error.code)
        self.key, self.error = key, error
