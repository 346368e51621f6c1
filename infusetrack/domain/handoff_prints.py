"""Whether the paper of a handoff still is true: the last print of it counts, not the first."""

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff_state import HandoffState, Truth, still_true

KIND = "handoff"
"""What a print of the sheet is called in the record."""


def truth_of_sheet(chart: Chart, state: HandoffState) -> Truth:
    """What came since the sheet in somebody's hand: as it was given, or printed anew after that."""
    prints = [
        line
        for line in chart.of_kind(DocumentPrinted)
        if line.seq > state.given.seq
        and isinstance(line.event, DocumentPrinted)
        and line.event.document == KIND
    ]
    return still_true(chart, prints[-1] if prints else state.given)
