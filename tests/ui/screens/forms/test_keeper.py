"""Nothing typed is lost by walking away, nor by the power going (hazard H56)."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms import FORMS
from infusetrack.ui.screens.forms.host import StepFormHost
from infusetrack.ui.screens.forms.keeper import EVERY_MS
from tests.fakes import MemoryDrafts
from tests.ui.screens.forms.hand import save


def _again(bedside, drafts):
    again = Bedside(replace(bedside.tools, drafts=drafts))
    again.set_person(bedside.person)
    again.open_patient("PED-0417", "C1D2")
    return again


@pytest.fixture
def station(qtbot, bedside_before):
    """`station(drafts)`: the same bedside, as after a new start of the program."""
    bedside = bedside_before("C1D2", "measure")

    def start(drafts):
        host = StepFormHost(_again(bedside, drafts), FORMS)
        qtbot.addWidget(host)
        host.show()
        return host

    return start


def _place(step="measure", badge="RN 27"):
    return Place(badge, "patient/PED-0417", "C1D2", step)


def test_what_was_typed_is_kept_two_seconds_later_and_back_after_a_restart(station):
    drafts = MemoryDrafts()
    host = station(drafts)
    host.open("measure").form.set_texts({"weight": "20.1"})
    assert (host.keeper.timer.isActive(), host.keeper.timer.interval()) == (True, EVERY_MS)
    assert drafts.all_of("RN 27") == {}
    host.keeper.timer.timeout.emit()
    assert drafts.kept(_place()) == {"form.weight": "20.1"}
    assert station(drafts).open("measure").kg.text() == "20.1"


def test_walking_away_keeps_it_at_once(station):
    drafts = MemoryDrafts()
    host = station(drafts)
    host.open("measure").form.set_texts({"weight": "20.1"})
    host._bedside.close_patient()
    assert drafts.kept(_place()) == {"form.weight": "20.1"}


def test_a_written_step_leaves_no_draft(station, qtbot):
    drafts = MemoryDrafts()
    host = station(drafts)
    form = host.open("measure")
    form.form.set_texts({"weight": "20.1"})
    host.keeper.keep_now()
    save(form)
    assert drafts.all_of("RN 27") == {}
    host.keeper.keep_now()
    assert drafts.all_of("RN 27") == {}


def test_a_draft_of_a_step_that_was_written_meanwhile_is_dropped(station):
    drafts = MemoryDrafts()
    drafts.keep(_place("identity"), {"form.note": "x"})
    assert station(drafts).open("identity").typed().get("form.note") is None
    assert drafts.all_of("RN 27") == {}


def test_another_person_does_not_see_it_and_it_waits_for_who_typed_it(station):
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


def test_unlocking_by_the_same_person_changes_nothing(station):
    host = station(MemoryDrafts())
    form = host.open("measure")
    host._bedside.set_person(host._bedside.person)
    assert host.form is form


def test_a_full_disk_keeps_the_text_on_the_screen_and_is_tried_again(station):
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
    assert drafts.kept(_place()) == {"form.weight": "20.1"}


def test_a_draft_that_cannot_be_dropped_is_emptied_later(station):
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
def test_a_pin_is_never_kept(qtbot, bedside_before, step):
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
    assert drafts.kept(_place(step)) == {"moment.when": "09:10"}
