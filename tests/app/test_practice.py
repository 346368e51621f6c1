"""The practice strip tells how to sign in."""

from PySide6.QtWidgets import QLabel

from infusetrack.app.practice import PIN, STAFF, strip_words
from infusetrack.ui.practice import PracticeFrame


def test_the_strip_names_every_practice_account_and_its_pin(qtbot):
    frame = PracticeFrame(QLabel(), rehearsal=True)
    qtbot.addWidget(frame)
    frame.say(strip_words())
    words = frame.strip.text()
    assert words.startswith("PRACTICE · no real patient")
    assert PIN in words
    assert all(badge in words for badge, _ in STAFF)
