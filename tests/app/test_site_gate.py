"""The station's own gate before the site's record knows every number that a site may set."""

from datetime import UTC, datetime

import pytest

from infusetrack.app.site_gate import site_gate
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.record import Draft
from infusetrack.domain.site import Site

AT = datetime(2026, 11, 23, tzinfo=UTC)
REGIMENS = {name: builtin(name) for name in ("nct04751383", "dinutuximab_us_label")}


def _draft(key):
    return Draft(AT, AT, "RN 27", SiteValueSet(key, "8", "policy", "why"))


@pytest.mark.parametrize("key", ["hold.hgb", "plan.V-DIN.3.every", "drug.morphine.daily_max"])
def test_a_nurse_alone_changes_no_number_of_the_file(key):
    with pytest.raises(Refused, match="setting_role"):
        site_gate(REGIMENS)(Site(), _draft(key))


def test_a_value_that_the_registry_leaves_open_is_anybodys():
    assert site_gate(REGIMENS)(Site(), _draft("dlt.window_days")) is None
