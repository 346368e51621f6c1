"""The signature."""

import pytest

from infusetrack.domain.events import DaySigned, StepSkipped
from tests.ui.conftest import PIN
from tests.ui.screens.forms.hand import events, last, refused, save

GOOD = {"meaning": "performed", "pin": PIN}


@pytest.mark.parametrize("key", ["meaning", "pin"])
def test_a_signature_wants_its_meaning_and_the_pin(opened, key):
    refused(opened("C1D2", "sign"), GOOD, key, "", "is empty")


def test_a_wrong_pin_signs_nothing(opened):
    form = opened("C1D2", "sign")
    before = len(events(form))
    form.form.set_texts(GOOD | {"pin": "000111"})
    save(form)
    assert len(events(form)) == before
    assert "do not fit" in form.form.refusal.text()
    assert form.form.fields["pin"].is_empty()


def test_the_signature_covers_the_hash_that_was_shown(opened, qtbot):
    form = opened("C1D2", "sign")
    tip = form.bedside.chart.tip
    form.form.set_texts(GOOD)
    with qtbot.waitSignal(form.bedside.back_up_asked, timeout=0):
        save(form)
    assert last(form).event == DaySigned("C1D2", "sign", "performed", tip)
    assert last(form).by == "RN 27"


def test_after_the_signature_the_summary_can_be_printed(opened, qtbot):
    form = opened("C1D2", "sign")
    assert form.print_button.isHidden()
    form.form.set_texts(GOOD)
    save(form)
    assert not form.print_button.isHidden()
    with qtbot.waitSignal(form.bedside.asked_for, timeout=0) as asked:
        form.print_button.click()
    assert asked.args == ["print"]


def test_a_line_after_the_signature_asks_for_another_one(opened):
    form = opened("C1D2", "sign")
    form.form.set_texts(GOOD)
    save(form)
    baseline = next(line for line in form.bedside.chart.lines if type(line.event).__name__ == "VitalsTaken")
    assert form.bedside.amend(baseline, baseline.event, reason="time corrected").stands
    assert form.mode == "fill"
    assert not form.again.isHidden()
    form.form.set_texts(GOOD)
    save(form)
    assert form.mode == "closed"


def test_what_still_runs_must_end_first(opened):
    form = opened("C1D2", "sign")
    before = len(events(form))
    blocked = opened("C1D2", "sign", upto="flush")
    assert blocked.mode == "blocked"
    save(blocked)
    assert not any(isinstance(event, DaySigned) for event in events(blocked))
    assert len(events(form)) == before


def test_the_pin_is_never_kept(opened):
    form = opened("C1D2", "sign")
    form.form.set_texts(GOOD)
    assert PIN not in form.typed().values()


def test_a_change_while_reading_changes_what_is_signed(opened):
    form = opened("C1D2", "sign", upto="events")
    form.bedside.write(StepSkipped("C1D2", "events", "done on paper"))
    form.form.set_texts(GOOD)
    save(form)
    assert last(form).event.shown_hash == form.bedside.chart.lines[-2].hash
