"""NaN, infinity and absurd numbers reach no computation and no line."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.events import StepDone, VitalsTaken
from tests.domain.small_trial import DIN, Pen, bag, hgb, lab, labs, order, started, weight
from tests.domain.test_admission import refused

ABSURD = ("NaN", "sNaN", "Infinity", "-Infinity", "1e8", "1e999999", "1e-8", "1" * 29 + "e-25")


@pytest.mark.parametrize("text", ABSURD)
@pytest.mark.parametrize(
    "made",
    [
        lambda n: order(ordered_mg=n),
        lambda n: bag(drug_ml=n),
        lambda n: started(numbers=("11.2", str(n), "5.16")),
        lambda n: weight(DIN, n),
        lambda n: VitalsTaken(DIN, temperature_c=n),
        lambda n: StepDone(DIN, "call", (("units", n),)),
        lambda n: labs(DIN, hgb(DIN, "11", None).drawn_at, lab("hemoglobin", n, "g/dL")),
    ],
)
def test_an_absurd_number_is_refused_before_anything_is_computed(made, text):
    refused("number_unheard_of", Pen(), made(D(text)))


@pytest.mark.parametrize("text", ["0", "0.5", "142000", "0.0001"])
def test_a_number_of_the_bedside_passes_on_to_its_own_check(text):
    Pen().admit(labs(DIN, Pen().chart.line(1).happened_at, lab("platelets", text, "/uL (=/mm3)")))
