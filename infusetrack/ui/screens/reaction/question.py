"""The question of a second press: is it another reaction, or the open one."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from infusetrack.ui.widgets.banner import Banner, BannerArea
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


class NewQuestion(BannerArea):
    """Empty until a second press. Its two answers have their keys."""

    def ask(self, began: datetime, at: datetime, another: Callable[[], object], zone: tzinfo) -> None:
        """Ask about a press at this moment, while the reaction that began then is still open."""
        words = tr("The reaction of {began} is still open. Is this another one, at {at}?")
        told = words.format(began=figures.clock(began, zone), at=figures.clock(at, zone))
        banner = self.put("new", Banner(told))
        banner.offer(tr("Another reaction"), another, "N")
        banner.offer(tr("The same"), self.put_away, "Y")

    def put_away(self) -> None:
        """It was about the same reaction, or is answered."""
        self.drop("new")

    def answer(self, place: int) -> None:
        """The first or the second answer, where the question stands."""
        banner = self.banners.get("new")
        if banner is not None:
            banner.buttons[place].click()
