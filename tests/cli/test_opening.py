"""One patient's chart is opened without a window."""

import pytest

from infusetrack.cli.opening import opened
from infusetrack.domain.errors import Refused


def test_a_chart_comes_with_the_sites_zone(places):
    chart, zone = opened(places, "007")
    assert chart.patient.study_id == "007"
    assert zone is not None


def test_an_unknown_number_is_told_who_is_known(places):
    with pytest.raises(Refused, match="no_such_patient") as refused:
        opened(places, "008")
    assert refused.value.facts["known"] == ("007",)
