"""The words of one line of the list of all handoffs, from the record."""

from datetime import tzinfo

from infusetrack.domain.chart import Chart
from infusetrack.domain.handoff import Handoff
from infusetrack.domain.handoff_day import SHIFT
from infusetrack.domain.handoff_prints import truth_of_sheet
from infusetrack.domain.handoff_state import HandoffState, handoffs
from infusetrack.ui.screens.handoff.all_row import RowWords
from infusetrack.wording.events_handoff import SEVERITIES
from infusetrack.wording.events_names import Names
from infusetrack.wording.handoff_reasons import reason_words
from infusetrack.wording.handoff_stands import stale_words, stands_words
from infusetrack.wording.translate import translated

STILL_TOLD = SHIFT
"""A received handoff of an earlier shift is no news; an open one always is (LOCAL)."""


def row_words(chart: Chart, sheet: Handoff, names: Names, zone: tzinfo) -> RowWords:
    """Severity as it was set at the handoff that still tells, else as proposed now with its first reason."""
    last = _last(chart, sheet)
    severity = last.sheet.severity if last is not None else sheet.severity.proposed
    stale = stale_words(truth_of_sheet(chart, last)) if last is not None else ""
    state = "" if last is None else "open" if last.is_open else "received"
    return RowWords(
        initials=chart.patient.initials if chart.patient else "",
        severity=translated(SEVERITIES[severity]),
        proposed=last is None,
        stands=stands_words(last, zone) if last is not None else _why(sheet, names, zone),
        state=state,
        stale=stale,
    )


def _why(sheet: Handoff, names: Names, zone: tzinfo) -> str:
    """The gravest reason for the severity that is proposed; empty where nothing speaks against stable."""
    reasons = sheet.severity.reasons
    return reason_words(reasons[0], names, zone) if reasons else ""


def _last(chart: Chart, sheet: Handoff) -> HandoffState | None:
    known = handoffs(chart)
    last = known[-1] if known else None
    if last is None or last.is_open:
        return last
    return last if sheet.at - last.given.happened_at <= STILL_TOLD else None
