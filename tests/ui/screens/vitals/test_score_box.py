"""What is said while a set is typed: limits, ranges, the score and the three definitions of a low pressure."""

import pytest

from infusetrack.ui.screens.vitals import live_marks, score_box
from infusetrack.ui.screens.vitals.screen import VitalsScreen


@pytest.fixture
def sheet(bedside, qtbot):
    screen = VitalsScreen(bedside)
    qtbot.addWidget(screen)
    bedside.chart_changed.connect(screen.show_chart)
    screen.resize(1282, 704)
    screen.show()
    screen.show_chart(bedside.chart)
    return screen.sheet


WHOLE = {
    "sbp": "100", "dbp": "60", "heart_rate": "121", "respiratory_rate": "22", "temperature_c": "37.5",
    "temperature_site": "ear", "spo2": "98", "oxygen": "air", "capillary_refill_s": "2",
    "respiratory_distress": "none", "consciousness": "A", "pain": "2", "pain_scale": "FLACC", "sedation": "1",
}  # fmt: skip


def told(sheet):
    box = sheet.live.box
    return " | ".join(part.text() for part in (box.total, box.about, box.pressure) if not part.isHidden())


def test_the_box_is_of_the_sheet_and_hidden_while_nothing_was_typed(sheet):
    assert isinstance(sheet.live, live_marks.LiveMarks)
    assert isinstance(sheet.live.box, score_box.ScoreBox)
    assert sheet.live.box.isHidden()


def test_the_score_is_told_live_with_the_last_one_its_points_and_its_chart(sheet):
    sheet.entry.set_texts(WHOLE)
    assert "PEWS 1 (was 0), low · HR 1" in told(sheet)
    assert "National PEWS 2023 · next set in" in told(sheet)
    assert "not scored" not in told(sheet)
    assert sheet.live.box.property("edge") == "none"
    sheet.entry.fields["heart_rate"].set_text("100")
    assert "PEWS 0 (was 0), no escalation · nothing scored" in told(sheet)


def test_a_partial_set_says_what_is_not_scored(sheet):
    sheet.entry.set_texts({"heart_rate": "121"})
    assert "not scored: RR, breathing effort, SpO₂, oxygen, SBP, cap. refill" in told(sheet)
    assert "the plan still asks for more" in told(sheet)


def test_all_three_definitions_stand_under_a_typed_pressure(sheet):
    sheet.entry.set_texts({"sbp": "92", "dbp": "50"})
    assert "Pressure falling: low under 88.4, baseline 104" in told(sheet)
    assert "label 88.4: no · nursing paper 88.4: no · PALS floor 82: no" in told(sheet)
    assert sheet.live.box.property("edge") == "medium"
    sheet.entry.fields["sbp"].set_text("85")
    assert "■ label 88.4: low" in told(sheet)
    assert sheet.live.box.property("edge") == "high"


def test_signs_of_a_low_pressure_are_judged_without_a_number(sheet):
    sheet.entry.set_texts({"pressure_symptoms": "yes"})
    assert "■ label 88.4: low" in told(sheet)
    sheet.entry.set_texts({"pressure_symptoms": ""})
    assert sheet.live.box.isHidden()


def test_a_high_score_has_a_strong_edge(sheet):
    sheet.entry.set_texts(WHOLE | {"heart_rate": "165", "respiratory_rate": "52", "spo2": "90"})
    assert "PEWS 12" in told(sheet)
    assert sheet.live.box.property("edge") == "high"


def test_marks_stand_beside_the_numbers_while_they_are_typed(sheet):
    sheet.entry.set_texts({"heart_rate": "121", "sbp": "85", "dbp": "60"})
    assert "above 118, 6 y PALS 2015" in sheet.entry.fields["heart_rate"].message
    assert "under 88.4" in sheet.entry.fields["sbp"].message


def test_the_gravest_limit_is_told_and_a_seldom_number_is_read_again(sheet):
    sheet.entry.set_texts({"spo2": "89"})
    assert "under 90: SpO2 in room air, far too low" in sheet.entry.fields["spo2"].message
    sheet.entry.fields["spo2"].set_text("85")
    assert sheet.entry.fields["spo2"].message.endswith("far too low. Read it again.")
    sheet.entry.fields["spo2"].set_text("93")
    assert sheet.entry.fields["spo2"].message.endswith("under 94: SpO2 in room air")


def test_a_changed_set_is_scored_at_its_own_moment_and_promises_no_next_one(sheet, bedside):
    sheet.begin_amend(bedside.record.vitals[-1])
    assert "PEWS 0" in told(sheet)
    assert "next set" not in told(sheet)


def test_without_a_day_nothing_is_said(sheet, bedside):
    sheet.entry.set_texts({"sbp": "92"})
    bedside.open_patient("PED-0417", "")
    sheet.live.look(None)
    assert sheet.live.box.isHidden()


def test_an_unusual_number_is_saved_at_the_second_press(sheet, bedside):
    before = len(bedside.record.vitals)
    sheet.entry.set_texts(WHOLE | {"heart_rate": "190"})
    sheet.save()
    assert len(bedside.record.vitals) == before
    assert "save once more" in sheet.entry.refusal.text()
    sheet.save()
    assert bedside.record.vitals[-1].event.confirmed == ("heart_rate",)
