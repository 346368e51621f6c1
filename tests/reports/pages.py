"""Reading a printed document back: its pages as words."""

from datetime import datetime, timedelta, tzinfo
from io import BytesIO
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.record import Line
from infusetrack.reports.context import Printing
from infusetrack.reports.day_report import day_report
from infusetrack.reports.style import Paper
from tests.days import regimen

ZONE = ZoneInfo("America/New_York")


def printing(
    chart: Chart, *, paper: Paper = "letter", zone: tzinfo = ZONE, at: datetime | None = None
) -> Printing:
    """Printed ten minutes after the last line, unless told otherwise."""
    return Printing(at or chart.lines[-1].written_at + timedelta(minutes=10), "RN 27", zone, paper)


def printed(
    lines: tuple[Line, ...],
    label: str,
    *,
    paper: Paper = "letter",
    zone: tzinfo = ZONE,
    at: datetime | None = None,
) -> bytes:
    """The day's document."""
    chart = replay(lines)
    return day_report(chart, regimen(), label, printing(chart, paper=paper, zone=zone, at=at))


def pages(document: bytes) -> list[str]:
    """The text of each page, one space between words."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(document)).pages]


def text(document: bytes) -> str:
    """The text of the whole document."""
    return " ".join(pages(document))
