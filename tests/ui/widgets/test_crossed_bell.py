"""The bell: plain, crossed by a broken line while paused, by a whole one where there is no sound."""

from PySide6.QtGui import QImage

from infusetrack.ui.widgets.crossed_bell import CrossedBell


def dark(bell, how):
    bell.cross(how)
    image = bell.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(
        image.pixelColor(x, y).value() < 128 for x in range(image.width()) for y in range(image.height())
    )


def test_each_state_has_its_own_picture(looked, qtbot):
    bell = CrossedBell()
    qtbot.addWidget(bell)
    bell.resize(bell.sizeHint())
    plain, paused, off = (dark(bell, how) for how in ("", "paused", "off"))
    assert plain < paused < off
    assert dark(bell, "") == plain
