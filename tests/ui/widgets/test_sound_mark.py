"""How the station sounds, in a bell and a few words."""

from infusetrack.ui.widgets.sound_mark import SoundMark, SoundState


def test_it_shows_its_words_and_crosses_its_bell(looked, qtbot):
    mark = SoundMark()
    qtbot.addWidget(mark)
    assert mark.isHidden()
    for state in (SoundState("Sound paused 1:59", "paused"), SoundState("Sound: aplay")):
        mark.show_state(state)
        mark.show_state(state)
        assert (mark.words.text(), mark.bell.crossed) == (state.words, state.crossed)
        assert mark.accessibleName() == state.words
    assert not mark.isHidden()
