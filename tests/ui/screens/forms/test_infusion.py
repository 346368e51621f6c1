"""The start of the pump."""

from decimal import Decimal

from infusetrack.domain.events import InfusionStarted
from tests.ui.screens.forms.hand import events, last, save


def test_the_checked_numbers_start_the_pump(opened):
    form = opened("C1D2", "infusion")
    assert ("First rate", "5.0 mL/h") in form.checked.rows
    assert ("Checked by", "RN 27 and RN 14") in form.checked.rows
    save(form)
    event = last(form).event
    assert isinstance(event, InfusionStarted)
    assert (event.dose_mg, event.volume_ml, event.rate_ml_h) == (Decimal(14), Decimal(100), Decimal(5))
    assert event.dead_volume_ml == 3


def test_once_it_runs_there_is_nothing_left_to_press(opened):
    form = opened("C1D2", "infusion")
    save(form)
    before = len(events(form))
    assert form.frame.primary.isHidden()
    save(form)
    assert len(events(form)) == before


def test_a_bag_mixed_too_long_ago_asks_why(opened):
    form = opened("C1D2", "infusion")
    form.bedside.tools.clock.advance(hours=5)
    form.refresh()
    before = len(events(form))
    save(form)
    assert len(events(form)) == before
    form.late.set_text("pharmacy agrees")
    save(form)
    assert last(form).event.late_because == "pharmacy agrees"


def test_before_two_people_agree_it_is_blocked(opened):
    form = opened("C1D2", "infusion", upto="check")
    save(form)
    assert not any(isinstance(event, InfusionStarted) for event in events(form))


def test_a_start_that_asks_nothing_puts_the_keyboard_into_its_time(opened):
    form = opened("C1D2", "infusion")
    form.take_focus()
    assert form.window().focusWidget() is form.moment_form.when.edit
