"""Observation after the infusion."""

from infusetrack.domain.events import StepDone, StepStarted
from tests.ui.screens.forms.hand import events, last, save


def test_an_early_end_asks_why(opened):
    form = opened("C1D2", "observe")
    save(form)
    assert last(form).event == StepStarted("C1D2", "observe")
    before = len(events(form))
    save(form)
    assert len(events(form)) == before
    assert "is empty" in form.form.refusal.text()
    form.early.set_text("moved to the ward")
    save(form)
    assert last(form).event == StepDone("C1D2", "observe", (("early_because", "moved to the ward"),))


def test_in_time_no_reason_is_asked(opened):
    form = opened("C1D2", "observe")
    save(form)
    form.bedside.tools.clock.advance(hours=4)
    form.show_time(form.bedside.now())
    save(form)
    assert last(form).event == StepDone("C1D2", "observe", ())
