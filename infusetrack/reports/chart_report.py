"""The whole chart for the monitor: every line of the record, what was changed, and the proof of its chain."""

from collections.abc import Callable, Iterator

from infusetrack.domain.chart import Chart
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.chart_audit import Seal, audit
from infusetrack.reports.chart_lines import every_line
from infusetrack.reports.chart_overview import overview
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import document_id
from infusetrack.reports.flow import Strip
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.streaming import streamed
from infusetrack.reports.style import BODY, INK_2
from infusetrack.wording import figures
from infusetrack.wording.remembered_names import RememberedNames
from infusetrack.wording.translate import tr

KIND = "chart"
GoingOn = Callable[[int, int], bool]
"""Told how many lines are on paper and how many there are; false ends the work."""


def chart_report(
    chart: Chart,
    regimen: Regimen,
    printing: Printing,
    *,
    seal: Seal | None = None,
    going_on: GoingOn | None = None,
) -> bytes:
    """The PDF of one patient's whole record; the same chart and printing give the same bytes.

    `seal` is what the program found when it verified the chain with the record's key; None where
    it did not. Raises `Refused("document_cancelled")` when `going_on` says no.
    """
    context = PatientContext(chart, regimen, RememberedNames(regimen), printing)
    done = _Done(len(chart.lines), going_on)
    strips = _content(context, seal, done)
    return streamed(context, _masthead(context), strips, done.ask)


class _Done:
    """How many lines went to paper, and whether to go on."""

    def __init__(self, total: int, going_on: GoingOn | None) -> None:
        self.total, self.lines, self._going_on = total, 0, going_on

    def ask(self) -> bool:
        return self._going_on is None or self._going_on(self.lines, self.total)

    def reach(self, seq: int) -> None:
        """So many lines are laid out."""
        self.lines = seq


def _content(context: PatientContext, seal: Seal | None, done: _Done) -> Iterator[Strip]:
    yield from overview(context, seal)
    yield from every_line(context, done.reach)
    yield from audit(context)


def _masthead(context: PatientContext) -> Masthead:
    lines = context.chart.lines
    state = tr("{count} lines").format(count=len(lines))
    return Masthead(
        title=tr("Whole chart"),
        when=_span(context),
        state=((state, BODY.of(INK_2)),),
        document_id=document_id(context, KIND),
    )


def _span(context: PatientContext) -> str:
    lines = context.chart.lines
    if not lines:
        return tr("nothing written")
    ends = (lines[0].written_at, lines[-1].written_at)
    told = dict.fromkeys(figures.day(at.astimezone(context.zone).date()) for at in ends)
    return " \N{EN DASH} ".join(told)
