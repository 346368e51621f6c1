"""The grid of a panel: usual rows at once, the others on a press or when kept text needs them."""

from infusetrack.domain.lab_analytes import MORE, USUAL


def test_only_the_usual_tests_are_asked_until_more_are_wanted(opened):
    form = opened("C1D2", "labs")
    assert tuple(form.rows) == USUAL
    assert not form.entry.grid.is_whole
    form.entry.show_more()
    assert set(form.rows) == {*USUAL, *MORE}
    assert form.entry.more.isHidden()
    form.entry.show_more()
    assert len(form.rows) == len({*USUAL, *MORE})


def test_text_that_was_kept_for_a_rare_test_comes_back(opened):
    form = opened("C1D2", "labs")
    form.put_back({"form.ldh": "512", "form.drawn": "06:30"})
    assert form.rows["ldh"].value.text() == "512"


def test_a_limit_without_its_value_is_refused(opened):
    form = opened("C1D2", "labs")
    form.rows["sodium"].lln.set_text("135")
    assert form.entry.grid.results({}) is None
    assert form.form.refusal.text()
