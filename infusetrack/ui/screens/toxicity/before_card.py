"""What the patient had before the trial, with its grade: the ground that later grades stand on."""

from PySide6.QtCore import Signal

from infusetrack.domain.adverse_events import baseline_conditions
from infusetrack.domain.chart import Chart
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


class BeforeCard(Card):
    """Signal: `add_asked()`."""

    add_asked = Signal()

    def __init__(self) -> None:
        """One text; there are few of them."""
        super().__init__(tr("Before the trial"))
        self.words = label("", "body", wrap=True)
        self.aside(QuietButton(tr("Add a condition"), "B", act=self.add_asked.emit))
        self.add(self.words)

    def show_chart(self, chart: Chart) -> None:
        """All conditions at enrolment."""
        told = [
            " · ".join(
                part
                for part in (
                    tr("{term} grade {grade}").format(term=one.term, grade=one.grade),
                    tr("since {day}").format(day=figures.day(one.since)) if one.since else "",
                    one.words,
                )
                if part
            )
            for one in baseline_conditions(chart)
        ]
        self.words.setText(
            "\n".join(told) or tr("No condition is noted. Grades of later events count from 0.")
        )
