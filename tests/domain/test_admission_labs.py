"""What may be written of the laboratory."""

from dataclasses import replace
from datetime import datetime

import pytest

from infusetrack.domain.errors import Refused
from tests.domain.small_trial import DIN, Pen, at, hgb, lab, labs

PANEL = hgb(DIN, "10.4", at(6))
NAIVE = datetime(2026, 11, 24, 6)  # noqa: DTZ001 (what is refused)


def admit(event):
    Pen().admit(event, at(8))


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (replace(PANEL, drawn_at=at(9)), "drawn_to_come"),
        (replace(PANEL, drawn_at=NAIVE), "time_without_zone"),
        (replace(PANEL, resulted_at=NAIVE), "time_without_zone"),
        (replace(PANEL, resulted_at=at(5)), "resulted_before_drawn"),
        (replace(PANEL, resulted_at=at(9)), "resulted_to_come"),
        (labs(DIN, at(6)), "labs_empty"),
        (labs(DIN, at(6), lab("ferritin", "1", "ug/L")), "lab_unit"),
        (labs(DIN, at(6), lab("alt", "1", "g/L")), "lab_unit"),
        (labs(DIN, at(6), lab("alt", "-1", "U/L")), "lab_amount"),
        (labs(DIN, at(6), lab("alt", "9", "U/L", "50", "10")), "lab_limits"),
        (replace(PANEL, override_by="MD 03"), "override_incomplete"),
        (replace(PANEL, imported="a.csv"), "lab_patient_unproven"),
        (replace(PANEL, imported="a.csv", matched=("study_id", "study_id")), "lab_patient_unproven"),
    ],
)
def test_what_cannot_be_is_refused(event, code):
    with pytest.raises(Refused, match=f"^{code}"):
        admit(event)


@pytest.mark.parametrize(
    "event",
    [
        PANEL,
        replace(PANEL, resulted_at=at(7), laboratory="Ward"),
        replace(PANEL, imported="a.csv", matched=("study_id", "birth_date")),
        replace(PANEL, imported="a.csv", override_by="MD 03", override_reason="number misread at the draw"),
        labs(DIN, at(6), lab("alt", "30", "U/L", "10", None)),
    ],
)
def test_what_can_be_is_let_through(event):
    admit(event)
