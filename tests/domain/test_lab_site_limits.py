"""Critical limits of the site: one below and one above for each analyte, not set until entered."""

from infusetrack.domain.lab_site_limits import critical_key, critical_settings, site_criticals
from infusetrack.domain.site import SiteValue
from tests.domain.small_trial import at


def test_each_analyte_may_have_one_on_either_side():
    keys = [critical_key(analyte.key, side) for analyte, side in critical_settings()]
    assert {"critical.glucose.low", "critical.glucose.high"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_what_is_no_number_is_passed_over():
    bad = SiteValue("critical.inr.high", "about four", "policy", "AD 01", at(6))
    good = SiteValue("critical.inr.high", "4", "policy", "AD 01", at(6))
    assert site_criticals({bad.key: bad}) == ()
    (rule,) = site_criticals({good.key: good})
    assert (rule.parameter, rule.comparison, rule.action, rule.limit.value) == ("inr", "at_most", "alert", 4)
