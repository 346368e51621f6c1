"""Hydration: start, run, end."""

from decimal import Decimal

import pytest

from infusetrack.domain.events import StepDone, StepStarted
from tests.ui.screens.forms.hand import last, refused, save


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "is empty"), ("0", "cannot be right"), ("200 mL", "is not a number"), ("20000", "cannot be right")],
)
def test_what_is_no_volume_is_refused(opened, text, told):
    refused(opened("C1D2", "hydration"), {}, "volume_ml", text, told)


def test_the_volume_by_weight_is_only_a_reference(opened):
    form = opened("C1D2", "hydration")
    assert form.volume.is_empty()
    assert form.volume.aside == "10 mL/kg is 200 mL"


def test_it_starts_and_ends_with_two_lines(opened):
    form = opened("C1D2", "hydration")
    form.form.set_texts({"volume_ml": "200"})
    save(form)
    assert last(form).event == StepStarted("C1D2", "hydration", (("volume_ml", Decimal(200)),))
    form.form.set_texts({"volume_ml": "190"})
    save(form)
    assert last(form).event == StepDone("C1D2", "hydration", (("volume_ml", Decimal(190)),))
    assert form.mode == "closed"
