"""The host: the right form, and nothing lost by walking away."""

import pytest

from infusetrack.domain.regimen import StepKind
from infusetrack.ui.screens.forms import FORMS
from infusetrack.ui.screens.forms.host import StepFormHost
from tests.ui.screens.forms.hand import save


@pytest.fixture
def host(qtbot, bedside_before):
    made = StepFormHost(bedside_before("C1D2", "measure"), FORMS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_kind_of_step_has_its_form():
    assert set(FORMS) == set(StepKind.__args__)


def test_each_step_of_each_day_opens(qtbot, bedside_before):
    for label in ("C1D1", "C1D2", "C1D8", "C3D8"):
        bedside = bedside_before(label, "measure")
        host = StepFormHost(bedside, FORMS)
        qtbot.addWidget(host)
        for view in bedside.view().steps:
            form = host.open(view.plan.key)
            assert isinstance(form, FORMS[view.plan.kind])
            form.show_time(bedside.now())


def test_walking_to_another_step_and_back_keeps_the_text(host):
    host.open("measure").form.set_texts({"weight": "20.1"})
    host.open("labs")
    assert host.open("measure").kg.text() == "20.1"


def test_walking_to_another_day_and_back_keeps_the_text(host):
    host.open("measure").form.set_texts({"weight": "20.1"})
    host._bedside.open_patient("PED-0417", "C1D3")
    assert host.open("measure").kg.text() == ""
    host._bedside.open_patient("PED-0417", "C1D2")
    assert host.open("measure").kg.text() == "20.1"


def test_it_tells_which_step_was_written(host, qtbot):
    form = host.open("measure")
    form.form.set_texts({"weight": "20.1"})
    with qtbot.waitSignal(host.finished, timeout=0) as told:
        save(form)
    assert told.args == ["measure"]


def test_a_step_that_the_day_does_not_have_shows_nothing(host):
    host.open("measure")
    assert host.open("bloodbank") is None
    assert host.form is None


def test_a_scan_reaches_the_form_in_sight(host):
    assert not host.take_scan("PED-0417")
    host.open("identity")
    assert not host.take_scan("PED-0417")
    host.open("measure")
    assert not host.take_scan("PED-0417")
