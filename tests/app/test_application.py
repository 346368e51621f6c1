"""There is one application, by its name."""

from infusetrack.app.application import application


def test_the_second_call_gives_the_same_application(qapp):
    assert application() is qapp
    assert qapp.applicationName() == "InfuseTrack"
