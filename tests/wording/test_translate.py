"""Another language takes over every sentence, and back again."""

import gettext

import pytest

from infusetrack.wording import translate
from infusetrack.wording.dues import KINDS
from infusetrack.wording.translate import mark, tr, translated


class Mirrored(gettext.NullTranslations):
    """A language in which every sentence is written backwards."""

    def gettext(self, message):
        return message[::-1]


@pytest.fixture
def mirrored():
    translate.use(Mirrored())
    yield
    translate.use(gettext.NullTranslations())


def test_without_a_catalogue_a_sentence_stays_as_it_is():
    assert tr("Bag expires") == translated("Bag expires") == "Bag expires"


def test_a_chosen_language_reaches_literals_and_marked_ones(mirrored):
    assert tr("Bag expires") == "seripxe gaB"
    assert translated(KINDS["bag_life"]) == "seripxe gaB"


def test_marking_translates_nothing_yet(mirrored):
    assert mark("Bag expires") == "Bag expires"


def test_the_language_is_put_back():
    assert tr("Flush ends") == "Flush ends"
