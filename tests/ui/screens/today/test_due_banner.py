"""The strip under the header: the worst overdue thing, until it is done."""

from infusetrack.domain.reminders import due
from infusetrack.ui.screens.today.due_banner import DueBanner


def dues(bedside):
    return due(bedside.chart, bedside.regimen, bedside.day_label, bedside.now())


def test_nothing_overdue_takes_no_room(bedside, qtbot) -> None:
    banner = DueBanner(bedside)
    qtbot.addWidget(banner)
    banner.show_dues((), bedside.now())

    assert banner.isHidden()


def test_the_minutes_count_on_while_nobody_comes(bedside, qtbot) -> None:
    banner = DueBanner(bedside)
    qtbot.addWidget(banner)
    told = []
    for minutes in (5, 10):
        bedside.tools.clock.advance(minutes=minutes)
        banner.show_dues(dues(bedside), bedside.now())
        told.append(banner.strip.text())

    assert "10 min overdue" in told[0]
    assert "20 min overdue" in told[1]


def test_a_forgotten_pause_leads_to_its_step(bedside, qtbot) -> None:
    bedside.open_patient("PED-0377", "C3D5")
    bedside.tools.clock.advance(minutes=9)
    banner = DueBanner(bedside)
    qtbot.addWidget(banner)
    worst = [one for one in dues(bedside) if one.kind == "pause"]
    banner.show_dues(tuple(worst), bedside.now())
    asked = []
    bedside.step_asked.connect(asked.append)
    banner.strip.findChild(type(banner.strip.offer("x", lambda: None))).click()

    assert asked == ["infusion"]
