"""A bag's label says what order and bag say, and is refused before both are on record."""

from decimal import Decimal

import pytest

from infusetrack.domain.bag_label import bag_label
from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import BagReceived, OrderEntered
from infusetrack.domain.record import Line
from tests.practice_charts import BEFORE, MAGROLIMAB, REGIMEN, RUNNING, chart_of


def _until(chart, label, kind):
    """The chart just after the day's fact of this kind."""
    found = Chart()
    for line in chart.lines:
        found = found.after(
            Line(line.stream, line.seq, line.happened_at, line.written_at, line.by, line.event)
        )
        if isinstance(line.event, kind) and line.event.day == label:
            return found
    raise AssertionError(kind)


def test_a_label_says_dose_volume_strength_and_the_planned_rates():
    chart, label, now = chart_of(RUNNING)
    told = bag_label(chart, REGIMEN, label, "dinutuximab", now)
    assert (told.dose_mg, told.bag.bag_ml, told.mg_per_ml) == (Decimal(14), Decimal(100), Decimal("0.14"))
    assert [round(step.rate_ml_h, 1) for step in told.steps] == [Decimal("5.0"), Decimal("10.0")]
    assert told.own_line == "One lumen for dinutuximab only"
    assert "Not dinutuximab beta" in told.look_alike
    assert told.use_by <= told.bag.expires_at


def test_the_planned_rates_stand_from_the_bag_on_before_anything_runs():
    chart, label, now = chart_of(RUNNING)
    early = _until(chart, label, BagReceived)
    assert (
        bag_label(early, REGIMEN, label, "dinutuximab", now).steps
        == bag_label(chart, REGIMEN, label, "dinutuximab", now).steps
    )


def test_a_drug_that_may_share_its_line_has_no_words_on_it():
    chart, label, now = chart_of(MAGROLIMAB)
    assert bag_label(chart, REGIMEN, label, "magrolimab", now).own_line == ""


def test_no_label_without_an_order():
    chart, label, now = chart_of(BEFORE)
    with pytest.raises(Refused, match="bag_label_no_order"):
        bag_label(chart, REGIMEN, label, "magrolimab", now)


def test_no_label_before_the_bag_is_on_record():
    chart, label, now = chart_of(RUNNING)
    ordered = _until(chart, label, OrderEntered)
    with pytest.raises(Refused, match="bag_label_no_bag"):
        bag_label(ordered, REGIMEN, label, "dinutuximab", now)
