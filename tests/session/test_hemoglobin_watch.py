"""The hemoglobin watch off the window's thread: once a change, and the last word stands meanwhile."""

import gc
import weakref
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.session import hemoglobin_watch
from infusetrack.session.aside import at_once
from infusetrack.session.hemoglobin_watch import HemoglobinWatch, not_at_all, watched
from tests.domain.small_trial import MAG, START, Pen, at, hgb, magrolimab_started, weight


def _falling():
    pen = Pen()
    pen.write(weight(MAG, "16.0"), at(7, day=23))
    pen.write(magrolimab_started(), at(9, day=23))
    for day, value in ((24, "10.4"), (25, "9.6"), (26, "8.8")):
        pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
    return pen


def _ask_and_wait(watch):
    watch.of(_falling().chart)
    watch.wait()


class Later:
    """Keeps the work until somebody has time for it."""

    def __init__(self):
        self.waiting = []

    def __call__(self, work):
        self.waiting.append(work)

    def work(self):
        while self.waiting:
            self.waiting.pop(0)()


def test_a_chart_is_reviewed_and_told(qapp):
    watch, told = HemoglobinWatch(at_once), []
    watch.reviewed.connect(told.append)
    pen = _falling()
    assert watch.of(pen.chart)[-1].tier is Tier.ACT
    assert watch.of(pen.chart) is watch.of(pen.chart)
    assert told == ["PED-0417"]


def test_nothing_is_computed_without_a_patient_or_a_value(qapp):
    later = Later()
    watch = HemoglobinWatch(later)
    assert watch.of(Chart()) == ()
    assert watch.of(Pen().chart) == ()
    assert watch.last_of(Chart()) == ()
    assert later.waiting == []


def test_while_it_computes_the_last_word_stands_and_nobody_asks_twice(qapp):
    later = Later()
    watch, pen = HemoglobinWatch(later), _falling()
    assert watch.of(pen.chart) is None
    assert watch.last_of(pen.chart) == ()
    assert len(later.waiting) == 1
    later.work()
    watch.collect()
    before = watch.of(pen.chart)
    pen.write(hgb("C1D5", "8.1", at(6, day=27)), at(7, day=27))
    assert watch.of(pen.chart) is None
    assert watch.last_of(pen.chart) is before
    later.work()
    watch.collect()
    assert watch.of(pen.chart)[-1].value.g_dl == D("8.1")


def test_an_answer_to_an_older_chart_is_let_go(qapp):
    later = Later()
    watch, pen = HemoglobinWatch(later), _falling()
    watch.of(pen.chart)
    pen.write(hgb("C1D5", "8.1", at(6, day=27)), at(7, day=27))
    watch.of(pen.chart)
    told = []
    watch.reviewed.connect(told.append)
    later.work()
    watch.collect()
    assert told == ["PED-0417"]
    assert watch.of(pen.chart)[-1].value.g_dl == D("8.1")


def test_vital_signs_move_no_red_cells_so_that_nothing_is_computed_again(qapp):
    pen = _falling()
    before = watched(pen.chart, None)
    pen.write(VitalsTaken(MAG, heart_rate=104), START + timedelta(days=3))
    assert watched(pen.chart, before).reviews is before.reviews


def test_the_thread_answers_on_the_windows_own(qapp, qtbot):
    watch, pen = HemoglobinWatch(), _falling()
    with qtbot.waitSignal(watch.reviewed):
        assert watch.of(pen.chart) is None
    watch.wait()
    assert not watch._timer.isActive()
    assert watch.of(pen.chart)[-1].tier is Tier.ACT


def test_where_no_advice_is_asked_for_nothing_is_computed(qapp):
    watch = HemoglobinWatch(not_at_all)
    assert watch.of(_falling().chart) is None


def test_what_works_in_the_thread_holds_nothing_of_the_window(qapp):
    later = Later()
    watch = HemoglobinWatch(later)
    gone = weakref.ref(watch)
    watch.of(_falling().chart)
    del watch
    gc.collect()
    assert gone() is None
    later.work()


def test_a_fault_of_the_computing_comes_up_on_the_windows_thread(qapp, monkeypatch):
    monkeypatch.setattr(hemoglobin_watch, "watched", lambda _chart, _known: 1 / 0)
    watch = HemoglobinWatch()
    with pytest.raises(ZeroDivisionError):
        _ask_and_wait(watch)


def test_a_fault_leaves_nobody_waiting_and_the_last_word_stands(qapp, monkeypatch):
    later, told = Later(), []
    watch, pen = HemoglobinWatch(later), _falling()
    watch.reviewed.connect(told.append)
    watch.of(pen.chart)
    later.work()
    watch.collect()
    before = watch.of(pen.chart)
    pen.write(hgb("C1D5", "8.1", at(6, day=27)), at(7, day=27))
    monkeypatch.setattr(hemoglobin_watch, "watched", lambda _chart, _known: 1 / 0)
    watch.of(pen.chart)
    assert not watch.could_not_read(pen.chart)
    with pytest.raises(ZeroDivisionError):
        later.work()
    watch.collect()
    assert watch.could_not_read(pen.chart)
    assert told == ["PED-0417", "PED-0417"]
    assert watch.last_of(pen.chart) is before
    monkeypatch.undo()
    pen.write(hgb("C1D6", "7.9", at(6, day=28)), at(7, day=28))
    watch.of(pen.chart)
    later.work()
    watch.collect()
    assert not watch.could_not_read(pen.chart)
    assert watch.of(pen.chart)[-1].value.g_dl == D("7.9")


def test_who_only_wants_what_is_known_asks_for_nothing():
    later, pen = Later(), _falling()
    watch = HemoglobinWatch(later)
    assert watch.known_of(pen.chart) == ()
    assert later.waiting == []
    watch.of(pen.chart)
    later.waiting.pop()()
    watch.collect()
    assert watch.known_of(pen.chart) is watch.of(pen.chart)
