"""The host: the right form, and nothing lost by walking away."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.domain.regimen import StepKind
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms import FORMS
from infusetrack.ui.screens.forms.host import StepFormHost
from tests.fakes import MemoryDrafts
from tests.ui.screens.forms.hand import save


@pytest.fixture
def host(qtbot, bedside_before):
    made = StepFormHost(bedside_before("C1D2", "measure"), FORMS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_kind_of_step_has_its_form():
    assert set(FORMS) == set(StepKind.__args__)


def test_each_step_of_each_day_opens(qtbot, bedside_before):
    for label in ("C1D1", "C1D2", "C1D8", "C3D8"):
        bedside = bedside_before(label, "measure")
        host = StepFormHost(bedside, FORMS)
        qtbot.addWidget(host)
        for view in bedside.view().steps:
            form = host.open(view.plan.key)
            assert isinstance(form, FORMS[view.plan.kind])
            form.show_time(bedside.now())


def test_walking_to_another_step_and_back_keeps_the_text(host):
    host.open("measure").form.set_texts({"weight": "20.1"})
    host.open("labs")
    assert host.open("measure").kg.text() == "20.1"


def test_walking_to_another_day_and_back_keeps_the_text(host):
    host.open("measure").form.set_texts({"weight": "20.1"})
    host._bedside.open_patient("PED-0417", "C1D3")
    assert host.open("measure").kg.text() == ""
    host._bedside.open_patient("PED-0417", "C1D2")
    assert host.open("measure").kg.text() == "20.1"


def test_it_tells_which_step_was_written(host, qtbot):
    form = host.open("measure")
    form.form.set_texts({"weight": "20.1"})
    with qtbot.waitSignal(host.finished, timeout=0) as told:
        save(form)
    assert told.args == ["measure"]


def test_a_step_that_the_day_does_not_have_shows_nothing(host):
    host.open("measure")
    assert host.open("bloodbank") is None
    assert host.form is None


def test_a_scan_reaches_the_form_in_sight(host):
    assert not host.take_scan("PED-0417")
    host.open("identity")
    assert not host.take_scan("PED-0417")
    host.open("measure")
    assert not host.take_scan("PED-0417")


def _again(bedside, drafts):
    again = Bedside(replace(bedside.tools, drafts=drafts))
    again.set_person(bedside.person)
    again.open_patient("PED-0417", "C1D2")
    return again


class TestDrafts:
    """Nothing is lost by walking away, nor by the power going (hazard H56)."""

    @pytest.fixture
    def station(self, qtbot, bedside_before):
        """`station(drafts)`: the same bedside, as after a new start of the program."""
        bedside = bedside_before("C1D2", "measure")

        def start(drafts):
            host = StepFormHost(_again(bedside, drafts), FORMS)
            qtbot.addWidget(host)
            host.show()
            return host

        return start

    def _place(self, step="measure", badge="RN 27"):
        return Place(badge, "patient/PED-0417", "C1D2", step)

    def test_what_was_typed_is_kept_two_seconds_later_and_back_after_a_restart(self, station):
        drafts = MemoryDrafts()
        host = station(drafts)
        host.open("measure").form.set_texts({"weight": "20.1"})
        assert (host.keeper.timer.isActive(), host.keeper.timer.interval()) == (True, 2000)
        assert drafts.all_of("RN 27") == {}
        host.keeper.timer.timeout.emit()
        assert drafts.kept(self._place()) == {"form.weight": "20.1"}
        assert station(drafts).open("measure").kg.text() == "20.1"

    def test_walking_away_keeps_it_at_once(self, station):
        drafts = MemoryDrafts()
        host = station(drafts)
        host.open("measure").form.set_texts({"weight": "20.1"})
        host._bedside.close_patient()
        assert drafts.kept(self._place()) == {"form.weight": "20.1"}

    def test_a_written_step_leaves_no_draft(self, station, qtbot):
        drafts = MemoryDrafts()
        host = station(drafts)
        form = host.open("measure")
        form.form.set_texts({"weight": "20.1"})
        host.keeper.keep_now()
        save(form)
        assert drafts.all_of("RN 27") == {}
        host.keeper.keep_now()
        assert drafts.all_of("RN 27") == {}

    def test_a_draft_of_a_step_that_was_written_meanwhile_is_dropped(self, station):
        drafts = MemoryDrafts()
        drafts.keep(self._place("identity"), {"form.note": "x"})
        assert station(drafts).open("identity").typed().get("form.note") is None
        assert drafts.all_of("RN 27") == {}

    def test_another_person_does_not_see_it_and_it_waits_for_who_typed_it(self, station):
        drafts = MemoryDrafts()
        host = station(drafts)
        staff = host._bedside.tools.site.site.staff
        host.open("measure").form.set_texts({"weight": "20.1"})
        host._bedside.set_person(None)
        assert host.form is None
        host._bedside.set_person(staff["RN 14"])
        assert (host.step_key, host.form.kg.text()) == ("measure", "")
        host._bedside.set_person(staff["RN 27"])
        assert (host.step_key, host.form.kg.text()) == ("measure", "20.1")
        assert drafts.all_of("RN 14") == {}

    def test_unlocking_by_the_same_person_changes_nothing(self, station):
        host = station(MemoryDrafts())
        form = host.open("measure")
        host._bedside.set_person(host._bedside.person)
        assert host.form is form

    def test_a_full_disk_keeps_the_text_on_the_screen_and_is_tried_again(self, station):
        drafts = MemoryDrafts()
        host = station(drafts)
        drafts.fail_with = BrokenWorld("store_failed", why="the disk is full")
        form = host.open("measure")
        form.form.set_texts({"weight": "20.1"})
        host.keeper.keep_now()
        assert form.kg.text() == "20.1"
        assert host.keeper.timer.isActive()
        drafts.fail_with = None
        host.keeper.timer.timeout.emit()
        assert drafts.kept(self._place()) == {"form.weight": "20.1"}

    def test_a_draft_that_cannot_be_dropped_is_emptied_later(self, station):
        drafts = MemoryDrafts()
        host = station(drafts)
        form = host.open("measure")
        form.form.set_texts({"weight": "20.1"})
        host.keeper.keep_now()
        drafts.fail_with = BrokenWorld("store_failed", why="the disk is full")
        save(form)
        drafts.fail_with = None
        host.keeper.timer.timeout.emit()
        assert drafts.all_of("RN 27") == {}

    @pytest.mark.parametrize("step", ["sign", "check"])
    def test_a_pin_is_never_kept(self, qtbot, bedside_before, step):
        drafts = MemoryDrafts()
        bedside = bedside_before("C1D2", step, skip=1 if step == "check" else 0)
        bedside = _again(bedside, drafts)
        host = StepFormHost(bedside, FORMS)
        qtbot.addWidget(host)
        form = host.open(step)
        secrets = [e for e in form.findChildren(QLineEdit) if e.echoMode() is QLineEdit.EchoMode.Password]
        for secret in secrets:
            secret.setText("408215")
        form.moment_form.set_texts({"when": "09:10"})
        host.keeper.let_go()
        assert secrets
        assert drafts.kept(self._place(step)) == {"moment.when": "09:10"}
