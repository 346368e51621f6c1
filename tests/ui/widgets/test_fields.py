"""Fields keep what was typed, say what is wrong, and read strictly."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.choice_field import ChoiceField, Combo, YesNoField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import NoteField, TextField
from infusetrack.ui.widgets.time_field import DateField, TimeField

NOW = datetime(2026, 11, 24, 13, 26, tzinfo=UTC)


@pytest.fixture
def shown(qtbot):
    """Shows a widget and lets Qt throw it away at the end."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def _form():
    form = Form()
    form.add("hr", NumberField("Heart rate", "/min", last="118", required=True))
    form.add("temp", NumberField("Temperature", "°C", limits=Limits(Decimal(30), Decimal(44), 1)))
    form.add("air", ChoiceField("Oxygen", ["air", "mask"]))
    form.add("note", TextField("Remark"), wide=True)
    return form


def test_a_number_is_typed_with_the_last_one_in_grey_beside_it(shown):
    field = shown(NumberField("Heart rate", "/min", last="118"))
    QTest.keyClicks(field.edit, "121")
    assert field.read() == Decimal(121)
    assert field.edit.accessibleName() == "Heart rate /min"
    assert "last 118" in field.edit.accessibleDescription()


def test_the_last_value_is_never_copied_forward(shown):
    assert shown(NumberField("Heart rate", "/min", last="118")).read() is None


@pytest.mark.parametrize("typed", ["12 5", "NaN", "٣٧", "1e9", "382", "37.95", "9" * 60])
def test_a_refused_number_stays_as_it_was_typed(shown, typed):
    form = shown(_form())
    form.fields["hr"].set_text("120")
    form.fields["temp"].set_text(typed)
    assert form.values() is None
    assert form.fields["temp"].text() == typed
    assert form.fields["temp"].message
    assert form.refusal.isVisible()
    assert form.refusal.text().startswith("Temperature")


def test_the_keyboard_goes_to_the_field_that_was_refused(shown, qtbot):
    form = shown(_form())
    with qtbot.waitActive(form):
        form.activateWindow()
    form.fields["note"].take_focus()
    assert form.values() is None
    assert QApplication.focusWidget() is form.fields["hr"].edit
    assert form.refusal.text() == "Heart rate is empty. Fill it in."


def test_typing_again_takes_the_sentence_away(shown):
    form = shown(_form())
    assert form.values() is None
    QTest.keyClicks(form.fields["hr"].edit, "120")
    assert form.fields["hr"].message == ""
    assert not form.refusal.isVisible()
    assert form.values() == {"hr": Decimal(120), "temp": None, "air": None, "note": None}


def test_an_unusual_value_is_marked_and_still_read(shown):
    form = shown(_form())
    form.fields["hr"].set_text("121")
    form.fields["hr"].mark("above 118 for 6 y awake", "unusual")
    assert form.values()["hr"] == Decimal(121)
    assert "above 118" in form.fields["hr"].message


def test_what_was_typed_can_be_kept_and_put_back(shown):
    form, later = shown(_form()), shown(_form())
    form.fields["temp"].set_text("38,")
    form.fields["air"].set_text("mask")
    later.set_texts(form.texts() | {"gone": "x"})
    assert later.fields["temp"].text() == "38,"
    assert later.fields["air"].read() == "mask"
    later.clear()
    assert later.is_empty()


def test_a_hidden_field_is_not_asked(shown):
    form = shown(_form())
    form.fields["hr"].hide()
    assert form.values()["hr"] is None


def test_a_remark_is_quiet_and_goes_with_empty_words(shown):
    field = shown(TextField("Remark"))
    field.note("seen by the pharmacist")
    assert field.message == "seen by the pharmacist"
    field.note("")
    assert not field.message


def test_a_text_too_long_is_refused_and_stays(shown):
    field = shown(TextField("Remark", most=10))
    field.set_text("x" * 11)
    with pytest.raises(Refused, match="field_too_long"):
        field.read()
    assert field.text() == "x" * 11


def test_a_long_note_is_read_without_its_blank_edges(shown):
    field = shown(NoteField("Story", required=True))
    with pytest.raises(Refused, match="field_empty"):
        field.read()
    field.set_text("  slept well \n")
    assert field.read() == "slept well"
    field.set_text("x" * 2001)
    with pytest.raises(Refused, match="field_too_long"):
        field.read()


def test_nothing_is_chosen_beforehand(shown):
    assert shown(ChoiceField("Oxygen", ["air", "mask"])).read() is None
    with pytest.raises(Refused, match="field_empty"):
        shown(YesNoField("Line intact?", required=True)).read()


def test_yes_and_no_are_chosen_by_the_keyboard(shown):
    field = shown(YesNoField("Line intact?"))
    yes, no = field._segments.buttons.values()
    QTest.keyClick(yes, Qt.Key.Key_Return)
    assert field.read() is True
    QTest.keyClick(yes, Qt.Key.Key_Right)
    QTest.keyClick(no, Qt.Key.Key_Space)
    assert field.read() is False


def test_many_choices_become_a_list_that_the_wheel_cannot_change(shown):
    field = shown(ChoiceField("Scale", ["FLACC", "Faces", "0-10", "NRS", "COMFORT"]))
    field.choose("Faces")
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field._combo, turn)
    assert field.read() == "Faces"
    field.set_text("no such scale")
    assert field.read() is None


def test_an_empty_time_is_now(shown):
    field = shown(TimeField("Taken", UTC, lambda: NOW))
    assert field.read() == NOW
    assert field.edit.placeholderText() == "now"


def test_an_empty_time_may_also_mean_unknown(shown):
    assert shown(TimeField("Drawn", UTC, lambda: NOW, empty_is_now=False)).read() is None
    with pytest.raises(Refused, match="field_empty"):
        shown(TimeField("Drawn", UTC, lambda: NOW, required=True, empty_is_now=False)).read()


@pytest.mark.parametrize("typed", ["12:05", "1205"])
def test_a_typed_time_belongs_to_today(shown, typed):
    field = shown(TimeField("Taken", UTC, lambda: NOW))
    field.set_text(typed)
    assert field.read() == datetime(2026, 11, 24, 12, 5, tzinfo=UTC)


def test_the_day_button_steps_to_yesterday_and_back(shown):
    field = shown(TimeField("Taken", UTC, lambda: NOW))
    field.set_text("22:10")
    field.day_button.click()
    assert field.read() == datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
    assert field.text() == "23 Nov 2026 22:10"
    field.day_button.click()
    assert field.read().day == 24


def test_a_time_with_its_date_in_front_wins(shown):
    field = shown(TimeField("Taken", UTC, lambda: NOW))
    field.set_text("20 Nov 2026 08:00")
    assert field.read() == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def test_a_moment_to_be_corrected_is_shown_with_its_day(shown):
    field = shown(TimeField("Taken", UTC, lambda: NOW))
    field.show_moment(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    assert field.read() == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["26:00", "noon", "12:5", "٠٩:٣٠"])
def test_a_refused_time_stays_as_it_was_typed(shown, typed):
    field = shown(TimeField("Taken", UTC, lambda: NOW))
    field.set_text(typed)
    with pytest.raises(Refused):
        field.read()
    assert field.edit.text() == typed


def test_a_date_shows_how_it_was_read(shown):
    field = shown(DateField("Born"))
    field.set_text("14.3.2020")
    assert field.edit.unit == "14 Mar 2020"
    assert field.read() == date(2020, 3, 14)
    field.set_text("3/14/2020")
    assert field.edit.unit == ""
    with pytest.raises(Refused, match="date_slashes"):
        field.read()
    assert field.text() == "3/14/2020"


def test_an_empty_date_is_none_unless_it_must_be_there(shown):
    assert shown(DateField("Born")).read() is None
    with pytest.raises(Refused, match="field_empty"):
        shown(DateField("Born", required=True)).read()
    field = shown(DateField("Born"))
    field.show_date(date(2020, 3, 14))
    assert field.text() == "14 Mar 2020"


def test_a_field_that_says_nothing_of_itself_is_a_bug():
    for act in (Field.text, Field.read):
        with pytest.raises(NotImplementedError):
            act(None)
    with pytest.raises(NotImplementedError):
        Field.set_text(None, "")


def test_a_field_that_gets_the_keyboard_offers_its_text_for_correction(qtbot):
    field = TextField("Lot")
    qtbot.addWidget(field)
    field.set_text("KIT-7")
    field.take_focus()
    QTest.keyClicks(field.edit, "K")
    assert field.text() == "K"


def test_digits_typed_on_a_closed_list_choose_nothing(qtbot):
    field = ChoiceField("Rounded to", ["none", "0.001 mg", "0.01 mg", "0.1 mg", "1 mg"], few=0)
    qtbot.addWidget(field)
    combo = field.findChild(Combo)
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_N):
        QTest.keyClick(combo, key)
    assert field.text() == ""
    QTest.keyClick(combo, Qt.Key.Key_Down)

    assert field.text() == "none"
