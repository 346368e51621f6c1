"""Release of a day: every limit beside what was found, and the gate."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Released, SiteValueSet, VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Origin
from infusetrack.domain.release import (
    Verdict,
    check_release,
    gate_open,
    release_findings,
    with_site_limits,
    years_old,
)
from infusetrack.domain.site import Site
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, hgb, lab, labs, weight

NOW = at(9)


def found(pen, day, rule, now=NOW, regimen=TRIAL):
    return next(one for one in release_findings(pen.chart, regimen, day, now) if one.rule.id == rule)


def site_with(key, value):
    return Site().after(
        Line("site", 1, at(6), at(6), "RN 27", SiteValueSet(key, value, "Order of 20 Nov 2026"))
    )


def full_day(hemoglobin, **more):
    pen = Pen(**more)
    pen.write(hgb(MAG, hemoglobin, at(6)), at(7))
    return pen


class TestTheGateBeforeTheFirstDose:
    """Clinical facts 5.9, example 9."""

    def test_hemoglobin_9_2_closes_it_at_the_limit_of_9_5(self):
        pen = full_day("9.2")
        finding = found(pen, MAG, "hgb-c1d1")
        assert (finding.verdict, finding.value, finding.limit) == (Verdict.NOT_MET, D("9.2"), D("9.5"))
        assert finding.source.origin is Origin.SEED
        assert not gate_open(release_findings(pen.chart, TRIAL, MAG, at(9)))

    def test_hemoglobin_9_2_passes_a_site_limit_of_9_0_which_names_the_site(self):
        pen = full_day("9.2")
        regimen = with_site_limits(TRIAL, site_with("hold.hgb-c1d1", "9.0"))
        finding = found(pen, MAG, "hgb-c1d1", regimen=regimen)
        assert finding.verdict is Verdict.MET
        assert (finding.source.origin, finding.source.source) == (Origin.SITE, "Order of 20 Nov 2026")
        assert gate_open(release_findings(pen.chart, regimen, MAG, at(9)))

    def test_the_limit_itself_passes(self):
        assert found(full_day("9.5"), MAG, "hgb-c1d1").verdict is Verdict.MET

    def test_a_value_that_is_missing_never_passes(self):
        finding = found(Pen(), MAG, "hgb-c1d1")
        assert finding.verdict is Verdict.MISSING
        assert finding.closes_gate

    def test_a_value_older_than_72_h_never_passes(self):
        pen = full_day("11.0")
        assert found(pen, MAG, "hgb-c1d1", now=at(6, 0, 27)).verdict is Verdict.MET
        stale = found(pen, MAG, "hgb-c1d1", now=at(6, 1, 27))
        assert stale.verdict is Verdict.STALE
        assert stale.closes_gate

    def test_a_value_in_grams_per_litre_is_compared_in_the_limits_unit(self):
        pen = Pen()
        pen.write(hgb(MAG, "92", at(6), "g/L"), at(7))
        assert found(pen, MAG, "hgb-c1d1").value == D("9.2")


class TestWhoMayPassAClosedGate:
    def test_nobody_without_a_decision(self):
        pen = full_day("9.2")
        with pytest.raises(Refused, match="gate_closed") as refusal:
            check_release(pen.chart, TRIAL, Released(MAG, "release", ()), at(9))
        assert [one.value for one in refusal.value.facts["findings"]] == [D("9.2")]

    def test_a_named_prescriber_with_a_reason(self):
        pen = full_day("9.2")
        check_release(pen.chart, TRIAL, Released(MAG, "release", (), "MD 3", "transfused, repeat 9.8"), at(9))

    @pytest.mark.parametrize(("who", "why"), [("MD 3", " "), (" ", "transfused")])
    def test_a_name_without_a_reason_or_a_reason_without_a_name_is_refused(self, who, why):
        with pytest.raises(Refused, match="override_incomplete"):
            check_release(Pen().chart, TRIAL, Released(MAG, "release", (), who, why), at(9))

    def test_anybody_when_the_gate_is_open(self):
        check_release(full_day("11.0").chart, TRIAL, Released(MAG, "release", ()), at(9))


class TestLimits:
    def test_a_low_value_of_an_alert_limit_leaves_the_gate_open(self):
        pen = full_day("11.0")
        pen.write(labs(MAG, at(6), lab("platelets", "20", "10^9/L")), at(7))
        finding = found(pen, MAG, "platelets")
        assert (finding.verdict, finding.closes_gate) == (Verdict.NOT_MET, False)

    def test_a_stop_limit_closes_the_gate_only_when_it_is_broken(self):
        pen = Pen()
        assert not found(pen, DIN, "sodium-stop").closes_gate
        pen.write(labs(DIN, at(6), lab("sodium", "124", "mmol/L")), at(7))
        assert found(pen, DIN, "sodium-stop").closes_gate

    def test_a_limit_in_upper_limits_of_normal_is_scaled_by_the_laboratorys_own(self):
        pen = Pen()
        pen.write(labs(DIN, at(6), lab("bilirubin", "20", "umol/L", "2", "17.104")), at(7))
        finding = found(pen, DIN, "bilirubin")
        assert (finding.unit, finding.limit, finding.verdict) == ("mg/dL", D("1.5"), Verdict.MET)

    def test_without_the_laboratorys_limit_it_cannot_be_told(self):
        pen = Pen()
        assert found(pen, DIN, "alt").limit is None
        pen.write(labs(DIN, at(6), lab("alt", "300", "U/L")), at(7))
        finding = found(pen, DIN, "alt")
        assert (finding.verdict, finding.value) == (Verdict.MISSING, D(300))

    def test_a_fall_of_hemoglobin_counts_from_the_baseline(self):
        pen = full_day("9.1")
        finding = found(pen, MAG, "hgb-fall")
        assert (finding.value, finding.verdict) == (D("2.1"), Verdict.NOT_MET)
        assert found(Pen(), MAG, "hgb-fall").verdict is Verdict.MISSING

    def test_weight_gain_counts_from_day_1_of_the_cycle(self):
        pen = Pen()
        pen.write(weight("C1D2", "21.5"), at(8))
        assert found(pen, DIN, "weight-gain").verdict is Verdict.MISSING
        pen.write(weight("C1D1", "20"), at(8, 0, 23))
        finding = found(pen, DIN, "weight-gain")
        assert (finding.value, finding.verdict) == (D("7.5"), Verdict.NOT_MET)

    def test_a_systolic_15_percent_under_the_baseline_stops_at_78_not_at_79(self):
        """Clinical facts 5.9, example 5: age 3, baseline 92."""
        pen = Pen(birth_date=date(2023, 3, 14))
        pen.write(VitalsTaken(DIN, sbp=92, baseline=True), at(6))
        pen.write(VitalsTaken(DIN, sbp=79), at(7))
        assert found(pen, DIN, "sbp-fall").verdict is Verdict.MET
        assert found(pen, DIN, "sbp-child").limit == 76
        pen.write(VitalsTaken(DIN, sbp=78), at(8))
        assert found(pen, DIN, "sbp-fall").verdict is Verdict.NOT_MET

    def test_a_share_of_a_baseline_that_was_not_taken_cannot_be_told(self):
        pen = Pen()
        pen.write(VitalsTaken(DIN, heart_rate=120, baseline=True), at(6))
        assert found(pen, DIN, "sbp-fall").verdict is Verdict.MISSING
        pen.write(VitalsTaken(DIN, sbp=78), at(8))
        assert found(pen, DIN, "sbp-fall").verdict is Verdict.MISSING

    def test_the_last_set_that_has_the_sign_counts(self):
        pen = Pen()
        pen.write(VitalsTaken(DIN, spo2=88), at(6))
        pen.write(VitalsTaken(DIN, heart_rate=120), at(7))
        finding = found(pen, DIN, "spo2-alert")
        assert (finding.value, finding.at) == (D(88), at(6))

    def test_limits_of_another_age_are_not_looked_at(self):
        rules = {one.rule.id for one in release_findings(Pen().chart, TRIAL, DIN, at(9))}
        assert "sbp-child" in rules
        assert "sbp-older" not in rules

    def test_an_old_name_of_a_parameter_is_understood(self):
        old = replace(TRIAL, holds=tuple(replace(rule, parameter="hgb") for rule in TRIAL.holds[:1]))
        assert found(full_day("9.2"), MAG, "hgb-c1d1", regimen=old).value == D("9.2")


def test_a_site_value_that_is_no_number_leaves_the_files_limit():
    site = replace(site_with("hold.hgb", "7.5"))
    broken = replace(site, values={"hold.hgb": replace(site.values["hold.hgb"], value="seven")})
    assert with_site_limits(TRIAL, broken).holds == TRIAL.holds


def test_before_enrolment_no_age_is_known():
    assert years_old(Pen(enrolled=False).chart, at(9)) == 0
    assert years_old(Pen().chart, at(9)) == 6
