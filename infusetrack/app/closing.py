"""Closing the window while an infusion runs: said first, done when it is meant."""

from infusetrack.session.board_session import BoardSession
from infusetrack.ui.main_window import MainWindow
from infusetrack.ui.widgets.banner import Banner
from infusetrack.wording.translate import tr

KEY = "closing"


class ClosingGuard:
    """Asks in the strip below the header; closing once more, or the button, goes."""

    def __init__(self, window: MainWindow, board: BoardSession) -> None:
        """Not asked yet."""
        self._window, self._board = window, board

    def may_close(self) -> bool:
        """True where nothing runs, where nobody is at the screen, and once it was asked."""
        banners = self._window.desk.banners
        if not self._board.running() or not self._window.is_working or KEY in banners.banners:
            return True
        words = tr("An infusion runs. Closing the program stops no pump.")
        detail = tr("What falls due rings on in a small window of its own. Close once more to go.")
        banner = banners.put(KEY, Banner(words, detail, level="medium"))
        banner.offer(tr("Stay"), lambda: banners.drop(KEY))
        banner.offer(tr("Close the program"), self._window.close)
        return False
