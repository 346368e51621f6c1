"""What an administrator is reminded of until it is done: the recovery code on paper."""

from infusetrack.ui.main_window import MainWindow
from infusetrack.ui.screens.recovery import must_be_shown
from infusetrack.ui.screens.settings import SettingsScreen
from infusetrack.ui.widgets.banner import Banner
from infusetrack.wording.translate import tr

KEY = "recovery"


def remind_of_recovery(window: MainWindow) -> None:
    """A banner for administrators that lasts until the recovery code was shown once."""
    bedside, banners = window.bedside, window.desk.banners

    def look(_changed: object = None) -> None:
        if not must_be_shown(bedside):
            banners.drop(KEY)
        elif KEY not in banners.banners:
            _put(window)

    bedside.person_changed.connect(look)
    bedside.tools.site.changed.connect(look)
    look()


def _put(window: MainWindow) -> None:
    def go() -> None:
        window.show_screen(SettingsScreen.key)
        settings = window.screens[SettingsScreen.key]
        if isinstance(settings, SettingsScreen):
            settings.ask_recovery()

    words = tr("Write down the recovery code.")
    why = tr("Without it the record is lost when this computer is.")
    window.desk.banners.put(KEY, Banner(words, why)).offer(tr("Settings"), go)
