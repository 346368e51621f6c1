"""The alarm log and the budget, computed from the charts of those who sit here."""

import pytest

from infusetrack.domain.alarm_budget import AlarmBudget
from infusetrack.domain.events import ClockGap
from infusetrack.ui.alarms.screen import AlarmsScreen, BudgetCard
from infusetrack.wording.translate import tr


@pytest.fixture
def screen(bedside, qtbot):
    made = AlarmsScreen(bedside)
    qtbot.addWidget(made)
    made.resize(1272, 700)
    made.show()
    return made


def lost(bedside):
    bedside.tools.board.session("PED-0417").write(ClockGap("slept", 2400), by="InfuseTrack")
    bedside.alarms.look(bedside.now())


def rows(screen):
    model = screen.model
    return [
        tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_a_quiet_shift_says_so(screen):
    screen.came_into_sight()
    assert rows(screen) == []
    assert not screen.none.isHidden()
    assert [part.text() for part in screen.budget.figures][:1] == ["0"]


def test_each_alarm_says_when_where_what_and_who_answered(screen, bedside):
    lost(bedside)
    one = next(one for one in bedside.alarms.standing if one.alarm.kind == "clock_gap")
    bedside.tools.clock.advance(seconds=42)
    bedside.alarms.acknowledge(one, by="RN 27")
    screen.show_chart(bedside.chart)
    found = [row for row in rows(screen) if row[3] == "Time passed unseen"]
    assert found == [("13:25", "Chair 1", "HIGH", "Time passed unseen", "RN 27", "42 s")]
    assert "1 of" in screen.budget.figures[3].text()
    assert screen.budget.figures[4].text() == "42 s"


def test_the_filters_narrow_the_log(screen, bedside):
    lost(bedside)
    screen.came_into_sight()
    whole = len(rows(screen))
    screen.which.choose("high")
    assert {row[2] for row in rows(screen)} <= {"HIGH", "MEDIUM, then HIGH"}
    screen.which.choose("open")
    assert {row[4] for row in rows(screen)} == {"nobody"}
    screen.which.choose("all")
    screen.span.choose("week")
    assert len(rows(screen)) == whole


def test_out_of_sight_nothing_is_counted(screen, bedside):
    screen.hide()
    lost(bedside)
    screen.show_chart(bedside.chart)
    assert rows(screen) == []
    assert screen.shortcuts() == []


def test_too_many_sounds_ask_to_look_why(looked, qtbot):
    card = BudgetCard()
    qtbot.addWidget(card)
    card.show_budget(AlarmBudget(40, 60, 31, 10, None, 0))
    assert "Look at what sounds most" in card.verdict.text()
    assert tr("10 of 40") == card.figures[3].text()
