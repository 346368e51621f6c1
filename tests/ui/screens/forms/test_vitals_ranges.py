"""What stands beside a typed number: its range's limit, or that there is no range."""

from datetime import date

import pytest

from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry
from infusetrack.ui.screens.forms.vitals_ranges import age_at, mark_ranges, outside_now, sex_of


@pytest.fixture
def entry(qtbot, bedside):
    made = VitalsEntry(bedside, columns=2)
    qtbot.addWidget(made)
    return made


def test_a_number_outside_the_range_says_the_limit_and_its_table(entry, bedside):
    entry.set_texts({"heart_rate": "121", "respiratory_rate": "22", "pain": "3"})
    mark_ranges(bedside, entry, bedside.now())
    assert "above 118, 6 y PALS 2015" in entry.fields["heart_rate"].message
    assert entry.fields["respiratory_rate"].message == ""
    assert entry.fields["pain"].message == ""
    assert list(outside_now(bedside, entry.sketch(), bedside.now())) == ["heart_rate"]


def test_a_word_that_stands_there_is_not_written_over(entry, bedside):
    entry.set_texts({"spo2": "85"})
    mark_ranges(bedside, entry, bedside.now())
    assert "Unusual" in entry.fields["spo2"].message


def test_an_age_without_a_range_says_no_range_and_never_normal(entry, bedside, monkeypatch):
    from infusetrack.ui.screens.forms import vitals_ranges

    monkeypatch.setattr(vitals_ranges, "age_at", lambda _bedside, _at: 25 * 12)
    entry.set_texts({"dbp": "60"})
    mark_ranges(bedside, entry, bedside.now())
    assert entry.fields["dbp"].message == "no range known for 25 y"


def test_age_and_sex_are_those_of_the_enrolment(bedside):
    assert bedside.chart.patient.birth_date == date(2020, 3, 14)
    assert age_at(bedside, bedside.now()) == 80
    assert sex_of(bedside) == bedside.chart.patient.sex
    bedside.close_patient()
    assert (age_at(bedside, bedside.now()), sex_of(bedside)) == (0, "")
