"""The stills of a handoff follow each other on one practice patient."""

import pytest
from PySide6.QtWidgets import QApplication

from infusetrack.app.handoff_picture import STUDY_ID, handoff_stills
from infusetrack.app.reaction_picture import SteppedClock
from infusetrack.app.station import practice_station
from infusetrack.domain.handoff_state import handoffs


@pytest.fixture
def station(tmp_path, qtbot):
    made = practice_station(QApplication.instance(), tmp_path, SteppedClock)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_handoff_is_given_read_back_wrongly_and_goes_stale(station):
    screen, names = station.window.screens["handoff"], []
    for name, bring in handoff_stills(station, station.parts.clock):
        bring()
        names.append(name)
        if name == "handoff-receive":
            assert screen.receive.compared.rows
    assert names == ["handoff-give", "handoff", "handoff-receive", "handoff-stale", "handoff-all"]
    chart = station.bedside.tools.board.session(STUDY_ID).chart
    (state,) = handoffs(chart)
    assert state.is_open
    assert state.sheet.summary_was_edited
    assert "SBP" in screen.state.stale.text()
    assert not (station.parts.places.folder / "documents").exists(), "a picture prints nothing"
