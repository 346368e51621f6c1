"""Release against the limits, or on a recorded decision."""

import pytest
import shiboken6

from infusetrack.domain.events import ReactionBegan, ReactionDescribed, Released
from infusetrack.session import hemoglobin_watch
from infusetrack.session.hemoglobin_watch import HemoglobinWatch
from infusetrack.ui.screens.forms.release import ReleaseForm
from infusetrack.ui.screens.today.side_cards import HgbCard
from tests.ui.red_cells import STEADY, bedside_of
from tests.ui.screens.forms.hand import events, last, refused, save

DECISION = {"decided_by": "PI 01", "reason": "transfused, repeat 9.8"}


@pytest.fixture
def closed(opened):
    """C1D1 with an Hgb under the limit of the first dose."""
    form = opened("C1D1", "release")
    chart = form.bedside.chart
    line = next(line for line in chart.lines if type(line.event).__name__ == "LabsReported")
    results = tuple(
        type(one)(one.analyte, one.value - 3 if one.analyte == "hemoglobin" else one.value, one.unit,
                  one.lln, one.uln)
        for one in line.event.results
    )  # fmt: skip
    low = type(line.event)(line.event.day, line.event.step, line.event.drawn_at, results)
    assert form.bedside.amend(line, low, reason="test").stands
    return form


def test_an_open_gate_releases_the_day(opened):
    form = opened("C1D2", "release")
    save(form)
    assert isinstance(last(form).event, Released)
    assert not last(form).event.override_by


@pytest.mark.parametrize("key", ["decided_by", "reason"])
def test_a_closed_gate_wants_a_name_and_a_reason(closed, key):
    refused(closed, DECISION, key, "", "is empty")


def test_a_closed_gate_says_what_to_do(closed):
    assert closed.table.rows[0][0] == "Hgb"
    assert "gate closed" in closed.table.rows[0][3]
    assert "investigator's recorded decision" in closed.gate.text()


def test_the_decision_stands_with_its_name(closed):
    before = len(events(closed))
    closed.form.set_texts(DECISION)
    save(closed)
    assert len(events(closed)) == before + 1
    assert last(closed).event.override_by == "PI 01"
    assert any("Hgb" in one for one in last(closed).event.findings)


def test_each_limit_says_where_it_is_from(opened):
    form = opened("C1D2", "release")
    assert len(form.frame.sources.rows) == len(form.findings) + 1


def test_an_anaphylaxis_of_an_earlier_day_closes_the_gate_and_asks_who_decides(opened):
    form = opened("C1D3", "release")
    bedside = form.bedside
    began = bedside.write(ReactionBegan("C1D2", "infusion", "dinutuximab")).line
    bedside.write(ReactionDescribed("C1D2", began.seq, "anaphylaxis", (), 4))
    form.refresh()
    form.arrange()
    assert "dinutuximab never again" in form.gate.text()
    assert form.form.isVisibleTo(form)
    refused(form, DECISION, "decided_by", "", "is empty")
    form.form.set_texts(DECISION)
    save(form)
    assert last(form).event.override_by == "PI 01"
    assert any("never again" in one for one in last(form).event.findings)


class TestTheHemoglobinWatch:
    def _form(self, qtbot, bedside):
        form = ReleaseForm(bedside)
        qtbot.addWidget(form)
        form.show_step(next(view for view in bedside.view().steps if view.plan.kind == "release"))
        return form

    def test_before_magrolimab_it_says_what_it_sees_and_never_what_to_do_with_the_dose(self, looked, qtbot):
        form = self._form(qtbot, bedside_of(day="C1D8"))
        words = form.watch.text()
        assert words.startswith("Hemoglobin watch, act now: ")
        assert "the cause is not established" in words
        assert not any(word in words.lower() for word in ("hold", "omit", "delay", "give"))

    def test_a_steady_child_meets_no_rule(self, looked, qtbot):
        form = self._form(qtbot, bedside_of(STEADY, day="C1D8"))
        assert form.watch.text() == "Hemoglobin watch: no rule is met."

    def test_on_a_day_without_magrolimab_it_is_silent(self, looked, qtbot):
        form = self._form(qtbot, bedside_of(day="C1D3"))
        assert form.watch.text() == ""
        assert form.watch.isHidden()

    def test_while_it_reads_it_says_so_and_then_what_it_read(self, looked, qtbot):
        waiting = []
        bedside = bedside_of(day="C1D8", watch=False)
        bedside.alarms.hemoglobin = HemoglobinWatch(waiting.append)
        form = self._form(qtbot, bedside)
        assert "reading" in form.watch.text()
        waiting.pop()()
        bedside.alarms.hemoglobin.collect()
        assert "act now" in form.watch.text()

    def test_where_it_broke_off_it_says_so_at_the_release_and_on_today(self, looked, qtbot, monkeypatch):
        waiting = []
        bedside = bedside_of(day="C1D8", watch=False)
        bedside.alarms.hemoglobin = HemoglobinWatch(waiting.append)
        form, card = self._form(qtbot, bedside), HgbCard(bedside)
        qtbot.addWidget(card)
        card.show_advice(bedside.chart)
        assert card.advice.text() == ""
        monkeypatch.setattr(hemoglobin_watch, "watched", lambda _chart, _known: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            waiting.pop()()
        bedside.alarms.hemoglobin.collect()
        assert "could not read this course" in form.watch.text()
        assert "could not read this course" in card.advice.text()

    def test_a_review_that_comes_while_no_day_is_open_changes_nothing(self, looked, qtbot):
        bedside = bedside_of(day="C1D8")
        form = self._form(qtbot, bedside)
        bedside.open_patient("PED-0417", "")
        bedside.alarms.hemoglobin.reviewed.emit("PED-0417")
        assert form.watch.text().startswith("Hemoglobin watch")


def test_a_form_that_is_gone_hears_no_more_of_the_hemoglobin_watch(looked, qtbot):
    """An exception in the window's loop, each second, on the way to the next step."""
    bedside = bedside_of(day="C1D3")
    for gone in (ReleaseForm(bedside), HgbCard(bedside)):
        shiboken6.delete(gone)
    bedside.alarms.hemoglobin.reviewed.emit("PED-0417")


def test_what_a_rule_asked_of_later_days_is_told_beside_an_open_gate(opened):
    form = opened("C1D3", "release")
    bedside = form.bedside
    assert form.before.isHidden()
    began = bedside.write(ReactionBegan("C1D2", "infusion", "dinutuximab")).line
    bedside.write(ReactionDescribed("C1D2", began.seq, "eyes", (), 2))
    form.refresh()
    form.arrange()
    assert "C1D2, Label: When it goes on: half of the dose" in form.before.text()
    assert "Gate open" in form.gate.text()
    save(form)
    assert any("half of the dose" in one for one in last(form).event.findings)
