"""What a day holds before it is signed."""

from datetime import timedelta

from infusetrack.domain.events import StepSkipped
from infusetrack.ui.screens.forms.day_review import review_rows


def test_open_left_out_late_and_changed_are_listed(bedside_before):
    bedside = bedside_before("C1D2", "labs")
    bedside.write(StepSkipped("C1D2", "labs", "drawn yesterday"))
    line = next(one for one in bedside.chart.lines if type(one.event).__name__ == "IdentityConfirmed")
    bedside.amend(line, line.event, reason="time corrected", at=line.happened_at - timedelta(minutes=1))
    rows = dict(review_rows(bedside, "sign"))
    assert rows["Steps done"].startswith("2 of")
    assert "Signed order" in rows["Still open"]
    assert rows["Left out"] == "Laboratory results: drawn yesterday"
    assert "time corrected" in rows["Changed"]
    assert rows["Entered late"] == "none"


def test_without_an_open_day_there_is_nothing(bedside):
    bedside.close_patient()
    assert list(review_rows(bedside, "sign")) == []
