"""The labs screen: results first; panels and blood products are entered and corrected by key."""

from decimal import Decimal

import pytest

from infusetrack.domain.events import LabsReported, Transfused
from infusetrack.ui.screens.labs import LabsScreen
from infusetrack.ui.screens.labs.blood_card import BloodCard
from infusetrack.ui.screens.labs.panel_card import PanelCard
from infusetrack.ui.screens.labs.results_card import ResultsCard


@pytest.fixture
def screen(bedside, qtbot):
    made = LabsScreen(bedside)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    bedside.chart_changed.connect(made.show_chart)
    made.came_into_sight()
    return made


def press(screen, key):
    next(one for one in screen.shortcuts() if one.key == key).act()


def last(screen):
    return screen._bedside.chart.lines[-1]


def entering(screen, qtbot):
    press(screen, "N")
    qtbot.waitUntil(lambda: screen.panel.entry is not None and not screen.panel.entry.laboratory.isHidden())
    return screen.panel


def test_the_newest_hemoglobin_is_chosen_and_said_in_full(screen):
    assert isinstance(screen.results, ResultsCard)
    model = screen.results.model
    assert model.analyte_at(screen.results.table.currentIndex().row()) == "hemoglobin"
    assert screen.results.full.text().startswith("Hgb 10.4 g/dL")
    assert "Anemia: grade 1" in screen.results.full.text()
    assert screen.results.course.title == "Hgb, g/dL"


def test_another_row_shows_its_own_course(screen):
    results = screen.results
    results.table.setCurrentIndex(results.model.index(results.model.row_of("sodium"), 0))
    assert results.course.title == "Na, mmol/L"
    assert results.plot.trend.analyte == "sodium"


def test_a_panel_is_entered_and_stands_in_the_table(screen, qtbot):
    panel = entering(screen, qtbot)
    assert isinstance(panel, PanelCard)
    panel.form.set_texts(
        {"drawn": "12:40", "hemoglobin": "9.9", "hemoglobin.unit": "g/dL", "laboratory": "Ward"}
    )
    press(screen, "Ctrl+S")
    told = last(screen).event
    assert isinstance(told, LabsReported)
    assert (told.day, told.laboratory, told.results[0].value) == ("C1D3", "Ward", Decimal("9.9"))
    assert screen.pages.currentIndex() == 0
    assert screen.results.full.text().startswith("Hgb 9.9 g/dL")


def test_what_is_refused_stays_typed(screen, qtbot):
    panel = entering(screen, qtbot)
    panel.form.set_texts({"drawn": "23:59", "hemoglobin": "9.9", "hemoglobin.unit": "g/dL"})
    before = len(screen._bedside.chart.lines)
    press(screen, "Ctrl+S")
    assert len(screen._bedside.chart.lines) == before
    assert "cannot be drawn" in panel.form.refusal.text()
    assert panel.form.fields["hemoglobin"].text() == "9.9"


def test_a_panel_is_corrected_with_a_reason_and_keeps_its_history(screen, qtbot):
    press(screen, "E")
    qtbot.waitUntil(lambda: not screen.panel.entry.laboratory.isHidden())
    old = screen.panel.amended
    screen.panel.form.fields["hemoglobin"].set_text("10.1")
    press(screen, "Ctrl+S")
    assert "empty" in screen.panel.moment.refusal.text()
    screen.panel.moment.why.set_text("read the wrong line")
    press(screen, "Ctrl+S")
    line = last(screen)
    assert (line.amends, line.reason) == (old.seq, "read the wrong line")
    assert line.event.step == old.event.step
    assert screen.results.model.data(screen.results.table.currentIndex()).startswith("10.1*")


def test_leaving_a_correction_drops_it_and_leaving_a_new_panel_keeps_it(screen, qtbot):
    panel = entering(screen, qtbot)
    panel.form.fields["hemoglobin"].set_text("9.9")
    press(screen, "Esc")
    press(screen, "N")
    assert panel.form.fields["hemoglobin"].text() == "9.9"
    press(screen, "Esc")
    press(screen, "E")
    press(screen, "Esc")
    assert panel.amended is None
    assert panel.form.fields["hemoglobin"].is_empty()


def test_keys_of_the_panel_reach_it_only_while_it_is_open(screen, qtbot):
    press(screen, "Ctrl+Shift+M")
    press(screen, "Ctrl+Shift+L")
    panel = entering(screen, qtbot)
    press(screen, "Ctrl+Shift+M")
    assert "ldh" in panel.entry.grid.rows
    panel.form.set_texts({"sodium": "139"})
    press(screen, "Ctrl+Shift+L")
    assert panel.form.fields["sodium.uln"].text() == "145"


class TestBlood:
    def open(self, screen):
        press(screen, "B")
        assert isinstance(screen.blood, BloodCard)
        return screen.blood

    def fill(self, blood, **texts):
        told = {"volume": "200", "started": "12:10", "stopped": "13:10", "unit": "W 0123"} | texts
        blood.form.set_texts(told)
        blood.form.fields["product"].choose("red_cells")

    def test_a_request_is_told_of_the_anti_cd47_antibody(self, screen):
        blood = self.open(screen)
        assert "every blood request" in blood.banner.text()
        assert "recorded" in blood.set_words.text()

    def test_a_product_is_saved_with_its_volume_by_weight(self, screen):
        blood = self.open(screen)
        self.fill(blood)
        assert blood.by_weight.text() == "10 mL/kg at 20 kg"
        press(screen, "Ctrl+S")
        told = last(screen).event
        assert isinstance(told, Transfused)
        assert (told.product, told.volume_ml, told.unit_number) == ("red_cells", 200, "W 0123")
        assert screen.pages.currentIndex() == 0

    def test_a_volume_far_from_usual_asks_for_a_note(self, screen):
        blood = self.open(screen)
        self.fill(blood, volume="2")
        before = len(screen._bedside.chart.lines)
        press(screen, "Ctrl+S")
        assert len(screen._bedside.chart.lines) == before
        assert blood.form.fields["note"].message

    def test_a_product_is_corrected_with_a_reason(self, screen):
        blood = self.open(screen)
        self.fill(blood)
        press(screen, "Ctrl+S")
        line = last(screen)
        self.open(screen)
        blood.correct(line)
        blood.form.fields["reaction"].set_text("hives")
        blood.moment.why.set_text("seen later")
        press(screen, "Ctrl+S")
        assert (last(screen).amends, last(screen).event.reaction) == (line.seq, "hives")

    def test_an_unread_volume_says_nothing_by_weight(self, screen):
        blood = self.open(screen)
        blood.form.fields["volume"].set_text("two hundred")
        assert blood.by_weight.text() == ""
        press(screen, "Esc")
        assert screen.pages.currentIndex() == 0


def test_another_patient_finds_nothing_that_was_typed(screen, qtbot):
    panel = entering(screen, qtbot)
    panel.form.fields["hemoglobin"].set_text("9.9")
    screen._bedside.open_patient("PED-0398", "C2D8")
    assert panel.form.fields["hemoglobin"].is_empty()
    assert screen.pages.currentIndex() == 0


def test_a_patient_without_results_is_told_how_to_enter_them(screen):
    screen._bedside.open_patient("PED-0422", "C1D1")
    screen.came_into_sight()
    chart = screen._bedside.chart
    assert screen.results.none.isHidden() is bool(chart.of_kind(LabsReported))


def test_esc_on_the_results_goes_back(screen, qtbot):
    with qtbot.waitSignal(screen._bedside.asked_for) as asked:
        press(screen, "Esc")
    assert asked.args == ["today"]
