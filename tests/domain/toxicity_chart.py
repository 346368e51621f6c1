"""A chart with adverse events, for the tests of the log."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

from infusetrack.domain import events as e
from infusetrack.domain.chart import replay
from infusetrack.domain.record import Draft, Line

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOC = "General disorders and administration site conditions"
FEVER = e.AdverseEventGraded(
    "C1D2", "Fever", "5.0", SOC, 2, (1, 2, 3, 4, 5), "number", NOON, NOON, "hot",
    agent="dinutuximab", minutes=105, rate_ml_h=D(10), infused_mg=D("2.1"), proposed=2, value=D("39.3"), unit="degC",
)  # fmt: skip
CONDITION = e.BaselineConditionNoted("Anemia", "5.0", 1, "chemotherapy", date(2026, 9, 1))


def at(hours):
    return NOON + timedelta(hours=hours)


def line(seq, event, hours=0, *, amends=None, by="RN 27"):
    return Line(
        "patient/101-004",
        seq,
        at(hours),
        at(hours),
        by,
        event,
        amends,
        "slip" if amends else None,
        hash=f"h{seq}",
    )


def chart(*told):
    """A chart of (event, hours) or (event, hours, amends)."""
    return replay(
        line(seq, one[0], one[1], amends=one[2] if len(one) > 2 else None) for seq, one in enumerate(told, 1)
    )


def draft(event, hours=48, amends=None):
    return Draft(at(hours), at(hours), "RN 27", event, amends)
