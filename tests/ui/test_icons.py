"""The icon set: every file draws, in the theme's ink."""

import pytest
from PySide6.QtGui import QColor, QFontDatabase

from infusetrack.assets import asset
from infusetrack.ui import icons
from infusetrack.ui.fonts import FAMILY, FILES, load_fonts

EVERY = sorted(path.stem for path in asset("icons").glob("*.svg"))


@pytest.mark.parametrize("name", EVERY)
def test_every_icon_draws_something_in_the_ink_asked_for(qapp, name):
    image = icons.pixmap(name, QColor("#C4161C"), 24).toImage()
    reds = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert reds or name == "down-light"
    assert name == "down-light" or all(colour.red() > colour.green() for colour in reds)


def test_an_icon_becomes_a_qt_icon(qapp):
    assert not icons.icon("check").isNull()


def test_every_font_file_loads_into_one_family(qapp):
    load_fonts()
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    found = {path.name for path in asset("fonts").glob("*.ttf")}
    assert found == set(FILES)
    assert QFontDatabase.styles(FAMILY)
