"""The log, the heat map, the notices, and one event with all its fields."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_event, adverse_events
from infusetrack.domain.ctcae import WORST
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.term_book import TermBook
from infusetrack.domain.toxicity_map import HeatRow
from infusetrack.ui.bedside import BEFORE_TRIAL
from infusetrack.ui.screens.toxicity.bands import GROUND, INK
from infusetrack.ui.screens.toxicity.before_card import BeforeCard
from infusetrack.ui.screens.toxicity.criteria import ManyField
from infusetrack.ui.screens.toxicity.detail import DetailCard
from infusetrack.ui.screens.toxicity.detail_facts import Changed, facts
from infusetrack.ui.screens.toxicity.detail_form import DetailForm
from infusetrack.ui.screens.toxicity.fields import PickerFields
from infusetrack.ui.screens.toxicity.grade_tiles import GradeTiles
from infusetrack.ui.screens.toxicity.heat_map import HeatMap
from infusetrack.ui.screens.toxicity.log_card import CLOSED, LogCard
from infusetrack.ui.screens.toxicity.log_row import boxes, fitted
from infusetrack.ui.screens.toxicity.map_card import MapCard
from infusetrack.ui.screens.toxicity.notices import Notices
from infusetrack.ui.screens.toxicity.question import QuestionRow


def grade(screen, name, value, **texts):
    screen.pick()
    screen.picker.take(ctcae().term(name))
    screen.picker.tiles.choose(value)
    screen.picker.fields.form.set_texts(texts)
    screen.save()
    return adverse_events(screen.bedside.chart)[-1].number


def change(screen, number, **texts):
    screen.open_event(number)
    screen.detail.form.set_texts({key.replace("__", "."): text for key, text in texts.items()})
    screen.save()
    return adverse_event(screen.bedside.chart, number)


def refusal(screen):
    return screen.detail.form.refusal.text()


def test_each_event_has_one_row_with_its_history(screen):
    number = grade(screen, "Pain", 2, onset="10:40", **{"cause.dinutuximab": "definite"})
    screen.bedside.tools.clock.advance(minutes=5)
    grade(screen, "Pain", 3)
    grade(screen, "Chills", 1)
    rows = [row for row in screen.log.rows if not row.isHidden()]
    assert [row.words.name for row in rows] == ["Pain", "Chills"]
    pain = rows[0].words
    assert (rows[0].number, pain.grade, pain.history) == (number, 3, "2 → 3")
    assert (pain.onset, pain.end, pain.causes) == ("C1D3 10:40", "ongoing", ("\N{EM DASH}", "definite"))
    assert "events 2, open 2 · worst grade this cycle 3" in screen.log._subtitle.text()


def test_events_that_are_over_stand_below_and_a_key_shows_them_all(screen):
    for name in ("Pain", "Chills", "Cough", "Nausea", "Flushing", "Urticaria"):
        number = grade(screen, name, 1)
        change(screen, number, outcome="recovered", ended="13:25")
    assert len([row for row in screen.log.rows if not row.isHidden()]) == CLOSED
    assert not screen.log.more.isHidden()
    screen.log.show_all()
    screen.show_chart(screen.bedside.chart)
    assert len([row for row in screen.log.rows if not row.isHidden()]) == 6


def test_the_heat_map_shows_each_day_so_far_and_leaves_the_others_open(screen):
    grade(screen, "Pain", 2, onset="22 Nov 2026 10:40")
    row = screen.map.days.rows[0]
    assert (row.term, row.grades[:4]) == ("Pain", (2, 2, 2, None))
    assert len(row.grades) == 21
    assert screen.map.days.so_far == 3
    assert "D2 grade 2" in screen.map.days.accessibleName()
    assert screen.map.cycles.isHidden()


def test_the_worst_grade_of_each_cycle_is_told(screen):
    screen.bedside.open_patient("PED-0377", "C3D5")

    grade(screen, "Pain", 2)
    assert screen.map.cycles.heads == ("C1", "C2", "C3")
    assert {row.term: row.grades for row in screen.map.cycles.rows} == {
        "Pain": (3, None, 2),
        "Anemia": (1, 1, 2),
    }


@pytest.mark.parametrize("shade", range(1, WORST + 1))
def test_every_grade_is_painted_with_its_number(screen, shade):
    heat = HeatMap()
    heat.resize(400, 80)
    heat.show_rows([HeatRow("Pain", (shade, None))], ("D1", "D2"), 1)
    empty = HeatMap()
    empty.resize(400, 80)
    empty.show_rows([HeatRow("Pain", (None, None))], ("D1", "D2"), 1)
    assert not {GROUND[shade], INK[shade]} & {"high", "medium", "low"}
    assert heat.grab().toImage() != empty.grab().toImage()


def test_all_that_the_log_asks_for_is_entered_and_stands(screen):
    number = grade(screen, "Fever", 2, onset="12:40")
    event = change(
        screen, number,
        cause__dinutuximab="possible", cause__disease="unlikely", expected__dinutuximab="expected",
        by_list="Brochure 2026", serious="yes", criteria="hospitalization", hospital="yes",
        action__dinutuximab="rate_reduced", treatment="Paracetamol 300 mg", transfusion="no",
        dlt="pending", report_to="Sponsor", ticket="T-1", reported="13:25",
    )  # fmt: skip
    assert not refusal(screen)
    assert dict(event.attributions) == {"dinutuximab": "possible", "disease": "unlikely"}
    assert dict(event.expected_of) == {"dinutuximab": "expected"}
    assert event.seriousness == e.SeriousnessJudged(number, True, ("hospitalization",), True)
    assert dict(event.actions) == {"dinutuximab": "rate_reduced"}
    assert event.last(e.AdverseEventTreated).treatment == "Paracetamol 300 mg"
    assert event.dlt.verdict == "pending"
    assert event.last(e.ExpeditedReported).ticket == "T-1"
    assert "report by" in screen.detail.form.clock.text()
    assert "unverified" in screen.detail.form.clock.text()
    assert "dinutuximab" in screen.detail.form.relation.text().lower()


def test_only_what_was_changed_is_written(screen):
    number = grade(screen, "Fever", 2)
    change(screen, number, treatment="Paracetamol 300 mg")
    lines = len(screen.bedside.chart.lines)
    change(screen, number, treatment="Paracetamol 300 mg")
    assert len(screen.bedside.chart.lines) == lines
    change(screen, number, dlt="no", reviewer="PI 01")
    assert len(screen.bedside.chart.lines) == lines + 1


def test_the_beginning_is_amended_with_a_reason_and_what_ran_is_read_anew(screen):
    number = grade(screen, "Fever", 2, onset="13:00")
    event = change(screen, number, onset="12:15")
    assert event.found.onset_at == datetime(2026, 11, 24, 18, tzinfo=UTC)
    assert "reason" in refusal(screen).lower() or "why" in refusal(screen).lower()
    event = change(screen, number, onset="12:15", why="The mother saw it first")
    assert event.found.onset_at == datetime(2026, 11, 24, 17, 15, tzinfo=UTC)
    assert event.found.minutes == 194
    assert event.number == number


def test_an_event_is_closed_with_its_end(screen):
    number = grade(screen, "Fever", 2, onset="12:40")
    change(screen, number, outcome="recovered")
    assert "needs one" in refusal(screen)
    event = change(screen, number, outcome="recovered", ended="13:20")
    assert not event.is_open
    row = next(row for row in screen.log.rows if row.number == number)
    assert row.words.end == "C1D3 13:20"


def test_serious_without_a_criterion_is_refused_beside_the_criteria(screen):
    number = grade(screen, "Fever", 2)
    change(screen, number, serious="yes")
    assert "at least one of the six" in refusal(screen)
    assert screen.detail.form.fields["criteria"].message


def test_grade_3_asks_for_a_review_until_a_reviewer_has_spoken(screen):
    number = grade(screen, "Hypotension", 3)
    assert not screen.notices.isHidden()
    assert "a DLT review is asked" in screen.notices.notices[0].words.text()
    assert "has not set" in screen.notices.notices[0].words.text()
    screen.notices.press_first()
    assert screen.detail.number == number
    change(screen, number, dlt="no", reviewer="PI 01")
    assert screen.notices.isHidden()


def test_the_sites_own_window_gives_the_review_its_time(screen):
    site = screen.bedside.tools.site
    assert site.write(e.SiteValueSet("toxicity.dlt_review_hours", "24", "Site letter"), by="RN 27")
    grade(screen, "Hypotension", 3)
    assert screen.notices.notices[0].words.text().endswith("by 25 Nov 13:25.")


def test_an_investigator_reviews_an_event_as_it_stands(screen):
    number = grade(screen, "Fever", 2)
    screen.open_event(number)
    assert screen.detail.sign.isHidden()
    bedside = screen.bedside
    bedside.set_person(bedside.tools.site.site.staff["PI 01"])
    screen.open_event(number)
    assert not screen.detail.sign.isHidden()
    screen.detail.review()
    assert not adverse_event(bedside.chart, number).is_provisional
    assert "Reviewed by an investigator" in screen.detail.state.text()


def test_a_changed_value_of_the_record_is_shown_beside_the_grade(screen):
    number = grade(screen, "Platelet count decreased", 1)
    screen.open_event(number)
    assert screen.detail.number_words.isHidden()
    panel = screen.bedside.chart.last(e.LabsReported)
    worse = tuple(
        e.LabValue(one.analyte, type(one.value)(62), one.unit, one.lln, one.uln)
        if one.analyte == "platelets"
        else one
        for one in panel.event.results
    )
    day, step = panel.event.day, panel.event.step
    event = e.LabsReported(day, step, panel.event.drawn_at, worse)
    assert screen.bedside.amend(panel, event, reason="read the wrong line").stands
    assert "→ 2" in screen.detail.number_words.text()
    screen.change_grade()
    assert screen.picker.tiles.tiles[2].aside.startswith("62 ")


def test_keys_lead_from_the_event_to_the_picker_and_back(screen):
    number = grade(screen, "Fever", 2)
    screen.open_event(number)
    assert screen.picker.isHidden()
    screen.change_grade()
    assert screen.picker.going.number == number
    screen.open_event(number)
    screen.step_back()
    assert not screen.picker.isHidden()
    assert screen.detail.number == 0


def test_another_patient_begins_with_an_empty_picker(screen):
    screen.picker.take(ctcae().term("Fever"))
    screen.bedside.open_patient("PED-0377", "C3D5")
    assert screen.picker.term is None
    assert screen.detail.number == 0


def test_t_opens_the_picker_from_another_screen(window, press):
    press("t")
    assert window.front().key == "toxicity"
    assert window.front().picker.search.edit.hasFocus()


def test_columns_of_the_log_stay_inside_their_row(screen):
    cells = boxes(700, 2, 64)
    assert len(cells) == 7
    assert cells[-1].right() <= 700
    assert all(one.right() < other.left() for one, other in pairwise(cells))


def test_several_criteria_may_hold(screen):
    field = ManyField("Criteria", (("death", "death"), ("incapacity", "incapacity")))
    field.set_text("death,incapacity")
    assert field.read() == ("death", "incapacity")
    field.buttons["death"].click()
    assert field.text() == "incapacity"


def test_another_list_judges_all_agents_anew(screen):
    number = grade(screen, "Fever", 2)
    event = change(screen, number, expected__dinutuximab="expected", by_list="A")
    read = {"by_list": "B", "expected.dinutuximab": "expected", "expected.magrolimab": None}
    found = list(facts(event, Changed(read, frozenset({"by_list"}), "C1D3")))
    assert found == [e.ExpectednessJudged(number, "dinutuximab", "expected", "B")]


def test_the_parts_of_the_screen_have_names_for_screen_readers(screen):
    grade(screen, "Pain", 2)
    kinds = (DetailCard, LogCard, MapCard, BeforeCard, Notices, PickerFields, GradeTiles, QuestionRow)
    assert all(screen.findChildren(kind) for kind in kinds)
    assert screen.log.rows[0].accessibleName().startswith("Pain, C1D3")
    screen.open_event(screen.log.rows[0].number)
    assert screen.findChildren(DetailForm)


def test_a_damaged_copy_of_the_official_text_is_told_once(screen):
    bedside, told = screen.bedside, []
    bedside.told.connect(lambda words, level: told.append((words, level)))
    problem = BrokenWorld("ctcae_copy", file="ctcae_5.0.json")
    book = TermBook.of(ctcae(), problem)
    bedside.tools = replace(bedside.tools, terms=lambda: book)
    screen.came_into_sight()
    screen.came_into_sight()
    assert [level for _, level in told] == ["refused"]
    assert "ctcae_5.0.json" in told[0][0]


def test_after_the_enrolment_the_picker_asks_for_what_was_there_before(screen):
    bedside = screen.bedside
    bedside.open_patient("PED-0417", "")
    bedside.asked_for.emit(BEFORE_TRIAL)
    assert screen.picker.purpose == "baseline"
    screen.picker.take(ctcae().term("Constipation"))
    screen.picker.tiles.choose(1)
    screen.save()
    assert "Constipation grade 1" in screen.before.words.text()


def test_an_event_that_is_over_shows_its_worst_grade(screen):
    number = grade(screen, "Pain", 3)
    screen.bedside.tools.clock.advance(minutes=5)
    grade(screen, "Pain", 1)
    change(screen, number, outcome="recovered", ended="13:30")
    row = next(row for row in screen.log.rows if row.number == number)
    assert (row.words.grade, row.words.history) == (3, "3 → 1")


def test_a_long_treatment_ends_in_a_sign_and_never_in_half_a_line(screen):
    letters, cell = QFontMetrics(screen.font()), QRect(0, 0, 130, 58)
    long = "Sodium chloride 0.9 % bolus 20 mL/kg over 20 min, position flat, oxygen 2 L by mask, " * 3
    told = fitted(long, letters, cell)
    assert told.endswith(" …")
    assert long.startswith(told.removesuffix(" …"))
    wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    assert letters.boundingRect(cell, wrapped, told).height() <= 58
    more = long[: len(told) - 2 + long[len(told) - 1 :].index(" ") + 1]
    assert letters.boundingRect(cell, wrapped, f"{more} …").height() > 58
    assert fitted("Cetirizine 5 mg", letters, cell) == "Cetirizine 5 mg"
