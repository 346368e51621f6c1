"""What a day holds before it is signed: open, left out, late, changed."""

from collections.abc import Iterator

from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.rows import Row
from infusetrack.wording import figures
from infusetrack.wording.events import line_words, names_of
from infusetrack.wording.translate import tr


def review_rows(bedside: Bedside, sign_key: str) -> Iterator[Row]:
    """The rows of the open day; the signing step itself is left aside."""
    day = bedside.view()
    if day is None:
        return
    steps = [view for view in day.steps if view.plan.key != sign_key]
    done = sum(view.state is StepState.DONE for view in steps)
    yield tr("Steps done"), tr("{done} of {all}").format(done=done, all=len(steps))
    open_ = [v.plan.title for v in steps if v.state not in {StepState.DONE, StepState.SKIPPED}]
    yield tr("Still open"), ", ".join(open_) or tr("none")
    left_out = [f"{v.plan.title}: {v.record.why}" for v in steps if v.state is StepState.SKIPPED and v.record]
    yield tr("Left out"), "; ".join(left_out) or tr("none")
    lines = [line for line in bedside.chart.lines if _of_day(bedside, line)]
    late = [_told(bedside, line) for line in lines if line.is_late and line.amends is None]
    yield tr("Entered late"), "; ".join(late) or tr("none")
    changed = [_told(bedside, line) for line in lines if line.amends is not None]
    yield tr("Changed"), "; ".join(changed) or tr("none")


def _of_day(bedside: Bedside, line: Line) -> bool:
    event = line.event
    if event is None and line.amends is not None:
        event = bedside.chart.line(line.amends).event
    return getattr(event, "day", "") == bedside.day_label


def _told(bedside: Bedside, line: Line) -> str:
    at = figures.clock(line.happened_at, bedside.zone)
    words = line_words(line, bedside.zone, names=names_of(bedside.regimen))
    return f"{at} {words} ({line.reason})" if line.reason else f"{at} {words}"
