"""Why a written number is marked, and what the foot of the flowsheet names."""

from dataclasses import replace
from decimal import Decimal as D

from PySide6.QtCore import Qt

from infusetrack.domain.events import VitalsTaken
from infusetrack.ui.models.flowsheet import Flowsheet
from infusetrack.ui.screens.vitals.day_sets import day_sets
from infusetrack.ui.screens.vitals.set_marks import marks_of, range_words, score_at, score_words

DAY = "C1D3"


def marks(bedside, **told):
    return marks_of(bedside, DAY, VitalsTaken(DAY, **told), bedside.now())


def test_a_limit_of_the_regimen_counts_before_what_is_unusual_or_out_of_range(bedside):
    found = marks(bedside, sbp=80, spo2=85, heart_rate=119, temperature_c=D("35.9"))
    del found.kinds["score"]
    assert found.kinds == {"bp": "limit", "spo2": "limit", "heart_rate": "range", "temperature_c": "range"}
    assert found.below == {"bp", "spo2", "temperature_c"}
    assert found.why["heart_rate"] == "above 118, 6 y PALS 2015"
    assert "PALS 2015" in found.sources["heart_rate"]
    assert found.why["bp"].endswith("(■ label 88.4: low · ■ nursing paper 88.4: low · ■ PALS floor 82: low)")


def test_an_unusual_number_says_whether_it_was_read_twice(bedside):
    assert marks(bedside, dbp=24).why["bp"] == "unusual: measured again?"
    assert marks(bedside, dbp=24, confirmed=("dbp",)).why["bp"] == "unusual, read twice"
    high = marks(bedside, sbp=201)
    assert (high.kinds["bp"], high.below) == ("unusual", set())


def test_a_mark_that_takes_the_place_of_another_points_its_own_way(bedside):
    found = marks(bedside, sbp=130, dbp=24)
    assert (found.kinds["bp"], found.below) == ("unusual", {"bp"})


def test_a_score_from_medium_on_is_marked_with_all_that_is_to_be_said(bedside):
    event = VitalsTaken(DAY, heart_rate=165, respiratory_rate=40, confirmed=("heart_rate",))
    found = marks_of(bedside, DAY, event, bedside.now())
    assert found.kinds["score"] == "limit"
    told = score_words(score_at(bedside, event, bedside.now()))
    assert told.startswith("medium · RR 2, HR 4 · not scored: breathing effort")
    assert told.endswith("chart National PEWS 2023")
    assert "score" not in marks(bedside, heart_rate=100).kinds


def test_the_flowsheet_has_a_row_for_the_score_named_by_its_chart(bedside):
    bedside.write(VitalsTaken(DAY, heart_rate=165, respiratory_rate=40, consciousness="V", worried=True))
    model = Flowsheet()
    model.show_sets(day_sets(bedside, DAY))
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    last = model.columnCount() - 1
    assert model.index(names.index("PEWS"), last).data() == "≥6 ▲"
    assert model.index(names.index("PEWS"), 0).data() == "0"
    assert model.index(names.index("Alertness"), last).data() == "V"
    assert model.index(names.index("Signs"), last).data() == "worry"
    assert "Breathing effort" not in names


def test_the_foot_names_the_tables_for_the_age_and_the_chart_with_its_age_limit(bedside):
    told = range_words(bedside, bedside.now())
    assert told == (
        "Ranges for 6 y: PALS 2015, BP centiles, Bonafide 2013, National PEWS 2023. "
        "Score: National PEWS 2023, NEWS2 from 16 y (LOCAL)."
    )


def test_an_adult_without_a_range_is_said_to_have_none(bedside, monkeypatch):
    from infusetrack.ui.screens.vitals import set_marks

    monkeypatch.setattr(set_marks, "age_at", lambda _bedside, _at: 25 * 12)
    told = range_words(bedside, bedside.now())
    assert told.startswith("Ranges for 25 y: NEWS2; no range: DBP. Score: NEWS2")


def test_without_tables_there_is_no_range_and_no_score(bedside):
    bedside.session.regimen = replace(bedside.regimen, reference=type(bedside.regimen.reference)())
    assert range_words(bedside, bedside.now()) == "Ranges for 6 y: none known."
    assert score_at(bedside, VitalsTaken(DAY, sbp=90), bedside.now()) is None
