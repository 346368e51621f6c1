"""What lies ahead and is easily missed; hidden while there is nothing to say."""

from datetime import datetime, timedelta

from infusetrack.domain.cycle_day import DayView
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.next_start import next_start, projected_end
from infusetrack.domain.zone_change import zone_change
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.ahead import next_start_words, zone_words
from infusetrack.wording.translate import tr


class AheadCard(Card):
    """The clocks change while it runs; the night before the next start is short."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden at first."""
        super().__init__(tr("Ahead"))
        self._bedside = bedside
        self.words = label("", "body", wrap=True)
        self.add(self.words)
        self.hide()

    def show_day(self, view: DayView, now: datetime) -> None:
        """Say what there is to say; asked when the record grew."""
        zone = self._bedside.zone
        told = []
        end = _runs_until(view, self._bedside, now)
        change = zone_change(now, end, zone) if end is not None else None
        if change is not None:
            told.append(zone_words(change, zone))
        following = next_start(self._bedside.chart, self._bedside.regimen, view, zone)
        if following is not None and following.is_short:
            told.append(next_start_words(following, now, zone))
        self.words.setText("\n\n".join(told))
        self.setVisible(bool(told))


def _runs_until(view: DayView, bedside: Bedside, now: datetime) -> datetime | None:
    """The end of the infusion as it runs, or as planned from now on; None once it ended or where none is."""
    ends = []
    for step in view.of_kind("infusion"):
        infusion = view.record.infusions.get(step.plan.key, Infusion())
        agent = bedside.regimen.agents[step.plan.agent or view.agents[0]]
        planned = now + timedelta(minutes=int(agent.infusion_minutes.value))
        if infusion.ended_at is None:
            ends.append(projected_end(bedside.chart, bedside.regimen, view, step) or planned)
    return max(ends, default=None)
