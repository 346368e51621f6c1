"""The line that says that a handoff waits for its receiver."""

from infusetrack.domain.events import HandoffGiven
from infusetrack.ui.desk import Desk
from infusetrack.ui.handoff_banner import HandoffBanner, ask_for_handoff
from infusetrack.ui.screens.chairs import ChairsScreen
from infusetrack.ui.screens.chart import ChartScreen


def desk_with(bedside, qtbot):
    desk = Desk(bedside, [ChartScreen(bedside), ChairsScreen(bedside)], lambda: None)
    qtbot.addWidget(desk)
    desk.banner = HandoffBanner(bedside, desk)
    return desk


def give(bedside):
    now = bedside.now()
    sheet = HandoffGiven(
        "C1D3", "ab12", bedside.chart.tip, "watcher", "watcher", "", "Calm.", "Calm.", now.replace(hour=23)
    )
    written = bedside.write(sheet)
    assert written.stands, written.words


def test_it_comes_with_the_handoff_and_goes_at_the_chairs(bedside, qtbot):
    desk = desk_with(bedside, qtbot)
    assert "handoff" not in desk.banners.banners
    give(bedside)
    banner = desk.banners.banners["handoff"]
    assert banner.text() == "Handoff given 13:25 by RN 27, not received yet"
    desk.show_screen("chairs", bedside.now())
    assert "handoff" not in desk.banners.banners
    desk.show_screen("chart", bedside.now())
    assert "handoff" in desk.banners.banners


def test_it_is_not_drawn_anew_for_the_same_words_and_goes_with_the_patient(bedside, qtbot):
    desk = desk_with(bedside, qtbot)
    give(bedside)
    banner = desk.banners.banners["handoff"]
    desk.banner.look()
    assert desk.banners.banners["handoff"] is banner
    bedside.close_patient()
    assert "handoff" not in desk.banners.banners


def test_h_asks_for_the_open_patients_handoff_else_for_that_of_all(bedside):
    found = []
    bedside.asked_for.connect(found.append)
    ask_for_handoff(bedside)
    bedside.close_patient()
    ask_for_handoff(bedside)
    assert found == ["handoff", "handoffs"]
