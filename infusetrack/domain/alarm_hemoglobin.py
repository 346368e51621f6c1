"""An "act" of the hemoglobin watch as an alarm: it stands until an investigator's decision is recorded."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from infusetrack.domain.alarm import Condition, Rung
from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import waiting
from infusetrack.domain.labs import HEMOGLOBIN, history

FALL, ACT = "hgb_drop", "hgb_act"


def of_reviews(chart: Chart, label: str, reviews: Sequence[Review]) -> Iterator[Condition]:
    """The alarm of a day whose last hemoglobin asks for a clinician now (medium, LOCAL).

    It counts from the line that brought the value, not from the draw: nobody could know before.
    """
    found = waiting(chart, reviews)
    if found is None or chart.day(label).is_signed:
        return
    known = {one.drawn_at: one.line for one in history(chart, HEMOGLOBIN)}
    since = chart.line(known[found.at]).written_at if found.at in known else found.at
    facts = {"review": found, "rule": found.rules[0] if found.rules else None}
    yield Condition(
        ACT, ACT, found.at, (Rung(since, "medium"),), label,
        act="advice", lasting=True, facts=MappingProxyType(facts),
    )  # fmt: skip


def one_voice(conditions: Sequence[Condition], acts: Sequence[Condition]) -> tuple[Condition, ...]:
    """The day's conditions with those of the watch, which speaks for the bare fall of the same values."""
    kept = (one for one in conditions if not acts or one.kind != FALL)
    return (*kept, *acts)
