"""The documents that left the program so far, and the way to print another."""

from typing import cast

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

SHOWN = 3


class DocumentsCard(Card):
    """The latest documents, the newest first."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty at first."""
        super().__init__(tr("Documents printed so far"))
        self._bedside = bedside
        self.rows, self.more = Rows(), label("", "caption", wrap=True)
        self.print_button = PrimaryButton(
            tr("Print day summary"), "Ctrl+P", icon="print", act=lambda: bedside.asked_for.emit("print")
        )
        self.add(self.rows, self.more, self.print_button)

    def show_chart(self, chart: Chart) -> None:
        """Fill the list."""
        printed = chart.of_kind(DocumentPrinted)
        self.rows.show_rows(self._row(line) for line in printed[::-1][:SHOWN])
        self.rows.setVisible(bool(printed))
        self.more.setText(_more(len(printed)))
        self.more.setVisible(bool(self.more.text()))

    def _row(self, line: Line) -> Row:
        event = cast("DocumentPrinted", line.event)
        return figures.moment(line.happened_at, self._bedside.zone), tr("{document}, {day}, by {who}").format(
            document=event.document, day=event.day, who=line.by
        )


def _more(count: int) -> str:
    if not count:
        return tr("None yet.")
    hidden = count - SHOWN
    if hidden <= 0:
        return ""
    return tr("{count} earlier ones: choose the kind Signatures and paper.").format(count=hidden)
