"""Critical laboratory values: an alarm from the line that tells them, until somebody answers."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.lab_critical import critical_labs, limit_of
from infusetrack.domain.lab_site_limits import critical_key, critical_settings, site_criticals
from infusetrack.domain.record import Line
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import replay_site
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, lab, labs


def with_panel(*values, label=DIN):
    pen = Pen()
    pen.write(labs(label, at(6), *values), at(7))
    return pen


def found(pen, label=DIN, regimen=TRIAL):
    return {one.key: one for one in critical_labs(pen.chart, regimen, label)}


@pytest.mark.parametrize(
    ("value", "priority"), [("130", None), ("129.9", "medium"), ("125", "medium"), ("124.9", "high")]
)
def test_sodium_past_the_alert_limit_is_medium_and_past_the_stop_limit_high(value, priority):
    one = found(with_panel(lab("sodium", value, "mmol/L"))).get("lab_critical:sodium")
    assert (one and one.rung_at(at(7)).priority) == priority


def test_it_counts_from_the_draw_sounds_from_the_entry_and_ends_with_an_answer():
    one = found(with_panel(lab("platelets", "18000", "/uL (=/mm3)")))["lab_critical:platelets"]
    assert (one.since, one.rungs[0].at, one.ends_with_answer, one.act) == (at(6), at(7), True, "labs")
    assert (one.facts["limit"], one.facts["result"].value) == (50, 18000)


def test_a_limit_that_counts_uln_needs_the_uln():
    assert not found(with_panel(lab("alt", "900", "U/L")))
    assert "lab_critical:alt" in found(with_panel(lab("alt", "201", "U/L", "5", "40")))
    assert not found(with_panel(lab("alt", "200", "U/L", "5", "40")))


def test_a_better_value_later_ends_it_and_an_older_panel_of_another_day_is_none():
    pen = with_panel(lab("sodium", "124", "mmol/L"))
    pen.write(labs(DIN, at(9), lab("sodium", "134", "mmol/L")), at(10))
    assert not found(pen)
    assert not found(with_panel(lab("sodium", "124", "mmol/L"), label=MAG))


def test_a_corrected_value_takes_it_back():
    pen = Pen()
    wrong = pen.write(labs(DIN, at(6), lab("sodium", "112", "mmol/L")), at(7))
    pen.write(labs(DIN, at(6), lab("sodium", "132", "mmol/L")), at(8), amends=wrong.seq)
    assert not found(pen)


def test_a_gate_and_a_limit_for_other_ages_are_no_alarm():
    assert not found(with_panel(lab("hemoglobin", "9.0", "g/dL"), label=MAG), MAG)
    rule = next(one for one in TRIAL.holds if one.id == "sodium-low")
    grown = replace(rule, age_low=replace(rule.limit, value=D(18)))
    assert not found(with_panel(lab("sodium", "128", "mmol/L")), regimen=replace(TRIAL, holds=(grown,)))


def test_the_site_enters_limits_of_its_own():
    facts = [
        SiteValueSet(critical_key("glucose", "low"), "50", "laboratory policy", "agreed"),
        SiteValueSet(critical_key("glucose", "high"), "400", "laboratory policy", "agreed"),
    ]
    site = replay_site([Line("site", n, at(6), at(6), "AD 01", fact) for n, fact in enumerate(facts, 1)])
    regimen = with_site_limits(TRIAL, site)
    assert [rule.limit.origin for rule in regimen.criticals] == ["SITE", "SITE"]
    assert "lab_critical:glucose" in found(with_panel(lab("glucose", "45", "mg/dL")), regimen=regimen)
    assert "lab_critical:glucose" in found(with_panel(lab("glucose", "23", "mmol/L")), regimen=regimen)
    assert not found(with_panel(lab("glucose", "90", "mg/dL")), regimen=regimen)
    assert site_criticals({}) == ()


def test_of_two_limits_that_are_passed_the_gravest_counts():
    rules = [rule for rule in TRIAL.holds if rule.parameter == "sodium"]
    pen = with_panel(lab("sodium", "120", "mmol/L"))
    for holds in (rules, rules[::-1]):
        one = found(pen, regimen=replace(TRIAL, holds=tuple(holds)))["lab_critical:sodium"]
        assert one.rungs[0].priority == "high"


def test_a_result_in_words_has_no_limit():
    assert "dat" not in {analyte.key for analyte, _side in critical_settings()}
    assert limit_of(TRIAL.holds[0], None, 6) == D("9.5")
