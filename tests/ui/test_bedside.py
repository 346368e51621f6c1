"""Acts at the bedside that concern the unit: each says in words why nothing was written."""

from dataclasses import replace


def test_a_taken_chair_is_refused_in_words_and_a_free_one_is_taken(bedside):
    refused = bedside.seat(1, "PED-0422", "C1D1")
    assert (refused.stands, refused.code) == (False, "chair_taken")
    assert refused.words == "Chair 1 is taken."
    assert bedside.leave(3).stands
    assert bedside.seat(3, "PED-0422", "C1D1").stands


def test_a_stranger_is_not_seated_and_an_empty_chair_is_not_left(bedside):
    assert bedside.seat(9, "PED-9999", "C1D1").code == "patient_unknown"
    assert bedside.leave(9).code == "chair_free"


def test_nobody_signed_in_seats_and_writes_nothing(bedside):
    told = bedside.chart.patient
    bedside.set_person(None)
    assert bedside.seat(9, "PED-0422", "C1D1").words == "Sign in first."
    assert not bedside.write_for("PED-0500", replace(told, study_id="PED-0500"), regimen=told.regimen).stands


def test_a_fact_is_written_to_a_chart_that_is_not_open(bedside):
    told = replace(bedside.chart.patient, study_id="PED-0500")
    first = bedside.write_for("PED-0500", told, entry="once", regimen=told.regimen)
    again = bedside.write_for("PED-0500", told, entry="once", regimen=told.regimen)
    assert first.line == again.line
    assert bedside.chart.patient.study_id == "PED-0417"
    assert "PED-0500" in bedside.tools.board.study_ids
