"""The frame of a step."""

from infusetrack.ui.screens.forms.frame import KEYS, StepFrame


def frame(qtbot):
    made = StepFrame(dict.fromkeys(("save", "amend", "skip", "cancel"), lambda: None))
    qtbot.addWidget(made)
    made.fill()
    return made


def test_each_act_shows_its_key(qtbot):
    made = frame(qtbot)
    shown = {made.primary.hint, made.skip.hint, made.amend.hint, made.cancel.hint}
    assert shown == set(KEYS.values())


def test_only_the_offered_buttons_are_seen(qtbot):
    made = frame(qtbot)
    made.offer(made.amend)
    assert made.primary.isHidden()
    assert not made.amend.isHidden()


def test_where_numbers_are_from_is_told_when_asked(qtbot):
    made = frame(qtbot)
    made.show_sources([("Volume", "10 mL/kg, label")])
    assert made.sources.isHidden()
    made.sources_button.click()
    assert not made.sources.isHidden()


def test_nothing_to_wait_for_hides_the_line(qtbot):
    made = frame(qtbot)
    made.show_waits(["Weight", "Labs"])
    assert made.waits.text() == "First: Weight, Labs."
    made.show_waits([])
    assert made.waits.isHidden()
