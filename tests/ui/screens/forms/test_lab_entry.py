"""A panel typed with doubts: what looks like a slip is asked once more, and stands as confirmed."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.screens.forms.hand import CONTROL, SHIFT, events, last, save

GOOD = {"drawn": "06:30", "hemoglobin": "10.4", "hemoglobin.unit": "g/dL"}


def slipped(opened):
    """After the first dose: the creatinine's point slipped, beside the panel of the morning."""
    form = opened("C1D1", "hgb_after")
    before = form.rows["creatinine"].last
    form.form.fields["drawn"].show_moment(form.bedside.now())
    form.rows["creatinine"].unit.choose(before.unit)
    form.rows["creatinine"].value.set_text(str(before.value * 10))
    return form


def test_a_tenfold_value_asks_once_more_and_is_recorded_as_read_twice(opened):
    form = slipped(opened)
    before = len(events(form))
    save(form)
    assert len(events(form)) == before
    assert "Save once more" in form.form.refusal.text()
    assert form.rows["creatinine"].value.message
    save(form)
    assert last(form).event.confirmed == ("creatinine:lab_tenfold",)


def test_another_number_is_asked_anew(opened):
    form = slipped(opened)
    before = len(events(form))
    save(form)
    form.rows["creatinine"].value.set_text(str(form.rows["creatinine"].last.value * 11))
    save(form)
    assert len(events(form)) == before


def test_neutrophils_over_white_cells_are_asked(opened):
    form = opened("C1D2", "labs")
    QTest.keyClick(form, Qt.Key.Key_M, CONTROL | SHIFT)
    rows = form.rows
    rows["wbc"].value.set_text("2")
    rows["wbc"].unit.choose("10^9/L")
    rows["neutrophils"].value.set_text("3.1")
    rows["neutrophils"].unit.choose("10^9/L")
    form.form.set_texts({"drawn": "06:30"})
    save(form)
    assert "all white cells" in form.form.refusal.text()


def test_the_time_of_the_result_and_the_laboratory_stand_beside_the_draw(opened):
    form = opened("C1D2", "labs")
    form.form.set_texts(GOOD | {"resulted": "06:31", "laboratory": "Central laboratory"})
    save(form)
    told = last(form).event
    assert (told.laboratory, told.resulted_at > told.drawn_at) == ("Central laboratory", True)
    assert form.entry.laboratory.aside == "last Central laboratory"


def test_a_result_before_its_draw_is_refused_at_its_field(opened):
    form = opened("C1D2", "labs")
    before = len(events(form))
    form.form.set_texts(GOOD | {"resulted": "06:29"})
    save(form)
    assert len(events(form)) == before
    assert "before the draw" in form.form.fields["resulted"].message


def test_less_than_was_measured_and_a_word_stand_as_they_were_told(opened):
    form = opened("C1D2", "labs")
    form.entry.show_more()
    form.form.set_texts({"drawn": "06:30", "neutrophils": "<0.1", "neutrophils.unit": "10^9/L"})
    form.rows["dat"].value.choose("1")
    save(form)
    written = {one.analyte: one for one in last(form).event.results}
    assert (written["neutrophils"].beyond, written["neutrophils"].value) == ("<", Decimal("0.1"))
    assert (written["dat"].value, written["dat"].unit) == (1, "result")
    form.begin_amend()
    assert form.rows["neutrophils"].value.text() == "<0.1"
    assert form.rows["dat"].value.text() == "1"
