"""A form whose answer comes later: pressed once, kept when refused, deaf once closed."""

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.late_form import LateForm
from infusetrack.ui.widgets.text_field import TextField


class Slow:
    """Takes down what was asked and answers when told to."""

    def __init__(self):
        self.asked, self.answers = [], []

    def __call__(self, values, answer):
        self.asked.append(values)
        self.answers.append(answer)


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def form(qtbot, slow):
    fields = {"badge": TextField("Badge", required=True), "pin": TextField("PIN", secret=True)}
    made = LateForm(slow, fields, button="Go", secrets=("pin",), blames={"badge_known": "badge"})
    qtbot.addWidget(made)
    made.open("Why")
    fields["badge"].set_text("RN 27")
    fields["pin"].set_text("270194")
    return made


def test_it_asks_once_and_waits(form, slow):
    form.submit()
    form.submit()
    assert slow.asked == [{"badge": "RN 27", "pin": "270194"}]
    assert form.is_waiting


def test_when_it_stands_the_form_is_empty_and_closed(form, slow, qtbot):
    form.submit()
    with qtbot.waitSignals([form.closed, form.stands]):
        slow.answers[0]("person", None)
    assert form.isHidden()
    assert form.form.is_empty()
    assert not form.is_waiting


def test_a_refusal_keeps_what_was_typed_but_the_secret(form, slow):
    form.submit()
    slow.answers[0](None, Refused("badge_known", badge="RN 27"))
    assert form.form.texts() == {"badge": "RN 27"}
    assert form.form.refusal.text() == "Badge: RN 27 is already known."
    assert form.button.isEnabled()
    assert form.button.text() == "Go"


def test_an_answer_to_a_closed_form_does_nothing(form, slow, qtbot):
    form.submit()
    form.close_up()
    form.open()
    with qtbot.assertNotEmitted(form.stands):
        slow.answers[0]("person", None)
    assert not form.isHidden()


def test_an_empty_field_asks_nothing(form, slow):
    form.form.fields["badge"].set_text("")
    form.submit()
    assert slow.asked == []
    assert form.form.refusal.text() == "Badge is empty. Fill it in."
