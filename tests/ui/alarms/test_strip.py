"""The strip of the desk: the most urgent alarm, its answers by key, the others in a list."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import AlarmAcknowledged, ClockGap, ReminderPutOff, SoundPaused
from infusetrack.ui.alarms.others import OtherAlarms
from infusetrack.ui.alarms.strip import AlarmStrip
from infusetrack.ui.widgets.labels import column

RUNS = "PED-0417"


@pytest.fixture
def strip(bedside, qtbot):
    made = AlarmStrip(bedside)
    qtbot.addWidget(made)
    made.resize(1272, 60)
    bedside.alarms.look(bedside.now())
    return made


def pass_by(bedside, **span):
    bedside.tools.clock.advance(**span)
    bedside.alarms.look(bedside.now())


def lost(bedside, study_id=RUNS):
    """The computer slept: high, and about this chair."""
    bedside.tools.board.session(study_id).write(ClockGap("slept", 2400), by="InfuseTrack")
    bedside.alarms.look(bedside.now())


def count(bedside, kind, study_id=RUNS):
    return len(bedside.tools.board.session(study_id).chart.of_kind(kind))


def alone(bedside, monkeypatch, *found):
    monkeypatch.setattr(bedside.alarms, "_standing", tuple(found))


def of_kind(bedside, kind, chair=1):
    return next(one for one in bedside.alarms.standing if (one.alarm.kind, one.chair) == (kind, chair))


@pytest.fixture
def field(strip, qtbot):
    """Somebody types in a field of the same window."""
    window, made = QWidget(), QLineEdit()
    window.setLayout(column(strip, made))
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    made.setFocus()
    yield made
    strip.setParent(None)
    window.close()


class TestWhatItShows:
    def test_nothing_wrong_takes_no_room(self, strip, bedside, monkeypatch):
        alone(bedside, monkeypatch)
        strip.show_time(bedside.now())
        assert strip.isHidden()
        assert strip.first is None

    def test_the_most_urgent_says_where_what_since_when_and_what_next(self, strip, bedside, monkeypatch):
        lost(bedside)
        alone(bedside, monkeypatch, of_kind(bedside, "clock_gap"))
        pass_time = bedside.now() + timedelta(minutes=3)
        strip.show_time(pass_time)
        assert not strip.isHidden()
        assert strip.line.word.text() == "HIGH"
        assert strip.line.head.text() == "Chair 1 R. M.: Time passed unseen: 40 min not watched"
        foot = strip.line.foot.text()
        assert foot == "since 13:25, nobody answered for 3 min · Look at the pump and enter its volume"
        assert strip.line.accessibleName().startswith("HIGH. Chair 1")
        assert strip.others.isHidden()

    def test_an_alarm_of_another_chair_is_shown_too(self, strip, bedside):
        lost(bedside, "PED-0398")
        assert {"Chair 2 T. A."} <= {strip._place(one) for one in strip._shown}

    def test_more_are_counted_and_listed(self, strip, bedside):
        lost(bedside)
        more = len(strip._shown) - 1
        assert more > 1
        assert strip.others.text() == f"+{more} more"
        strip.toggle_more()
        shown = [button.text() for button in strip.listed.rows if not button.isHidden()]
        assert len(shown) == more
        assert all("Chair" in words for words in shown)
        assert isinstance(strip.listed, OtherAlarms)
        strip.toggle_more()
        assert strip.listed.isHidden()

    def test_what_was_put_off_is_out_of_sight_and_what_was_answered_is_not(self, strip, bedside):
        lost(bedside)
        for one in bedside.alarms.standing:
            if one.alarm.is_reminder:
                bedside.alarms.put_off(one, 5, by="RN 27")
        assert all(not one.alarm.is_reminder for one in strip._shown)

    def test_on_a_narrow_strip_the_buttons_stand_below_the_words(self, strip, bedside):
        lost(bedside)
        strip.show()
        strip.resize(1272, strip.sizeHint().height())
        wide = strip.go.mapTo(strip, strip.go.rect().topLeft()).y()
        strip.resize(800, 200)
        strip.line._grid.activate()
        below = strip.go.mapTo(strip, strip.go.rect().topLeft()).y()
        assert below > wide + strip.line.head.height()
        strip.resize(1272, 60)


class TestAnswers:
    def test_it_is_acknowledged_in_the_name_of_who_is_signed_in(self, strip, bedside, monkeypatch):
        lost(bedside)
        strip.acknowledge()
        (line,) = bedside.tools.board.session(RUNS).chart.of_kind(AlarmAcknowledged)
        assert (line.by, line.event.kind) == ("RN 27", strip_kind(line))
        assert all(
            one.alarm.kind != line.event.kind or not one.alarm.sounds
            for one in strip._shown
            if one.chair == 1
        )

    def test_nobody_signed_in_answers_nothing(self, strip, bedside):
        lost(bedside)
        bedside.person = None
        strip.acknowledge()
        strip.pause_sound()
        strip.ask_minutes()
        assert count(bedside, AlarmAcknowledged) == 0
        assert bedside.alarms.pause_left(bedside.now()) is None

    def test_an_answer_that_is_not_saved_is_told(self, strip, bedside, qtbot):
        lost(bedside)
        bedside.tools.site._record.fail_with = BrokenWorld("store_failed", why="full")
        with qtbot.waitSignal(bedside.told) as told:
            strip.acknowledge()
        assert told.args[1] == "not_saved"

    def test_an_answered_alarm_is_not_answered_twice(self, strip, bedside, monkeypatch):
        alone(bedside, monkeypatch)
        strip.show_time(bedside.now())
        strip.acknowledge()
        assert count(bedside, AlarmAcknowledged) == 0

    def test_the_sound_is_paused_counts_down_and_comes_back_by_the_same_key(self, strip, bedside):
        lost(bedside)
        strip.pause_sound()
        assert isinstance(bedside.tools.site.lines[-1].event, SoundPaused)
        assert strip.pause.text() == "Sound paused 2:00"
        bedside.tools.clock.advance(seconds=30)
        strip.show_time(bedside.now())
        assert strip.pause.text() == "Sound paused 1:30"
        strip.pause_sound()
        assert strip.pause.text() == "Pause sound"
        told = []
        bedside.told.connect(lambda words, level: told.append(level))
        strip.pause_sound()
        assert told == ["info"]

    def test_only_a_reminder_is_put_off(self, strip, bedside, monkeypatch):
        lost(bedside)
        strip.ask_minutes()
        assert strip.minutes.isHidden()
        assert strip.later.isHidden()

    def test_a_reminder_is_put_off_by_five_ten_or_fifteen(self, strip, bedside, monkeypatch):
        pass_by(bedside, minutes=8)
        reminder = next(one for one in bedside.alarms.standing if one.alarm.is_reminder and one.chair == 2)
        monkeypatch.setattr("infusetrack.ui.alarms.strip.urgent_of", lambda _all: (reminder,))
        strip.show_time(bedside.now())
        assert not strip.later.isHidden()
        strip.ask_minutes()
        assert [one.text() for one in strip.minutes.choices] == ["5 min", "10 min", "15 min"]
        strip.minutes.choices[1].click()
        (line,) = bedside.tools.board.session("PED-0398").chart.of_kind(ReminderPutOff)
        assert (line.event.minutes, line.by) == (10, "RN 27")
        assert strip.minutes.isHidden()

    def test_a_put_off_that_is_not_saved_is_told(self, strip, bedside, monkeypatch, qtbot):
        pass_by(bedside, minutes=8)
        reminder = next(one for one in bedside.alarms.standing if one.alarm.is_reminder and one.chair == 2)
        monkeypatch.setattr("infusetrack.ui.alarms.strip.urgent_of", lambda _all: (reminder,))
        strip.show_time(bedside.now())
        bedside.tools.site._record.fail_with = BrokenWorld("store_failed", why="full")
        with qtbot.waitSignal(bedside.told) as told:
            strip.ask_minutes()
            strip.minutes.choices[0].click()
        assert told.args[1] == "not_saved"

    def test_the_question_is_about_one_reminder_and_goes_when_another_alarm_comes(
        self, strip, bedside, monkeypatch
    ):
        pass_by(bedside, minutes=8)
        reminder = next(one for one in bedside.alarms.standing if one.alarm.is_reminder and one.chair == 2)
        found = [reminder]
        monkeypatch.setattr("infusetrack.ui.alarms.strip.urgent_of", lambda _all: tuple(found))
        strip.show_time(bedside.now())
        strip.ask_minutes()
        assert strip.minutes.words.text().startswith("Chair 2 T. A., ")
        found.insert(0, next(one for one in bedside.alarms.standing if one.chair == 1))
        strip.show_time(bedside.now())
        assert strip.minutes.isHidden()
        assert count(bedside, ReminderPutOff, "PED-0398") == 0

    def test_esc_puts_the_question_away_and_the_keyboard_goes_back(self, strip, bedside, monkeypatch, field):
        pass_by(bedside, minutes=8)
        reminder = next(one for one in bedside.alarms.standing if one.alarm.is_reminder and one.chair == 2)
        monkeypatch.setattr("infusetrack.ui.alarms.strip.urgent_of", lambda _all: (reminder,))
        strip.show_time(bedside.now())
        strip.ask_minutes()
        assert strip.minutes.choices[0].hasFocus()
        QTest.keyClick(strip.minutes.choices[0], Qt.Key.Key_Escape)
        assert strip.minutes.isHidden()
        assert field.hasFocus()

    def test_the_list_is_walked_by_keys_and_esc_goes_back(self, strip, bedside, field):
        lost(bedside)
        others = []
        QShortcut(QKeySequence("Esc"), field.window()).activated.connect(lambda: others.append(True))
        strip.toggle_more()
        assert strip.listed.rows[0].hasFocus()
        QTest.keyClick(strip.listed.rows[0], Qt.Key.Key_Down)
        assert strip.listed.rows[1].hasFocus()
        QTest.keyClick(strip.listed.rows[1], Qt.Key.Key_Escape)
        assert strip.listed.isHidden()
        assert field.hasFocus()
        assert others == []

    def test_every_answer_has_a_key_shown_on_its_button(self, strip):
        keys = {one.key for one in strip.shortcuts()} - {"Shift+F4"}
        assert keys == {
            button.hint for button in (strip.go, strip.answer, strip.later, strip.pause, strip.others)
        }


def strip_kind(line):
    return line.event.kind


class TestGoingThere:
    def test_the_log_is_a_key_away(self, strip, bedside, qtbot):
        with qtbot.waitSignal(bedside.asked_for) as asked:
            next(one.act for one in strip.shortcuts() if one.key == "Shift+F4")()
        assert asked.args == ["alarms"]

    def test_the_chair_of_the_alarm_is_opened(self, strip, bedside):
        lost(bedside, "PED-0398")
        asked, steps = [], []
        bedside.asked_for.connect(asked.append)
        bedside.step_asked.connect(steps.append)
        place = next(at for at, one in enumerate(strip._shown) if one.alarm.kind == "clock_gap")
        strip._go_to(place)
        assert bedside.session is bedside.tools.board.session("PED-0398")
        assert asked == ["today"]
        assert steps

    def test_vital_signs_are_taken_on_their_own_screen_and_an_open_chart_stays_open(self, strip, bedside):
        opened, asked = [], []
        bedside.chart_opened.connect(opened.append)
        bedside.asked_for.connect(asked.append)
        place = next(
            at for at, one in enumerate(strip._shown) if one.alarm.kind == "vitals" and one.chair == 1
        )
        strip._go_to(place)
        assert (opened, asked) == ([], ["vitals"])

    def test_the_station_has_its_settings(self, strip, bedside):
        bedside.alarms.station.backed_up_at = lambda: bedside.now() - timedelta(hours=30)
        bedside.alarms.look(bedside.now())
        asked = []
        bedside.asked_for.connect(asked.append)
        place = next(at for at, one in enumerate(strip._shown) if one.alarm.kind == "backup")
        assert strip._words(strip._shown[place], bedside.now())[0].startswith("This station: No backup")
        strip._go_to(place)
        strip._go_to(99)
        assert asked == ["settings"]
        assert strip.first is not None
        strip.go_to_first()
        assert len(asked) == 2
