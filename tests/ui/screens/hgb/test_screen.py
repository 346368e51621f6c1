"""The hemoglobin screen: what the trend says, the points by key, a result added, a decision recorded."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infusetrack.domain import events as e
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.session import hemoglobin_watch
from infusetrack.session.hemoglobin_watch import HemoglobinWatch
from infusetrack.ui.screens.hgb import HgbScreen
from infusetrack.ui.screens.hgb.acts import answer_act, result_act
from infusetrack.ui.screens.hgb.says_card import SaysCard
from infusetrack.ui.screens.hgb.side_cards import BLOOD_BANK, RulesCard
from infusetrack.ui.screens.hgb.table_card import HgbRows
from infusetrack.ui.screens.hgb.trend_card import VIEWS
from tests.ui.red_cells import FALLING, STEADY, bedside_of, dose, on, red_cells, value

SHY = ("hold", "omit", "delay", "skip", "give the")


@pytest.fixture
def shown(looked, qtbot):
    """`shown(bedside)`: the screen in front."""

    def show(bedside):
        screen = HgbScreen(bedside)
        qtbot.addWidget(screen)
        screen.resize(1366, 768)
        screen.show()
        screen.came_into_sight()
        return screen

    return show


def _texts(card):
    return [part.text() for part in (card.value, card.estimate, card.cause, card.check, card.unknown)]


class TestWhatItSays:
    def test_it_is_consistent_with_a_cause_with_its_interval_and_what_is_missing(self, shown):
        card = shown(bedside_of()).says
        value_, estimate, cause, check, unknown = _texts(card)
        assert card.tier.text() == "Act now"
        assert value_.startswith("Hgb 8.8, 2.5 below baseline 11.3")
        assert " to " in estimate
        assert cause.startswith("Consistent with")
        assert "not established" in cause
        assert check.startswith("Check now")
        assert unknown.startswith("Not known: retic")

    def test_it_never_tells_anyone_what_to_do_with_a_dose(self, shown):
        told = " ".join(_texts(shown(bedside_of()).says)).lower()
        assert not any(word in told for word in SHY)

    def test_a_steady_child_meets_no_rule_and_needs_no_decision(self, shown):
        screen = shown(bedside_of(STEADY))
        assert screen.says.tier.text() == "No rule is met"
        assert screen.says.answer.isHidden()
        assert screen.rules.words == ()
        screen.record_decision()
        assert screen.form is None

    def test_each_rule_stands_with_the_day_since_which_it_is_met(self, shown):
        words = shown(bedside_of()).rules.words
        assert any("Act now · since C1D6" in line for line in words)
        assert len({line.split(",")[0] for line in words}) == len(words)

    def test_without_a_value_it_says_so(self, shown):
        bedside = bedside_of((), doses=False)
        screen = shown(bedside)
        assert "0.0" not in screen.says.value.text()
        assert screen.table.model.rowCount() == 1  # the one given at enrolment

    def test_while_it_is_read_elsewhere_nothing_old_stands_there(self, shown):
        waiting = []
        bedside = bedside_of(watch=False)
        bedside.alarms.hemoglobin = HemoglobinWatch(waiting.append)
        screen = shown(bedside)
        assert screen.says.value.text() == "Reading the course …"
        waiting.pop()()
        bedside.alarms.hemoglobin.collect()
        assert screen.says.tier.text() == "Act now"

    def test_where_the_watch_breaks_off_the_screen_says_so(self, shown, monkeypatch):
        waiting = []
        bedside = bedside_of(watch=False)
        bedside.alarms.hemoglobin = HemoglobinWatch(waiting.append)
        screen = shown(bedside)
        monkeypatch.setattr(hemoglobin_watch, "watched", lambda _chart, _known: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            waiting.pop()()
        bedside.alarms.hemoglobin.collect()
        assert screen.says.value.text().startswith("The hemoglobin watch could not read this course.")
        assert waiting == []

    def test_another_patients_review_changes_nothing_here(self, shown):
        screen = shown(bedside_of())
        screen.says.value.setText("as before")
        screen.watch.reviewed.emit("PED-0001")
        assert screen.says.value.text() == "as before"


class TestAboveThePicture:
    def test_the_tier_stands_in_the_heading_with_the_figures_of_the_last_value(self, shown):
        trend = shown(bedside_of()).trend
        assert trend.tier.text() == "Act now"
        told = trend.facts.words()
        assert told["Last value, 1 h ago"] == "8.8 g/dL"
        assert told["Largest fall in 7 d"] == "2.4 g/dL in 5 d"
        assert told["CTCAE v5"] == "grade 2"
        assert trend.facts.facts[0].accessibleName() == "Last value, 1 h ago: 8.8 g/dL"

    def test_the_next_value_is_due_and_turns_late_by_the_clock(self, shown):
        screen = shown(bedside_of())
        assert screen.trend.facts.words()["Next Hgb due"] == "now, by 10:00"
        screen.show_time(on(5) + timedelta(hours=3))
        assert screen.trend.facts.words()["Next Hgb due"] == "late since 10:00, 2 h"

    def test_a_quiet_child_is_drawn_on_the_next_day_of_the_plan(self, shown):
        told = shown(bedside_of(STEADY)).trend.facts.words()
        assert told["Next Hgb due"].startswith("with C1D8, ")

    def test_without_a_value_there_are_no_figures(self, shown):
        bedside = bedside_of()
        bedside.close_patient()
        screen = shown(bedside)
        assert screen.trend.facts.words() == {}
        assert screen.trend.tier.text() == ""

    def test_the_screen_opens_at_its_top_though_the_keyboard_is_in_the_picture(self, shown, qapp):
        screen = shown(bedside_of())
        screen.resize(900, 420)
        screen.columns.verticalScrollBar().setValue(300)
        screen.came_into_sight()
        for _ in range(3):
            qapp.processEvents()
        assert screen.columns.verticalScrollBar().value() == 0


class TestThePicture:
    def test_one_cycle_all_cycles_and_cycles_laid_over_each_other(self, shown):
        late = (value(22, "10.9"), value(24, "10.6"), dose(21, "C2D1"))
        screen = shown(bedside_of(FALLING, *late, day="C2D4"))
        assert screen.trend.title == "Hemoglobin, cycle 2"
        assert len(screen.trend.plot.scene.dots) == 2
        screen.trend.before.click()
        assert screen.trend.title == "Hemoglobin, cycle 1"
        screen.trend.step_cycle(-1)
        assert screen.trend.title == "Hemoglobin, cycle 1"
        screen.trend.choose("all")
        assert len(screen.trend.plot.scene.dots) == 8
        screen.trend.choose("laid")
        assert screen.trend.plot.scene.rows == ("C1", "C2")
        assert screen.trend.title == "Hemoglobin, cycles laid over"

    def test_the_unit_changes_everywhere_and_comes_back(self, shown):
        screen = shown(bedside_of())
        assert screen.table.model.index(0, 1).data() == "8.8"
        screen.next_unit()
        assert screen.table.model.index(0, 1).data() == "88"
        assert "g/L" in screen.trend.words_of(5)[0]
        screen.next_unit()
        assert screen.table.model.index(0, 1).data() == "5.5"
        screen.next_unit()
        assert screen.trend.unit == "g/dL"

    def test_the_arrow_keys_walk_the_values_and_the_table_follows(self, shown):
        screen = shown(bedside_of())
        plot = screen.trend.plot
        QTest.keyClick(plot, Qt.Key.Key_Left)
        assert plot.index == 5
        assert screen.table.table.currentIndex().row() == 0
        assert plot.accessibleDescription().startswith("8.8 g/dL, C1D6")
        assert "CTCAE grade 2" in plot.accessibleDescription()
        for key, index in (
            (Qt.Key.Key_Home, 0),
            (Qt.Key.Key_Right, 1),
            (Qt.Key.Key_End, 5),
            (Qt.Key.Key_PageUp, 0),
        ):
            QTest.keyClick(plot, key)
            assert plot.index == index
        QTest.keyClick(plot, Qt.Key.Key_Escape)
        assert plot.index is None
        assert plot.accessibleDescription() == "6 values"

    def test_the_first_right_key_begins_at_the_first_value(self, shown):
        plot = shown(bedside_of()).trend.plot
        QTest.keyClick(plot, Qt.Key.Key_Right)
        assert plot.index == 0

    def test_a_row_of_the_table_points_at_its_value(self, shown):
        screen = shown(bedside_of())
        screen.table.table.selectRow(2)
        assert screen.trend.plot.index == 3

    def test_the_pointer_finds_the_value_under_it_and_no_other(self, shown, qapp):
        screen = shown(bedside_of())
        qapp.processEvents()
        plot = screen.trend.plot
        dot = plot.scene.dots[3]
        at = plot.sheet().place(dot)
        QTest.mouseMove(plot, at.toPoint())
        assert plot.near(at + QPointF(3, 3)) == 3
        assert plot.near(at + QPointF(0, 200)) is None

    def test_a_dose_that_is_due_stands_as_a_line_until_it_is_begun(self, shown):
        screen = shown(bedside_of(FALLING, day="C1D8", now=on(7)))
        assert [(one.words, one.due) for one in screen.trend.plot.scene.uprights] == [
            ("magrolimab priming", False), ("magrolimab due", True),
        ]  # fmt: skip
        again = shown(bedside_of(FALLING, dose(7, "C1D8"), day="C1D8", now=on(7.1)))
        assert not any(one.due for one in again.trend.plot.scene.uprights)

    def test_blood_has_its_volume_and_the_line_without_it(self, shown):
        screen = shown(bedside_of((*FALLING, (6, "10.4")), red_cells(5.8)))
        words = [one.words for one in screen.trend.plot.scene.uprights]
        assert "Red cells 200 mL (9.9 mL/kg): +1.6, +2.0 expected" in words
        assert len(screen.trend.plot.scene.hidden) == 2
        told = screen.blood.given.text()
        assert "Red cells 200 mL (9.9 mL/kg)" in told
        assert told.endswith("rise +1.6, +2.0 expected")


class TestTheBloodBank:
    def test_samples_from_before_the_first_dose_are_named(self, shown):
        done = e.StepDone(
            "C1D1", "bloodbank", (("group_screen", True), ("phenotype", False), ("bank_told", True))
        )
        words = shown(bedside_of(FALLING, (on(-0.2), done))).blood.files.text()
        assert "antiglobulin" in words
        assert "phenotype" not in words

    def test_a_checklist_without_a_yes_confirms_nothing(self, shown):
        done = e.StepDone("C1D1", "bloodbank", (("group_screen", False),))
        assert "nothing confirmed" in shown(bedside_of(FALLING, (on(-0.2), done))).blood.files.text()

    def test_blood_products_are_entered_on_the_labs_screen(self, shown):
        screen, asked = shown(bedside_of()), []
        screen.bedside.asked_for.connect(asked.append)
        screen.blood.open.click()
        assert asked == ["labs"]

    def test_without_them_it_says_so(self, shown):
        card = shown(bedside_of()).blood
        assert card.files.text().startswith("No blood-bank samples")
        assert card.given.text() == "No transfusion is recorded."
        assert "anti-CD47" in card.tell.text()


class TestAddingAResult:
    def _typed(self, screen, text, unit="g/dL"):
        screen.add_result()
        fields = screen.form.form.fields
        fields["value"].set_text(text)
        fields["unit"].choose(unit)
        fields["lln"].set_text("11.5" if unit == "g/dL" else "115")
        fields["drawn"].show_moment(screen.bedside.now() - timedelta(minutes=20))
        return fields

    def test_it_is_written_and_shown_without_leaving(self, shown):
        screen = shown(bedside_of())
        self._typed(screen, "8.4")
        screen._save()
        assert screen.form is None
        assert screen.bedside.chart.lines[-1].event.results[0].value == D("8.4")
        screen.show_chart(screen.bedside.chart)
        assert screen.table.model.index(0, 1).data() == "8.4"

    def test_grams_a_litre_typed_as_grams_a_decilitre_are_refused(self, shown):
        screen = shown(bedside_of())
        before = len(screen.bedside.chart.lines)
        fields = self._typed(screen, "84")
        assert fields["value"].message
        screen._save()
        assert len(screen.bedside.chart.lines) == before
        assert screen.form.form.refusal.text()

    def test_in_grams_a_litre_it_is_one_value_with_the_others(self, shown):
        screen = shown(bedside_of())
        self._typed(screen, "84", "g/L")
        screen._save()
        screen.show_chart(screen.bedside.chart)
        assert screen.table.model.index(0, 1).data() == "8.4"

    def test_an_unusual_value_is_read_again(self, shown):
        screen = shown(bedside_of())
        fields = self._typed(screen, "3.2")
        assert "Read the report again" in fields["value"].message

    def test_escape_forgets_what_was_typed(self, shown):
        screen = shown(bedside_of())
        screen.add_result()
        screen.close_form()
        screen.close_form()
        assert screen.form is None

    def test_another_patient_closes_the_form(self, shown):
        screen = shown(bedside_of())
        screen.add_result()
        screen.bedside.open_patient("PED-0417", "C1D6")
        assert screen.form is None


class TestTheDecision:
    def test_the_investigators_decision_stands_beside_the_advice(self, shown):
        screen = shown(bedside_of())
        screen.record_decision()
        fields = screen.form.form.fields
        fields["agrees"].choose("yes")
        fields["who"].set_text("PI 01")
        screen.form.save()
        event = screen.bedside.chart.lines[-1].event
        assert (event.tier, event.agrees, event.decided_by, event.drawn_at) == ("act", True, "PI 01", on(5))
        screen.show_chart(screen.bedside.chart)
        assert screen.says.decision.text().startswith("PI 01 agrees")
        assert screen.says.answer.isHidden()

    def test_who_sees_it_differently_says_why(self, shown):
        screen = shown(bedside_of())
        screen.record_decision()
        fields = screen.form.form.fields
        fields["agrees"].choose("no")
        fields["who"].set_text("PI 01")
        screen.form.save()
        assert screen.form is not None
        fields["why"].set_text("bled at night")
        screen.form.save()
        screen.show_chart(screen.bedside.chart)
        assert screen.says.decision.text().startswith("PI 01 does not agree · bled at night")

    def test_its_alarm_ends_with_it(self, shown):
        screen = shown(bedside_of())
        review = screen.trend.picture.reviews[-1]
        assert review.tier is Tier.ACT
        assert screen.says.decision.text() == "No decision is recorded on this value."


class TestKeys:
    def test_every_key_acts(self, shown):
        screen = shown(bedside_of())
        acts = {one.key: one.act for one in screen.shortcuts()}
        for key in ("A", "O", "C", "Alt+Left", "Alt+Right", "U", "L", "Esc", "D", "Ctrl+S", "Esc", "Ctrl+S"):
            acts[key]()
        assert screen.trend.view == "cycle"
        assert screen.form is None

    def test_without_a_patient_it_stays_empty(self, shown):
        bedside = bedside_of()
        bedside.close_patient()
        screen = shown(bedside)
        assert screen.trend.plot.scene.dots == ()
        screen.grab()

    def test_every_view_has_its_key_on_its_button(self, shown):
        screen = shown(bedside_of())
        keys = {one.key for one in screen.shortcuts()}
        for view, _words, key in VIEWS:
            assert screen.trend.views[view].hint == key
            assert key in keys
        assert {screen.trend.add_button.hint, screen.says.answer.hint, screen.trend.unit_button.hint} <= keys

    def test_every_column_has_its_width(self, shown):
        assert len(HgbRows.widths) == shown(bedside_of()).table.model.columnCount()

    def test_the_longest_day_with_its_time_stands_whole_in_its_column(self, shown):
        table = shown(bedside_of()).table.table
        wide = table.fontMetrics().horizontalAdvance
        shown_now = max((table.model().index(row, 0).data() for row in range(4)), key=wide)
        beside = table.sizeHintForColumn(0) - wide(shown_now)
        assert wide("PC12D19 22:36") + beside <= table.columnWidth(0)
        assert table.sizeHintForColumn(len(HgbRows.widths) - 1) <= table.columnWidth(len(HgbRows.widths) - 1)


class TestParts:
    def test_the_checklist_is_one_of_the_regimen_file(self, looked):
        regimen = bedside_of(STEADY).regimen
        assert any(plan.key == BLOOD_BANK for plan in regimen.steps_of(1, 1))

    def test_the_form_shows_the_advice_that_is_decided_on(self, looked):
        bedside = bedside_of()
        review = bedside.alarms.hemoglobin.of(bedside.chart)[-1]
        assert answer_act(bedside, review).note.startswith("Act now: ")
        assert "labs form" in result_act(bedside).note

    def test_cards_are_empty_before_anything_is_known(self, looked, qtbot):
        bedside = bedside_of(STEADY)
        says, rules = SaysCard(bedside), RulesCard(bedside)
        for card in (says, rules):
            qtbot.addWidget(card)
        assert says.value.text() == "No hemoglobin was reported yet."
        assert says.answer.isHidden()
        assert rules.words == ()
