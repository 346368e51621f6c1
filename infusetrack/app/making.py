"""One document in the making: how far it is, and whether it is given up."""

from threading import Event

from infusetrack.app.wanting import Files
from infusetrack.domain.errors import Refused
from infusetrack.reports.catalogue import KINDS, Wanted
from infusetrack.reports.pages import sizes
from infusetrack.ui.screens.paper.press import Sheet


class Making:
    """Shared by the window, which looks and may give up, and the thread that works. Nothing of Qt."""

    def __init__(self) -> None:
        """Nothing is on paper yet."""
        self.done, self.total = 0, 0
        self._given_up = Event()

    def cancel(self) -> None:
        """Give it up."""
        self._given_up.set()

    @property
    def is_given_up(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._given_up.is_set()

    def going_on(self, done: int, total: int) -> bool:
        """Told how many lines are on paper; whether to go on."""
        self.done, self.total = done, total
        return not self.is_given_up


def made_sheet(wanted: Wanted, kind: str, making: Making, files: Files | None) -> Sheet:
    """The finished document; raises `Refused("document_cancelled")` where it was given up."""
    del files
    if making.is_given_up:
        raise Refused("document_cancelled")
    pdf = KINDS[kind].write(wanted, making.going_on)
    return Sheet(
        wanted.chart.patient.study_id if wanted.chart.patient else "",
        kind,
        wanted.label,
        KINDS[kind].number(wanted),
        wanted.chart.tip,
        pdf,
        sizes(pdf),
    )
