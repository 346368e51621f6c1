"""What all forms do: block, write once, tell late, amend, leave out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import StepSkipped
from tests.ui.screens.forms.hand import CONTROL, SHIFT, events, last, save, words


def test_a_double_press_writes_one_line(opened):
    form = opened("C1D2", "measure")
    before = len(events(form))
    form.form.set_texts({"weight": "20.1"})
    save(form)
    save(form)
    assert len(events(form)) == before + 1


def test_a_late_entry_asks_why_and_stands_with_both_times(opened):
    form = opened("C1D2", "measure")
    form.bedside.tools.clock.advance(hours=2)
    form.form.set_texts({"weight": "20.1"})
    form.moment_form.when.set_text("06:50")
    assert not form.moment_form.late.isHidden()
    save(form)
    assert "is empty" in words(form)
    form.moment_form.late.set_text("was with another child")
    save(form)
    assert last(form).is_late
    assert last(form).reason == "was with another child"


def test_a_time_to_come_is_refused_at_its_field(opened):
    form = opened("C1D2", "measure")
    before = len(events(form))
    form.form.set_texts({"weight": "20.1"})
    form.moment_form.when.set_text("23:00")
    save(form)
    assert len(events(form)) == before
    assert "has not come yet" in form.moment_form.when.message
    assert form.kg.text() == "20.1"


def test_a_broken_disk_keeps_what_was_typed(opened):
    form = opened("C1D2", "measure")
    form.bedside.session._record.fail_with = BrokenWorld("store_failed", why="disk full")
    form.form.set_texts({"weight": "20.1"})
    save(form)
    assert form.kg.text() == "20.1"
    assert words(form)


def test_an_amendment_opens_with_the_lines_own_values_and_asks_why(opened):
    form = opened("C1D2", "measure", upto="labs")
    old = form.line
    QTest.keyClick(form, Qt.Key.Key_E, CONTROL)
    assert form.kg.text() == "20.0"
    form.kg.set_text("20.2")
    save(form)
    assert form.bedside.chart.is_standing(old)
    form.moment_form.why.set_text("misread the scale")
    save(form)
    assert last(form).amends == old.seq
    assert last(form).happened_at == old.happened_at
    assert last(form).reason == "misread the scale"
    assert ("Why it was changed", "misread the scale") in form.frame.summary.rows


def test_escape_puts_a_change_away(opened):
    form = opened("C1D2", "measure", upto="labs")
    before = len(events(form))
    form.begin_amend()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.mode == "closed"
    assert form.kg.is_empty()
    assert len(events(form)) == before


def test_a_step_is_left_out_only_with_a_reason(opened):
    form = opened("C1D2", "labs")
    before = len(events(form))
    QTest.keyClick(form, Qt.Key.Key_X, CONTROL | SHIFT)
    save(form)
    assert len(events(form)) == before
    form.skip_form.fields["why"].set_text("drawn at the clinic yesterday")
    save(form)
    assert last(form).event == StepSkipped("C1D2", "labs", "drawn at the clinic yesterday")
    assert ("Reason", "drawn at the clinic yesterday") in form.frame.summary.rows


def test_a_needed_step_offers_no_way_around(opened):
    form = opened("C1D2", "identity")
    QTest.keyClick(form, Qt.Key.Key_X, CONTROL | SHIFT)
    assert form.mode == "fill"


def test_what_was_typed_can_be_taken_and_put_back(opened):
    form = opened("C1D2", "measure")
    form.form.set_texts({"weight": "20.1"})
    form.moment_form.when.set_text("06:41")
    kept = form.typed()
    assert kept["form.weight"] == "20.1"
    form.clear()
    form.put_back(kept)
    assert form.typed() == kept


def test_another_line_of_the_chart_does_not_wipe_the_text(opened):
    form = opened("C1D2", "measure")
    form.form.set_texts({"weight": "20.1"})
    form.bedside.write(StepSkipped("C1D2", "labs", "not drawn"))
    assert form.kg.text() == "20.1"


def test_a_written_step_tells_that_it_is_finished(opened, qtbot):
    form = opened("C1D2", "measure")
    form.form.set_texts({"weight": "20.1"})
    with qtbot.waitSignal(form.finished, timeout=0, raising=True):
        save(form)
