"""When it happened."""

from infusetrack.ui.screens.forms.moment import Moment, MomentForm


def made(qtbot, bedside):
    form = MomentForm(bedside)
    qtbot.addWidget(form)
    return form


def test_empty_means_now(qtbot, bedside):
    form = made(qtbot, bedside)
    assert form.moment() == Moment(None, "")


def test_an_early_time_asks_why(qtbot, bedside):
    form = made(qtbot, bedside)
    form.when.set_text("13:05")
    assert not form.late.isHidden()
    assert form.moment() is None
    form.late.set_text("called away")
    assert form.moment().reason == "called away"


def test_fifteen_minutes_are_not_late(qtbot, bedside):
    form = made(qtbot, bedside)
    form.when.set_text("13:12")
    assert form.late.isHidden()


def test_a_time_that_cannot_be_read_is_told(qtbot, bedside):
    form = made(qtbot, bedside)
    form.when.set_text("1 pm")
    assert form.moment() is None
    assert "is not a time" in form.when.message


def test_a_change_that_leaves_the_time_alone_keeps_the_lines_own(qtbot, bedside):
    form = made(qtbot, bedside)
    form.begin_change(bedside.chart.lines[-1])
    form.why.set_text("misread")
    assert form.moment() == Moment(None, "misread")
    form.when.set_text("12:10")
    assert form.moment().at is not None
    form.end_change()
    assert form.why.isHidden()
