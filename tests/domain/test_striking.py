"""Who may strike a line out."""

from datetime import UTC, date, datetime

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.record import Line
from infusetrack.domain.site import Staff
from infusetrack.domain.striking import may_strike

NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)


def _may(role, event, *, by="RN 27", badge="RN 27"):
    return may_strike(Staff(badge, role, "-"), Line("patient/1", 2, NOW, NOW, by, event, 1, "because"))


@pytest.mark.parametrize("role", ["nurse", "prescriber", "investigator", "pharmacist"])
def test_bedside_staff_may_strike_out_a_set_of_vital_signs(role):
    assert _may(role, e.VitalsTaken("C1D2", sbp=90), by="RN 14")


@pytest.mark.parametrize("role", ["monitor", "admin"])
def test_who_only_looks_strikes_nothing_out(role):
    assert not _may(role, e.VitalsTaken("C1D2", sbp=90))


def test_a_nurse_does_not_take_back_a_decision_about_treatment():
    held = e.DayHeld("C1D2", "fever", "PI 01")
    assert not _may("nurse", held)
    assert _may("investigator", held)
    assert _may("prescriber", held)


def test_a_signature_is_taken_back_only_by_who_gave_it():
    signed = e.DaySigned("C1D2", "sign", "performed", "abc")
    assert _may("nurse", signed)
    assert not _may("nurse", signed, by="RN 14")


@pytest.mark.parametrize(
    "event",
    [
        None,
        e.ClockGap("slept", 900),
        e.DocumentPrinted("C1D2", "day summary", "D-1", "abc"),
        e.PatientEnrolled("P", "R. M.", date(2020, 1, 1), "female", "x", "B", None, date(2026, 1, 1), "H"),
    ],
)
def test_some_lines_are_never_struck_out(event):
    assert not _may("investigator", event)
