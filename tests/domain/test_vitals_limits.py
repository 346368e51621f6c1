"""The limits that a set of vital signs is held against."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import PatientEnrolled, VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.domain.vitals_limits import bounds, broken

NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
CHILD = PatientEnrolled(
    "PED-0417", "R. M.", date(2020, 3, 14), "female", "nct04751383", "B", "B1", date(2026, 11, 22), "HN 1"
)


def _chart(*events):
    chart = Chart()
    for seq, event in enumerate((CHILD, *events), 1):
        at = NOW + timedelta(minutes=seq)
        chart = chart.after(Line("patient/PED-0417", seq, at, at, "RN 27", event))
    return chart


def _limits(chart, regimen, key):
    return {b.rule.id: b.limit for b in bounds(chart, regimen, "C1D2", NOW) if b.key == key}


def test_limits_in_percent_count_from_the_baseline_of_the_day(regimen):
    chart = _chart(VitalsTaken("C1D2", sbp=104, heart_rate=100, baseline=True))
    assert _limits(chart, regimen, "sbp") == {"sbp-child": Decimal(82), "sbp-fall": Decimal("88.4")}
    assert _limits(chart, regimen, "heart_rate") == {"heart-rate": Decimal(120)}


def test_without_a_baseline_only_the_fixed_limits_are_left(regimen):
    assert _limits(_chart(), regimen, "sbp") == {"sbp-child": Decimal(82)}
    assert _limits(_chart(), regimen, "heart_rate") == {}


def test_laboratory_limits_are_no_limits_of_vital_signs(regimen):
    keys = {bound.key for bound in bounds(_chart(), regimen, "C1D2", NOW)}
    assert keys == {"sbp", "temperature_c", "spo2", "pain"}


def test_a_set_breaks_the_limits_that_its_numbers_do_not_keep(regimen):
    limits = bounds(_chart(), regimen, "C1D2", NOW)
    found = broken(VitalsTaken("C1D2", sbp=81, pain=7, temperature_c=Decimal("38.4")), limits)
    assert {key: [one.rule.id for one in past] for key, past in found.items()} == {
        "sbp": ["sbp-child"],
        "pain": ["pain-act", "pain-escalate"],
    }


def test_a_number_that_was_not_taken_breaks_nothing(regimen):
    assert broken(VitalsTaken("C1D2", heart_rate=100), bounds(_chart(), regimen, "C1D2", NOW)) == {}
