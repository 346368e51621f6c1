"""All seated patients at the change of shift."""

import pytest

from infusetrack.domain.events import ChairLeft
from tests.ui.screens.handoff.conftest import give, receive


@pytest.fixture
def every(window, qtbot):
    """The list in front, all lines told."""
    window.show_screen("handoffs")
    screen = window.screens["handoffs"]
    qtbot.waitUntil(lambda: all(row.initials.text() for row in screen.rows.values()))
    return screen


def test_every_chair_has_a_line_with_its_severity_proposed(every):
    assert list(every.rows) == ["PED-0417", "PED-0398", "PED-0422", "PED-0377", "PED-0405"]
    assert every.rows["PED-0377"].severity.text() == "proposed: unstable"
    assert every.rows["PED-0417"].state.text() == "not given"
    assert every.rows["PED-0417"].stands.text()


def test_a_given_handoff_and_a_received_one_are_told_apart(every, window, qtbot):
    screen = window.screens["handoff"]
    window.show_screen("handoff")
    give(screen)
    window.show_screen("handoffs")
    line = every.rows["PED-0417"]
    qtbot.waitUntil(lambda: line.state.text() == "open")
    assert "not received yet" in line.stands.text()
    assert line.severity.text() == "watcher"
    window.show_screen("handoff")
    receive(screen)
    window.show_screen("handoffs")
    qtbot.waitUntil(lambda: line.state.text() == "received")


def test_a_line_opens_that_patients_own_handoff(every, window):
    every.rows["PED-0377"].button.click()
    assert window.bedside.chart.patient.study_id == "PED-0377"
    assert window.front() is window.screens["handoff"]


def test_one_press_asks_for_the_list_and_all_pages(every):
    found = []
    every.bedside.asked_for.connect(found.append)
    every.print.click()
    assert found == ["print-handoff-all"]


def test_a_freed_chair_leaves_the_list(every, window):
    window.bedside.tools.site.write(ChairLeft(3, "PED-0422"), by="RN 27")
    assert "PED-0422" not in every.rows
