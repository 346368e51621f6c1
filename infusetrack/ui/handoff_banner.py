"""The open handoff of the patient in front, in one line that is seen from every screen of theirs."""

from PySide6.QtCore import QObject

from infusetrack.domain.handoff_prints import truth_of_sheet
from infusetrack.domain.handoff_state import open_handoff
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.desk import Desk
from infusetrack.ui.widgets.banner import Banner
from infusetrack.wording.handoff_stands import stale_words, stands_words
from infusetrack.wording.translate import tr

KEY = "handoff"
SAY_IT_THEMSELVES = frozenset({"handoff", "handoffs", "chairs"})
"""Screens that show how a handoff stands larger than a banner could."""


def ask_for_handoff(bedside: Bedside) -> None:
    """H from any screen: the open patient's handoff; where none is open, that of all seated."""
    bedside.asked_for.emit("handoff" if bedside.session is not None and bedside.day_label else "handoffs")


class HandoffBanner(QObject):
    """Puts the line among the banners and takes it away again."""

    def __init__(self, bedside: Bedside, desk: Desk) -> None:
        """The screens of the handoff and the chairs say it themselves."""
        super().__init__(desk)
        self._bedside, self._desk, self._banners = bedside, desk, desk.banners
        self._shown = ("", "")
        desk.bodies.currentChanged.connect(lambda _place: self.look())
        bedside.chart_changed.connect(lambda _chart: self.look())
        bedside.chart_opened.connect(lambda _session: self.look())

    def look(self) -> None:
        """What the record says now; the same words are not put there twice."""
        front = self._desk.front()
        silent = front is None or front.key in SAY_IT_THEMSELVES
        words = ("", "") if silent else self._words()
        if words == self._shown:
            return
        self._shown = words
        if not words[0]:
            self._banners.drop(KEY)
            return
        banner = self._banners.put(KEY, Banner(*words))
        banner.offer(tr("Open"), lambda: self._bedside.asked_for.emit("handoff"), "H")

    def _words(self) -> tuple[str, str]:
        chart = self._bedside.chart
        state = open_handoff(chart)
        if state is None:
            return "", ""
        return stands_words(state, self._bedside.zone), stale_words(truth_of_sheet(chart, state))
