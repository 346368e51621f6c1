"""InfuseTrack Sans, loaded once into the running application."""

from PySide6.QtGui import QFontDatabase

from infusetrack.assets import asset

FAMILY = "InfuseTrack Sans"
FILES = ("InfuseTrackSans-Regular.ttf", "InfuseTrackSans-SemiBold.ttf", "InfuseTrackSans-Bold.ttf")


def load_fonts() -> None:
    """Make the family known to Qt; a second call does nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for name in FILES:
        QFontDatabase.addApplicationFont(str(asset("fonts", name)))
