"""An open handoff on a chair's card."""

from datetime import UTC

from infusetrack.domain.board import Card
from infusetrack.domain.site import Seat
from infusetrack.ui.screens.chairs.handed import handed
from infusetrack.ui.screens.chairs.words import card_words
from tests.domain.handing_over import give, receive
from tests.domain.small_trial import DIN, TRIAL, Pen, at, started


def test_the_card_says_that_a_handoff_waits_until_it_is_received():
    pen = Pen()
    pen.write(started(), at(8))
    words = card_words(Card(Seat(1, "PED-0417", DIN, at(7)), step="Vital signs"), TRIAL, at(9), UTC)
    assert handed(words, pen.chart, UTC) is words
    give(pen, at(19, 2))
    assert handed(words, pen.chart, UTC).detail == "now: Vital signs\nhandoff 19:02 not received"
    receive(pen, at(19, 8))
    assert handed(words, pen.chart, UTC) is words
