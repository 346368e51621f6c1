"""What was entered wrongly at the pump is changed with a reason; the old entry stays readable."""

from datetime import datetime
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import (
    DrugGiven,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    VitalsTaken,
)
from infusetrack.ui.screens.chart.amend import CHANGEABLE, AmendForm
from infusetrack.ui.screens.chart.screen import ChartScreen

STEP = "infusion"


@pytest.fixture
def chart(bedside, qtbot) -> ChartScreen:
    screen = ChartScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1357, 836)
    screen.show()
    screen.show_chart(bedside.chart)
    bedside.chart_changed.connect(screen.show_chart)
    return screen


def of_today(bedside, kind):
    return next(line for line in bedside.chart.of_kind(kind) if line.event.day == "C1D3")


def opened(chart: ChartScreen, line) -> AmendForm:
    chart.go_to(line.seq)
    chart.detail.begin_amend()
    assert chart.detail.amending is not None
    return chart.detail.amending


def test_a_wrong_rate_is_changed_and_every_figure_follows(chart, bedside) -> None:
    line = of_today(bedside, InfusionResumed)
    form = opened(chart, line)
    form.form.fields["rate_ml_h"].set_text("5")
    form.moment.why.set_text("read from the wrong pump")
    chart.detail.save()

    assert not bedside.chart.is_standing(bedside.chart.line(line.seq))
    assert bedside.chart.lines[-1].event == InfusionResumed("C1D3", STEP, D(5), line.event.ordered_by)
    assert bedside.record.infusions[STEP].rate_ml_h == D(5)
    assert chart.detail.amending is None


def test_a_pause_that_began_earlier_is_moved_in_time(chart, bedside) -> None:
    line = of_today(bedside, InfusionPaused)
    before = bedside.record.infusions[STEP].delivered_ml(bedside.now())
    form = opened(chart, line)
    form.moment.when.set_text("12:04")
    form.moment.why.set_text("pump log says 12:04")
    form.save()

    local = bedside.chart.lines[-1].happened_at.astimezone(bedside.zone)
    assert (local.hour, local.minute) == (12, 4)
    assert before - bedside.record.infusions[STEP].delivered_ml(bedside.now()) == D(1)


@pytest.mark.parametrize("typed", ["", "ten", "-10", "0", "1e2", "NaN", "99999999"])
def test_a_rate_that_cannot_be_stays_typed_and_changes_nothing(chart, bedside, typed) -> None:
    before = len(bedside.chart.lines)
    form = opened(chart, of_today(bedside, RateChanged))
    form.form.fields["rate_ml_h"].set_text(typed)
    form.moment.why.set_text("wrong pump")
    form.save()

    assert len(bedside.chart.lines) == before
    assert form.form.fields["rate_ml_h"].text() == typed
    assert form.form.refusal.text()


def test_without_a_reason_nothing_is_changed(chart, bedside) -> None:
    before = len(bedside.chart.lines)
    form = opened(chart, of_today(bedside, RateChanged))
    form.form.fields["rate_ml_h"].set_text("9")
    form.save()

    assert len(bedside.chart.lines) == before
    assert form.moment.why.message


def test_a_pause_moved_behind_its_resume_is_refused_in_words(chart, bedside) -> None:
    before = len(bedside.chart.lines)
    form = opened(chart, of_today(bedside, InfusionPaused))
    form.moment.when.set_text("13:10")
    form.moment.why.set_text("slip")
    form.save()

    assert len(bedside.chart.lines) == before
    assert form.form.refusal.text()


def test_a_wrong_dose_in_the_chart_is_changed(chart, bedside) -> None:
    line = of_today(bedside, DrugGiven)
    form = opened(chart, line)
    assert form.form.fields["dose"].text()
    form.form.fields["note"].set_text("given by MD 03")
    form.moment.why.set_text("note forgotten")
    form.save()

    assert bedside.chart.lines[-1].event.note == "given by MD 03"


def test_escape_puts_the_change_away(chart, bedside) -> None:
    opened(chart, of_today(bedside, RateChanged))
    chart.detail.cancel()

    assert chart.detail.amending is None
    assert chart.detail.strike.isVisible()


def test_vital_signs_are_amended_in_their_own_sheet(chart, bedside) -> None:
    chart.go_to(of_today(bedside, VitalsTaken).seq)
    chart.detail.begin_amend()

    assert chart.detail.amending is None
    assert VitalsTaken not in CHANGEABLE
    assert isinstance(bedside.now(), datetime)
