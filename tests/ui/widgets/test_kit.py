"""The painted widgets: they draw at every theme and size, and say aloud what they show."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from infusetrack.domain.cycle_day import StepState
from infusetrack.ui import theme
from infusetrack.ui.theme import NAMES, Theme
from infusetrack.ui.widgets.banner import Banner, BannerArea
from infusetrack.ui.widgets.buttons import ChoiceButton, DangerOutlineButton, PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.figure import Figure
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.icon_label import IconLabel
from infusetrack.ui.widgets.labels import column, dress, emptied, label, row, rule
from infusetrack.ui.widgets.painted import Painted
from infusetrack.ui.widgets.patient_header import PatientHeader, PatientLine
from infusetrack.ui.widgets.rate_plot import RatePlot, RateSpan, RateStory
from infusetrack.ui.widgets.ring import Ring
from infusetrack.ui.widgets.step_rail import RailStep, StepRail
from infusetrack.ui.widgets.toast import Toast
from infusetrack.ui.widgets.top_bar import TopBar

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STEPS = (
    RailStep("id", "before", "Identity", "07:42", StepState.DONE),
    RailStep("labs", "before", "Labs", "left out", StepState.SKIPPED),
    RailStep("inf", "infusion", "Dinutuximab", "running", StepState.RUNNING),
    RailStep("flush", "infusion", "Flush", "waits", StepState.BLOCKED),
    RailStep("obs", "after", "Observe", "open", StepState.OPEN),
)


@pytest.fixture(params=[(name, scale) for name in NAMES for scale in (1.0, 1.75)], ids=str)
def dressed(request, qapp):
    """Each theme, small and large; day again afterwards."""
    theme.apply(QApplication.instance(), Theme.load(request.param[0]), request.param[1])
    yield request.param
    theme.apply(QApplication.instance(), Theme.load("day"))


def _colours(widget):
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def _story():
    return RateStory(
        (RateSpan(NINE, NINE + timedelta(hours=1), Decimal(5)),),
        (RateSpan(NINE + timedelta(hours=1), NINE + timedelta(hours=7), Decimal(10)),),
        NINE + timedelta(hours=1),
    )


def _ring():
    ring = Ring()
    ring.show_progress(0.4, "6:00", "h:min left", "ends 19:25")
    ring.set_colour(QColor("#1F6FB2"))
    return ring


def _plot():
    plot = RatePlot()
    plot.show_rates(_story())
    return plot


def _rail():
    rail = StepRail()
    rail.show_steps(STEPS, "inf")
    return rail


def _header():
    header = PatientHeader()
    header.show_patient(
        PatientLine("R. M.", "PED-0417", "14 Mar 2020 · 6 y", "20.0 kg", day="C1 D3", allergies="Penicillin")
    )
    return header


@pytest.mark.parametrize(
    "make",
    [
        lambda: IconLabel("drop", "brand", spoken="InfuseTrack"), _ring, _plot, _rail, _header,
        lambda: Chip("Overdue", "medium"), lambda: Chip("ALLERGY", outline=True),
        lambda: Banner("Vital signs overdue", "hourly", level="medium"),
        lambda: PrimaryButton("Save", "Ctrl+S", icon="check"), lambda: DangerOutlineButton("Stop", "F9"),
    ],
)  # fmt: skip
def test_it_draws_in_every_theme_and_size(qtbot, dressed, make):
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    assert len(_colours(widget)) > 2


def test_a_ring_says_its_figure_and_share_aloud(qtbot):
    ring = _ring()
    qtbot.addWidget(ring)
    assert ring.accessibleName() == "6:00, h:min left, ends 19:25, 40 %"
    ring.show_progress(7, "0:00")
    assert ring.accessibleName() == "0:00, 100 %"


def test_a_pause_is_told_by_shape(qtbot):
    ring = _ring()
    qtbot.addWidget(ring)
    before = ring.grab().toImage()
    ring.set_paused(paused=True)
    assert ring.grab().toImage() != before


def test_the_rates_are_said_aloud(qtbot):
    plot = _plot()
    qtbot.addWidget(plot)
    assert plot.accessibleDescription() == "5.0 mL/h from 09:00"


def test_a_plot_without_a_story_stays_empty(qtbot):
    plot = RatePlot()
    qtbot.addWidget(plot)
    plot.resize(300, 120)
    assert len(_colours(plot)) == 1
    plot.show_rates(RateStory((), (), NINE))
    assert len(_colours(plot)) == 1


def test_a_step_is_opened_by_press_and_by_key(qtbot):
    rail = _rail()
    qtbot.addWidget(rail)
    rail.resize(300, 500)
    rail.show()
    with qtbot.waitSignal(rail.chosen) as by_mouse:
        qtbot.mouseClick(rail.items["labs"], Qt.MouseButton.LeftButton)
    assert by_mouse.args == ["labs"]
    with qtbot.waitSignal(rail.chosen) as by_key:
        QTest.keyClick(rail.items["flush"], Qt.Key.Key_Return)
    assert by_key.args == ["flush"]
    assert rail.items["inf"].accessibleName() == "3. Dinutuximab, running, running"


def test_arrow_keys_walk_the_steps(qtbot):
    rail = _rail()
    qtbot.addWidget(rail)
    rail.show()
    with qtbot.waitActive(rail):
        rail.activateWindow()
    rail.items["id"].setFocus()
    QTest.keyClick(rail.items["id"], Qt.Key.Key_Down)
    assert rail.items["labs"].hasFocus()
    QTest.keyClick(rail.items["labs"], Qt.Key.Key_Up)
    assert rail.items["id"].hasFocus()


def test_a_step_that_moved_on_keeps_its_line_and_the_keyboard(qtbot):
    rail = _rail()
    qtbot.addWidget(rail)
    kept = rail.items["obs"]
    rail.show_steps((*STEPS[:4], RailStep("obs", "after", "Observe", "until 14:00", StepState.IN_HAND)))
    assert rail.items["obs"] is kept
    assert "until 14:00" in kept.accessibleName()


def test_a_button_shows_and_says_its_key(qtbot):
    pressed = []
    button = QuietButton("Change rate", "R", act=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.click()
    assert pressed == [1]
    assert (button.accessibleName(), button.accessibleDescription(), button.hint) == ("Change rate", "R", "R")
    narrow = button.sizeHint().width()
    button.setText("Change the rate now")
    assert button.sizeHint().width() > narrow


def test_a_button_at_the_bedside_is_large_enough_to_hit(qtbot, dressed):
    button = PrimaryButton("Save", "Ctrl+S")
    qtbot.addWidget(button)
    button.show()
    assert button.height() >= 48 * 0.9


def test_choosing_moves_nothing(qtbot):
    button = ChoiceButton("Letter")
    qtbot.addWidget(button)
    before = button.sizeHint()
    button.setChecked(True)
    assert button.sizeHint() == before


def test_a_card_hides_what_is_empty(qtbot):
    card = Card()
    qtbot.addWidget(card)
    card.show()
    assert not card._head.isVisible()
    card.set_title("Next")
    card.set_subtitle("today")
    card.aside(Chip("1"))
    card.add(QLabel("x"))
    card.set_edge("medium")
    assert card._head.isVisible()
    assert card.title == "Next"
    assert card.property("edge") == "medium"


def test_a_figure_has_its_unit_beside_it(qtbot):
    figure = Figure("Infused", "mL")
    qtbot.addWidget(figure)
    figure.show_value("40.0", caption="Infused · 5.60 mg", note="of 100 mL")
    assert figure.value() == "40.0"
    assert figure.accessibleName() == "Infused · 5.60 mg: 40.0 mL"
    figure.set_unit("L")
    figure.show_value("")
    assert figure.value() == "\N{EM DASH}"


def test_the_most_urgent_banner_stands_on_top(qtbot):
    area = BannerArea()
    qtbot.addWidget(area)
    info = area.put("b", Banner("Backup made"))
    red = area.put("n", Banner("NOT SAVED", level="high"))
    yellow = area.put("v", Banner("Vitals overdue", level="medium"))
    assert [area._box.indexOf(one) for one in (red, yellow, info)] == [0, 1, 2]
    assert red.text() == "NOT SAVED"
    area.drop("n")
    area.drop("n")
    assert list(area.banners) == ["b", "v"]


def test_a_banner_offers_its_act(qtbot):
    done = []
    banner = Banner("NOT SAVED", level="high")
    qtbot.addWidget(banner)
    banner.offer("Try again", lambda: done.append(1)).click()
    assert done == [1]


def test_a_toast_says_it_and_goes(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(800, 600)
    around.show()
    toast = Toast(around)
    toast.say("Saved.")
    assert toast.isVisible()
    assert toast.text() == toast.accessibleName() == "Saved."
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_the_header_says_whose_chart_it_is(qtbot):
    header = _header()
    qtbot.addWidget(header)
    assert header.accessibleName().startswith("R. M., Study ID PED-0417, Born 14 Mar 2020")
    assert "ALLERGY Penicillin" in header.accessibleName()
    assert "BSA" not in header.accessibleName()


def test_the_top_bar_replaces_a_fact_of_the_same_name(qtbot):
    bar = TopBar("Chairs")
    qtbot.addWidget(bar)
    bar.show_fact("Today", "23 Nov 2026")
    bar.show_fact("Today", "24 Nov 2026")
    bar.set_title("Infusion chairs")
    bar.aside(QLabel("x"))
    bar.corner.show_badge("RN 27")
    bar.corner.show_time(NINE, UTC)
    assert bar.corner.accessibleName() == "RN 27, time 09:00"
    assert bar._shown["Today"][1].text() == "24 Nov 2026"


def test_a_narrow_flow_goes_on_in_the_next_line(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    flow = Flow(page)
    for _ in range(4):
        part = QLabel("words")
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    assert flow.heightForWidth(1000) < flow.heightForWidth(230)
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 3


def test_the_side_column_folds_under_the_main_one(qtbot):
    columns = Columns(QLabel("main"), QLabel("side"), fold_below=1000)
    qtbot.addWidget(columns)
    columns.resize(1300, 600)
    columns.show()
    assert not columns.is_folded
    columns.resize(800, 600)
    assert columns.is_folded


def test_layouts_are_emptied_whole(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    box.addWidget(rule())
    box.addLayout(row(label("a"), None, label("b", wrap=True), stretch=0))
    box.addLayout(column(label("c")))
    emptied(box)
    assert box.count() == 0


def test_a_property_set_twice_is_set_once(qtbot):
    words = label("x")
    qtbot.addWidget(words)
    dress(words, "role", "title")
    dress(words, "role", "title")
    assert words.property("role") == "title"


def test_focus_is_seen_on_what_is_painted(qtbot):
    class Spot(Painted):
        def paintEvent(self, _event):  # noqa: N802
            self.ring_focus(self.painter())

    spot = Spot()
    qtbot.addWidget(spot)
    spot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    spot.resize(60, 60)
    spot.show()
    with qtbot.waitActive(spot):
        spot.activateWindow()
    spot.clearFocus()
    bare = spot.grab().toImage()
    spot.setFocus()
    assert spot.grab().toImage() != bare


def test_a_long_title_takes_a_second_line_in_the_rail(qtbot):
    rail = StepRail()
    qtbot.addWidget(rail)
    long = RailStep(
        "base", "before", "Baseline, rested, pressure in the arm without the line", "open", StepState.OPEN
    )
    short = RailStep("labs", "before", "Labs", "open", StepState.OPEN)
    rail.show_steps([long, short])
    rail.resize(rail.sizeHint())
    rail.show()
    assert rail.items["base"].height() > rail.items["labs"].height()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button_alike(qtbot, key):
    pressed = []
    button = QuietButton("Seat the patient", act=lambda: pressed.append(1))
    qtbot.addWidget(button)
    QTest.keyClick(button, key)
    assert pressed == [1]


def test_the_selected_step_is_in_sight_once_a_low_rail_is_laid_out(qtbot):
    rail = StepRail()
    qtbot.addWidget(rail)
    steps = [RailStep(f"s{n}", "before", f"Step {n}", "open", StepState.OPEN) for n in range(20)]
    rail.resize(270, 300)
    rail.show_steps(steps, "s15")
    rail.show()
    item = rail.items["s15"]
    qtbot.waitUntil(lambda: not item.visibleRegion().isEmpty())
    assert item.visibleRegion().boundingRect().height() == item.height()
