"""The baseline set."""

from tests.ui.screens.forms.hand import events, last, save

WHOLE = {
    "sbp": "104", "dbp": "64", "heart_rate": "102", "respiratory_rate": "20", "temperature_c": "37.1",
    "temperature_site": "ear", "spo2": "99", "oxygen": "air",
}  # fmt: skip


def test_the_baseline_is_marked_as_the_days_reference(opened):
    form = opened("C1D2", "baseline")
    form.form.set_texts(WHOLE)
    save(form)
    assert last(form).event.baseline
    assert last(form).event.step == "baseline"


def test_an_incomplete_baseline_says_why(opened):
    form = opened("C1D2", "baseline")
    before = len(events(form))
    form.form.set_texts(WHOLE | {"spo2": ""})
    save(form)
    assert len(events(form)) == before
    form.form.fields["partial"].set_text("probe broken")
    save(form)
    assert last(form).event.partial_because == "probe broken"


def test_an_amended_set_opens_with_its_own_values(opened):
    form = opened("C1D2", "baseline", upto="release")
    form.begin_amend()
    assert form.form.fields["sbp"].text() == str(form.line.event.sbp)
