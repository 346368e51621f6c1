"""Forms opened at their own moment of a scripted day."""

import pytest

from infusetrack.ui.screens.forms import FORMS
from infusetrack.ui.screens.forms.host import StepFormHost


@pytest.fixture
def opened(qtbot, bedside_before):
    """`opened("C1D2", "order")`: the form of a step, all earlier facts of the day written."""

    def open_form(label, step, upto=None):
        host = StepFormHost(bedside_before(label, upto or step), FORMS)
        qtbot.addWidget(host)
        host.show()
        return host.open(step)

    return open_form
