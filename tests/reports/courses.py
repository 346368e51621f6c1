"""A patient's course on paper: two scripted days with a pause, blood, a reaction, a held day and toxicities."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from functools import cache

from infusetrack.domain import events as e
from infusetrack.domain.chart import replay
from tests.days import FIRST, Pen, child, dinutuximab_day, magrolimab_day
from tests.domain.toxicity_chart import FEVER
from tests.fakes import MemoryRecord

DAY = datetime(2026, 11, 25, 14, tzinfo=UTC)
"""09:00 in New York on C1D3."""
SITE = {"toxicity.dlt_cycles": "1", "toxicity.dlt_review_hours": "24"}


def hour(hours):
    return DAY + timedelta(hours=hours)


def cycle_one(*more):
    """C1D1 and C1D2 as scripted, then C1D3: held, bled, transfused, graded. `more` are (event, hours)."""
    return amended(_cycle_one(), *((event, None, None, hours, hours) for event, hours in more))


@cache
def _cycle_one():
    record = MemoryRecord()
    magrolimab_day(record)
    dinutuximab_day(record)
    pen = Pen(record, f"patient/{child().study_id}")
    for event, hours in third_day(record):
        pen.write(hour(hours), event)
    return replay(record.lines(pen.stream))


def third_day(record):
    number = len(record.lines(f"patient/{child().study_id}"))
    fever = FEVER.__class__(
        **{
            **{name: getattr(FEVER, name) for name in FEVER.__slots__},
            "day": "C1D3", "grade": 3, "onset_at": hour(1), "aware_at": hour(1),
        }
    )  # fmt: skip
    low = e.LabValue("hemoglobin", D("6.9"), "g/dL", D("11.5"), D("15.5"))
    after = e.LabValue("hemoglobin", D("8.7"), "g/dL", D("11.5"), D("15.5"))
    about = number + 4
    return (
        (e.Measured("C1D3", "measure", D("20.6"), change_explained="after fluids"), 0),
        (e.LabsReported("C1D3", "labs", hour(0.2), (low,)), 0.2),
        (e.StepSkipped("C1D3", "premed", "has a fever"), 0.5),
        (fever, 1),
        (e.AttributionGiven(about, "dinutuximab", "possible"), 1.1),
        (e.AttributionGiven(about, "disease", "unlikely"), 1.2),
        (e.ExpectednessJudged(about, "dinutuximab", "expected", "Brochure 8"), 1.3),
        (e.SeriousnessJudged(about, serious=True, criteria=("hospitalization",), hospitalized_24h=True), 1.4),
        (e.ExpeditedReported(about, "Sponsor", "T-7", hour(1.5)), 1.5),
        (e.AdverseEventRegraded(about, 1, "nurse", "C1D3", "cooler"), 4),
        (e.DltJudged(about, "no", "PI 01", "gone in a day"), 4.5),
        (e.OutcomeNoted(about, "recovered", hour(5), "C1D3"), 5),
        (e.Transfused("C1D3", "red_cells", D(200), hour(2), hour(3), unit_number="U-9"), 3),
        (e.LabsReported("C1D3", "labs", hour(6), (after,)), 6),
        (e.DayHeld("C1D3", "fever", "PI 01"), 6.5),
        (
            e.HemoglobinAnswered(
                "C1D3", hour(0.2), D("6.9"), "act", "below_grade_3", "cd47", agrees=False, decided_by="PI 01", why="diluted"
            ),
            7,
        ),
    )  # fmt: skip


def amended(chart, *changes):
    """The chart with more lines: (event, seq that it amends, reason, hours happened, hours written)."""
    if not changes:
        return chart
    lines = list(chart.lines)
    for event, amends, reason, happened, written in changes:
        lines.append(
            type(lines[0])(
                lines[0].stream, len(lines) + 1, hour(happened), hour(written), FIRST, event, amends, reason,
                "", "", f"more-{len(lines) + 1}",
            )
        )  # fmt: skip
    return replay(lines)
